import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options?: GitLabOptions): Promise<Scene> => {
  scene = await openScene(options);
  return scene;
};
afterEach(() => scene.close());

describe('GET /projects/:id/mirror/pull', () => {
  it('shows the record of the last run and the settings', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, settings: { mirror_trigger_builds: true } });
    const { status, body } = await api('GET', MIRROR);
    const { lastUpdateAt, lastUpdateStartedAt } = project.mirror;
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(Number),
      update_status: 'finished',
      url: source.url,
      last_error: null,
      last_update_at: new Date(lastUpdateAt ?? 0).toISOString(),
      last_update_started_at: new Date(lastUpdateStartedAt ?? 0).toISOString(),
      last_successful_update_at: new Date(lastUpdateAt ?? 0).toISOString(),
      enabled: true,
      mirror_trigger_builds: true,
      only_mirror_protected_branches: null,
      mirror_overwrites_diverged_branches: null,
      mirror_branch_regex: null,
    });
    expect(body.last_update_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('also responds at the numeric ID', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    expect(await api('GET', `/projects/${project.id}/mirror/pull`)).toMatchObject({
      status: 200,
      body: { update_status: 'none', last_update_at: null },
    });
  });

  it('masks stored credentials', async () => {
    const { project, source, api } = await open();
    const credentials = { user: 'ada', password: 'secret' };
    await project.enableMirror({ url: source.url, credentials, history: 'never' });
    expect((await api('GET', MIRROR)).body.url).toBe(source.url.replace('//', '//*****:*****@'));
  });

  it('shows failed with the old message or null first, and the message with the next poll', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    project.plan({ outcome: { fail: 'Deadline Exceeded' } });
    project.startUpdate();
    await gitlab.idle();
    const polls = [await api('GET', MIRROR), await api('GET', MIRROR)];
    expect(polls.map(({ body }) => [body.update_status, body.last_error])).toEqual([
      ['failed', null],
      ['failed', 'Deadline Exceeded'],
    ]);
  });

  it('does not show that a mirror is paused', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'failed' });
    const failed = (await api('GET', MIRROR)).body;
    await project.enableMirror({ url: source.url, history: 'paused' });
    const paused = (await api('GET', MIRROR)).body;
    expect(Object.keys(paused)).toEqual(Object.keys(failed));
    expect(paused).toMatchObject({ update_status: 'failed', enabled: true });
  });

  it.each(['18.0', '19.5'] as const)('responds 400 in %s if there is no mirror', async (version) => {
    const { api } = await open({ version });
    expect(await api('GET', MIRROR)).toMatchObject({
      status: 400,
      body: { message: 'The project is not mirrored' },
    });
  });

  it('responds 400 if the mirror was turned off', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    await api('PUT', MIRROR, { enabled: false });
    expect((await api('GET', MIRROR)).status).toBe(400);
  });

  it.each([{ licensed: false }, { mirroringEnabled: false }])(
    'responds 400 if the instance is %o',
    async (options) => {
      const { project, source, api } = await open(options);
      await project.enableMirror({ url: source.url, history: 'never' });
      expect((await api('GET', MIRROR)).status).toBe(400);
    },
  );

  it('shows no settings before 17.5', async () => {
    const { project, source, api } = await open({ version: '17.4' });
    await project.enableMirror({ url: source.url, history: 'never' });
    expect(Object.keys((await api('GET', MIRROR)).body)).toEqual([
      'id',
      'update_status',
      'url',
      'last_error',
      'last_update_at',
      'last_update_started_at',
      'last_successful_update_at',
    ]);
  });

  it('shows the settings from 17.5 on', async () => {
    const { project, source, api } = await open({ version: '17.5' });
    await project.enableMirror({ url: source.url, history: 'never' });
    expect((await api('GET', MIRROR)).body).toMatchObject({ enabled: true, mirror_branch_regex: null });
  });

  it('does not exist before 15.6', async () => {
    const { project, source, api } = await open({ version: '15.5' });
    await project.enableMirror({ url: source.url, history: 'never' });
    expect(await api('GET', MIRROR)).toMatchObject({ status: 404, body: { error: '404 Not Found' } });
    expect((await api('POST', MIRROR)).status).toBe(200);
  });
});

describe('GET /projects/:id', () => {
  it('shows the mirror, in all versions and never its branch filter', async () => {
    const { project, source, api, maintainer } = await open({ version: '15.5' });
    const credentials = { user: 'ada', password: 'secret' };
    await project.enableMirror({ url: source.url, credentials, history: 'failed' });
    project.mirror.mirrorUserId = maintainer.id;
    await api('GET', PROJECT);
    const { body } = await api('GET', PROJECT);
    expect(body).toMatchObject({
      id: project.id,
      path_with_namespace: 'group/mirror',
      default_branch: null,
      visibility: 'private',
      archived: false,
      marked_for_deletion_on: null,
      permissions: { project_access: { access_level: 40 } },
      import_url: source.url.replace('//', '//*****:*****@'),
      import_status: 'failed',
      import_error: 'Deadline Exceeded',
      mirror: true,
      mirror_user_id: maintainer.id,
      mirror_trigger_builds: false,
      only_mirror_protected_branches: null,
      mirror_overwrites_diverged_branches: null,
    });
    expect(body).not.toHaveProperty('mirror_branch_regex');
  });

  it('shows only that a mirror is off if it is, and nothing of it without a license', async () => {
    const { gitlab, api } = await open();
    const off = (await api('GET', PROJECT)).body;
    expect(off).toMatchObject({ mirror: false });
    expect(off).not.toHaveProperty('mirror_trigger_builds');
    gitlab.settings.licensed = false;
    expect((await api('GET', PROJECT)).body).not.toHaveProperty('mirror');
  });

  it('shows the mirror to developers, and its upstream and error only to maintainers', async () => {
    const { api, tokenOf } = await open();
    const { status, body } = await api('GET', PROJECT, undefined, { 'PRIVATE-TOKEN': tokenOf('developer') });
    expect([status, body.mirror]).toEqual([200, false]);
    expect(body).not.toHaveProperty('import_url');
    expect(body).not.toHaveProperty('import_error');
  });

  it('shows the default branch once there is one', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url });
    expect((await api('GET', PROJECT)).body).toMatchObject({ default_branch: 'main', empty_repo: false });
  });
});
