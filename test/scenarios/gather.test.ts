import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, type MirrorResult } from '../../src/mirror/result.ts';
import { outputs } from '../../src/report/outputs.ts';
import { runGather } from '../runner/runner.ts';

const synced = (project: string): MirrorResult => ({
  ...failedMirror(project, null, `https://gitlab.com/${project}`),
  outcome: 'synced',
  synced: true,
  state: {
    status: 'finished',
    lastError: null,
    lastUpdateStartedAt: '2026-01-01T12:00:00.000Z',
    lastUpdateAt: '2026-01-01T12:00:20.000Z',
    lastSuccessfulUpdateAt: '2026-01-01T12:00:20.000Z',
  },
});

const failed = (project: string): MirrorResult =>
  failedMirror(project, new StepError('sync-failed', 'It says: <b>no</b> | ::error::', 'Do this.'));

const resultsOf = (...results: MirrorResult[]) =>
  outputs({ results, isList: true, error: null }, (text) => text).results;

test('the results of all shards are in one summary, and the action passes if all mirrors passed', async () => {
  const files = {
    '1.json': resultsOf(synced('group/a'), synced('group/b')),
    '2.json': resultsOf(synced('group/c')),
  };
  const step = await runGather({ shards: '2' }, { files });
  expect(step.exitCode, step.stdout + step.stderr).toBe(0);
  expect(step.outputs).toMatchObject({
    outcome: 'synced',
    synced: 'true',
    changed: 'false',
    'error-kind': '',
  });
  expect(step.summary).toContain('**3 mirrors:** ✅ 3 synced');
  expect(step.summary).toContain('| [group/<wbr>c](https://gitlab.com/group/c) | ✅ synced | ran 20s |');
});

test('a failure in one shard fails the action, with the reason in the summary', async () => {
  const files = { '1.json': resultsOf(synced('group/a')), '2.json': resultsOf(failed('group/bad')) };
  const step = await runGather({ shards: '2' }, { files });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'sync-failed' });
  expect(step.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^1 of 2 mirrors failed\./),
  ]);
  expect(step.summary).toContain(
    '| group/<wbr>bad | ❌ **sync-failed**: It says: &#60;b&#62;no&#60;/<wbr>b&#62; &#124;',
  );
});

test.each<[string, Record<string, string>]>([
  ['is missing', {}],
  ['is empty', { '2.json': '' }],
  ['is not JSON', { '2.json': '[{' }],
  ['is not a list of results', { '2.json': '[{"project":"group/a"}]' }],
  [
    'has a page that is no http or https URL',
    { '2.json': resultsOf(synced('group/b')).replace('https://gitlab.com/group/b', 'javascript:alert(1)') },
  ],
  ['has an unknown outcome', { '2.json': resultsOf(synced('group/b')).replace('"synced"', '"great"') }],
])('a shard whose file %s fails the action, since the state of its mirrors is unknown', async (_, files) => {
  const step = await runGather(
    { shards: '2' },
    { files: { '1.json': resultsOf(synced('group/a')), ...files } },
  );
  expect(step.exitCode).toBe(1);
  expect(step.outputs.outcome).toBe('failed');
  expect(step.annotations[0]?.message).toContain('1 of 2 shards left no results: 2.');
  expect(step.summary).toContain('**What happened:**');
});

test('an empty shard does not fail the action', async () => {
  const step = await runGather(
    { shards: '2' },
    { files: { '1.json': resultsOf(synced('group/a')), '2.json': '[]' } },
  );
  expect(step.exitCode).toBe(0);
});

test.each(['', '0', 'two', '-1'])('%j is an invalid number of shards', async (shards) => {
  const step = await runGather({ shards }, {});
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('shards: must be a whole number above zero');
});

test('a summary that cannot be written is a warning, and outputs that cannot be written are a failure', async () => {
  const files = { '1.json': resultsOf(synced('group/a')) };
  const withoutSummary = await runGather({ shards: '1' }, { files, env: { GITHUB_STEP_SUMMARY: '/' } });
  expect(withoutSummary.annotations[0]?.message).toContain('Writing the job summary failed');
  expect(withoutSummary.exitCode).toBe(0);
  const withoutOutputs = await runGather(
    { shards: '1' },
    { files, env: { GITHUB_OUTPUT: '/nowhere/output' } },
  );
  expect(withoutOutputs.annotations[0]?.message).toContain('Writing the outputs failed');
  expect(withoutOutputs.exitCode).toBe(1);
  expect(withoutOutputs.stderr).toBe('');
});
