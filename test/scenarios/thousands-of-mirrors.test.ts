import { expect, test } from 'vitest';
import { mirrorMany } from '../simulation/many-mirrors.ts';

const settings = { speed: 60, runMs: 20_000 };

test('five thousand mirrors in one process: none is lost, and each takes little of memory and of GitLab', {
  timeout: 240_000,
}, async () => {
  const few = await mirrorMany(100, settings);
  const many = await mirrorMany(5_000, settings);
  for (const { step, paths } of [few, many]) {
    expect(step.exitCode, step.stdout.slice(-2_000)).toBe(0);
    const results: { project: string; outcome: string }[] = JSON.parse(step.outputs.results ?? '[]');
    expect(results.map(({ project }) => project)).toEqual(paths);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['synced']));
  }
  const perMirror = (of: 'peakHeapBytes' | 'peakRssBytes') => (many.measured[of] - few.measured[of]) / 4_900;
  const { peakHeapBytes, peakRssBytes, cpuMs, eventLoopDelayMs } = many.measured;
  console.log(
    '5,000 mirrors:',
    JSON.stringify({
      requestsPerMirror: many.requests / 5_000,
      minutes: many.elapsedMs / 60_000,
      peakHeapMegabytes: peakHeapBytes / 1e6,
      heapKilobytesPerMirror: perMirror('peakHeapBytes') / 1e3,
      peakRssMegabytes: peakRssBytes / 1e6,
      rssKilobytesPerMirror: perMirror('peakRssBytes') / 1e3,
      cpuMsPerMirror: cpuMs / 5_000,
      eventLoopDelayMs,
    }),
  );
  expect(many.requests / 5_000).toBeLessThan(4);
  expect(perMirror('peakHeapBytes')).toBeLessThan(20_000);
});
