/** Many mirrors through one process, in compressed time, and what that takes. */
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

export interface Workload {
  /** How much faster than real time everything lives. */
  speed: number;
  /** How long each update is at work. */
  runMs: number;
  /** Updates that GitLab has at work at the same time; without a limit where not given. */
  workers?: number;
}

/** What the process that updates the mirrors is given. */
export interface Commission {
  url: string;
  token: string;
  paths: string[];
  speed: number;
  /** Where `measurement.mjs` writes what the process has taken. */
  measureFile: string;
}

export interface Served {
  paths: string[];
  requests: number;
  /** When each came, in GitLab's time and in order. */
  requestsAt: number[];
  /** From the first request to the last, in GitLab's time. */
  elapsedMs: number;
  /** From the first request to the end of the last update, in GitLab's time. */
  updatedMs: number;
  measured: Measured;
}

export interface ManyMirrors extends Served {
  step: FinishedStep;
}

/** What passes from the request for an update until it starts, where a worker is free. */
export const delayBeforeRun = { pickupMs: 2_000, queueMs: 2_000 };

const dayMs = 86_400_000;

export async function mirrorMany(
  count: number,
  { speed, runMs, workers = Infinity, ...inputs }: ActionInputs & Workload,
): Promise<ManyMirrors> {
  const { client: step, ...served } = await serveMany(count, { speed, runMs, workers }, (commission) =>
    runAction(
      {
        'gitlab-url': commission.url,
        token: commission.token,
        mirrors: 'mirrors.yml',
        timeout: '10h',
        'request-timeout': '10m',
        ...inputs,
      },
      {
        speed,
        files: { 'mirrors.yml': commission.paths.map((path) => `- project: ${path}\n`).join('') },
        preload: new URL('../runner/measurement.mjs', import.meta.url),
        env: { MEASURE_FILE: commission.measureFile },
      },
    ),
  );
  return { step, ...served };
}

/**
 * Starts a GitLab with so many mirrors, none of which has run lately, and has a client update them.
 * @param update runs the client to its end, with `compressed-time.mjs` and `measurement.mjs` loaded before it
 */
export async function serveMany<T>(
  count: number,
  { speed, runMs, workers = Infinity }: Workload,
  update: (commission: Commission) => Promise<T>,
): Promise<Served & { client: T }> {
  const { pickupMs, queueMs } = delayBeforeRun;
  // No update by the regular schedule, so that the only runs are those that the client asks for.
  const gitlab = await startGitLab({ speed, workers, pickupMs, cronMs: dayMs });
  const folder = await mkdtemp(join(tmpdir(), 'measured-'));
  try {
    const user = gitlab.addUser('mirror-bot');
    const paths = Array.from({ length: count }, (_, index) => `group/p${index}`);
    const projects = [];
    for (const path of paths) {
      const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
      await project.enableMirror({ url: 'https://example.com/upstream.git', fetched: false });
      project.plan({ outcome: 'nothing-new', queueMs, runMs });
      projects.push(project);
    }
    const measureFile = join(folder, 'measured.json');
    const token = gitlab.addToken(user);
    const client = await update({ url: gitlab.url, token, paths, speed, measureFile });
    const measured: Measured = JSON.parse(await readFile(measureFile, 'utf8'));
    const requestsAt = gitlab.requests.map(({ at }) => at);
    const [first = 0] = requestsAt;
    const endedAt = projects.flatMap(({ runs }) => runs.map((run) => run.endedAt ?? first));
    return {
      client,
      paths,
      requests: requestsAt.length,
      requestsAt,
      elapsedMs: (requestsAt.at(-1) ?? first) - first,
      updatedMs: Math.max(first, ...endedAt) - first,
      measured,
    };
  } finally {
    await rm(folder, { recursive: true });
    await gitlab.close();
  }
}
