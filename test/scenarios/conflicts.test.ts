/** Somebody else changes the mirror between the first snapshot of the step and the end of its update. */
import { describe, expect, test } from 'vitest';
import { OtherUser } from '../gitlab/other-user.ts';
import { arrange } from './setting.ts';

async function withOtherUser(version: '17.4' | '17.5' | '18.0' = '18.0') {
  const setting = await arrange({ version });
  await setting.project.enableMirror({ url: setting.repository.url });
  return { ...setting, other: new OtherUser(setting.gitlab, setting.project) };
}

describe.each(['17.4', '17.5', '18.0'] as const)('on GitLab %s', (version) => {
  test('a setting that somebody else changes is a conflict, which names it', async () => {
    const { run, other, repository } = await withOtherUser(version);
    other.after(2_000, (user) => user.save({ mirror_trigger_builds: true }));
    const step = await run({ url: repository.url, 'mirror-trigger-builds': 'false' });
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'conflict' });
    expect(step.annotations[0]?.message).toContain(
      'Somebody else changed the mirror while the step was running: mirror_trigger_builds is true instead of false.',
    );
  });

  test('a changed upstream is a conflict, even if the step does not set url', async () => {
    const { run, other, upstream } = await withOtherUser(version);
    const elsewhere = await upstream.addRepository('acme/elsewhere.git');
    other.after(2_000, (user) => user.save({ enabled: true, url: elsewhere.url }));
    const step = await run();
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'conflict' });
    expect(step.annotations[0]?.message).toContain('acme/elsewhere.git');
  });

  test('a different project at the same path is a conflict', async () => {
    const { run, other, repository, gitlab, user } = await withOtherUser(version);
    gitlab.before({ method: 'POST', path: /mirror\/pull/ }, async () => {
      const replaced = await other.replace({ members: [[user, 'maintainer']] });
      await replaced.enableMirror({ url: repository.url });
    });
    const step = await run();
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'conflict' });
    expect(step.annotations[0]?.message).toContain('the path now belongs to another project');
  });
});

test('a change of a setting that the step does not set is not a conflict', async () => {
  const { run, other, repository } = await withOtherUser();
  other.after(2_000, (user) => user.save({ mirror_trigger_builds: true }));
  const step = await run({ url: repository.url, 'only-mirror-protected-branches': 'false' });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
});

test('after a conflict, refs at the given commits pass with a warning', async () => {
  const { run, other, repository } = await withOtherUser();
  const commit = await repository.commit('main', 'release');
  other.after(2_000, (user) => user.save({ mirror_trigger_builds: true }));
  const step = await run({
    'mirror-trigger-builds': 'false',
    'verify-refs': `refs/heads/main=${commit}`,
    'poll-interval': '60s',
  });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
  expect(step.annotations).toEqual([
    expect.objectContaining({ level: 'warning', message: expect.stringContaining('mirror_trigger_builds') }),
  ]);
});

test('refs at the given commits pass, even if the mirror cannot be compared once more', async () => {
  const { run, repository, gitlab } = await withOtherUser('17.4');
  const commit = await repository.commit('main', 'release');
  gitlab.after({ method: 'POST' }, () =>
    gitlab.fail({ method: 'GET', path: /\/projects\/[^/]+$/, respond: { status: 500 }, times: Infinity }),
  );
  const step = await run({
    'mirror-trigger-builds': 'false',
    'verify-refs': `refs/heads/main=${commit}`,
    'poll-interval': '60s',
    timeout: '5m',
  });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', 'error-kind': '' });
});

test('refs without a commit do not pass after a conflict', async () => {
  const { run, other } = await withOtherUser();
  other.after(2_000, (user) => user.save({ mirror_trigger_builds: true }));
  const step = await run({ 'mirror-trigger-builds': 'false', 'verify-refs': 'refs/heads/main' });
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'conflict' });
});

test('a changed upstream is a conflict, even if a ref arrives while a further update is still running', async () => {
  const { run, other, repository, project, upstream } = await withOtherUser();
  const elsewhere = await upstream.addRepository('acme/elsewhere.git');
  project.plan({ outcome: 'nothing-new' });
  // The second update has fetched the branch, but is still running at the deadline.
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_000 });
  await repository.branch('feature');
  other.after(60_000, (user) => user.save({ enabled: true, url: elsewhere.url }));
  const step = await run({ sync: 'immediate', 'verify-refs': 'refs/heads/feature', timeout: '5m' });
  expect(project.runs).toHaveLength(2);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'conflict', verified: 'false' });
});

test('a ref that arrives with a further update leaves synced true, since an earlier update of the step has succeeded', async () => {
  const { run, repository, project } = await withOtherUser();
  project.plan({ outcome: 'nothing-new' });
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_000 });
  await repository.branch('feature');
  const step = await run({ sync: 'immediate', 'verify-refs': 'refs/heads/feature', timeout: '5m' });
  expect(step.outputs).toMatchObject({ outcome: 'verified', synced: 'true', verified: 'true' });
});

test('verify-refs: all compares with the filter that the mirror has when the update has ended', async () => {
  const { run, other, repository, project } = await withOtherUser();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^v' } });
  await repository.branch('develop');
  project.plan({ runMs: 20_000, fetchAtMs: 1_000 });
  // After the first update has left the branch out.
  other.after(10_000, (user) => user.save({ mirror_branch_regex: null }));
  const step = await run({ sync: 'immediate', 'verify-refs': 'all', timeout: '5m' });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
  expect(step.log.join('\n')).toContain('2 of 2 upstream refs match on GitLab.');
  expect((await project.repository.refs()).has('refs/heads/develop')).toBe(true);
});

test('after a failed update, verify-refs: all does not pass for another upstream than the one read first', async () => {
  const { run, other, project, upstream } = await withOtherUser();
  const elsewhere = await upstream.addRepository('acme/elsewhere.git');
  project.plan({ outcome: { fail: 'Deadline Exceeded', refsArrive: true } });
  other.after(2_000, (user) => user.save({ enabled: true, url: elsewhere.url }));
  const step = await run({ 'verify-refs': 'all', 'poll-interval': '30s' });
  expect(step.outputs).toMatchObject({ outcome: 'failed' });
});

test('nothing is compared if the step does not wait', async () => {
  const { run, other, repository } = await withOtherUser();
  other.after(500, (user) => user.save({ mirror_trigger_builds: true }));
  const step = await run({ url: repository.url, 'mirror-trigger-builds': 'false', wait: 'false' });
  expect(step.outputs).toMatchObject({ outcome: 'requested' });
});

test('credentials that somebody else removes are a conflict', async () => {
  const setting = await arrange({ auth: { user: 'reader', password: 'right' } });
  const { run, project, repository, gitlab } = setting;
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'right' } });
  const other = new OtherUser(gitlab, project);
  project.plan({ runMs: 30_000 });
  other.after(20_000, (user) => user.save({ url: repository.url }));
  const step = await run({ url: repository.url, 'auth-user': 'reader', 'auth-password': 'right' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'conflict' });
  expect(step.annotations[0]?.message).toContain('the credentials of the upstream are gone');
});

test('a project that is renamed between the snapshot and the request is still updated', async () => {
  const { run, other, gitlab, project, writes } = await withOtherUser();
  gitlab.before({ method: 'POST', path: /mirror\/pull/ }, () => other.rename('group/renamed'));
  const step = await run();
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(writes()).toEqual([
    'POST /projects/group%2Fmirror/mirror/pull → 405',
    `POST /projects/${project.id}/mirror/pull → 200`,
  ]);
});
