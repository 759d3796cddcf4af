import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a failed update fails the step with its own message, which GitLab shows late, and not with the message of an earlier update', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  project.plan({ outcome: { fail: 'fatal: the remote end hung up unexpectedly' }, messageAfterPolls: 1 });
  const step = await run();
  expect(step.exitCode).toBe(1);
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200 …']);
  expect(step.outputs).toMatchObject({
    outcome: 'failed',
    synced: 'false',
    'error-kind': 'sync-failed',
    'update-status': 'failed',
    'last-error': 'fatal: the remote end hung up unexpectedly',
  });
  expect(step.annotations).toHaveLength(1);
  expect(step.annotations[0]?.message).toContain('GitLab says: fatal: the remote end hung up unexpectedly');
});

test('if the default branch was rewritten upstream, the step fails with a hint', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  await repository.forcePush('main');
  const step = await run();
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('sync-failed');
  expect(step.annotations[0]?.message).toMatch(
    /^group\/mirror: The update failed\. GitLab says: .*default branch \(main\) has diverged.* set mirror-overwrites-diverged-branches: true/,
  );
  expect(JSON.parse(step.outputs.results ?? '')).toMatchObject([
    {
      project: 'group/mirror',
      outcome: 'failed',
      synced: false,
      error_kind: 'sync-failed',
      error: { kind: 'sync-failed' },
    },
  ]);
});

test('an update that fails in the queue fails the step', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { failUnstarted: 'Import timed out' } }, { outcome: 'stuck-scheduled' });
  const step = await run();
  expect(step.outputs).toMatchObject({ 'error-kind': 'sync-failed', 'last-error': 'Import timed out' });
});

test('an update that is canceled in GitLab fails the step', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: 'canceled' });
  const step = await run();
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'sync-failed', 'update-status': 'canceled' });
});

test('if upstream rejects the password, the message of git and a hint are shown', async () => {
  const { run, repository } = await arrange({ auth: { user: 'reader', password: 'right-password' } });
  const step = await run({ url: repository.url, 'auth-user': 'reader', 'auth-password': 'wrong-password' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['last-error']).toMatch(/Authentication failed/);
  expect(step.annotations[0]?.message).toMatch(
    /Check url, that the user or token in auth-user and auth-password can read the upstream/,
  );
  expect(
    step.stdout.replace('::add-mask::wrong-password', '') + step.summary + JSON.stringify(step.outputs),
  ).not.toContain('wrong-password');
});

test('if the next run starts before GitLab shows the message of a failure, that message is still reported', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  project.plan({ outcome: { fail: 'fatal: the new reason' }, messageAfterPolls: 1_000 }, { runMs: 600_000 });
  const startNext = (): void =>
    gitlab.after({ method: 'GET' }, () => {
      if (project.mirror.status === 'failed' && project.runs.length === 1) project.startUpdate();
      else startNext();
    });
  startNext();
  const step = await run();
  expect(project.runs.length).toBe(2);
  expect(step.annotations[0]?.message).toContain('GitLab says: fatal: the new reason');
});

test('the message of an earlier failure is not reported as the reason if GitLab shows no other in time', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  project.plan({ outcome: { fail: 'fatal: the new reason' }, messageAfterPolls: 1_000 });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('sync-failed');
  expect(step.annotations[0]?.message).toContain(
    'GitLab shows the same message as before this update: Deadline Exceeded',
  );
});
