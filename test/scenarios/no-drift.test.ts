import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('if the settings are up to date, nothing is written and one POST requests the update', async () => {
  const { run, repository, project, conversation, gitlab } = await arrange();
  await project.enableMirror({
    url: repository.url,
    settings: { mirror_overwrites_diverged_branches: true },
  });
  const release = await repository.commit('main', 'release');
  const step = await run({
    url: `${repository.url}/`,
    'mirror-overwrites-diverged-branches': 'true',
    enabled: 'true',
  });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200 …']);
  expect(gitlab.requests[1]?.body).toBeNull();
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'false', changes: '[]', synced: 'true' });
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
});
