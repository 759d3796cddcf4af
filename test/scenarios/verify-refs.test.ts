import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a release is verified by its tag, given by the tag object or by its commit, and by its branch', async () => {
  const { run, repository, project, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  const tag = await repository.tag('v1.2.3', { annotated: true });
  await repository.tag('v1.2.3-light');
  const step = await run({
    'verify-refs': `refs/tags/v1.2.3=${tag.object}\nrefs/tags/v1.2.3-light=${commit.toUpperCase()}, refs/heads/main=${commit}`,
  });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', 'error-kind': '' });
  expect(conversation().slice(0, 2)).toEqual(['GET mirror → 200', 'POST mirror → 200']);
  const [result] = JSON.parse(step.outputs.results ?? '');
  expect(result.refs).toEqual([
    { ref: 'refs/tags/v1.2.3', expected: tag.object, actual: tag.object, ok: true },
    { ref: 'refs/tags/v1.2.3-light', expected: commit, actual: commit, ok: true },
    { ref: 'refs/heads/main', expected: commit, actual: commit, ok: true },
  ]);
  expect((await run({ 'verify-refs': `refs/tags/v1.2.3=${tag.commit}` })).outputs.verified).toBe('true');
});

test('the step passes as soon as the ref has arrived, even if the run is still in progress', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const { commit } = await repository.tag('v2', { at: await repository.commit('main', 'release') });
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_000 });
  const step = await run({ 'verify-refs': `refs/tags/v2=${commit}` });
  expect(step.exitCode).toBe(0);
  expect(project.mirror.status).toBe('started');
  expect(step.outputs).toMatchObject({
    outcome: 'verified',
    synced: 'false',
    verified: 'true',
    'update-status': 'started',
  });
});

test('refs that have arrived are not read a second time, since there may be no time for that', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const { commit } = await repository.tag('v2', { at: await repository.commit('main', 'release') });
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_000 });
  const step = await run({ 'verify-refs': `refs/tags/v2=${commit}` });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'false' });
  const found = gitlab.requests.filter(({ path, status }) => path.includes('/tags/v2') && status === 200);
  expect(found).toHaveLength(1);
});

test('while the refs cannot be read, the mirror is still polled', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const { commit } = await repository.tag('v2');
  project.plan({ outcome: { fail: 'Deadline Exceeded' } });
  gitlab.fail({ method: 'GET', path: /\/repository\/tags\//, respond: { status: 503 }, times: Infinity });
  const step = await run({ 'verify-refs': `refs/tags/v2=${commit}` });
  expect(step.outputs).toMatchObject({
    'error-kind': 'sync-failed',
    'update-status': 'failed',
    'last-error': 'Deadline Exceeded',
  });
});

test('ref names may contain slashes, #, % and letters of any script', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const names = ['feature/a#1', '100%', '100%25', 'größe/日本', 'a+b&c', "it's", 'non\u00a0breaking'];
  const commit = await repository.commit('main', 'release');
  for (const name of names) await repository.branch(name, commit);
  const step = await run({ 'verify-refs': names.map((name) => `refs/heads/${name}=${commit}`).join('\n') });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});

test('if the first update misses the ref, another one is requested', async () => {
  const { run, repository, project } = await arrange({ intervalMs: 30_000 });
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('other', 'not yet on main');
  project.plan({ afterFetch: async () => void (await repository.tag('v3', { at: commit })) });
  const step = await run({ 'verify-refs': `refs/tags/v3=${commit}` });
  expect(step.exitCode).toBe(0);
  expect(project.runs.length).toBe(2);
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
  expect(step.log.join('\n')).toContain('Another update is needed');
});

test('if the update failed but all refs arrived, the step passes with a warning', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const { commit } = await repository.tag('v4', { at: await repository.commit('main', 'release') });
  // The run starts and fails between two polls.
  project.plan({ outcome: { fail: 'Deadline Exceeded', refsArrive: true } });
  const step = await run({ 'verify-refs': `refs/tags/v4=${commit}`, 'poll-interval': '60s' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({
    outcome: 'verified',
    verified: 'true',
    synced: 'false',
    'error-kind': '',
  });
  expect(step.annotations).toEqual([
    {
      level: 'warning',
      title: 'Pull mirror',
      message: expect.stringMatching(/All refs are on GitLab, so the step passes .*Deadline Exceeded/),
    },
  ]);
});

test('a failed update fails the step if a ref has no commit, since it may be outdated', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: 'Deadline Exceeded' } });
  const step = await run({ 'verify-refs': 'refs/heads/main' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'sync-failed', verified: 'false' });
});

