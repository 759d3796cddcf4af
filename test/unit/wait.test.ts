import { describe, expect, test } from 'vitest';
import type { PullMirror, UpdateStatus } from '../../src/gitlab/schema.ts';
import { inputs } from '../../src/inputs/table.ts';
import {
  afterPoll,
  maxPauseMs,
  mayHaveArrived,
  pauseMs,
  postponementMs,
  startPhase,
  startWait,
  timeoutError,
  updateTimes,
  type WaitPlan,
  type WaitState,
  withLatestAsBaseline,
} from '../../src/mirror/wait.ts';

const second = 1_000;
const minute = 60 * second;

/** The server's clock, which differs from the step's. */
const time = (at: number) => Date.parse('2026-01-01T12:00:00Z') + at * second;
const text = (at: number) => new Date(time(at)).toISOString();

/** A mirror whose last run started and finished at these seconds; negative ones are before the step. */
function mirror(
  status: UpdateStatus,
  started: number,
  finished: number,
  lastError: string | null = null,
): PullMirror {
  return {
    id: 1,
    status,
    lastError,
    lastUpdateStartedAt: text(started),
    lastUpdateAt: text(finished),
    lastSuccessfulUpdateAt: text(status === 'failed' ? -90 : finished),
    url: 'https://example.com/a.git',
    settings: null,
  };
}

const idle = mirror('finished', -70, -60);
const scheduled = mirror('scheduled', -70, -60);
const running = mirror('started', 5, -60);
const finished = mirror('finished', 5, 9);
const failed = mirror('failed', 5, 9, 'fatal: a');
const canceled = mirror('canceled', -70, -60);
const foreign = mirror('started', -10, -60);
const foreignFinished = mirror('finished', -10, 3);

const plan: WaitPlan = {
  goal: 'finished',
  pollIntervalMs: second,
  timeoutMs: 15 * minute,
  deadline: 15 * minute,
  lastCheckRequests: 0,
};

const waitFrom = (first: PullMirror, changed: Partial<WaitPlan> = {}): WaitState =>
  startWait({ ...plan, ...changed }, { mirror: first, serverTime: time(0) }, 0);

/** The decision after the last of these snapshots, which come once a second. */
function afterPolls(state: WaitState, ...snapshots: (PullMirror | null)[]) {
  let decision = {
    state,
    next: { kind: 'poll' } as ReturnType<typeof afterPoll>['next'],
    report: null as string | null,
  };
  snapshots.forEach((polled, index) => {
    expect(decision.next.kind).toBe('poll');
    decision = afterPoll(decision.state, polled, (index + 1) * second);
  });
  return decision;
}

describe('polls', () => {
  test.each<[string, PullMirror, PullMirror[], string, string]>([
    ['a poll that shows nothing new is followed by another', idle, [idle], 'waiting', 'poll'],
    [
      'a poll that shows the update as scheduled is followed by another',
      idle,
      [scheduled],
      'scheduled',
      'poll',
    ],
    ['a poll that shows the update as running is followed by another', idle, [running], 'running', 'poll'],
    ['a poll that shows the update as finished ends the wait', idle, [finished], 'succeeded', 'succeeded'],
    ['a poll that shows the update as failed ends the wait', idle, [failed], 'failed', 'failed'],
    [
      'a poll that shows the update as canceled may be from a replica that lags',
      idle,
      [canceled],
      'canceled',
      'poll',
    ],
    [
      'three polls in a row that show the update as canceled end the wait',
      idle,
      [canceled, canceled, canceled],
      'canceled',
      'failed',
    ],
    [
      'a poll that shows an earlier run as running is followed by another poll',
      foreign,
      [foreign],
      'foreign-running',
      'poll',
    ],
    [
      'a poll that shows the end of an earlier run makes the step request an update',
      foreign,
      [foreignFinished],
      'foreign-ended',
      'request',
    ],
    [
      'a poll that shows a run older than a baseline without that run makes the step wait for its end',
      idle,
      [foreign],
      'foreign-running',
      'poll',
    ],
    [
      'a poll that shows such a run as finished makes the step request an update',
      idle,
      [foreign, foreignFinished],
      'foreign-ended',
      'request',
    ],
    [
      'a poll that is older than the previous one is ignored',
      idle,
      [mirror('finished', -700, -600)],
      'waiting',
      'poll',
    ],
    [
      'a poll that shows a mirror as canceled is ignored if it was canceled before',
      canceled,
      [canceled, canceled, canceled],
      'waiting',
      'poll',
    ],
  ])('%s', (_name, first, snapshots, phase, next) => {
    const decision = afterPolls(waitFrom(first), ...snapshots);
    expect(decision.state.phase).toBe(phase);
    expect(decision.next.kind).toBe(next);
  });

  test('a poll that shows the update as canceled counts if the update was seen scheduled, even if the mirror was canceled before', () => {
    const { next } = afterPolls(waitFrom(canceled), scheduled, canceled, canceled, canceled);
    expect(next).toMatchObject({
      kind: 'failed',
      error: { kind: 'sync-failed', message: 'The update was canceled in GitLab.' },
    });
  });

  test('a poll that shows the update as running restarts the count of polls that show it as canceled', () => {
    const { state, next } = afterPolls(waitFrom(idle), canceled, canceled, running, canceled, canceled);
    expect(state.canceledPolls).toBe(2);
    expect(next.kind).toBe('poll');
  });

  test('a failed poll changes nothing', () => {
    const state = waitFrom(idle);
    expect(afterPoll(state, null, second)).toEqual({ state, next: { kind: 'poll' }, report: null });
  });

  test('a poll determines when the next one is due', () => {
    expect(afterPolls(waitFrom(idle), idle, idle).state.dueAt).toBe(2 * second);
  });
});

