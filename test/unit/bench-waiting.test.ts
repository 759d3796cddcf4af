import { expect, test } from 'vitest';
import { delayAgainstRequests, type Series } from '../../bench/plot.ts';
import { allowedDelayMs, dominates, maxRequests } from '../../bench/waiting.ts';
import { pauseMs } from '../../src/mirror/wait.ts';

const minute = 60_000;
const hour = 60 * minute;

test('the maximum delay is 1.2 poll intervals, for longer updates a tenth of the duration, and never more than fifteen intervals', () => {
  expect(allowedDelayMs(2_000, 1_000)).toBe(1_200);
  expect(allowedDelayMs(12_000, 1_000)).toBe(1_200);
  expect(allowedDelayMs(minute, 1_000)).toBe(6_000);
  expect(allowedDelayMs(hour, 1_000)).toBe(15_000);
  expect(allowedDelayMs(hour, 10_000)).toBe(150_000);
});

const noLastCheck = { isLastChecked: true, timeoutMs: Infinity, lastCheckRequests: 0, responseMs: 0 };

/** How many requests the step sends for an update with these durations if responses take no time. */
function requestsFor(queueMs: number, runMs: number, pollIntervalMs: number): number {
  let requests = 2;
  let now = 0;
  let changedAt = 0;
  for (let phase = 'waiting'; phase !== 'finished'; requests++) {
    const state = {
      phaseSince: changedAt,
      failure: null,
      pollIntervalMs,
      deadline: Infinity,
      ...noLastCheck,
    };
    now += pauseMs(state, now, 0);
    const seen = now < queueMs ? 'queued' : now < queueMs + runMs ? 'running' : 'finished';
    if (seen !== phase) changedAt = now;
    phase = seen;
  }
  return requests;
}

test('the step never sends more than the maximum number of requests, whatever the update', () => {
  for (const pollIntervalMs of [500, 1_000, 10_000]) {
    for (let durationMs = 1_000; durationMs < 24 * hour; durationMs *= 1.37) {
      for (let share = 0; share < 1; share += 0.05) {
        const requests = requestsFor(durationMs * share, durationMs * (1 - share), pollIntervalMs);
        expect(requests).toBeLessThanOrEqual(maxRequests(durationMs, pollIntervalMs));
      }
    }
  }
});

test('for an update that is queued as long as it runs, the maximum is at most four requests more than the step needs', () => {
  for (const durationMs of [10_000, minute, 10 * minute, hour]) {
    const requests = requestsFor(durationMs / 2, durationMs / 2, 1_000);
    expect(maxRequests(durationMs, 1_000) - requests).toBeLessThanOrEqual(4);
  }
});

test('the maximum number of requests grows about equally with two doublings of the duration, and beyond the cap by one per fifteen intervals', () => {
  const between = (from: number, to: number) => maxRequests(to, 1_000) - maxRequests(from, 1_000);
  expect(between(20_000, 40_000)).toBeCloseTo(between(100_000, 200_000), -1);
  expect(between(hour, 2 * hour)).toBe(240);
});

test('one strategy dominates another if it has at most as many requests and at most as much delay', () => {
  const total = (requests: number, relativeDelay: number) => ({ name: '', requests, relativeDelay });
  expect(dominates(total(10, 0.1), total(10, 0.1))).toBe(true);
  expect(dominates(total(10, 0.1), total(20, 0.2))).toBe(true);
  expect(dominates(total(10, 0.3), total(20, 0.2))).toBe(false);
  expect(dominates(total(30, 0.1), total(20, 0.2))).toBe(false);
});

const series: Series[] = [
  {
    name: 'every <1> s & more',
    isOurs: false,
    points: [
      { requests: 4, delayMs: 500, durationMs: 2_000 },
      { requests: 3_602, delayMs: 0, durationMs: hour },
    ],
  },
  {
    name: 'this step',
    isOurs: true,
    points: [
      { requests: 5, delayMs: 500, durationMs: 2_000 },
      { requests: 40, delayMs: 5_000, durationMs: 2 * minute },
      { requests: 270, delayMs: 7_500, durationMs: hour },
    ],
  },
];

test('the plot shows every point of every series inside the picture, and the name of each series', () => {
  const svg = delayAgainstRequests(series);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  const lines = Array.from(svg.matchAll(/<polyline points="([^"]*)"/g), ([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  );
  expect(lines.map((line) => line.length)).toEqual([2, 3]);
  for (const [x = -1, y = -1] of lines.flat()) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(width ?? 0);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(height ?? 0);
  }
  for (const words of ['this step', 'every &lt;1&gt; s &amp; more', '2 s', '2 min', '1 h']) {
    expect(svg).toContain(`>${words}</text>`);
  }
});

test('the plot shows more requests further right and more delay further up', () => {
  const [, points = ''] =
    /<polyline points="([^"]*)"[^>]*stroke-width="3"/.exec(delayAgainstRequests(series)) ?? [];
  const places = points.split(' ').map((point) => point.split(',').map(Number) as [number, number]);
  expect(places).toEqual(places.toSorted(([a], [b]) => a - b));
  expect(places).toEqual(places.toSorted(([, a], [, b]) => b - a));
});

test('the plot is well-formed', () => {
  const open: string[] = [];
  const tag = /<(\/?)(\w+)((?: [\w-]+="[^"<>]*")*)(\/?)>/g;
  const svg = delayAgainstRequests(series);
  for (const [, closes, name = '', , isEmpty] of svg.matchAll(tag)) {
    if (closes) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replace(tag, '').replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});
