import { expect, test } from 'vitest';
import { arrange, arrangeMany } from './setting.ts';

test('a dry run only reads, and reports what would change', async () => {
  const { run, repository, project, writes } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^v' } });
  const step = await run({
    'dry-run': 'true',
    url: repository.url,
    'mirror-branch-regex': 'none',
    'auth-password': 'hunter2hunter2',
  });
  expect(step.exitCode).toBe(0);
  expect(writes()).toEqual([]);
  expect(step.outputs).toMatchObject({ outcome: 'planned', changed: 'true', synced: 'false' });
  expect(JSON.parse(step.outputs.changes ?? '')).toEqual([
    { setting: 'mirror_branch_regex', from: '^v', to: null },
    { setting: 'auth_password', from: null, to: '***' },
  ]);
  expect(step.summary).toContain('settings that would change');
  expect(step.log.join('\n')).toContain('- mirror_branch_regex: "^v"\n+ mirror_branch_regex: null');
});

test('a dry run of a removal or of a first configuration changes nothing', async () => {
  const { run, repository, project, writes } = await arrange();
  expect((await run({ 'dry-run': 'true', url: repository.url })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'true',
  });
  await project.enableMirror({ url: repository.url });
  expect((await run({ 'dry-run': 'true', enabled: 'false' })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'true',
  });
  expect((await run({ 'dry-run': 'true' })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'false',
    changes: '[]',
  });
  expect(writes()).toEqual([]);
});

test('the log says that credentials are saved again, not that they change', async () => {
  const { run } = await arrange();
  const inputs = { url: 'https://example.com/up.git', 'auth-password': 'hunter2hunter2', wait: 'false' };
  expect((await run(inputs)).log.join()).toContain('Changed auth_password: null → "***"');
  expect((await run(inputs)).log).toContain('Saved auth_password, as on every run.');
  const dry = await run({ ...inputs, 'dry-run': 'true' });
  expect(dry.log.join('\n')).toContain('A real run would change:\n+ auth_password: saved on every run\n');
});

test('a dry run reports what could make a real run fail: the scope and expiry of the token, the role, and the failure of the last update', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  const user = gitlab.addUser('developer');
  const soon = gitlab.clock.now() + 5 * 86_400_000;
  const reader = gitlab.addToken(user, { scopes: ['read_api'], expiresAt: soon });
  const step = await run({ 'dry-run': 'true' });
  expect(step.log.join('\n')).toMatch(/GitLab 18\.0/);
  expect(step.log.join('\n')).toMatch(/The token is valid/);
  expect(step.annotations.map(({ message }) => message).join()).toMatch(
    /The last update failed: Deadline Exceeded/,
  );
  expect(step.exitCode).toBe(0);
  gitlab.addNamespace('group', [[user, 'maintainer']]);
  const warned = await run({ 'dry-run': 'true', token: reader });
  const warnings = warned.annotations.map(({ message }) => message).join('\n');
  expect(warnings).toMatch(/lacks the api scope/);
  expect(warnings).toMatch(/expires on .*, in 5 days/);
});

test('a dry run warns of a failed update even if GitLab shows no message', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  project.mirror.lastError = null;
  const step = await run({ 'dry-run': 'true' });
  expect(step.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The last update failed\. Run the step without dry-run\./),
  ]);
});

test('a dry run of a list reports version and token once, and each mirror', async () => {
  const { run, list, gitlab } = await arrangeMany(3);
  const step = await run({ 'dry-run': 'true', project: '', mirrors: list });
  expect(step.exitCode).toBe(0);
  const count = (text: string) => step.log.filter((line) => line.includes(text)).length;
  expect([count('GitLab 18.0'), count('The token is valid'), count('Settings are up to date.')]).toEqual([
    1, 1, 3,
  ]);
  expect(gitlab.requests.filter(({ path }) => path.endsWith('/version'))).toHaveLength(1);
});

test('a dry run passes although its optional checks fail', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.mirror.url = 'http://127.0.0.1:1/a.git';
  gitlab.fail({
    path: /^\/(version|personal_access_tokens)/,
    respond: { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' },
    times: 2,
  });
  const step = await run({ 'dry-run': 'true', 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'planned', verified: 'false' });
  expect(step.annotations.map(({ message }) => message).join()).toContain('The refs could not be verified');
});

test('a dry run never suggests to run the same step again', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  for (const message of ['fatal: something new', 'Deadline Exceeded']) {
    project.mirror.lastError = message;
    const [warning] = (await run({ 'dry-run': 'true' })).annotations;
    expect(warning?.message).toMatch(/run the step without dry-run/i);
    expect(warning?.message).not.toMatch(/run the step again/i);
  }
});
