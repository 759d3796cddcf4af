import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { outputNames, outputs } from '../../src/report/outputs.ts';
import { systemPath } from '../platform.ts';
import { type FinishedStep, runGather } from '../runner/runner.ts';

const synced = (project: string): MirrorResult => ({
  ...initialResult(project, `https://gitlab.com/${project}`),
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

/** The messages of the annotated errors. */
const errorsOf = ({ annotations }: FinishedStep) =>
  annotations.flatMap(({ level, message }) => (level === 'error' ? message : []));

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

test('a shard without a file fails the action, since the state of its mirrors is unknown', async () => {
  const files = { '1.json': resultsOf(synced('group/a')) };
  const step = await runGather({ shards: '2' }, { files });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'cancelled' });
  expect(errorsOf(step)[0]).toContain('No results file was found for 1 of 2 shards (2).');
  expect(step.summary).toContain('**What happened:**');
});

test('a folder that does not exist has no results of any shard', async () => {
  const step = await runGather({ shards: '2', folder: 'missing' }, {});
  expect(step.exitCode).toBe(1);
  expect(errorsOf(step)[0]).toContain('No results file was found for 2 of 2 shards (1, 2).');
});

test('a folder that cannot be read is an invalid input', async () => {
  const step = await runGather({ shards: '1', folder: 'file' }, { files: { file: '' } });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  expect(step.annotations[0]?.message).toContain('Invalid input: folder: cannot be read (');
  expect(step.stderr).toBe('');
});

test.each<[string, Record<string, string>]>([
  ['is empty', { '2.json': '' }],
  ['is not JSON', { '2.json': '[{' }],
  ['is not a list of results', { '2.json': '[{"project":"group/a"}]' }],
  [
    'has a project URL that is not an http or https URL',
    { '2.json': resultsOf(synced('group/b')).replace('https://gitlab.com/group/b', 'javascript:alert(1)') },
  ],
  [
    'has a failure without an error',
    { '2.json': resultsOf(failed('group/b')).replace(/"error":\{[^}]*\}/, '"error":null') },
  ],
  [
    'has a wrong ref of a mirror that is verified',
    {
      '2.json': resultsOf({
        ...synced('group/b'),
        verified: true,
        refs: [{ ref: 'refs/heads/main', expected: 'a'.repeat(40), actual: null, ok: false }],
      }),
    },
  ],
  ['has an unknown outcome', { '2.json': resultsOf(synced('group/b')).replace('"synced"', '"great"') }],
])('a shard whose file %s fails the action, since the state of its mirrors is unknown', async (_, files) => {
  const step = await runGather(
    { shards: '2' },
    { files: { '1.json': resultsOf(synced('group/a')), ...files } },
  );
  expect(step.exitCode).toBe(1);
  expect(step.outputs.outcome).toBe('failed');
  expect(errorsOf(step)[0]).toContain('An unusable results file was found for 1 of 2 shards (2).');
  expect(step.summary).toContain('**What happened:**');
});

test('two shards with the same mirror fail the action, since others may not have been processed', async () => {
  const files = {
    '1.json': resultsOf(synced('group/a'), synced('group/b')),
    '2.json': resultsOf(synced('group/C'), synced('group/B')),
  };
  const step = await runGather({ shards: '2' }, { files });
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('Two shards have results for group/B');
});

test('a file of a shard beyond the number of shards fails the action, since its failures would go unnoticed', async () => {
  const files = { '1.json': resultsOf(synced('group/a')), '2.json': resultsOf(failed('group/b')) };
  const step = await runGather({ shards: '1' }, { files });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.annotations[0]?.message).toContain(
    'shards: is 1, but the folder has results of another shard: 2.json',
  );
});

test('a shard that failed as a whole fails the action, with the reason in the summary', async () => {
  const error = new StepError(
    'input',
    'Invalid input: token: missing; set it to <b>one</b>',
    'Correct the inputs.',
  );
  const { results } = outputs({ results: [], isList: true, error }, (text) => text);
  const files = { '1.json': resultsOf(synced('group/a')), '2.json': results, '3.json': '[]' };
  const step = await runGather({ shards: '3' }, { files });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  expect(step.annotations).toMatchObject([
    {
      title: 'Pull mirror: input',
      message: expect.stringContaining('1 of 3 shards failed as a whole (2): Invalid'),
    },
  ]);
  expect(step.summary).toContain(
    '**What happened:** 1 of 3 shards failed as a whole (2): Invalid input: token: missing; set it to &#60;b&#62;one',
  );
  expect(step.summary).toContain('**What to do:** Correct the inputs.');
  expect(step.summary).toContain('**1 mirror:** ✅ 1 synced');
});

const forged =
  '\n::error::forged\n##[error]forged\n| forged | <img src=x> [link](https://forged.example) `code`';

