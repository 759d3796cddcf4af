import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { removeFolder } from '../platform.ts';
import type { FinishedStep } from '../runner/runner.ts';
import { runGroup } from '../simulation/group.ts';
import { mirrorMany } from '../simulation/many-mirrors.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const thousands = 5_000 * inject('randomShare');
const hundred = 100;

interface Result {
  project: string;
  outcome: string;
}

async function update(count: number) {
  const time = new VirtualTime();
  const folder = await mkdtemp(join(tmpdir(), 'thousands-'));
  try {
    const file = join(folder, 'results.json');
    const done = await mirrorMany(count, { time, runMs: 20_000 }, { 'results-file': file }, { time });
    const results: Result[] = JSON.parse(await readFile(file, 'utf8'));
    return { ...done, results };
  } finally {
    await removeFolder(folder);
  }
}

const isCutOff = ({ annotations }: FinishedStep) =>
  annotations.some(({ level, message }) => level === 'warning' && message.includes('so the output results'));

test(`${thousands} mirrors in one process all succeed, each with little memory and few requests`, async () => {
  const few = await update(hundred);
  const many = await update(thousands);
  for (const { step, paths, results } of [few, many]) {
    expect(step.exitCode, step.stdout.slice(-2_000)).toBe(0);
    // None failed, so what exceeds an output is not in it.
    expect(JSON.parse(step.outputs.results ?? '')).toEqual(isCutOff(step) ? [] : results);
    expect(results.map(({ project }) => project)).toEqual(paths);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['synced']));
  }
  expect(isCutOff(few.step)).toBe(false);
  const heapBytesPerMirror =
    (many.measured.peakHeapBytes - few.measured.peakHeapBytes) / (thousands - hundred);
  expect(many.requests / thousands).toBeLessThan(4);
  expect(heapBytesPerMirror).toBeLessThan(20_000);
});

const group = { projects: 5_000 * inject('randomShare'), mirrors: 400 * inject('randomShare') };
const pages = group.projects / 100;

test(`a monitor of a group of ${group.projects} projects sends a request for each page and each mirror`, async () => {
  const { step, requests } = await runGroup(group, 'monitor');
  expect(step.exitCode, step.stdout.slice(-2_000)).toBe(0);
  expect(JSON.parse(step.outputs.results ?? '[]')).toHaveLength(group.mirrors);
  // The last one reads when the token expires.
  expect(requests).toBe(pages + group.mirrors + 1);
});

test('all mirrors of a group are updated with few requests', async () => {
  const { step, requests } = await runGroup(group, 'update');
  expect(step.outputs, step.stdout.slice(-2_000)).toMatchObject({ outcome: 'synced' });
  expect((requests - pages) / group.mirrors).toBeLessThan(9);
});
