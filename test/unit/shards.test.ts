import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { combineShards } from '../../src/report/shards.ts';

const synced = (project: string): MirrorResult => ({
  ...initialResult(project),
  outcome: 'synced',
  synced: true,
});
const failedAsWhole = (message: string, hint = 'Set it.') => [
  failedMirror('', new StepError('input', message, hint)),
];

test('the results of all shards are combined in order, and empty shards add nothing', () => {
  expect(combineShards([[synced('a/b')], [], [synced('c/d'), synced('e/f')]])).toEqual({
    results: [synced('a/b'), synced('c/d'), synced('e/f')],
    isList: true,
    error: null,
  });
});

test('if a shard failed as a whole, its error is the error of the action, and it adds no mirror', () => {
  const { results, error } = combineShards([
    [synced('a/b')],
    failedAsWhole('token: missing'),
    [synced('c/d')],
  ]);
  expect(results.map(({ project }) => project)).toEqual(['a/b', 'c/d']);
  expect(error).toMatchObject({
    kind: 'input',
    message: '1 of 3 shards failed as a whole (2): token: missing.',
    hint: 'Set it.',
  });
});

test('shards that failed alike have one reason, and missing ones another', () => {
  const shards = [
    failedAsWhole('token: missing'),
    'missing',
    failedAsWhole('token: missing'),
    'missing',
  ] as const;
  expect(combineShards(shards).error).toMatchObject({
    kind: 'input',
    message:
      '2 of 4 shards failed as a whole (1, 3): token: missing. No results file was found for 2 of 4 shards (2, 4).',
    hint: 'Set it. Check the inputs folder and shards, and the names of the artifacts. If they are right, read the logs of these jobs, which may have been cancelled.',
  });
});

test('a file that cannot be used is not reported as a missing one', () => {
  expect(combineShards([[synced('a/b')], 'unusable', 'unusable', 'missing']).error).toMatchObject({
    message:
      'An unusable results file was found for 2 of 4 shards (2, 3). No results file was found for 1 of 4 shards (4).',
    hint: expect.stringMatching(/^The log of this step says why\. Correct that, then run these jobs again\./),
  });
});

test('the results of a shard that failed only at its end are there, and so is its error', () => {
  const { results, error } = combineShards([
    [...failedAsWhole('Writing results-file failed'), synced('a/b')],
  ]);
  expect(results).toEqual([synced('a/b')]);
  expect(error?.message).toBe('1 of 1 shards failed as a whole (1): Writing results-file failed.');
});

test('however many shards fail for however many reasons, the message stays short', () => {
  const shards = Array.from({ length: 256 }, (_, index) =>
    failedAsWhole(`reason ${index} ${'x'.repeat(9_000)}`, 'y'.repeat(9_000)),
  );
  const { error } = combineShards(shards);
  expect(error?.message.length).toBeLessThan(3_000);
  expect(error?.hint.length).toBeLessThan(3_000);
  expect(error?.message).toContain('248 more reasons are in the logs of the shards');
  const missing = combineShards(Array.from({ length: 99_999 }, () => 'missing' as const)).error;
  expect(missing?.message).toMatch(
    /^No results file was found for 99999 of 99999 shards \(1, 2, .* 20 and 99979 more\)\.$/,
  );
});
