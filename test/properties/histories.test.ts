/** Whatever happens to GitLab and to its responses, the step passes only if it may, fails only if it must, and always ends. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest';
import { Git } from '../gitlab/git.ts';
import {
  type Edge,
  type History,
  history,
  type Ingredient,
  ingredients,
  lie,
  live,
  overHttp,
  type Truth,
} from './histories.ts';
import { blindToChanges, blindToDates, impatient } from './planted-bugs.ts';
import { kindOf, testHistories } from './random-histories.ts';
import { runs } from './runs.ts';

/** Some of them take minutes in all. */
const timeout = 3_600_000;

let git: Git;
beforeAll(async () => {
  git = await Git.start();
});
afterAll(() => git.close());

testHistories(0);

const numOverHttp = runs(300);

test(`${numOverHttp} random histories are the same over HTTP`, { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(history(ingredients), async (plan) => {
      const quick = { ...plan, latencies: [0] };
      const truth = await live(quick, git, { open: overHttp });
      expect(lie(truth, ingredients)).toBe(null);
      expect(conversation(truth)).toEqual(conversation(await live(quick, git)));
    }),
    { numRuns: numOverHttp },
  );
});

describe('within 1,000 histories', () => {
  const isFound = async (
    chosen: Ingredient[],
    edge: Edge,
    text: string,
    given: Partial<History> = {},
  ): Promise<boolean> => {
    for (const plan of fc.sample(history(chosen), { numRuns: 1_000, seed: inject('seed') })) {
      if (lie(await live({ ...plan, ...given }, git, { edge }), chosen)?.includes(text)) return true;
    }
    return false;
  };

  it('a planted bug that counts runs from before the step is found', async () => {
    // The response to saved settings comes from the primary, which hides no run.
    const savesNothing = { desired: 'nothing', isOff: false, sync: 'true' } as const;
    expect(await isFound(['foreign runs', 'lag'], blindToDates, 'no run of its own', savesNothing)).toBe(
      true,
    );
  });

  it('a planted bug that treats the first 502 as a verdict is found', async () => {
    expect(await isFound(['outages'], impatient, 'failed with permission')).toBe(true);
  });

  it('a planted bug that skips the final comparison is found', async () => {
    expect(await isFound(['other user'], blindToChanges, 'not as desired')).toBe(true);
  });
});

function conversation(truth: Truth): string[] {
  const lines = truth.exchanges.map(({ request, response }) => `${request.method} ${response?.status}`);
  return [...lines, kindOf(truth)];
}
