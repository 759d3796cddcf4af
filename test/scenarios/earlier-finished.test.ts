import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('the status finished of an earlier run never counts: the step waits for its own run, which GitLab postpones', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url, endedAgoMs: 60_000 });
  const before = project.mirror.lastUpdateAt;
  const release = await repository.commit('main', 'release');
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200', 'POST mirror → 200', 'GET mirror → 200 …']);
  expect(project.runs).toHaveLength(1);
  expect(project.runs[0]?.startedAt).toBeGreaterThanOrEqual((before ?? 0) + 300_000);
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
  expect(step.log.join('\n')).toMatch(/GitLab will probably postpone it by [1-4]m/);
  expect(step.outputs['last-update-at']).toBe(new Date(project.runs[0]?.endedAt ?? 0).toISOString());
});
