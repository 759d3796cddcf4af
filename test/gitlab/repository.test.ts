import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Git } from './git.ts';
import { openScene, PROJECT, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const REPOSITORY = `${PROJECT}/repository`;

describe('branches and tags', () => {
  it('show the commit of a branch, whose name may have slashes', async () => {
    const commit = await scene.source.commit('feature/x', 'On x');
    await scene.project.enableMirror({ url: scene.source.url });
    const { status, body } = await scene.api('GET', `${REPOSITORY}/branches/feature%2Fx`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'feature/x', commit: { id: commit, title: 'On x' } });
  });

  it('are not found if they do not exist, not even as the first part of a name', async () => {
    await scene.source.branch('feature/x');
    await scene.source.tag('v1/a');
    await scene.project.enableMirror({ url: scene.source.url });
    expect(await scene.api('GET', `${REPOSITORY}/branches/feature`)).toMatchObject({
      status: 404,
      body: { message: '404 Branch Not Found' },
    });
    expect(await scene.api('GET', `${REPOSITORY}/tags/v1`)).toMatchObject({
      status: 404,
      body: { message: '404 Tag Not Found' },
    });
  });

  it('show the tag object as target of an annotated tag, and its commit separately', async () => {
    const { object, commit } = await scene.source.tag('v1.2.3', { annotated: true });
    await scene.project.enableMirror({ url: scene.source.url });
    expect(object).not.toBe(commit);
    expect((await scene.api('GET', `${REPOSITORY}/tags/v1.2.3`)).body).toMatchObject({
      name: 'v1.2.3',
      target: object,
      commit: { id: commit },
    });
  });

  it('show the commit as target of a lightweight tag', async () => {
    const { object, commit } = await scene.source.tag('v1');
    await scene.project.enableMirror({ url: scene.source.url });
    expect(object).toBe(commit);
    expect((await scene.api('GET', `${REPOSITORY}/tags/v1`)).body).toMatchObject({
      target: commit,
      commit: { id: commit },
    });
  });

  it.each(['branches', 'tags'])('list %s by pages, 20 by default and 100 at most', async (kind) => {
    const { source, project, api } = scene;
    const head = await source.commit('main');
    const refs = Array.from(
      { length: 120 },
      (_, n) => `${kind === 'tags' ? 'refs/tags' : 'refs/heads'}/r${100 + n}`,
    );
    await source.output(['update-ref', '--stdin'], refs.map((ref) => `create ${ref} ${head}\n`).join(''));
    if (kind === 'branches') await source.deleteRef('refs/heads/main');
    await project.enableMirror({ url: source.url });

    const first = await api('GET', `${REPOSITORY}/${kind}`);
    expect(first.body).toHaveLength(20);
    expect(first.headers.get('x-total')).toBe('120');
    expect(first.headers.get('x-next-page')).toBe('2');
    expect(first.headers.get('link')).toContain(`/${kind}?page=2&per_page=20>; rel="next"`);
    const large = await api('GET', `${REPOSITORY}/${kind}?per_page=500`);
    expect(large.body).toHaveLength(100);
    const last = await api('GET', `${REPOSITORY}/${kind}?per_page=100&page=2`);
    expect(last.body).toHaveLength(20);
    expect(last.body.at(-1)).toMatchObject({ name: 'r219', commit: { id: head } });
    expect(last.headers.get('x-next-page')).toBe('');
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });
});

describe('commits', () => {
  it('are found by their hash, and not found if they do not exist', async () => {
    const commit = await scene.source.commit('main', 'A change');
    await scene.project.enableMirror({ url: scene.source.url });
    expect((await scene.api('GET', `${REPOSITORY}/commits/${commit}`)).body).toMatchObject({
      id: commit,
      title: 'A change',
    });
    expect(await scene.api('GET', `${REPOSITORY}/commits/${'0'.repeat(40)}`)).toMatchObject({
      status: 404,
      body: { message: '404 Commit Not Found' },
    });
  });
});

describe('access to the repository', () => {
  it('is denied to guests of a private project', async () => {
    const headers = { 'PRIVATE-TOKEN': scene.tokenOf('guest') };
    expect((await scene.api('GET', `${REPOSITORY}/branches`, undefined, headers)).status).toBe(403);
  });
});