test("a ref without a commit is verified after the step's own update has finished", async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  await repository.branch('develop');
  const step = await run({ 'verify-refs': 'refs/heads/develop,refs/heads/main' });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'true' });
});

test('a branch that the regex excludes fails at once, with that reason', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^(main|v[0-9]+)$' } });
  const commit = await repository.commit('develop', 'outside');
  const step = await run({ 'verify-refs': `refs/heads/develop=${commit}` });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({
    'error-kind': 'ref-mismatch',
    verified: 'false',
    'update-status': 'finished',
  });
  expect(step.annotations[0]?.message).toMatch(
    /refs\/heads\/develop is missing \(expected at \w{12}\): mirror-branch-regex \(\^\(main\|v\[0-9\]\+\)\$\) excludes it/,
  );
  expect(project.runs).toHaveLength(1);
});

test('if only protected branches are mirrored, an unprotected one fails at once, with that reason', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { only_mirror_protected_branches: true } });
  project.protectBranch('release-*');
  const commit = await repository.commit('develop', 'outside');
  await repository.branch('release-1', commit);
  const step = await run({ 'verify-refs': `refs/heads/release-1=${commit}\nrefs/heads/develop=${commit}` });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch' });
  expect(step.annotations[0]?.message).toMatch(
    /Refs verified: 1 of 2\..*refs\/heads\/develop is missing \(expected at \w{12}\): only-mirror-protected-branches excludes it/,
  );
});

test('a diverged branch that GitLab does not overwrite fails at once, with that reason, although the update finished', async () => {
  const { run, repository, project } = await arrange();
  await repository.commit('develop', 'first');
  await project.enableMirror({ url: repository.url });
  const commit = await repository.forcePush('develop');
  const step = await run({ 'verify-refs': `refs/heads/develop=${commit}` });
  expect(step.outputs).toMatchObject({
    'error-kind': 'ref-mismatch',
    'update-status': 'finished',
    'last-error': '',
  });
  expect(step.annotations[0]?.message).toMatch(
    /refs\/heads\/develop is at .* diverged .* mirror-overwrites-diverged-branches/,
  );
});

test('a branch that is already ahead of the commit fails at once, with that reason', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const old = await repository.commit('main', 'old');
  await repository.commit('main', 'new');
  const step = await run({ 'verify-refs': `refs/heads/main=${old}` });
  expect(step.outputs['error-kind']).toBe('ref-mismatch');
  expect(step.annotations[0]?.message).toContain('GitLab already has later commits');
});

test('if the commit does not arrive before the timeout, the step fails with kind ref-mismatch', async () => {
  const { run, repository, project } = await arrange({ intervalMs: 30_000 });
  await project.enableMirror({ url: repository.url });
  const step = await run({ 'verify-refs': `refs/tags/v9=${'0'.repeat(40)}`, timeout: '3m' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /refs\/tags\/v9 is missing \(expected at 000000000000\)\. The timeout of 3m was reached after 3 updates\. Check that the upstream has/,
  );
  expect(project.runs.length).toBeGreaterThan(1);
});

test('with sync: false the refs are verified once, without an update', async () => {
  const { run, repository, project, writes } = await arrange();
  await project.enableMirror({ url: repository.url });
  const main = (await repository.refs()).get('refs/heads/main');
  expect((await run({ sync: 'false', 'verify-refs': `refs/heads/main=${main}` })).outputs).toMatchObject({
    outcome: 'verified',
    verified: 'true',
  });
  const failed = await run({ sync: 'false', 'verify-refs': 'refs/tags/v1' });
  expect(failed.outputs).toMatchObject({
    outcome: 'failed',
    'error-kind': 'ref-mismatch',
    verified: 'false',
  });
  expect(writes()).toEqual([]);
});

test('a dry run reports the refs and does not fail', async () => {
  const { run, repository, project, writes } = await arrange();
  await project.enableMirror({ url: repository.url });
  const step = await run({ 'dry-run': 'true', 'verify-refs': 'refs/tags/v1' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'planned', verified: 'false' });
  expect(writes()).toEqual([]);
});

test.each([
  ['main', /verify-refs: must be all, or a ref such as refs\/heads\/main/],
  ['refs/heads/main=abc', /needs a full commit SHA .*"refs\/heads\/main=abc"/],
  ['refs/heads/a..b', /verify-refs: must be/],
  [`refs/tags/v1=${'a'.repeat(40)}\nrefs/tags/v1=${'b'.repeat(40)}`, /lists a ref twice/],
])('verify-refs %j is an input error, before any request', async (text, message) => {
  const { run, gitlab } = await arrange();
  const step = await run({ 'verify-refs': text });
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.annotations[0]?.message).toMatch(message);
  expect(gitlab.requests).toEqual([]);
});

