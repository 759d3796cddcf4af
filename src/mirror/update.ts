/** Has GitLab update the mirror, and waits until that very update has ended. */
import type { Bounds } from '../base/clock.ts';
import { StepError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { MirrorSnapshot, Project, Saved } from '../gitlab/project.ts';
import type { RequestScheduler } from '../gitlab/scheduler.ts';
import type { MirrorJob } from '../inputs/job.ts';
import { formatDuration } from '../text/duration.ts';
import { hint, hintFor } from '../text/explanations.ts';
import { pauseMs, putOffMs } from './pacing.ts';
import { canceled, phaseText, switchedOff, timedOut } from './phases.ts';
import { type Baseline, baselineOfSave, isLater, neverRun, type Verdict, verdict } from './progress.ts';

export interface UpdateContext {
  job: MirrorJob;
  project: Project;
  bounds: Bounds;
  timeoutMs: number;
  pollIntervalMs: number;
  log: Log;
  scheduler: Pick<RequestScheduler, 'roundMs' | 'whileWaiting'>;
  /** Called with every look, so that outputs can tell the last one whatever happens next. */
  onSnapshot(snapshot: MirrorSnapshot): void;
}

export type Ending =
  | { kind: 'succeeded' }
  /** The refs are all there; the update may still be running. */
  | { kind: 'arrived' }
  | { kind: 'failed'; error: StepError };

const signOfLifeMs = 30_000;

/** A failing run is `failed` first and has its message a moment later; this is how long the message is waited for. */
const lateMessageMs = 2_000;

/** Databases that GitLab reads from may lag behind by a minute; what is seen first after twice that has begun after the step. */
const maxLagMs = 120_000;

/** A look that says that the mirror is off or canceled may be such a late one; so many in a row are believed. */
const pollsToBelieve = 3;

/** Saving the settings over and over would keep an instance busy for nothing, so updates in a row keep this distance. */
const againAfterPolls = 15;

/** One mirror's update, from the request to the end. */
export class Update {
  readonly #context: UpdateContext;
  /** What the update is told by. */
  #baseline: Baseline;
  #latest: MirrorSnapshot;
  #resumed = false;
  /** When GitLab took the request, on the server's clock. */
  #requestedAt: number | null = null;
  /** When the update that was asked for should begin, on the step's clock. */
  #dueAt: number;
  readonly #begun: number;

  /** @param look from before anything was asked */
  constructor(context: UpdateContext, snapshot: MirrorSnapshot) {
    this.#context = context;
    this.#latest = snapshot;
    this.#begun = this.#dueAt = context.bounds.clock.now();
    this.#baseline = { state: snapshot.mirror, takenAt: snapshot.serverTime };
  }

  /** The update that saving settings has started, unless one was running then. */
  static async afterSave(context: UpdateContext, saved: Saved): Promise<Update> {
    const update = new Update(context, saved);
    await update.#take(saved);
    return update;
  }

  /** Whether a run is in progress that began before this step asked, so that another has to be asked for when it ends. */
  get isForeign(): boolean {
    return this.#baseline.state.status === 'started';
  }

  /** How long the update that ended was queued and running, in milliseconds of the server's clock; null where not known. */
  get times(): { queuedMs: number | null; runningMs: number | null } {
    // The times of another run are not ours to tell.
    const isOurs = ['running', 'succeeded', 'failed'].includes(verdict(this.#baseline, this.#latest.mirror));
    const { lastUpdateStartedAt, lastUpdateAt } = isOurs ? this.#latest.mirror : neverRun;
    const [started, ended] = [lastUpdateStartedAt, lastUpdateAt].map((time) =>
      time === null ? null : Date.parse(time),
    );
    return {
      queuedMs:
        started == null || this.#requestedAt === null ? null : Math.max(0, started - this.#requestedAt),
      runningMs: started == null || ended == null || ended < started ? null : ended - started,
    };
  }

  /**
   * Asks GitLab for an update, if that is of any use now: one that is scheduled starts after us and serves as well, and
   * while one is running GitLab drops the request.
   * @throws StepError of kind `paused` where the mirror is paused and is not to be resumed
   */
  async ask(): Promise<void> {
    const { job, project, log, bounds } = this.#context;
    const { status } = this.#baseline.state;
    this.#dueAt = bounds.clock.now();
    if (status === 'scheduled') return log.info('An update is scheduled already and serves as well.');
    if (status === 'started') {
      return log.info(
        'An update was already running and may have missed the latest commits: waiting for its end to ask for another.',
      );
    }
    if (job.sync === 'immediate') {
      await this.#save();
      return log.info('Asked GitLab for an update now, by saving the settings of the mirror again.');
    }
    const asked = await project.requestUpdate(false);
    if (asked.paused) return this.#resume();
    this.#requestedAt = asked.serverTime;
    const leftMs = putOffMs(this.#baseline.state, asked.serverTime);
    this.#dueAt = bounds.clock.now() + (leftMs ?? 0);
    log.info(
      leftMs === null
        ? 'Asked GitLab for an update.'
        : `Asked GitLab for an update. It will probably put it off for ${formatDuration(leftMs)}, until five minutes after the last one; sync: immediate would not wait.`,
    );
  }

  /** Asks for another update, after one of ours has ended and did not bring what was wanted. */
  async requestAgain(): Promise<void> {
    const { bounds, pollIntervalMs, job } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    if (job.sync === 'immediate') {
      await clock.sleep(
        Math.min(againAfterPolls * pollIntervalMs, Math.max(0, deadline - clock.now())),
        cancelled,
      );
    }
    if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, 'waiting');
    this.#rebase(this.#latest);
    await this.ask();
  }

  /** Makes a look the baseline after a run has ended; the step's own beginning stays the bound of what can be ours. */
  #rebase({ mirror }: MirrorSnapshot): void {
    const isLate = this.#context.bounds.clock.now() - this.#begun > maxLagMs;
    this.#baseline = { state: mirror, takenAt: isLate ? null : this.#baseline.takenAt };
  }

  /** Waits until an update could be asked for that is of any use. */
  async waitUntilRequested(): Promise<void> {
    // The look from before may not have shown a run that was on; then GitLab has dropped the request.
    await this.#wait(async () => false, true);
  }

  /**
   * Waits until a run that counts has ended, or `hasArrived` says that what was wanted is there already.
   * @throws StepError of kind `timeout`, and whatever a request may throw
   */
  async wait(hasArrived: () => Promise<boolean>): Promise<Ending> {
    if (await hasArrived()) return { kind: 'arrived' };
    return this.#wait(hasArrived, false);
  }

  /**
   * Looks once more, after an end that was none of the run's.
   * @returns whether the run has ended well by now; false where that cannot be told, since nothing else depends on it
   */
  async hasSucceeded(): Promise<boolean> {
    try {
      const snapshot = await this.#snapshot('waiting');
      return verdict(this.#baseline, snapshot.mirror) === 'succeeded';
    } catch (error) {
      if (error instanceof StepError && error.kind !== 'cancelled') return false;
      throw error;
    }
  }

  async #wait(hasArrived: () => Promise<boolean>, untilRequested: boolean): Promise<Ending> {
    const { project, scheduler } = this.#context;
    project.priority = this.#dueAt;
    try {
      return await scheduler.whileWaiting(() => this.#watch(hasArrived, untilRequested));
    } finally {
      project.priority = 'next';
    }
  }

  async #watch(hasArrived: () => Promise<boolean>, untilRequested: boolean): Promise<Ending> {
    const { scheduler, bounds, pollIntervalMs, log, project } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    let changedAt = clock.now();
    let saidAt = changedAt;
    let phase: Verdict = this.isForeign ? 'foreign-running' : 'waiting';
    let errorBefore = this.#baseline.state.lastError;
    let canceledPolls = 0;
    for (;;) {
      const leftMs = deadline - clock.now();
      const pause = pauseMs(clock.now() - changedAt, pollIntervalMs, leftMs, scheduler.roundMs);
      if (pause > 0) await clock.sleep(pause, cancelled);
      if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, phase);
      const snapshot = await this.#snapshot(phase);
      project.priority = clock.now();
      const now = this.#verdictOn(snapshot, phase);
      if (untilRequested && now !== 'foreign-running' && now !== 'foreign-ended') return { kind: 'arrived' };
      canceledPolls = now === 'canceled' ? canceledPolls + 1 : 0;
      if (now !== phase) {
        log.info(phaseText[now]);
        changedAt = saidAt = clock.now();
        phase = now;
      } else if (clock.now() - saidAt >= signOfLifeMs) {
        saidAt = clock.now();
        log.info(`${phaseText[now]} (${formatDuration(saidAt - changedAt)} so far)`);
      }
      if (now === 'succeeded') return { kind: 'succeeded' };
      if (now === 'failed') return { kind: 'failed', error: await this.#failure(snapshot, errorBefore) };
      // A look may be a late one from before this update.
      if (canceledPolls === pollsToBelieve) return { kind: 'failed', error: canceled() };
      // Nothing arrives while no run is on.
      const mayArrive = now === 'running' || now === 'foreign-running' || now === 'foreign-ended';
      if (mayArrive && (await hasArrived())) return { kind: 'arrived' };
      if (now === 'foreign-ended') {
        this.#rebase(snapshot);
        project.priority = 'next';
        await this.ask();
        project.priority = this.#dueAt;
        changedAt = saidAt = clock.now();
        phase = this.isForeign ? 'foreign-running' : 'waiting';
        if (untilRequested && !this.isForeign) return { kind: 'arrived' };
      }
      errorBefore = this.#latest.mirror.lastError;
    }
  }

  /** A mirror that was canceled before and is again has had an update in between if one was seen scheduled. */
  #verdictOn({ mirror }: MirrorSnapshot, phase: Verdict): Verdict {
    const seen = verdict(this.#baseline, mirror);
    const wasOn = phase === 'scheduled' || phase === 'canceled';
    return seen === 'waiting' && mirror.status === 'canceled' && wasOn ? 'canceled' : seen;
  }

  async #snapshot(phase: Verdict): Promise<MirrorSnapshot> {
    const { project, bounds, pollIntervalMs } = this.#context;
    for (let polls = 1; ; polls++) {
      try {
        const snapshot = await project.mirror();
        if (snapshot !== null && snapshot.mirror.settings?.enabled !== false) return this.#see(snapshot);
      } catch (error) {
        throw error instanceof StepError && error.kind === 'timeout'
          ? timedOut(this.#context.timeoutMs, phase)
          : error;
      }
      if (polls === pollsToBelieve) throw switchedOff();
      const { clock, deadline, cancelled } = bounds;
      await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
    }
  }

  #see(snapshot: MirrorSnapshot): MirrorSnapshot {
    this.#latest = snapshot;
    this.#context.onSnapshot(snapshot);
    return snapshot;
  }

  /** Saving any setting starts an update at once and resumes a paused mirror; its answer shows what was on by then. */
  async #save(): Promise<void> {
    const { mirror } = this.#latest;
    await this.#take(await this.#context.project.save({ enabled: true }, mirror.url));
  }

  /** Makes the answer to saved settings the baseline: whatever starts after it has the new settings. */
  async #take(saved: Saved): Promise<void> {
    this.#requestedAt = saved.serverTime;
    if (saved.tellsTimes) {
      this.#see(saved);
      this.#baseline = { state: saved.mirror, takenAt: null };
      return;
    }
    const seen = await this.#snapshot('waiting');
    this.#baseline = baselineOfSave(saved.mirror.status, saved.serverTime, seen.mirror);
  }

  async #resume(): Promise<void> {
    const { job, project, log } = this.#context;
    const { lastError } = this.#baseline.state;
    const last = lastError === null ? '' : ` The last failure was: ${lastError}`;
    const paused = (hint: string) =>
      new StepError('paused', `GitLab has paused this mirror after too many failed updates.${last}`, hint);
    if (!job.resume) {
      throw paused(hint('paused'));
    }
    if (this.#resumed) throw paused(hintFor(lastError));
    this.#resumed = true;
    // GitLab 19 resumes on this; before, the parameter is ignored and the request refused again.
    const forced = await project.requestUpdate(true);
    if (forced.paused) await this.#save();
    else this.#requestedAt = forced.serverTime;
    log.info(
      'GitLab had paused this mirror after too many failed updates: resumed it and asked for an update.',
    );
  }

  async #failure(snapshot: MirrorSnapshot, errorBefore: string | null): Promise<StepError> {
    const { bounds, pollIntervalMs } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    const until = Math.min(clock.now() + lateMessageMs, deadline);
    let message = snapshot.mirror.lastError;
    while ((message === null || message === errorBefore) && clock.now() < until) {
      await clock.sleep(Math.min(pollIntervalMs, until - clock.now()), cancelled);
      message = (await this.#pollAgain(snapshot))?.mirror.lastError ?? message;
    }
    const words = message === null ? 'GitLab gave no reason.' : `GitLab says: ${message}`;
    return new StepError('sync-failed', `The update failed. ${words}`, hintFor(message));
  }

  /** A look for the message of a failure that is known already: whatever goes wrong with it, that stays the failure. */
  async #pollAgain(failed: MirrorSnapshot): Promise<MirrorSnapshot | null> {
    try {
      const again = await this.#context.project.mirror();
      if (again === null || isLater(failed.mirror.lastUpdateAt, again.mirror.lastUpdateAt)) return null;
      return this.#see(again);
    } catch (error) {
      if (error instanceof StepError && error.kind !== 'cancelled') return null;
      throw error;
    }
  }
}
