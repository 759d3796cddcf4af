import { expect, test } from 'vitest';
import { parseRefs } from '../../src/network/git.ts';

const sha = 'a'.repeat(40);

test.each(['main', 'rel\u2028ease', 'v1\u2029', 'größe', 'a\u0085b'])(
  'the ref %j is read as it is',
  (name) => {
    expect([...parseRefs(Buffer.from(`${sha}\trefs/heads/${name}\n`)).keys()]).toEqual([
      `refs/heads/${name}`,
    ]);
  },
);

test('two different names that are not valid UTF-8 remain different', () => {
  const lines = ['\xfe', '\xff'].map((name) => `${sha}\trefs/heads/x${name}\n`).join('');
  expect(parseRefs(Buffer.from(lines, 'latin1')).size).toBe(2);
});
