import { expect, test } from 'vitest';
import { explanationOf, remedyFor } from '../../src/explanations.ts';
import { answerJson } from '../../src/gitlab/answer.ts';

test('a message that nobody knows is left to its own words, and none at all to the log of the server', () => {
  expect(remedyFor('something else')).toMatch(/See the message of GitLab/);
  expect(remedyFor(null)).toMatch(/GitLab gave no reason/);
});

test('a message of any length is searched without delay', () => {
  expect(explanationOf('repository '.repeat(500_000))).toBeNull();
  expect(
    explanationOf(
      `${'remote: busy\n'.repeat(100_000)}fatal: Authentication failed for 'https://example.com/'`,
    ),
  ).toBe('upstream-authentication');
});

test('a page of any length is told without delay', () => {
  const page = {
    status: 200,
    headers: { 'content-type': 'text/html' },
    text: '<title'.repeat(300_000),
    serverTime: null,
  };
  expect(() => answerJson(page, 'do it')).toThrow(/in place of GitLab's JSON: \(1800000 characters\)/);
});
