/**
 * Whether the update that this step asked for is done: a verdict over two looks at the mirror, one from before it was
 * asked for (the baseline) and the latest. GitLab has no name for a run, so that one is told from another by timestamps
 * alone: `last_update_started_at` moves when a run starts, `last_update_at` when one ends in any way,
 * `last_successful_update_at` when one ends well. All are the server's, and compared with the server's only.
 */
import type { UpdateState } from '../gitlab/schema.ts';

export interface Baseline {
  state: UpdateState;
  /**
   * When the baseline was looked at, on the server's clock in Unix milliseconds. A GET may be answered by a database
   * that lags behind, so a run that shows up later may have begun before that look; it is told by its start. null where
   * the baseline cannot be behind: it is the answer to a PUT, or was taken after a run that this step saw.
   */
  takenAt: number | null;
}

export type Verdict =
  /** Not scheduled yet: GitLab put the update off, or nobody has picked it up. */
  | 'waiting'
  | 'scheduled'
  | 'running'
  /** A run that began before this step asked; it may have fetched before the commit that matters was pushed. */
  | 'foreign-running'
  /** That run is over. An update has to be asked for anew, from a new baseline. */
  | 'foreign-ended'
  | 'succeeded'
  | 'failed'
  | 'canceled';

/** The verdict on the latest look. A look that is older than the baseline tells nothing and counts as waiting. */
export function verdict(baseline: Baseline, latest: UpdateState): Verdict {
  const before = baseline.state;
  if (isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt)) return waitingVerdict(before);
  if (isLater(before.lastUpdateAt, latest.lastUpdateAt)) return waitingVerdict(before);

  const began = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
  const ended = isLater(latest.lastUpdateAt, before.lastUpdateAt);

  if (before.status === 'started' && !began) {
    return latest.status !== 'started' || ended ? 'foreign-ended' : 'foreign-running';
  }
  if (began) {
    const over = hasEnded(latest, ended);
    if (isBefore(latest.lastUpdateStartedAt, baseline.takenAt)) {
      return over || latest.status !== 'started' ? 'foreign-ended' : 'foreign-running';
    }
    if (latest.status === 'canceled') return 'canceled';
    return over ? ending(latest) : pendingVerdict(latest.status);
  }
  if (latest.status === 'canceled') return before.status === 'canceled' && !ended ? 'waiting' : 'canceled';
  if (ended && latest.status !== 'started') {
    // Without a start this can only be a run that failed while it was still scheduled. No run succeeds without a start, so a
    // success is none of ours, however it came about.
    if (isBefore(latest.lastUpdateAt, baseline.takenAt)) return 'foreign-ended';
    return ending(latest) === 'failed' ? 'failed' : 'foreign-ended';
  }
  return latest.status === 'scheduled' ? 'scheduled' : 'waiting';
}

/**
 * Whether the run that started last is over. While the status is `started` it never is: an end seen then is that of a run
 * before it. While the next one is scheduled already, an end at or after the start tells.
 */
function hasEnded(latest: UpdateState, somethingEnded: boolean): boolean {
  if (latest.status === 'finished' || latest.status === 'failed') return true;
  return (
    latest.status === 'scheduled' &&
    somethingEnded &&
    !isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt)
  );
}

/** How the last run ended; where the next is scheduled already, the times tell. */
function ending(state: UpdateState): 'succeeded' | 'failed' {
  if (state.status === 'finished') return 'succeeded';
  if (state.status === 'failed') return 'failed';
  return isLater(state.lastUpdateAt, state.lastSuccessfulUpdateAt) ? 'failed' : 'succeeded';
}

function pendingVerdict(status: string): Verdict {
  if (status === 'started') return 'running';
  return status === 'scheduled' ? 'scheduled' : 'waiting';
}

function waitingVerdict(before: UpdateState): Verdict {
  return before.status === 'started' ? 'foreign-running' : 'waiting';
}

/** Whether one of GitLab's times is later than another; never counts as the earliest. */
export function isLater(a: string | null, b: string | null): boolean {
  if (a === null) return false;
  return b === null || Date.parse(a) > Date.parse(b);
}

function isBefore(time: string | null, moment: number | null): boolean {
  return time !== null && moment !== null && Date.parse(time) < moment;
}

/** The state of a mirror that has never run. */
export const neverRun: UpdateState = {
  status: 'none',
  lastError: null,
  lastUpdateAt: null,
  lastUpdateStartedAt: null,
  lastSuccessfulUpdateAt: null,
};

/**
 * The baseline after settings were saved through an API whose answer has no times (GitLab 15.6 to 17.5).
 * @param status of the update, as that answer told it
 * @param savedAt when it was given, on the server's clock in whole seconds
 * @param seen a look right after it
 */
export function baselineOfSave(status: string, savedAt: number | null, seen: UpdateState): Baseline {
  // The run that was on goes on with the old settings, whatever has become of it by now.
  if (status === 'started' || savedAt === null) return { state: { ...seen, status }, takenAt: savedAt };
  // A run that was scheduled then starts after it. Otherwise one that began within that second may have begun before.
  const oursFrom = status === 'scheduled' ? savedAt : savedAt + 1_000;
  // With its times in the baseline, a run that the save has started would never count.
  const isOurs = seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom;
  return { state: isOurs ? { ...neverRun, status } : seen, takenAt: savedAt };
}
