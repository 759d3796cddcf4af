import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

const inputs = { project: 'group/new', 'create-project': 'true' };

test('a creation that was interrupted halfway is completed by the next step', async () => {
  const { run, repository, gitlab, user, writes } = await arrange();
  // The state after the project was created, but not the mirror.
  const project = await gitlab.addProject({ path: 'group/new', members: [[user, 'owner']] });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true' });
  expect(writes()).toEqual(['PUT /projects/group%2Fnew/mirror/pull → 200']);
  expect(await project.repository.refs()).toEqual(await repository.refs());
});

test('if a project that the token cannot see has the path, the error says so', async () => {
  const { run, repository, gitlab, user } = await arrange();
  gitlab.addNamespace('group', [[user, 'developer']]);
  gitlab.fail({
    method: 'POST',
    path: /^\/projects$/,
    respond: {
      status: 400,
      body: { message: { name: ['has already been taken'], path: ['has already been taken'] } },
    },
  });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'not-found', changed: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /The project group\/new already exists, but the token has no access to it/,
  );
});

test('a missing namespace is an error, and is not created', async () => {
  const { run, repository, writes } = await arrange();
  const step = await run({ ...inputs, project: 'nowhere/new', url: repository.url });
  expect(step.outputs['error-kind']).toBe('not-found');
  expect(step.annotations[0]?.message).toMatch(/namespace nowhere does not exist/);
  expect(writes()).toEqual([]);
});

test('a creation whose response was lost is not repeated, since the step first checks for the project', async () => {
  const { run, repository, gitlab, user, writes } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.fail({ method: 'POST', path: /^\/projects$/, reset: 'before-headers', after: 'handled' });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true', synced: 'true' });
  expect(writes()).toEqual(['POST /projects → no response', expect.stringMatching(/^PUT .* → 200$/)]);
});

test('a creation that did not reach GitLab is retried', async () => {
  const { run, repository, gitlab, user, writes } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.fail({ method: 'POST', path: /^\/projects$/, reset: 'before-headers' });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(writes()).toEqual([
    'POST /projects → no response',
    'POST /projects → 201',
    expect.stringMatching(/^PUT .* → 200$/),
  ]);
});

test('a private upstream is mirrored into the new project, and its password appears nowhere', async () => {
  const { run, repository, gitlab, user, writes } = await arrange({
    auth: { user: 'reader', password: 'p@ss w/rd' },
  });
  gitlab.addNamespace('group', [[user, 'owner']]);
  const step = await run({
    ...inputs,
    url: repository.url,
    'auth-user': 'reader',
    'auth-password': 'p@ss w/rd',
  });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(writes()).toEqual(['POST /projects → 201', expect.stringMatching(/^PUT .* → 200$/)]);
  expect(step.stdout.replace(/^::add-mask::.*$/gm, '') + JSON.stringify(step.outputs)).not.toMatch(
    /p@ss|p%40ss/,
  );
});

test('a dry run reports what would be created', async () => {
  const { run, repository, gitlab, user, writes } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  const step = await run({ ...inputs, url: repository.url, 'dry-run': 'true' });
  expect(step.outputs).toMatchObject({ outcome: 'planned', changed: 'true' });
  expect(step.log.join('\n')).toContain('would create the private project group/new');
  expect(writes()).toEqual([]);
});

test.each([
  [{ project: '4711', url: 'https://example.com/a.git' }, /create-project: needs project as a full path/],
  [{ project: 'group/new' }, /create-project: needs url/],
])('create-project with %j is an input error', async (given, message) => {
  const { run, gitlab } = await arrange();
  const step = await run({ ...inputs, ...given });
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.annotations[0]?.message).toMatch(message);
  expect(gitlab.requests).toEqual([]);
});

test('a snapshot that does not show the new mirror yet is repeated, and the credentials are kept', async () => {
  const { run, repository, gitlab, user, writes } = await arrange({
    auth: { user: 'reader', password: 'right' },
  });
  gitlab.addNamespace('group', [[user, 'owner']]);
  const credentials = { 'auth-user': 'reader', 'auth-password': 'right' };
  gitlab.fail({
    method: 'GET',
    path: /mirror\/pull/,
    skip: 1,
    respond: { status: 400, body: { message: 'The project is not mirrored' } },
  });
  gitlab.fail({
    method: 'GET',
    path: /mirror\/pull/,
    skip: 1,
    respond: { status: 404, body: { message: '404 Project Not Found' } },
  });
  const step = await run({ ...inputs, url: repository.url, ...credentials });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(writes()).toEqual(['POST /projects → 201', expect.stringMatching(/^PUT .* → 200$/)]);
});

test('after a creation that succeeded despite a 504, the path is not reported as taken by somebody else', async () => {
  const { run, repository, gitlab, user } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.fail({
    method: 'POST',
    path: /^\/projects$/,
    respond: { status: 504, body: '' },
    after: 'handled',
  });
  // Right after that, the project is not visible yet.
  gitlab.fail({
    method: 'GET',
    path: /^\/projects\/group%2Fnew$/,
    respond: { status: 404, body: { message: '404 Project Not Found' } },
  });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true', synced: 'true' });
});

test('a numeric group path is not mistaken for the ID of another group', async () => {
  const { run, repository, gitlab, user, writes } = await arrange();
  const { id } = gitlab.addNamespace('somebody-else', [[user, 'owner']]);
  const step = await run({ ...inputs, project: `${id}/new`, url: repository.url });
  expect(step.outputs['error-kind']).toBe('not-found');
  expect(writes()).toEqual([]);
});

test('a new project is verified with its filter, also on a GitLab that returns the filter from another endpoint', async () => {
  const { run, repository, gitlab, user } = await arrange({ version: '17.4' });
  gitlab.addNamespace('group', [[user, 'owner']]);
  await repository.branch('excluded');
  const step = await run({
    ...inputs,
    url: repository.url,
    'mirror-branch-regex': '^main$',
    'verify-refs': 'all',
  });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});

test('a project that somebody else creates at the same moment is configured and updated like any other', async () => {
  const { run, repository, upstream, gitlab, user, writes } = await arrange();
  const elsewhere = await upstream.addRepository('acme/elsewhere.git');
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.before({ method: 'POST', path: /^\/projects$/ }, async () => {
    const theirs = await gitlab.addProject({ path: 'group/new' });
    await theirs.enableMirror({ url: elsewhere.url });
  });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true', changed: 'true' });
  expect(JSON.parse(step.outputs.changes ?? '')).toEqual([
    { setting: 'url', from: elsewhere.url, to: repository.url },
  ]);
  expect(writes()).toEqual(['POST /projects → 400', expect.stringMatching(/^PUT .* → 200$/)]);
});

test("a name that another project has fails with GitLab's reason", async () => {
  const { run, repository, gitlab, user } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.fail({
    method: 'POST',
    path: /^\/projects$/,
    respond: { status: 400, body: { message: { name: ['has already been taken'] } } },
  });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs['error-kind']).toBe('refused');
  expect(step.annotations[0]?.message).toMatch(/Another project in group has the name new, at another path/);
});

test('a token that may not create projects in the namespace fails with a hint at the role it needs', async () => {
  const { run, repository, gitlab, user } = await arrange();
  gitlab.addNamespace('group', [[user, 'owner']]);
  gitlab.fail({
    method: 'POST',
    path: /^\/projects$/,
    respond: { status: 403, body: { message: '403 Forbidden' } },
  });
  const step = await run({ ...inputs, url: repository.url });
  expect(step.outputs['error-kind']).toBe('permission');
  expect(step.annotations[0]?.message).toMatch(/the right to create projects in the namespace/);
});
