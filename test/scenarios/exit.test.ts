import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasSignals, systemPath } from '../platform.ts';
import { arrange, quickGitLab } from './setting.ts';

const command = fileURLToPath(new URL('../../dist/command.js', import.meta.url));

// Windows has no signals: kill() terminates the step before it can react.
test.skipIf(!hasSignals).each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  '%s stops the step within a second, with its outputs',
  async (signal) => {
    const { time, runBuilt, repository, project, gitlab } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: 'stuck-started' });
    let sentAt = 0;
    const step = await runBuilt(
      {},
      {
        whileRunning: async ({ kill }) => {
          await time.until(() => gitlab.requests.length > 2);
          sentAt = time.now();
          kill(signal);
        },
      },
    );
    expect(time.now() - sentAt).toBeLessThan(1_000);
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({
      outcome: 'failed',
      'error-kind': 'cancelled',
      'update-status': 'finished',
    });
  },
);

test('a step that is cancelled while GitLab does not respond stops immediately', async ({ skip }) => {
  skip(!hasSignals, 'Windows has no signal to cancel the step with');
  const { time, runBuilt, gitlab } = await arrange();
  gitlab.fail({ stall: 'headers', times: Infinity });
  let sentAt = 0;
  const step = await runBuilt(
    {},
    {
      whileRunning: async ({ kill }) => {
        await time.until(() => gitlab.requests.length > 0);
        sentAt = time.now();
        kill('SIGTERM');
      },
    },
  );
  expect(time.now() - sentAt).toBeLessThan(1_000);
  expect(step.outputs['error-kind']).toBe('cancelled');
});

test('a step that is cancelled after its mirror was updated reports that failure everywhere', async ({
  skip,
}) => {
  skip(!hasSignals, 'Windows has no signal to cancel the step with');
  const { time, runBuilt, gitlab, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({ path: /^\/personal_access_tokens/, stall: 'headers' });
  const step = await runBuilt(
    {},
    {
      whileRunning: async ({ kill }) => {
        await time.until(() => gitlab.requests.some(({ path }) => path.includes('/personal_access_tokens')));
        kill('SIGTERM');
      },
    },
  );
  expect(step.exitCode).toBe(1);
  expect(step.annotations).toMatchObject([{ level: 'error', title: 'Pull mirror: cancelled' }]);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'cancelled', synced: 'true' });
  expect(step.summary).toContain('❌ failed (cancelled)');
  expect(step.summary).toContain('The step was cancelled (SIGTERM).');
});

test('if the outputs cannot be written, the step fails', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await runBuilt({}, { env: { GITHUB_OUTPUT: '/nowhere/output' } });
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('Writing the outputs failed');
});

test("outputs and summary start on a new line, whatever the runner's files already contain", async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ sync: 'false' }, { alreadyWritten: 'other=value' });
  expect(step.outputs).toMatchObject({ other: 'value', outcome: 'unchanged' });
  expect(step.summary).toMatch(/^other=value\n### GitLab pull mirror\n/);
});

test('the step exits even if nobody reads its log', async ({ skip }) => {
  skip(process.platform === 'win32', 'on Windows, Node waits until what it writes to a pipe is read');
  const { runBuilt } = await arrange(quickGitLab);
  const mirrors = Array.from(
    { length: 1_000 },
    (_, index) => `- project: group/${'p'.repeat(200)}${index}\n`,
  );
  const step = await runBuilt(
    { project: '', mirrors: 'mirrors.yml', 'requests-per-minute': '1000000', concurrency: '100' },
    { unreadLog: true, files: { 'mirrors.yml': mirrors.join('') } },
  );
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('not-found');
});

test('if the runner has no file for outputs, they are printed as commands', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await runBuilt({ sync: 'false' }, { env: { GITHUB_OUTPUT: '' } });
  expect(step.stdout).toMatch(/^::set-output name=outcome::unchanged\r?\n/m);
  expect(step.exitCode).toBe(0);
});

test('an unexpected error fails the step, and its hint asks to report it', async () => {
  const { runBuilt, gitlab } = await arrange();
  gitlab.fail({ stall: 'headers', times: Infinity });
  const bug = 'setTimeout(() => { throw new TypeError("unforeseen"); }, 300);';
  const module = new URL(`data:text/javascript,${encodeURIComponent(bug)}`);
  const step = await runBuilt({}, { preloads: [module] });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('internal');
  expect(step.annotations[0]?.message).toMatch(/bug in gitlab-pull-mirror: TypeError: unforeseen.*report it/);
  expect(step.stderr).toBe('');
});

test('an error that the program does not handle is named as a bug, without its message', async () => {
  const { runBuilt } = await arrange();
  const bug = 'process.cwd = () => { throw new TypeError("unforeseen"); };';
  const module = new URL(`data:text/javascript,${encodeURIComponent(bug)}`);
  const step = await runBuilt({ 'results-file': 'results.json' }, { preloads: [module] });
  expect(step.exitCode).toBe(1);
  expect(step.log).toEqual([
    'error: The program failed (TypeError). This is a bug in gitlab-pull-mirror: please report it.',
  ]);
});

test('if the summary cannot be written, the step warns and does not fail', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await runBuilt({}, { env: { GITHUB_STEP_SUMMARY: tmpdir() } });
  expect(step.exitCode).toBe(0);
  expect(step.annotations.map(({ level, message }) => `${level}: ${message}`).join()).toMatch(
    /warning: .*GITHUB_STEP_SUMMARY/,
  );
});

test("if the log's pipe is closed, the step still passes and exits", async () => {
  const { runBuilt, repository, project } = await arrange(quickGitLab);
  await project.enableMirror({ url: repository.url });
  const step = await runBuilt({}, { closedLog: true });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(step.exitCode).toBe(0);
});

test('the step accepts a very long secret', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ url: repository.url, 'auth-password': 'x1'.repeat(10_000) });
  expect(step.outputs).toMatchObject({ outcome: 'synced' });
});

test.skipIf(!hasSignals)(
  'a working directory that does not exist is reported, not passed over in silence',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'exit-'));
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `cd '${folder}' && rmdir '${folder}' && exec '${process.execPath}' '${command}' --project a/b --results-file r.json`,
      ],
      { encoding: 'utf8', env: { PATH: systemPath, GITLAB_TOKEN: 'glpat-of-nobody' } },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('error: The program failed (ENOENT). Check that the working directory exists.');
    expect(stderr).not.toContain('    at ');
  },
);
