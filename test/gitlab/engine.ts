import type { Cancel, Clock } from './clock.ts';
import type { Run, RunPlan } from './runs.ts';
import {
  cancel,
  fail,
  finish,
  isDue,
  isUpdating,
  type MirrorState,
  recover,
  schedule,
  start,
} from './state.ts';

/** Branches that are created after a run's own work, one step at a time; the run lasts until then. */
export interface LaterSteps {
  everyMs: number;
  steps: (() => Promise<void>)[];
  /** The message that the run then fails with, or null. */
  error: string | null;
}

/** The result of a run's work on the repository: null, or the message that it failed with, or the steps that are left. */
export type UpdateResult = string | null | LaterSteps;

type Work = () => UpdateResult | Promise<UpdateResult>;

/** A mirror as the engine uses it: the record, and what happens outside of it. */
export interface EngineMirror {
  state: MirrorState;
  /** Whether license, instance and project allow it to run. */
  mayRun: () => boolean;
  plans: RunPlan[];
  runs: Run[];
  /** Called when a run starts: takes the settings as they are then, and returns the work to do with them. */
  prepare: () => Work;
}

/** A run other than an update, such as the import of a new project. */
export interface OtherRun {
  prepare: () => Work;
  onFinished: () => void;
}

export interface EngineOptions {
  cronMs: number;
  /** After a save or a request has enqueued a job, due mirrors are scheduled this soon. */
  pickupMs: number;
  /** How long a run waits in the queue, if its plan does not set that. */
  queueMs: number;
  /** How long a run takes, if its plan does not set that. */
  runMs: number;
  /** Runs at the same time, as limited by Sidekiq's concurrency; unlimited if not given. */
  workers?: number;
  /** Mirrors that are scheduled or started at the same time (`mirror_max_capacity`); unlimited if not given. */
  capacity?: number;
  /** Whether a canceled mirror that is due is scheduled again. */
  recoversCanceled?: boolean;
}

const MINUTE = 60_000;
const STUCK_SCHEDULED = 30 * MINUTE;
const STUCK_STARTED = 24 * 60 * MINUTE;

/** Runs mirrors by the clock: schedules due ones, and takes each run from scheduled to its end. */
export class MirrorEngine {
  readonly #clock: Clock;
  readonly #options: EngineOptions;
  readonly #workers: number;
  readonly #mirrors = new Set<EngineMirror>();
  readonly #idlers: (() => void)[] = [];
  readonly #working = new Set<Promise<void>>();
  /** The beginnings of runs that only wait for a worker, in their order. */
  readonly #queue: (() => void)[] = [];
  #started = 0;
  #busy = 0;
  #closed = false;
  #cancelCron: Cancel = () => {};

  constructor(clock: Clock, options: EngineOptions) {
    this.#clock = clock;
    this.#options = options;
    this.#workers = options.workers ?? Infinity;
    this.#cron();
  }

  add(mirror: EngineMirror): void {
    this.#mirrors.add(mirror);
  }

