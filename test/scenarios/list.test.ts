/** The command `list`: the mirrors that exist in a group, and that they can be applied as a list of mirrors. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { GitLabOptions, ProjectHandle } from '../gitlab/gitlab.ts';
import { commandLine, runCommand } from '../runner/command.ts';
import { arrange, quickGitLab } from './setting.ts';

const hostile = 'line\r\n- project: forged/entry\n\u001b[2J\u009b31m\u202e ##[error]x\n::error::y #" \'';

async function arrangeGroup(options: GitLabOptions = {}) {
  const setting = await arrange(options);
  const { time, gitlab, user, token } = setting;
  gitlab.addNamespace('team', [[user, 'maintainer']]);
  const addMirror = async (path: string, given: Parameters<ProjectHandle['enableMirror']>[0]) => {
    const project = await gitlab.addProject({ path, repository: false });
    await project.enableMirror({ fetched: false, ...given });
    return project;
  };
  const env = { GITLAB_TOKEN: token };
  const flags = ['list', '--gitlab-url', gitlab.url, '--group', 'team'];
  const list = (...args: string[]) => runCommand([...flags, ...args], { time, env });
  return { ...setting, addMirror, list, flags, env };
}

const url = 'https://git.example.com/acme/widget.git';

/** One mirror of each kind that a list has to write. */
async function arrangeAllKinds(options: GitLabOptions) {
  const setting = await arrangeGroup(options);
  const { addMirror, repository } = setting;
  const user = { user: 'reader', password: null };
  const password = { user: 'reader', password: 'hunter2-hunter2' };
  const regex = { mirror_branch_regex: `^(a|"b"|'c')#: [d] $` };
  return {
    ...setting,
    mirrors: {
      plain: await addMirror('team/1/2', {
        url: repository.url,
        settings: { mirror_trigger_builds: true },
      }),
      password: await addMirror('team/null', { url, credentials: password }),
      user: await addMirror('team/yes', { url, credentials: user }),
      ssh: await addMirror('team/0123', { url: 'ssh://git@git.example.com/acme/widget.git' }),
      regex: await addMirror('team/true', { url, settings: regex }),
      protected: await addMirror('team/1e3', { url, settings: { only_mirror_protected_branches: true } }),
      comment: await addMirror('team/.none', { url, settings: { mirror_branch_regex: 'a #b' } }),
      number: await addMirror('team/0x1f', { url, settings: { mirror_branch_regex: '123' } }),
    },
  };
}

const versions = ['17.4', '17.5', '18.0', '19.5'] as const;

test.each(versions)('a list that is applied unchanged to GitLab %s changes nothing', async (version) => {
  const { list, run, writes, mirrors } = await arrangeAllKinds({ version });
  const listed = await list('--yaml');
  expect(listed.exitCode, listed.stderr).toBe(0);
  const step = await run({ project: '', mirrors: listed.stdout, sync: 'false' });
  expect(step.exitCode, step.log.join('\n')).toBe(0);
  const results: { project: string; outcome: string }[] = JSON.parse(step.outputs.results ?? '');
  const paths = Object.values(mirrors).map(({ path }) => path);
  expect(results.map(({ project }) => project)).toEqual(paths.toSorted());
  for (const { outcome } of results) expect(outcome).toBe('unchanged');
  expect(writes()).toEqual([]);
});

