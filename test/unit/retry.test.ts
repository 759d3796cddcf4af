import { expect, test } from 'vitest';
import { NetworkError } from '../../src/base/errors.ts';
import { isTransient, retryDelayMs } from '../../src/gitlab/retry.ts';
import type { HttpResponse } from '../../src/network/http.ts';

const serverTime = Date.parse('2026-01-01T12:00:00Z');

function response(
  status: number,
  headers: HttpResponse['headers'] = {},
  time: number | null = serverTime,
): HttpResponse {
  return { status, headers, text: '', serverTime: time };
}

test('network errors and statuses that mean "not now" are transient, others are not', () => {
  expect(isTransient(new NetworkError('reset'))).toBe(true);
  for (const status of [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530])
    expect(isTransient(response(status))).toBe(true);
  for (const status of [200, 301, 400, 401, 403, 404, 405, 409, 422, 501])
    expect(isTransient(response(status))).toBe(false);
});

test('the backoff doubles up to half a minute, with full jitter', () => {
  for (const failure of [response(502), new NetworkError('reset')]) {
    const delays = [0, 1, 2, 3].map((retries) => retryDelayMs(failure, retries, 1));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000]);
    expect(retryDelayMs(failure, 20, 1)).toBe(30_000);
    expect(retryDelayMs(failure, 1_000_000, 1)).toBe(30_000);
    expect(retryDelayMs(failure, 3, 0.25)).toBe(1_000);
  }
});

test('after a 429 without Retry-After, five retries reach into the next minute', () => {
  const total = (random: number) =>
    [0, 1, 2, 3, 4].reduce((sum, retries) => sum + retryDelayMs(response(429), retries, random), 0);
  expect(total(0)).toBe(60_000);
  expect(total(1)).toBe(75_000);
});

test('Retry-After has precedence over the backoff, as seconds or as a date in server time', () => {
  expect(retryDelayMs(response(429, { 'retry-after': '7' }), 0, 1)).toBe(7_000);
  expect(retryDelayMs(response(503, { 'retry-after': 'Thu, 01 Jan 2026 12:01:30 GMT' }), 0, 1)).toBe(90_000);
});

test.each([
  ['42', 42_000],
  [' 7 ', 7_000],
  ['2026-01-01T12:01:30+00:00', 90_000],
])('a Retry-After of %j is valid', (retryAfter, ms) => {
  expect(retryDelayMs(response(503, { 'retry-after': retryAfter }), 0, 1)).toBe(ms);
});

test('a date in Retry-After is ignored if the server time is not known', () => {
  const retryAfter = 'Thu, 01 Jan 2026 12:01:30 GMT';
  expect(retryDelayMs(response(503, { 'retry-after': retryAfter }, null), 0, 1)).toBe(500);
});

test('RateLimit-Reset counts if Retry-After is neither seconds nor a date', () => {
  const headers = { 'retry-after': 'soon', 'ratelimit-reset': String(serverTime / 1_000 + 42) };
  expect(retryDelayMs(response(429, headers), 0, 1)).toBe(42_000);
});

test('RateLimit-Reset, in server time, counts on 429 without Retry-After', () => {
  const reset = { 'ratelimit-reset': String(serverTime / 1_000 + 42) };
  expect(retryDelayMs(response(429, reset), 0, 1)).toBe(42_000);
  expect(retryDelayMs(response(429, { ...reset, 'retry-after': '3' }), 0, 1)).toBe(3_000);
  expect(retryDelayMs(response(503, reset), 0, 1)).toBe(500);
  expect(retryDelayMs(response(429, reset, null), 0, 1)).toBe(3_000);
});

test.each(['0', '-1', 'soon', '', 'Thu, 01 Jan 2026 11:00:00 GMT'])(
  'a Retry-After of %j does not make a retry immediate',
  (retryAfter) => {
    expect(retryDelayMs(response(429, { 'retry-after': retryAfter }), 0, 1)).toBe(3_000);
  },
);
