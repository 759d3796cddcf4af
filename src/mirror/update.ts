/** Requests an update of a mirror and waits until it has finished: sends, sleeps and reports what wait.ts decides. */
import { orNull, StepError } from '../base/errors.ts';
import type { MirrorSnapshot, Saved } from '../gitlab/project.ts';
import type { Priority } from '../gitlab/scheduler.ts';
import { type PullMirror, updateStatuses } from '../gitlab/schema.ts';
import { formatDuration } from '../text/duration.ts';
import { hint, hintFor } from '../text/explanations.ts';
import type { RunContext } from './job.ts';
import { baselineOfSave, isRunning, pollsToBelieve, verdict } from './verdict.ts';
import {
  afterPoll,
  type Ending,
  fromLatest,
  maxPauseMs,
  mayHaveArrived,
  type Next,
  pauseMs,
  postponementMs,
  startPhase,
  startWait,
  timedOut,
  updateTimes,
  type WaitState,
} from './wait.ts';

/** Whether all refs are on GitLab already; its requests have this priority. */
type HasArrived = (priority: Priority) => Promise<boolean>;

/** One mirror's update, from the request to the end. */
export class Update {
  readonly #context: RunContext;
  #state: WaitState;

  /** @param first from before the update was requested; the answer to saved settings, if there were any */
  constructor(context: RunContext, first: MirrorSnapshot) {
    const { job, bounds, pollIntervalMs, timeoutMs } = context;
    const { clock, deadline } = bounds;
    const goal = job.wait ? 'finished' : 'requested';
    this.#context = context;
    this.#state = startWait({ goal, pollIntervalMs, timeoutMs, deadline }, first, clock.now());
  }

