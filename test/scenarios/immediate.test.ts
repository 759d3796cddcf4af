import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('sync: immediate starts the update now, although the last one finished a minute ago', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url, endedAgoMs: 60_000 });
  const begun = gitlab.clock.now();
  const step = await run({ sync: 'immediate' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'PUT mirror → 200', 'GET mirror → 200 …']);
  expect(gitlab.requests[1]?.body).toEqual({ enabled: true });
  expect(project.runs[0]?.startedAt ?? Infinity).toBeLessThan(begun + 200_000);
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'false' });
});

test('with sync: immediate, the PUT that changes a setting also starts the update', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ sync: 'immediate', 'mirror-trigger-builds': 'true' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'PUT mirror → 200', 'GET mirror → 200 …']);
});

test('with sync: immediate, the step starts its own run right after a foreign run has finished', async () => {
  const { time, run, repository, project, conversation, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, runMs: 60_000 });
  project.startUpdate();
  await time.until(() => project.mirror.status === 'started');
  const step = await run({ sync: 'immediate' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200 …', 'PUT mirror → 200', 'GET mirror → 200 …']);
  expect(project.runs).toHaveLength(2);
  expect(gitlab.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});
