import { describe, expect, it } from 'vitest';
import {
  cancel,
  fail,
  finish,
  isDue,
  isPaused,
  type MirrorState,
  newMirror,
  poll,
  REGULAR_INTERVAL,
  recover,
  requestUpdate,
  schedule,
  settingsSaved,
  start,
} from './state.ts';

const INTERVAL = 300_000;
const T = Date.UTC(2026, 0, 1);

function enabled(given: Partial<MirrorState> = {}): MirrorState {
  return { ...newMirror(), enabled: true, url: 'https://example.com/a.git', ...given };
}

function run(mirror: MirrorState, startedAt: number, end: (mirror: MirrorState) => void): MirrorState {
  schedule(mirror);
  start(mirror, startedAt);
  end(mirror);
  return mirror;
}

const finishedAt = (at: number): MirrorState => run(enabled(), at - 5_000, (mirror) => finish(mirror, at));

describe('the record of a mirror', () => {
  it('is of status none, without times, before the first run', () => {
    const { status, lastError, lastUpdateAt, lastUpdateStartedAt, lastSuccessfulUpdateAt } = enabled();
    expect([status, lastError, lastUpdateAt, lastUpdateStartedAt, lastSuccessfulUpdateAt]).toEqual([
      'none',
      null,
      null,
      null,
      null,
    ]);
  });

  it('changes last_update_started_at when a run starts, and not when it is scheduled', () => {
    const mirror = finishedAt(T);
    schedule(mirror);
    expect(mirror.lastUpdateStartedAt).toBe(T - 5_000);
    start(mirror, T + 7);
    expect(mirror.lastUpdateStartedAt).toBe(T + 7);
  });

  it('changes last_update_at and last_successful_update_at when a run finishes', () => {
    const mirror = finishedAt(T);
    expect([mirror.lastUpdateAt, mirror.lastSuccessfulUpdateAt]).toEqual([T, T]);
  });

  it('changes last_update_at alone when a run fails', () => {
    const mirror = run(finishedAt(T), T + 10, (m) => fail(m, T + 20, 'no'));
    expect([mirror.lastUpdateAt, mirror.lastSuccessfulUpdateAt]).toEqual([T + 20, T]);
  });

  it('changes last_update_at when a run fails that never started', () => {
    const mirror = finishedAt(T);
    schedule(mirror);
    fail(mirror, T + 20, 'no worker');
    expect(mirror).toMatchObject({ status: 'failed', lastUpdateAt: T + 20, lastUpdateStartedAt: T - 5_000 });
  });

  it('keeps all its times when a run is canceled, and is still due, but must recover before it is scheduled', () => {
    const mirror = run(finishedAt(T), T + 10, cancel);
    expect(mirror).toMatchObject({ status: 'canceled', lastUpdateAt: T, lastUpdateStartedAt: T + 10 });
    expect(isDue(mirror, T + REGULAR_INTERVAL)).toBe(true);
    expect(() => schedule(mirror)).toThrow('cannot schedule a mirror that is canceled');
  });

  it('keeps its times when a canceled mirror recovers, and can be scheduled again', () => {
    const mirror = run(finishedAt(T), T + 10, cancel);
    recover(mirror);
    expect(mirror).toMatchObject({ status: 'failed', lastUpdateAt: T, retryCount: 0 });
    schedule(mirror);
    expect(mirror.lastError).toBe('Mirror recovering from canceled state');
  });

  it('stays canceled if the project is not a mirror', () => {
    const mirror = { ...run(finishedAt(T), T + 10, cancel), enabled: false };
    expect(() => recover(mirror)).toThrow('cannot recover a mirror that is canceled');
  });

  it.each([
    [2, 48],
    [60, 300],
  ])('is due again after 24 times the duration of its run: %i minutes, %i minutes', (minutes, expected) => {
    const mirror = run(enabled(), T - minutes * 60_000, (m) => finish(m, T));
    expect(mirror.nextExecutionAt).toBe(T + expected * 60_000);
  });

  it('is due again, after a failure, after 24 times the duration, times the failures in a row', () => {
    const mirror = { ...finishedAt(T), retryCount: 2 };
    run(mirror, T, (m) => fail(m, T + 120_000, 'no'));
    expect(mirror.nextExecutionAt).toBe(T + 120_000 + 144 * 60_000);
  });

  it.each([
    ['finishes', (m: MirrorState) => finish(m, T + 20)],
    ['fails', (m: MirrorState) => fail(m, T + 20, 'no')],
  ])('that is turned off during a run keeps its times when that run %s', (_, end) => {
    const mirror = run(finishedAt(T), T + 10, (m) => {
      m.enabled = false;
      end(m);
    });
    expect(mirror).toMatchObject({
      lastUpdateAt: T,
      lastSuccessfulUpdateAt: T,
      nextExecutionAt: T + REGULAR_INTERVAL,
      retryCount: 0,
    });
  });

  it('is due again 30 minutes after the end of a run that finished', () => {
    const mirror = finishedAt(T);
    expect(isDue(mirror, T + REGULAR_INTERVAL - 1)).toBe(false);
    expect(isDue(mirror, T + REGULAR_INTERVAL)).toBe(true);
  });

  it('is due later and later after failures, up to five hours', () => {
    const mirror = finishedAt(T);
    const waits = Array.from({ length: 12 }, () => {
      run(mirror, T, (m) => fail(m, T, 'no'));
      return ((mirror.nextExecutionAt ?? 0) - T) / 60_000;
    });
    expect(waits.slice(0, 3)).toEqual([30, 60, 90]);
    expect(waits.at(-1)).toBe(300);
  });

  it('is never due when it is off', () => {
    expect(isDue({ ...finishedAt(T), enabled: false }, T + 1e9)).toBe(false);
  });
});

