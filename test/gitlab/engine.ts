import type { Cancel, Clock } from './clock.ts';
import type { Run, RunPlan } from './runs.ts';
import { cancel, fail, finish, isDue, type MirrorState, schedule, start } from './state.ts';

/** What a run's work on the repository came to: null, or the message that it failed with. */
export type UpdateResult = string | null;

/** A mirror under the engine: the record, and what happens outside of it. */
export interface EngineMirror {
  state: MirrorState;
  /** Whether licence and instance let it run at all. */
  mayRun: () => boolean;
  plans: RunPlan[];
  runs: Run[];
  /** Called when a run starts: takes the settings as they are then, and returns the work to do with them. */
  prepare: () => () => UpdateResult | Promise<UpdateResult>;
}

export interface EngineOptions {
  cronMs: number;
  /** After a save or a request has made a mirror due, a worker is at it this soon. */
  pickupMs: number;
  /** How long a run waits in the queue, if its plan does not say. */
  queueMs: number;
  /** How long a run takes, if its plan does not say. */
  runMs: number;
  /** Runs at work at the same time, as Sidekiq's concurrency bounds them; without a limit where not given. */
  workers?: number;
}

const MINUTE = 60_000;
const STUCK_SCHEDULED = 30 * MINUTE;
const STUCK_STARTED = 24 * 60 * MINUTE;

/** Runs mirrors by the clock: looks for due ones, and takes each run from scheduled to its end. */
export class MirrorEngine {
  readonly #clock: Clock;
  readonly #options: EngineOptions;
  readonly #workers: number;
  readonly #mirrors = new Set<EngineMirror>();
  readonly #idlers: (() => void)[] = [];
  readonly #working = new Set<Promise<void>>();
  /** The beginnings of runs that wait for a worker only, in the order in which they came to that. */
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

  /** Something may just have made the mirror due. Whether it still is, is seen when a worker gets to it. */
  pickUp(mirror: EngineMirror): void {
    this.#busy++;
    this.#clock.after(this.#options.pickupMs, () => {
      this.#scheduleIfDue(mirror);
      this.#done();
    });
  }

  /** Queues a run now, as the regular schedule would. */
  schedule(mirror: EngineMirror): void {
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
      this.#giveUp(mirror, run, STUCK_SCHEDULED);
      return;
    }
    this.#busy++;
    this.#wait(plan.queueMs ?? this.#options.queueMs, () => this.#enqueue(mirror, run, plan));
  }

  /** Resolves as soon as no run is under way nor about to be picked up; runs that are stuck do not count. */
  idle(): Promise<void> {
    if (this.#busy === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idlers.push(resolve));
  }

  /** Nothing happens any more; resolves when work under way has ended. */
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
      for (const mirror of this.#mirrors) this.#scheduleIfDue(mirror);
      this.#cron();
    });
  }

  #scheduleIfDue(mirror: EngineMirror): void {
    if (!this.#closed && mirror.mayRun() && isDue(mirror.state, this.#clock.now())) this.schedule(mirror);
  }

  #enqueue(mirror: EngineMirror, run: Run, plan: RunPlan): void {
    const { outcome } = plan;
    if (typeof outcome === 'object' && 'failUnstarted' in outcome) {
      this.#end(mirror, run, plan, outcome.failUnstarted);
      return;
    }
    this.#queue.push(() => this.#begin(mirror, run, plan));
    this.#employ();
  }

  /** Gives the free workers what has waited longest. */
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

  #begin(mirror: EngineMirror, run: Run, plan: RunPlan): void {
    const { outcome = 'git' } = plan;
    run.startedAt = this.#clock.now();
    start(mirror.state, run.startedAt);
    const work = mirror.prepare();
    if (outcome === 'stuck-started') {
      this.#giveUp(mirror, run, STUCK_STARTED);
      // Another worker takes the place of the one that died.
      this.#dismiss();
      this.#done();
      return;
    }
    this.#wait(plan.fetchAtMs ?? 0, () => this.#work(mirror, run, plan, work));
  }

  #work(
    mirror: EngineMirror,
    run: Run,
    plan: RunPlan,
    work: () => UpdateResult | Promise<UpdateResult>,
  ): void {
    const { outcome = 'git' } = plan;
    const scripted = typeof outcome === 'object' && 'fail' in outcome ? outcome : null;
    const updates = outcome === 'git' || scripted?.refsArrive === true;
    const settle = (result: UpdateResult): void => {
      if (this.#closed) return;
      const verdict = scripted ? scripted.fail : result;
      const remaining = (run.startedAt ?? 0) + (plan.runMs ?? this.#options.runMs) - this.#clock.now();
      this.#wait(remaining, () => this.#end(mirror, run, plan, verdict));
    };
    const result = updates ? work() : null;
    // Work without I/O ends in the same instant, so that a clock moved by hand needs no help to get past it.
    if (!(result instanceof Promise) && plan.afterFetch === undefined) {
      settle(result);
      return;
    }
    const working = Promise.resolve(result)
      .then(async (value) => {
        await plan.afterFetch?.();
        settle(value);
      })
      .catch((error: unknown) => settle(`the embedded server failed: ${String(error)}`))
      .finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  #end(mirror: EngineMirror, run: Run, plan: RunPlan, verdict: UpdateResult): void {
    const now = this.#clock.now();
    run.endedAt = now;
    if (plan.outcome === 'canceled') {
      cancel(mirror.state);
      run.outcome = 'canceled';
    } else if (verdict === null) {
      finish(mirror.state, now);
      run.outcome = 'finished';
    } else {
      fail(mirror.state, now, verdict, plan.messageAfterLooks ?? 1);
      run.outcome = 'failed';
      run.message = verdict;
    }
    if (run.startedAt !== null) this.#dismiss();
    this.#done();
  }

  // A dead worker leaves its mirror as it is until a clean-up job sees that it has been so for too long.
  #giveUp(mirror: EngineMirror, run: Run, ms: number): void {
    this.#clock.after(ms, () => {
      if (this.#closed) return;
      run.endedAt = this.#clock.now();
      run.outcome = 'failed';
      run.message = `Import timed out. Import took longer than ${ms / 1_000} seconds`;
      fail(mirror.state, run.endedAt, run.message);
    });
  }

  #wait(ms: number, action: () => void): void {
    if (ms <= 0) action();
    else this.#clock.after(ms, () => this.#closed || action());
  }

  #done(): void {
    if (this.#closed) return;
    this.#busy--;
    if (this.#busy === 0) for (const resolve of this.#idlers.splice(0)) resolve();
  }
}
