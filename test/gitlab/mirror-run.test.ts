import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateResult } from './engine.ts';
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
): Promise<UpdateResult> {
  return updateMirror(local, {
    url: upstream.dir,
    credentials: null,
    settings: { ...initialSettings(), ...settings },
    defaultBranch: 'main',
    isMirror: true,
    isReadOnly: false,
    mirrorUser: 'able',
    localRequests: true,
    createsInBatches: true,
    isProtectedBranch: (name) => name === 'main',
    mayWriteBranch: () => true,
    mayForcePush: () => true,
    mayWriteTag: () => true,
    ...rules,
  });
}

describe('a run', () => {
  it.each([
    ['demoted', /^The mirror user is not allowed to push/],
    ['blocked', /^The mirror user is not allowed to perform any git operations/],
  ] as const)('fails before anything else if the mirror user was %s', async (mirrorUser, message) => {
    expect(await update({}, { mirrorUser })).toMatch(message);
    expect(await local.refs()).toEqual(new Map());
  });

  it.each([{ isReadOnly: true }, { isMirror: false }])(
    'finishes without doing anything: %o',
    async (rules) => {
      expect(await update({}, rules)).toBeNull();
      expect(await local.refs()).toEqual(new Map());
    },
  );

  it('fails if its URL is of a host that an administrator does not allow', async () => {
    expect(await update({}, { url: 'http://localhost/a.git', localRequests: false })).toBe(
      'The import URL is invalid: Requests to localhost are not allowed',
    );
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

  it('fails, and leaves the branch, if the default branch has diverged', async () => {
    await update();
    const before = await local.refs();
    await upstream.forcePush('main');
    expect(await update()).toBe(
      'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
    );
    expect(await local.refs()).toEqual(before);
  });

  it('treats a branch that is ahead of upstream as diverged', async () => {
    await update();
    await local.commit('main', 'Local');
    expect(await update()).toContain('has diverged');
  });

  it('leaves any other diverged branch as it is, without an error', async () => {
    await upstream.branch('x');
    await update();
    const before = (await local.refs()).get('refs/heads/x');
    await upstream.forcePush('x');
    expect(await update()).toBeNull();
    expect((await local.refs()).get('refs/heads/x')).toBe(before);
  });

  it('updates the other branches even if the default branch has diverged', async () => {
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

  it('overwrites diverged branches, the default one too, if it is set to', async () => {
    await upstream.branch('x');
    await update();
    await upstream.forcePush('main');
    await upstream.forcePush('x');
    expect(await update({ mirror_overwrites_diverged_branches: true })).toBeNull();
    expect(await local.refs()).toEqual(await upstream.refs());
  });

  it('stops at a protected branch that it would have to force push: what comes later is neither updated nor created', async () => {
    for (const name of ['a', 'z']) await upstream.branch(name);
    await update();
    await upstream.forcePush('main');
    const [a, z] = [await upstream.commit('a', 'On a'), await upstream.commit('z', 'On z')];
    await upstream.branch('new');
    const settings = { mirror_overwrites_diverged_branches: true };
    expect(await update(settings, { mayForcePush: (name) => name !== 'main' })).toBe(
      '9:Could not update main. Please refresh and try again..',
    );
    const refs = await local.refs();
    expect(refs.get('refs/heads/a')).toBe(a);
    expect(refs.get('refs/heads/z')).not.toBe(z);
    expect(refs.has('refs/heads/new')).toBe(false);
  });

  it('fails because of names that no branch of GitLab may have, with the other refs updated', async () => {
    await upstream.branch('HEAD');
    expect(await update()).toBe('Branch name is invalid');
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/main']);
  });

  it.each([
    ['topic', 'topic/a'],
    ['topic/a', 'topic'],
  ])('fails because of a branch whose name conflicts with another: %s, %s', async (own, theirs) => {
    await update();
    await local.branch(own);
    await upstream.branch(theirs);
    expect(await update()).toBe(
      `Failed to create branch '${theirs}': Branch name conflicts with existing branch hierarchy.`,
    );
  });

  it('creates a hundred branches at once, and the others in batches', async () => {
    await upstream.branches(Array.from({ length: 130 }, (_, index) => `b${1_000 + index}`));
    const result = await update();
    expect((await local.refs()).size).toBe(100);
    if (typeof result !== 'object' || result === null) throw new Error('there is nothing to be done later');
    expect([result.everyMs, result.error]).toEqual([30_000, null]);
    const sizes: number[] = [];
    for (const step of result.steps) {
      await step();
      sizes.push((await local.refs()).size);
    }
    expect(sizes).toEqual([120, 131]);
  });

  it('leaves new branches beyond 1,100 to a later run, and fails', async () => {
    await upstream.branches(Array.from({ length: 1_110 }, (_, index) => `b${10_000 + index}`));
    const result = await update();
    if (typeof result !== 'object' || result === null) throw new Error('there is nothing to be done later');
    expect(result.error).toMatch(/could not create all branches: 11 branches exceeded the limit/);
    expect(result.steps).toHaveLength(50);
    for (const step of result.steps) await step();
    expect((await local.refs()).size).toBe(1_100);
    expect(await update()).toBeNull();
    expect((await local.refs()).size).toBe(1_111);
  });

  it('creates all at once in releases without batches', async () => {
    await upstream.branches(Array.from({ length: 110 }, (_, index) => `b${1_000 + index}`));
    expect(await update({}, { createsInBatches: false })).toBeNull();
    expect((await local.refs()).size).toBe(111);
  });

  it('skips branches that the regex does not match, and mirrors all tags', async () => {
    await upstream.branch('release/1');
    await upstream.tag('v1');
    await update({ mirror_branch_regex: '^release/' });
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/release/1', 'refs/tags/v1']);
  });

  it('skips branches that are not protected if only protected ones are mirrored', async () => {
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

  it('fails because of a protected branch that the mirror user may not write, with the other refs updated', async () => {
    await upstream.branch('x');
    await upstream.tag('v1');
    expect(await update({}, { mayWriteBranch: (name) => name !== 'main' })).toBe(
      'GitLab: You are not allowed to push code to protected branches on this project.',
    );
    expect([...(await local.refs()).keys()]).toEqual(['refs/heads/x', 'refs/tags/v1']);
  });

  it('fails because of protected tags that the mirror user may not write, before any branch is touched', async () => {
    await upstream.tag('v1');
    await upstream.tag('nightly');
    expect(await update({}, { mayWriteTag: (name) => !name.startsWith('v') })).toBe(
      "You are not allowed to create tags: 'v1' as they are protected.",
    );
    expect([...(await local.refs()).keys()]).toEqual(['refs/tags/nightly']);
  });

  it('names at most ten of the tags that it may not write', async () => {
    for (let n = 10; n <= 20; n++) await upstream.tag(`v${n}`);
    expect(await update({}, { mayWriteTag: () => false })).toContain(
      "'v19', and others as they are protected",
    );
  });

  it('does not fail because of a protected tag that exists already', async () => {
    await upstream.tag('v1');
    await update();
    expect(await update({}, { mayWriteTag: () => false })).toBeNull();
  });

  it('applies no rule to a tag of an object that is not a commit', async () => {
    await upstream.tag('blob', { at: 'HEAD:CHANGES.md' });
    await upstream.tag('annotated-blob', { annotated: true, at: 'HEAD:CHANGES.md' });
    expect(await update({}, { mayWriteTag: () => false })).toBeNull();
    expect([...(await local.refs()).keys()]).toContain('refs/tags/annotated-blob');
  });

  it("fails with git's own message if there is no such repository", async () => {
    const error = await update({}, { url: `${upstream.dir}-gone` });
    // On Windows, the runtime that git is built on may print warnings before.
    expect(error).toMatch(/^13:fetch remote: "(?:.*\\n)?fatal: .*-gone.* does not .*": exit status 128\.$/);
  });

  it("masks credentials in git's own message", () => {
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
