import { expect, test } from 'vitest';
import { StatusObserver } from '../../src/gitlab/record.ts';
import type { UpdateState } from '../../src/gitlab/schema.ts';
import { type Verdict, verdict } from '../../src/mirror/progress.ts';

/** The verdicts on looks that show these statuses; the first is the baseline, and a new one is taken after a foreign run. */
function verdicts(...statuses: string[]): Verdict[] {
  const observer = new StatusObserver();
  const look = (status: string): UpdateState => observer.observe(status, null);
  const [first = '', ...others] = statuses;
  let baseline = look(first);
  return others.map((status) => {
    const latest = look(status);
    const seen = verdict({ state: baseline, takenAt: null }, latest);
    if (seen === 'foreign-ended') baseline = latest;
    return seen;
  });
}

test('a run that is seen from its queue to its end is ours', () => {
  expect(verdicts('finished', 'scheduled', 'started', 'finished')).toEqual([
    'scheduled',
    'running',
    'succeeded',
  ]);
  expect(verdicts('none', 'started', 'failed')).toEqual(['running', 'failed']);
});

test('a short run is seen as well, although nobody saw it queued', () => {
  expect(verdicts('finished', 'finished', 'started', 'finished')).toEqual([
    'waiting',
    'running',
    'succeeded',
  ]);
  expect(verdicts('failed', 'finished')).toEqual(['succeeded']);
});

test('the status of before says nothing', () => {
  expect(verdicts('finished', 'finished', 'finished')).toEqual(['waiting', 'waiting']);
});

test('a run that was on before is foreign, and a late look at it is no new run', () => {
  expect(verdicts('started', 'finished', 'started', 'finished', 'started', 'finished')).toEqual([
    'foreign-ended',
    'waiting',
    'waiting',
    'waiting',
    'waiting',
  ]);
});

test('after a foreign run ours counts once it was seen queued, or several times in a row, or much later', () => {
  expect(verdicts('started', 'finished', 'scheduled', 'started', 'finished').slice(1)).toEqual([
    'scheduled',
    'running',
    'succeeded',
  ]);
  expect(verdicts('started', 'finished', 'started', 'started', 'started', 'finished').at(-1)).toBe(
    'succeeded',
  );
  const quiet = Array.from({ length: 45 }, () => 'finished');
  expect(verdicts('started', ...quiet, 'started', 'finished').at(-1)).toBe('succeeded');
});

test('a run that ends while the next is queued is not taken for a success', () => {
  expect(verdicts('finished', 'scheduled', 'started', 'scheduled')).toEqual([
    'scheduled',
    'running',
    'scheduled',
  ]);
});
