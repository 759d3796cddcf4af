import { expect, test } from 'vitest';
import { parseResponse } from '../../src/gitlab/response.ts';
import {
  type Configured,
  explanationOf,
  hint,
  hintFor,
  hintForMessage,
} from '../../src/text/explanations.ts';

const nothingConfigured: Configured = {
  credentials: false,
  overwrites: false,
  mayCreate: false,
  caCertificate: false,
  immediate: false,
  requestsUpdate: false,
};

test('an unknown message is shown as it is, and without a message the hint refers to the log of the server', () => {
  expect(hintForMessage('something else')).toMatch(/Fix the cause that GitLab's message names/);
  expect(hintForMessage(null)).toMatch(/Sidekiq log/);
});

test('a hint within a longer text is replaced for a job that has configured what it suggests', () => {
  const given = { ...nothingConfigured, credentials: true };
  const text = `First, do something else. ${hint('upstream-authentication')}`;
  expect(hintFor(text, given)).toMatch(
    /^First, do something else\. Check url, that the user or token in auth-user/,
  );
  expect(hintFor(text, nothingConfigured)).toBe(text);
});

test('a message of any length is searched without delay', () => {
  expect(explanationOf('repository '.repeat(500_000))).toBeNull();
  expect(
    explanationOf(
      `${'remote: busy\n'.repeat(100_000)}fatal: Authentication failed for 'https://example.com/'`,
    ),
  ).toBe('upstream-authentication');
});

test('a page of any length is reported without delay', () => {
  const page = {
    status: 200,
    headers: { 'content-type': 'text/html' },
    text: '<title'.repeat(300_000),
    serverTime: null,
  };
  expect(() => parseResponse(page, 'Doing it')).toThrow(/instead of GitLab's JSON: \(1800000 characters\)/);
});

test.each([
  ["fatal: unable to access 'https://example.com/my-fork.git/': The requested URL returned error: 500", null],
  ['error: cannot fork() for git-remote-https: Cannot allocate memory', null],
  ['remote error: access denied or repository not exported: /a.git', 'upstream-authentication'],
  ["error: cannot lock ref 'refs/heads/fix/timeout': 'refs/heads/fix' exists", 'branch-hierarchy'],
  [
    "Failed to create branch 'a/b': Branch name conflicts with existing branch hierarchy.",
    'branch-hierarchy',
  ],
  ["fatal: Unable to create '/a.git/packed-refs.lock': File exists.", 'branch-lock'],
  ["error: cannot lock ref 'refs/heads/a': is at 0123456 but expected 789abcd", 'branch-lock'],
  ['Resolving timed out after 10000 milliseconds', 'upstream-unreachable'],
  ['only_mirror_protected_branches, mirror_branch_regex are mutually exclusive', null],
  ['Host key verification failed.', 'upstream-host-key'],
  ['git@host: Permission denied (publickey,password).', 'upstream-ssh-key'],
])('%s is explained as %s', (message, id) => {
  expect(explanationOf(message)).toBe(id);
});