describe('last_error', () => {
  const failed = (): MirrorState => run(enabled(), T, (mirror) => fail(mirror, T + 1, 'old'));

  it('outlives its run while the next one is scheduled and started', () => {
    const mirror = failed();
    schedule(mirror);
    expect(mirror.lastError).toBe('old');
    start(mirror, T + 2);
    expect(mirror.lastError).toBe('old');
  });

  it('is cleared when a run finishes', () => {
    expect(run(failed(), T + 2, (mirror) => finish(mirror, T + 3)).lastError).toBeNull();
  });

  it('is cleared when settings are saved', () => {
    const mirror = failed();
    settingsSaved(mirror, T + 2, 1);
    expect(mirror.lastError).toBeNull();
  });

  it('is not cleared by a request for an update', () => {
    const mirror = failed();
    requestUpdate(mirror, T + 2, INTERVAL, false);
    expect(mirror.lastError).toBe('old');
  });

  it('comes a moment after failed: the polls before show what was there, the old message or null', () => {
    const mirror = failed();
    run(mirror, T + 2, (m) => fail(m, T + 3, 'new', 2));
    const shown = [1, 2, 3, 4].map(() => poll(mirror, ({ status, lastError }) => `${status} ${lastError}`));
    expect(shown).toEqual(['failed old', 'failed old', 'failed new', 'failed new']);
  });

  it('is written at the latest when the next run is scheduled', () => {
    const mirror = run(enabled(), T, (m) => fail(m, T + 1, 'late', 5));
    schedule(mirror);
    expect(mirror.lastError).toBe('late');
  });

  it('is masked', () => {
    const mirror = run(enabled(), T, (m) => fail(m, T, 'fatal: https://ada:secret@h/a.git not found'));
    expect(mirror.lastError).toBe('fatal: https://*****:*****@h/a.git not found');
  });

  it('that is late does not come back after the settings were saved', () => {
    const mirror = run(enabled(), T, (m) => fail(m, T + 1, 'late', 1));
    settingsSaved(mirror, T + 2, 1);
    poll(mirror, () => {});
    expect(poll(mirror, ({ lastError }) => lastError)).toBeNull();
  });
});

describe('a pause', () => {
  const failTimes = (times: number): MirrorState => {
    const mirror = finishedAt(T);
    for (let n = 0; n < times; n++) run(mirror, T, (m) => fail(m, T, 'no'));
    return mirror;
  };

  it('comes with the fifteenth failure in a row', () => {
    expect(isPaused(failTimes(14))).toBe(false);
    expect(isPaused(failTimes(15))).toBe(true);
  });

  it('counts from zero again after a run that finished', () => {
    const mirror = failTimes(14);
    run(mirror, T, (m) => finish(m, T));
    expect(mirror.retryCount).toBe(0);
  });

  it('comes with the failure after an SSL certificate problem, whatever its message, and does not change the time of the next run', () => {
    const message = 'unable to access: SSL certificate problem: self-signed certificate';
    const mirror = run(enabled(), T, (m) => fail(m, T, message));
    expect([isPaused(mirror), mirror.retryCount]).toEqual([false, 1]);
    run(mirror, T + 10, (m) => fail(m, T + 20, 'another'));
    expect(mirror).toMatchObject({ retryCount: 15, nextExecutionAt: T + REGULAR_INTERVAL });
  });

  it('does not count runs that never started', () => {
    const mirror = finishedAt(T);
    schedule(mirror);
    fail(mirror, T, 'no worker');
    expect(mirror.retryCount).toBe(0);
    expect(isDue(mirror, T)).toBe(true);
  });

  it('stops the regular schedule', () => {
    expect(isDue(failTimes(15), T + 1e9)).toBe(false);
  });

  it('rejects a request for an update, and changes nothing', () => {
    const mirror = failTimes(15);
    const before = structuredClone(mirror);
    expect(requestUpdate(mirror, T + 1e9, INTERVAL, false)).toBe('paused');
    expect(mirror).toEqual(before);
  });

  it('ends with a forced request', () => {
    const mirror = failTimes(15);
    expect(requestUpdate(mirror, T + INTERVAL + 1, INTERVAL, true)).toBe('enqueued');
    expect(mirror.retryCount).toBe(0);
    expect(isDue(mirror, T + INTERVAL + 1)).toBe(true);
  });

  it('ends when settings are saved', () => {
    const mirror = failTimes(15);
    settingsSaved(mirror, T + 1, 1);
    expect(mirror.retryCount).toBe(0);
    expect(isDue(mirror, T + 1)).toBe(true);
  });
});

