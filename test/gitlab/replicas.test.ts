import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options?: GitLabOptions): Promise<Scene> => {
  scene = await openScene(options);
  return scene;
};
const pass = ({ time }: Scene, ms: number): Promise<void> =>
  time.live(time.sleep(ms, new AbortController().signal));
afterEach(() => scene.close());

describe('a lagging replica', () => {
  it('shows that the mirror is off until its lag has passed, although the response to the PUT shows it on', async () => {
    const { api, gitlab, source } = await open({ replica: { lagMs: 10_000 } });
    await pass(scene, 60_000);
    const put = await api('PUT', MIRROR, { url: source.url, enabled: true });
    expect(put.body).toMatchObject({ enabled: true, url: source.url });
    expect((await api('GET', MIRROR)).status).toBe(400);
    expect((await api('GET', PROJECT)).body).toMatchObject({ mirror: false });
    await pass(scene, 10_000);
    expect((await api('GET', MIRROR)).body).toMatchObject({ enabled: true, url: source.url });
    expect((await api('GET', PROJECT)).body).toMatchObject({ mirror: true, import_url: source.url });
    expect(gitlab.replica.lagMs).toBe(10_000);
  });

  it('shows settings, times, status and last_error of a mirror as they were', async () => {
    const { api, project, source } = await open({ replica: { lagMs: 5_000 }, queueMs: 1_000, runMs: 20_000 });
    await project.enableMirror({ url: source.url, history: 'failed' });
    await pass(scene, 60_000);
    const { body: before } = await api('GET', MIRROR);
    expect(before).toMatchObject({ update_status: 'failed', last_error: 'Deadline Exceeded' });
    await api('PUT', MIRROR, { mirror_trigger_builds: true });
    await pass(scene, 4_000);
    expect(project.mirror).toMatchObject({ status: 'started', lastError: null });
    expect((await api('GET', MIRROR)).body).toEqual(before);
    await pass(scene, 1_000);
    expect((await api('GET', MIRROR)).body).toMatchObject({
      update_status: 'failed',
      last_error: null,
      mirror_trigger_builds: true,
    });
    await pass(scene, 2_000);
    expect((await api('GET', MIRROR)).body.update_status).toBe('scheduled');
    await pass(scene, 1_000);
    expect((await api('GET', MIRROR)).body).toMatchObject({
      update_status: 'started',
      last_update_started_at: new Date(project.runs[0]?.startedAt ?? 0).toISOString(),
    });
  });

  it('hides the message of a failure for as many polls as the primary does', async () => {
    const { api, project, source } = await open({ replica: { lagMs: 5_000 } });
    await project.enableMirror({ url: source.url });
    project.plan({ outcome: { fail: 'no route to host' }, queueMs: 0, runMs: 1_000, messageAfterPolls: 2 });
    await pass(scene, 60_000);
    project.startUpdate();
    await pass(scene, 7_000);
    const messages: (string | null)[] = [];
    for (let reads = 0; reads < 4; reads++) messages.push((await api('GET', MIRROR)).body.last_error);
    expect(messages).toEqual([null, null, 'no route to host', 'no route to host']);
  });

  it('does not know a project that was created since, nor its repository', async () => {
    const { api, gitlab, maintainer } = await open({ replica: { lagMs: 3_000 } });
    await pass(scene, 60_000);
    gitlab.addNamespace('group', [[maintainer, 'maintainer']]);
    const { id } = gitlab.addNamespace('group');
    const created = await api('POST', '/projects', { path: 'new', namespace_id: id });
    expect(created).toMatchObject({ status: 201, body: { path_with_namespace: 'group/new' } });
    const paths = ['/projects/group%2Fnew', `/projects/${created.body.id}/repository/branches`];
    for (const path of paths) expect((await api('GET', path)).status).toBe(404);
    await pass(scene, 3_000);
    for (const path of paths) expect((await api('GET', path)).status).toBe(200);
  });

  it('knows a renamed project by its old path, until it redirects from there', async () => {
    const { api, project } = await open({ replica: { lagMs: 3_000 } });
    await pass(scene, 60_000);
    project.moveTo('group/renamed');
    expect((await api('GET', PROJECT)).body).toMatchObject({ path_with_namespace: 'group/mirror' });
    expect((await api('GET', '/projects/group%2Frenamed')).status).toBe(404);
    await pass(scene, 3_000);
    expect((await api('GET', PROJECT)).status).toBe(301);
    expect((await api('GET', '/projects/group%2Frenamed')).body.id).toBe(project.id);
  });

  it('lists the projects of a group as they were', async () => {
    const { api, gitlab, project, source, maintainer } = await open({ replica: { lagMs: 3_000 } });
    const { path: team } = gitlab.addNamespace('team', [[maintainer, 'maintainer']]);
    const moved = await gitlab.addProject({ path: 'group/moved', members: [[maintainer, 'maintainer']] });
    await pass(scene, 60_000);
    await gitlab.addProject({ path: 'group/new', members: [[maintainer, 'maintainer']] });
    moved.moveTo('team/moved');
    project.archive();
    project.shareWith(team);
    await project.enableMirror({ url: source.url });
    const list = async (group: string) => {
      const { body } = await api('GET', `/groups/${group}/projects?order_by=path&sort=asc`);
      return body.map((found: Record<string, unknown>) => [
        found.path_with_namespace,
        found.archived,
        found.mirror,
      ]);
    };
    expect(await list('group')).toEqual([
      ['group/mirror', false, false],
      ['group/moved', false, false],
    ]);
    expect(await list('team')).toEqual([]);
    await pass(scene, 3_000);
    expect(await list('group')).toEqual([
      ['group/mirror', true, true],
      ['group/new', false, false],
    ]);
    expect(await list('team')).toEqual([
      ['group/mirror', true, true],
      ['team/moved', false, false],
    ]);
  });

  it('shows a group to a user without a role in it only when it has the project that they can see', async () => {
    const { api, gitlab } = await open({ replica: { lagMs: 3_000 } });
    await pass(scene, 60_000);
    await gitlab.addProject({ path: 'others/public', visibility: 'public' });
    expect((await api('GET', '/groups/others')).status).toBe(404);
    await pass(scene, 3_000);
    expect((await api('GET', '/groups/others')).status).toBe(200);
  });

  it('shows refs as they are, since they do not come from the database', async () => {
    const { api, project } = await open({ replica: { lagMs: 60_000 } });
    await pass(scene, 120_000);
    await project.repository.commit('main');
    expect((await api('GET', `${PROJECT}/repository/branches/main`)).status).toBe(200);
  });

  it('never goes back behind what it has shown when the lag grows', async () => {
    const { api, gitlab, project, source } = await open();
    await pass(scene, 60_000);
    await project.enableMirror({ url: source.url });
    gitlab.replica.lagMs = 60_000;
    expect((await api('GET', MIRROR)).status).toBe(200);
    await pass(scene, 60_000);
    expect((await api('GET', MIRROR)).status).toBe(200);
  });

  it('is one of several if each read may lag differently, so that responses go back in time', async () => {
    const lags = [0, 5_000, 0];
    const { api, project, source } = await open({ replica: { lagMs: () => lags.shift() ?? 0 } });
    await pass(scene, 60_000);
    await project.enableMirror({ url: source.url });
    const statuses = [];
    for (let reads = 0; reads < 3; reads++) statuses.push((await api('GET', MIRROR)).status);
    expect(statuses).toEqual([200, 400, 200]);
  });

  it('lags by two minutes at most', async () => {
    const { gitlab, api } = await open();
    gitlab.replica.lagMs = 120_001;
    expect((await api('GET', MIRROR)).status).toBe(500);
  });
});
