/**
 * Random histories of a mirror, by the rules of GitLab: whatever happens, the step passes only after a run of its own has
 * finished, fails only after one has failed, and always terminates.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import type { GitLab } from '../../src/gitlab/client.ts';
import type { MirrorSnapshot, Project, Saved } from '../../src/gitlab/project.ts';
import type { RequestScheduler } from '../../src/gitlab/scheduler.ts';
import type { PullMirror, UpdateState } from '../../src/gitlab/schema.ts';
import type { MirrorJob, RunContext } from '../../src/mirror/job.ts';
import { Update } from '../../src/mirror/update.ts';
import type { Ending } from '../../src/mirror/wait.ts';
import * as rules from '../gitlab/state.ts';
import { runs } from './runs.ts';

/** The state of a mirror that has never run. */
const neverRun: UpdateState = {
  status: 'none',
  lastError: null,
  lastUpdateAt: null,
  lastUpdateStartedAt: null,
  lastSuccessfulUpdateAt: null,
};

const second = 1_000;
const minute = 60 * second;
const epoch = Date.UTC(2026, 0, 1, 12);
const timeoutMs = 15 * minute;

/** Everything that is random in one history. */
interface Timeline {
  /** How GitLab responds to a PUT: with times, or only with a status. */
  api: 'mirror' | 'project';
  sync: 'true' | 'immediate';
  /** Whether the step saves settings, which starts an update. */
  saves: boolean;
  before: 'none' | 'finished' | 'failed' | 'paused' | 'scheduled' | 'started' | 'canceled';
  /** How long before the step the last run finished. */
  endedAgo: number;
  runs: {
    pickup: number;
    queue: number;
    length: number;
    ending: 'finish' | 'fail' | 'fail in the queue' | 'cancel';
    message: string;
    late: number;
  }[];
  /** When somebody else requests an update. */
  foreign: number[];
  /** How far the replica that responds to a GET lags behind. */
  lags: number[];
  /** How long requests take, and whether a request for an update is sent twice because its response was lost. */
  latencies: number[];
  lostAnswers: boolean[];
  skew: number;
}

const seconds = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths * 100);
const brief = fc.oneof(seconds(3), seconds(30));
const any = fc.oneof(brief, seconds(400));