describe('saving the settings', () => {
  it('makes an enabled mirror due at once, whatever the interval', () => {
    const mirror = finishedAt(T);
    settingsSaved(mirror, T + 1, 7);
    expect(isDue(mirror, T + 1)).toBe(true);
    expect(mirror.mirrorUserId).toBe(7);
  });

  it('enqueues a job, but not for a mirror that is due already', () => {
    const mirror = finishedAt(T);
    expect(settingsSaved(mirror, T + 1, 7)).toBe(true);
    const { nextExecutionAt } = mirror;
    expect(settingsSaved(mirror, T + 2, 7)).toBe(false);
    expect(mirror.nextExecutionAt).toBe(nextExecutionAt);
  });

  it('enqueues a job for a mirror that GitLab does not count as due, such as one of an empty repository', () => {
    const mirror = { ...finishedAt(T), nextExecutionAt: T };
    expect(settingsSaved(mirror, T + 1, 7, false)).toBe(true);
  });

  it('makes nothing due if the mirror is off', () => {
    const mirror = { ...finishedAt(T), enabled: false };
    settingsSaved(mirror, T + 1, 7);
    expect(mirror.nextExecutionAt).toBe(T + REGULAR_INTERVAL);
  });

  it.each(['scheduled', 'started'])('starts no further run while one is %s', (status) => {
    const mirror = finishedAt(T);
    schedule(mirror);
    if (status === 'started') start(mirror, T + 1);
    const { nextExecutionAt } = mirror;
    settingsSaved(mirror, T + 2, 7);
    expect(mirror.nextExecutionAt).toBe(nextExecutionAt);
    if (status === 'scheduled') start(mirror, T + 3);
    finish(mirror, T + 4);
    expect(mirror.nextExecutionAt).toBe(T + 4 + REGULAR_INTERVAL);
  });
});

describe('a request for an update', () => {
  it('makes the mirror due now when the last attempt finished longer ago than the interval', () => {
    const mirror = finishedAt(T);
    requestUpdate(mirror, T + INTERVAL + 1, INTERVAL, false);
    expect(isDue(mirror, T + INTERVAL + 1)).toBe(true);
  });

  it('makes the mirror due now when no attempt ever succeeded', () => {
    const mirror = run(enabled(), T - 1, (m) => fail(m, T, 'no'));
    requestUpdate(mirror, T + 1, INTERVAL, false);
    expect(isDue(mirror, T + 1)).toBe(true);
  });

  it('is postponed within the interval until the end of the last attempt plus the interval', () => {
    const mirror = finishedAt(T);
    expect(requestUpdate(mirror, T + 1, INTERVAL, false)).toBe('accepted');
    expect(mirror.nextExecutionAt).toBe(T + INTERVAL);
  });

  it('counts the interval from the last attempt even if that failed', () => {
    const mirror = run(finishedAt(T), T + 1, (m) => fail(m, T + 1_000, 'no'));
    requestUpdate(mirror, T + 2_000, INTERVAL, false);
    expect(mirror.nextExecutionAt).toBe(T + 1_000 + INTERVAL);
  });

  it('also postpones an update that saving the settings has just made due', () => {
    const mirror = finishedAt(T);
    settingsSaved(mirror, T + 1, 1);
    requestUpdate(mirror, T + 2, INTERVAL, false);
    expect(isDue(mirror, T + 2)).toBe(false);
    expect(mirror.nextExecutionAt).toBe(T + INTERVAL);
  });

  it.each(['scheduled', 'started'])('does nothing while a run is %s', (status) => {
    const mirror = finishedAt(T);
    schedule(mirror);
    if (status === 'started') start(mirror, T + 1);
    const before = structuredClone(mirror);
    expect(requestUpdate(mirror, T + 2, INTERVAL, false)).toBe('accepted');
    expect(mirror).toEqual(before);
  });
});

describe('impossible transitions', () => {
  it.each([
    ['start', (mirror: MirrorState) => start(mirror, T)],
    ['finish', (mirror: MirrorState) => finish(mirror, T)],
    ['fail', (mirror: MirrorState) => fail(mirror, T, 'no')],
  ])('%s from finished is rejected', (event, transition) => {
    expect(() => transition(finishedAt(T))).toThrow(`cannot ${event} a mirror that is finished`);
  });
});
