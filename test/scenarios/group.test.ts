import { expect, test } from 'vitest';
import type { FinishedStep } from '../runner/runner.ts';
import { arrange } from './setting.ts';

/** A group with two mirrors, one of them in a subgroup, and projects that are to be excluded. */
async function arrangeGroup(options: Parameters<typeof arrange>[0] = {}) {
  const setting = await arrange(options);
  const { gitlab, repository, user } = setting;
  const group = gitlab.addNamespace('team', [[user, 'maintainer']]);
  const addProject = (path: string) => gitlab.addProject({ path, repository: false });
  const addMirror = async (path: string) => {
    const project = await addProject(path);
    await project.enableMirror({ url: repository.url, fetched: false });
    project.plan({ outcome: 'nothing-new' });
    return project;
  };
  const nested = await addMirror('team/sub/a');
  const mirror = await addMirror('team/b');
  await addProject('team/plain');
  (await addMirror('team/archived')).archive();
  (await addMirror('team/leaving')).markForDeletion();
  const elsewhere = await addMirror('elsewhere/shared');
  elsewhere.shareWith('team');
  const run = (inputs = {}) => setting.run({ project: '', group: 'team', ...inputs });
  const listings = () => gitlab.requests.filter(({ path }) => path.startsWith('/groups/'));
  return { ...setting, group, nested, mirror, addMirror, addProject, run, listings };
}

const resultsOf = (step: FinishedStep): { project: string; outcome: string; error_kind: string | null }[] =>
  JSON.parse(step.outputs.results ?? '[]');

test('`group` processes all mirrors of the group and its subgroups, in the order of their paths', async () => {
  const { run } = await arrangeGroup();
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(resultsOf(step)).toMatchObject([
    { project: 'team/b', outcome: 'synced' },
    { project: 'team/sub/a', outcome: 'synced' },
  ]);
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(step.log).toContain(
    'The group has 2 mirrors. Projects excluded: 1 without a mirror, 1 archived, 1 marked for deletion.',
  );
});

test('a group can be given by its ID, and is found with a relative URL root', async () => {
  const { run, group } = await arrangeGroup({ relativeRoot: '/gitlab' });
  expect(resultsOf(await run({ group: String(group.id) }))).toHaveLength(2);
});

test.each(['17.4', '17.5', '18.0', '19.5'] as const)(
  'pages are followed to the end in GitLab %s',
  async (version) => {
    const { run, addProject, listings } = await arrangeGroup({ version });
    for (let number = 0; number < 205; number++) await addProject(`team/plain${number}`);
    const step = await run({ sync: 'false' });
    expect(resultsOf(step).map(({ project }) => project)).toEqual(['team/b', 'team/sub/a']);
    expect(listings()).toHaveLength(3);
  },
);

test('the given settings apply to all mirrors of the group, and only differences are written', async () => {
  const { run, mirror, nested, writes } = await arrangeGroup();
  const inputs = { sync: 'false', 'only-mirror-protected-branches': 'true' };
  const step = await run(inputs);
  expect(step.outputs).toMatchObject({ outcome: 'configured', changed: 'true' });
  for (const { mirror: state } of [mirror, nested])
    expect(state.settings.only_mirror_protected_branches).toBe(true);
  const written = writes().length;
  expect((await run(inputs)).outputs.outcome).toBe('unchanged');
  expect(writes()).toHaveLength(written);
});

test('each mirror of a group is in exactly one shard, determined by its ID', async () => {
  const { run, mirror, nested } = await arrangeGroup();
  const shards = [await run({ sync: 'false', shard: '1/2' }), await run({ sync: 'false', shard: '2/2' })];
  const shares = shards.map((step) => resultsOf(step).map(({ project }) => project));
  expect(shares.flat().toSorted()).toEqual(['team/b', 'team/sub/a']);
  for (const { id, path } of [mirror, nested]) expect(shares[id % 2]).toContain(path);
});

