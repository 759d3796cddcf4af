/**
 * Waiting for an update, as a value: each poll leads from one state to the next, and decides what to do next. Pure;
 * update.ts sends, sleeps and logs.
 */
import { StepError } from '../base/errors.ts';
import { waitingLogIntervalMs } from '../base/log.ts';
import type { MirrorSnapshot } from '../gitlab/project.ts';
import type { PullMirror, UpdateState } from '../gitlab/schema.ts';
import { formatDuration } from '../text/duration.ts';
import { type ExplanationId, explanationOf, hint, hintForMessage } from '../text/explanations.ts';
import { maxLagMs } from './lag.ts';
import type { MirrorResult } from './result.ts';
import {
  type Baseline,
  baselineOf,
  hasStartedSince,
  isLater,
  isOlder,
  isRunning,
  minCanceledPolls,
  type Verdict,
  verdict,
} from './verdict.ts';

/** The parameters of the wait. Times are milliseconds on the step's clock. */
export interface WaitPlan {
  /** `requested`: wait only until GitLab has accepted a request, since it drops one that comes while a run is running. */
  goal: 'requested' | 'finished';
  pollIntervalMs: number;
  timeoutMs: number;
  deadline: number;
  /** How many requests the last check before the deadline sends after its poll. */
  lastCheckRequests: number;
}

export interface WaitState extends Readonly<WaitPlan> {
  readonly baseline: Baseline;
  readonly latest: PullMirror;
  /** When the wait began, after the first snapshot. */
  readonly beganAt: number;
  /** When GitLab accepted the request, on the server's clock; null if not known. */
  readonly requestedAt: number | null;
  /** Orders the next poll among those of other mirrors: usually the time of the last poll. */
  readonly dueAt: number;
  /** How long the slowest response to a poll took. */
  readonly responseMs: number;
  /** Whether the last check before the deadline was made. */
  readonly isLastChecked: boolean;
  /** Whether the mirror was paused and the step has resumed it. */
  readonly wasResumed: boolean;
  /** The verdict on the latest poll, as `phaseOf` corrects it. */
  readonly phase: Verdict;
  readonly phaseSince: number;
  readonly reportedAt: number;
  /** How many polls in a row have shown the update as canceled. */
  readonly canceledPolls: number;
  /**
   * Set once the update has failed, until its message is known: GitLab may still show none, or that of an earlier failure.
   * `before`: the message shown before this failure. `messageBy`: when to stop waiting for a new one.
   */
  readonly failure: { before: string | null; message: string | null; messageBy: number } | null;
}

export type Ending =
  | { kind: 'requested' }
  | { kind: 'succeeded' }
  /** All refs are there; the update may still be running. */
  | { kind: 'arrived' }
  /** `isPartial`: GitLab has left refs for the next update. */
  | { kind: 'failed'; error: StepError; isPartial: boolean };

/** What to do next. `request`: a foreign run has ended, so an update has to be requested again. */
export type Next = { kind: 'poll' } | { kind: 'request' } | Ending;

interface Decision {
  state: WaitState;
  next: Next;
  /** A line for the log. */
  report: string | null;
}

/** GitLab sets `failed` first and the message a moment later; this is how long to wait for it. */
const lateMessageMs = 2_000;

/** @param first from before the request; if settings were saved, the response to that */
export function startWait(plan: WaitPlan, first: MirrorSnapshot, now: number): WaitState {
  return startPhase(
    {
      ...plan,
      baseline: baselineOf(first.mirror, first.serverTime),
      latest: first.mirror,
      beganAt: now,
      requestedAt: null,
      dueAt: now,
      responseMs: 0,
      isLastChecked: false,
      wasResumed: false,
    },
    now,
  );
}

/** The state in which the wait for an update begins, or begins again from another baseline. */
export function startPhase(
  state: Omit<WaitState, 'phase' | 'phaseSince' | 'reportedAt' | 'canceledPolls' | 'failure'>,
  now: number,
): WaitState {
  return {
    ...state,
    phase: isRunning(state.baseline.state) ? 'foreign-running' : 'waiting',
    phaseSince: now,
    reportedAt: now,
    canceledPolls: 0,
    failure: null,
  };
}

/**
 * Decides what to do after a poll.
 * @param polled null if the poll failed, which happens only while the message of a failed update is awaited
 */
