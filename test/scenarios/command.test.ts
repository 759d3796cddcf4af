import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { version } from '../../src/base/version.ts';
import { inputList } from '../../src/inputs/table.ts';
import { runCommand } from '../runner/command.ts';
import { arrange } from './setting.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function arrangeCommand(...options: Parameters<typeof arrange>) {
  const setting = await arrange(...options);
  const { time, gitlab, token } = setting;
  const flags = ['--gitlab-url', gitlab.url, '--project', 'group/mirror'];
  const env: Record<string, string> = { GITLAB_TOKEN: token };
  const command = (args: string[] = [], more: Record<string, string> = {}) =>
    runCommand([...flags, ...args], { time, env: { ...env, ...more } });
  return { ...setting, command };
}

test('a mirror is configured and updated, with the log on stderr and nothing on stdout', async () => {
  const { command, repository, project } = await arrangeCommand();
  const done = await command(['--url', repository.url, '--mirror-trigger-builds']);
  expect(done.stderr).toContain('The mirror is up to date.\n');
  expect(done).toMatchObject({ exitCode: 0, stdout: '' });
  expect(project.mirror.settings.mirror_trigger_builds).toBe(true);
  expect([...(await project.repository.refs())]).toEqual([...(await repository.refs())]);
});

test('--json prints the outcome and the results, in JSON types', async () => {
  const { command, repository, project } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const done = await command(['--json']);
  expect(done.exitCode, done.stderr).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({
    outcome: 'synced',
    changed: false,
    changes: [],
    synced: true,
    verified: null,
    error_kind: null,
    error: null,
    results: [{ project: 'group/mirror', outcome: 'synced', update_status: 'finished' }],
  });
});

test('a hint that all failed mirrors have is printed once, after the failures', async () => {
  const { gitlab } = await arrange();
  const list = file('two.yml', '- project: group/mirror\n- project: group/none\n');
  const done = await runCommand(['--gitlab-url', gitlab.url, '--mirrors', list], {
    env: { GITLAB_TOKEN: 'glpat-wrong' },
  });
  const [one = '', two = '', hint = '', ...rest] = done.stderr.split('\n').slice(-4);
  expect(one).toMatch(/^error: group\/mirror: Reading the pull mirror failed: 401 Unauthorized/);
  expect(two).toMatch(/^error: group\/none: Reading the pull mirror failed: 401 Unauthorized/);
  expect(hint).toMatch(/^Check that the token was copied completely, /);
  expect(one + two).not.toContain(hint);
  expect(rest).toEqual(['']);
});

test('a failure exits with 1, prints the reason and a hint, and is in the JSON as well', async () => {
  const { command, repository, project } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: 'Deadline Exceeded' } });
  const done = await command(['--json']);
  expect(done.exitCode).toBe(1);
  expect(done.stderr).toMatch(
    /^error: group\/mirror: The update failed\. GitLab says: Deadline Exceeded\. .+$/m,
  );
  expect(JSON.parse(done.stdout)).toMatchObject({ outcome: 'failed', error_kind: 'sync-failed' });
});

