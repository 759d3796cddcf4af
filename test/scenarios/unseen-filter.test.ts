/** Before GitLab 17.5, no API shows the filter of a mirror. */
import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a filter that GitLab does not show is written on every run, and is assumed to be accepted', async () => {
  const { run, repository, project } = await arrange({ version: '17.4' });
  await project.enableMirror({ url: repository.url });
  for (const filter of ['^main$', '^main$']) {
    const step = await run({ 'mirror-branch-regex': filter });
    expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true' });
    expect(project.mirror.settings.mirror_branch_regex).toBe('^main$');
  }
});

test('mirror-branch-regex: none removes a filter that GitLab does not show', async () => {
  const { run, repository, project } = await arrange({ version: '17.4' });
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^v' } });
  const step = await run({ 'mirror-branch-regex': 'none' });
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true' });
  expect(project.mirror.settings.mirror_branch_regex).toBeNull();
});

test('a branch that a filter unknown to the step may exclude is reported, and the message says that the filter is unknown', async () => {
  const { run, repository, project } = await arrange({ version: '17.4' });
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^main$' } });
  await repository.branch('develop');
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs['error-kind']).toBe('ref-mismatch');
  expect(step.annotations[0]?.message).toContain('GitLab before 17.5 does not show its filter.');
  const known = await run({ 'verify-refs': 'all', sync: 'false', 'mirror-branch-regex': '^main$' });
  expect(known.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});
