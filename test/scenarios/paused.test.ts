import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a mirror that GitLab has paused is resumed by one PUT of its settings', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange({ version: '18.0' });
  await project.enableMirror({ url: repository.url, history: 'paused' });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual([
    'GET mirror → 200',
    'POST mirror → 403',
    'POST mirror → 403',
    'PUT mirror → 200',
    'GET mirror → 200 …',
  ]);
  expect(gitlab.requests[3]?.body).toEqual({ enabled: true });
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'false' });
  expect(step.log.join('\n')).toContain('Resumed it');
});

test('on the newest GitLab, a mirror is resumed by a POST with force=true, without a PUT', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange({ version: '19.5' });
  await project.enableMirror({ url: repository.url, history: 'paused' });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual([
    'GET mirror → 200',
    'POST mirror → 403',
    'POST mirror → 200',
    'GET mirror → 200 …',
  ]);
  expect(gitlab.requests[2]?.body).toEqual({ force: true });
});

test('with resume: false, a paused mirror fails the step and stays paused', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'paused' });
  const step = await run({ resume: 'false' });
  expect(step.exitCode).toBe(1);
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 403']);
  expect(project.mirror.retryCount).toBe(15);
  expect(step.outputs).toMatchObject({
    outcome: 'failed',
    'error-kind': 'paused',
    'last-error': 'Deadline Exceeded',
  });
  expect(step.annotations).toEqual([
    {
      level: 'error',
      title: 'Pull mirror: paused',
      message: expect.stringMatching(/^group\/mirror: GitLab has paused .*Deadline Exceeded.*resume: true/),
    },
  ]);
});
