import { expect, test } from 'vitest';
import { isPassing, retryDelayMs } from '../../src/network/retry.ts';

const serverTime = Date.parse('2026-01-01T12:00:00Z');

test('network faults and the statuses that say "not now" may pass, others do not', () => {
  for (const status of [null, 408, 429, 500, 502, 503, 504]) expect(isPassing(status)).toBe(true);
  for (const status of [200, 301, 400, 401, 403, 404, 405, 409, 422, 501])
    expect(isPassing(status)).toBe(false);
});

test('the backoff doubles up to half a minute, with full jitter', () => {
  const failed = { status: 502, serverTime };
  expect([0, 1, 2, 3].map((retries) => retryDelayMs(failed, retries, 1))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(retryDelayMs(failed, 20, 1)).toBe(30_000);
  expect(retryDelayMs(failed, 1_000_000, 1)).toBe(30_000);
  expect(retryDelayMs(failed, 3, 0.25)).toBe(1_000);
});

test('five tries after a rate limit that names no time reach into the next minute', () => {
  const total = (random: number) =>
    [0, 1, 2, 3, 4].reduce(
      (sum, retries) => sum + retryDelayMs({ status: 429, serverTime }, retries, random),
      0,
    );
  expect(total(0)).toBe(60_000);
  expect(total(1)).toBe(75_000);
});

test('Retry-After wins over the backoff, as seconds or as a date on the clock of the server', () => {
  expect(retryDelayMs({ status: 429, serverTime, retryAfter: '7' }, 0, 1)).toBe(7_000);
  expect(retryDelayMs({ status: 503, serverTime, retryAfter: 'Thu, 01 Jan 2026 12:01:30 GMT' }, 0, 1)).toBe(
    90_000,
  );
});

test('RateLimit-Reset counts on 429 where there is no Retry-After, on the clock of the server', () => {
  const rateLimitReset = String(serverTime / 1_000 + 42);
  expect(retryDelayMs({ status: 429, serverTime, rateLimitReset }, 0, 1)).toBe(42_000);
  expect(retryDelayMs({ status: 429, serverTime, rateLimitReset, retryAfter: '3' }, 0, 1)).toBe(3_000);
  expect(retryDelayMs({ status: 503, serverTime, rateLimitReset }, 0, 1)).toBe(500);
  expect(retryDelayMs({ status: 429, serverTime: null, rateLimitReset }, 0, 1)).toBe(3_000);
});

test.each(['0', '-1', 'soon', '', 'Thu, 01 Jan 2026 11:00:00 GMT'])(
  'a Retry-After of %j is no reason to try at once',
  (retryAfter) => {
    expect(retryDelayMs({ status: 429, serverTime, retryAfter }, 0, 1)).toBe(3_000);
  },
);
