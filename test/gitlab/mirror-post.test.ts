import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { MIRROR, openScene, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options?: GitLabOptions): Promise<Scene> => {
  scene = await openScene(options);
  return scene;
};
afterEach(() => scene.close());

describe('POST /projects/:id/mirror/pull', () => {
  it('responds 200, and an update follows if the last ended longer ago than the interval', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, endedAgoMs: 301_000 });
    const commit = await source.commit('main');
    expect((await api('POST', MIRROR)).status).toBe(200);
    await gitlab.idle();
    expect((await project.repository.refs()).get('refs/heads/main')).toBe(commit);
  });

  it('postpones the update until the end of the last plus the interval', async () => {
    const { gitlab, project, source, api } = await open({ intervalMs: 600_000 });
    await project.enableMirror({ url: source.url, endedAgoMs: 301_000 });
    expect((await api('POST', MIRROR)).status).toBe(200);
    await gitlab.idle();
    expect(project.runs).toEqual([]);
    expect(project.mirror.nextExecutionAt).toBe((project.mirror.lastUpdateAt ?? 0) + 600_000);
  });

  it('runs a postponed update when it is due', async () => {
    const { time, gitlab, project, source, api } = await open({ intervalMs: 60_000, cronMs: 5_000 });
    await project.enableMirror({ url: source.url, endedAgoMs: 30_000 });
    await api('POST', MIRROR);
    const due = project.mirror.nextExecutionAt ?? 0;
    await time.until(() => project.runs.length > 0);
    await gitlab.idle();
    expect(project.runs[0]?.scheduledAt).toBeGreaterThanOrEqual(due);
    expect(project.mirror.status).toBe('finished');
  });

  it('right after a PUT postpones the update that the PUT has made due', async () => {
    const { gitlab, project, source, api } = await open({ pickupMs: 600_000 });
    await project.enableMirror({ url: source.url, endedAgoMs: 10_000 });
    expect((await api('PUT', MIRROR, { enabled: true })).status).toBe(200);
    expect(project.mirror.nextExecutionAt).toBeLessThanOrEqual(gitlab.clock.now());
    expect((await api('POST', MIRROR)).status).toBe(200);
    expect(project.mirror.nextExecutionAt).toBe((project.mirror.lastUpdateAt ?? 0) + 300_000);
  });

  it('does nothing while a run is in progress, and still responds 200', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    project.plan({ queueMs: 0, outcome: 'stuck-started' });
    project.startUpdate();
    expect((await api('POST', MIRROR)).status).toBe(200);
    await gitlab.idle();
    expect(project.runs).toHaveLength(1);
  });

  it('responds 400 if there is no mirror', async () => {
    const { api } = await open();
    expect((await api('POST', MIRROR)).status).toBe(400);
  });

  it('responds 403 if the mirror is paused', async () => {
    const { project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'paused' });
    expect(await api('POST', MIRROR)).toMatchObject({
      status: 403,
      body: { message: 'Mirroring for the project is on pause' },
    });
  });

  it('resumes with force=true in newest versions', async () => {
    const { gitlab, project, source, api } = await open({ version: '19.5' });
    await project.enableMirror({ url: source.url, history: 'paused' });
    expect((await api('POST', MIRROR)).status).toBe(403);
    expect((await api('POST', `${MIRROR}?force=true`)).status).toBe(200);
    await gitlab.idle();
    expect(project.mirror.status).toBe('finished');
  });

  it('ignores force=true in older versions', async () => {
    const { project, source, api } = await open({ version: '18.0' });
    await project.enableMirror({ url: source.url, history: 'paused' });
    expect((await api('POST', MIRROR, { force: true })).status).toBe(403);
  });

  it('with a pull_request key is not a request for an update', async () => {
    const { gitlab, project, source, api } = await open();
    await project.enableMirror({ url: source.url, history: 'never' });
    expect((await api('POST', MIRROR, { pull_request: { number: 1 } })).status).toBe(422);
    await gitlab.idle();
    expect(project.runs).toEqual([]);
  });

  it('starts no run in Silent Mode', async () => {
    const { time, gitlab, project, source, api } = await open({ silentMode: true });
    await project.enableMirror({ url: source.url });
    await api('POST', MIRROR);
    await api('PUT', MIRROR, { enabled: true });
    await gitlab.idle();
    expect(project.runs).toEqual([]);
    gitlab.settings.silentMode = false;
    await time.until(() => project.runs.length > 0);
  });
});
