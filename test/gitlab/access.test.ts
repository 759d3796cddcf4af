import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ relativeRoot: '/gitlab' });
  await scene.project.enableMirror({ url: scene.source.url, history: 'never' });
});
afterEach(() => scene.close());

const as = (token: string): Record<string, string> => ({ 'PRIVATE-TOKEN': token });
const bearing = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

describe('tokens', () => {
  it('are accepted in PRIVATE-TOKEN, and as bearer tokens', async () => {
    const token = scene.tokenOf('maintainer');
    expect((await scene.api('GET', MIRROR, undefined, as(token))).status).toBe(200);
    expect((await scene.api('GET', MIRROR, undefined, bearing(token))).status).toBe(200);
  });

  it('of OAuth are accepted only as bearer tokens', async () => {
    const token = scene.tokenOf('maintainer', { kind: 'oauth' });
    expect((await scene.api('GET', MIRROR, undefined, bearing(token))).status).toBe(200);
    expect((await scene.api('GET', MIRROR, undefined, as(token))).status).toBe(401);
  });

  it.each(['GET', 'PUT', 'POST'])(
    'that are missing or unknown get 401 Unauthorized from %s',
    async (method) => {
      const expected = { status: 401, body: { message: '401 Unauthorized' } };
      expect(await scene.api(method, MIRROR, undefined, {})).toMatchObject(expected);
      expect(await scene.api(method, MIRROR, undefined, as('glpat-unknown'))).toMatchObject(expected);
    },
  );

  it('that are revoked get 401 invalid_token', async () => {
    const token = scene.tokenOf('maintainer', { revoked: true });
    const { status, body } = await scene.api('GET', MIRROR, undefined, as(token));
    expect([status, body]).toEqual([
      401,
      { error: 'invalid_token', error_description: expect.stringContaining('revoked') },
    ]);
  });

  it("that have expired by the server's clock get 401 invalid_token", async () => {
    const token = scene.tokenOf('maintainer', { expiresAt: scene.gitlab.clock.now() });
    const { status, body } = await scene.api('GET', MIRROR, undefined, as(token));
    expect([status, body]).toEqual([
      401,
      { error: 'invalid_token', error_description: expect.stringContaining('expired') },
    ]);
  });

  it.each(['GET', 'PUT', 'POST'])(
    'without the api scope get 403 insufficient_scope from %s',
    async (method) => {
      const token = scene.tokenOf('maintainer', { scopes: ['read_repository'] });
      const { status, body } = await scene.api(method, MIRROR, undefined, as(token));
      expect([status, body.error]).toEqual([403, 'insufficient_scope']);
      expect(body.scope.split(' ')).toContain('api');
    },
  );

  it('with read_api can read but not write', async () => {
    const token = scene.tokenOf('maintainer', { scopes: ['read_api'] });
    expect((await scene.api('GET', MIRROR, undefined, as(token))).status).toBe(200);
    expect((await scene.api('POST', MIRROR, undefined, as(token))).status).toBe(403);
  });
});

describe('roles', () => {
  it.each(['guest', 'reporter', 'developer'] as const)('of %s: 403 Forbidden to the mirror', async (role) => {
    const token = scene.tokenOf(role);
    for (const method of ['GET', 'PUT', 'POST']) {
      expect(await scene.api(method, MIRROR, undefined, as(token))).toMatchObject({
        status: 403,
        body: { message: '403 Forbidden' },
      });
    }
  });

  it.each(['maintainer', 'owner'] as const)('of %s: may read and configure', async (role) => {
    const token = scene.tokenOf(role);
    expect((await scene.api('GET', MIRROR, undefined, as(token))).status).toBe(200);
    expect((await scene.api('PUT', MIRROR, { enabled: true }, as(token))).status).toBe(200);
  });

  it.each([MIRROR, PROJECT, '/projects/group%2Fnone/mirror/pull'])(
    'a user without a role: %s of a private project is not found, as if it did not exist',
    async (path) => {
      const token = scene.gitlab.addToken(scene.gitlab.addUser('stranger'));
      expect(await scene.api('GET', path, undefined, as(token))).toMatchObject({
        status: 404,
        body: { message: '404 Project Not Found' },
      });
    },
  );

  it('a user without a role: the mirror of a public project, which anyone can read, responds 403', async () => {
    const stranger = scene.gitlab.addToken(scene.gitlab.addUser('stranger'));
    await scene.gitlab.addProject({ path: 'group/open', visibility: 'public' });
    expect((await scene.api('GET', '/projects/group%2Fopen', undefined, {})).status).toBe(200);
    expect(
      (await scene.api('GET', '/projects/group%2Fopen/mirror/pull', undefined, as(stranger))).status,
    ).toBe(403);
  });

  it('a user without a role: an internal project can be read with any token, and not without a token', async () => {
    const stranger = scene.gitlab.addToken(scene.gitlab.addUser('stranger'));
    await scene.gitlab.addProject({ path: 'group/inner', visibility: 'internal' });
    expect((await scene.api('GET', '/projects/group%2Finner', undefined, as(stranger))).status).toBe(200);
    expect((await scene.api('GET', '/projects/group%2Finner', undefined, {})).status).toBe(404);
  });

  it('in a group hold in the groups below', async () => {
    const { gitlab, maintainer, api } = scene;
    gitlab.addNamespace('top', [[maintainer, 'owner']]);
    const project = await gitlab.addProject({ path: 'top/sub/deep' });
    expect((await api('GET', `/projects/${project.id}`)).body.permissions.project_access.access_level).toBe(
      50,
    );
  });
});