test('verify-refs together with wait: false is an input error', async () => {
  const { run } = await arrange();
  const step = await run({ 'verify-refs': 'all', wait: 'false' });
  expect(step.annotations[0]?.message).toMatch(/verify-refs: cannot be combined with wait: false/);
});

test('if the update succeeds without the ref, the step reports synced but not verified', async () => {
  const { run, repository, project } = await arrange({ intervalMs: 30_000 });
  await project.enableMirror({ url: repository.url });
  for (const sync of ['true', 'immediate']) {
    const step = await run({ sync, 'verify-refs': `refs/tags/v9=${'0'.repeat(40)}`, timeout: '3m' });
    expect(step.outputs).toMatchObject({
      outcome: 'failed',
      'error-kind': 'ref-mismatch',
      verified: 'false',
      synced: 'true',
    });
    expect(step.annotations[0]?.message).not.toContain('Branches');
  }
  const branch = await run({ 'verify-refs': `refs/heads/v9=${'0'.repeat(40)}`, timeout: '3m' });
  expect(branch.annotations[0]?.message).toContain('Code, Branches');
});

test('a ref that differs in case only is missing, even if the server finds it', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = (await repository.refs()).get('refs/heads/main');
  gitlab.fail({
    path: /branches\/MAIN$/,
    respond: { status: 200, body: { name: 'main', commit: { id: commit } } },
    times: Number.POSITIVE_INFINITY,
  });
  const step = await run({ sync: 'false', 'verify-refs': `refs/heads/MAIN=${commit}` });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
});

test('while upstream lacks a ref, immediate updates become rarer, and the error says how many there were', async () => {
  const { run, repository, project, writes } = await arrange();
  await project.enableMirror({ url: repository.url });
  const missing = `refs/tags/v9=${'a'.repeat(40)}`;
  const step = await run({ sync: 'immediate', 'verify-refs': missing, timeout: '30m' });
  expect(step.outputs['error-kind']).toBe('ref-mismatch');
  expect(writes().length).toBeGreaterThan(20);
  expect(writes().length).toBeLessThan(35);
  expect(step.annotations[0]?.message).toMatch(
    /v9 is missing \(expected at a{12}\)\. The timeout of 30m was reached after [23]\d updates\./,
  );
});

test('verified refs stay verified if the last poll for the update fails', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const main = (await repository.refs()).get('refs/heads/main');
  gitlab.fail({
    method: 'GET',
    path: /mirror\/pull/,
    skip: 1,
    respond: { status: 503, body: '' },
    times: Infinity,
  });
  const step = await run({ 'verify-refs': `refs/heads/main=${main}`, 'max-retries': '0' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'false' });
  expect(step.summary).not.toMatch(/ran \d/);
});

test('all outputs of a verified step are from the same run, even if a lagging replica shows an earlier one', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  project.plan({ runMs: 600_000, fetchAtMs: 1_000 });
  // The poll after the refs have arrived comes from a replica that does not know of the run.
  gitlab.after({ method: 'GET', path: /repository\/branches/, nth: 2 }, () => {
    gitlab.replica.lagMs = () => 60_000;
  });
  const step = await run({ 'verify-refs': `refs/heads/main=${commit}` });
  expect(step.outputs).toMatchObject({ outcome: 'verified', synced: 'false', 'update-status': 'started' });
  expect(Date.parse(step.outputs['last-update-started-at'] ?? '')).toBe(project.mirror.lastUpdateStartedAt);
});

test('verify-refs: all fails if upstream has no refs', async () => {
  const { run, repository, project } = await arrange();
  await repository.output(['update-ref', '-d', 'refs/heads/main']);
  await project.enableMirror({ url: repository.url, fetched: false });
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs['error-kind']).toBe('ref-mismatch');
  expect(step.annotations[0]?.message).toContain('The upstream has no branch or tag to mirror.');
});
