/** All mirrors of a step at the same time, over one connection, within one deadline. */
import type { Bounds } from './base/clock.ts';
import type { Log, LogLine, StepLog } from './base/log.ts';
import type { GitLab } from './gitlab/client.ts';
import { spacingMs } from './gitlab/scheduler.ts';
import type { MirrorJob } from './inputs/job.ts';
import type { MirrorResult } from './mirror/result.ts';
import { mirrorProject } from './mirror/run.ts';
import { outcomeCell } from './report/summary.ts';
import { formatDuration } from './text/duration.ts';

export interface RunContext {
  gitlab: GitLab;
  bounds: Bounds;
  timeoutMs: number;
  pollIntervalMs: number;
  log: StepLog;
}

const progressMs = 30_000;

/** The least that a mirror takes: a look, the request for an update, and a look at its end. */
const requestsPerMirror = 3;

/**
 * Does all jobs, each to its end whatever becomes of the others.
 * @param results one for each job, filled as things become known
 */
export async function mirrorAll(
  jobs: readonly MirrorJob[],
  results: readonly MirrorResult[],
  context: RunContext,
): Promise<void> {
  const { bounds, log } = context;
  const done = new AbortController();
  const counts = { begun: 0, well: 0, badly: 0 };
  void reportProgress(jobs.length, counts, bounds, done.signal, log);
  const each = jobs.map(async (job, index) => {
    const result = results[index];
    if (result === undefined) throw new Error('a job without a result');
    const story = new Recording();
    const onBegin = () => {
      counts.begun++;
    };
    await mirrorProject({ ...context, job, onBegin, log: story }, result);
    counts[result.error === null ? 'well' : 'badly']++;
    if (result.error !== null) story.info(`${result.error.message} ${result.error.hint}`);
    const time = formatDuration(result.durationMs);
    log.group(`${result.project}: ${outcomeCell(result)} in ${time}`, story.lines);
  });
  try {
    await Promise.all(each);
  } finally {
    done.abort();
  }
}

/** What speaks against doing so many mirrors in the time; null where nothing does. Pure. */
export function tooManyMirrors(count: number, requestsPerMinute: number, timeoutMs: number): string | null {
  const neededMs = count * requestsPerMirror * spacingMs(requestsPerMinute);
  if (neededMs <= timeoutMs) return null;
  return [
    `${count} mirrors take at least ${formatDuration(neededMs)} at ${requestsPerMinute} requests a minute, and timeout is`,
    `${formatDuration(timeoutMs)}: those that are left then fail. Raise timeout, or requests-per-minute as far as GitLab`,
    'allows it, or divide the list with shard.',
  ].join(' ');
}

/** A mirror's log, kept until it can be printed in one piece. */
class Recording implements Log {
  readonly lines: LogLine[] = [];

  info(text: string): void {
    this.lines.push({ level: 'info', text });
  }

  warning(text: string): void {
    this.lines.push({ level: 'warning', text });
  }
}

async function reportProgress(
  all: number,
  counts: Readonly<{ begun: number; well: number; badly: number }>,
  { clock }: Bounds,
  until: AbortSignal,
  log: Log,
): Promise<void> {
  for (;;) {
    try {
      await clock.sleep(progressMs, until);
    } catch {
      return;
    }
    const { begun, well, badly } = counts;
    const running = Math.max(0, begun - well - badly);
    log.info(
      `Mirrors: ${well} done, ${running} running, ${badly} failed, ${all - running - well - badly} left.`,
    );
  }
}