test.each(versions)('a list restores exactly what was changed in GitLab %s', async (version) => {
  const { list, run, writes, mirrors, repository } = await arrangeAllKinds({ version });
  const { stdout } = await list('--yaml');
  // GitLab 17.5 has no PUT of the mirror, which the step notices by trying it.
  const saved = () => writes().filter((line) => line.endsWith(' → 200'));
  const isFilterShown = version !== '17.4';
  const changes: [ProjectHandle, string, unknown][] = [
    [mirrors.plain, 'mirror_trigger_builds', false],
    [mirrors.password, 'mirror_overwrites_diverged_branches', true],
    [mirrors.ssh, 'only_mirror_protected_branches', true],
    ...(isFilterShown ? [[mirrors.regex, 'mirror_branch_regex', null] as [ProjectHandle, string, null]] : []),
  ];
  for (const [project, setting, value] of changes) {
    const before = { ...project.mirror.settings };
    Object.assign(project.mirror.settings, { [setting]: value });
    const written = saved().length;
    const step = await run({ project: '', mirrors: stdout, sync: 'false' });
    expect(JSON.parse(step.outputs.changes ?? '')).toMatchObject([{ project: project.path, setting }]);
    expect(saved()).toHaveLength(written + 1);
    const isSame = Object.entries(before).map(([name, was]) => [name, was ?? false]);
    const after = Object.entries(project.mirror.settings).map(([name, is]) => [name, is ?? false]);
    expect(after).toEqual(isSame);
  }
  mirrors.plain.mirror.url = 'https://git.example.com/other.git';
  const step = await run({ project: '', mirrors: stdout, sync: 'false' });
  expect(JSON.parse(step.outputs.changes ?? ''), step.log.join('\n')).toMatchObject([
    { project: 'team/1/2', setting: 'url', to: repository.url },
  ]);
});

