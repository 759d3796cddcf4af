import { expect, test } from 'vitest';
import { pauseMs, putOffMs } from '../../src/mirror/pacing.ts';

const plenty = 3_600_000;

test('the pause is the poll interval at first, then a tenth of the time without a change, up to 15 intervals', () => {
  expect(pauseMs(0, 1_000, plenty)).toBe(1_000);
  expect(pauseMs(10_000, 1_000, plenty)).toBe(1_000);
  expect(pauseMs(60_000, 1_000, plenty)).toBe(6_000);
  expect(pauseMs(1_000_000, 1_000, plenty)).toBe(15_000);
});

test('the last look comes a second before the deadline, or a poll interval where that is less', () => {
  expect(pauseMs(1_000_000, 1_000, 8_000)).toBe(7_000);
  expect(pauseMs(1_000_000, 1_000, 1_000)).toBe(1_000);
  expect(pauseMs(0, 60_000, 5_000)).toBe(4_000);
  expect(pauseMs(0, 200, 300)).toBe(100);
  expect(pauseMs(0, 60_000, 900)).toBe(900);
});

const state = {
  status: 'finished',
  lastError: null,
  lastUpdateAt: '2026-01-01T12:00:00.000Z',
  lastUpdateStartedAt: '2026-01-01T11:59:00.000Z',
  lastSuccessfulUpdateAt: '2026-01-01T12:00:00.000Z',
};
const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);

test('a request within five minutes of the last attempt is put off until they are over', () => {
  expect(putOffMs(state, at('12:01:00'))).toBe(240_000);
});

test('a later request, one on a mirror that never succeeded, and one at an unknown time are not known to be put off', () => {
  expect(putOffMs(state, at('12:05:00'))).toBeNull();
  expect(putOffMs({ ...state, lastSuccessfulUpdateAt: null }, at('12:01:00'))).toBeNull();
  expect(putOffMs(state, null)).toBeNull();
});