  /** A job was enqueued that schedules whatever is due. */
  pickUp(): void {
    this.#busy++;
    this.#clock.after(this.#options.pickupMs, () => {
      this.#scheduleDue();
      this.#done();
    });
  }

  /** Queues a run now, as the cron job would. */
  schedule(mirror: EngineMirror, other?: OtherRun): void {
    schedule(mirror.state);
    const plan = mirror.plans.shift() ?? {};
    const run: Run = {
      scheduledAt: this.#clock.now(),
      startedAt: null,
      endedAt: null,
      outcome: 'running',
      message: null,
    };
    mirror.runs.push(run);
    if (plan.outcome === 'stuck-scheduled') {
      this.#giveUp(mirror, run, STUCK_SCHEDULED, 'Project import state stuck in scheduled for too long');
      return;
    }
    this.#busy++;
    this.#wait(plan.queueMs ?? this.#options.queueMs, () => this.#enqueue(mirror, run, plan, other));
  }

  /** Resolves as soon as no run is in progress and no mirror is due; runs that are stuck do not count. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idlers.push(resolve));
  }

  /** Stops everything; resolves when work in progress has finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelCron();
    this.#mirrors.clear();
    this.#queue.length = 0;
    this.#busy = 0;
    for (const resolve of this.#idlers.splice(0)) resolve();
    await Promise.allSettled(this.#working);
  }

  #cron(): void {
    this.#cancelCron = this.#clock.after(this.#options.cronMs, () => {
      if (this.#closed) return;
      this.#scheduleDue();
      this.#resolveIdlers();
      this.#cron();
    });
  }

  /** Schedules the mirrors that have been due longest, as many as there is capacity for. */
  #scheduleDue(): void {
    if (this.#closed) return;
    const { capacity = Infinity } = this.#options;
    const all = [...this.#mirrors];
    const due = all
      .filter((mirror) => this.#isDue(mirror))
      .sort((a, b) => (a.state.nextExecutionAt ?? 0) - (b.state.nextExecutionAt ?? 0));
    const free =
      capacity === Infinity ? due.length : capacity - all.filter(({ state }) => isUpdating(state)).length;
    for (const mirror of due.slice(0, Math.max(0, free))) {
      if (mirror.state.status === 'canceled') recover(mirror.state);
      this.schedule(mirror);
    }
  }

  #isDue({ state, mayRun }: EngineMirror): boolean {
    if (state.status === 'canceled' && !this.#options.recoversCanceled) return false;
    return isDue(state, this.#clock.now()) && mayRun();
  }

  #enqueue(mirror: EngineMirror, run: Run, plan: RunPlan, other?: OtherRun): void {
    const { outcome } = plan;
    if (typeof outcome === 'object' && 'failUnstarted' in outcome) {
      this.#end(mirror, run, plan, outcome.failUnstarted);
      return;
    }
    this.#queue.push(() => this.#begin(mirror, run, plan, other));
    this.#employ();
  }

  /** Gives the free workers the runs that have waited longest. */
  #employ(): void {
    while (this.#started < this.#workers) {
      const begin = this.#queue.shift();
      if (begin === undefined) return;
      this.#started++;
      begin();
    }
  }

  #dismiss(): void {
    this.#started--;
    this.#employ();
  }

  #begin(mirror: EngineMirror, run: Run, plan: RunPlan, other?: OtherRun): void {
    const { outcome = 'git' } = plan;
    run.startedAt = this.#clock.now();
    start(mirror.state, run.startedAt);
    const work = other ? other.prepare() : mirror.prepare();
    if (outcome === 'stuck-started') {
      this.#giveUp(
        mirror,
        run,
        STUCK_STARTED,
        `Import timed out. Import took longer than ${STUCK_STARTED / 1_000} seconds`,
      );
      // Another worker takes the place of the one that died.
      this.#dismiss();
      this.#done();
      return;
    }
    this.#wait(plan.fetchAtMs ?? 0, () => this.#work(mirror, run, plan, work, other));
  }

  #work(mirror: EngineMirror, run: Run, plan: RunPlan, work: Work, other?: OtherRun): void {
    const { outcome = 'git' } = plan;
    const scripted = typeof outcome === 'object' && 'fail' in outcome ? outcome : null;
    const updates = outcome === 'git' || scripted?.refsArrive === true;
    const settle = (result: UpdateResult): void => {
      if (this.#closed) return;
      const verdict = scripted ? scripted.fail : result;
      const remaining = (run.startedAt ?? 0) + (plan.runMs ?? this.#options.runMs) - this.#clock.now();
      this.#wait(remaining, () => {
        if (typeof verdict === 'object' && verdict !== null) this.#continue(mirror, run, plan, verdict);
        else this.#end(mirror, run, plan, verdict, other);
        this.#dismiss();
      });
    };
    const result = updates ? work() : null;
    // Work without I/O ends in the same instant, so that a manual clock can advance without waiting for it.
    if (!(result instanceof Promise) && plan.afterFetch === undefined) {
      settle(result);
      return;
    }
    this.#track(async () => {
      const value = await result;
      await plan.afterFetch?.();
      settle(value);
    }, settle);
  }

  /** Performs the remaining steps; the run ends after the last. No worker is kept busy in between. */
  #continue(mirror: EngineMirror, run: Run, plan: RunPlan, { steps, ...later }: LaterSteps): void {
    const [step, ...rest] = steps;
    const end = (message: string | null): void => {
      if (!this.#closed) this.#end(mirror, run, plan, message);
    };
    if (step === undefined) {
      end(later.error);
      return;
    }
    this.#wait(later.everyMs, () =>
      this.#track(async () => {
        await step();
        if (!this.#closed) this.#continue(mirror, run, plan, { steps: rest, ...later });
      }, end),
    );
  }

  /** Keeps asynchronous work in progress until it has finished; an error of this server itself becomes the run's. */
  #track(work: () => Promise<void>, onError: (message: string) => void): void {
    const working = work()
      .catch((error: unknown) => onError(`the embedded server failed: ${String(error)}`))
      .finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  #end(mirror: EngineMirror, run: Run, plan: RunPlan, verdict: string | null, other?: OtherRun): void {
    const now = this.#clock.now();
    run.endedAt = now;
    if (plan.outcome === 'canceled') {
      cancel(mirror.state);
      run.outcome = 'canceled';
    } else if (verdict === null) {
      finish(mirror.state, now);
      run.outcome = 'finished';
      other?.onFinished();
    } else {
      fail(mirror.state, now, verdict, plan.messageAfterPolls ?? 1);
      run.outcome = 'failed';
      run.message = verdict;
    }
    this.#done();
  }

  // A dead worker leaves its mirror as it is until a clean-up job finds that it has been so for too long.
  #giveUp(mirror: EngineMirror, run: Run, ms: number, message: string): void {
    this.#clock.after(ms, () => {
      if (this.#closed) return;
      run.endedAt = this.#clock.now();
      run.outcome = 'failed';
      run.message = message;
      fail(mirror.state, run.endedAt, message);
    });
  }

  #wait(ms: number, action: () => void): void {
    if (ms <= 0) action();
    else this.#clock.after(ms, () => this.#closed || action());
  }

  #isIdle(): boolean {
    return this.#busy === 0 && ![...this.#mirrors].some((mirror) => this.#isDue(mirror));
  }

  #done(): void {
    if (this.#closed) return;
    this.#busy--;
    this.#resolveIdlers();
  }

  #resolveIdlers(): void {
    if (this.#idlers.length > 0 && this.#isIdle()) for (const resolve of this.#idlers.splice(0)) resolve();
  }
}
