/** Nothing that random failing runs of the step write contains a secret, in any encoding that SECURITY.md names. */
import { afterAll, describe, expect, inject, it, test } from 'vitest';
import { Secrets } from '../../src/text/redact.ts';
import { type FailingRun, maskedLines, type Plant, Workplace } from './failing-runs.ts';
import { leaksIn } from './secret-search.ts';

const timeout = 3_600_000;
const numRuns = inject('failingRuns');
const place = new Workplace();
afterAll(() => place.close());

/** Enough to see what they have in common. */
const maxShown = 20;

test(`${numRuns} random failing runs write no secret`, { timeout }, async () => {
  const counts: Record<string, number> = {};
  const leaks: string[] = [];
  const begun = performance.now();
  let [runs, failed] = [0, 0];
  for (let number = inject('seed'); failed < numRuns && leaks.length < maxShown; number++) {
    const run = await place.run(number);
    runs++;
    if (run.hasFailed) failed++;
    const kind = run.hasFailed ? run.kind : `(${run.kind})`;
    counts[kind] = (counts[kind] ?? 0) + 1;
    leaks.push(...leaksOf(run).map((leak) => `run ${number} (${run.kind}): ${leak}`));
  }
  const ms = ((performance.now() - begun) / runs).toFixed(1);
  console.log(`failing runs: ${failed} of ${runs}, ${ms} ms each, ${JSON.stringify(counts)}`);
  expect(leaks).toEqual([]);
  expect(counts['sync-failed']).toBeGreaterThan(numRuns / 20);
  expect(counts.protocol).toBeGreaterThan(numRuns / 20);
});

function leaksOf({ written, secrets, masks, hasLateMask, kind }: FailingRun): string[] {
  // Of invalid inputs, nothing is used, and not all of them can be read.
  const unmasked =
    masks === null || kind === 'input' ? [] : maskedLines(secrets).filter((line) => !masks.includes(line));
  return [
    ...leaksIn(written, secrets),
    ...unmasked.map((line) => `no mask command has ${JSON.stringify(line)}`),
    ...(hasLateMask ? ['a mask command came after another line'] : []),
  ];
}

/** Secrets that are removed in another way. */
function planted(change: (text: string, redact: Secrets['redact']) => string): Secrets {
  const secrets = new Secrets();
  const { redact } = secrets;
  return Object.assign(secrets, { redact: (text: string) => change(text, redact) });
}

describe('within 1,000 runs a bug is found', () => {
  const isFound = async (plant: Plant): Promise<boolean> => {
    for (let number = inject('seed'); number < inject('seed') + 1_000; number++) {
      const { written, secrets } = await place.run(number, plant);
      if (leaksIn(written, secrets).length > 0) return true;
    }
    return false;
  };
  const allBut = (pattern: RegExp) => () =>
    planted((text, redact) => {
      let shown = '';
      let end = 0;
      for (const { 0: kept, index } of text.matchAll(pattern)) {
        shown += redact(text.slice(end, index)) + kept;
        end = index + kept.length;
      }
      return shown + redact(text.slice(end));
    });

  it.each<[string, Plant]>([
    ['leaves base64 alone', allBut(/[\w+/]{16,}={0,2}/g)],
    ['leaves what is percent-encoded alone', allBut(/(?:%[\da-f]{2}|\w){16,}/gi)],
    ['leaves JSON escapes alone', allBut(/(?:\\u[\da-f]{4}){4,}/gi)],
    ['leaves entities alone', allBut(/(?:&#\w+;){4,}/g)],
    ['cuts texts before it removes the secrets', () => planted((text, redact) => redact(text.slice(0, 300)))],
    ['removes secrets only as they are', plainSecrets],
    ['forgets the secrets of the list', () => new FirstSecrets()],
  ])('that %s', { timeout }, async (_, plant) => {
    expect(await isFound(plant)).toBe(true);
  });
});

function plainSecrets(): Secrets {
  const lines = new Set<string>();
  return Object.assign(new Secrets(), {
    redact: (text: string) => [...lines].reduce((shown, line) => shown.replaceAll(line, '***'), text),
    add(secrets: readonly string[]) {
      for (const line of maskedLines(secrets)) lines.add(line);
    },
  });
}

class FirstSecrets extends Secrets {
  #isFirst = true;

  override add(secrets: readonly string[]): void {
    if (this.#isFirst) super.add(secrets);
    this.#isFirst = false;
  }
}
