import { expect, inject, test } from 'vitest';
import { mirrorMany } from '../simulation/many-mirrors.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const thousands = 5_000 * inject('randomShare');
const hundred = 100;

function update(count: number) {
  const time = new VirtualTime();
  return mirrorMany(count, { time, runMs: 20_000 }, {}, { time });
}

test(`${thousands} mirrors in one process all succeed, each with little memory and few requests`, async () => {
  const few = await update(hundred);
  const many = await update(thousands);
  for (const { step, paths } of [few, many]) {
    expect(step.exitCode, step.stdout.slice(-2_000)).toBe(0);
    const results: { project: string; outcome: string }[] = JSON.parse(step.outputs.results ?? '[]');
    expect(results.map(({ project }) => project)).toEqual(paths);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['synced']));
  }
  const heapBytesPerMirror =
    (many.measured.peakHeapBytes - few.measured.peakHeapBytes) / (thousands - hundred);
  expect(many.requests / thousands).toBeLessThan(4);
  expect(heapBytesPerMirror).toBeLessThan(20_000);
});
