import { inject } from 'vitest';

/** The share of all random cases that this test run tries. */
export function runs(all: number): number {
  return Math.ceil(all * inject('randomShare'));
}
