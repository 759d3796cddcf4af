/** One term per thing: words that were used here for what has a usual name must not come back. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

/** Whole words, in any case, each with what to write instead. */
const replacements: [RegExp, string][] = [
  [/ask(?:s|ed)? for/, 'request'],
  [/beside it/, 'compared with'],
  [/defects?/, 'bug'],
  [/ha(?:s|d|ve) GitLab/, 'request, trigger'],
  [/harmless/, 'sanitized'],
  [/licen[c]es?/, 'license'],
  [/a look|looks at/, 'poll, snapshot'],
  [/passing faults?/, 'transient error'],
  [/put(?:s|ting)? (?:it |an update |the update )?off/, 'postpone'],
  [/remed(?:y|ies)/, 'hint'],
  [/stand-ins?/, 'shim'],
  [/tells?|told/, 'report, print, say'],
  [/tried again|try again/, 'retry'],
  [/wanted/, 'desired'],
];

/** What users and contributors read: the code of the step with its comments and messages, the documents, the workflows. */
function readFiles(): string[] {
  const paths = [
    'src',
    'action.yml',
    'gather/action.yml',
    'examples',
    '.github',
    'docs/*.md',
    '*.md',
    '*.json',
  ];
  return execFileSync('git', ['ls-files', '--', ...paths], { cwd: fileURLToPath(root), encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && path !== 'package-lock.json');
}

test.each(readFiles())('%s calls things by their usual names', async (path) => {
  const lines = (await readFile(new URL(path, root), 'utf8')).split('\n');
  const found = lines.flatMap((line, index) =>
    replacements.flatMap(([words, instead]) => {
      const [word] = new RegExp(`(?<![\\w-])(?:${words.source})(?![\\w-])`, 'i').exec(line) ?? [];
      return word === undefined ? [] : [`line ${index + 1}: "${word}": write ${instead}`];
    }),
  );
  expect(found).toEqual([]);
});
