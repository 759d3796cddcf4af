import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('enabled: false removes the mirror, and the step passes without an update', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'stored' } });
  const step = await run({ enabled: 'false', url: repository.url });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'PUT mirror → 200']);
  expect(gitlab.requests[1]?.body).toEqual({ enabled: false });
  expect(project.mirror).toMatchObject({ enabled: false, credentials: null });
  expect(step.outputs).toMatchObject({ outcome: 'removed', changed: 'true', synced: 'false' });
});

test('if there is no mirror, enabled: false writes nothing', async () => {
  const { run, conversation } = await arrange();
  const step = await run({ enabled: 'false' });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 400']);
  expect(step.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false' });
});

test('if somebody disables the mirror while the step waits, the step fails', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.after({ method: 'POST' }, () => {
    project.mirror.enabled = false;
  });
  const step = await run();
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('not-mirrored');
  expect(step.annotations[0]?.message).toContain('switched off while the step waited');
});

test.each(['17.4', '18.0'] as const)(
  'on GitLab %s, a removal keeps the times of the last update in the outputs',
  async (version) => {
    const { run, repository, project } = await arrange({ version });
    await project.enableMirror({ url: repository.url });
    const step = await run({ enabled: 'false' });
    expect(step.outputs).toMatchObject({
      outcome: 'removed',
      'last-update-at': expect.stringContaining('T'),
      'last-successful-update-at': expect.stringContaining('T'),
    });
  },
);
