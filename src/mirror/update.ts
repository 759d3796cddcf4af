/**
 * Requests an update of a mirror and waits until it has finished. wait.ts decides what follows from a poll; this file sends, sleeps
 * and logs, and ends the wait if the refs have arrived or the time is up.
 */
import { isStepTimeout, orNull, StepError } from '../base/errors.ts';
import { waitingLogIntervalMs } from '../base/log.ts';
import type { GetOptions, MirrorSnapshot, Saved } from '../gitlab/project.ts';
import { isMissingProject } from '../gitlab/response.ts';
import type { Priority } from '../gitlab/scheduler.ts';
import { type PullMirror, type UpdateState, updateStatuses } from '../gitlab/schema.ts';
import { formatDuration } from '../text/duration.ts';
import { hint, hintForMessage } from '../text/explanations.ts';
import type { RunContext } from './job.ts';
import { retryWhileLagging } from './lag.ts';
import { baselineOfSave, dateResolutionMs, isOlder, isRunning, verdict } from './verdict.ts';
import {
  afterPoll,
  type Ending,
  inactiveProjectError,
  isTimeForLastCheck,
  maxPauseMs,
  mayHaveArrived,
  type Next,
  pauseMs,
  postponementMs,
  startPhase,
  startWait,
  timeoutError,
  updateTimes,
  usualIntervalMs,
  type WaitState,
  withLatestAsBaseline,
} from './wait.ts';

/**
 * Whether all refs are on GitLab already.
 * @param priority of its requests
 * @param isLast whether this is the last check before the deadline
 */
export type HasArrived = (priority: Priority, isLast: boolean) => Promise<boolean>;

interface UpdateOptions {
  /** From before the update was requested; if settings were saved, the response to that. */
  baseline: MirrorSnapshot;
  /** The state as first read, before any settings were saved; null if the project was not a mirror. */
  seenBefore: UpdateState | null;
  /** When the mirror had been read, or its project created, on the step's clock. */
  readAt: number;
  /** Whether the step has created the project or switched the mirror on, which a lagging replica may not show yet. */
  isNew: boolean;
  /** How many requests it takes to check the refs once. */
  lastCheckRequests: number;
}

/**
 * Each repeated immediate update waits `maxPauseMs` longer than the one before, up to this many times `maxPauseMs`: one minute with the
 * default poll-interval.
 */
const maxRepeatPauses = 4;

/** One mirror's update, from the request to the end. */
export class Update {
  readonly #context: RunContext;
  readonly #isNew: boolean;
  readonly #seenBefore: UpdateState;
  #state: WaitState;
  /** On the step's clock. A request sent before might start a run in the second of the baseline, and such a run counts as foreign. */
  #mayRequestAt: number;
  /** The length of the last pause before a repeated immediate update, in units of `maxPauseMs`. */
  #repeatPauses = 0;
  /** Since when GitLab has not responded, on the step's clock; null while it does. */
  #silence: { since: number; reportedAt: number } | null = null;

