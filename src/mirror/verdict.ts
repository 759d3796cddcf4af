/** The verdict on an update: whether the run that GitLab shows is the step's own, and its state. Pure. */
import { type UpdateState, type UpdateStatus, updateStatuses } from '../gitlab/schema.ts';

/**
 * The state of a mirror before the update was requested. GitLab has no name for a run, so runs are distinguished by three
 * timestamps: `last_update_started_at` changes when a run starts, `last_update_at` when one succeeds or fails,
 * `last_successful_update_at` when one succeeds. All are the server's, and compared only with the server's.
 */
export interface Baseline {
  state: UpdateState;
  /**
   * In Unix milliseconds on the server's clock: a run that started before this moment is foreign. The baseline of a GET may come
   * from a replica that lags behind, and then does not show a run that had started already. null if the baseline cannot lag
   * (it is the response to a PUT, or was taken long after the wait began).
   */
  foreignBefore: number | null;
  /**
   * The time of a save, in Unix milliseconds (whole seconds) on the server's clock. Set if settings were saved while no run was
   * running, through an API whose response has no times (GitLab 15.6 to 17.5). Runs are then distinguished by this time and
   * `seenBefore`, since `state` may be older or newer.
   */
  savedAt?: number;
  /** With `savedAt`: the last state seen before the save. Its runs are foreign, even if the clock of the `Date` header is behind. */
  seenBefore?: UpdateState;
}

/** GitLab's `Date` header has whole seconds, so the event that it dates may have happened at any time in that second. */
export const dateResolutionMs = 1_000;

/**
 * The baseline of a GET. A run that started in the same second as the snapshot may have started before it, so it counts as
 * foreign. The step therefore requests its update only after that second.
 * @param takenAt when the snapshot was taken, on the server's clock in whole seconds; null if the server sent no date. Then every run
 *   is foreign until replicas can no longer lag
 */
export function baselineOf(state: UpdateState, takenAt: number | null): Baseline {
  return { state, foreignBefore: takenAt === null ? Number.POSITIVE_INFINITY : takenAt + dateResolutionMs };
}

export type Verdict =
  /** Not scheduled yet: GitLab has postponed the update, or no worker has picked it up. */
  | 'waiting'
  | 'scheduled'
  | 'running'
  /** A run that started before the baseline; it may have fetched before the commit that matters was pushed. */
  | 'foreign-running'
  /** That run has finished or failed. An update has to be requested again, from a new baseline. */
  | 'foreign-ended'
  | 'succeeded'
  | 'failed'
  | 'canceled';

/** The verdict on the latest state. A state older than the baseline, from a replica that lags behind, says nothing. */
export function verdict(baseline: Baseline, latest: UpdateState): Verdict {
  if (baseline.savedAt !== undefined) return verdictAfterSave(baseline, baseline.savedAt, latest);
  const before = baseline.state;
  const wasRunning = isRunning(before);
  if (isOlder(latest, before)) return wasRunning ? 'foreign-running' : 'waiting';

  const hasStarted = hasStartedSince(baseline, latest);
  const hasEnded = isLater(latest.lastUpdateAt, before.lastUpdateAt);
  const isForeign = hasStarted ? isBefore(latest.lastUpdateStartedAt, baseline.foreignBefore) : wasRunning;
  if (isForeign) {
    // If the latest run is still running, lastUpdateAt belongs to an earlier run.
    return isRunning(latest) && (hasStarted || !hasEnded) ? 'foreign-running' : 'foreign-ended';
  }
  return verdictOnOwn(baseline, latest, { hasStarted, hasEnded });
}

/** Whether the latest run that has started did so since the baseline. */
export function hasStartedSince({ state, savedAt, seenBefore }: Baseline, latest: UpdateState): boolean {
  const { lastUpdateStartedAt } = latest;
  if (savedAt === undefined) return isLater(lastUpdateStartedAt, state.lastUpdateStartedAt);
  return (
    isSince(lastUpdateStartedAt, savedAt) &&
    isLater(lastUpdateStartedAt, seenBefore?.lastUpdateStartedAt ?? null)
  );
}

/**
 * The verdict after a save during which no run was running. A run whose start time is in or after the second of
 * the save counts as started after it, unless it also ended in that second: then it may be from before the save.
 */
