import { expect, test } from 'vitest';
import { assertUsableProxy, proxySecrets } from '../../src/network/proxy.ts';

const apiUrl = 'https://gitlab.example.com/api/v4';

test.each(['http://proxy:3128', 'proxy:3128', 'http://user:p%40ss@proxy:3128', ''])(
  '%j is a usable proxy',
  (value) => {
    expect(() => assertUsableProxy(apiUrl, { https_proxy: value })).not.toThrow();
  },
);

test.each([
  'http://[bad',
  'http://u:%zz@proxy:3128',
  'not a proxy',
  'socks5://proxy:1080',
  'ftp://proxy',
  // The library would check the proxy's certificate for the host name of GitLab.
  'https://proxy:3128',
  '://secret',
])('%j is rejected, without showing it, so that no request bypasses the proxy', (value) => {
  for (const name of ['https_proxy', 'HTTPS_PROXY']) {
    expect(() => assertUsableProxy(apiUrl, { [name]: value })).toThrow(
      /environment variable https_proxy .* is not the URL/,
    );
  }
  expect(() => assertUsableProxy(apiUrl, { http_proxy: value })).not.toThrow();
  expect(() => assertUsableProxy('http://127.0.0.1/api/v4', { http_proxy: value })).not.toThrow();
});

test('the password of a proxy is a secret', () => {
  expect(
    proxySecrets({ https_proxy: 'http://user:hunter2@proxy', HTTP_PROXY: 'user:o%2Fther@proxy' }),
  ).toEqual(['hunter2', 'hunter2', 'o%2Fther', 'o/ther']);
});