const timeline: fc.Arbitrary<Timeline> = fc.record({
  api: fc.constantFrom('mirror', 'mirror', 'project'),
  sync: fc.constantFrom('true', 'immediate'),
  saves: fc.boolean(),
  before: fc.constantFrom('none', 'finished', 'failed', 'paused', 'scheduled', 'started', 'canceled'),
  endedAgo: any,
  runs: fc.array(
    fc.record({
      pickup: brief.map((ms) => ms + 100),
      queue: any,
      length: any,
      ending: fc.constantFrom('finish', 'finish', 'finish', 'fail', 'fail in the queue', 'cancel'),
      message: fc.constantFrom('fatal: a', 'fatal: b'),
      late: fc.nat(3),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  foreign: fc.array(any, { maxLength: 3 }),
  lags: fc.array(fc.oneof(fc.constant(0), seconds(3), seconds(60)), { minLength: 1, maxLength: 8 }),
  latencies: fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 5 }),
  lostAnswers: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  skew: fc.constantFrom(0, 60 * minute, -60 * minute),
});

/** A run, including what no client can see. */
interface TrueRun {
  startedAt: number | null;
  endedAt: number;
  well: boolean;
}

/** A GitLab with one mirror in simulated time, by the rules of the embedded GitLab. */
class Simulation {
  now = epoch;
  readonly mirror = { ...rules.newMirror(), enabled: true };
  readonly runs: TrueRun[] = [];
  readonly #plan: Timeline;
  readonly #past: { at: number; state: UpdateState }[] = [];
  readonly #agenda: { at: number; act: () => void }[] = [];
  #started = 0;
  #counters = { run: 0, lag: 0, latency: 0, lost: 0 };

  constructor(plan: Timeline) {
    this.#plan = plan;
    const { before, endedAgo } = plan;
    const ended = epoch - endedAgo - second;
    if (before !== 'none') {
      rules.schedule(this.mirror);
      rules.start(this.mirror, ended - second);
      if (before === 'failed' || before === 'paused') rules.fail(this.mirror, ended, 'fatal: a');
      else rules.finish(this.mirror, ended);
      this.mirror.nextExecutionAt = null;
      if (before === 'paused') this.mirror.retryCount = 15;
    }
    this.#record();
    if (before === 'scheduled' || before === 'started' || before === 'canceled') this.#schedule();
    if (before === 'started') this.advance(this.#run().queue);
    if (before === 'canceled' && rules.isUpdating(this.mirror)) {
      rules.cancel(this.mirror);
      this.#agenda.length = 0;
    }
    this.#record();
    for (const at of plan.foreign) this.#after(at, () => this.#schedule());
  }

  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#agenda.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#agenda.splice(this.#agenda.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.act();
      this.#record();
    }
    this.now = until;
  }

  /** A request takes some time, and takes effect at the end of it. */
  request<T>(act: () => T): T {
    this.advance(this.#plan.latencies[this.#counters.latency++ % this.#plan.latencies.length] ?? 1);
    const answer = act();
    this.#record();
    return answer;
  }

  seen(): UpdateState {
    const lag = this.#plan.lags[this.#counters.lag++ % this.#plan.lags.length] ?? 0;
    rules.poll(this.mirror, () => {});
    return (this.#past.findLast(({ at }) => at <= this.now - lag) ?? this.#past[0])?.state ?? neverRun;
  }

  get date(): number {
    return Math.floor((this.now + this.#plan.skew) / second) * second;
  }

  get answerIsLost(): boolean {
    return this.#plan.lostAnswers[this.#counters.lost++ % this.#plan.lostAnswers.length] ?? false;
  }

  /** Schedules an update as soon as it is due. */
  pickUp(): void {
    this.#after(this.#run().pickup, () => this.#scheduleIfDue());
    const { nextExecutionAt } = this.mirror;
    if (nextExecutionAt !== null && nextExecutionAt > this.now) {
      this.#agenda.push({ at: nextExecutionAt + this.#run().pickup, act: () => this.#scheduleIfDue() });
    }
  }

  #run(): Timeline['runs'][number] {
    const run = this.#plan.runs[this.#counters.run % this.#plan.runs.length];
    if (run === undefined) throw new Error('a timeline has runs');
    return run;
  }

  #after(ms: number, act: () => void): void {
    this.#agenda.push({ at: this.now + ms, act });
  }

  #scheduleIfDue(): void {
    if (rules.isDue(this.mirror, this.now)) this.#schedule();
  }

  #schedule(): void {
    if (rules.isUpdating(this.mirror) || this.mirror.status === 'canceled') return;
    rules.schedule(this.mirror);
    const { queue, ending } = this.#run();
    if (ending === 'fail in the queue') this.#after(queue, () => this.#end());
    else if (ending === 'cancel' && queue % 200 === 0) this.#after(queue, () => this.#end());
    else
      this.#after(queue, () => {
        rules.start(this.mirror, this.now);
        this.#started = this.now;
        this.#after(this.#run().length, () => this.#end());
      });
  }

  #end(): void {
    const { ending, message, late } = this.#run();
    const startedAt = this.mirror.status === 'started' ? this.#started : null;
    this.#counters.run++;
    if (ending === 'cancel') {
      rules.cancel(this.mirror);
      return;
    }
    if (ending === 'finish') rules.finish(this.mirror, this.now);
    else rules.fail(this.mirror, this.now, message, late);
    this.runs.push({ startedAt, endedAt: this.now, well: ending === 'finish' });
    if (ending === 'fail in the queue') this.#after(this.#run().pickup, () => this.#scheduleIfDue());
  }

  #record(): void {
    this.#past.push({ at: this.now, state: this.present() });
  }

  /** The record as it is now. */
  present(): UpdateState {
    const { mirror } = this;
    const text = (ms: number | null) => (ms === null ? null : new Date(ms + this.#plan.skew).toISOString());
    return {
      status: mirror.status,
      lastError: mirror.lastError,
      lastUpdateStartedAt: text(mirror.lastUpdateStartedAt),
      lastUpdateAt: text(mirror.lastUpdateAt),
      lastSuccessfulUpdateAt: text(mirror.lastSuccessfulUpdateAt),
    };
  }
}

/** The client's view of the simulated project. */
function projectOf(server: Simulation, { api }: Timeline): Project {
  const snapshot = (state: UpdateState): MirrorSnapshot => {
    const mirror: PullMirror = { id: 1, ...state, url: 'https://example.com/a.git', settings: null };
    return { mirror, serverTime: server.date };
  };
  const project = {
    mirror: async () => server.request(() => snapshot(server.seen())),
    save: async (): Promise<Saved> =>
      server.request(() => {
        rules.settingsSaved(server.mirror, server.now, null);
        server.pickUp();
        // The response of a PUT comes from the primary database, not from a replica.
        const state = server.present();
        return { ...snapshot(state), hasRunTimes: api !== 'project' };
      }),
    retryUntilDeadline: () => {},
    record: async () => server.request(() => ({ inactive: null })),
    requestUpdate: async (force: boolean) => {
      const act = () => {
        const answer = rules.requestUpdate(
          server.mirror,
          server.now,
          5 * minute,
          force && server.now % 2 === 0,
        );
        if (answer !== 'paused') server.pickUp();
        return { paused: answer === 'paused', serverTime: server.date };
      };
      if (server.answerIsLost) server.request(act);
      return server.request(act);
    },
  };
  return project as unknown as Project;
}

async function live(plan: Timeline) {
  const server = new Simulation(plan);
  const project = projectOf(server, plan);
  const clock = {
    now: () => server.now - epoch,
    sleep: async (ms: number) => server.advance(ms),
  };
  const job: MirrorJob = {
    project: 'group/mirror',
    desired: {},
    newProjectVisibility: null,
    sync: plan.sync,
    wait: true,
    verifyRefs: null,
    maxAgeMs: null,
    resume: true,
    dryRun: false,
  };
  const scheduler: Pick<RequestScheduler, 'roundMs' | 'countAsWaiting'> = {
    roundMs: 0,
    countAsWaiting: (work) => work(),
  };
  const deadline = server.now - epoch + timeoutMs;
  const context: RunContext = {
    job,
    project,
    gitlab: { scheduler } as unknown as GitLab,
    bounds: {
      clock,
      random: Math.random,
      deadline,
      cancelled: new AbortController().signal,
      debug: () => {},
    },
    timeoutMs,
    pollIntervalMs: second,
    log: { info: () => {}, warning: () => {} },
    note: () => {},
  };
  const first = await project.mirror();
  if (first === null) throw new Error('the mirror is on');
  const readAt = clock.now();
  const begun = server.now;
  let ending: Ending | StepError;
  try {
    const saved = plan.saves ? await project.save({}, null) : null;
    const update = new Update(context, {
      baseline: saved ?? first,
      seenBefore: first.mirror,
      readAt,
      isNew: false,
      lastCheckRequests: 0,
    });
    await update.start(saved);
    ending = await update.wait();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    ending = error;
  }
  return { server, begun, deadline: epoch + deadline, ending };
}

const numRuns = runs(100_000);

test(`in ${numRuns} random timelines the step passes only after a run of its own has finished, and always terminates`, async () => {
  const counts: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(timeline, async (plan) => {
      const { server, begun, deadline, ending } = await live(plan);
      const kind = ending instanceof StepError ? ending.kind : ending.kind;
      counts[kind] = (counts[kind] ?? 0) + 1;
      const ours = server.runs.filter(({ startedAt }) => startedAt !== null && startedAt >= begun);
      if (kind === 'succeeded') expect(ours.some(({ well }) => well)).toBe(true);
      if (kind === 'failed') {
        const canceled = server.mirror.status === 'canceled';
        const inQueue = server.runs.some(({ startedAt, endedAt }) => startedAt === null && endedAt >= begun);
        expect(ours.some(({ well }) => !well) || inQueue || canceled).toBe(true);
      }
      expect(['succeeded', 'failed', 'timeout', 'paused']).toContain(kind);
      // The last poll may begin a moment before the deadline; the transport, which is not part of this test, cuts it short.
      expect(server.now).toBeLessThanOrEqual(deadline + 10 * second);
    }),
    { numRuns },
  );
  console.log(`timelines: ${numRuns}, ${JSON.stringify(counts)}`);
  expect(counts.succeeded).toBeGreaterThan(numRuns / 10);
  expect(counts.failed).toBeGreaterThan(numRuns / 100);
});
