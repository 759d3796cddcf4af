import { expect, test } from 'vitest';
import { inputList } from '../../src/inputs/table.ts';
import { isWithheld, parseRefs } from '../../src/network/git.ts';

const sha = 'a'.repeat(40);

test.each(['main', 'rel\u2028ease', 'v1\u2029', 'größe', 'a\u0085b'])(
  'the ref %j is read as it is',
  (name) => {
    expect([...parseRefs(Buffer.from(`${sha}\trefs/heads/${name}\n`)).keys()]).toEqual([
      `refs/heads/${name}`,
    ]);
  },
);

test('git inherits no variable that holds a secret of the step', () => {
  for (const { name, variable } of inputList) {
    expect(isWithheld(`INPUT_${name.toUpperCase()}`)).toBe(true);
    if (variable !== undefined) expect(isWithheld(variable)).toBe(true);
  }
});

test('different names remain different, even if some are not valid UTF-8', () => {
  // The third is the UTF-8 of é, whose Latin-1 is the fourth.
  const names = ['\xfe', '\xff', '\xc3\xa9', '\xe9', '%E9'];
  const lines = names.map((name) => `${sha}\trefs/heads/x${name}\n`).join('');
  expect(parseRefs(Buffer.from(lines, 'latin1')).size).toBe(5);
});
