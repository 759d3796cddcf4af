import { beforeEach, describe, expect, it } from 'vitest';
import { type ManualClock, manualClock } from './clock.ts';
import { type EngineMirror, MirrorEngine } from './engine.ts';
import type { RunPlan } from './runs.ts';
import { finish, newMirror, requestUpdate, schedule, settingsSaved, start } from './state.ts';

const MINUTE = 60_000;
const PLAN: RunPlan = { queueMs: 2_000, runMs: 8_000 };
const OPTIONS = { cronMs: MINUTE, pickupMs: 2_000, queueMs: 2_000, runMs: 8_000 };

let clock: ManualClock;
let engine: MirrorEngine;
let began: number;
let fetchedAt: number[];

beforeEach(() => {
  clock = manualClock();
  began = clock.now();
  fetchedAt = [];
  engine = new MirrorEngine(clock, OPTIONS);
});

function mirror(plans: RunPlan[] = [PLAN], given: Partial<EngineMirror> = {}): EngineMirror {
  const added: EngineMirror = {
    state: { ...newMirror(), enabled: true, url: 'https://example.com/a.git' },
    mayRun: () => true,
    plans,
    runs: [],
    prepare: () => () => {
      fetchedAt.push(clock.now() - began);
      return null;
    },
    ...given,
  };
  engine.add(added);
  return added;
}

function save(target: EngineMirror): void {
  if (settingsSaved(target.state, clock.now(), 1)) engine.pickUp();
}

