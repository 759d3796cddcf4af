import { describe, expect, test } from 'vitest';
import type { UpdateState, UpdateStatus } from '../../src/gitlab/schema.ts';
import {
  type Baseline,
  baselineOf,
  baselineOfSave,
  type Verdict,
  verdict,
} from '../../src/mirror/verdict.ts';
import {
  cancel,
  fail,
  finish,
  type MirrorState,
  newMirror,
  requestUpdate,
  schedule,
  settingsSaved,
  start,
} from '../gitlab/state.ts';

const time = (minute: number) => `2026-01-01T12:${String(minute).padStart(2, '0')}:00.000Z`;
const moment = (minute: number) => Date.parse(time(minute));

function state(
  status: UpdateStatus,
  startedAt: number | null,
  endedAt: number | null,
  succeededAt: number | null = endedAt,
): UpdateState {
  const text = (minute: number | null) => (minute === null ? null : time(minute));
  return {
    status,
    lastError: null,
    lastUpdateStartedAt: text(startedAt),
    lastUpdateAt: text(endedAt),
    lastSuccessfulUpdateAt: text(succeededAt),
  };
}

const idle: Baseline = { state: state('finished', 1, 2), foreignBefore: moment(10) };
const foreign: Baseline = { state: state('started', 9, 2), foreignBefore: moment(10) };

test.each<[string, Baseline, UpdateState, Verdict]>([
  ['the status finished of an earlier run does not count', idle, state('finished', 1, 2), 'waiting'],
  ['a queued run is scheduled', idle, state('scheduled', 1, 2), 'scheduled'],
  ['a started run is running', idle, state('started', 11, 2), 'running'],
  ['a finished run has succeeded', idle, state('finished', 11, 12), 'succeeded'],
  ['a failed run has failed', idle, state('failed', 11, 12, 2), 'failed'],
  ['a canceled run is canceled', idle, state('canceled', 11, 2), 'canceled'],
  ['a run that failed in the queue has failed', idle, state('failed', 1, 12, 2), 'failed'],
  ['a success counts although the next run is scheduled', idle, state('scheduled', 11, 12), 'succeeded'],
  ['a failure counts although the next run is scheduled', idle, state('scheduled', 11, 12, 2), 'failed'],
  ['the next run is waited for while it is running', idle, state('started', 13, 12), 'running'],
  [
    'the first run of a mirror counts',
    { state: state('none', null, null), foreignBefore: null },
    state('finished', 11, 12),
    'succeeded',
  ],
  [
    'a run that was scheduled before the step starts after it and counts',
    { ...idle, state: state('scheduled', 1, 2) },
    state('finished', 11, 12),
    'succeeded',
  ],
  [
    'a mirror that was canceled before is waiting',
    { ...idle, state: state('canceled', 1, 2) },
    state('canceled', 1, 2),
    'waiting',
  ],
  [
    'an unknown status counts as the status none, for which the step waits',
    idle,
    state('none', 1, 2),
    'waiting',
  ],
  ['a foreign run is running', foreign, state('started', 9, 2), 'foreign-running'],
  ['a foreign run that finished does not count', foreign, state('finished', 9, 12), 'foreign-ended'],
  ['a foreign run that failed does not count', foreign, state('failed', 9, 12, 2), 'foreign-ended'],
  ['a foreign run that was canceled does not count', foreign, state('canceled', 9, 2), 'foreign-ended'],
  [
    'a foreign run has finished if the next one is scheduled',
    foreign,
    state('scheduled', 9, 12),
    'foreign-ended',
  ],
  ['the run after a foreign one is running', foreign, state('started', 13, 12), 'running'],
  ['the run after a foreign one has succeeded', foreign, state('finished', 13, 14), 'succeeded'],
  [
    'a run that started before a baseline which does not show it is foreign',
    idle,
    state('started', 9, 2),
    'foreign-running',
  ],
  ['the end of such a run is foreign', idle, state('finished', 9, 12), 'foreign-ended'],
  ['the cancellation of such a run is foreign', idle, state('canceled', 9, 2), 'foreign-ended'],
  [
    'a failure in the queue from before the baseline is foreign',
    idle,
    state('failed', 1, 9, 2),
    'foreign-ended',
  ],
  ['a run that started when the baseline was taken counts', idle, state('finished', 10, 12), 'succeeded'],
  ['a success without a start is foreign', idle, state('finished', 1, 12), 'foreign-ended'],
  ['an end without a start does not count while a run is running', idle, state('started', 1, 12), 'waiting'],
  ['a run that starts when another ends is running', idle, state('started', 11, 11), 'running'],
  ['an unknown status is waited for even after a start and an end', idle, state('none', 11, 12), 'waiting'],
  [
    'a finished run has succeeded even if the last success is shown late',
    idle,
    state('finished', 11, 12, 2),
    'succeeded',
  ],
  ['a failed run has failed whenever the last success was', idle, state('failed', 11, 12, 12), 'failed'],
  [
    'a snapshot older than a failure in the queue is ignored',
    { state: state('failed', 1, 12, 2), foreignBefore: moment(13) },
    state('scheduled', 1, 2),
    'waiting',
  ],
  ['a snapshot older than the baseline is ignored', idle, state('finished', 0, 1), 'waiting'],
  ['a snapshot older than a foreign run is ignored', foreign, state('finished', 1, 2), 'foreign-running'],
])('%s', (_name, baseline, latest, expected) => {
  expect(verdict(baseline, latest)).toBe(expected);
});