/** Each text of a result, as somebody who uploads an artifact may choose it. */
function forgedResults(): string {
  const error = new StepError('sync-failed', forged, forged);
  const result = {
    ...synced(`group/${forged}`),
    changed: true,
    changes: [{ setting: 'url', from: forged, to: forged }],
    verified: false,
    refs: [{ ref: forged, expected: forged, actual: forged, ok: false }],
  };
  const [ofMirror] = JSON.parse(resultsOf(result));
  const [ofShard] = JSON.parse(outputs({ results: [], isList: true, error }, (text) => text).results);
  const raw = { kind: 'sync-failed', message: forged, hint: forged };
  const states = {
    update_status: forged,
    last_error: forged,
    last_update_at: forged,
    last_update_started_at: forged,
  };
  return JSON.stringify([
    { ...ofMirror, ...states, project: `group/${forged}` },
    {
      ...ofMirror,
      ...states,
      project: `group/other${forged}`,
      outcome: 'failed',
      error: raw,
      error_kind: forged,
    },
    { ...ofShard, error: raw, [forged]: forged },
  ]);
}

test('nothing in the files can inject a command, a row, a link or an element', async () => {
  const step = await runGather({ shards: '1' }, { files: { '1.json': forgedResults() } });
  expect(step.exitCode).toBe(1);
  for (const line of step.stdout.split('\n'))
    expect(line).not.toMatch(/^\s*::(?!error title=Pull mirror)|##\[/);
  expect(step.summary).toContain('forged');
  expect(step.summary).not.toMatch(/<img|\]\(|^::|^\| forged/m);
  for (const line of step.summary.split('\n').filter((each) => each.startsWith('| group'))) {
    // As many cells as the headings of the failed and of the changed have.
    expect(line.split('|').length - 2).toBe(2);
  }
  expect(Object.keys(step.outputs).toSorted()).toEqual([...outputNames].toSorted());
});

test.each([
  ['an invalid name of a setting', (text: string) => text.replace('"enabled"', '"`<img src=x>`"')],
  ['a text of a megabyte', (text: string) => text.replace('group/b', `group/${'b'.repeat(1_000_000)}`)],
])('a file with %s is not accepted as results', async (_, change) => {
  const result = { ...synced('group/b'), changes: [{ setting: 'enabled', from: false, to: true }] };
  const step = await runGather({ shards: '1' }, { files: { '1.json': change(resultsOf(result)) } });
  expect(step.exitCode).toBe(1);
  expect(errorsOf(step)[0]).toContain('An unusable results file was found for 1 of 1 shards (1).');
});

test.skipIf(process.platform === 'win32').each([
  ['a link', (path: string) => symlinkSync(`${path}.target`, path)],
  ['a pipe', (path: string) => execFileSync('mkfifo', [path], { env: { PATH: systemPath } })],
])('a file that is %s is not read', async (_, create) => {
  const folder = mkdtempSync(join(tmpdir(), 'gather-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '1.json.target'), resultsOf(synced('group/a')));
  create(join(folder, '1.json'));
  const step = await runGather({ shards: '1', folder }, {});
  expect(step.exitCode).toBe(1);
  expect(errorsOf(step)[0]).toContain('An unusable results file was found for 1 of 1 shards (1).');
});

test.each([
  ['a file that is not JSON is', '[{"token":"x"', 'it is not valid JSON'],
  ['a file that is not a list of results is', '{}', 'not an array'],
])('%s named in a warning, with the reason and without its text', async (_, text, reason) => {
  const step = await runGather({ shards: '1' }, { files: { '1.json': text } });
  expect(step.annotations[0]).toMatchObject({
    level: 'warning',
    message: `1.json cannot be used: ${reason}`,
  });
  expect(step.stdout).not.toContain('token');
});

test('files of more than 128 MiB are not read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gather-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, '1.json');
  writeFileSync(path, resultsOf(synced('group/a')));
  // Spaces after JSON are valid.
  appendFileSync(path, Buffer.alloc(129 * 1024 * 1024, ' '));
  const step = await runGather({ shards: '1', folder }, {});
  expect(errorsOf(step)[0]).toContain('An unusable results file was found for 1 of 1 shards (1).');
});

test('an empty shard does not fail the action', async () => {
  const step = await runGather(
    { shards: '2' },
    { files: { '1.json': resultsOf(synced('group/a')), '2.json': '[]' } },
  );
  expect(step.exitCode).toBe(0);
});

test.each(['', '0', 'two', '-1', '100000'])('%j is an invalid number of shards', async (shards) => {
  const step = await runGather({ shards }, {});
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('shards: must be a whole number from 1 to 99999');
});

test('the action warns if it cannot write the summary, and fails if it cannot write the outputs', async () => {
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