export function afterPoll(state: WaitState, polled: PullMirror | null, now: number): Decision {
  if (state.failure !== null) return afterPollForMessage(state, state.failure, polled, now);
  if (polled === null) return { state, next: { kind: 'poll' }, report: null };
  const phase = phaseOf(state, polled);
  const isNew = phase !== state.phase;
  const isReported = isNew || now - state.reportedAt >= waitingLogIntervalMs;
  const polledState: WaitState = {
    ...state,
    // What is reported never goes back in time.
    latest: isOlder(polled, state.latest) ? state.latest : polled,
    dueAt: now,
    phase,
    phaseSince: isNew ? now : state.phaseSince,
    reportedAt: isReported ? now : state.reportedAt,
    canceledPolls: phase === 'canceled' ? state.canceledPolls + 1 : 0,
  };
  if (state.goal === 'requested' && phase !== 'foreign-running' && phase !== 'foreign-ended') {
    return { state: polledState, next: { kind: 'requested' }, report: null };
  }
  const duration = isNew ? '' : ` (${formatDuration(now - state.phaseSince)} so far)`;
  const report = isReported ? phases[phase].text + duration : null;
  switch (phase) {
    case 'waiting':
    case 'scheduled':
    case 'running':
    case 'foreign-running':
      return { state: polledState, next: { kind: 'poll' }, report };
    case 'foreign-ended':
      return { state: withLatestAsBaseline(polledState, now), next: { kind: 'request' }, report };
    case 'succeeded':
      return { state: polledState, next: { kind: 'succeeded' }, report };
    case 'canceled': {
      const isBelieved = polledState.canceledPolls === minCanceledPolls;
      const next: Next = isBelieved
        ? { kind: 'failed', error: canceledError(), isPartial: false }
        : { kind: 'poll' };
      return { state: polledState, next, report };
    }
    case 'failed': {
      const failure = { before: state.latest.lastError, message: null, messageBy: now + lateMessageMs };
      return { ...afterPollForMessage(polledState, failure, polled, now), report };
    }
  }
}

function afterPollForMessage(
  state: WaitState,
  failure: NonNullable<WaitState['failure']>,
  polled: PullMirror | null,
  now: number,
): Decision {
  const isUsable = polled !== null && !isLater(state.latest.lastUpdateAt, polled.lastUpdateAt);
  const message = (isUsable ? polled.lastError : null) ?? failure.message;
  const messageBy = Math.min(failure.messageBy, state.deadline);
  const isAwaited = (message === null || message === failure.before) && now < messageBy;
  return {
    state: {
      ...state,
      latest: isUsable ? polled : state.latest,
      failure: { ...failure, message, messageBy },
    },
    next: isAwaited ? { kind: 'poll' } : failedEnding(message, failure.before),
    report: null,
  };
}

/** The phase after a new snapshot. A mirror that was canceled before is canceled again only if an update was scheduled since. */
function phaseOf({ baseline, phase }: WaitState, polled: PullMirror): Verdict {
  const seen = verdict(baseline, polled);
  const wasScheduled = phase === 'scheduled' || phase === 'canceled';
  return seen === 'waiting' && polled.status === 'canceled' && wasScheduled ? 'canceled' : seen;
}

/**
 * Makes the latest snapshot the baseline, after a run has ended. As long as a replica may hide an older run, only a run
 * that started after the step's first snapshot counts.
 */
export function withLatestAsBaseline(state: WaitState, now: number): WaitState {
  const isPastLag = now - state.beganAt > maxLagMs;
  return {
    ...state,
    baseline: { state: state.latest, foreignBefore: isPastLag ? null : state.baseline.foreignBefore },
  };
}

/** Whether refs may have arrived by now. */
export function mayHaveArrived({ phase }: WaitState): boolean {
  return phases[phase].bringsRefs === true;
}

/** The maximum pause between two polls, in poll intervals, unless polling all waiting mirrors takes longer. */
const maxPauseIntervals = 15;

export function maxPauseMs(pollIntervalMs: number): number {
  return maxPauseIntervals * pollIntervalMs;
}

/** The last poll is sent at most this long before the deadline: enough for one response. */
const maxLastPollMs = 1_000;

/** Limits of the estimated time of one response: that of a usual server, and of an overloaded one. */
const minResponseMs = 250;
const maxResponseMs = 5_000;

type LastCheckInputs = Pick<WaitState, 'timeoutMs' | 'lastCheckRequests' | 'responseMs'>;

/**
 * How long before the deadline the refs are checked one last time, early enough for all responses.
 * @param roundMs how long it takes to send one request for each waiting mirror
 */
function lastCheckMs({ timeoutMs, lastCheckRequests, responseMs }: LastCheckInputs, roundMs: number): number {
  const oneMs = Math.min(Math.max(minResponseMs, 2 * responseMs), maxResponseMs);
  const estimateMs = maxLastPollMs + (lastCheckRequests + 1) * Math.max(oneMs, roundMs);
  return Math.min(estimateMs, timeoutMs / (roundMs > oneMs ? 2 : 4));
}

/** Whether it is time for the last check. */
export function isTimeForLastCheck(state: WaitState, now: number, roundMs: number): boolean {
  return !state.isLastChecked && state.deadline - now <= lastCheckMs(state, roundMs);
}

/**
 * The pause before the next poll. It grows with the time since the last change, so that long updates are polled less often; the
 * last poll comes shortly before the deadline.
 * @param roundMs how long it takes to poll every waiting mirror once. The pause is at least that, unless less time than one
 * round is left
 * @returns milliseconds
 */
