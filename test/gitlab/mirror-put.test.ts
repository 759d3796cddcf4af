import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { plain } from './replicas.ts';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options?: GitLabOptions): Promise<Scene> => {
  scene = await openScene(options);
  return scene;
};
afterEach(() => scene.close());

describe('PUT /projects/:id/mirror/pull', () => {
  it('sets a mirror up, and starts its first update by itself', async () => {
    const { gitlab, project, source, api } = await open();
    const { status, body } = await api('PUT', MIRROR, { url: source.url, enabled: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ enabled: true, url: source.url, update_status: 'none' });
    await gitlab.idle();
    expect(project.mirror.status).toBe('finished');
    expect(await project.repository.refs()).toEqual(await source.refs());
  });

  it('accepts a form as well as JSON', async () => {
    const { source, api } = await open();
    const token = scene.tokenOf('owner');
    const { status, body } = await api('PUT', MIRROR, `enabled=1&url=${encodeURIComponent(source.url)}`, {
      'PRIVATE-TOKEN': token,
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ enabled: true, url: source.url });
  });

  it('starts an update at once although the last has only just finished', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, endedAgoMs: 1 });
    const commit = await source.commit('main');
    await api('PUT', MIRROR, { enabled: true });
    await gitlab.idle();
    expect((await project.repository.refs()).get('refs/heads/main')).toBe(commit);
  });

  it('responds with the record before the update that it starts', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url });
    const { body } = await api('PUT', MIRROR, { enabled: true });
    expect(body.update_status).toBe('finished');
    expect(body.last_update_at).toBe(new Date(project.mirror.lastUpdateAt ?? 0).toISOString());
  });

  it('clears last_error', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'failed' });
    expect((await api('PUT', MIRROR, { enabled: true })).body.last_error).toBeNull();
  });

  it('makes the user of the token the mirror user', async () => {
    const { project, source, api, maintainer } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    await api('PUT', MIRROR, { mirror_trigger_builds: true });
    expect((await api('GET', PROJECT)).body.mirror_user_id).toBe(maintainer.id);
  });

  it('resumes a paused mirror', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'paused' });
    await api('PUT', MIRROR, { enabled: true });
    expect(project.mirror.retryCount).toBe(0);
    await gitlab.idle();
    expect(project.mirror.status).toBe('finished');
  });

  it.each(['stuck-scheduled', 'stuck-started'] as const)(
    'starts nothing while a run is %s',
    async (outcome) => {
      const { gitlab, project, source, api } = await open();
      await project.enableMirror({ url: source.url, history: 'never' });
      project.plan({ queueMs: 0, outcome });
      project.startUpdate();
      expect((await api('PUT', MIRROR, { enabled: true })).body.update_status).toBe(
        outcome.replace('stuck-', ''),
      );
      await gitlab.idle();
      expect(project.runs).toHaveLength(1);
    },
  );

  it('saves new settings while a run is in progress', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    project.plan({ queueMs: 0, outcome: 'stuck-started' });
    project.startUpdate();
    expect((await api('PUT', MIRROR, { mirror_branch_regex: '^v' })).body.mirror_branch_regex).toBe('^v');
  });

  it('with a URL alone leaves the mirror off', async () => {
    const { source, api } = await open();
    const { status, body } = await api('PUT', MIRROR, { url: source.url });
    expect(status).toBe(200);
    expect(body.enabled).toBe(false);
    expect((await api('GET', MIRROR)).status).toBe(400);
  });

  it('with a URL alone removes the credentials, so that the update fails if upstream requires them', async () => {
    const { gitlab, upstream, project, source, api } = await open();
    upstream.setAuth({ user: 'ada', password: 'secret' });
    await project.enableMirror({ url: source.url, credentials: { user: 'ada', password: 'secret' } });
    await api('PUT', MIRROR, { url: source.url });
    await gitlab.idle();
    expect(project.runs.at(-1)?.message).toContain('fatal: could not read Username for');
  });

  it('stores credentials that the update then uses, whatever characters they have', async () => {
    const { gitlab, upstream, project, source, api } = await open();
    const password = `a b%'"$\\n@:/`;
    upstream.setAuth({ user: 'ada', password });
    await api('PUT', MIRROR, { url: source.url, enabled: true, auth_user: 'ada', auth_password: password });
    await gitlab.idle();
    expect(project.runs.at(-1)).toMatchObject({ outcome: 'finished', message: null });
  });

  it("with a wrong password makes the update fail with git's own message, without the password", async () => {
    const { gitlab, upstream, project, source, api } = await open();
    upstream.setAuth({ user: 'ada', password: 'secret' });
    await api('PUT', MIRROR, { url: source.url, enabled: true, auth_user: 'ada', auth_password: 'wrong' });
    await gitlab.idle();
    expect(project.runs.at(-1)?.message).toContain(`fatal: Authentication failed for '${source.url}/'`);
    expect(project.runs.at(-1)?.message).not.toContain('wrong');
  });

  it('with enabled: false removes the credentials and stops mirroring', async () => {
    const { project, source, api } = await open();
    const credentials = { user: 'ada', password: 'secret' };
    await project.enableMirror({ url: source.url, credentials, history: 'never' });
    const { status, body } = await api('PUT', MIRROR, { enabled: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({ enabled: false, url: source.url });
  });

  it("with enabled: true and no URL ever set is rejected: it can't be blank", async () => {
    const { api } = await open();
    expect(await api('PUT', MIRROR, { enabled: true })).toMatchObject({
      status: 400,
      body: { message: { import_url: ["can't be blank"] } },
    });
  });

  it('without any attribute is rejected', async () => {
    const { api } = await open();
    const { status, body } = await api('PUT', MIRROR, {});
    expect(status).toBe(400);
    expect(body.error).toMatch(/^enabled, url, .* are missing, at least one parameter must be provided$/);
  });

  it('with a value that is not a boolean is rejected', async () => {
    const { api } = await open();
    expect(await api('PUT', MIRROR, { enabled: 'perhaps' })).toMatchObject({
      status: 400,
      body: { error: 'enabled is invalid' },
    });
  });

  it('with a body that is not JSON is rejected', async () => {
    const { api } = await open();
    const { status, body } = await api('PUT', MIRROR, '{', {
      'PRIVATE-TOKEN': scene.tokenOf('owner'),
      'Content-Type': 'application/json',
    });
    expect([status, body]).toEqual([400, { error: 'message body does not match declared format' }]);
  });

  it('with a wrong URL is rejected with a message per attribute', async () => {
    const { api } = await open();
    expect(await api('PUT', MIRROR, { url: 'ftp://example.com/a.git', enabled: true })).toMatchObject({
      status: 400,
      body: { message: { import_url: ['is blocked: Only allowed schemes are http, https, ssh, git'] } },
    });
  });

  it('checks the URL if the instance does that, without the credentials that were sent separately', async () => {
    const { project, source, upstream, api } = await open({ checksUrls: true });
    const put = { url: source.url, enabled: true };
    expect((await api('PUT', MIRROR, put)).status).toBe(200);
    const before = plain(project.mirror);
    upstream.setAuth({ user: 'ada', password: 'secret' });
    expect(await api('PUT', MIRROR, { ...put, auth_user: 'ada', auth_password: 'secret' })).toMatchObject({
      status: 400,
      body: {
        message: { import_url: ['Unable to access repository with the URL and credentials provided'] },
      },
    });
    expect((await api('PUT', MIRROR, { url: 'ssh://git@127.0.0.1/a.git' })).status).toBe(400);
    expect(project.mirror).toEqual(before);
    const url = source.url.replace('//', '//ada:secret@');
    expect((await api('PUT', MIRROR, { url })).status).toBe(200);
  });

  it('shows nothing of a change while it checks the URL', async () => {
    const { project, source, upstream, api } = await open({ checksUrls: true });
    await project.enableMirror({ url: source.url });
    const { body: before } = await api('GET', MIRROR);
    let isAnswered = false;
    const put = api('PUT', MIRROR, { url: `${upstream.url}/acme/missing.git` }).finally(() => {
      isAnswered = true;
    });
    const seen: unknown[] = [];
    while (!isAnswered) seen.push((await api('GET', MIRROR)).body);
    expect((await put).status).toBe(400);
    expect(seen).toEqual(seen.map(() => before));
  });

  it('without a license responds 200 with enabled: false, and nothing runs', async () => {
    const { gitlab, project, source, api } = await open({ licensed: false });
    const { status, body } = await api('PUT', MIRROR, { url: source.url, enabled: true });
    expect([status, body.enabled]).toEqual([200, false]);
    await gitlab.idle();
    expect(project.runs).toEqual([]);
  });

  it('is rejected if mirroring is switched off for the instance', async () => {
    const { source, api } = await open({ mirroringEnabled: false });
    expect((await api('PUT', MIRROR, { url: source.url, enabled: true })).status).toBe(400);
  });

  it('of a fork is rejected only if the URL changes to one outside of the fork network', async () => {
    const { gitlab, source, api, maintainer } = await open();
    const members: [typeof maintainer, 'maintainer'][] = [[maintainer, 'maintainer']];
    const fork = await gitlab.addProject({ path: 'group/fork', members, forkOf: 'group/mirror' });
    const path = `/projects/${fork.id}/mirror/pull`;
    expect(await api('PUT', path, { url: source.url, enabled: true })).toMatchObject({
      status: 400,
      body: { message: { url: ['must be inside the fork network'] } },
    });
    expect((await api('PUT', path, { url: `${gitlab.url}/group/mirror.git`, enabled: true })).status).toBe(
      200,
    );
    expect((await api('PUT', path, { mirror_trigger_builds: true })).status).toBe(200);
    await fork.enableMirror({ url: source.url, history: 'never' });
    expect((await api('PUT', path, { url: source.url })).status).toBe(200);
  });

  it('resolves a regex and protected-only in one request before 19.5', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    const { body } = await api('PUT', MIRROR, {
      mirror_branch_regex: '^v',
      only_mirror_protected_branches: true,
    });
    expect(body).toMatchObject({ mirror_branch_regex: '^v', only_mirror_protected_branches: false });
  });

  it('rejects a regex and protected-only in one request from 19.5 on, even with false', async () => {
    const { project, source, api } = await open({ version: '19.5' });
    await project.enableMirror({ url: source.url, history: 'never' });
    const both = { mirror_branch_regex: '^v', only_mirror_protected_branches: false };
    expect(await api('PUT', MIRROR, both)).toMatchObject({
      status: 400,
      body: { error: 'only_mirror_protected_branches, mirror_branch_regex are mutually exclusive' },
    });
    expect((await api('PUT', MIRROR, { mirror_branch_regex: '^v' })).body.mirror_branch_regex).toBe('^v');
  });

  it.each([
    ['15.5', 404, '404 Not Found'],
    ['17.4', 404, '404 Not Found'],
    ['17.5', 405, '405 Not Allowed'],
  ] as const)('is not there in %s: %i', async (version, status, error) => {
    const { api } = await open({ version });
    expect(await api('PUT', MIRROR, { enabled: true })).toMatchObject({ status, body: { error } });
  });
});
