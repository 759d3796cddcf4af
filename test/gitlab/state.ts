import { type Configuration, initialSettings } from './settings.ts';

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
  /** A failure's message that is still to be written, after so many looks that show the failure without it. */
  lateError: { message: string; looks: number } | null;
}

const MAX_RETRIES = 14;
const MINUTE = 60_000;
export const REGULAR_INTERVAL = 30 * MINUTE;
const LONGEST_BACKOFF = 300 * MINUTE;
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

/** Hard-failed, which users see as "on pause". */
export function isPaused(mirror: MirrorState): boolean {
  return mirror.retryCount > MAX_RETRIES;
}

/** A run is queued or at work. */
export function isUpdating(mirror: MirrorState): boolean {
  return mirror.status === 'scheduled' || mirror.status === 'started';
}

/** The next look of the scheduler would queue a run. Nothing leads out of `canceled`. */
export function isDue(mirror: MirrorState, now: number): boolean {
  return (
    mirror.enabled &&
    mirror.nextExecutionAt !== null &&
    mirror.nextExecutionAt <= now &&
    !isPaused(mirror) &&
    !isUpdating(mirror) &&
    mirror.status !== 'canceled'
  );
}

/** Makes the mirror due, as saving its settings does, whatever the interval says and even if it is paused. */
export function makeDue(mirror: MirrorState, now: number): void {
  if (isUpdating(mirror)) return;
  mirror.nextExecutionAt = now;
  if (isPaused(mirror)) mirror.retryCount = 0;
}

/** After a successful write of the settings: the old error goes, and an enabled mirror is due. */
export function settingsSaved(mirror: MirrorState, now: number, userId: number | null): void {
  mirror.lastError = null;
  mirror.lateError = null;
  mirror.mirrorUserId = userId;
  if (mirror.enabled) makeDue(mirror, now);
}

/** The API's request for an update. Within the interval it puts the mirror off, even one that is due already. */
export function requestUpdate(
  mirror: MirrorState,
  now: number,
  intervalMs: number,
  force: boolean,
): 'accepted' | 'paused' {
  if (isPaused(mirror)) {
    if (!force) return 'paused';
    mirror.retryCount = 0;
  }
  if (isUpdating(mirror)) return 'accepted';
  const { lastUpdateAt, lastSuccessfulUpdateAt } = mirror;
  if (lastUpdateAt === null || lastSuccessfulUpdateAt === null || lastUpdateAt < now - intervalMs) {
    makeDue(mirror, now);
  } else {
    mirror.nextExecutionAt = lastUpdateAt + intervalMs;
  }
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

/** started → finished. */
export function finish(mirror: MirrorState, now: number): void {
  expect(mirror, 'finish', ['started']);
  mirror.status = 'finished';
  mirror.lastError = null;
  mirror.lastUpdateAt = now;
  mirror.lastSuccessfulUpdateAt = now;
  mirror.retryCount = 0;
  mirror.nextExecutionAt = now + REGULAR_INTERVAL;
}

/** scheduled, started → failed. The message is written only after `looks` looks have shown the failure without it. */
export function fail(mirror: MirrorState, now: number, message: string, looks = 0): void {
  expect(mirror, 'fail', ['scheduled', 'started']);
  if (mirror.status === 'scheduled') {
    // A run that never started is no attempt: it is tried again at once and does not bring the pause nearer.
    mirror.nextExecutionAt = now;
  } else {
    mirror.retryCount = UNRECOVERABLE.test(message) ? MAX_RETRIES + 1 : mirror.retryCount + 1;
    mirror.nextExecutionAt = now + Math.min(REGULAR_INTERVAL * mirror.retryCount, LONGEST_BACKOFF);
  }
  mirror.status = 'failed';
  mirror.lastUpdateAt = now;
  mirror.lateError = { message, looks };
  if (looks === 0) writeLateError(mirror);
}

/** none, scheduled, started → canceled, without a trace in the times. */
export function cancel(mirror: MirrorState): void {
  expect(mirror, 'cancel', ['none', 'scheduled', 'started']);
  mirror.status = 'canceled';
}

/** Hands `show` the record as one look of the API sees it: a message that is late appears only after its looks. */
export function look<T>(mirror: MirrorState, show: (mirror: MirrorState) => T): T {
  if (mirror.lateError?.looks === 0) writeLateError(mirror);
  const shown = show(mirror);
  if (mirror.lateError) mirror.lateError.looks--;
  return shown;
}

function writeLateError(mirror: MirrorState): void {
  if (mirror.lateError) mirror.lastError = mirror.lateError.message;
  mirror.lateError = null;
}

function expect(mirror: MirrorState, event: string, from: Status[]): void {
  if (!from.includes(mirror.status)) throw new Error(`cannot ${event} a mirror that is ${mirror.status}`);
}
