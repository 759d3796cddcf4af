import { expect, test } from 'vitest';
import type { UpdateState } from '../../src/gitlab/schema.ts';
import { staleness } from '../../src/mirror/age.ts';

const endedAt = Date.parse('2026-01-01T12:00:00.000Z');
const state: UpdateState = {
  status: 'finished',
  lastError: null,
  lastUpdateAt: '2026-01-01T12:00:00.000Z',
  lastUpdateStartedAt: '2026-01-01T11:59:00.000Z',
  lastSuccessfulUpdateAt: '2026-01-01T12:00:00.000Z',
};

test.each([
  ['younger than allowed', 59_000, null],
  ['exactly as old as allowed', 60_000, null],
  ['older than allowed', 61_000, 'stale'],
  ['from the future, by a clock with whole seconds', -1_000, null],
])('an update that is %s', (_, ageMs, kind) => {
  expect(staleness(state, endedAt + ageMs, 60_000)?.kind ?? null).toBe(kind);
});

test('without a date from GitLab, the age is unknown', () => {
  expect(staleness(state, null, 60_000)?.kind).toBe('protocol');
});

test('a mirror that was never updated successfully is stale, with or without a date', () => {
  const never = { ...state, lastSuccessfulUpdateAt: null };
  for (const serverTime of [null, endedAt]) expect(staleness(never, serverTime, 60_000)?.kind).toBe('stale');
});

test('a success that is later than the date of the response has no age', () => {
  expect(staleness(state, endedAt - 61_000, 60_000)?.kind).toBe('protocol');
  expect(staleness({ ...state, lastSuccessfulUpdateAt: '2999-01-01T00:00:00Z' }, endedAt, 60_000)?.kind).toBe(
    'protocol',
  );
});
