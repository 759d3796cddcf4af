import { existsSync } from 'node:fs';
import { get } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import { type GitLabOptions, startGitLab } from './gitlab.ts';
import { MIRROR, openScene, type Scene } from './scene.ts';

let scene: Scene | undefined;
const open = async (options?: GitLabOptions): Promise<Scene> => {
  scene = await openScene(options);
  await scene.project.enableMirror({ url: scene.source.url, history: 'never' });
  return scene;
};
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

describe('the Date header', () => {
  it("is the server's time, however far off", async () => {
    const { time, api } = await open({ skewMs: -3_600_000 });
    for (const path of [MIRROR, '/nothing']) {
      const { headers } = await api('GET', path);
      expect(Date.parse(headers.get('date') ?? '')).toBe(time.now() - 3_600_000);
    }
  });
});

describe('the record of requests', () => {
  it('contains each request as it was sent, and its response', async () => {
    const { gitlab, api } = await open({ relativeRoot: '/gitlab' });
    await api('PUT', MIRROR, { enabled: true });
    await api('PUT', MIRROR, 'enabled=true&a=b', { 'Content-Type': 'application/x-www-form-urlencoded' });
    await api('GET', '/projects/group%2Fmirror/repository/branches?per_page=5');
    expect(gitlab.requests).toMatchObject([
      { method: 'PUT', path: MIRROR, body: { enabled: true }, status: 200 },
      { method: 'PUT', path: MIRROR, body: { enabled: 'true', a: 'b' }, status: 401 },
      {
        method: 'GET',
        path: '/projects/group%2Fmirror/repository/branches?per_page=5',
        body: null,
        status: 200,
      },
    ]);
    expect(gitlab.requests[0]?.headers['private-token']).toMatch(/^glpat-/);
    expect(gitlab.requests[0]?.at).toBeLessThanOrEqual(gitlab.clock.now());
  });

  it('can be listed as a conversation, with repeated GETs counted', async () => {
    const { gitlab, api } = await open();
    for (const method of ['GET', 'GET', 'POST', 'POST', 'GET']) await api(method, MIRROR);
    expect(gitlab.conversation()).toEqual([
      `GET ${MIRROR} → 200 ×2`,
      `POST ${MIRROR} → 200`,
      `POST ${MIRROR} → 200`,
      `GET ${MIRROR} → 200`,
    ]);
    expect(gitlab.conversation({ collapse: false })).toHaveLength(5);
  });

  it('knows the maximum of requests in flight at once', async () => {
    const { time, gitlab, api } = await open();
    await api('GET', MIRROR);
    expect(gitlab.inFlightPeak).toBe(1);
    let arrived = 0;
    for (let n = 0; n < 3; n++) {
      gitlab.before({ method: 'GET' }, async () => {
        arrived++;
      });
    }
    gitlab.before({ method: 'POST' }, () => time.until(() => arrived > 0));
    await Promise.all([api('POST', MIRROR), api('GET', MIRROR)]);
    expect(gitlab.inFlightPeak).toBe(2);
  });
});

