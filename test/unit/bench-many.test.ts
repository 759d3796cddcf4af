import { expect, test } from 'vitest';
import { busiestMinute, estimatedTime, type Finished, manySection } from '../../bench/many.ts';

test('the estimate is the time of the updates if GitLab has few workers', () => {
  expect(estimatedTime({ count: 100, workers: 25 })).toEqual({
    updatesMs: 4_000 + 4 * 20_000,
    requestsMs: 40_000,
    ms: 84_000,
    determinedBy: 'updates',
  });
});

test('the estimate is the time of the requests if GitLab has enough workers', () => {
  expect(estimatedTime({ count: 5_000, workers: 100 })).toMatchObject({
    ms: 2_000_000,
    determinedBy: 'requests',
  });
});

test('one update more than GitLab has workers takes as long as a second update on each worker', () => {
  const { updatesMs } = estimatedTime({ count: 26, workers: 25 });
  expect(updatesMs).toBe(estimatedTime({ count: 50, workers: 25 }).updatesMs);
  expect(estimatedTime({ count: 1, workers: 25 }).updatesMs).toBe(24_000);
});

test('the busiest minute may begin at any time, and excludes requests that come exactly a minute later', () => {
  expect(busiestMinute([])).toBe(0);
  expect(busiestMinute([5])).toBe(1);
  expect(busiestMinute([0, 59_999])).toBe(2);
  expect(busiestMinute([0, 60_000])).toBe(1);
  expect(busiestMinute([0, 50_000, 70_000, 109_999, 110_000, 500_000])).toBe(3);
});

function finished(elapsedMs: number): Finished {
  return {
    paths: [],
    requests: 300,
    requestsAt: [0, elapsedMs],
    elapsedMs,
    updatedMs: elapsedMs - 1_500,
    speed: 20,
    failed: 0,
    measured: {
      peakHeapBytes: 14e6,
      peakRssBytes: 90e6,
      cpuMs: 1_200,
      eventLoopDelayMs: { mean: 0, p99: 0, max: 0 },
    },
  };
}

test('the limits apply to the time of the action, not to that of the comparison loop', () => {
  const few = { count: 100, workers: 25, action: finished(105_000), rival: finished(350_000) };
  const many = { count: 1_000, workers: 100, action: finished(300_000), rival: finished(3_500_000) };
  const { text, limits, short } = manySection([few, many]);
  expect(limits).toEqual([
    {
      what: '100 mirrors, 25 updates at once: time relative to the estimate',
      measured: 1.25,
      atMost: 1.2,
      unit: '×',
    },
    {
      what: '1,000 mirrors, 100 updates at once: time relative to the estimate',
      measured: 0.75,
      atMost: 1.2,
      unit: '×',
    },
  ]);
  expect(text).toContain('| 100 | 25 | 84.0 s | updates | 105.0 s | 1.25× | 1.5 s | 5.8 min | 4.17× |');
  expect(short[0]).toEqual({
    what: '100 mirrors, on a GitLab that runs 25 updates of 20 s at a time',
    ours: '105.0 s, 3.0 requests each',
    others: 'a loop with `@gitbeaker/rest`: 5.8 min, 3.0 requests each',
  });
});
