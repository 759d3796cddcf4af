import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('wait: false asks for the update and leaves', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ wait: 'false' });
  expect(step.exitCode).toBe(0);
  // The look after it shows whether GitLab has dropped the request, as it does while another run is on.
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200']);
  expect(step.outputs).toMatchObject({ outcome: 'requested', synced: 'false' });
});

test('with wait: false a foreign run is waited for all the same, since GitLab drops requests meanwhile', async () => {
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

test('sync: false only configures', async () => {
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
