import { expect, test } from 'vitest';
import { isSecretUser, looksLikeToken } from '../../src/text/credentials.ts';

test.each([
  ['ghp_x', true],
  ['github_pat_x', true],
  ['gho_x', true],
  ['ghu_x', true],
  ['ghs_x', true],
  ['ghr_x', true],
  ['glpat-x', true],
  ['gldt-x', true],
  ['glcbt-x', true],
  ['GR1348941x', true],
  ['ATBBx', true],
  ['ATATT3x', true],
  ['ATCTT3x', true],
  ['hf_x', true],
  ['0123456789abcdef0123', true],
  ['0123456789abcdef012', false],
  ['reader', false],
  ['git', false],
  ['gitlab-ci-token', false],
  ['x-access-token', false],
  ['my-glpat-x', false],
])('%s looks like a token: %j', (text, expected) => {
  expect(looksLikeToken(text)).toBe(expected);
});

test.each([
  ['reader', 'pw', 'https://example.com/a', false],
  ['reader', '', 'https://example.com/a', true],
  ['reader', '', '', true],
  ['reader', 'x-oauth-basic', '', true],
  ['reader', 'X-Token-Auth', '', true],
  ['glpat-x', 'pw', '', true],
  ['git', '', 'https://example.com/a', false],
  ['git', 'x-oauth-basic', '', false],
  ['deploy', '', 'ssh://example.com/a', false],
  ['deploy', '', 'SSH://example.com/a', false],
  ['glpat-x', '', 'ssh://example.com/a', true],
])('the user %s with the password %j at %j is a secret: %j', (user, password, url, expected) => {
  expect(isSecretUser(user, password, url)).toBe(expected);
});
