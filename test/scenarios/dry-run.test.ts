import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a dry run only looks, and reports what would change', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^v' } });
  const step = await run({
    'dry-run': 'true',
    url: repository.url,
    'mirror-branch-regex': 'none',
    'auth-password': 'hunter2hunter2',
  });
  expect(step.exitCode).toBe(0);
  expect(conversation()).toEqual(['GET mirror → 200']);
  expect(step.outputs).toMatchObject({ outcome: 'planned', changed: 'true', synced: 'false' });
  expect(JSON.parse(step.outputs.changes ?? '')).toEqual([
    { setting: 'mirror_branch_regex', from: '^v', to: null },
    { setting: 'auth_password', from: null, to: '***' },
  ]);
  expect(step.summary).toContain('settings that would change');
});

test('a dry run of a removal and of a first configuration changes nothing either', async () => {
  const { run, repository, project, conversation } = await arrange();
  expect((await run({ 'dry-run': 'true', url: repository.url })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'true',
  });
  await project.enableMirror({ url: repository.url });
  expect((await run({ 'dry-run': 'true', enabled: 'false' })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'true',
  });
  expect((await run({ 'dry-run': 'true' })).outputs).toMatchObject({
    outcome: 'planned',
    changed: 'false',
    changes: '[]',
  });
  expect(conversation()).toEqual(['GET mirror → 400', 'GET mirror → 200 …']);
});