describe('with wait: false', () => {
  const state = waitFrom(idle, { goal: 'requested' });

  test.each([
    ['waiting', idle],
    ['scheduled', scheduled],
    ['failed', failed],
  ])('a poll that shows the update as %s ends the wait, and nothing is reported', (_phase, polled) => {
    expect(afterPoll(state, polled, second)).toMatchObject({ next: { kind: 'requested' }, report: null });
  });

  test('the step waits for a run during which GitLab dropped the request', () => {
    expect(afterPoll(state, foreign, second).next.kind).toBe('poll');
    expect(afterPoll(state, foreignFinished, second).next.kind).toBe('request');
  });
});

describe('the message of a failure', () => {
  test('the step waits for the message while GitLab shows none or that of an earlier failure', () => {
    const before = mirror('failed', -70, -60, 'fatal: earlier');
    const late = { ...failed, lastError: 'fatal: earlier' };
    expect(afterPolls(waitFrom(before), late).next.kind).toBe('poll');
    expect(afterPolls(waitFrom(idle), { ...failed, lastError: null }).next.kind).toBe('poll');
    expect(afterPolls(waitFrom(before), late, failed).next).toMatchObject({
      kind: 'failed',
      error: { message: 'The update failed. GitLab says: fatal: a' },
    });
  });

  test('the step waits two seconds for the message, and failed polls and older snapshots change nothing', () => {
    const silent = { ...failed, lastError: null };
    const { next, state } = afterPolls(waitFrom(idle), silent, idle, null);
    expect(next).toMatchObject({
      kind: 'failed',
      error: { message: 'The update failed. GitLab gave no reason.' },
    });
    expect(state.latest).toBe(silent);
  });

  test('a message that is the same as before is reported as such, since it may belong to an earlier failure', () => {
    const same = { ...failed, lastError: 'fatal: again' };
    const { next } = afterPolls(waitFrom(mirror('failed', -70, -60, 'fatal: again')), same, same, same);
    expect(next).toMatchObject({
      kind: 'failed',
      error: {
        message: 'The update failed. GitLab shows the same message as before this update: fatal: again',
      },
    });
  });

  test('the step does not wait for the message beyond the deadline', () => {
    const { state } = afterPolls(waitFrom(idle, { deadline: 1_500 }), { ...failed, lastError: null });
    expect(pauseMs(state, second, 0)).toBe(500);
    expect(afterPoll(state, null, 1_500).next.kind).toBe('failed');
  });
});

describe('the log', () => {
  test('the log has a line for each phase, and a progress line every 30 seconds', () => {
    let state = waitFrom(idle);
    const lines: (string | null)[] = [];
    for (const [polled, at] of [
      [idle, 20],
      [idle, 30],
      [idle, 50],
      [running, 55],
      [running, 70],
      [running, 85],
    ] as const) {
      const decision = afterPoll(state, polled, at * second);
      state = decision.state;
      lines.push(decision.report);
    }
    expect(lines).toEqual([
      null,
      'GitLab has not scheduled the update yet. (30s so far)',
      null,
      'The update is running.',
      null,
      'The update is running. (30s so far)',
    ]);
  });
});

describe('after an earlier run has finished', () => {
  test('the baseline is the snapshot of its end, and a run that started before the step does not count either', () => {
    const { state } = afterPolls(waitFrom(foreign), foreignFinished);
    expect(state.baseline).toEqual({ state: foreignFinished, foreignBefore: time(1) });
    expect(afterPoll(state, mirror('finished', -1, 7), 5 * second).next.kind).toBe('request');
    expect(afterPoll(state, finished, 5 * second).next.kind).toBe('succeeded');
  });

  test('any later run counts once replicas can no longer lag that much', () => {
    expect(withLatestAsBaseline(waitFrom(foreign), 2 * minute).baseline.foreignBefore).toBe(time(1));
    expect(withLatestAsBaseline(waitFrom(foreign), 2 * minute + 1).baseline.foreignBefore).toBeNull();
  });

  test('a new phase begins', () => {
    const { state } = afterPolls(waitFrom(foreign), foreignFinished);
    expect(startPhase(state, minute)).toMatchObject({
      phase: 'waiting',
      phaseSince: minute,
      reportedAt: minute,
    });
    expect(startPhase(waitFrom(foreign), minute).phase).toBe('foreign-running');
  });
});