test('a mirror that the token can see but not administer fails with permission, and the others pass', async () => {
  const { run, gitlab, user, repository } = await arrange();
  gitlab.addNamespace('team', [[user, 'developer']]);
  const own = await gitlab.addProject({
    path: 'team/own',
    members: [[user, 'maintainer']],
    repository: false,
  });
  const other = await gitlab.addProject({ path: 'team/other', repository: false });
  for (const project of [own, other]) await project.enableMirror({ url: repository.url, fetched: false });
  const step = await run({ project: '', group: 'team', sync: 'false' });
  expect(step.exitCode).toBe(1);
  expect(resultsOf(step)).toMatchObject([
    { project: 'team/other', outcome: 'failed', error_kind: 'permission' },
    { project: 'team/own', outcome: 'unchanged', error_kind: null },
  ]);
});

test('a group without any mirror is unchanged, with a warning', async () => {
  const { run, gitlab, user } = await arrange();
  gitlab.addNamespace('empty', [[user, 'maintainer']]);
  const step = await run({ project: '', group: 'empty' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'unchanged', results: '[]' });
  expect(step.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringContaining('The token can see no active pull mirror in this group.'),
    },
  ]);
});

test('a GitLab without a license for mirroring is an error, and is not reported as an empty group', async () => {
  const { run, gitlab } = await arrangeGroup();
  gitlab.settings.licensed = false;
  const step = await run();
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'license' });
  expect(step.annotations[0]?.message).toContain(
    'has no license for it, or the token is not allowed to see it',
  );
});

test('the error for a missing group names the input to check', async () => {
  const { run } = await arrangeGroup();
  const step = await run({ group: 'team/none' });
  expect(step.outputs['error-kind']).toBe('not-found');
  expect(step.annotations[0]?.message).toMatch(
    /group team\/none failed: 404 Group Not Found.*Check the input group/,
  );
  expect(step.summary).toContain('**❌ failed (not-found)**');
});

test('a page with a transient error is retried, and a page that keeps failing fails the step', async () => {
  const { run, gitlab, listings } = await arrangeGroup();
  gitlab.fail({ path: /^.groups/, respond: { status: 502, body: {} }, times: 2 });
  expect((await run({ sync: 'false' })).exitCode).toBe(0);
  expect(listings()).toHaveLength(3);
  gitlab.fail({ path: /^.groups/, respond: { status: 502, body: {} }, times: Infinity });
  const step = await run({ sync: 'false' });
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(resultsOf(step)).toMatchObject([{ project: null, error: { kind: 'unavailable' } }]);
});

test('every input that cannot be combined with group is reported before any request', async () => {
  const { run, gitlab } = await arrangeGroup();
  const step = await run({
    project: 'team/b',
    mirrors: '- project: team/b',
    url: 'https://example.com/a.git',
    'auth-user': 'reader',
    'auth-password': 'hunter2-hunter2',
    enabled: 'false',
    'create-project': 'true',
    'verify-refs': 'refs/heads/main',
  });
  expect(step.outputs['error-kind']).toBe('input');
  const [{ message } = { message: '' }] = step.annotations;
  for (const name of [
    'project',
    'mirrors',
    'url',
    'auth-user',
    'auth-password',
    'enabled',
    'create-project',
    'verify-refs',
  ])
    expect(message).toMatch(new RegExp(`${name}: |with ${name};`));
  expect(gitlab.requests).toEqual([]);
});

test('a monitor of a group fails only for its stale mirrors', async () => {
  const { run, mirror, nested } = await arrangeGroup();
  for (const { mirror: state } of [mirror, nested]) state.nextExecutionAt = null;
  mirror.mirror.lastSuccessfulUpdateAt = (mirror.mirror.lastSuccessfulUpdateAt ?? 0) - 40 * 3_600_000;
  const step = await run({ sync: 'false', 'max-age': '24h' });
  expect(resultsOf(step)).toMatchObject([
    { project: 'team/b', error_kind: 'stale' },
    { project: 'team/sub/a', outcome: 'unchanged' },
  ]);
});
