/** Many mirrors through one process, and what that takes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Time } from '../gitlab/clock.ts';
import { startGitLab } from '../gitlab/gitlab.ts';
import { type ActionInputs, type FinishedStep, type ProcessOptions, runAction } from '../runner/runner.ts';

export interface Measured {
  /** What is in use after a collection, at its highest. */
  peakHeapBytes: number;
  /** With what the collector has not got to yet. */
  peakRssBytes: number;
  cpuMs: number;
  eventLoopDelayMs: { mean: number; p99: number; max: number };
}

export interface Workload {
  /** The time that GitLab lives in. */
  time: Time;
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

/**
 * Has the built action update so many mirrors.
 * @param options what makes it live in the time of the workload
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

/** Has a program measure itself, in real time: its timers are those of Node, since this is loaded before anything else. */
export function measuring(measureFile: string): Record<string, string> {
  const { href } = new URL('../runner/measurement.mjs', import.meta.url);
  return { NODE_OPTIONS: `--import ${href}`, MEASURE_FILE: measureFile };
}

/**
 * Starts a GitLab with so many mirrors, none of which has run lately, and has a client update them.
 * @param update runs the client to its end, with what `measuring` gives in its environment
 */
export async function serveMany<T>(
  count: number,
  { time, runMs, workers = Infinity }: Workload,
  update: (commission: Commission) => Promise<T>,
): Promise<Served & { client: T }> {
  const { pickupMs, queueMs } = delayBeforeRun;
  // No update by the regular schedule, so that the only runs are those that the client asks for.
  const gitlab = await startGitLab({ time, workers, pickupMs, cronMs: dayMs });
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
