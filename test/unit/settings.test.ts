import { describe, expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import type { MirrorSettings, PullMirror } from '../../src/gitlab/schema.ts';
import type { DesiredSettings } from '../../src/mirror/job.ts';
import {
  assertEncryptedUpstream,
  assertSaved,
  conflictsIn,
  isOff,
  isSameUpstream,
  isSavedAgain,
  settingsPlan,
  withoutSecrets,
} from '../../src/mirror/settings.ts';

const url = 'https://example.com/group/project.git';

function mirror(settings: Partial<MirrorSettings> = {}, shownUrl = url): PullMirror {
  return {
    id: 1,
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

test('a setting that has the desired value is not written', () => {
  const desired = { url, enabled: true, mirrorTriggerBuilds: false, mirrorBranchRegex: null };
  expect(settingsPlan(desired, mirror()).attributes).toEqual({});
});

test('a url enables the mirror', () => {
  expect(settingsPlan({ url }, null)).toEqual({
    changes: [
      { setting: 'enabled', from: false, to: true },
      { setting: 'url', from: null, to: url },
    ],
    attributes: { enabled: true, url },
    dropsCredentials: false,
  });
});

test('without a url, the mirror is not enabled', () => {
  expect(settingsPlan({ mirrorTriggerBuilds: true }, null).attributes).toEqual({
    mirror_trigger_builds: true,
  });
});

test('a change shows the previous value, or null if GitLab does not return it', () => {
  const desired = { url, mirrorTriggerBuilds: false, mirrorOverwritesDivergedBranches: false };
  const has = mirror({ mirrorTriggerBuilds: true, mirrorOverwritesDivergedBranches: true });
  expect(settingsPlan(desired, has).changes).toEqual([
    { setting: 'mirror_trigger_builds', from: true, to: false },
    { setting: 'mirror_overwrites_diverged_branches', from: true, to: false },
  ]);
  expect(settingsPlan(desired, { ...has, settings: null }).changes).toEqual([
    { setting: 'enabled', from: null, to: true },
    { setting: 'mirror_trigger_builds', from: null, to: false },
    { setting: 'mirror_overwrites_diverged_branches', from: null, to: false },
  ]);
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
  expect(plan.changes.map(isSavedAgain)).toEqual([true, true]);
});

test('a user name without a password is hidden too', () => {
  expect(settingsPlan({ authUser: 'token' }, mirror()).changes).toEqual([
    { setting: 'auth_user', from: null, to: '***' },
  ]);
});

test('a user name that is a token is hidden, whatever the password', () => {
  const changes = (authUser: string, authPassword: string) =>
    settingsPlan({ url, authUser, authPassword }, mirror()).changes.map(({ to }) => to);
  expect(changes('tok', 'x-oauth-basic')).toEqual(['***', '***']);
  expect(changes('glpat-x', 'pw')).toEqual(['***', '***']);
  expect(changes('0123456789abcdef0123', 'pw')).toEqual(['***', '***']);
  expect(settingsPlan({ authUser: 'git' }, mirror()).changes[0]?.to).toBe('git');
});

describe('credentials without url', () => {
  const credentials = { authPassword: 'pw' };

  test.each(['https://example.com/a.git', 'HTTPS://*****:*****@example.com/a', 'ssh://*****@example.com/a'])(
    'may go to %s',
    (shown) => {
      expect(() => assertEncryptedUpstream(credentials, mirror({}, shown))).not.toThrow();
    },
  );

  test.each([
    ['http://*****:*****@example.com/a', 'the upstream http://example.com/a'],
    ['git://example.com/a', 'the upstream git://example.com/a'],
    ['httpsx://example.com/a', 'the upstream httpsx://example.com/a'],
    [null, 'no upstream'],
  ])('may not go to %s', (shown, text) => {
    for (const current of [{ ...mirror(), url: shown }, ...(shown === null ? [null] : [])]) {
      for (const desired of [credentials, { authUser: 'reader' }]) {
        expect(() => assertEncryptedUpstream(desired, current)).toThrow(
          `Without url, auth-user and auth-password are sent only to an https or ssh upstream, but GitLab shows ${text}.`,
        );
      }
      expect(() => assertEncryptedUpstream({ ...credentials, url: 'http://e.com/a' }, current)).not.toThrow();
      expect(() => assertEncryptedUpstream({ enabled: true }, current)).not.toThrow();
    }
  });
});

test('a new upstream without credentials drops the stored ones', () => {
  const masked = mirror({}, 'https://*****:*****@old.example.com/a.git');
  expect(settingsPlan({ url }, masked).dropsCredentials).toBe(true);
  expect(settingsPlan({ url, authPassword: 'pw' }, masked).dropsCredentials).toBe(false);
  expect(settingsPlan({ url, authUser: 'token' }, masked).dropsCredentials).toBe(false);
  expect(settingsPlan({ url }, mirror({}, 'https://old.example.com/a.git')).dropsCredentials).toBe(false);
});

test.each([
  ['https://*****@old.example.com/a.git', true],
  ['https://:*****@old.example.com/a.git', true],
  ['ssh://*****:*****@old.example.com/a.git', true],
  ['ssh://*****@old.example.com/a.git', false],
])('a new upstream in place of %s drops credentials: %j', (shown, drops) => {
  expect(settingsPlan({ url }, mirror({}, shown)).dropsCredentials).toBe(drops);
});

test('a filter that no input sets is kept', () => {
  for (const has of [{ mirrorBranchRegex: '^v' }, { onlyMirrorProtectedBranches: true }]) {
    expect(settingsPlan({ mirrorTriggerBuilds: true }, mirror(has)).attributes).toEqual({
      mirror_trigger_builds: true,
    });
  }
});

describe('the two filters are never sent together', () => {
  test('a regex is sent alone if protected-only is on, since GitLab then turns protected-only off', () => {
    const has = mirror({ onlyMirrorProtectedBranches: true });
    for (const desired of [
      { mirrorBranchRegex: '^v' },
      { mirrorBranchRegex: '^v', onlyMirrorProtectedBranches: false },
    ]) {
      expect(settingsPlan(desired, has)).toEqual({
        changes: [
          { setting: 'only_mirror_protected_branches', from: true, to: false },
          { setting: 'mirror_branch_regex', from: null, to: '^v' },
        ],
        attributes: { mirror_branch_regex: '^v' },
        dropsCredentials: false,
      });
    }
  });

  test('protected-only is sent alone if a regex is set, since GitLab then removes the regex', () => {
    const has = mirror({ mirrorBranchRegex: '^v' });
    for (const desired of [
      { onlyMirrorProtectedBranches: true },
      { onlyMirrorProtectedBranches: true, mirrorBranchRegex: null },
    ]) {
      expect(settingsPlan(desired, has)).toEqual({
        changes: [
          { setting: 'only_mirror_protected_branches', from: false, to: true },
          { setting: 'mirror_branch_regex', from: '^v', to: null },
        ],
        attributes: { only_mirror_protected_branches: true },
        dropsCredentials: false,
      });
    }
  });

  test('to turn both off, only the one that is set is sent', () => {
    const desired = { onlyMirrorProtectedBranches: false, mirrorBranchRegex: null };
    expect(settingsPlan(desired, mirror({ mirrorBranchRegex: '^v' })).attributes).toEqual({
      mirror_branch_regex: null,
    });
    expect(settingsPlan(desired, mirror({ onlyMirrorProtectedBranches: true })).attributes).toEqual({
      only_mirror_protected_branches: false,
    });
  });

  test('for a new mirror with a regex, protected-only is not sent, even as false', () => {
    const desired = { url, onlyMirrorProtectedBranches: false, mirrorBranchRegex: '^v' };
    expect(settingsPlan(desired, null).attributes).toEqual({ enabled: true, url, mirror_branch_regex: '^v' });
  });

  test('for a new mirror with neither filter, only protected-only is sent, as false', () => {
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
  ['http://example.com/a.git', 'http://example.com:80/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://git@example.com:22/a.git'],
  ['ssh://example.com/a.git', 'ssh://@example.com/a.git'],
  ['git://example.com/a.git', 'git://example.com:9418/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://*****@example.com/a.git'],
  ['https://example.com/a.git', 'https://me@example.com/a.git'],
  ['https://example.com/a.git', 'https://example.com/a.git//'],
  ['git@example.com:a.git', 'git@example.com:a.git'],
])('%s and %s are the same upstream', (a, b) => {
  expect(isSameUpstream(a, b)).toBe(true);
});

test.each([
  ['https://example.com/a.git', 'http://example.com/a.git'],
  ['https://example.com/a.git', 'https://example.com/A.git'],
  ['https://example.com/a.git', 'https://example.com/a'],
  ['https://example.com/a.git', 'https://example.com:8443/a.git'],
  ['http://example.com/a.git', 'http://example.com:443/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://other@example.com/a.git'],
  ['ssh://git@example.com/a.git', 'ssh://example.com/a.git'],
  ['https://example.com/a?b', 'https://example.com/a'],
  ['ssh://git@example.com/a.git', 'git@example.com:a.git'],
])('%s and %s are different upstreams', (a, b) => {
  expect(isSameUpstream(a, b)).toBe(false);
});

test('the masked user of an ssh URL is neither drift nor credentials that could be dropped', () => {
  const shown = mirror({}, 'ssh://*****@example.com/a.git');
  expect(settingsPlan({ url: 'ssh://git@example.com/a.git' }, shown).changes).toEqual([]);
  expect(settingsPlan({ url }, shown).dropsCredentials).toBe(false);
});

test('a long URL of slashes or asterisks is compared correctly', () => {
  const slashes = `https://example.com${'/'.repeat(200_000)}a`;
  expect(isSameUpstream(slashes, `${slashes}b`)).toBe(false);
  expect(settingsPlan({ url }, mirror({}, `https://${'*'.repeat(200_000)}`)).dropsCredentials).toBe(false);
});

test('a project without a pull mirror counts as off, and so does a disabled mirror', () => {
  expect(isOff(null)).toBe(true);
  expect(isOff(mirror({ enabled: false }))).toBe(true);
  expect(isOff(mirror())).toBe(false);
});

test('a mirror whose settings GitLab does not return counts as on', () => {
  expect(isOff({ ...mirror(), settings: null })).toBe(false);
});

test('of the settings, only the credentials are secrets', () => {
  const readable = { url, enabled: true, mirrorBranchRegex: '^v' };
  expect(withoutSecrets({ ...readable, authUser: 'bot', authPassword: 'pw' })).toEqual(readable);
});

describe('after a save', () => {
  function errorOf(desired: DesiredSettings, saved: PullMirror): StepError {
    try {
      assertSaved(desired, settingsPlan(desired, null).attributes, saved);
    } catch (error) {
      if (error instanceof StepError) return error;
      throw error;
    }
    throw new Error('no error was thrown');
  }

  test('settings that GitLab returns as desired are accepted, although it never returns credentials', () => {
    const desired = { url, authUser: 'bot', authPassword: 'pw', mirrorTriggerBuilds: false };
    expect(() => assertSaved(desired, {}, mirror())).not.toThrow();
  });

  test('a mirror that stays off means that the license is missing', () => {
    const error = errorOf({ url }, mirror({ enabled: false }));
    expect(error.kind).toBe('license');
    expect(error.message).toMatch(/mirroring stays off/);
    expect(error.hint).toMatch(/Premium/);
  });

  test('the error names each setting that GitLab kept, with its value', () => {
    const desired = { url, mirrorTriggerBuilds: true, mirrorBranchRegex: '^v', enabled: true };
    const error = errorOf(desired, mirror());
    expect(error.kind).toBe('refused');
    expect(error.message).toMatch(/kept mirror_trigger_builds at false, mirror_branch_regex at null\.$/);
    expect(error.hint).toMatch(/Change the settings in GitLab/);
  });
});

test('a setting that was not sent and differs in the response was changed by somebody else', () => {
  const desired = { url, mirrorTriggerBuilds: false };
  const sent = { url };
  expect(() => assertSaved(desired, sent, mirror({ mirrorTriggerBuilds: true }))).toThrow(
    'Somebody else changed the mirror while the step was running: mirror_trigger_builds is true instead of false.',
  );
  expect(() => assertSaved(desired, sent, mirror({ enabled: false }))).toThrow('mirroring was switched off');
});

describe('what somebody else has changed', () => {
  const desired = { url, mirrorTriggerBuilds: true };
  const saved = { ...mirror({ mirrorTriggerBuilds: true }), id: 7 };

  test('is nothing if the mirror is as the step left it', () => {
    expect(conflictsIn(desired, null, saved, saved)).toEqual([]);
    expect(conflictsIn({}, saved, saved, saved)).toEqual([]);
  });

  test('is each desired setting that differs, and no other setting', () => {
    const latest = { ...mirror({ mirrorTriggerBuilds: false, onlyMirrorProtectedBranches: true }), id: 7 };
    expect(conflictsIn(desired, null, saved, latest)).toEqual([
      'mirror_trigger_builds is false instead of true',
    ]);
  });

  test('is the upstream, even if the step sets none', () => {
    const latest = { ...saved, url: 'https://example.com/other.git' };
    const text = `url is "https://example.com/other.git" instead of "${url}"`;
    for (const wish of [{ url }, {}]) expect(conflictsIn(wish, saved, saved, latest)).toEqual([text]);
    expect(conflictsIn({}, null, saved, latest)).toEqual([text]);
  });

  test('is not what GitLab does not show', () => {
    const hidden = {
      ...saved,
      settings: saved.settings && { ...saved.settings, mirrorBranchRegex: undefined },
    };
    expect(conflictsIn({ mirrorBranchRegex: '^v' }, saved, saved, hidden as typeof saved)).toEqual([]);
    expect(conflictsIn(desired, saved, saved, { ...saved, settings: null })).toEqual([]);
  });

  test('is the whole project if its path leads to another one', () => {
    const other = { ...saved, id: 8 };
    for (const first of [saved, null])
      expect(conflictsIn(desired, first, saved, other)).toEqual(['the path now belongs to another project']);
    for (const unknown of [{ ...saved, id: null }])
      expect(conflictsIn(desired, unknown, unknown, other)).toEqual([]);
    expect(conflictsIn(desired, saved, saved, { ...saved, id: null })).toEqual([]);
  });

  test('is the removal of credentials, if the step has saved some', () => {
    const masked = { ...saved, url: 'https://*****:*****@example.com/up.git' };
    const bare = { ...saved, url: 'https://example.com/up.git' };
    const gone = ['the credentials of the upstream are gone'];
    const wish = { url: 'https://example.com/up.git' };
    expect(conflictsIn({ ...wish, authPassword: 'pw' }, masked, masked, bare)).toEqual(gone);
    expect(conflictsIn({ ...wish, authPassword: 'pw' }, masked, masked, masked)).toEqual([]);
    expect(conflictsIn({ ...wish, authPassword: 'pw' }, bare, bare, bare)).toEqual([]);
    expect(conflictsIn(wish, masked, masked, bare)).toEqual([]);
  });
});
