/** What only a step for a list or a group does. */
import type { Clock } from './base/clock.ts';
import { InvalidInputs } from './base/errors.ts';
import { type Log, type LogLine, type StepLog, waitingLogIntervalMs } from './base/log.ts';
import type { GitLab } from './gitlab/client.ts';
import { isMissingProject } from './gitlab/response.ts';
import { spacingMs } from './gitlab/scheduler.ts';
import { type GroupJob, shardOfGroup } from './inputs/group-input.ts';
import { idsToRead, type ListEntry, sameProjects } from './inputs/same-projects.ts';
import type { MirrorJob } from './mirror/job.ts';
import type { MirrorResult } from './mirror/result.ts';
import { countsText, labelText } from './report/labels.ts';
import { activeMirrors, type Session } from './session.ts';
import { formatDuration } from './text/duration.ts';
import { sentence } from './text/sanitize.ts';

export interface Mirror {
  job: MirrorJob;
  result: MirrorResult;
}

/**
 * The jobs for the mirrors of a group, or of a shard of it.
 * @throws StepError of kind `license` if none of its projects shows mirroring
 */
export async function jobsOfGroup(
  { idOrPath, shard, job }: GroupJob,
  gitlab: GitLab,
  log: Log,
): Promise<MirrorJob[]> {
  const { mirrors } = await activeMirrors(idOrPath, gitlab, log);
  return shardOfGroup(mirrors, shard).map(({ path }) => ({ ...job, project: path }));
}

/**
 * Runs all mirrors at the same time, and prints the log of each when it has finished. At the end, if there are several, it logs how many
 * have which outcome or state.
 */
export async function runAll(
  mirrors: readonly Mirror[],
  run: Run,
  { gitlab, inputs, bounds, done }: Session,
  log: StepLog,
): Promise<void> {
  const { entries, requestsPerMinute, timeoutMs } = inputs;
  const requests = idsToRead(entries).length + mirrors.reduce((sum, { job }) => sum + minRequests(job), 0);
  const warning = timeoutWarning(mirrors.length, requests, requestsPerMinute, timeoutMs);
  if (warning !== null) log.warning(warning);
  const counts = { begun: 0, succeeded: 0, failed: 0 };
  const hints = new Set<string>();
  void reportProgress(mirrors.length, counts, bounds.clock, done, log);
  await assertDifferentProjects(entries, gitlab);
  await Promise.all(mirrors.map((mirror) => runInLogGroup(mirror, run, counts, hints, log)));
  if (mirrors.length > 1) log.info(countsText(mirrors.map(({ result }) => result)));
}

/**
 * Checks that no two entries of the whole list are the same project, one by its ID and the other by its path: both would
 * configure it. Every shard checks the whole list, so all shards fail with the same error. An ID that does not exist fails only
 * its own entry, later.
 * @throws InvalidInputs with all such entries; StepError if an ID cannot be read
 */
async function assertDifferentProjects(entries: readonly ListEntry[], gitlab: GitLab): Promise<void> {
  const paths = new Map<string, string>();
  const readPath = async (id: string) => {
    try {
      paths.set(id, (await gitlab.project(id).record()).path);
    } catch (error) {
      if (!isMissingProject(error)) throw error;
    }
  };
  await Promise.all(idsToRead(entries).map(readPath));
  const problems = sameProjects(entries, paths).map(({ text }) => text);
  if (problems.length > 0) {
    throw new InvalidInputs(problems, 'Keep one entry for each project; no mirror was changed.');
  }
}

/** Processes a mirror. `onBegin` is called when its first request is about to be sent. */
export type Run = (mirror: Mirror, log: Log, onBegin?: () => void) => Promise<void>;

/**
 * Runs a mirror of a list, and then prints its log as a group.
 * @param hints those that the log already has: each is printed once, since many mirrors may fail for the same reason
 */
async function runInLogGroup(
  mirror: Mirror,
  run: Run,
  counts: MirrorCounts,
  hints: Set<string>,
  log: StepLog,
): Promise<void> {
  const lines: LogLine[] = [];
  const ownLog: Log = {
    info: (text) => lines.push({ level: 'info', text }),
    // A warning is also an annotation, and an annotation does not show the group.
    warning: (text) => lines.push({ level: 'warning', text: `${mirror.result.project}: ${text}` }),
  };
  await run(mirror, ownLog, () => {
    counts.begun++;
  });
  const { project, error, durationMs } = mirror.result;
  counts[error === null ? 'succeeded' : 'failed']++;
  if (error !== null) {
    const hint = hints.has(error.hint) ? '' : ` ${error.hint}`;
    ownLog.info(`${sentence(error.message)}${hint}`);
    hints.add(error.hint);
  }
  log.group(`${project}: ${labelText(mirror.result)} in ${formatDuration(durationMs)}`, lines);
}

interface MirrorCounts {
  begun: number;
  succeeded: number;
  failed: number;
}

/** Logs every half minute how many mirrors have finished, until all have or `done` is aborted. */
async function reportProgress(
  total: number,
  counts: Readonly<MirrorCounts>,
  clock: Clock,
  done: AbortSignal,
  log: Log,
): Promise<void> {
  for (;;) {
    try {
      await clock.sleep(waitingLogIntervalMs, done);
    } catch {
      return;
    }
    const { begun, succeeded, failed } = counts;
    const running = Math.max(0, begun - succeeded - failed);
    const waiting = total - running - succeeded - failed;
    if (running + waiting === 0) return;
    log.info(`Mirrors: ${succeeded} succeeded, ${failed} failed, ${running} running, ${waiting} waiting.`);
  }
}

/** The minimum number of requests for a mirror: to read it and, for an update, to request it and to poll once. */
function minRequests({ sync, wait, dryRun, desired }: MirrorJob): number {
  const requestsUpdate = sync !== 'false' && !dryRun && desired.enabled !== false;
  if (!requestsUpdate) return 1;
  // Saved settings request the update. Without `wait`, nothing is then polled.
  return wait ? 3 : 2;
}

/** @returns a warning if the timeout is too short for the requests of so many mirrors, or null */
function timeoutWarning(
  count: number,
  requests: number,
  requestsPerMinute: number,
  timeoutMs: number,
): string | null {
  const neededMs = requests * spacingMs(requestsPerMinute);
  if (neededMs <= timeoutMs) return null;
  return [
    `${count} mirrors take at least ${formatDuration(neededMs)} at ${requestsPerMinute} requests per minute, but timeout is`,
    `${formatDuration(timeoutMs)}, so some will fail. Raise timeout, or raise requests-per-minute as far as GitLab's rate limit allows.`,
  ].join(' ');
}
