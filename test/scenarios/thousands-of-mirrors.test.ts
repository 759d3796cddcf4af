import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

const measurement = new URL('../runner/measurement.mjs', import.meta.url);
/** The runner's whole process, against a server in another one's time that is as fast. */
const speed = 60;

async function mirrorMany(count: number) {
  const { gitlab, repository, user, run } = await arrange({ speed });
  const paths = Array.from({ length: count }, (_, index) => `group/p${index}`);
  for (const path of paths) {
    const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
    await project.enableMirror({ url: repository.url, fetched: false });
    project.plan({ outcome: 'nothing-new', runMs: 20_000 });
  }
  const folder = await mkdtemp(join(tmpdir(), 'measured-'));
  try {
    const file = join(folder, 'measured.json');
    const step = await run(
      { project: '', mirrors: 'mirrors.yml', timeout: '1h' },
      {
        speed,
        files: { 'mirrors.yml': paths.map((path) => `- project: ${path}\n`).join('') },
        preload: measurement,
        env: { MEASURE_FILE: file },
      },
    );
    const measured = JSON.parse(await readFile(file, 'utf8'));
    return { step, paths, measured, requests: gitlab.requests.length };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('five thousand mirrors in one process: none is lost, and each takes little of memory and of GitLab', {
  timeout: 240_000,
}, async () => {
  const few = await mirrorMany(500);
  const many = await mirrorMany(5_000);
  for (const { step, paths } of [few, many]) {
    expect(step.exitCode, step.stdout.slice(-2_000)).toBe(0);
    const results: { project: string; outcome: string }[] = JSON.parse(step.outputs.results ?? '[]');
    expect(results.map(({ project }) => project)).toEqual(paths);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['synced']));
  }
  const perMirror = (many.measured.peakHeapBytes - few.measured.peakHeapBytes) / 4_500;
  console.log(
    JSON.stringify({
      requestsPerMirror: many.requests / 5_000,
      peakHeapMegabytes: many.measured.peakHeapBytes / 1e6,
      peakRssMegabytes: many.measured.peakRssBytes / 1e6,
      rssKilobytesPerMirror: (many.measured.peakRssBytes - few.measured.peakRssBytes) / 4_500 / 1_000,
      kilobytesPerMirror: perMirror / 1_000,
      cpuMsPerMirror: many.measured.cpuMs / 5_000,
      eventLoopDelayMs: many.measured.eventLoopDelayMs,
      seconds: many.step.durationMs / 1_000,
    }),
  );
  expect(many.requests / 5_000).toBeLessThan(4);
  expect(perMirror).toBeLessThan(20_000);
});