test.each([
  ['17.4', 8],
  ['17.5', 0],
] as const)(
  'with GitLab %s, the list has a comment for everything that it omits',
  async (version, unseenFilters) => {
    const { list } = await arrangeAllKinds({ version });
    const { stdout } = await list('--yaml');
    expect(stdout).not.toContain('*');
    expect(stdout.match(/^ {2}url: \S+ # GitLab has stored credentials for it/gm)).toHaveLength(2);
    expect(stdout.match(/^ {2}# url: excluded, since GitLab does not show the user/gm)).toHaveLength(1);
    expect(stdout.match(/^ {2}# mirror-branch-regex: excluded/gm) ?? []).toHaveLength(unseenFilters);
  },
);

/** Replaces what GitLab shows of a mirror. */
const show = (project: ProjectHandle, shown: object) => ({
  path: new RegExp(`^/projects/(${project.id}|team%2Fa)/mirror/pull$`),
  respond: { status: 200, body: { id: 1, update_status: 'failed', enabled: true, url, ...shown } },
  times: Infinity,
});

test.each(['--yaml', '--json', ''])(
  'text from a server cannot break the YAML of the list: %s',
  async (form) => {
    const { list, run, writes, addMirror, gitlab } = await arrangeGroup();
    const project = await addMirror('team/a', { url });
    const regex = `a\u009b\u202e\u{e0001}  ##[error]\n${'long '.repeat(20)}`;
    const shown = { last_error: hostile, mirror_branch_regex: regex };
    gitlab.fail(show(project, shown));
    const { stdout, exitCode, stderr } = await list(...(form === '' ? [] : [form]));
    expect(exitCode, stderr).toBe(0);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\[|^\s*::|^- project: forged/mu);
    if (form === '--json') expect(JSON.parse(stdout).mirrors[0].mirror_branch_regex).toBe(regex);
    if (form !== '--yaml') return;
    const step = await run({ project: '', mirrors: stdout, sync: 'false' });
    expect(step.outputs.outcome, step.log.join('\n')).toBe('unchanged');
    expect(writes()).toEqual([]);
  },
);

test.each([
  [
    'a url that the input does not accept',
    { url: 'https://git.example.com/a.git?b=c' },
    /# url: excluded, since the input/,
  ],
  [
    'a url with a line break',
    { url: `https://git.example.com/${hostile}` },
    /# url: excluded, since the input/,
  ],
  [
    'a filter that reads as no filter',
    { mirror_branch_regex: 'none' },
    /# mirror-branch-regex: excluded, since the input/,
  ],
])('%s is excluded with a comment', async (_, shown, comment) => {
  const { list, run, addMirror, gitlab } = await arrangeGroup();
  gitlab.fail(show(await addMirror('team/a', { url }), shown));
  const { stdout } = await list('--yaml');
  expect(stdout).toMatch(comment);
  const step = await run({ project: '', mirrors: stdout, sync: 'false' });
  expect(step.outputs.outcome, step.log.join('\n')).toBe('unchanged');
});

test('--json prints the state, the age and the settings of each mirror, and the excluded projects', async () => {
  const { list, addMirror, gitlab } = await arrangeGroup();
  const failing = await addMirror('team/sub/a', { url, history: 'failed' });
  await addMirror('team/b', { url, endedAgoMs: 3_600_000 });
  await addMirror('team/c', { url, history: 'never' });
  (await addMirror('team/archived', { url })).archive();
  await gitlab.addProject({ path: 'team/plain', repository: false });
  const { stdout, exitCode } = await list('--json');
  expect(exitCode).toBe(0);
  const { mirrors, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({
    group: 'team',
    server_time: expect.stringMatching(/^\d{4}-.*Z$/),
    excluded: { without_mirror: 1, archived: 1, marked_for_deletion: 0 },
    error: null,
  });
  expect(mirrors).toMatchObject([
    { project: 'team/b', state: 'ok', url, mirror_branch_regex: null, last_error: null, error: null },
    { project: 'team/c', state: 'never-updated', age_seconds: null, last_successful_update_at: null },
    { project: 'team/sub/a', project_id: failing.id, state: 'failing', last_error: 'Deadline Exceeded' },
  ]);
  expect(mirrors[0].age_seconds).toBeGreaterThanOrEqual(3_599);
  expect(mirrors[0].age_seconds).toBeLessThan(3_700);
});

test('the table shows failing mirrors first, and no colors or progress without a terminal', async () => {
  const { list, addMirror, writes } = await arrangeGroup();
  await addMirror('team/b', { url, endedAgoMs: 3_600_000 });
  await addMirror('team/sub/a', { url, history: 'failed', credentials: { user: 'me', password: 'hunter2' } });
  const { stdout, stderr, exitCode } = await list();
  expect(exitCode, stderr).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^STATE {6}PROJECT {5}LAST SUCCESS {2,}UPSTREAM {2,}LAST ERROR$/);
  expect(lines[1]).toMatch(
    /^✗ failing {2}team\/sub\/a {2}never {2,}https:\/\/\*\*\*@git\S+ {2}Deadline Exceeded$/,
  );
  expect(lines[2]).toMatch(
    /^✓ healthy {2}team\/b {6}1h\S* ago \(\d+ \w{3} \d{4}, \d\d:\d\d UTC\) {2,}https:/,
  );
  expect(lines).toHaveLength(3);
  for (const sign of ['\u001b', '\r']) expect(stdout + stderr).not.toContain(sign);
  expect(stderr).toMatch(/^Server: .*\nThe group has 2 mirrors\. Projects excluded: .*\n$/);
  expect(writes()).toEqual([]);
});

test('a mirror that cannot be read is an error with a reason, and the others are listed', async () => {
  const { gitlab, user, token, time } = await arrange();
  gitlab.addNamespace('team', [[user, 'developer']]);
  const own = await gitlab.addProject({
    path: 'team/own',
    members: [[user, 'maintainer']],
    repository: false,
  });
  const other = await gitlab.addProject({ path: 'team/other', repository: false });
  for (const project of [own, other]) await project.enableMirror({ url, fetched: false });
  const list = (...args: string[]) =>
    runCommand(['list', '--gitlab-url', gitlab.url, '--group', 'team', ...args], {
      time,
      env: { GITLAB_TOKEN: token },
    });
  const json = await list('--json');
  expect(json.exitCode).toBe(1);
  expect(json.stderr).toMatch(/^error: team\/other: .*403/m);
  expect(JSON.parse(json.stdout).mirrors).toMatchObject([
    { project: 'team/other', state: 'unreadable', url: null, error: { kind: 'permission' } },
    { project: 'team/own', state: 'ok', error: null },
  ]);
  const yaml = await list('--yaml');
  expect(yaml.exitCode).toBe(1);
  expect(yaml.stdout).toMatch(/^# team\/other: excluded, since it could not be read \(permission\)$/m);
  expect((await list()).stdout).toMatch(/^\? unreadable {2}team\/other/m);
});

test('a mirror that is disabled in the meantime is excluded', async () => {
  const { list, addMirror, gitlab } = await arrangeGroup();
  const project = await addMirror('team/a', { url });
  gitlab.fail({
    path: new RegExp(`^/projects/${project.id}/mirror/pull$`),
    respond: { status: 400, body: { message: 'The project is not mirrored' } },
  });
  const { stdout, exitCode } = await list('--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ mirrors: [], excluded: { without_mirror: 1 } });
});

test('a group without mirrors prints an empty list', async () => {
  const { list } = await arrangeGroup();
  expect(await list()).toMatchObject({ exitCode: 0, stdout: 'No mirrors.\n' });
  expect((await list('--yaml')).stdout).toMatch(/^# The pull mirrors of the group team.*\n\n\[\]\n$/);
});

test.each<[string, string[], RegExp]>([
  ['no group', ['list'], /list needs --group/],
  ['an empty group', ['list', '--group', ''], /list needs --group/],
  ['a flag of the step', ['list', '--group', 'a', '--dry-run'], /--dry-run: not supported by list/],
  ['a project', ['list', '--project', 'a/b'], /--project: not supported by list/],
  ['an unknown flag', ['list', '--grup', 'a'], /--grup: unknown flag; did you mean --group\?/],
  ['an argument without a flag', ['list', 'a'], /unexpected argument/],
  ['an invalid group', ['list', '--group', 'a b'], /group: is not an ID or a full path/],
  ['an invalid timeout', ['list', '--group', 'a', '--timeout', 'soon'], /timeout: must be a duration/],
  ['--yaml without the command list', ['--project', 'a/b', '--yaml'], /--yaml: unknown flag/],
])('%s is a usage error', async (_, args, message) => {
  const env = { GITLAB_TOKEN: 'token', GITLAB_URL: 'http://127.0.0.1:1' };
  const done = await runCommand(args, { env });
  expect(done).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('--json and --yaml together are a usage error', async () => {
  const done = await runCommand(['list', '--group', 'a', '--yaml', '--json']);
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toContain('--yaml cannot be combined with --json');
});

test('the JSON of a usage error has the same format as other lists', async () => {
  const { list } = await arrangeGroup();
  const wrong = await list('--json', '--grup', 'a');
  expect(wrong.exitCode).toBe(2);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { kind: 'input' }, mirrors: [] });
  const right = await list('--json');
  expect(Object.keys(JSON.parse(wrong.stdout))).toEqual(Object.keys(JSON.parse(right.stdout)));
});

test('a missing group is an error, and is not reported as an empty list', async () => {
  const { gitlab, time, env } = await arrangeGroup();
  const args = ['list', '--gitlab-url', gitlab.url, '--group', 'none', '--json'];
  const { exitCode, stdout, stderr } = await runCommand(args, { time, env });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: .*404 Group Not Found/m);
  expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'not-found' }, mirrors: [] });
});

test('the help of list shows only its own flags', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['list', '--help']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const name of ['group', 'yaml', 'json', 'token-file', 'ca-certificate', 'concurrency', 'timeout']) {
    expect(stdout).toMatch(new RegExp(`--${name}[ \n]`));
  }
  expect(stdout).not.toMatch(/^ {2}--(?:project|mirrors|dry-run|auth-password-file) /m);
  expect((await runCommand(['--help'])).stdout).toContain('gitlab-pull-mirror list --help');
});

test.each([
  ['', 0],
  ['--yaml', 1],
  ['--json', 1],
])('a closed pipe causes no stack trace: %s', async (form, exitCode) => {
  const { addMirror, flags, env } = await arrangeGroup(quickGitLab);
  await addMirror('team/a', { url });
  const [node = '', ...args] = commandLine([...flags, ...(form === '' ? [] : [form])]);
  const child = spawn(node, args, { env: { PATH: process.env.PATH, ...env } });
  child.stdout.destroy();
  const stderr = text(child.stderr);
  expect(await once(child, 'close'), await stderr).toEqual([exitCode, null]);
  expect(await stderr).not.toMatch(/\n\s+at /);
});