describe('routes', () => {
  it('know a project by its path, encoded once, whatever the case', async () => {
    expect((await scene.api('GET', '/projects/Group%2FMirror')).status).toBe(200);
    expect((await scene.api('GET', '/projects/group%252Fmirror')).status).toBe(404);
    expect((await scene.api('GET', '/projects/group/mirror')).status).toBe(404);
  });

  it('respond 405 to a method that they do not support', async () => {
    const { status, body, headers } = await scene.api('DELETE', MIRROR);
    expect([status, body]).toEqual([405, { error: '405 Not Allowed' }]);
    expect(headers.get('allow')).toBe('OPTIONS, POST, GET, PUT');
  });

  it('respond to HEAD as to GET, without a body', async () => {
    const { status, body, headers } = await scene.api('HEAD', MIRROR);
    expect([status, body]).toEqual([200, '']);
    expect(Number(headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('that are unknown respond 404', async () => {
    expect(await scene.api('GET', '/nothing')).toMatchObject({
      status: 404,
      body: { error: '404 Not Found' },
    });
  });

  it('outside of the API respond with a page', async () => {
    for (const path of ['', '/gitlab/nothing', '/gitlab/api/v3/projects']) {
      const response = await fetch(`${new URL(scene.gitlab.url).origin}${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('text/html');
    }
  });
});

describe('a moved project', () => {
  it('responds to GET with 301 to its numeric ID, on the same origin', async () => {
    scene.project.moveTo('other/name');
    const { status, headers } = await scene.api('GET', `${MIRROR}?a=b`);
    expect(status).toBe(301);
    expect(headers.get('location')).toBe(
      `${scene.gitlab.url}/api/v4/projects/${scene.project.id}/mirror/pull?a=b`,
    );
  });

  it.each(['PUT', 'POST'])('responds to %s with 405', async (method) => {
    scene.project.moveTo('other/name');
    expect(await scene.api(method, MIRROR, { enabled: true })).toMatchObject({
      status: 405,
      body: { message: 'Non GET methods are not allowed for moved projects' },
    });
  });

  it('responds at its new path and its ID', async () => {
    scene.project.moveTo('other/name');
    expect((await scene.api('GET', '/projects/other%2Fname/mirror/pull')).status).toBe(200);
    expect((await scene.api('POST', `/projects/${scene.project.id}/mirror/pull`)).status).toBe(200);
  });

  it('is not found by those who cannot see it', async () => {
    scene.project.moveTo('other/name');
    const stranger = scene.gitlab.addToken(scene.gitlab.addUser('stranger'));
    expect((await scene.api('GET', MIRROR, undefined, as(stranger))).status).toBe(404);
  });
});

describe('the account', () => {
  it('shows the version to anyone with a token', async () => {
    expect((await scene.api('GET', '/version')).body.version).toBe('18.0.0-ee');
    expect((await scene.api('GET', '/metadata')).body).toMatchObject({
      version: '18.0.0-ee',
      enterprise: true,
    });
    expect((await scene.api('GET', '/version', undefined, {})).status).toBe(401);
  });

  it('shows the user and the token', async () => {
    const token = scene.tokenOf('guest', { scopes: ['read_user'], expiresAt: '2999-01-02' });
    expect((await scene.api('GET', '/user', undefined, as(token))).body.username).toMatch(/^guest-/);
    expect((await scene.api('GET', '/personal_access_tokens/self', undefined, as(token))).body).toMatchObject(
      {
        scopes: ['read_user'],
        active: true,
        revoked: false,
        expires_at: '2999-01-02',
      },
    );
  });

  it('does not show an OAuth token', async () => {
    const token = scene.tokenOf('guest', { kind: 'oauth' });
    expect((await scene.api('GET', '/personal_access_tokens/self', undefined, bearing(token))).status).toBe(
      400,
    );
  });
});