test('a run that began in the second of the first snapshot is foreign, since GitLab dates snapshots in whole seconds', () => {
  const baseline = baselineOf(state('finished', 1, 2), moment(10));
  const startedAt = (ms: number) => ({
    ...state('started', 1, 2),
    lastUpdateStartedAt: new Date(moment(10) + ms).toISOString(),
  });
  expect(verdict(baseline, startedAt(999))).toBe('foreign-running');
  expect(verdict(baseline, startedAt(1_000))).toBe('running');
});

test('the failure with which GitLab ends a canceled update does not count for the next update', () => {
  const baseline = baselineOf(state('canceled', 1, 2), moment(10));
  expect(verdict(baseline, state('failed', 1, 12, 2))).toBe('waiting');
  expect(verdict(baseline, state('finished', 13, 14))).toBe('succeeded');
});

test('the same time in another format is not a change', () => {
  const respelled = {
    ...idle.state,
    lastUpdateAt: '2026-01-01T12:02:00Z',
    lastUpdateStartedAt: '2026-01-01T13:01:00+01:00',
  };
  expect(verdict(idle, respelled)).toBe('waiting');
});

describe('for every order of events that the server can produce', () => {
  /** The server's record, and what no client can see: which run is which. */
  interface World {
    mirror: MirrorState;
    now: number;
    /** How many runs have started; the last one has this number. */
    started: number;
    /** Ends of runs, oldest first; 0 stands for a run that failed before it started. */
    ends: { run: number; well: boolean }[];
    canceled: number;
  }

  const events = {
    schedule: (world: World) => schedule(world.mirror),
    start: (world: World) => {
      start(world.mirror, world.now);
      world.started++;
    },
    finish: (world: World) => {
      finish(world.mirror, world.now);
      world.ends.push({ run: world.started, well: true });
    },
    fail: (world: World) => {
      const run = world.mirror.status === 'started' ? world.started : 0;
      fail(world.mirror, world.now, 'fatal', 0);
      world.ends.push({ run, well: false });
    },
    cancel: (world: World) => {
      cancel(world.mirror);
      world.canceled++;
    },
  };

  function* futures(world: World, depth: number): Generator<World> {
    yield world;
    if (depth === 0) return;
    for (const event of Object.values(events)) {
      const next: World = { ...structuredClone(world), now: world.now + 1_000 };
      try {
        event(next);
      } catch {
        continue; // The server does not allow this transition.
      }
      yield* futures(next, depth - 1);
    }
  }

  const shown = ({ mirror }: World): UpdateState => {
    const text = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
    return {
      status: mirror.status,
      lastError: mirror.lastError,
      lastUpdateStartedAt: text(mirror.lastUpdateStartedAt),
      lastUpdateAt: text(mirror.lastUpdateAt),
      lastSuccessfulUpdateAt: text(mirror.lastSuccessfulUpdateAt),
    };
  };

  const dawn: World = {
    mirror: { ...newMirror(), enabled: true },
    now: moment(0),
    started: 0,
    ends: [],
    canceled: 0,
  };

  function* pairs(): Generator<{ before: World; after: World; baseline: Baseline }> {
    for (const before of futures(dawn, 7)) {
      const requested = structuredClone(before);
      requested.now += 100;
      if (before.started % 2 === 0) requestUpdate(requested.mirror, requested.now, 300_000, false);
      else settingsSaved(requested.mirror, requested.now, null);
      for (const after of futures(requested, 8)) {
        yield { before, after, baseline: { state: shown(before), foreignBefore: before.now + 50 } };
      }
    }
  }

  /** The number of the first run that started after the baseline. */
  const firstOurs = (before: World) => before.started + 1;

  test('the verdict is "succeeded" only if the last completed run started after the baseline and was successful', () => {
    let seen = 0;
    for (const { before, after, baseline } of pairs()) {
      if (verdict(baseline, shown(after)) !== 'succeeded') continue;
      seen++;
      const last = after.ends.at(-1);
      expect(last?.well && last.run >= firstOurs(before), JSON.stringify({ before, after })).toBe(true);
    }
    expect(seen).toBeGreaterThan(700);
  });

  test('the verdict is "failed" only if the last completed run started after the baseline, or never started, and failed', () => {
    let seen = 0;
    for (const { before, after, baseline } of pairs()) {
      if (verdict(baseline, shown(after)) !== 'failed') continue;
      seen++;
      const last = after.ends.at(-1);
      expect(last?.well, JSON.stringify({ before, after })).toBe(false);
      expect(after.ends.length).toBeGreaterThan(before.ends.length);
      expect(last?.run === 0 || (last?.run ?? 0) >= firstOurs(before)).toBe(true);
    }
    expect(seen).toBeGreaterThan(700);
  });

  test('the verdict is final as soon as no run is queued or running', () => {
    let seen = 0;
    for (const { before, after, baseline } of pairs()) {
      const now = verdict(baseline, shown(after));
      if (after.mirror.status === 'scheduled' || after.mirror.status === 'started') continue;
      const changed = after.ends.length > before.ends.length || after.canceled > before.canceled;
      if (!changed) continue;
      seen++;
      expect(
        ['succeeded', 'failed', 'canceled', 'foreign-ended'],
        JSON.stringify({ before, after, now }),
      ).toContain(now);
      const wasForeign = before.mirror.status === 'started';
      if (now === 'foreign-ended') expect(wasForeign && after.started === before.started).toBe(true);
    }
    expect(seen).toBeGreaterThan(700);
  });

  test('a run that was already running is foreign as long as it is running', () => {
    for (const { before, after, baseline } of pairs()) {
      if (
        before.mirror.status !== 'started' ||
        after.mirror.status !== 'started' ||
        after.started !== before.started
      )
        continue;
      expect(verdict(baseline, shown(after))).toBe('foreign-running');
    }
  });
});