describe('the engine', () => {
  it('takes a saved mirror from none through scheduled and started to finished', () => {
    const one = mirror();
    save(one);
    const seen = [0, 2_000, 2_000, 8_000].map((ms) => {
      clock.advance(ms);
      return one.state.status;
    });
    expect(seen).toEqual(['none', 'scheduled', 'started', 'finished']);
    expect(one.runs).toEqual([
      {
        scheduledAt: began + 2_000,
        startedAt: began + 4_000,
        endedAt: began + 12_000,
        outcome: 'finished',
        message: null,
      },
    ]);
  });

  it('schedules due mirrors every minute', () => {
    const one = mirror();
    one.state.nextExecutionAt = clock.now() + 1;
    clock.advance(MINUTE - 1);
    expect(one.state.status).toBe('none');
    clock.advance(1);
    expect(one.state.status).toBe('scheduled');
  });

  it('starts the regular run 30 minutes after the end of the last', () => {
    const one = mirror([PLAN, PLAN]);
    save(one);
    clock.advance(12_000 + 30 * MINUTE - 1);
    expect(one.runs).toHaveLength(1);
    clock.advance(MINUTE);
    expect(one.runs).toHaveLength(2);
  });

  it('postpones the update of a save if a request follows immediately', () => {
    const [quick, slow] = [mirror(), mirror()];
    for (const { state } of [quick, slow]) {
      schedule(state);
      start(state, clock.now());
      finish(state, clock.now());
    }
    save(quick);
    save(slow);
    requestUpdate(slow.state, clock.now(), 5 * MINUTE, false);
    clock.advance(4 * MINUTE);
    expect([quick.runs.length, slow.runs.length]).toEqual([1, 0]);
    clock.advance(MINUTE + 1);
    expect(slow.runs).toHaveLength(1);
  });

  it('starts no further run before the regular one if settings are saved during a run', () => {
    const one = mirror();
    save(one);
    clock.advance(5_000);
    expect(one.state.status).toBe('started');
    save(one);
    clock.advance(30 * MINUTE);
    expect(one.runs).toHaveLength(1);
  });

  it('runs no mirror that may not run, even if it is due', () => {
    const one = mirror([PLAN], { mayRun: () => false });
    save(one);
    clock.advance(120 * MINUTE);
    expect(one.runs).toEqual([]);
  });

  it('fetches when the run starts, or as late in the run as planned', () => {
    const one = mirror([PLAN, { ...PLAN, fetchAtMs: 5_000 }]);
    engine.schedule(one);
    clock.advance(10_000);
    engine.schedule(one);
    clock.advance(10_000);
    expect(fetchedAt).toEqual([2_000, 10_000 + 2_000 + 5_000]);
  });

  it('takes the settings as they are when the run starts, not when it fetches', () => {
    const used: (string | null)[] = [];
    const one = mirror([{ ...PLAN, fetchAtMs: 5_000 }], {
      prepare: () => {
        const { url } = one.state;
        return () => {
          used.push(url);
          return null;
        };
      },
    });
    engine.schedule(one);
    one.state.url = 'while scheduled';
    clock.advance(2_000);
    one.state.url = 'while started';
    clock.advance(10_000);
    expect(used).toEqual(['while scheduled']);
  });

  it('runs as many at once as it has workers; the others stay scheduled, and the one that came first goes first', () => {
    engine = new MirrorEngine(clock, { ...OPTIONS, workers: 2 });
    const all = [8_000, 5_000, 8_000, 8_000].map((runMs) => mirror([{ ...PLAN, runMs }]));
    for (const one of all) {
      engine.schedule(one);
      clock.advance(100);
    }
    clock.advance(2_000);
    expect(all.map(({ state }) => state.status)).toEqual(['started', 'started', 'scheduled', 'scheduled']);
    clock.advance(30_000);
    const times = all.map(({ runs: [run] }) =>
      [run?.startedAt, run?.endedAt].map((at) => (at ?? Number.NaN) - began),
    );
    expect(times).toEqual([
      [2_000, 10_000],
      [2_100, 7_100],
      [7_100, 15_100],
      [10_000, 18_000],
    ]);
  });

  it('gives no worker to a run that never starts, and replaces a worker that dies', () => {
    engine = new MirrorEngine(clock, { ...OPTIONS, cronMs: 60 * MINUTE, workers: 1 });
    const [stuck, unstarted, first, last] = [
      mirror([{ ...PLAN, outcome: 'stuck-started' }]),
      mirror([{ ...PLAN, queueMs: 3_000, outcome: { failUnstarted: 'no worker' } }]),
      mirror(),
      mirror(),
    ];
    const all = [stuck, unstarted, first, last];
    for (const one of all) engine.schedule(one);
    clock.advance(4_000);
    expect(all.map(({ state }) => state.status)).toEqual(['started', 'failed', 'started', 'scheduled']);
    clock.advance(14_000);
    expect(all.map(({ state }) => state.status)).toEqual(['started', 'failed', 'finished', 'finished']);
  });

  it('is not idle while a run waits for a worker', async () => {
    engine = new MirrorEngine(clock, { ...OPTIONS, workers: 1 });
    const [first, second] = [mirror(), mirror()];
    for (const one of [first, second]) engine.schedule(one);
    let idle = false;
    const waiting = engine.idle().then(() => {
      idle = true;
    });
    clock.advance(10_000);
    await Promise.resolve();
    expect([first.state.status, idle]).toEqual(['finished', false]);
    clock.advance(8_000);
    await waiting;
    expect(second.state.status).toBe('finished');
  });

  it('fails a run with the message of its work', () => {
    const one = mirror([{ ...PLAN, messageAfterPolls: 0 }], { prepare: () => () => 'diverged' });
    engine.schedule(one);
    clock.advance(10_000);
    expect(one.state).toMatchObject({ status: 'failed', lastError: 'diverged' });
    expect(one.runs[0]).toMatchObject({ outcome: 'failed', message: 'diverged' });
  });

  it.each([
    [false, []],
    [true, [2_000]],
  ])('fails a run as planned, and lets refs arrive (%s) as planned', (refsArrive, fetches) => {
    const one = mirror([{ ...PLAN, outcome: { fail: 'Deadline Exceeded', refsArrive } }]);
    engine.schedule(one);
    clock.advance(10_000);
    expect(one.runs[0]?.message).toBe('Deadline Exceeded');
    expect(fetchedAt).toEqual(fetches);
  });

  it('waits for what is to be done after the fetch before the run ends', async () => {
    const seen: string[] = [];
    const one = mirror([{ ...PLAN, afterFetch: async () => void seen.push(one.state.status) }]);
    engine.schedule(one);
    clock.advance(60_000);
    expect(one.state.status).toBe('started');
    await engine.idle();
    expect(one.state.status).toBe('finished');
    expect(seen).toEqual(['started']);
  });

  it('can fail a run that never starts, and retries with the next cron job', () => {
    const one = mirror([{ ...PLAN, outcome: { failUnstarted: 'no worker' } }, PLAN]);
    engine.schedule(one);
    clock.advance(2_000);
    expect(one.state).toMatchObject({
      status: 'failed',
      lastUpdateStartedAt: null,
      lastUpdateAt: began + 2_000,
    });
    clock.advance(MINUTE);
    expect(one.runs).toHaveLength(2);
  });

  it('can cancel a run', () => {
    const one = mirror([{ ...PLAN, outcome: 'canceled' }]);
    engine.schedule(one);
    clock.advance(10_000);
    expect(one.state).toMatchObject({ status: 'canceled', lastUpdateAt: null });
    expect(fetchedAt).toEqual([]);
  });

  it('leaves a mirror whose worker died scheduled for half an hour', () => {
    const one = mirror([{ outcome: 'stuck-scheduled' }]);
    engine.schedule(one);
    clock.advance(30 * MINUTE - 1);
    expect(one.state).toMatchObject({ status: 'scheduled', lastError: null });
    clock.advance(1);
    expect(one.runs[0]?.outcome).toBe('failed');
  });

  it('leaves a mirror whose worker died started for a day, and no request helps', () => {
    const one = mirror([{ ...PLAN, outcome: 'stuck-started' }]);
    engine.schedule(one);
    clock.advance(60 * MINUTE);
    save(one);
    requestUpdate(one.state, clock.now(), 5 * MINUTE, true);
    engine.pickUp();
    clock.advance(22 * 60 * MINUTE);
    expect(one.state).toMatchObject({ status: 'started', lastError: null });
    clock.advance(60 * MINUTE + 2_000);
    expect(one.state.status).toBe('failed');
  });

  it('is idle between runs, and not while one is in progress or about to be', async () => {
    const one = mirror();
    let idle = false;
    save(one);
    const waiting = engine.idle().then(() => {
      idle = true;
    });
    clock.advance(11_999);
    await Promise.resolve();
    expect(idle).toBe(false);
    clock.advance(1);
    await waiting;
    expect(one.state.status).toBe('finished');
  });

  it('is idle if all that is left is stuck', async () => {
    const one = mirror([{ ...PLAN, outcome: 'stuck-started' }]);
    engine.schedule(one);
    clock.advance(2_000);
    await engine.idle();
    expect(one.state.status).toBe('started');
  });

  it('does nothing after it is closed', async () => {
    const one = mirror();
    engine.schedule(one);
    await engine.close();
    clock.advance(60 * MINUTE);
    expect(one.state.status).toBe('scheduled');
  });

  it('runs a thousand mirrors through a day on a manual clock', () => {
    const many = Array.from({ length: 1_000 }, () => mirror([]));
    for (const one of many) save(one);
    clock.advance(24 * 60 * MINUTE);
    expect(many.every(({ runs }) => runs.length >= 40)).toBe(true);
  });
});
