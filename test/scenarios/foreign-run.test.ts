import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a run that was on before the step is waited for and followed by one of our own', async () => {
  const { time, run, repository, project, conversation, gitlab } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  let release = '';
  project.plan({
    runMs: 60_000,
    // What a run that fetched before cannot have: it would pass on an old state.
    afterFetch: async () => {
      release = await repository.commit('main', 'pushed after the fetch of the foreign run');
    },
  });
  project.startUpdate();
  await time.until(() => release !== '');
  expect(project.mirror.status).toBe('started');
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200 …', 'POST mirror → 200', 'GET mirror → 200 …']);
  expect(project.runs).toHaveLength(2);
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
  const post = gitlab.requests.find(({ method }) => method === 'POST');
  expect(post?.at).toBeGreaterThanOrEqual(project.runs[0]?.endedAt ?? Infinity);
});

test('a run that begins between the look and the PUT is foreign as well, since it goes on with the old settings', async () => {
  const { time, run, repository, project, conversation, gitlab } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  await repository.branch('develop');
  gitlab.before({ method: 'PUT' }, async () => {
    project.plan({ queueMs: 0, runMs: 60_000 });
    project.startUpdate();
    await time.until(() => project.mirror.status === 'started');
  });
  const step = await run({ 'mirror-branch-regex': '^main$' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual([
    'GET mirror → 200',
    'PUT mirror → 200',
    'GET mirror → 200 …',
    'POST mirror → 200',
    'GET mirror → 200 …',
  ]);
  expect(project.runs).toHaveLength(2);
});

test('a run that is only scheduled starts after us: it is waited for, and nothing is asked', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 120_000 });
  project.startUpdate();
  expect(project.mirror.status).toBe('scheduled');
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200 …']);
  expect(project.runs).toHaveLength(1);
  expect(step.outputs.synced).toBe('true');
});
