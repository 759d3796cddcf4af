import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options: GitLabOptions = {}): Promise<Scene> => {
  scene = await openScene({ version: '17.4', ...options });
  return scene;
};
afterEach(() => scene.close());

describe('PUT /projects/:id', () => {
  it('sets a mirror up with credentials inside the URL, percent-encoded, and starts an update at once', async () => {
    const { gitlab, upstream, project, source, api } = await open();
    upstream.setAuth({ user: 'a@b', password: 'p:/ %' });
    const import_url = source.url.replace(
      '//',
      `//${encodeURIComponent('a@b')}:${encodeURIComponent('p:/ %')}@`,
    );
    const { status, body } = await api('PUT', PROJECT, { mirror: true, import_url });
    expect(status).toBe(200);
    expect(body).toMatchObject({ mirror: true, import_url: source.url.replace('//', '//*****:*****@') });
    await gitlab.idle();
    expect(project.runs.at(-1)).toMatchObject({ outcome: 'finished' });
  });

  it('changes the settings of a mirror, and starts nothing without mirror: true', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    const desired = { mirror_trigger_builds: true, mirror_overwrites_diverged_branches: true };
    const { body } = await api('PUT', PROJECT, { ...desired, mirror_branch_regex: '^v' });
    expect(body).toMatchObject(desired);
    expect(body).not.toHaveProperty('mirror_branch_regex');
    expect(project.mirror.settings.mirror_branch_regex).toBe('^v');
    await gitlab.idle();
    expect(project.runs).toEqual([]);
  });

  it('starts an update with mirror: true on a mirror that is on already', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, endedAgoMs: 1 });
    await api('PUT', PROJECT, { mirror: true });
    await gitlab.idle();
    expect(project.runs).toHaveLength(1);
  });

  it('does not know the branch regex before 16.0', async () => {
    const { project, source, api } = await open({ version: '15.5' });
    await project.enableMirror({ url: source.url, history: 'never' });
    await api('PUT', PROJECT, { mirror_branch_regex: '^v', mirror_trigger_builds: true });
    expect(project.mirror.settings).toMatchObject({ mirror_branch_regex: null, mirror_trigger_builds: true });
  });

  it('removes the mirror and its credentials with mirror: false', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({
      url: source.url,
      credentials: { user: 'a', password: 'b' },
      history: 'never',
    });
    expect((await api('PUT', PROJECT, { mirror: false })).body.mirror).toBe(false);
    expect(project.mirror.credentials).toBeNull();
  });

  it.each(['ftp://h/a.git', 'ssh://git@127.0.0.1/a.git', 'http://127.0.0.1:1/a.git'])(
    'rejects a URL that it cannot read: %s',
    async (import_url) => {
      const { api, project } = await open();
      expect(await api('PUT', PROJECT, { mirror: true, import_url })).toMatchObject({
        status: 422,
        body: { message: 'Unable to access repository with the URL and credentials provided' },
      });
      expect(project.mirror.enabled).toBe(false);
    },
  );

  it('makes the user of the token the mirror user, and rejects another one', async () => {
    const { project, source, api, maintainer } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    await api('PUT', PROJECT, { mirror_trigger_builds: true });
    expect(project.mirror.mirrorUserId).toBe(maintainer.id);
    expect(await api('PUT', PROJECT, { mirror: true, mirror_user_id: maintainer.id + 1 })).toMatchObject({
      status: 400,
      body: { message: { mirror_user_id: ['is invalid'] } },
    });
  });

  it('leaves the error of the last run', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'failed' });
    await api('PUT', PROJECT, { mirror: true });
    expect((await api('GET', PROJECT)).body.import_error).toBe('Deadline Exceeded');
  });

  it('rejects both filters, even with false', async () => {
    const { api } = await open();
    const both = { mirror_branch_regex: '^v', only_mirror_protected_branches: false };
    expect(await api('PUT', PROJECT, both)).toMatchObject({
      status: 400,
      body: { error: 'only_mirror_protected_branches, mirror_branch_regex are mutually exclusive' },
    });
  });

  it('rejects mirror: true without a URL', async () => {
    const { api } = await open();
    expect(await api('PUT', PROJECT, { mirror: true })).toMatchObject({
      status: 400,
      body: { message: { import_url: ["can't be blank"] } },
    });
  });

  it.each([
    [{ licensed: false }, undefined],
    [{ mirroringEnabled: false }, false],
  ])('responds 200 and drops the attributes if the instance is %o', async (options, mirror) => {
    const { source, project, api } = await open(options);
    const { status, body } = await api('PUT', PROJECT, { mirror: true, import_url: source.url });
    expect([status, body.mirror]).toEqual([200, mirror]);
    expect(project.mirror).toMatchObject({ enabled: false, url: null });
  });

  it('needs Maintainer', async () => {
    const { api, tokenOf } = await open();
    const answer = await api('PUT', PROJECT, { mirror: false }, { 'PRIVATE-TOKEN': tokenOf('developer') });
    expect(answer).toMatchObject({ status: 403, body: { message: '403 Forbidden' } });
  });

  it('without any attribute is rejected', async () => {
    const { api } = await open();
    expect((await api('PUT', PROJECT, {})).status).toBe(400);
  });
});