test('refs may arrive during and after a run, but not before one has started', () => {
  const phases = ['waiting', 'scheduled', 'running', 'foreign-running', 'foreign-ended', 'canceled'] as const;
  const arriving = phases.filter((phase) => mayHaveArrived({ ...waitFrom(idle), phase }));
  expect(arriving).toEqual(['running', 'foreign-running', 'foreign-ended']);
});

test.each([
  ['waiting', /not scheduled the update yet/, /sync: immediate/],
  ['scheduled', /The update is scheduled/, /scheduled update after half an hour/],
  ['running', /The update is running/, /raise timeout/],
] as const)('a timeout while the update is %s says so, with a hint', (phase, message, hint) => {
  const error = timeoutError({ timeoutMs: 3 * minute, phase });
  expect(error.kind).toBe('timeout');
  expect(error.message).toMatch(/^The update did not finish within 3m\. Last status: /);
  expect(error.message).toMatch(message);
  expect(error.hint).toMatch(hint);
});

describe('the pause', () => {
  test('the pause is at most what the description of poll-interval says', () => {
    expect(inputs.pollIntervalMs.description).toContain(`at most ${maxPauseMs(1)} times this`);
  });

  const noLastCheck = { isLastChecked: true, timeoutMs: minute, lastCheckRequests: 0, responseMs: 0 };
  const pause = (since: number, left: number, roundMs = 0, pollIntervalMs = second) =>
    pauseMs(
      { phaseSince: 0, failure: null, pollIntervalMs, deadline: since + left, ...noLastCheck },
      since,
      roundMs,
    );
  const plenty = 60 * minute;

  test('the pause is the poll interval at first, then a tenth of the time without a change, up to 15 intervals', () => {
    expect(pause(0, plenty)).toBe(1_000);
    expect(pause(10_000, plenty)).toBe(1_000);
    expect(pause(60_000, plenty)).toBe(6_000);
    expect(pause(1_000_000, plenty)).toBe(maxPauseMs(second));
  });

  test('the pause leaves a second before the deadline for the last poll, or a poll interval if that is less', () => {
    expect(pause(1_000_000, 8_000)).toBe(7_000);
    expect(pause(1_000_000, 1_000)).toBe(1_000);
    expect(pause(0, 5_000, 0, 60_000)).toBe(4_000);
    expect(pause(0, 300, 0, 200)).toBe(100);
    expect(pause(0, 900, 0, 60_000)).toBe(900);
  });

  test('the pause is at least as long as one poll of every waiting mirror takes, unless less time is left', () => {
    expect(pause(0, plenty, 20_000)).toBe(20_000);
    expect(pause(60_000, plenty, 5_000)).toBe(6_000);
    expect(pause(0, 20_000, 20_000)).toBe(1_000);
    expect(pause(0, 10_000, 20_000)).toBe(1_000);
  });
});

describe('how long an update is postponed', () => {
  const at = (clock: string) => Date.parse(`2026-01-01T${clock}Z`);
  const state = mirror('finished', -60, 0);

  test('the postponement is the rest of five minutes since the last update', () => {
    expect(postponementMs(state, at('12:01:00'))).toBe(240_000);
  });

  test('the postponement is unknown for a later request, for a mirror without a successful update, and without the time of the request', () => {
    expect(postponementMs(state, at('12:05:00'))).toBeNull();
    expect(postponementMs({ ...state, lastSuccessfulUpdateAt: null }, at('12:01:00'))).toBeNull();
    expect(postponementMs(state, null)).toBeNull();
  });
});

describe('how long an update was queued and running', () => {
  const requested = { ...waitFrom(idle), requestedAt: time(1) };

  test("the times are known for the step's own update", () => {
    expect(updateTimes({ ...requested, latest: finished })).toEqual({ queuedMs: 4_000, runningMs: 4_000 });
    expect(updateTimes({ ...requested, latest: running })).toEqual({ queuedMs: 4_000, runningMs: null });
    expect(updateTimes({ ...requested, requestedAt: null, latest: finished }).queuedMs).toBeNull();
  });

  test('the times are unknown for a run that failed in the queue, since the start that is shown is that of the run before', () => {
    const failedInQueue = mirror('failed', -70, 9, 'fatal: a');
    expect(updateTimes({ ...requested, latest: failedInQueue })).toEqual({ queuedMs: null, runningMs: null });
  });

  test('the times are unknown for an earlier run', () => {
    expect(updateTimes({ ...requested, latest: foreignFinished })).toEqual({
      queuedMs: null,
      runningMs: null,
    });
  });
});