test('without a date of the server, no run counts, since a lagging replica may have hidden it', () => {
  const baseline = baselineOf(state('finished', 1, 2), null);
  expect(verdict(baseline, state('started', 11, 2))).toBe('foreign-running');
  expect(verdict(baseline, state('finished', 11, 12))).toBe('foreign-ended');
});

describe('after a save whose response has no times', () => {
  const savedAt = moment(10);
  const baselineAfter = (status: UpdateStatus, at: number | null, seen: UpdateState) =>
    baselineOfSave(status, at, seen, state('finished', 1, 2));

  test('the run that the save started counts, whether or not it is running already', () => {
    const before = baselineAfter('finished', savedAt, state('finished', 1, 2));
    expect(verdict(before, state('finished', 11, 12))).toBe('succeeded');
    const after = baselineAfter('scheduled', savedAt, state('started', 11, 2));
    expect(verdict(after, state('finished', 11, 12))).toBe('succeeded');
  });

  test('a run that was running at the time of the save does not count, even if it started in the same second', () => {
    const baseline = baselineAfter('started', savedAt, state('started', 10, 2));
    expect(verdict(baseline, state('started', 10, 2))).toBe('foreign-running');
    expect(verdict(baseline, state('finished', 10, 12))).toBe('foreign-ended');
  });

  test('a run that was running at the time of the save does not count, even if it has finished by the first poll', () => {
    const seen = state('finished', 9, 11);
    expect(verdict(baselineAfter('started', savedAt, seen), seen)).toBe('foreign-ended');
  });

  test('a run that had finished before the save does not count', () => {
    const seen = state('finished', 1, 2);
    expect(verdict(baselineAfter('finished', savedAt, seen), seen)).toBe('waiting');
  });

  test.each(['scheduled', 'finished'] as const)(
    '%s then, a run that started within that second counts',
    (status) => {
      const baseline = baselineAfter(status, savedAt, state('started', 10, 2));
      expect(verdict(baseline, state('started', 10, 2))).toBe('running');
      expect(verdict(baseline, state('finished', 10, 12))).toBe('succeeded');
      expect(verdict(baseline, state('failed', 10, 12, 2))).toBe('failed');
    },
  );

  test('a run that started and ended within that second may be older, so another is requested', () => {
    const baseline = baselineAfter('finished', savedAt, state('finished', 1, 2));
    expect(verdict(baseline, state('finished', 10, 10))).toBe('foreign-ended');
    expect(verdict(baseline, state('failed', 10, 10, 2))).toBe('foreign-ended');
    expect(verdict(baseline, state('scheduled', 10, 10))).toBe('scheduled');
  });

  test('an older run that a lagging replica shows later is ignored', () => {
    const baseline = baselineAfter('finished', savedAt, state('finished', 1, 2));
    expect(verdict(baseline, state('started', 8, 2))).toBe('waiting');
    expect(verdict(baseline, state('finished', 8, 9))).toBe('waiting');
  });

  test('a run that started one second after the save counts', () => {
    const lastUpdateStartedAt = new Date(savedAt + 1_000).toISOString();
    const baseline = baselineAfter('finished', savedAt, { ...state('started', 10, 2), lastUpdateStartedAt });
    expect(verdict(baseline, { ...state('finished', 10, 12), lastUpdateStartedAt })).toBe('succeeded');
  });

  test('if the time of the save is not known, no run that the first poll shows counts', () => {
    const seen = state('finished', 11, 12);
    expect(verdict(baselineAfter('finished', null, seen), seen)).toBe('waiting');
  });

  test('a run that was seen before the save does not count, although the date of the response is behind', () => {
    const seen = state('finished', 11, 12);
    expect(verdict(baselineOfSave('finished', savedAt, seen, seen), seen)).toBe('waiting');
    const next = state('finished', 13, 14);
    expect(verdict(baselineOfSave('finished', savedAt, seen, seen), next)).toBe('succeeded');
  });
});
