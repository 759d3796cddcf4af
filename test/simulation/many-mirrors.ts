/** Thousands of mirrors through the built action in one process, in compressed time, and what that takes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitLab } from '../gitlab/gitlab.ts';
import { type ActionInputs, type FinishedStep, runAction } from '../runner/runner.ts';

export interface Measured {
  /** What is in use after a collection, at its highest. */
  peakHeapBytes: number;
  /** With what the collector has not got to yet. */
  peakRssBytes: number;
  cpuMs: number;
  eventLoopDelayMs: { mean: number; p99: number; max: number };
}

export interface ManyMirrors {
  step: FinishedStep;
  paths: string[];
  requests: number;
  /** From the first request to the last, in GitLab's time. */
  elapsedMs: number;
  measured: Measured;
}

/** @param speed how much faster than real time everything lives */
export async function mirrorMany(
  count: number,
  { speed, runMs, ...inputs }: ActionInputs & { speed: number; runMs: number },
): Promise<ManyMirrors> {
  const gitlab = await startGitLab({ speed });
  const folder = await mkdtemp(join(tmpdir(), 'measured-'));
  try {
    const user = gitlab.addUser('mirror-bot');
    const paths = Array.from({ length: count }, (_, index) => `group/p${index}`);
    for (const path of paths) {
      const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
      await project.enableMirror({ url: 'https://example.com/upstream.git', fetched: false });
      project.plan({ outcome: 'nothing-new', runMs });
    }
    const file = join(folder, 'measured.json');
    const step = await runAction(
      {
        'gitlab-url': gitlab.url,
        token: gitlab.addToken(user),
        mirrors: 'mirrors.yml',
        timeout: '10h',
        'request-timeout': '10m',
        ...inputs,
      },
      {
        speed,
        files: { 'mirrors.yml': paths.map((path) => `- project: ${path}\n`).join('') },
        preload: new URL('../runner/measurement.mjs', import.meta.url),
        env: { MEASURE_FILE: file },
      },
    );
    const measured: Measured = JSON.parse(await readFile(file, 'utf8'));
    const { requests } = gitlab;
    const elapsedMs = (requests.at(-1)?.at ?? 0) - (requests[0]?.at ?? 0);
    return { step, paths, requests: requests.length, elapsedMs, measured };
  } finally {
    await rm(folder, { recursive: true });
    await gitlab.close();
  }
}
