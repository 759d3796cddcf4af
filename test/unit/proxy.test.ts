import { expect, test } from 'vitest';
import { proxySecrets, useProxy } from '../../src/network/proxy.ts';

const apiUrl = 'https://gitlab.example.com/api/v4';

test.each([
  ['http://proxy:3128', 'http://proxy:3128'],
  ['HTTP://proxy:3128/', 'http://proxy:3128'],
  ['proxy:3128', 'http://proxy:3128'],
  ['proxy.corp:3128', 'http://proxy.corp:3128'],
  ['127.0.0.1:3128', 'http://127.0.0.1:3128'],
  ['user:pw@proxy.corp:3128', 'http://user:pw@proxy.corp:3128'],
  ['user:p%40ss@proxy:3128', 'http://user:p%40ss@proxy:3128'],
  ['user:p@ss@proxy:3128', 'http://user:p%40ss@proxy:3128'],
  ['user@proxy:3128', 'http://user:@proxy:3128'],
  ['http://proxy', 'http://proxy:80'],
  ['proxy', 'http://proxy:80'],
])('the proxy %j is used as %j', (value, address) => {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']) {
    const environment: Record<string, string> = { [name]: value };
    useProxy(apiUrl, environment);
    expect(environment.https_proxy).toBe(address);
  }
});

test('the variable for the protocol has precedence over all_proxy, and an empty variable counts as not set', () => {
  const proxyOf = (environment: Record<string, string>, url = apiUrl) => {
    useProxy(url, environment);
    return environment[url.startsWith('https:') ? 'https_proxy' : 'http_proxy'];
  };
  const all = { https_proxy: 'a:1', HTTPS_PROXY: 'b:1', all_proxy: 'c:1', ALL_PROXY: 'd:1' };
  expect(proxyOf({ ...all })).toBe('http://a:1');
  expect(proxyOf({ ...all, https_proxy: '' })).toBe('http://b:1');
  expect(proxyOf({ ...all, https_proxy: '', HTTPS_PROXY: '' })).toBe('http://c:1');
  expect(proxyOf({ ...all }, 'http://gitlab.example.com/api/v4')).toBe('http://c:1');
  expect(proxyOf({ https_proxy: '' })).toBe('');
  expect(proxyOf({})).toBeUndefined();
});

test.each([
  'http://[bad',
  'http://u:%zz@proxy:3128',
  'not a proxy',
  'socks5://proxy:1080',
  'ftp://proxy',
  // The library would check the proxy's certificate for the host name of GitLab.
  'https://proxy:3128',
  '://secret',
  'user:se/cret@proxy:3128',
  'user:12/secret@proxy:3128',
  'user:12?secret@proxy:3128',
  'user:12#secret@proxy:3128',
])('%j is rejected, without showing it, so that no request bypasses the proxy', (value) => {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']) {
    expect(() => useProxy(apiUrl, { [name]: value })).toThrow(
      `The environment variable ${name} is not the URL of an HTTP proxy.`,
    );
  }
  expect(() => useProxy(apiUrl, { http_proxy: value })).not.toThrow();
  expect(() => useProxy('http://127.0.0.1/api/v4', { http_proxy: value })).not.toThrow();
});

test('the part of a password or user up to a character that ends the host for git is a secret', () => {
  expect(proxySecrets({ https_proxy: 'http://bob:Hunter2/x@proxy' })).toEqual(
    expect.arrayContaining(['Hunter2/x', 'Hunter2', 'bob:Hunter2']),
  );
  expect(proxySecrets({ all_proxy: 'http://hunter2/lone@proxy' })).toEqual(
    expect.arrayContaining(['hunter2/lone', 'hunter2']),
  );
  expect(proxySecrets({ https_proxy: 'http://bob:pa@Hunter2#x@proxy' })).toContain('Hunter2');
  // A shorter part would be found in ordinary text.
  expect(proxySecrets({ https_proxy: 'http://bob:a#b@proxy' })).not.toContain('a');
});

test('the password of a proxy is a secret, and so is its user if there is no password or it looks like a token', () => {
  expect(
    proxySecrets({ https_proxy: 'http://user:hunter2@proxy', HTTP_PROXY: 'user:o%2Fther@proxy' }),
  ).toEqual(['hunter2', 'hunter2', 'o%2Fther', 'o/ther']);
  expect(proxySecrets({ ALL_PROXY: 'socks5h://user:a/b@c@proxy:1080' })).toEqual(
    expect.arrayContaining(['a/b@c', 'user:a']),
  );
  expect(proxySecrets({ https_proxy: 'http://to%2Fken@proxy', HTTP_PROXY: 'token@proxy:3128' })).toEqual([
    'to%2Fken',
    'to/ken',
    'token',
    'token',
  ]);
  expect(new Set(proxySecrets({ https_proxy: 'http://token:@proxy:3128' }))).toEqual(new Set(['token']));
  expect(new Set(proxySecrets({ https_proxy: 'http://glpat-user:pw@proxy' }))).toEqual(
    new Set(['glpat-user', 'pw']),
  );
  expect(proxySecrets({ https_proxy: 'http://proxy:3128', HTTP_PROXY: 'proxy:3128', all_proxy: '' })).toEqual(
    [],
  );
});