export function pauseMs(
  state: LastCheckInputs &
    Pick<WaitState, 'phaseSince' | 'failure' | 'pollIntervalMs' | 'deadline' | 'isLastChecked'>,
  now: number,
  roundMs: number,
): number {
  const { phaseSince, failure, pollIntervalMs, deadline } = state;
  const leftMs = deadline - now;
  if (failure !== null) return Math.min(pollIntervalMs, failure.messageBy - now);
  const desired = Math.min(Math.max((now - phaseSince) / 10, pollIntervalMs), maxPauseMs(pollIntervalMs));
  const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
  const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
  // How long before the deadline the last polls have to be sent.
  const lastPolls = state.isLastChecked ? [lastPollMs] : [lastPollMs, lastCheckMs(state, roundMs)];
  // 0: nothing but the deadline is left.
  const nextMs = Math.max(0, ...lastPolls.filter((ms) => ms < leftMs));
  return nextMs === 0 ? leftMs : Math.min(pause, leftMs - nextMs);
}

/** GitLab's `pull_mirror_interval_seconds`, unless an administrator has changed it. */
export const usualIntervalMs = 300_000;

/**
 * How long GitLab will probably postpone the update: until five minutes after the last one, unless none ever succeeded. A
 * guess, since the interval can be configured and is not shown.
 * @param requestedAt when GitLab accepted the request, on the server's clock
 * @returns milliseconds; null if the update should start at once or a time is not known
 */
export function postponementMs(state: UpdateState, requestedAt: number | null): number | null {
  if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null)
    return null;
  const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
  return leftMs > 0 ? leftMs : null;
}

/** How long the step's update was queued and running, in milliseconds of the server's clock; null if not known. */
export function updateTimes({
  baseline,
  latest,
  requestedAt,
}: WaitState): Pick<MirrorResult, 'queuedMs' | 'runningMs'> {
  // A run that failed in the queue has not started: the start that GitLab shows is that of the run before.
  const isOwn =
    ['running', 'succeeded', 'failed'].includes(verdict(baseline, latest)) &&
    hasStartedSince(baseline, latest);
  const started = Date.parse((isOwn && latest.lastUpdateStartedAt) || '');
  const ended = Date.parse((isOwn && latest.lastUpdateAt) || '');
  return {
    queuedMs: requestedAt === null || Number.isNaN(started) ? null : Math.max(0, started - requestedAt),
    // While the update is running, lastUpdateAt belongs to an earlier run.
    runningMs: ended >= started ? ended - started : null,
  };
}

interface Phase {
  /** For the log, and for the error if the timeout ends the phase. */
  text: string;
  /** Explains why the phase lasts until the deadline. */
  stuck: ExplanationId;
  /** Whether refs may arrive in this phase: only a run brings them. */
  bringsRefs?: true;
}

const phases: Record<Verdict, Phase> = {
  waiting: { text: 'GitLab has not scheduled the update yet.', stuck: 'stuck-waiting' },
  scheduled: { text: 'The update is scheduled.', stuck: 'stuck-scheduled' },
  running: { text: 'The update is running.', stuck: 'stuck-started', bringsRefs: true },
  'foreign-running': {
    text: 'An earlier update, not requested by this step, is still running.',
    stuck: 'stuck-started',
    bringsRefs: true,
  },
  'foreign-ended': {
    text: 'The earlier update is no longer running.',
    stuck: 'stuck-started',
    bringsRefs: true,
  },
  succeeded: { text: 'The update has finished.', stuck: 'stuck-started' },
  failed: { text: 'The update has failed.', stuck: 'stuck-started' },
  canceled: { text: 'The update was canceled.', stuck: 'canceled' },
};

export function timeoutError({ timeoutMs, phase }: Pick<WaitState, 'timeoutMs' | 'phase'>): StepError {
  return new StepError(
    'timeout',
    `The update did not finish within ${formatDuration(timeoutMs)}. Last status: ${phases[phase].text}`,
    hint(phases[phase].stuck),
  );
}

/** GitLab accepts requests for such a project, but runs none. */
export function inactiveProjectError(
  timeoutMs: number,
  reason: 'archived' | 'marked for deletion',
): StepError {
  return new StepError(
    'timeout',
    `GitLab did not schedule the update within ${formatDuration(timeoutMs)}: the project is ${reason}.`,
    hint('inactive-project'),
  );
}

function canceledError(): StepError {
  return new StepError('sync-failed', 'The update was canceled in GitLab.', hint('canceled'));
}

/**
 * @param before the message shown before this failure. If both are equal, either the same failure occurred again, or the new message has
 *   not arrived yet
 */
function failedEnding(message: string | null, before: string | null): Ending {
  const says = message === before ? 'GitLab shows the same message as before this update' : 'GitLab says';
  const reason = message === null ? 'GitLab gave no reason.' : `${says}: ${message}`;
  const error = new StepError('sync-failed', `The update failed. ${reason}`, hintForMessage(message));
  return {
    kind: 'failed',
    error,
    isPartial: message !== null && explanationOf(message) === 'too-many-branches',
  };
}
