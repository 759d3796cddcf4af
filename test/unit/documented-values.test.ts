/** Values in the documents are those of the code. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expiryWarning } from '../../src/gitlab/client.ts';
import { refusedPrefixes } from '../../src/inputs/mirror-list.ts';
import { inputs } from '../../src/inputs/table.ts';
import { placeholderPasswords } from '../../src/text/credentials.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** What is in code style and matches the pattern. */
const codeIn = (text: string, { source }: RegExp) =>
  Array.from(text.matchAll(new RegExp(`\`(${source})\``, 'g')), ([, code]) => code);

test('SECURITY.md lists the variables that a list may not name', () => {
  const listed = codeIn(read('SECURITY.md'), /GITLAB_TOKEN|[A-Z]+_/);
  expect(new Set(listed)).toEqual(new Set(['GITLAB_TOKEN', ...refusedPrefixes]));
});

test('docs/many-mirrors.md has examples of the variables that a list may not name', () => {
  const examples = codeIn(read('docs/many-mirrors.md'), /[A-Z]+_…/);
  expect(examples.length).toBeGreaterThan(0);
  expect(refusedPrefixes.map((prefix) => `${prefix}…`)).toEqual(expect.arrayContaining(examples));
});

test.each([
  ['SECURITY.md', read('SECURITY.md')],
  ['The description of auth-user', inputs.authUser.description],
])('%s lists the placeholder passwords', (_, text) => {
  expect(codeIn(text, /x-[a-z-]+/)).toEqual(placeholderPasswords);
});

test('README.md says how many days before its expiry a token causes a warning', () => {
  const warns = (days: number) => {
    const expiresAt = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
    return expiryWarning({ scopes: ['api'], expiresAt, serverTime: Date.UTC(2026, 0, 1) }) !== null;
  };
  const [, days] = /warn in the (\d+) days before it expires/.exec(read('README.md')) ?? [];
  expect([warns(Number(days) - 1), warns(Number(days))]).toEqual([true, false]);
});
