import { type Configuration, initialSettings, maskUserinfo } from './settings.ts';

export type Status = 'none' | 'scheduled' | 'started' | 'finished' | 'failed' | 'canceled';

/** One project's mirror: its configuration and the record of its runs. Times are the server's milliseconds. */
export interface MirrorState extends Configuration {
  mirrorUserId: number | null;
  status: Status;
  lastError: string | null;
  lastUpdateStartedAt: number | null;
  lastUpdateAt: number | null;
  lastSuccessfulUpdateAt: number | null;
  nextExecutionAt: number | null;
  retryCount: number;
  /** A failure's message that is still to be written, after so many polls that show the failure without it. */
  lateError: { message: string; polls: number } | null;
}

const MAX_RETRIES = 14;
const MINUTE = 60_000;
export const REGULAR_INTERVAL = 30 * MINUTE;
const MAX_INTERVAL = 300 * MINUTE;
/** The delay before the next run, as a multiple of the duration of the last one. GitLab adds a random number up to six to it. */
const BACKOFF_FACTOR = 24;
/** A forced update gets a due time this far in the past, so that it comes before those of the regular schedule. */
const PRIORITY = 5 * MINUTE;
const UNRECOVERABLE = /SSL certificate problem/;

/** A mirror that nobody has configured. */
export function newMirror(): MirrorState {
  return {
    enabled: false,
    url: null,
    credentials: null,
    settings: initialSettings(),
    mirrorUserId: null,
    status: 'none',
    lastError: null,
    lastUpdateStartedAt: null,
    lastUpdateAt: null,
    lastSuccessfulUpdateAt: null,
    nextExecutionAt: null,
    retryCount: 0,
    lateError: null,
  };
}

/** Hard-failed, which GitLab shows as "on pause". */
export function isPaused(mirror: MirrorState): boolean {
  return mirror.retryCount > MAX_RETRIES;
}

/** A run is scheduled or started. */
export function isUpdating(mirror: MirrorState): boolean {
  return mirror.status === 'scheduled' || mirror.status === 'started';
}

/** The cron job would queue a run. */
export function isDue(mirror: MirrorState, now: number): boolean {
  return (
    mirror.enabled &&
    mirror.nextExecutionAt !== null &&
    mirror.nextExecutionAt <= now &&
    !isPaused(mirror) &&
    !isUpdating(mirror)
  );
}

/**
 * Makes a mirror due, whatever the interval and even if it is paused (`force_import_job!`). A mirror whose run is
 * scheduled or started, or that is due already, stays as it is.
 * @param isEligible false if the repository is empty, or the project archived or being deleted: GitLab counts no such mirror as due
 * @returns whether GitLab enqueues a job for it; otherwise the cron job finds what is due
 */
export function forceUpdate(mirror: MirrorState, now: number, isEligible = true): boolean {
  if (isUpdating(mirror) || (isEligible && isDue(mirror, now))) return false;
  mirror.nextExecutionAt = now - PRIORITY;
  if (isPaused(mirror)) mirror.retryCount = 0;
  return true;
}

/** A mirror that is being turned on is due, before anything forces it. */
export function turnedOn(mirror: MirrorState, now: number): void {
  mirror.nextExecutionAt = now;
}

/**
 * After a successful PUT of the mirror: clears the old error, and forces an enabled mirror.
 * @returns as `forceUpdate` does
 */
export function settingsSaved(
  mirror: MirrorState,
  now: number,
  userId: number | null,
  isEligible = true,
): boolean {
  mirror.lastError = null;
  mirror.lateError = null;
  mirror.mirrorUserId = userId;
  return mirror.enabled && forceUpdate(mirror, now, isEligible);
}

/**
 * The API's request for an update. Within the interval it postpones the update, even one that is due already.
 * @returns `enqueued` if GitLab enqueues a job for it, `accepted` if it does not, `paused` if it is rejected
 */
