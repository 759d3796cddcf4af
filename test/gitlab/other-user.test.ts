import { afterEach, describe, expect, it } from 'vitest';
import type { GitLabOptions } from './gitlab.ts';
import { OtherUser } from './other-user.ts';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
const open = async (options?: GitLabOptions): Promise<Scene & { other: OtherUser }> => {
  scene = await openScene(options);
  await scene.project.enableMirror({ url: scene.source.url });
  return { ...scene, other: new OtherUser(scene.gitlab, scene.project) };
};
afterEach(() => scene.close());

describe('another user', () => {
  it('changes a setting and the upstream through the API, at its time', async () => {
    const { other, gitlab, time, project } = await open({ skewMs: 3_600_000 });
    const at = gitlab.clock.now() + 5_000;
    other.after(5_000, () => other.save({ url: 'https://example.com/b.git', mirror_trigger_builds: true }));
    await time.until(() => other.acts.length === 1);
    expect(other.acts).toEqual([{ what: 'save', at, status: 200 }]);
    expect(project.mirror).toMatchObject({
      url: 'https://example.com/b.git',
      settings: { mirror_trigger_builds: true },
    });
    expect(project.mirror.mirrorUserId).not.toBe(scene.maintainer.id);
    expect(gitlab.requests).toEqual([]);
  });

  it('does the same on a release that saves mirrors with the project', async () => {
    const { other, project, upstream } = await open({ version: '17.4' });
    const { url } = await upstream.addRepository('acme/elsewhere.git');
    await other.save({ url, mirror_trigger_builds: true });
    expect(project.mirror).toMatchObject({
      enabled: true,
      url,
      settings: { mirror_trigger_builds: true },
    });
    await other.remove();
    expect(project.mirror.enabled).toBe(false);
  });

  it('fails if GitLab rejects what it saves', async () => {
    const { other, project, upstream, source } = await open({ version: '17.4' });
    const save = other.save({ url: `${upstream.url}/acme/missing.git` });
    await expect(save).rejects.toThrow("the other user's save: GitLab returned 422");
    expect(other.acts).toMatchObject([{ what: 'save', status: 422 }]);
    expect(project.mirror.url).toBe(source.url);
  });

  it('requests updates of a mirror that is off or paused, which GitLab rejects', async () => {
    const { other, project, source } = await open();
    await project.enableMirror({ url: source.url, history: 'paused' });
    expect((await other.request()).status).toBe(403);
    await other.remove();
    expect((await other.request()).status).toBe(400);
  });

  it('removes the mirror', async () => {
    const { other, api } = await open();
    await other.remove();
    expect((await api('GET', MIRROR)).status).toBe(400);
  });

  it('requests updates', async () => {
    const { other, gitlab, project } = await open();
    await other.request();
    await gitlab.idle();
    expect(project.runs).toHaveLength(1);
  });

  it('renames the project, and continues to work with it', async () => {
    const { other, api, project } = await open();
    other.rename('group/renamed');
    expect((await api('GET', PROJECT)).status).toBe(301);
    expect((await other.save({ mirror_trigger_builds: true })).status).toBe(200);
    expect(project.mirror.settings.mirror_trigger_builds).toBe(true);
  });

  it('replaces this project by another one with another ID', async () => {
    const { other, api, project, maintainer } = await open();
    const successor = await other.replace({ members: [[maintainer, 'maintainer']] });
    expect(successor.id).not.toBe(project.id);
    expect((await api('GET', PROJECT)).body.id).toBe(successor.id);
    expect((await api('GET', MIRROR)).status).toBe(400);
    expect((await api('GET', `/projects/${project.id}`)).body.path_with_namespace).toBe(
      `group/mirror-deletion_scheduled-${project.id}`,
    );
    expect(other.acts).toMatchObject([{ what: 'replace' }]);
  });
});
