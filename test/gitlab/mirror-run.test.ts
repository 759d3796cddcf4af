import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Git } from './git.ts';
import { fetchFailure, matchesFilter, type RunSettings, updateMirror } from './mirror-run.ts';
import { Repository } from './repository.ts';
import { initialSettings, type MirrorSettings } from './settings.ts';

let git: Git;
let upstream: Repository;
let local: Repository;
let count = 0;

beforeAll(async () => {
  git = await Git.start();
});
afterAll(() => git.close());

beforeEach(async () => {
  count++;
  upstream = await Repository.create(git, `upstream-${count}.git`, '');
  local = await Repository.create(git, `local-${count}.git`, '');
  await upstream.commit('main', 'First');
});

function update(
  settings: Partial<MirrorSettings> = {},
  rules: Partial<RunSettings> = {},
): Promise<string | null> {
  return updateMirror(local, {
    url: upstream.dir,
    credentials: null,
    settings: { ...initialSettings(), ...settings },
    defaultBranch: 'main',
    mirrorUserMayPush: true,
    isProtectedBranch: (name) => name === 'main',
    mayWriteBranch: () => true,
    mayWriteTag: () => true,
    ...rules,
  });
}

describe('a run', () => {
  it('fails before anything else where the mirror user may no longer push to the project', async () => {
    expect(await update({}, { mirrorUserMayPush: false })).toMatch(/^The mirror user is not allowed to push/);
    expect(await local.refs()).toEqual(new Map());
  });

  it('creates branches and tags', async () => {
    await upstream.branch('feature/x');
    await upstream.tag('v1');
    await upstream.tag('v2', { annotated: true });
    expect(await update()).toBeNull();
    expect(await local.refs()).toEqual(await upstream.refs());
    expect([...(await local.refs()).keys()]).toEqual([
      'refs/heads/feature/x',
      'refs/heads/main',
      'refs/tags/v1',
      'refs/tags/v2',
    ]);
  });

  it('fast-forwards branches', async () => {
    await update();
    const commit = await upstream.commit('main', 'Second');
    expect(await update()).toBeNull();
    expect((await local.refs()).get('refs/heads/main')).toBe(commit);
  });

  it('fails, and leaves the branch, where the default branch has diverged', async () => {
    await update();
    const before = await local.refs();
    await upstream.forcePush('main');
    expect(await update()).toBe(
      'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
    );
    expect(await local.refs()).toEqual(before);
  });

  it('takes a branch that is ahead of upstream for diverged', async () => {
    await update();
    await local.commit('main', 'Local');
    expect(await update()).toContain('has diverged');
  });

  it('silently leaves any other diverged branch behind', async () => {
    await upstream.branch('x');
    await update();
    const before = (await local.refs()).get('refs/heads/x');
    await upstream.forcePush('x');
    expect(await update()).toBeNull();
    expect((await local.refs()).get('refs/heads/x')).toBe(before);
  });

  it('brings the other branches along where the default branch has diverged', async () => {
    await upstream.branch('x');
    await update();
    await upstream.forcePush('main');
    const commit = await upstream.commit('x', 'On x');
    await update();
    expect((await local.refs()).get('refs/heads/x')).toBe(commit);
  });

  it('knows the commit of a diverged branch although no branch has it', async () => {
    await update();
    const commit = await upstream.forcePush('main');
    await update();
    expect(await local.findCommit(commit)).toMatchObject({ id: commit, title: 'Rewritten' });
  });

  it('overwrites diverged branches, the default one too, where told to', async () => {
    await upstream.branch('x');
    await update();
    await upstream.forcePush('main');
    await upstream.forcePush('x');
    expect(await update({ mirror_overwrites_diverged_branches: true })).toBeNull();
    expect(await local.refs()).toEqual(await upstream.refs());
  });

  it('leaves alone branches that the regex does not match, and brings all tags', async () => {
    await upstream.branch('release/1');
    await upstream.tag('v1');
    await update({ mirror_branch_regex: '^release/' });
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/release/1', 'refs/tags/v1']);
  });

  it('leaves alone branches that are not protected where only protected ones are wanted', async () => {
    await upstream.branch('x');
    await update({ only_mirror_protected_branches: true });
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/main']);
  });

  it('keeps branches and tags that upstream has deleted', async () => {
    await upstream.branch('x');
    await upstream.tag('v1');
    await update();
    const before = await local.refs();
    await upstream.deleteRef('refs/heads/x');
    await upstream.deleteRef('refs/tags/v1');
    await update();
    expect(await local.refs()).toEqual(before);
  });

  it('moves tags that upstream has moved', async () => {
    await upstream.tag('v1');
    await update();
    await upstream.commit('main', 'Second');
    const { commit } = await upstream.tag('v1');
    await update();
    expect((await local.refs()).get('refs/tags/v1')).toBe(commit);
  });

  it('fails over a protected branch that the mirror user may not write, with the other refs updated', async () => {
    await upstream.branch('x');
    await upstream.tag('v1');
    expect(await update({}, { mayWriteBranch: (name) => name !== 'main' })).toBe(
      'GitLab: You are not allowed to push code to protected branches on this project.',
    );
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/x', 'refs/tags/v1']);
  });

  it('fails over protected tags that the mirror user may not write, with the other refs updated', async () => {
    await upstream.tag('v1');
    await upstream.tag('nightly');
    expect(await update({}, { mayWriteTag: (name) => !name.startsWith('v') })).toBe(
      "You are not allowed to create tags: 'v1' as they are protected.",
    );
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/main', 'refs/tags/nightly']);
  });

  it('names at most ten of the tags that it may not write', async () => {
    for (let n = 10; n <= 20; n++) await upstream.tag(`v${n}`);
    expect(await update({}, { mayWriteTag: () => false })).toContain(
      "'v19', and others as they are protected",
    );
  });

  it('does not fail over a protected tag that is there already', async () => {
    await upstream.tag('v1');
    await update();
    expect(await update({}, { mayWriteTag: () => false })).toBeNull();
  });

  it("fails with git's own words where there is no such repository", async () => {
    const error = await update({}, { url: `${upstream.dir}-gone` });
    // On Windows, the runtime that git is built on may print warnings before.
    expect(error).toMatch(/^13:fetch remote: "(?:.*\\n)?fatal: .*-gone.* does not .*": exit status 128\.$/);
  });

  it("masks credentials in git's own words", () => {
    expect(fetchFailure(128, 'remote: see https://ada:secret@host/\n')).toBe(
      '13:fetch remote: "remote: see https://*****:*****@host/\\n": exit status 128.',
    );
  });
});

describe('the branch filter', () => {
  it.each([
    ['release', 'my-release-1', true],
    ['^release', 'my-release-1', false],
    ['(?i)MAIN', 'main', true],
    ['^v\\d+$', 'v12', true],
    ['^v\\d+$', 'v12-rc', false],
  ])('%s matches %s anywhere in the name: %s', (pattern, branch, matches) => {
    expect(matchesFilter(pattern, branch)).toBe(matches);
  });
});