export function requestUpdate(
  mirror: MirrorState,
  now: number,
  intervalMs: number,
  force: boolean,
  isEligible = true,
): 'enqueued' | 'accepted' | 'paused' {
  if (isPaused(mirror)) {
    if (!force) return 'paused';
    mirror.retryCount = 0;
  }
  if (isUpdating(mirror)) return 'accepted';
  const { lastUpdateAt, lastSuccessfulUpdateAt } = mirror;
  if (lastUpdateAt === null || lastSuccessfulUpdateAt === null || lastUpdateAt < now - intervalMs) {
    return forceUpdate(mirror, now, isEligible) ? 'enqueued' : 'accepted';
  }
  mirror.nextExecutionAt = lastUpdateAt + intervalMs;
  return 'accepted';
}

/** none, finished, failed → scheduled. */
export function schedule(mirror: MirrorState): void {
  expect(mirror, 'schedule', ['none', 'finished', 'failed']);
  writeLateError(mirror);
  mirror.status = 'scheduled';
}

/** scheduled → started. The error of the run before stays. */
export function start(mirror: MirrorState, now: number): void {
  expect(mirror, 'start', ['scheduled']);
  mirror.status = 'started';
  mirror.lastUpdateStartedAt = now;
}

/** started → finished. A mirror that was turned off in the meantime keeps its times. */
export function finish(mirror: MirrorState, now: number): void {
  expect(mirror, 'finish', ['started']);
  mirror.status = 'finished';
  mirror.lastError = null;
  if (!mirror.enabled) return;
  mirror.lastUpdateAt = now;
  mirror.lastSuccessfulUpdateAt = now;
  mirror.retryCount = 0;
  mirror.nextExecutionAt = now + nextDelay(mirror, now);
}

/**
 * scheduled, started → failed. The message, its credentials masked, is written only after so many polls have shown the
 * failure without it.
 */
export function fail(mirror: MirrorState, now: number, message: string, polls = 0): void {
  expect(mirror, 'fail', ['scheduled', 'started']);
  const isStarted = mirror.status === 'started';
  mirror.status = 'failed';
  if (mirror.enabled) mirror.lastUpdateAt = now;
  if (mirror.enabled && !isStarted) {
    // A run that never started is no attempt: it is retried at once and does not count towards the pause.
    mirror.nextExecutionAt = now;
  } else if (mirror.enabled) {
    // GitLab writes a failure's message after this, so what is read here is the message of the failure before.
    if (UNRECOVERABLE.test(mirror.lastError ?? '')) {
      mirror.retryCount = MAX_RETRIES + 1;
    } else {
      mirror.retryCount++;
      mirror.nextExecutionAt = now + nextDelay(mirror, now);
    }
  }
  mirror.lateError = { message: maskUserinfo(message), polls };
  if (polls === 0) writeLateError(mirror);
}

/** From the end of a run to the next by the regular schedule. */
function nextDelay({ lastUpdateStartedAt, retryCount }: MirrorState, now: number): number {
  const duration = lastUpdateStartedAt === null ? 0 : now - lastUpdateStartedAt;
  const delay = Math.max(BACKOFF_FACTOR * duration, REGULAR_INTERVAL);
  return Math.min(delay * Math.max(1, retryCount), MAX_INTERVAL);
}

/** none, scheduled, started → canceled, without changing any times. */
export function cancel(mirror: MirrorState): void {
  expect(mirror, 'cancel', ['none', 'scheduled', 'started']);
  mirror.status = 'canceled';
}

/** canceled → failed, of a mirror only and without changing any times, so that it can be scheduled again. */
export function recover(mirror: MirrorState): void {
  expect(mirror, 'recover', mirror.enabled ? ['canceled'] : []);
  mirror.status = 'failed';
  mirror.lastError = 'Mirror recovering from canceled state';
}

/** Hands `show` the record as one poll sees it: a message that is late appears only after its polls. */
export function poll<T>(mirror: MirrorState, show: (mirror: MirrorState) => T): T {
  if (mirror.lateError?.polls === 0) writeLateError(mirror);
  const shown = show(mirror);
  if (mirror.lateError) mirror.lateError.polls--;
  return shown;
}

function writeLateError(mirror: MirrorState): void {
  if (mirror.lateError) mirror.lastError = mirror.lateError.message;
  mirror.lateError = null;
}

function expect(mirror: MirrorState, event: string, from: Status[]): void {
  if (!from.includes(mirror.status)) throw new Error(`cannot ${event} a mirror that is ${mirror.status}`);
}