  constructor(
    context: RunContext,
    { baseline, seenBefore, readAt, isNew, lastCheckRequests }: UpdateOptions,
  ) {
    const { job, bounds, pollIntervalMs, timeoutMs } = context;
    const { clock, deadline } = bounds;
    const goal = job.wait ? 'finished' : 'requested';
    this.#context = context;
    this.#isNew = isNew;
    this.#seenBefore = seenBefore ?? baseline.mirror;
    this.#mayRequestAt = readAt + dateResolutionMs;
    this.#state = startWait(
      { goal, pollIntervalMs, timeoutMs, deadline, lastCheckRequests },
      baseline,
      clock.now(),
    );
  }

  /**
   * Requests an update, unless saving the settings has started one.
   * @param saved the response to saved settings, if there were any
   * @returns whether it is certain that GitLab has accepted the request
   * @throws what `request` throws
   */
  async start(saved: Saved | null): Promise<boolean> {
    if (saved !== null) {
      await this.#adoptAsBaseline(saved);
      if (!isRunning(this.#state.baseline.state)) {
        this.#context.log.info('Saving the settings triggered an update.');
        this.#retryUntilDeadline();
        return true;
      }
    }
    await this.#request();
    this.#retryUntilDeadline();
    return false;
  }

  /** Requests another update, after one that did not bring all refs. */
  async requestAgain(): Promise<void> {
    const { bounds, pollIntervalMs, job } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    if (job.sync === 'immediate') {
      // GitLab starts such an update at once. One after the other would keep the instance busy while upstream lacks the ref.
      this.#repeatPauses = Math.min(this.#repeatPauses + 1, maxRepeatPauses);
      const pause = this.#repeatPauses * maxPauseMs(pollIntervalMs);
      await clock.sleep(Math.min(pause, Math.max(0, deadline - clock.now())), cancelled);
    }
    this.#state = withLatestAsBaseline(this.#state, clock.now());
    await this.#request();
  }

  /**
   * Waits until an update that counts has finished or failed, or until the refs are there; with `wait: false` only until
   * GitLab has accepted a request that counts.
   * @throws StepError of kind `timeout`, `paused` or `not-mirrored`, and whatever a request may throw
   */
  async wait(hasArrived: HasArrived = async () => false): Promise<Ending> {
    if (await hasArrived('next', false)) return { kind: 'arrived' };
    return this.#context.gitlab.scheduler.countAsWaiting(() => this.#untilEnded(hasArrived));
  }

  /**
   * Polls once more, after the refs have arrived.
   * @returns whether the update has succeeded by now; false if that is not known
   */
  async hasSucceeded(): Promise<boolean> {
    const latest = await orNull(() => this.#pollOnce({ priority: 'next', isOptional: true }));
    if (latest === null || isOlder(latest, this.#state.latest)) return false;
    this.#setState({ ...this.#state, latest });
    return verdict(this.#state.baseline, latest) === 'succeeded';
  }

  /** Whether another update may be requested. */
  get hasTimeLeft(): boolean {
    const { clock, deadline } = this.#context.bounds;
    return clock.now() < deadline;
  }

  /** The mirror as it was seen last. */
  get latest(): PullMirror {
    return this.#state.latest;
  }

  get times(): ReturnType<typeof updateTimes> {
    return updateTimes(this.#state);
  }

  async #untilEnded(hasArrived: HasArrived): Promise<Ending> {
    for (;;) {
      const next = await this.#untilDecided(hasArrived);
      if (next.kind !== 'request') return next;
      await this.#request();
    }
  }

  async #untilDecided(hasArrived: HasArrived): Promise<Exclude<Next, { kind: 'poll' }>> {
    const { log, gitlab, bounds } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    this.#state = startPhase(this.#state, clock.now());
    // With `wait: false`, the first poll shows whether GitLab has dropped the request.
    let pollsAtOnce = this.#state.goal === 'requested' && !isRunning(this.#state.baseline.state);
    for (;;) {
      const pause = pollsAtOnce ? 0 : pauseMs(this.#state, clock.now(), gitlab.scheduler.roundMs);
      pollsAtOnce = false;
      if (pause > 0) await clock.sleep(pause, cancelled);
      const { failure, dueAt } = this.#state;
      if (clock.now() >= deadline && failure === null) throw timeoutError(this.#state);
      // A known failure stands, even if polling for its message fails.
      const polled = failure === null ? await this.#poll(dueAt) : await this.#pollForMessage(dueAt);
      const { state, next, report } = afterPoll(this.#state, polled, clock.now());
      this.#setState(state);
      if (report !== null) log.info(report);
      if (next.kind !== 'poll' && next.kind !== 'request') return next;
      const isLast = isTimeForLastCheck(state, clock.now(), gitlab.scheduler.roundMs);
      if (isLast) this.#state = { ...state, isLastChecked: true };
      const mayArrive = isLast || mayHaveArrived(state);
      if (mayArrive && (await hasArrived(state.dueAt, isLast))) return { kind: 'arrived' };
      if (isLast) await this.#assertActive();
      if (next.kind === 'request') return next;
    }
  }

  /** Polls. If the mirror is new, a lagging replica may show it as off or missing, so it is then polled again for a while. */
  #poll(priority: Priority): Promise<PullMirror> {
    const { bounds, pollIntervalMs } = this.#context;
    const write = { bounds, pollIntervalMs, writtenAt: this.#isNew ? this.#state.beganAt : null };
    const isOffOrMissing = (error: unknown) => error instanceof SwitchedOff || isMissingProject(error);
    return retryWhileLagging(write, isOffOrMissing, () => this.#pollOnce({ priority }));
  }

  #pollForMessage(priority: Priority): Promise<PullMirror | null> {
    return orNull(() => this.#pollOnce({ priority, isOptional: true }));
  }

  /** @throws SwitchedOff if the mirror is off */
  async #pollOnce(options: GetOptions): Promise<PullMirror> {
    const { project, bounds } = this.#context;
    const sentAt = bounds.clock.now();
    try {
      const snapshot = await project.mirror(options);
      const responseMs = Math.max(this.#state.responseMs, bounds.clock.now() - sentAt);
      this.#state = { ...this.#state, responseMs };
      this.#endSilence();
      if (snapshot === null || snapshot.mirror.settings?.enabled === false) throw new SwitchedOff();
      return snapshot.mirror;
    } catch (error) {
      throw isStepTimeout(error) ? timeoutError(this.#state) : error;
    }
  }

  /** From now on, retries requests until the deadline: a failed poll says nothing about the update. */
  #retryUntilDeadline(): void {
    if (this.#state.goal === 'requested') return;
    this.#context.project.retryUntilDeadline((failure) => this.#reportSilence(failure));
  }

  #reportSilence(failure: string): void {
    const { log, bounds } = this.#context;
    const now = bounds.clock.now();
    if (this.#silence === null) {
      this.#silence = { since: now, reportedAt: now };
      log.info(
        `A request to GitLab failed: ${failure}. The update may still be running, so the step retries until the timeout.`,
      );
    } else if (now - this.#silence.reportedAt >= waitingLogIntervalMs) {
      this.#silence.reportedAt = now;
      log.info(`GitLab has not responded for ${formatDuration(now - this.#silence.since)}: ${failure}.`);
    }
  }

  #endSilence(): void {
    if (this.#silence === null) return;
    const { log, bounds } = this.#context;
    log.info(`GitLab responded again after ${formatDuration(bounds.clock.now() - this.#silence.since)}.`);
    this.#silence = null;
  }

  /** @throws StepError if the update is still not scheduled, and the project is archived or marked for deletion */
  async #assertActive(): Promise<void> {
    if (this.#state.phase !== 'waiting') return;
    const { project, timeoutMs } = this.#context;
    const record = await orNull(() => project.record({ isOptional: true }));
    if (record !== null && record.inactive !== null) throw inactiveProjectError(timeoutMs, record.inactive);
  }

  #setState(state: WaitState): void {
    this.#state = state;
    this.#context.note({ state: state.latest });
  }

  /**
   * Requests an update, unless one is scheduled or running: a scheduled update has not started yet, so it counts, and GitLab drops
   * requests while an update is running.
   * @throws StepError of kind `paused` if the mirror is paused and must not be resumed
   */
  async #request(): Promise<void> {
    const { job, project, log, bounds } = this.#context;
    const { state: mirror } = this.#state.baseline;
    this.#state = { ...this.#state, dueAt: bounds.clock.now(), requestedAt: null };
    switch (updateStatuses[mirror.status]) {
      case 'queued':
        return log.info('An update was already scheduled, so the step did not request another.');
      case 'running':
        return log.info(
          `An update was already running and may have missed the latest commits. When it has finished, the step will request another${job.verifyRefs === null ? '' : ', unless all refs to verify have arrived'}.`,
        );
    }
    if (job.sync === 'immediate') {
      await this.#save();
      return log.info('Requested an immediate update, by saving the settings of the mirror again.');
    }
    const waitMs = Math.min(this.#mayRequestAt, bounds.deadline) - bounds.clock.now();
    if (waitMs > 0) await bounds.clock.sleep(waitMs, bounds.cancelled);
    const { paused, serverTime } = await project.requestUpdate();
    if (paused) return this.#resume();
    const postponedMs = postponementMs(mirror, serverTime);
    this.#state = {
      ...this.#state,
      requestedAt: serverTime,
      dueAt: bounds.clock.now() + (postponedMs ?? 0),
    };
    log.info(`Requested an update.${postponedMs === null ? '' : postponement(postponedMs)}`);
  }

  /** Saving any setting starts an update at once and resumes a paused mirror. */
  async #save(): Promise<void> {
    const { url } = this.#state.latest;
    await this.#adoptAsBaseline(await this.#context.project.save({ enabled: true }, url));
  }

  /** Makes the response to saved settings the baseline: every run that starts after it has the new settings. */
  async #adoptAsBaseline({ mirror, serverTime, hasRunTimes }: Saved): Promise<void> {
    this.#mayRequestAt = this.#context.bounds.clock.now() + dateResolutionMs;
    if (!hasRunTimes) this.#retryUntilDeadline();
    const seen = this.#state.latest;
    const seenBefore = isOlder(seen, this.#seenBefore) ? this.#seenBefore : seen;
    const latest = hasRunTimes ? mirror : await this.#poll('next');
    const baseline = hasRunTimes
      ? { state: mirror, foreignBefore: null }
      : baselineOfSave(mirror.status, serverTime, latest, seenBefore);
    this.#setState({ ...this.#state, baseline, latest, requestedAt: serverTime });
  }

  async #resume(): Promise<void> {
    const { job, project, log } = this.#context;
    const { baseline, wasResumed } = this.#state;
    const { lastError } = baseline.state;
    if (!job.resume || wasResumed) {
      const lastFailure = lastError === null ? '' : ` The last update failed with: ${lastError}`;
      throw new StepError(
        'paused',
        `GitLab has paused this mirror after too many failed updates.${lastFailure}`,
        wasResumed ? hintForMessage(lastError) : hint('paused'),
      );
    }
    this.#state = { ...this.#state, wasResumed: true };
    // GitLab 19 resumes on this; earlier versions ignore the parameter and reject the request again.
    const forced = await project.requestUpdate({ force: true });
    if (forced.paused) await this.#save();
    else this.#state = { ...this.#state, requestedAt: forced.serverTime };
    log.info(
      'GitLab had paused this mirror after too many failed updates. Resumed it and requested an update.',
    );
  }
}

function postponement(ms: number): string {
  const interval = formatDuration(usualIntervalMs);
  return ` GitLab will probably postpone it by ${formatDuration(ms)}, until ${interval} after the last update; sync: immediate avoids this.`;
}

class SwitchedOff extends StepError {
  constructor() {
    super(
      'not-mirrored',
      'The mirror was switched off while the step waited for its update.',
      'Find out what else changes the settings of this mirror, then run the step again.',
    );
  }
}
