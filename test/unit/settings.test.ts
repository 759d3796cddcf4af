import { describe, expect, test } from 'vitest';
import type { MirrorSettings, PullMirror } from '../../src/gitlab/schema.ts';
import { isSameUpstream, settingsPlan } from '../../src/mirror/settings.ts';

const url = 'https://example.com/group/project.git';

function mirror(settings: Partial<MirrorSettings> = {}, shownUrl = url): PullMirror {
  return {
    status: 'finished',
    lastError: null,
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
    url: shownUrl,
    settings: {
      enabled: true,
      mirrorTriggerBuilds: false,
      onlyMirrorProtectedBranches: false,
      mirrorOverwritesDivergedBranches: false,
      mirrorBranchRegex: null,
      ...settings,
    },
  };
}

test('without desired settings nothing is written', () => {
  expect(settingsPlan({}, mirror())).toEqual({ changes: [], attributes: {}, dropsCredentials: false });
});

test('a setting that is as desired is not written', () => {
  const desired = { url, enabled: true, mirrorTriggerBuilds: false, mirrorBranchRegex: null };
  expect(settingsPlan(desired, mirror()).attributes).toEqual({});
});

test('a url switches the mirror on', () => {
  expect(settingsPlan({ url }, null)).toEqual({
    changes: [
      { setting: 'enabled', from: false, to: true },
      { setting: 'url', from: null, to: url },
    ],
    attributes: { enabled: true, url },
    dropsCredentials: false,
  });
});

test('only what differs is written', () => {
  const desired = { url, mirrorTriggerBuilds: true, mirrorOverwritesDivergedBranches: false };
  expect(settingsPlan(desired, mirror()).attributes).toEqual({ mirror_trigger_builds: true });
});

test('credentials are written every time, and the password is hidden', () => {
  const plan = settingsPlan(
    { url, authUser: 'bot', authPassword: 'pw' },
    mirror({}, 'https://*****:*****@example.com/group/project.git'),
  );
  expect(plan.attributes).toEqual({ auth_user: 'bot', auth_password: 'pw' });
  expect(plan.changes).toEqual([
    { setting: 'auth_user', from: '***', to: 'bot' },
    { setting: 'auth_password', from: '***', to: '***' },
  ]);
});

test('a user name without a password is hidden too', () => {
  expect(settingsPlan({ authUser: 'token' }, mirror()).changes).toEqual([
    { setting: 'auth_user', from: null, to: '***' },
  ]);
});

test('a new upstream without credentials drops the stored ones', () => {
  const masked = mirror({}, 'https://*****:*****@old.example.com/a.git');
  expect(settingsPlan({ url }, masked).dropsCredentials).toBe(true);
  expect(settingsPlan({ url, authPassword: 'pw' }, masked).dropsCredentials).toBe(false);
  expect(settingsPlan({ url }, mirror({}, 'https://old.example.com/a.git')).dropsCredentials).toBe(false);
});

describe('the two filters are never sent together', () => {
  test('a regex while protected-only is on: GitLab switches that off', () => {
    const has = mirror({ onlyMirrorProtectedBranches: true });
    for (const desired of [
      { mirrorBranchRegex: '^v' },
      { mirrorBranchRegex: '^v', onlyMirrorProtectedBranches: false },
    ]) {
      expect(settingsPlan(desired, has)).toMatchObject({
        changes: [
          { setting: 'only_mirror_protected_branches', from: true, to: false },
          { setting: 'mirror_branch_regex', from: null, to: '^v' },
        ],
        attributes: { mirror_branch_regex: '^v' },
      });
    }
  });

  test('protected-only while a regex is set: GitLab removes that', () => {
    const has = mirror({ mirrorBranchRegex: '^v' });
    for (const desired of [
      { onlyMirrorProtectedBranches: true },
      { onlyMirrorProtectedBranches: true, mirrorBranchRegex: null },
    ]) {
      expect(settingsPlan(desired, has)).toMatchObject({
        changes: [
          { setting: 'only_mirror_protected_branches', from: false, to: true },
          { setting: 'mirror_branch_regex', from: '^v', to: null },
        ],
        attributes: { only_mirror_protected_branches: true },
      });
    }
  });

  test('both switched off while one is set', () => {
    const desired = { onlyMirrorProtectedBranches: false, mirrorBranchRegex: null };
    expect(settingsPlan(desired, mirror({ mirrorBranchRegex: '^v' })).attributes).toEqual({
      mirror_branch_regex: null,
    });
    expect(settingsPlan(desired, mirror({ onlyMirrorProtectedBranches: true })).attributes).toEqual({
      only_mirror_protected_branches: false,
    });
  });

  test('a regex and not protected-only on a project that is not a mirror yet', () => {
    const desired = { url, onlyMirrorProtectedBranches: false, mirrorBranchRegex: '^v' };
    expect(settingsPlan(desired, null).attributes).toEqual({ enabled: true, url, mirror_branch_regex: '^v' });
  });

  test('neither filter on a project that is not a mirror yet', () => {
    const desired = { url, onlyMirrorProtectedBranches: false, mirrorBranchRegex: null };
    expect(settingsPlan(desired, null).attributes).toEqual({
      enabled: true,
      url,
      only_mirror_protected_branches: false,
    });
  });
});

test.each([
  ['https://example.com/a.git', 'https://*****:*****@example.com/a.git'],
  ['https://example.com/a.git', 'https://*****@example.com/a.git'],
  ['https://example.com/a.git', 'https://Example.COM:443/a.git/'],
  ['ssh://git@example.com/a.git', 'ssh://git@example.com:22/a.git'],
  ['git://example.com/a.git', 'git://example.com:9418/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://*****@example.com/a.git'],
])('%s and %s are the same upstream', (a, b) => {
  expect(isSameUpstream(a, b)).toBe(true);
});

test.each([
  ['https://example.com/a.git', 'http://example.com/a.git'],
  ['https://example.com/a.git', 'https://example.com/A.git'],
  ['https://example.com/a.git', 'https://example.com/a'],
  ['https://example.com/a.git', 'https://example.com:8443/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://other@example.com/a.git'],
  ['https://example.com/a?b', 'https://example.com/a'],
])('%s and %s are different upstreams', (a, b) => {
  expect(isSameUpstream(a, b)).toBe(false);
});

test('the masked user of an ssh URL is neither drift nor credentials that could be dropped', () => {
  const shown = mirror({}, 'ssh://*****@example.com/a.git');
  expect(settingsPlan({ url: 'ssh://git@example.com/a.git' }, shown).changes).toEqual([]);
  expect(settingsPlan({ url }, shown).dropsCredentials).toBe(false);
});

test('a long URL of slashes or asterisks is compared without delay', () => {
  const slashes = `https://example.com${'/'.repeat(200_000)}a`;
  expect(isSameUpstream(slashes, `${slashes}b`)).toBe(false);
  expect(settingsPlan({ url }, mirror({}, `https://${'*'.repeat(200_000)}`)).dropsCredentials).toBe(false);
});
