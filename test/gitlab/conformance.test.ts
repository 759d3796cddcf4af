import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { conformance, type Open, openScene, type Row } from './conformance.ts';

const counts = { hold: 0, 'out of scope': 0, differ: 0 };

const open: Open = async (options) => {
  const scene = await openScene(options);
  onTestFinished(() => scene.close());
  return scene;
};

async function perform(row: Row): Promise<void> {
  if ('outOfScope' in row) {
    expect(row.outOfScope).not.toBe('');
    counts['out of scope']++;
    return;
  }
  counts.differ++;
  await row.check(open);
  counts.differ--;
  counts.hold++;
}

describe.each(conformance)('the embedded GitLab agrees with $source', ({ rows }) => {
  it.each(rows)('$fact', perform);
});

it('no fact is listed twice in one place', () => {
  for (const { rows } of conformance) expect(new Set(rows.map(({ fact }) => fact)).size).toBe(rows.length);
});

afterAll(() => {
  console.log(
    `conformance: ${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
});
