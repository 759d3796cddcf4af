import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('the first configuration is one PUT without a POST, and the step waits for the update that it starts', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange();
  const step = await run({ url: repository.url, 'mirror-trigger-builds': 'true' });
  expect(step.log.join('\n')).toContain('The mirror is up to date.');
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 400', 'PUT mirror → 200', 'GET mirror → 200 …']);
  expect(gitlab.requests[1]?.body).toEqual({
    enabled: true,
    url: repository.url,
    mirror_trigger_builds: true,
  });
  expect(await project.repository.refs()).toEqual(await repository.refs());
  expect(step.outputs).toMatchObject({
    outcome: 'synced',
    changed: 'true',
    synced: 'true',
    verified: '',
    'update-status': 'finished',
    'error-kind': '',
  });
  expect(JSON.parse(step.outputs.changes ?? '')).toEqual([
    { setting: 'enabled', from: false, to: true },
    { setting: 'url', from: null, to: repository.url },
    { setting: 'mirror_trigger_builds', from: null, to: true },
  ]);
});
