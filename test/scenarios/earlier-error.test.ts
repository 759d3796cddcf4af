import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('the error of an earlier run never counts, although GitLab shows it until the new run has finished', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url, history: 'failed' });
  expect(project.mirror.lastError).toBe('Deadline Exceeded');
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200 …']);
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true', 'last-error': '' });
});
