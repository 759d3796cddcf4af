import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('with wait: false, the step requests the update and passes', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ wait: 'false' });
  expect(step.exitCode).toBe(0);
  // The poll after the POST shows whether GitLab has dropped the request, as it does during another run.
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200']);
  expect(step.outputs).toMatchObject({ outcome: 'requested', synced: 'false' });
});

test('with wait: false, the step still waits for a foreign run, since GitLab drops requests during it', async () => {
  const { time, run, repository, project, conversation } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, runMs: 60_000 });
  project.startUpdate();
  await time.until(() => project.mirror.status === 'started');
  const step = await run({ wait: 'false' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200 …', 'POST mirror → 200', 'GET mirror → 200']);
  expect(step.outputs.outcome).toBe('requested');
});

test('with sync: false, the step only configures the mirror', async () => {
  const { run, repository, conversation } = await arrange();
  expect((await run({ sync: 'false', url: repository.url })).outputs).toMatchObject({
    outcome: 'configured',
    changed: 'true',
    synced: 'false',
  });
  expect((await run({ sync: 'false', url: repository.url })).outputs).toMatchObject({
    outcome: 'unchanged',
    changed: 'false',
  });
  expect(conversation()).toEqual(['GET mirror → 400', 'PUT mirror → 200', 'GET mirror → 200']);
});
