import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('secrets are masked before anything else is printed, and appear nowhere, in any encoding', async () => {
  const { runBuilt, repository, project, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  const password = 'p@ss/word+1 ü';
  const basic = Buffer.from(`reader:${password}`).toString('base64');
  project.plan({
    outcome: {
      fail: `fatal: unable to access 'https://reader:${encodeURIComponent(password)}@host/': ${password} ${token} Authorization: Basic ${basic}`,
    },
  });
  const step = await runBuilt(
    { url: repository.url, 'auth-user': 'reader', 'auth-password': password },
    { env: { RUNNER_DEBUG: '1' } },
  );
  expect(step.exitCode).toBe(1);
  const lines = step.stdout.split('\n');
  const masks = lines.filter((line) => line.startsWith('::add-mask::'));
  expect(lines.slice(0, masks.length)).toEqual(masks);
  expect(step.masks).toEqual([token, password]);
  const shown =
    lines.slice(masks.length).join('\n') + step.stderr + step.summary + JSON.stringify(step.outputs);
  expect(shown).toContain('***');
  for (const form of [
    password,
    encodeURIComponent(password),
    JSON.stringify(password).slice(1, -1),
    basic,
    token,
  ])
    expect(shown).not.toContain(form);
  expect(shown).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
});

test.each([
  ['tok-en', 'x-oauth-basic'],
  ['tok-en', 'x-token-auth'],
  ['glpat-abc', 'real-password'],
  ['nineteen-plus-one-ch', 'real-password'],
])('the token %s given as auth-user next to the password %s appears nowhere', async (user, password) => {
  const { run, repository, project, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: `fatal: https://${user}:${password}@host/ is wrong` } });
  const step = await run(
    { url: repository.url, 'auth-user': user, 'auth-password': password },
    { env: { RUNNER_DEBUG: '1' } },
  );
  expect(project.mirror.credentials).toEqual({ user, password });
  expect(step.masks).toEqual([token, user, password]);
  const log = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(log.join('\n') + step.stderr + step.summary + JSON.stringify(step.outputs)).not.toContain(user);
  expect(JSON.parse(step.outputs.changes ?? '')).toContainEqual({
    setting: 'auth_user',
    from: null,
    to: '***',
  });
});

test.each([
  ['http', 'http://example.com/a.git'],
  ['git', 'git://example.com/a.git'],
])('credentials without url are not sent to an upstream with %s', async (_, url) => {
  const { run, project, writes } = await arrange();
  await project.enableMirror({ url, fetched: false });
  for (const inputs of [{}, { 'dry-run': 'true' }, { sync: 'false' }]) {
    const step = await run({ 'auth-user': 'reader', 'auth-password': 'sesame', ...inputs });
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
    expect(step.annotations[0]?.message).toBe(
      `group/mirror: Without url, auth-user and auth-password are sent only to an https or ssh upstream, but GitLab shows the upstream ${url}. Set url to the upstream that auth-user and auth-password are for.`,
    );
  }
  expect(writes()).toEqual([]);
});

test('credentials without url are sent to an upstream with https, even if GitLab masks its credentials', async () => {
  const { run, project } = await arrange();
  await project.enableMirror({ url: 'https://example.com/a.git', fetched: false });
  for (const password of ['one', 'two']) {
    const step = await run({ 'auth-user': 'reader', 'auth-password': password, sync: 'false' });
    expect(step.exitCode, step.stdout).toBe(0);
    expect(project.mirror.credentials).toEqual({ user: 'reader', password });
  }
});

test.each(['19.5', '17.4'] as const)(
  'a new url without credentials for a mirror that has some warns that GitLab drops them, on GitLab %s',
  async (version) => {
    const { run, project, repository, upstream } = await arrange({ version });
    const { url } = await upstream.addRepository('acme/other.git');
    const credentials = { 'auth-user': 'reader', 'auth-password': 'sesame' };
    await run({ url: repository.url, ...credentials, sync: 'false' });
    expect(project.mirror.credentials).not.toBeNull();
    for (const dryRun of ['true', 'false']) {
      const step = await run({ url, sync: 'false', 'dry-run': dryRun });
      expect(step.exitCode, step.stdout).toBe(0);
      expect(step.annotations).toMatchObject([
        { level: 'warning', message: expect.stringMatching(/so GitLab drops the stored ones/) },
      ]);
    }
    expect(project.mirror.credentials).toBeNull();
  },
);

test('a redirect with the token in its address does not show the token, even if the URL encodes it differently', async () => {
  const { run, project, gitlab, repository } = await arrange();
  await project.enableMirror({ url: repository.url });
  const secret = 'first-part-of-it\\second-part?third-part#x';
  gitlab.fail({ respond: { status: 302, headers: { location: `/api/v4/${secret}` }, body: '' } });
  const inputs = { url: repository.url, 'auth-user': 'reader', 'auth-password': secret };
  const step = await run(inputs, { env: { RUNNER_DEBUG: '1' } });
  const log = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(log.join('\n')).toContain('mirror/pull (redirected) → 404');
  expect(log.join('\n')).not.toContain('first-part');
});

test('the credentials of the step are not sent to the upstream of a list', async () => {
  const { run, gitlab } = await arrange();
  const list = '- project: group/mirror\n  url: https://attacker.example/a.git\n';
  const step = await run({ project: '', mirrors: list, 'auth-user': 'reader', 'auth-password': 'sesame' });
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  expect(gitlab.requests).toEqual([]);
});

test('no text from a server becomes a command, Markdown or HTML', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({
    outcome: {
      fail: 'x\n::set-output name=outcome::synced\r\n##[error]forged\u001b[31m | <img src=x> [a](https://example.com) @all `c`',
    },
  });
  const step = await runBuilt();
  expect(step.exitCode).toBe(1);
  for (const line of step.stdout.split(/[\r\n]+/)) expect(line).not.toMatch(/^\s*::set-output|##\[/);
  expect(step.stdout).not.toContain('\u001b');
  expect(step.summary).not.toMatch(/<img|\[a\]\(|@all|`c`|https:\/\/example/);
  const rows = step.summary.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual([
    'project',
    '---',
    'outcome',
    'state in GitLab',
    'last success',
    'update',
  ]);
  expect(rows.map((row) => row.split('|').length)).toEqual(Array(6).fill(4));
  expect(step.outputs.outcome).toBe('failed');
});
