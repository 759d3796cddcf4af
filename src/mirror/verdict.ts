/** The verdict on an update: which run is ours, and what has become of it. Pure. */
import { type UpdateState, type UpdateStatus, updateStatuses } from '../gitlab/schema.ts';

/**
 * The state of a mirror before the update was requested. GitLab has no name for a run, so runs are distinguished by three
 * timestamps: `last_update_started_at` changes when a run starts, `last_update_at` when one finishes or fails,
 * `last_successful_update_at` when one finishes. All are the server's, and compared only with the server's.
 */
export interface Baseline {
  state: UpdateState;
  /**
   * When the baseline was taken, on the server's clock in Unix milliseconds. A GET may be answered by a replica that lags
   * behind, so a run that the baseline does not show may have started before it. null if the baseline cannot lag:
   * it is the answer to a PUT, or was taken after a run that this step saw.
   */
  takenAt: number | null;
}

export type Verdict =
  /** Not scheduled yet: GitLab has postponed the update, or no worker has picked it up. */
  | 'waiting'
  | 'scheduled'
  | 'running'
  /** A run that started before this step requested one; it may have fetched before the commit that matters was pushed. */
  | 'foreign-running'
  /** That run has finished or failed. An update has to be requested again, from a new baseline. */
  | 'foreign-ended'
  | 'succeeded'
  | 'failed'
  | 'canceled';

/** The verdict on the latest state. A state older than the baseline, from a replica that lags behind, says nothing. */
export function verdict(baseline: Baseline, latest: UpdateState): Verdict {
  const before = baseline.state;
  const wasRunning = isRunning(before);
  const isStale =
    isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt) ||
    isLater(before.lastUpdateAt, latest.lastUpdateAt);
  if (isStale) return wasRunning ? 'foreign-running' : 'waiting';

  const hasStarted = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
  const hasEnded = isLater(latest.lastUpdateAt, before.lastUpdateAt);
  const isForeign = hasStarted ? isBefore(latest.lastUpdateStartedAt, baseline.takenAt) : wasRunning;
  if (isForeign) {
    // If another run has started since, the end is that of a run before it.
    return isRunning(latest) && (hasStarted || !hasEnded) ? 'foreign-running' : 'foreign-ended';
  }
  return verdictOnOurs(baseline, latest, { hasStarted, hasEnded });
}

/** The verdict if the runs seen since the baseline, if any, started after it. */
function verdictOnOurs(
  baseline: Baseline,
  latest: UpdateState,
  { hasStarted, hasEnded }: { hasStarted: boolean; hasEnded: boolean },
): Verdict {
  // An end without a start can only be that of a run that failed in the queue: no run succeeds without having started.
  const inQueue = (isFailure: boolean): Verdict => {
    if (!hasEnded) return 'waiting';
    return isFailure && !isBefore(latest.lastUpdateAt, baseline.takenAt) ? 'failed' : 'foreign-ended';
  };
  const hasFailed = isLater(latest.lastUpdateAt, latest.lastSuccessfulUpdateAt);
  switch (latest.status) {
    case 'none':
      return hasStarted ? 'waiting' : inQueue(hasFailed);
    case 'scheduled':
      if (!hasEnded) return 'scheduled';
      if (!hasStarted) return inQueue(hasFailed);
      // The next run is scheduled already if an end at or after the start is that of our run.
      if (isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt)) return 'scheduled';
      return hasFailed ? 'failed' : 'succeeded';
    case 'started':
      return hasStarted ? 'running' : 'waiting';
    case 'finished':
      return hasStarted ? 'succeeded' : inQueue(false);
    case 'failed':
      return hasStarted ? 'failed' : inQueue(true);
    case 'canceled':
      return hasStarted || hasEnded || baseline.state.status !== 'canceled' ? 'canceled' : 'waiting';
  }
}

export function isRunning({ status }: UpdateState): boolean {
  return updateStatuses[status] === 'running';
}

/** Whether the first of two of GitLab's times is later than the second; null counts as earliest. */
export function isLater(a: string | null, b: string | null): boolean {
  if (a === null) return false;
  return b === null || Date.parse(a) > Date.parse(b);
}

function isBefore(time: string | null, moment: number | null): boolean {
  return time !== null && moment !== null && Date.parse(time) < moment;
}

/** A snapshot that shows the mirror as off or its update as canceled may come from a lagging replica. This many in a row do not. */
export const pollsToBelieve = 3;

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
 * @param status of the update in that answer
 * @param savedAt when it was given, on the server's clock in whole seconds
 * @param seen the state right after it
 */
export function baselineOfSave(status: UpdateStatus, savedAt: number | null, seen: UpdateState): Baseline {
  const run = updateStatuses[status];
  // A run that was running goes on with the old settings, whatever its state is by now.
  if (run === 'running' || savedAt === null) return { state: { ...seen, status }, takenAt: savedAt };
  // A queued run starts after the save. Otherwise a run that started within that second may be older than the save.
  const oursFrom = run === 'queued' ? savedAt : savedAt + 1_000;
  // If its times were in the baseline, a run that the save has started would never count.
  const isOurs = seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom;
  return { state: isOurs ? { ...neverRun, status } : seen, takenAt: savedAt };
}