describe('scripts', () => {
  it('run right before and after the nth request of their kind, once', async () => {
    const { gitlab, project, api } = await open();
    const seen: string[] = [];
    gitlab.before({ method: 'GET', nth: 2 }, () => {
      seen.push(`before ${gitlab.requests.length}`);
      project.plan({ queueMs: 0 });
      project.startUpdate();
    });
    gitlab.after({ path: /mirror\/pull$/, nth: 3 }, async () => {
      seen.push(`after ${gitlab.requests.length}`);
    });
    const polls = [];
    for (let n = 0; n < 4; n++) polls.push((await api('GET', MIRROR)).body.update_status);
    expect(seen).toEqual(['before 2', 'after 3']);
    expect(polls.slice(0, 2)).toEqual(['none', 'started']);
    expect(project.runs).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('responds as configured, as often as configured, and the request has no effect', async () => {
    const { gitlab, project, api } = await open();
    const respond = { status: 429, headers: { 'Retry-After': '7' }, body: { message: 'Retry later' } };
    gitlab.fail({ method: 'PUT', times: 2, skip: 1, respond });
    const answers = [];
    for (const trigger of [1, 2, 3, 4]) {
      answers.push(await api('PUT', MIRROR, { mirror_trigger_builds: trigger > 1 }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
    expect(answers[1]?.headers.get('retry-after')).toBe('7');
    expect(answers[1]?.body).toEqual({ message: 'Retry later' });
    gitlab.fail({ respond: { status: 503, body: '<html>deploying</html>' } });
    const page = await api('PUT', MIRROR, { mirror_trigger_builds: false });
    expect(page.status).toBe(503);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(project.mirror.settings.mirror_trigger_builds).toBe(true);
  });

  it('affects only requests that its filter selects', async () => {
    const { gitlab, api } = await open();
    gitlab.fail({
      method: 'POST',
      path: /pull$/,
      respond: { status: 502 },
      times: Number.POSITIVE_INFINITY,
    });
    expect((await api('GET', MIRROR)).status).toBe(200);
    expect((await api('POST', MIRROR)).status).toBe(502);
    expect((await api('POST', MIRROR)).status).toBe(502);
    expect((await api('POST', '/projects')).status).toBe(400);
  });

  it('can lose the response to a request that took effect', async () => {
    const { gitlab, project, api } = await open();
    gitlab.fail({ method: 'PUT', reset: 'before-headers', after: 'handled' });
    await expect(api('PUT', MIRROR, { mirror_trigger_builds: true })).rejects.toThrow();
    expect(project.mirror.settings.mirror_trigger_builds).toBe(true);
    expect(gitlab.conversation()).toEqual([`PUT ${MIRROR} → no response`]);
  });

  it('can reset the connection before a request takes effect', async () => {
    const { gitlab, project, api } = await open();
    gitlab.fail({ method: 'PUT', reset: 'before-headers' });
    await expect(api('PUT', MIRROR, { mirror_trigger_builds: true })).rejects.toThrow();
    expect(project.mirror.settings.mirror_trigger_builds).toBe(false);
  });

  it.each([{ reset: 'mid-body' as const }, { truncate: true as const }])(
    'can end the connection halfway through the body: %o',
    async (failure) => {
      const { time, gitlab } = await open();
      gitlab.fail(failure);
      const response = await fetch(`${gitlab.url}/api/v4${MIRROR}`);
      expect(response.status).toBe(401);
      await expect(time.live(response.text())).rejects.toThrow();
    },
  );

  it.each(['headers', 'body'] as const)('can stall before or within the %s', async (stall) => {
    const { time, gitlab } = await open();
    gitlab.fail({ stall });
    const abortion = new AbortController();
    // Time advances only once nothing is in transit any more.
    time.after(60_000, () => abortion.abort());
    const answered = fetch(`${gitlab.url}/api/v4${MIRROR}`, abortion).then(
      async (response) => [response.status, await response.text().catch(({ name }) => name)],
      ({ name }) => name,
    );
    expect(await time.live(answered)).toEqual(stall === 'headers' ? 'AbortError' : [401, 'AbortError']);
  });

  it('can drip the body', async () => {
    const { time, gitlab, api } = await open();
    gitlab.fail({ drip: 200, respond: { status: 200, body: 'x'.repeat(20) } });
    const began = time.now();
    expect((await time.live(api('GET', MIRROR))).body).toBe('x'.repeat(20));
    expect(time.now() - began).toBe(100);
  });
});

describe('TLS', () => {
  it('is spoken with the key and certificate that are given', async () => {
    const ca = await certificateAuthority();
    const gitlab = await startGitLab({ tls: await certificateFor(['127.0.0.1'], ca) });
    expect(gitlab.url).toMatch(/^https:/);
    const status = new Promise((resolve, reject) => {
      const request = get(`${gitlab.url}/api/v4/version`, { ca: ca.cert }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
    });
    expect(await status).toBe(401);
    await gitlab.close();
  });
});

describe('closing', () => {
  it('ends stalled requests and running children, and leaves no directory', async () => {
    const { time, gitlab, upstream, project, source } = await openScene();
    await project.enableMirror({ url: source.url, history: 'never' });
    const { home } = project.repository.git;
    gitlab.fail({ stall: 'headers' });
    const stalled = fetch(`${gitlab.url}/api/v4/version`).catch(() => 'ended');
    await time.until(() => gitlab.requests.length === 1);
    project.plan({ queueMs: 0 });
    project.startUpdate();
    expect(existsSync(home)).toBe(true);
    await gitlab.close();
    await upstream.close();
    expect(await stalled).toBe('ended');
    expect(existsSync(home)).toBe(false);
    expect(project.runs[0]?.endedAt).toBeNull();
  });

  it('works before anything has happened', async () => {
    const gitlab = await startGitLab();
    await gitlab.idle();
    await gitlab.close();
    await expect(fetch(gitlab.url)).rejects.toThrow();
  });
});
