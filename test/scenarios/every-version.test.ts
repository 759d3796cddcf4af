/** The whole step on the versions of GitLab that the embedded GitLab knows. Users notice no difference between the versions. */
import { describe, expect, test } from 'vitest';
import type { ActionInputs, FinishedStep } from '../runner/runner.ts';
import { arrange as arrangeAny, type Setting } from './setting.ts';

const versions = ['17.4', '17.5', '18.0', '19.5'] as const;

/** The write requests, one word each, whichever endpoint the version has; without requests to missing endpoints. */
function writes({ gitlab }: Setting): string[] {
  return gitlab.requests
    .filter(({ method, status }) => method !== 'GET' && status !== 404 && status !== 405)
    .map(
      ({ method, path, status }) =>
        `${method === 'PUT' ? 'save' : path.endsWith('/mirror/pull') ? 'update' : 'create'} ${status}`,
    );
}

function expectPass(step: FinishedStep, outputs: FinishedStep['outputs']): void {
  expect(step.log.filter((line) => line.startsWith('error:'))).toEqual([]);
  expect(step.outputs).toMatchObject(outputs);
  expect(step.exitCode).toBe(0);
}

describe.each(versions)('on GitLab %s', (version) => {
  const arrange = (options: Parameters<typeof arrangeAny>[0] = {}) => arrangeAny({ version, ...options });
  const filter: ActionInputs = { 'mirror-branch-regex': '^(main|v.*)$' };

  test('the first configuration is one write, and the step waits for the update that it starts', async () => {
    const setting = await arrange();
    const { run, repository, project } = setting;
    await repository.branch('v1');
    const step = await run({ url: repository.url, 'mirror-trigger-builds': 'true', ...filter });
    expectPass(step, { outcome: 'synced', changed: 'true', synced: 'true' });
    expect(writes(setting)).toEqual(['save 200']);
    expect(await project.repository.refs()).toEqual(await repository.refs());
  });

  test('if the settings are up to date, nothing is written and one update is requested', async () => {
    const setting = await arrange();
    const { run, repository, project } = setting;
    await project.enableMirror({ url: repository.url, settings: { mirror_trigger_builds: true } });
    const release = await repository.commit('main', 'release');
    const step = await run({
      url: repository.url,
      'mirror-trigger-builds': 'true',
      'mirror-overwrites-diverged-branches': 'false',
    });
    expectPass(step, { outcome: 'synced', changed: 'false', synced: 'true' });
    expect(writes(setting)).toEqual(['update 200']);
    expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
  });

  test('changed settings are restored by one write, and the step waits for the update that it starts', async () => {
    const setting = await arrange();
    const { run, repository, project } = setting;
    await project.enableMirror({ url: repository.url });
    const step = await run({ 'mirror-overwrites-diverged-branches': 'true' });
    expectPass(step, { outcome: 'synced', changed: 'true' });
    expect(JSON.parse(step.outputs.changes ?? '')).toEqual([
      { setting: 'mirror_overwrites_diverged_branches', from: false, to: true },
    ]);
    expect(writes(setting)).toEqual(['save 200']);
    expect(project.mirror.settings.mirror_overwrites_diverged_branches).toBe(true);
    expect(project.runs).toHaveLength(1);
  });

  test('credentials with special characters reach upstream, and appear nowhere', async () => {
    const password = 'p@ss:w/rd%41#?& $1ü';
    const setting = await arrange({ auth: { user: 're@der', password } });
    const { run, repository, project } = setting;
    const inputs = { url: repository.url, 'auth-user': 're@der', 'auth-password': password };
    const step = await run(inputs);
    expectPass(step, { outcome: 'synced', changed: 'true' });
    expect(project.mirror.credentials).toEqual({ user: 're@der', password });
    // GitLab has the credentials now. It never returns them, so they are written again, and nothing else is.
    expectPass(await run(inputs), { outcome: 'synced', changed: 'true' });
    expect(writes(setting)).toEqual(['save 200', 'save 200']);
    expect(project.mirror.credentials).toEqual({ user: 're@der', password });
    const shown = step.stdout.replace(/^::add-mask::.*$/gm, '') + step.summary + JSON.stringify(step.outputs);
    expect(shown).not.toMatch(/p@ss|p%40ss/);
  });

  test('if a run is in progress, the step waits for it and then requests its own', async () => {
    const setting = await arrange({ intervalMs: 1_000 });
    const { time, run, repository, project } = setting;
    await project.enableMirror({ url: repository.url });
    let release = '';
    project.plan({
      queueMs: 0,
      runMs: 60_000,
      fetchAtMs: 0,
      afterFetch: async () => {
        release = await repository.commit('main', 'pushed after the fetch');
      },
    });
    project.startUpdate();
    await time.until(() => release !== '');
    const step = await run();
    expectPass(step, { outcome: 'synced', synced: 'true' });
    expect(writes(setting)).toEqual(['update 200']);
    expect(project.runs).toHaveLength(2);
    expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
  });

  test('a failed update is reported with the message of git', async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    await repository.forcePush('main');
    const step = await run();
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'sync-failed', synced: 'false' });
    expect(step.annotations[0]?.message).toMatch(
      /default branch \(main\) has diverged.*mirror-overwrites-diverged-branches/,
    );
  });

  test('sync: immediate does not wait for the interval', async () => {
    const setting = await arrange();
    const { run, repository, project, gitlab } = setting;
    await project.enableMirror({ url: repository.url, endedAgoMs: 10_000 });
    const begun = gitlab.clock.now();
    expectPass(await run({ sync: 'immediate' }), { outcome: 'synced', changed: 'false' });
    expect(writes(setting)).toEqual(['save 200']);
    expect((project.runs[0]?.startedAt ?? Infinity) - begun).toBeLessThan(200_000);
  });

  test('a paused mirror is resumed', async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url, history: 'paused' });
    expectPass(await run(), { outcome: 'synced', changed: 'false' });
    expect(project.mirror.retryCount).toBe(0);
  });

  test('the mirror is removed, and its credentials with it', async () => {
    const setting = await arrange();
    const { run, repository, project } = setting;
    await project.enableMirror({ url: repository.url, credentials: { user: 'a', password: 'b' } });
    expectPass(await run({ enabled: 'false' }), { outcome: 'removed', changed: 'true' });
    expectPass(await run({ enabled: 'false' }), { outcome: 'unchanged', changed: 'false' });
    expect(writes(setting)).toEqual(['save 200']);
    expect(project.mirror).toMatchObject({ enabled: false, credentials: null });
  });

  test('without a license GitLab accepts the settings, and the step fails', async () => {
    const { run, repository } = await arrange({ licensed: false });
    expect((await run({ url: repository.url })).outputs).toMatchObject({
      outcome: 'failed',
      'error-kind': 'license',
    });
  });

  test('a missing project is not mistaken for a missing endpoint', async () => {
    const setting = await arrange();
    expect(
      (await setting.run({ project: 'group/other', url: setting.repository.url })).outputs['error-kind'],
    ).toBe('not-found');
    expect(setting.gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a rejected URL is reported with the message of GitLab', async () => {
    const { run, gitlab, project, repository } = await arrange();
    await project.enableMirror({ url: repository.url });
    const blocked = {
      status: 400,
      body: { message: { import_url: ['is blocked: Requests to localhost are not allowed'] } },
    };
    gitlab.fail({ method: 'PUT', respond: blocked, skip: version === '17.5' ? 1 : 0 });
    const step = await run({ url: 'http://localhost/other.git' });
    expect(step.outputs).toMatchObject({ 'error-kind': 'refused', changed: 'false' });
    expect(step.annotations[0]?.message).toContain('import_url is blocked: Requests to localhost');
  });

  test('single refs and all refs are verified', async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const { object } = await repository.tag('v1', {
      annotated: true,
      at: await repository.commit('main', 'release'),
    });
    expectPass(await run({ 'verify-refs': `refs/tags/v1=${object}\nall` }), {
      outcome: 'verified',
      verified: 'true',
      synced: 'true',
    });
  });

  test('excluded and diverged branches are reported with the reason', async () => {
    const { run, repository, project } = await arrange({ intervalMs: 1_000 });
    await repository.commit('develop', 'first');
    await project.enableMirror({ url: repository.url });
    const diverged = await repository.forcePush('develop');
    const step = await run({ 'verify-refs': `refs/heads/develop=${diverged}` });
    expect(step.annotations[0]?.message).toMatch(/diverged from upstream/);
    project.mirror.settings.only_mirror_protected_branches = true;
    const outside = await run({ 'verify-refs': `refs/heads/develop=${diverged}` });
    expect(outside.annotations[0]?.message).toMatch(/only-mirror-protected-branches excludes it/);
  });

  test('a project is created in its namespace and mirrored in one step', async () => {
    const setting = await arrange();
    const { run, repository, gitlab, user } = setting;
    gitlab.addNamespace('group', [[user, 'owner']]);
    const step = await run({
      project: 'group/new',
      url: repository.url,
      'create-project': 'true',
      visibility: 'internal',
      'mirror-trigger-builds': 'true',
    });
    expectPass(step, { outcome: 'synced', changed: 'true', synced: 'true' });
    expect(writes(setting)).toEqual(['create 201', 'save 200']);
    expectPass(
      await run({ project: 'group/new', url: repository.url, 'create-project': 'true', sync: 'false' }),
      { outcome: 'unchanged' },
    );
  });

  test('a dry run writes nothing and reports what would change', async () => {
    const setting = await arrange();
    const { run, repository, project } = setting;
    await project.enableMirror({ url: repository.url });
    const step = await run({ 'dry-run': 'true', 'mirror-trigger-builds': 'true', 'verify-refs': 'all' });
    expectPass(step, { outcome: 'planned', changed: 'true', verified: 'true' });
    expect(writes(setting)).toEqual([]);
  });
});

test('a GitLab older than 15.6 is an error that names its version, and nothing is written', async () => {
  const setting = await arrangeAny({ version: '15.5' });
  const { run, repository, project } = setting;
  await project.enableMirror({ url: repository.url });
  const step = await run({ 'mirror-trigger-builds': 'true' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'unsupported' });
  expect(step.annotations[0]?.message).toMatch(/GitLab 15\.5.* is not supported.*15\.6 or later/);
  expect(writes(setting)).toEqual([]);
});

test('a GitLab older than 15.6 that does not show its version is unsupported as well', async () => {
  const { run, repository, project, gitlab } = await arrangeAny({ version: '15.5' });
  await project.enableMirror({ url: repository.url });
  gitlab.fail({ path: /^\/version/, respond: { status: 403, body: { message: '403 Forbidden' } } });
  const step = await run({ 'mirror-trigger-builds': 'true' });
  expect(step.outputs['error-kind']).toBe('unsupported');
  expect(step.annotations[0]?.message).toContain('This version of GitLab is not supported.');
});