describe('POST /projects', () => {
  it('imports a project with everything in it, and updates its mirror after that', async () => {
    const { gitlab, source, api, maintainer } = await open({ gitImports: true });
    await source.branch('feature');
    gitlab.addNamespace('team/tools', [[maintainer, 'maintainer']]);
    const namespace = await api('GET', '/namespaces/team%2Ftools');
    expect(namespace).toMatchObject({ status: 200, body: { full_path: 'team/tools', kind: 'group' } });
    const { status, body } = await api('POST', '/projects', {
      path: 'new',
      name: 'new',
      namespace_id: namespace.body.id,
      visibility: 'internal',
      mirror: true,
      // These are for a mirror that there is already.
      mirror_branch_regex: '^main$',
      mirror_overwrites_diverged_branches: true,
      import_url: source.url,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      path_with_namespace: 'team/tools/new',
      visibility: 'internal',
      mirror: true,
      import_status: 'scheduled',
      mirror_overwrites_diverged_branches: null,
    });
    const path = `/projects/${body.id}`;
    await scene.time.until(() => gitlab.clock.now() >= Date.parse(body.created_at) + 10_000);
    const first = (await api('GET', `${path}/mirror/pull`)).body;
    expect(first.last_successful_update_at).not.toBeNull();
    expect((await api('GET', `${path}/repository/branches`)).body).toHaveLength(2);
    await gitlab.idle();
    const second = (await api('GET', `${path}/mirror/pull`)).body;
    expect(second.update_status).toBe('finished');
    expect(second.last_update_started_at > first.last_update_at).toBe(true);
  });

  it("takes upstream's default branch with an import, which is then protected", async () => {
    const { gitlab, upstream, api } = await open({ gitImports: true });
    const source = await upstream.addRepository('acme/old.git', { defaultBranch: 'master' });
    const { status, body } = await api('POST', '/projects', { path: 'old', import_url: source.url });
    expect([status, body.mirror]).toEqual([201, false]);
    await gitlab.idle();
    const shown = (await api('GET', `/projects/${body.id}`)).body;
    expect(shown).toMatchObject({ default_branch: 'master', import_status: 'finished', mirror: false });
    const protections = (await api('GET', `/projects/${body.id}/protected_branches`)).body;
    expect(protections).toMatchObject([{ name: 'master', allow_force_push: false }]);
  });

  it('rejects an import if the import source is disabled, and a URL that it cannot read before that', async () => {
    const { source, upstream, api } = await open();
    const create = (import_url: string) => api('POST', '/projects', { path: 'new', import_url });
    expect(await create(source.url)).toMatchObject({ status: 403, body: { message: '403 Forbidden' } });
    expect((await create(`${upstream.url}/acme/nothing.git`)).status).toBe(422);
  });

  it('creates a project without a mirror, private by default', async () => {
    const { gitlab, api, maintainer } = await open();
    const namespace = gitlab.addNamespace('team', [[maintainer, 'owner']]);
    const { status, body } = await api('POST', '/projects', { path: 'plain', namespace_id: namespace.id });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      visibility: 'private',
      mirror: false,
      import_url: null,
      import_status: 'none',
    });
  });

  it('rejects a path that is taken', async () => {
    const { gitlab, api, maintainer } = await open();
    const namespace = gitlab.addNamespace('group', [[maintainer, 'owner']]);
    expect(await api('POST', '/projects', { path: 'mirror', namespace_id: namespace.id })).toMatchObject({
      status: 400,
      body: { message: { path: ['has already been taken'] } },
    });
  });

  it('rejects a namespace in which the user may not create projects', async () => {
    const { gitlab, api } = await open();
    const namespace = gitlab.addNamespace('foreign');
    expect(await api('POST', '/projects', { path: 'x', namespace_id: namespace.id })).toMatchObject({
      status: 400,
      body: { message: { namespace: ['is not valid'] } },
    });
  });
});

describe('GET /namespaces/:path', () => {
  it('responds 404 if there is none, or none that the user can see', async () => {
    const { gitlab, api } = await open();
    gitlab.addNamespace('foreign');
    const missing = { status: 404, body: { message: '404 Namespace Not Found' } };
    expect(await api('GET', '/namespaces/nowhere')).toMatchObject(missing);
    expect(await api('GET', '/namespaces/foreign')).toMatchObject(missing);
  });
});
