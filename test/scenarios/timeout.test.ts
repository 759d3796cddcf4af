import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('an update that does not end in time ends the step with kind timeout', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: 'stuck-started' });
  const step = await run({ timeout: '3m' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({
    outcome: 'failed',
    'error-kind': 'timeout',
    'update-status': 'started',
    synced: 'false',
  });
  expect(step.annotations[0]?.message).toMatch(
    /did not finish within 3m. Last status: The update is running/,
  );
  // The log gives a sign of life every half minute of the three.
  expect(step.log.filter((line) => /is running\. \(.* so far\)/.test(line)).length).toBeGreaterThanOrEqual(2);
});

test('an update that GitLab never schedules is explained by the interval', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, endedAgoMs: 30_000 });
  const step = await run({ timeout: '2m' });
  expect(step.outputs['error-kind']).toBe('timeout');
  expect(step.annotations[0]?.message).toMatch(/has not scheduled the update yet.*sync: immediate/);
});

test('a foreign run that never ends is told as that', async () => {
  const { time, run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, outcome: 'stuck-started' });
  project.startUpdate();
  await time.until(() => project.mirror.status === 'started');
  const step = await run({ timeout: '2m' });
  expect(step.outputs['error-kind']).toBe('timeout');
  expect(step.annotations[0]?.message).toMatch(
    /An earlier update, not requested by this step, is still running/,
  );
  expect(conversation()).toEqual(['GET mirror → 200 …']);
});

test('a server that stops answering ends the step at the timeout, with the cause of the request', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fault({ stall: 'headers', times: Infinity });
  const step = await run({ timeout: '1m', 'request-timeout': '40s' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('network');
  expect(step.durationMs).toBe(60_000);
});
