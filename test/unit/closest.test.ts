import { expect, test } from 'vitest';
import { closest } from '../../src/text/closest.ts';

const words = ['url', 'project', 'verify-refs', 'mirror-branch-regex', 'json'];

test.each([
  ['projekt', 'project'],
  ['PROJECT', 'project'],
  ['ulr', 'url'],
  ['verifyrefs', 'verify-refs'],
  ['branch-regex', null],
  ['mirror-regex', null],
  ['mirror-branch-re', 'mirror-branch-regex'],
  ['foo', null],
  ['u', null],
  ['', null],
  ['x'.repeat(1_000_000), null],
])('the closest word to %.20j is %j', (typed, word) => {
  expect(closest(typed, words)).toBe(word);
});
