import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('if a run is in progress when the step starts, the step waits for it and then requests its own', async () => {
  const { time, run, repository, project, conversation, gitlab } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  let release = '';
  project.plan({
    runMs: 60_000,
    // The foreign run has fetched already and misses this commit, so its success would be a false one.
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

test('a run that starts between the first snapshot and the PUT is also foreign, since it uses the old settings', async () => {
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

test("a run that is scheduled but has not started counts as the step's own, so no update is requested", async () => {
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
