import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasSignals } from '../platform.ts';
import { runCommand } from '../runner/command.ts';
import { arrange, arrangeMany } from './setting.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-file-')));
  file = join(folder, 'results', '1.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = () => JSON.parse(readFileSync(file, 'utf8'));

test('the file has the same content as the output results', async () => {
  const { run, list } = await arrangeMany(3);
  const step = await run({ project: '', mirrors: list, 'results-file': file });
  expect(step.exitCode, step.stdout).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(step.outputs.results);
  expect(written()).toHaveLength(3);
});

test('a relative path is relative to the working directory of the built action', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const name = folder.slice(folder.lastIndexOf('results-file-'));
  const step = await runBuilt({ 'results-file': `../${name}/results/1.json` });
  expect(step.exitCode, step.stdout).toBe(0);
  expect(written()).toMatchObject([{ project: 'group/mirror', outcome: 'synced' }]);
});

test.each([
  ['a broken list', { mirrors: '- project: [', project: '' }],
  ['no token', { token: '', mirrors: '- project: group/mirror', project: '' }],
  ['another invalid input', { timeout: 'soon' }],
])(
  'with %s, results has one object without a project, and replaces the file of an earlier run',
  async (_, inputs) => {
    const { run, gitlab } = await arrange();
    file = join(folder, '1.json');
    writeFileSync(file, '[]');
    const step = await run({ ...inputs, 'results-file': file });
    expect(gitlab.requests).toEqual([]);
    expect(step.exitCode).toBe(1);
    expect(written()).toMatchObject([{ project: null, outcome: 'failed', error: { kind: 'input' } }]);
    expect(step.outputs.results).toBe(readFileSync(file, 'utf8'));
  },
);

test('duplicate projects also fail the step as a whole', async () => {
  const { run, projects } = await arrangeMany(2);
  const list = `- project: group/p0\n- project: ${projects[0]?.id}\n`;
  const step = await run({ project: '', mirrors: list });
  expect(JSON.parse(step.outputs.results ?? '')).toMatchObject([{ project: null, error: { kind: 'input' } }]);
});

test('if the check of the whole list fails, an empty shard reports that error, and not an empty list', async () => {
  const { run, gitlab, projects } = await arrangeMany(2);
  const list = `- project: group/p0\n- project: ${projects[1]?.id}\n`;
  gitlab.fail({
    path: /^\/projects\/\d+$/,
    respond: { status: 401, body: { message: 'no' } },
    times: Infinity,
  });
  const results = [];
  for (const shard of ['1/3', '2/3', '3/3']) {
    const step = await run({ project: '', mirrors: list, shard });
    results.push(...JSON.parse(step.outputs.results ?? ''));
  }
  expect(results.map(({ error_kind }) => error_kind)).toEqual(Array(3).fill('authentication'));
  expect(results.map(({ project }) => project === null).sort()).toEqual([false, false, true]);
});

test('secrets are in neither the file nor the output', async () => {
  const { run, project, repository, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: `fatal: hunter2 and ${token} are wrong` } });
  const credentials = { 'auth-user': 'reader', 'auth-password': 'hunter2' };
  const step = await run({ url: repository.url, ...credentials, 'results-file': file });
  expect(written()).toMatchObject([{ error: { message: expect.stringContaining('*** and *** are wrong') } }]);
  for (const text of [readFileSync(file, 'utf8'), step.outputs.results]) {
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(token);
  }
});

test('a file that cannot be written is reported with all other invalid inputs, before any request', async () => {
  const { run, gitlab } = await arrange();
  writeFileSync(join(folder, 'results'), '');
  const step = await run({ timeout: 'soon', 'results-file': file });
  expect(gitlab.requests).toEqual([]);
  expect(step.annotations).toMatchObject([
    { message: expect.stringMatching(/timeout: must be a duration.*results-file: cannot be written/) },
  ]);
  expect(step.outputs['error-kind']).toBe('input');
});

test('a file that cannot be written at the end fails the step, with the outputs set', async () => {
  const { run, gitlab, list } = await arrangeMany(2);
  gitlab.before({ nth: 1 }, () => rmSync(join(folder, 'results'), { recursive: true }));
  const step = await run({ project: '', mirrors: list, 'results-file': file });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input', synced: 'true' });
  expect(JSON.parse(step.outputs.results ?? '')).toMatchObject([
    { project: null, error: { kind: 'input' } },
    { project: 'group/p0', outcome: 'synced' },
    { project: 'group/p1', outcome: 'synced' },
  ]);
  expect(step.annotations).toMatchObject([
    { message: expect.stringContaining('Writing results-file failed: ENOENT') },
  ]);
  expect(existsSync(file)).toBe(false);
});