test.each<[string, string[], RegExp]>([
  ['an unknown flag', ['--projekt', 'a/b'], /error: Invalid command line: --projekt: unknown flag/],
  ['an argument without a flag', ['group/mirror'], /unexpected argument/],
  ['a flag without its value', ['--timeout'], /--timeout: needs a value/],
  ['an invalid value', ['--timeout', 'soon'], /error: .*timeout: must be a duration.*"soon"/],
  ['an invalid boolean', ['--wait=perhaps'], /wait: must be true or false .*"perhaps"/],
  ['a file that does not exist', ['--token-file', '/nowhere'], /--token-file: cannot be read \(ENOENT/],
])('%s exits with 2 before any request, and names the valid values', async (_, args, message) => {
  const { command, gitlab } = await arrangeCommand();
  const done = await command(args);
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toMatch(message);
  expect(done.stderr).not.toMatch(/\n\s+at /);
  expect(gitlab.requests).toEqual([]);
});

test('a missing token and a missing project are both reported, once', async () => {
  const done = await runCommand(['--verbose']);
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toMatch(
    /^error: token: missing.*\nerror: project: missing.*\nCorrect the inputs; no request was made\.$/m,
  );
  for (const name of ['token', 'project']) expect(done.stderr.split(`${name}: missing`)).toHaveLength(2);
});

test('if there are very many errors, the log has those that the message omits', async () => {
  const list = file('very-broken.yml', '- project: a\n'.repeat(100));
  const done = await runCommand(['--mirrors', list], { env: { GITLAB_TOKEN: 'token' } });
  expect(done.exitCode).toBe(2);
  for (let line = 1; line <= 100; line++) {
    expect(done.stderr.split(`very-broken.yml:${line} `), done.stderr).toHaveLength(2);
  }
});

test.each<[string, string[]]>([
  ['an unknown flag', ['--projekt', 'a/b', '--json']],
  ['a flag without its value', ['--project', '--json']],
  ['an invalid value', ['--json', '--project', 'a/b', '--timeout', 'soon']],
  ['an invalid list', ['--json', '--mirrors', '- projekt: a/b']],
])('--json prints a usage error in the same format as other results: %s', async (_, args) => {
  const { command, project, repository } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const wrong = await runCommand(args, { env: { GITLAB_TOKEN: 'token' } });
  expect(wrong.exitCode).toBe(2);
  const json = JSON.parse(wrong.stdout);
  const error = { kind: 'input', message: expect.any(String), hint: expect.any(String) };
  expect(json).toMatchObject({ outcome: 'failed', error_kind: 'input', error, results: [{ error }] });
  const passed = JSON.parse((await command(['--json'])).stdout);
  expect(Object.keys(json)).toEqual(Object.keys(passed));
  expect(Object.keys(json.results[0])).toEqual(Object.keys(passed.results[0]));
});

test('a usage error belongs to no project', async () => {
  const { stdout } = await runCommand(['--projekt', 'a/b', '--json']);
  expect(JSON.parse(stdout).results).toMatchObject([{ project: null, outcome: 'failed' }]);
});

test('the server comes from GITLAB_URL or CI_SERVER_URL if no flag sets it, and the log names it', async () => {
  const { time, gitlab, project, repository, token } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const passed = async (args: string[], variables: Record<string, string>) => {
    const flags = ['--project', 'group/mirror', '--no-sync', ...args];
    const done = await runCommand(flags, { time, env: { GITLAB_TOKEN: token, ...variables } });
    expect(done.exitCode, done.stderr).toBe(0);
    return done.stderr;
  };
  const other = 'http://127.0.0.1:1';
  const byFlag = await passed(['--gitlab-url', gitlab.url], { GITLAB_URL: other, CI_SERVER_URL: other });
  expect(byFlag).toMatch(new RegExp(`^Server: ${gitlab.url}$`, 'm'));
  const byVariable = await passed([], { GITLAB_URL: gitlab.url, CI_SERVER_URL: other });
  expect(byVariable).toMatch(new RegExp(`^Server: ${gitlab.url} \\(from GITLAB_URL\\)$`, 'm'));
  const inJob = await passed([], { GITLAB_URL: '', CI_SERVER_URL: gitlab.url });
  expect(inJob).toMatch(new RegExp(`^Server: ${gitlab.url} \\(from CI_SERVER_URL\\)$`, 'm'));
});

test('an invalid address in GITLAB_URL is an error, and the log names the variable', async () => {
  const env = { GITLAB_TOKEN: 'token', GITLAB_URL: 'https://user:hunter2@gitlab.test' };
  const done = await runCommand(['--project', 'a/b'], { env });
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toMatch(/^Server: invalid gitlab-url \(from GITLAB_URL\)$/m);
  expect(done.stderr).toMatch(/gitlab-url: contains credentials/);
  expect(done.stderr).not.toContain('hunter2');
});

test('secrets come from the environment or from files, and appear nowhere', async () => {
  const { time, command, gitlab, repository, project, token } = await arrangeCommand();
  project.plan({ outcome: { fail: 'fatal: reader-name:sesame1 is wrong' } });
  const flags = ['--url', repository.url, '--auth-user', 'reader-name', '--json', '--verbose'];
  const byVariable = await command(flags, { MIRROR_PASSWORD: 'sesame1' });
  expect(project.mirror.credentials).toEqual({ user: 'reader-name', password: 'sesame1' });
  const byFile = await runCommand(
    [
      ...[
        '--gitlab-url',
        gitlab.url,
        '--project',
        'group/mirror',
        '--token-file',
        file('token', `${token}\n`),
      ],
      ...['--auth-password-file', file('password', 'sesame2\n'), ...flags],
    ],
    { time },
  );
  expect(byFile.exitCode, byFile.stderr).toBe(0);
  expect(project.mirror.credentials).toEqual({ user: 'reader-name', password: 'sesame2' });
  const shown = [byVariable, byFile].map(({ stdout, stderr }) => stdout + stderr).join('');
  expect(shown).toContain('***');
  for (const secret of ['sesame1', 'sesame2', token]) expect(shown).not.toContain(secret);
  expect(shown).not.toContain('::add-mask::');
});

test('a secret on the command line is accepted with a warning', async () => {
  const { command, repository, project, token } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const done = await command(['--token', token], { GITLAB_TOKEN: '' });
  expect(done.exitCode).toBe(0);
  expect(done.stderr).toMatch(
    /^warning: Other users of this machine can read the command line\. .*GITLAB_TOKEN/,
  );
});

test('a token as the user on the command line is accepted with a warning, too', async () => {
  const { command, repository, project } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const warningFor = async (user: string) =>
    (await command(['--url', repository.url, '--auth-user', user])).stderr.includes(
      'Other users of this machine',
    );
  expect(await warningFor('ghp_0123456789abcdefghijklmnopqrstuvwxyz')).toBe(true);
  expect(await warningFor('reader')).toBe(false);
});

test('a boolean flag works without a value, with a value, and with the prefix --no-', async () => {
  const { command, repository, project, writes } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  expect((await command(['--dry-run'])).exitCode).toBe(0);
  expect((await command(['--sync', 'false'])).exitCode).toBe(0);
  expect((await command(['--no-sync'])).exitCode).toBe(0);
  expect(writes()).toEqual([]);
  const done = await command(['--sync', 'immediate', '--no-wait', '--json']);
  expect(JSON.parse(done.stdout).outcome).toBe('requested');
  expect(writes()).toEqual([expect.stringMatching(/^PUT /)]);
});

test('the command reads a list from any folder, and does not use the password of one mirror for the others', async () => {
  const { time, gitlab, repository, project, token } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const list = file('mirrors.yml', '- project: group/mirror\n');
  const done = await runCommand(['--gitlab-url', gitlab.url, '--mirrors', list, '--json'], {
    time,
    env: { GITLAB_TOKEN: token, MIRROR_PASSWORD: 'of-another' },
  });
  expect(done.exitCode, done.stderr).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({ outcome: 'synced', changed: false });
  expect(done.stderr).toMatch(/^group\/mirror: ✅ synced in .*\n {2}Requested an update\.$/m);
});

test('an invalid list exits with 2, and every error is reported once', async () => {
  const { gitlab, token } = await arrangeCommand();
  const list = file('broken.yml', '- project: a\n- projekt: b\n');
  const done = await runCommand(['--gitlab-url', gitlab.url, '--mirrors', list], {
    env: { GITLAB_TOKEN: token },
  });
  expect(done.exitCode).toBe(2);
  expect(done.stderr.match(/^error: mirrors: .*broken\.yml:\d \(entry \d\): /gm)).toHaveLength(3);
});

test('a secret in a file with another encoding is an error, not another secret', async () => {
  const path = file('token', Buffer.from('pässword', 'latin1'));
  const done = await runCommand(['--project', 'a/b', '--token-file', path]);
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toContain('--token-file: the file is not valid UTF-8');
});

test('--help lists every flag, --version prints the version, and neither needs any input', async () => {
  const help = await runCommand(['--help']);
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  for (const { name } of inputList) expect(help.stdout).toMatch(new RegExp(`--${name}(-file)?\\b`));
  expect(help.stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n.*\n {2}2 /);
  expect(await runCommand(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

test('without a terminal, the command prints no colors and no status line', async () => {
  const { command, repository, project } = await arrangeCommand();
  await project.enableMirror({ url: repository.url });
  const { stderr } = await command([], { FORCE_COLOR: '1' });
  for (const sign of ['\u001b', '\r']) expect(stderr).not.toContain(sign);
});
