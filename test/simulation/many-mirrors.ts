/** Updates many mirrors in one process, and measures its time, requests and memory. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Time } from '../gitlab/clock.ts';
import { startGitLab } from '../gitlab/gitlab.ts';
import { type ActionInputs, type FinishedStep, type ProcessOptions, runAction } from '../runner/runner.ts';

export interface Measured {
  /** The peak of memory in use after a garbage collection. */
  peakHeapBytes: number;
  /** Includes garbage that is not yet collected. */
  peakRssBytes: number;
  cpuMs: number;
  eventLoopDelayMs: { mean: number; p99: number; max: number };
}

export interface Workload {
  /** GitLab's clock. */
  time: Time;
  /** How long each update runs. */
  runMs: number;
  /** How many updates GitLab runs at the same time; unlimited if not given. */
  workers?: number;
  /** Projects of the same group that are not mirrors; none if not given. */
  plainProjects?: number;
}

/** What the process that updates the mirrors gets. */
export interface Commission {
  url: string;
  token: string;
  paths: string[];
  /** The file for the results of `measurement.mjs`. */
  measureFile: string;
}

export interface Served {
  paths: string[];
  requests: number;
  /** The time of each request, in GitLab's time and in order. */
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

/** The time from the request for an update until it starts, if a worker is free. */
export const delayBeforeRun = { pickupMs: 2_000, queueMs: 2_000 };

const dayMs = 86_400_000;

/**
 * Updates this many mirrors with the built action.
 * @param options options that run the action on the clock of the workload
 */
export async function mirrorMany(
  count: number,
  workload: Workload,
  inputs: ActionInputs,
  options: ProcessOptions,
): Promise<ManyMirrors> {
  const { client: step, ...served } = await serveMany(count, workload, ({ url, token, paths, measureFile }) =>
    runAction(
      { 'gitlab-url': url, token, mirrors: 'mirrors.yml', timeout: '10h', ...inputs },
      {
        ...options,
        files: { 'mirrors.yml': paths.map((path) => `- project: ${path}\n`).join('') },
        env: { ...options.env, ...measuring(measureFile) },
      },
    ),
  );
  return { step, ...served };
}

/** The environment in which a program measures itself. It does so in real time, since the measurement is loaded before anything else. */
export function measuring(measureFile: string): Record<string, string> {
  const { href } = new URL('../runner/measurement.mjs', import.meta.url);
  return { NODE_OPTIONS: `--import ${href}`, MEASURE_FILE: measureFile };
}

/**
 * Starts a GitLab with this many mirrors, none updated recently, and lets a client update them.
 * @param update runs the client, with the variables of `measuring` in its environment
 */
export async function serveMany<T>(
  count: number,
  { time, runMs, workers = Infinity, plainProjects = 0 }: Workload,
  update: (commission: Commission) => Promise<T>,
): Promise<Served & { client: T }> {
  const { pickupMs, queueMs } = delayBeforeRun;
  // No scheduled updates, so that the only runs are those that the client requests.
  const gitlab = await startGitLab({ time, workers, pickupMs, cronMs: dayMs });
  const folder = await mkdtemp(join(tmpdir(), 'measured-'));
  try {
    const user = gitlab.addUser('mirror-bot');
    const paths = Array.from({ length: count }, (_, index) => `group/p${index}`);
    const projects = [];
    for (const path of paths) {
      const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
      await project.enableMirror({ url: 'https://example.com/upstream.git', fetched: false });
      // In compressed time a mirror may become due before its turn, and would then wait for the schedule that is switched off.
      project.mirror.nextExecutionAt = null;
      project.plan({ outcome: 'nothing-new', queueMs, runMs });
      projects.push(project);
    }
    for (let number = 0; number < plainProjects; number++) {
      await gitlab.addProject({
        path: `group/plain${number}`,
        members: [[user, 'developer']],
        repository: false,
      });
    }
    const measureFile = join(folder, 'measured.json');
    const token = gitlab.addToken(user);
    const client = await update({ url: gitlab.url, token, paths, measureFile });
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
