import { inject } from 'vitest';

/** How many random cases are tried where all of them would be so many. */
export function runs(all: number): number {
  return Math.ceil(all * inject('randomShare'));
}