  /**
   * Requests an update, unless saving the settings has started one.
   * @param saved the answer to saved settings, if there were any
   * @throws what `request` throws
   */
  async start(saved: Saved | null): Promise<void> {
    if (saved !== null) {
      await this.#take(saved);
      if (!isRunning(this.#state.baseline.state)) {
        return this.#context.log.info('Saving the settings triggered an update.');
      }
    }
    await this.#request();
  }

  /** Requests another update, since the one that has finished did not bring the refs. */
  async requestAgain(): Promise<void> {
    const { bounds, pollIntervalMs, job } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    if (job.sync === 'immediate') {
      // Saving the settings over and over would only keep the instance busy.
      await clock.sleep(Math.min(maxPauseMs(pollIntervalMs), Math.max(0, deadline - clock.now())), cancelled);
    }
    if (clock.now() >= deadline) throw timedOut({ ...this.#state, phase: 'waiting' });
    this.#state = fromLatest(this.#state, clock.now());
    await this.#request();
  }

  /**
   * Waits until an update that counts has finished or failed, or until the refs are there; with `wait: false` only until
   * GitLab has taken a request that counts.
   * @throws StepError of kind `timeout`, `paused` or `not-mirrored`, and whatever a request may throw
   */
  async wait(hasArrived: HasArrived = async () => false): Promise<Ending> {
    if (await hasArrived('next')) return { kind: 'arrived' };
    return this.#context.gitlab.scheduler.whileWaiting(() => this.#untilEnded(hasArrived));
  }

  /**
   * Polls once more, after the refs have arrived.
   * @returns whether the update has finished by now; false if that cannot be known, since nothing depends on it
   */
  async hasSucceeded(): Promise<boolean> {
    const latest = await orNull(() => this.#poll('next'));
    if (latest === null) return false;
    this.#see({ ...this.#state, latest });
    return verdict(this.#state.baseline, latest) === 'succeeded';
  }

  /** How long our update was queued and running. */
  get times(): ReturnType<typeof updateTimes> {
    return updateTimes(this.#state);
  }

  async #untilEnded(hasArrived: HasArrived): Promise<Ending> {
    for (;;) {
      const next = await this.#untilDecided(hasArrived);
      if (next.kind !== 'request') return next;
      await this.#request();
      const isForeign = isRunning(this.#state.baseline.state);
      if (this.#state.goal === 'requested' && !isForeign) return { kind: 'requested' };
    }
  }

  async #untilDecided(hasArrived: HasArrived): Promise<Exclude<Next, { kind: 'poll' }>> {
    const { log, gitlab, bounds } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    this.#state = startPhase(this.#state, clock.now());
    for (;;) {
      const pause = pauseMs(this.#state, clock.now(), gitlab.scheduler.roundMs);
      if (pause > 0) await clock.sleep(pause, cancelled);
      const { failure, dueAt } = this.#state;
      if (clock.now() >= deadline && failure === null) throw timedOut(this.#state);
      // A failure that is known stays the failure, whatever becomes of a poll for its message.
      const polled = failure === null ? await this.#poll(dueAt) : await orNull(() => this.#pollOnce(dueAt));
      const { state, next, report } = afterPoll(this.#state, polled, clock.now());
      this.#see(state);
      if (report !== null) log.info(report);
      if (next.kind !== 'poll' && next.kind !== 'request') return next;
      if (mayHaveArrived(state) && (await hasArrived(state.dueAt))) return { kind: 'arrived' };
      if (next.kind === 'request') return next;
    }
  }

  /** The mirror as it is now. A snapshot that shows it as off may be from before this step has switched it on. */
  async #poll(priority: Priority): Promise<PullMirror> {
    const { bounds, pollIntervalMs } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    for (let polls = 1; ; polls++) {
      const mirror = await this.#pollOnce(priority);
      if (mirror !== null) return mirror;
      if (polls === pollsToBelieve) throw switchedOff();
      await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
    }
  }

  /** @returns null if the mirror is off */
  async #pollOnce(priority: Priority): Promise<PullMirror | null> {
    try {
      const snapshot = await this.#context.project.mirror({ priority });
      return snapshot === null || snapshot.mirror.settings?.enabled === false ? null : snapshot.mirror;
    } catch (error) {
      throw error instanceof StepError && error.kind === 'timeout' ? timedOut(this.#state) : error;
    }
  }

  #see(state: WaitState): void {
    this.#state = state;
    this.#context.note({ state: state.latest });
  }

  /**
   * Requests an update, if that is of any use now: a scheduled one starts after us and serves as well, and while one is
   * running GitLab drops the request.
   * @throws StepError of kind `paused` if the mirror is paused and must not be resumed
   */
  async #request(): Promise<void> {
    const { job, project, log, bounds } = this.#context;
    const { state: mirror } = this.#state.baseline;
    this.#state = { ...this.#state, dueAt: bounds.clock.now() };
    switch (updateStatuses[mirror.status]) {
      case 'queued':
        return log.info('An update was already scheduled, so no other was requested.');
      case 'running':
        return log.info(
          'An update was already running and may have missed the latest commits. Another will be requested when it has finished.',
        );
    }
    if (job.sync === 'immediate') {
      await this.#save();
      return log.info('Requested an immediate update, by saving the settings of the mirror again.');
    }
    const { paused, serverTime } = await project.requestUpdate(false);
    if (paused) return this.#resume();
    const postponedMs = postponementMs(mirror, serverTime);
    this.#state = {
      ...this.#state,
      requestedAt: serverTime,
      dueAt: bounds.clock.now() + (postponedMs ?? 0),
    };
    const delay = ` GitLab will probably postpone it for ${formatDuration(postponedMs ?? 0)}, until five minutes after the last one; sync: immediate avoids that.`;
    log.info(`Requested an update.${postponedMs === null ? '' : delay}`);
  }

  /** Saving any setting starts an update at once and resumes a paused mirror. */
  async #save(): Promise<void> {
    const { url } = this.#state.latest;
    await this.#take(await this.#context.project.save({ enabled: true }, url));
  }

  /** Makes the answer to saved settings the baseline: whatever starts after it has the new settings. */
  async #take({ mirror, serverTime, hasRunTimes }: Saved): Promise<void> {
    const latest = hasRunTimes ? mirror : await this.#poll('next');
    const baseline = hasRunTimes
      ? { state: mirror, takenAt: null }
      : baselineOfSave(mirror.status, serverTime, latest);
    this.#see({ ...this.#state, baseline, latest, requestedAt: serverTime });
  }

  async #resume(): Promise<void> {
    const { job, project, log } = this.#context;
    const { baseline, wasResumed } = this.#state;
    const { lastError } = baseline.state;
    if (!job.resume || wasResumed) {
      const last = lastError === null ? '' : ` The last update failed with: ${lastError}`;
      throw new StepError(
        'paused',
        `GitLab has paused this mirror after too many failed updates.${last}`,
        wasResumed ? hintFor(lastError) : hint('paused'),
      );
    }
    this.#state = { ...this.#state, wasResumed: true };
    // GitLab 19 resumes on this; earlier versions ignore the parameter and refuse again.
    const forced = await project.requestUpdate(true);
    if (forced.paused) await this.#save();
    else this.#state = { ...this.#state, requestedAt: forced.serverTime };
    log.info(
      'GitLab had paused this mirror after too many failed updates. Resumed it and requested an update.',
    );
  }
}

function switchedOff(): StepError {
  return new StepError(
    'not-mirrored',
    'The mirror was switched off while this step waited for its update.',
    'Find out what else changes the settings of this mirror, then run the step again.',
  );
}
