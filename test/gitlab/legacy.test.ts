import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options: GitLabOptions = { version: '17.4' }): Promise<Scene> => {
  scene = await openScene(options);
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
    const wanted = {
      mirror_trigger_builds: true,
      mirror_overwrites_diverged_branches: true,
      mirror_branch_regex: '^v',
    };
    expect((await api('PUT', PROJECT, wanted)).body).toMatchObject(wanted);
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

  it('refuses a wrong URL with a message per attribute', async () => {
    const { api } = await open();
    expect(await api('PUT', PROJECT, { mirror: true, import_url: 'ftp://h/a.git' })).toMatchObject({
      status: 400,
      body: { message: { import_url: ['is blocked: Only allowed schemes are http, https, ssh, git'] } },
    });
  });

  it('refuses mirror: true without a URL', async () => {
    const { api } = await open();
    expect(await api('PUT', PROJECT, { mirror: true })).toMatchObject({
      status: 400,
      body: { message: { import_url: ["can't be blank"] } },
    });
  });

  it('answers 200 with mirror: false without a licence', async () => {
    const { source, api } = await open({ licensed: false });
    const { status, body } = await api('PUT', PROJECT, { mirror: true, import_url: source.url });
    expect([status, body.mirror]).toEqual([200, false]);
  });

  it('needs Maintainer', async () => {
    const { api, tokenOf } = await open();
    const answer = await api('PUT', PROJECT, { mirror: false }, { 'PRIVATE-TOKEN': tokenOf('developer') });
    expect(answer).toMatchObject({ status: 403, body: { message: '403 Forbidden' } });
  });

  it('without any attribute is refused', async () => {
    const { api } = await open();
    expect((await api('PUT', PROJECT, {})).status).toBe(400);
  });
});

describe('POST /projects', () => {
  it('creates a mirrored project in a namespace that is found by its path', async () => {
    const { gitlab, source, api, maintainer } = await open();
    gitlab.addNamespace('team/tools', [[maintainer, 'maintainer']]);
    const namespace = await api('GET', '/namespaces/team%2Ftools');
    expect(namespace).toMatchObject({ status: 200, body: { full_path: 'team/tools', kind: 'group' } });
    const { status, body } = await api('POST', '/projects', {
      path: 'new',
      name: 'new',
      namespace_id: namespace.body.id,
      visibility: 'internal',
      mirror: true,
      import_url: source.url,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      path_with_namespace: 'team/tools/new',
      visibility: 'internal',
      mirror: true,
    });
    await gitlab.idle();
    expect((await api('GET', `/projects/${body.id}/repository/branches/main`)).status).toBe(200);
  });

  it('creates a project without a mirror, private unless told', async () => {
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

  it('refuses a path that is taken', async () => {
    const { gitlab, api, maintainer } = await open();
    const namespace = gitlab.addNamespace('group', [[maintainer, 'owner']]);
    expect(await api('POST', '/projects', { path: 'mirror', namespace_id: namespace.id })).toMatchObject({
      status: 400,
      body: { message: { path: ['has already been taken'] } },
    });
  });

  it('refuses a namespace where the user may not create projects', async () => {
    const { gitlab, api } = await open();
    const namespace = gitlab.addNamespace('foreign');
    expect(await api('POST', '/projects', { path: 'x', namespace_id: namespace.id })).toMatchObject({
      status: 400,
      body: { message: { namespace: ['is not valid'] } },
    });
  });
});

describe('GET /namespaces/:path', () => {
  it('answers 404 where there is none, or none that the user can see', async () => {
    const { gitlab, api } = await open();
    gitlab.addNamespace('foreign');
    const missing = { status: 404, body: { message: '404 Namespace Not Found' } };
    expect(await api('GET', '/namespaces/nowhere')).toMatchObject(missing);
    expect(await api('GET', '/namespaces/foreign')).toMatchObject(missing);
  });
});
