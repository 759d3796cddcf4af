import { describe, expect, it } from 'vitest';
import {
  applyChange,
  type Configuration,
  initialSettings,
  type MirrorChange,
  maskedUrl,
  maskUserinfo,
  splitUrl,
} from './settings.ts';

const URL = 'https://example.com/a.git';
const RULES = { endpoint: 'mirror', urlAttribute: 'import_url', localRequests: true } as const;
const CREDENTIALS = { user: 'ada', password: 'secret' };

function configured(given: Partial<Configuration> = {}): Configuration {
  return { enabled: true, url: URL, credentials: CREDENTIALS, settings: initialSettings(), ...given };
}

function after(change: MirrorChange, given: Partial<Configuration> = {}): Configuration {
  const configuration = configured(given);
  expect(applyChange(configuration, change, RULES)).toBeNull();
  return configuration;
}

function errorsOf(change: MirrorChange, given: Partial<Configuration> = {}): unknown {
  const configuration = configured(given);
  const before = structuredClone(configuration);
  const errors = applyChange(configuration, change, RULES);
  expect(configuration).toEqual(before);
  return errors;
}

describe('a change of settings', () => {
  it('touches only what was sent', () => {
    const { settings, ...rest } = after({ mirror_trigger_builds: true });
    expect(settings).toEqual({ ...initialSettings(), mirror_trigger_builds: true });
    expect(rest).toEqual({ enabled: true, url: URL, credentials: CREDENTIALS });
  });

  it('to a URL alone leaves the mirror off', () => {
    expect(after({ url: URL }, { enabled: false, url: null }).enabled).toBe(false);
  });

  it('to a URL without credentials drops the stored ones', () => {
    expect(after({ url: URL }).credentials).toBeNull();
  });

  it('to a URL and credentials replaces the stored ones', () => {
    const change = { url: URL, auth_user: 'eve', auth_password: 'new' };
    expect(after(change).credentials).toEqual({ user: 'eve', password: 'new' });
  });

  it('to a URL with credentials inside stores those separately', () => {
    const { url, credentials } = after({ url: 'https://eve:p%40ss%3Aw@example.com/b.git' });
    expect(url).toBe('https://example.com/b.git');
    expect(credentials).toEqual({ user: 'eve', password: 'p@ss:w' });
  });

  it('to a password alone keeps user and URL', () => {
    expect(after({ auth_password: 'new' })).toMatchObject({
      url: URL,
      credentials: { user: 'ada', password: 'new' },
    });
  });

  it('to enabled: false removes the credentials and keeps the URL', () => {
    expect(after({ enabled: false })).toMatchObject({ enabled: false, credentials: null, url: URL });
  });

  it('to enabled: true with no URL ever set is rejected: it cannot be blank', () => {
    expect(errorsOf({ enabled: true }, { url: null })).toEqual({ import_url: ["can't be blank"] });
  });

  it('of anything else with no URL ever set is rejected: it is missing', () => {
    const change = { mirror_trigger_builds: true };
    expect(errorsOf(change, { enabled: false, url: null })).toEqual({ url: ['is missing'] });
  });

  it('to a blank URL is saved while the mirror is off', () => {
    expect(after({ url: '' }, { enabled: false })).toMatchObject({ url: null, credentials: null });
    expect(errorsOf({ url: '' })).toEqual({ import_url: ["can't be blank"] });
  });

  it('to a URL of the local network is rejected if an administrator does not allow such', () => {
    const rules = { ...RULES, urlAttribute: 'unsafe_import_url', localRequests: false } as const;
    const errors = (url: string): unknown => applyChange(configured(), { url }, rules);
    expect(errors('http://127.0.0.1/a.git')).toEqual({
      unsafe_import_url: ['is blocked: Requests to localhost are not allowed'],
    });
    expect(errors('http://192.168.0.1/a.git')).toEqual({
      unsafe_import_url: ['is blocked: Requests to the local network are not allowed'],
    });
    expect(errors('https://example.com/a.git')).toBeNull();
  });

  it('to enabled: true works without a URL if one was set before', () => {
    expect(after({ enabled: true }, { enabled: false, credentials: null })).toMatchObject({
      enabled: true,
      url: URL,
    });
  });

  it('to a regex turns protected-only off', () => {
    const settings = { ...initialSettings(), only_mirror_protected_branches: true };
    expect(after({ mirror_branch_regex: '^v' }, { settings }).settings).toMatchObject({
      mirror_branch_regex: '^v',
      only_mirror_protected_branches: false,
    });
  });

  it('to protected-only removes the regex', () => {
    const settings = { ...initialSettings(), mirror_branch_regex: '^v' };
    expect(after({ only_mirror_protected_branches: true }, { settings }).settings).toMatchObject({
      mirror_branch_regex: null,
      only_mirror_protected_branches: true,
    });
  });

  it('to both a regex and protected-only ends with the regex', () => {
    const change = { mirror_branch_regex: '^v', only_mirror_protected_branches: true };
    expect(after(change).settings).toMatchObject({ ...change, only_mirror_protected_branches: false });
  });

  it('to a regex of null removes it', () => {
    const settings = { ...initialSettings(), mirror_branch_regex: '^v' };
    expect(after({ mirror_branch_regex: null }, { settings }).settings.mirror_branch_regex).toBeNull();
  });

  it.each([
    ['ftp://example.com/a.git', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    ['file:///etc', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    ['no url', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    ['https://', 'is blocked: URI is invalid'],
  ])('to the URL %s is rejected', (url, message) => {
    expect(errorsOf({ url })).toEqual({ import_url: [message] });
  });

  it.each(['http://h/a.git', 'https://h/a.git', 'ssh://git@h/a.git', 'git://h/a.git'])(
    'to the URL %s is accepted',
    (url) => {
      expect(errorsOf({ enabled: true, url: 'x' })).not.toBeNull();
      expect(after({ url }).url).toBe(url.replace('git@', ''));
    },
  );

  it('to a regex that RE2 does not support is rejected, such as a look-ahead', () => {
    const errors = errorsOf({ mirror_branch_regex: '(?!main)' });
    expect(errors).toEqual({ mirror_branch_regex: [expect.stringMatching(/^not valid RE2 syntax: /)] });
  });

  it('to a regex of more than 255 characters is rejected', () => {
    expect(errorsOf({ mirror_branch_regex: 'a'.repeat(256) })).toEqual({
      mirror_branch_regex: ['is too long (maximum is 255 characters)'],
    });
  });

  it('with several errors is rejected with all of them', () => {
    expect(Object.keys(errorsOf({ url: 'ftp://h/', mirror_branch_regex: '(' }) as object)).toHaveLength(2);
  });
});

describe('masking', () => {
  it.each([
    [{ user: 'a', password: 'b' }, 'https://*****:*****@example.com/a.git'],
    [{ user: 'a', password: null }, 'https://*****@example.com/a.git'],
    [{ user: null, password: 'b' }, 'https://:*****@example.com/a.git'],
    [null, URL],
  ])('shows stored credentials %o only as stars', (credentials, shown) => {
    expect(maskedUrl({ url: URL, credentials })).toBe(shown);
  });

  it('takes the credentials out of URLs in a text', () => {
    expect(maskUserinfo("fatal: 'https://ada:secret@h/a.git' and ssh://git@h/")).toBe(
      "fatal: 'https://*****:*****@h/a.git' and ssh://*****:*****@h/",
    );
  });
});

describe('a URL', () => {
  it('keeps an @ and a colon in its path', () => {
    expect(splitUrl('https://h/a@b:c.git')).toEqual({ url: 'https://h/a@b:c.git', credentials: null });
  });
});
