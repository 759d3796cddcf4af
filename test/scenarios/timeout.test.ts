import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('if the update does not finish in time, the step fails with kind timeout', async () => {
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
  // The log has a progress line every 30 seconds of the three minutes.
  expect(step.log.filter((line) => /is running\. \(.* so far\)/.test(line)).length).toBeGreaterThanOrEqual(2);
});

test('if GitLab never schedules the update, the message explains the interval', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, endedAgoMs: 30_000 });
  const step = await run({ timeout: '2m' });
  expect(step.outputs['error-kind']).toBe('timeout');
  expect(step.annotations[0]?.message).toMatch(/has not scheduled the update yet.*sync: immediate/);
});

test('if a foreign run never finishes, the message says so', async () => {
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

test('if the server stops responding, the step fails at its timeout with the error of the request', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fail({ stall: 'headers', times: Infinity });
  const step = await run({ timeout: '1m', 'request-timeout': '40s' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('network');
  expect(step.durationMs).toBe(60_000);
});