test.skipIf(!hasSignals)('a cancelled step writes the file', async () => {
  const { runBuilt, project, repository, time } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ runMs: 3_600_000 });
  const step = await runBuilt(
    { 'results-file': file },
    { whileRunning: ({ kill }) => void time.after(60_000, () => kill('SIGTERM')) },
  );
  expect(step.outputs['error-kind'], step.stdout).toBe('cancelled');
  expect(written()).toMatchObject([{ project: 'group/mirror', error: { kind: 'cancelled' } }]);
});

test('the command also writes the file', async () => {
  const { time, gitlab, token, project, repository } = await arrange();
  await project.enableMirror({ url: repository.url });
  const done = await runCommand(
    ['--gitlab-url', gitlab.url, '--project', 'group/mirror', '--results-file', file],
    { time, env: { GITLAB_TOKEN: token } },
  );
  expect(done.exitCode, done.stderr).toBe(0);
  expect(written()).toMatchObject([{ project: 'group/mirror', outcome: 'synced' }]);
});

test.each([
  ['a list', ['--mirrors=- project: group/mirror']],
  ['a single mirror', ['--project', 'group/mirror']],
])(
  'a file that cannot be written at the end is not a usage error: the command for %s exits with 1',
  async (_, flags) => {
    const { time, gitlab, token, project, repository } = await arrange();
    await project.enableMirror({ url: repository.url });
    gitlab.before({ nth: 1 }, () => rmSync(join(folder, 'results'), { recursive: true }));
    const done = await runCommand(['--gitlab-url', gitlab.url, ...flags, '--results-file', file], {
      time,
      env: { GITLAB_TOKEN: token },
    });
    expect(done.stderr).toMatch(/Writing results-file failed.* Check that the folder exists/);
    expect(done.exitCode).toBe(1);
  },
);

test('a file that cannot be written at the start is a usage error', async () => {
  const { time, gitlab, token } = await arrange();
  writeFileSync(join(folder, 'results'), '');
  const done = await runCommand(
    ['--gitlab-url', gitlab.url, '--project', 'group/mirror', '--results-file', file],
    { time, env: { GITLAB_TOKEN: token } },
  );
  expect(gitlab.requests).toEqual([]);
  expect(done.exitCode).toBe(2);
});

test('a usage error also replaces the file of an earlier run', async () => {
  const { time } = await arrange();
  file = join(folder, '1.json');
  writeFileSync(file, '[]');
  const done = await runCommand(['--results-file', file, '--no-such-flag'], { time, env: {} });
  expect(done.exitCode).toBe(2);
  expect(written()).toMatchObject([
    { project: null, error: { kind: 'input', message: expect.stringContaining('--no-such-flag') } },
  ]);
});

test('a dry run whose file cannot be written at the end keeps the project in its results', async () => {
  const { run, gitlab } = await arrange();
  gitlab.before({ nth: 1 }, () => rmSync(join(folder, 'results'), { recursive: true }));
  const step = await run({ enabled: 'false', 'dry-run': 'true', 'results-file': file });
  expect(step.exitCode).toBe(1);
  expect(JSON.parse(step.outputs.results ?? '')).toMatchObject([
    { project: 'group/mirror', outcome: 'failed', error: { kind: 'input' } },
  ]);
});

test('a results-file that is also the list, relative to the workspace, is rejected, and the list is not removed', async () => {
  const { run } = await arrange();
  const list = join(folder, 'mirrors.yml');
  writeFileSync(list, '- project: group/mirror\n');
  const step = await run(
    { project: '', mirrors: 'mirrors.yml', 'results-file': list },
    { env: { GITHUB_WORKSPACE: folder } },
  );
  expect(step.outputs['error-kind']).toBe('input');
  expect(readFileSync(list, 'utf8')).toBe('- project: group/mirror\n');
});

test('a file that the runner uses, or that a secret is read from, is not overwritten', async () => {
  const { run, time, token } = await arrange();
  const output = join(folder, 'output');
  writeFileSync(output, 'earlier=1\n');
  const step = await run({ 'results-file': output }, { env: { GITHUB_ENV: output } });
  expect(step.outputs['error-kind']).toBe('input');
  expect(readFileSync(output, 'utf8')).toBe('earlier=1\n');
  const secret = join(folder, 'token');
  writeFileSync(secret, token);
  const flags = ['--project', 'group/mirror', '--token-file', secret, '--results-file', secret];
  for (const more of [[], ['--no-such-flag']]) {
    expect((await runCommand([...flags, ...more], { time, env: {} })).exitCode).toBe(2);
    expect(readFileSync(secret, 'utf8')).toBe(token);
  }
});
