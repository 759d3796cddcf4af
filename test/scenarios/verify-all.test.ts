import { devNull } from 'node:os';
import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('verify-refs: all proves that every branch and tag of upstream is on GitLab at the same object', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  await repository.branch('develop');
  await repository.tag('v1', { annotated: true });
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'synced', verified: 'true', synced: 'true' });
  expect(step.log.join('\n')).toContain('3 are on GitLab at the same object, 0 are not');
});

test('a branch that was left behind is found, although GitLab calls the update finished', async () => {
  const { run, repository, project } = await arrange();
  await repository.commit('develop', 'first');
  await project.enableMirror({ url: repository.url });
  await repository.forcePush('develop');
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  const [result] = JSON.parse(step.outputs.results ?? '');
  expect(result.refs).toEqual([
    { ref: 'refs/heads/develop', expected: expect.any(String), actual: expect.any(String), ok: false },
  ]);
});

test('what the filter leaves out is counted and not failed', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: 'main' } });
  await repository.branch('develop');
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  expect(step.log.join('\n')).toContain('1 left out by the filter');
});

test('a private upstream is read with the credentials, which appear nowhere', async () => {
  const { run, repository } = await arrange({ auth: { user: 'reader', password: 'p@ss/word+1 ü' } });
  const inputs = { url: repository.url, 'auth-user': 'reader', 'auth-password': 'p@ss/word+1 ü' };
  const step = await run({ ...inputs, 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  const shown = step.stdout.replace(/^::add-mask::.*$/gm, '') + step.summary + JSON.stringify(step.outputs);
  expect(shown).not.toContain('p@ss');
});

test('an upstream that the runner cannot read is told as that', async () => {
  const { run, repository, project } = await arrange({ auth: { user: 'reader', password: 'right' } });
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'right' } });
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'network', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /refs of upstream could not be read from http:\/\/127.*could not read Username.*give auth-user/,
  );
});

test('20,000 refs are compared in one listing of each side', async () => {
  const { run, repository, project, gitlab } = await arrange({ speed: 50 });
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  const lines = Array.from({ length: 20_000 }, (_, index) => `create refs/tags/build/${index} ${commit}\n`);
  await repository.output(['update-ref', '--stdin'], lines.join(''));
  await repository.output(['pack-refs', '--all']);
  const step = await run({ 'verify-refs': 'all', timeout: '30m' });
  expect(step.log.join('\n')).toContain('20001 are on GitLab at the same object, 0 are not');
  expect(step.exitCode).toBe(0);
  expect(gitlab.requests.filter(({ path }) => path.includes('/repository/'))).toEqual([]);
});

test('an upstream behind ssh is read with the keys of the runner', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  // In place of ssh to another machine: the same git at the far end, on this one.
  const ssh = 'f() { while [ "$1" != git@upstream.example ]; do shift; done; sh -c "$2"; }; f';
  const env = { GIT_SSH_COMMAND: ssh, GIT_CONFIG_GLOBAL: devNull };
  const url = `ssh://git@upstream.example${repository.dir}`;
  const step = await run({ url, sync: 'false', 'verify-refs': 'all' }, { env });
  expect(step.log.join('\n')).toContain('1 are on GitLab at the same object, 0 are not');
  expect(step.outputs).toMatchObject({ outcome: 'configured', verified: 'true' });
});
