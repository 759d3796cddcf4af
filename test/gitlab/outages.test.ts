import { afterEach, describe, expect, it } from 'vitest';
import { MIRROR, openScene, type Scene } from './scene.ts';

let scene: Scene;
const open = async (): Promise<Scene> => {
  scene = await openScene();
  await scene.project.enableMirror({ url: scene.source.url });
  return scene;
};
const pass = ({ time }: Scene, ms: number): Promise<void> =>
  time.live(time.sleep(ms, new AbortController().signal));
afterEach(() => scene.close());

describe('an outage', () => {
  it('responds to every request with a page, from its beginning to its end', async () => {
    const { gitlab, api } = await open();
    gitlab.outage({ afterMs: 10_000, lastsMs: 60_000, answer: 502 });
    expect((await api('GET', MIRROR)).status).toBe(200);
    await pass(scene, 10_000);
    const { status, body, headers } = await api('GET', MIRROR);
    expect([status, body]).toEqual([502, expect.stringContaining('502 Bad Gateway')]);
    expect(headers.get('content-type')).toContain('text/html');
    await pass(scene, 59_000);
    expect((await api('POST', MIRROR)).status).toBe(502);
    await pass(scene, 1_000);
    expect((await api('GET', MIRROR)).status).toBe(200);
  });

  it('keeps requests from having an effect', async () => {
    const { gitlab, api, project } = await open();
    gitlab.outage({ lastsMs: 60_000, answer: 503 });
    expect((await api('PUT', MIRROR, { mirror_trigger_builds: true })).status).toBe(503);
    await gitlab.idle();
    expect(project.mirror.settings.mirror_trigger_builds).toBe(false);
    expect(project.runs).toEqual([]);
  });

  it('may lose only responses, so that requests have their effect', async () => {
    const { gitlab, api, project } = await open();
    gitlab.outage({ lastsMs: 1_000, answer: 'reset', effect: 'handled' });
    await expect(api('PUT', MIRROR, { mirror_trigger_builds: true })).rejects.toThrow();
    await gitlab.idle();
    expect(project.mirror.settings.mirror_trigger_builds).toBe(true);
    expect(project.runs).toHaveLength(1);
  });

  it('may be silence, which the client ends', async () => {
    const { gitlab } = await open();
    gitlab.outage({ lastsMs: 60_000, answer: 'silence' });
    const stop = new AbortController();
    const answer = fetch(`${gitlab.url}/api/v4${MIRROR}`, { signal: stop.signal });
    await scene.time.until(() => gitlab.requests.length === 1);
    stop.abort(new Error('no time left'));
    await expect(answer).rejects.toThrow('no time left');
    expect(gitlab.requests).toMatchObject([{ status: 0 }]);
  });

  it('of the rate limit may say for how long', async () => {
    const { gitlab, api } = await open();
    gitlab.outage({ lastsMs: 60_000, answer: 429, retryAfter: 60 });
    const { status, headers } = await api('GET', MIRROR);
    expect([status, headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('may concern some requests only', async () => {
    const { gitlab, api } = await open();
    gitlab.outage({ lastsMs: 60_000, answer: 500, method: 'POST' });
    expect((await api('GET', MIRROR)).status).toBe(200);
    expect((await api('POST', MIRROR)).status).toBe(500);
  });
});
