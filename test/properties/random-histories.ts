/** Half of the random histories: two files, so that two processors share them. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Git } from '../gitlab/git.ts';
import { history, ingredients, lie, live, type Truth } from './histories.ts';

/** All of them take some minutes. */
const timeout = 3_600_000;

/** @param half 0 or 1; each has a seed of its own */
export function testHistories(half: 0 | 1): void {
  const numRuns = inject('histories') / 2;
  let git: Git;
  beforeAll(async () => {
    git = await Git.start();
  });
  afterAll(() => git.close());

  test(`in ${numRuns} random histories the step reports nothing that is not true`, { timeout }, async () => {
    const counts: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(history(ingredients), async (plan) => {
        const truth = await live(plan, git);
        const kind = kindOf(truth);
        counts[kind] = (counts[kind] ?? 0) + 1;
        expect(lie(truth, ingredients)).toBe(null);
      }),
      { numRuns, seed: inject('seed') + half },
    );
    console.log(`histories: ${numRuns}, ${JSON.stringify(counts)}`);
    expect(counts.synced).toBeGreaterThan(numRuns / 20);
    expect(counts['sync-failed']).toBeGreaterThan(numRuns / 100);
  });
}

export function kindOf({ result }: Truth): string {
  return result.error?.kind ?? result.outcome;
}
