import { expect, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';

test('a sleep of any length rejects with the reason of a signal that is already aborted', async () => {
  const reason = new Error('cancelled');
  for (const ms of [0, 1, 60_000]) {
    await expect(systemClock.sleep(ms, AbortSignal.abort(reason))).rejects.toBe(reason);
  }
});

test('a sleep rejects as soon as its signal is aborted', async () => {
  const reason = new Error('cancelled');
  const cancellation = new AbortController();
  const sleep = systemClock.sleep(600_000, cancellation.signal);
  cancellation.abort(reason);
  await expect(sleep).rejects.toBe(reason);
});