describe('protected branches', () => {
  it('are the default branch, and those that were protected', async () => {
    scene.project.protectBranch('release/*', { mirrorUserMayPush: false });
    const { body } = await scene.api('GET', `${PROJECT}/protected_branches`);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['main', 'release/*']);
    expect(body[1].push_access_levels[0].access_level).toBe(0);
  });

  it('are found by their name', async () => {
    expect((await scene.api('GET', `${PROJECT}/protected_branches/main`)).body.name).toBe('main');
    expect((await scene.api('GET', `${PROJECT}/protected_branches/x`)).status).toBe(404);
  });

  it('decide with their wildcards what a protected-only mirror updates', async () => {
    const { source, project } = scene;
    await source.branch('release/1');
    await source.branch('x');
    project.protectBranch('release/*');
    await project.enableMirror({ url: source.url, settings: { only_mirror_protected_branches: true } });
    expect([...(await project.repository.refs()).keys()]).toEqual([
      'refs/heads/main',
      'refs/heads/release/1',
    ]);
  });

  it('make a run fail that may not write them', async () => {
    const { gitlab, source, project } = scene;
    await source.tag('v1');
    project.protectBranch('main', { mirrorUserMayPush: false });
    project.protectTag('v*', { mirrorUserMayPush: false });
    await project.enableMirror({ url: source.url, history: 'never' });
    project.startUpdate();
    await gitlab.idle();
    project.unprotectTag('v*');
    project.startUpdate();
    await gitlab.idle();
    expect(project.runs.map(({ message }) => message)).toEqual([
      "You are not allowed to create tags: 'v1' as they are protected.",
      'GitLab: You are not allowed to push code to protected branches on this project.',
    ]);
  });

  it('show whether they may be force pushed to, which no one may by default', async () => {
    const { gitlab, source, project, api } = scene;
    await project.enableMirror({
      url: source.url,
      settings: { mirror_overwrites_diverged_branches: true },
    });
    await source.forcePush('main');
    project.startUpdate();
    await gitlab.idle();
    expect(project.runs[0]?.message).toBe('9:Could not update main. Please refresh and try again..');
    expect((await api('GET', `${PROJECT}/protected_branches/main`)).body.allow_force_push).toBe(false);
    project.protectBranch('main', { allowForcePush: true });
    project.startUpdate();
    await gitlab.idle();
    expect(project.runs[1]?.outcome).toBe('finished');
    expect((await api('GET', `${PROJECT}/protected_branches/main`)).body.allow_force_push).toBe(true);
  });
});

describe('git over HTTP', () => {
  let git: Git;
  beforeEach(async () => {
    git = await Git.start();
  });
  afterEach(() => git.close());

  const list = (password: string): Promise<{ code: number; stdout: string; stderr: string }> =>
    git.run(['ls-remote', scene.project.repository.url], { credentials: { user: 'anyone', password } });

  it("serves GitLab's refs to a token, under any user name", async () => {
    await scene.source.tag('v1');
    await scene.project.enableMirror({ url: scene.source.url });
    const { code, stdout } = await list(scene.tokenOf('reporter'));
    expect(code).toBe(0);
    for (const [ref, sha] of await scene.source.refs()) expect(stdout).toContain(`${sha}\t${ref}`);
  });

  it('is denied to any other password, and to guests', async () => {
    for (const token of ['wrong', scene.tokenOf('guest')]) {
      const { code, stderr } = await list(token);
      expect(code).toBe(128);
      expect(stderr).toContain('Authentication failed');
    }
  });
});

describe('an upstream', () => {
  it('rewrites a branch so that its copies have diverged from it', async () => {
    const { source } = scene;
    const before = await source.commit('main');
    const after = await source.forcePush('main');
    expect(await source.isAncestor(before, after)).toBe(false);
  });

  it('begins a new branch at the default branch', async () => {
    const head = (await source().refs()).get('refs/heads/main') ?? '';
    expect(await source().isAncestor(head, await source().commit('x', 'On x', { 'dir/a.txt': 'ä' }))).toBe(
      true,
    );
    expect(await source().output(['show', 'x:dir/a.txt'])).toBe('ä');
  });

  it('has no two equal commits, even with the same message', async () => {
    expect(await source().commit('a', 'Same')).not.toBe(await source().commit('b', 'Same'));
  });

  it('deletes refs', async () => {
    await source().tag('v1');
    await source().deleteRef('refs/tags/v1');
    expect([...(await source().refs()).keys()]).toEqual(['refs/heads/main']);
  });

  it('accepts pushes and requires the password that is set', async () => {
    const git = await Git.start();
    try {
      scene.upstream.setAuth({ user: 'ada', password: 'secret' });
      expect((await git.run(['ls-remote', source().url])).code).toBe(128);
      const credentials = { user: 'ada', password: 'secret' };
      await git.output(['clone', '--quiet', source().url, 'work'], { credentials });
      await git.output(['-C', 'work', 'push', '--quiet', 'origin', 'HEAD:refs/heads/pushed'], {
        credentials,
      });
      expect((await source().refs()).has('refs/heads/pushed')).toBe(true);
    } finally {
      await git.close();
    }
  });

  const source = (): Scene['source'] => scene.source;
});