function verdictAfterSave(baseline: Baseline, savedAt: number, latest: UpdateState): Verdict {
  const { status, lastUpdateAt } = latest;
  const { seenBefore = null } = baseline;
  const hasStarted = hasStartedSince(baseline, latest);
  const hasEnded =
    isSince(lastUpdateAt, savedAt + dateResolutionMs) &&
    isLater(lastUpdateAt, seenBefore?.lastUpdateAt ?? null);
  const mayBeOlder = hasStarted && !hasEnded && (status === 'finished' || status === 'failed');
  return mayBeOlder ? 'foreign-ended' : verdictOnOwn(baseline, latest, { hasStarted, hasEnded });
}

/**
 * The verdict if the runs seen since the baseline, if any, started after it. A run that has ended without having started failed in
 * the queue, since only a started run can succeed. Exception: if the baseline shows a canceled update, the end may be that of this
 * update, which the newest versions turn into a failure when they schedule the next one.
 */
function verdictOnOwn(
  baseline: Baseline,
  latest: UpdateState,
  { hasStarted, hasEnded }: { hasStarted: boolean; hasEnded: boolean },
): Verdict {
  const verdictWithoutStart = (isFailure: boolean): Verdict => {
    if (!hasEnded || baseline.state.status === 'canceled') return 'waiting';
    return isFailure && !isBefore(latest.lastUpdateAt, baseline.foreignBefore) ? 'failed' : 'foreign-ended';
  };
  const hasFailed = isLater(latest.lastUpdateAt, latest.lastSuccessfulUpdateAt);
  switch (latest.status) {
    case 'none':
      return hasStarted ? 'waiting' : verdictWithoutStart(hasFailed);
    case 'scheduled':
      if (!hasEnded) return 'scheduled';
      if (!hasStarted) return verdictWithoutStart(hasFailed);
      // If the last end is not before the last start, it is the end of the step's run, and the next run is scheduled already.
      if (isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt)) return 'scheduled';
      return hasFailed ? 'failed' : 'succeeded';
    case 'started':
      return hasStarted ? 'running' : 'waiting';
    case 'finished':
      return hasStarted ? 'succeeded' : verdictWithoutStart(false);
    case 'failed':
      return hasStarted ? 'failed' : verdictWithoutStart(true);
    case 'canceled':
      return hasStarted || hasEnded || baseline.state.status !== 'canceled' ? 'canceled' : 'waiting';
  }
}

export function isRunning({ status }: UpdateState): boolean {
  return updateStatuses[status] === 'running';
}

/** Whether one state is from before another, as a replica that lags behind may show it. */
export function isOlder(state: UpdateState, other: UpdateState): boolean {
  return (
    isLater(other.lastUpdateStartedAt, state.lastUpdateStartedAt) ||
    isLater(other.lastUpdateAt, state.lastUpdateAt)
  );
}

/** Whether the first of two of GitLab's times is later than the second; null counts as earliest. */
export function isLater(a: string | null, b: string | null): boolean {
  if (a === null) return false;
  return b === null || Date.parse(a) > Date.parse(b);
}

function isBefore(time: string | null, moment: number | null): boolean {
  return time !== null && moment !== null && Date.parse(time) < moment;
}

function isSince(time: string | null, moment: number): boolean {
  return time !== null && Date.parse(time) >= moment;
}

/** A snapshot that shows the update as canceled may come from a lagging replica, so it is believed only after this many in a row. */
export const minCanceledPolls = 3;

/**
 * The baseline after settings were saved through an API whose response has no times (GitLab 15.6 to 17.5).
 * @param status of the update in that response
 * @param savedAt when it was sent, on the server's clock in whole seconds; null if the server sent no date
 * @param seen a state that was read after it, possibly from a replica that lags behind
 * @param seenBefore the last state that was seen before the save
 */
export function baselineOfSave(
  status: UpdateStatus,
  savedAt: number | null,
  seen: UpdateState,
  seenBefore: UpdateState,
): Baseline {
  const baseline = baselineOf({ ...seen, status }, savedAt);
  // A run that was in progress continues with the old settings.
  const wasRunning = updateStatuses[status] === 'running';
  return wasRunning || savedAt === null ? baseline : { ...baseline, savedAt, seenBefore };
}
