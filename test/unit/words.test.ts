/** One term per thing: each of these words was used for something that has a usual name, and must not come back. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

/** Whole words, in any case, each with what to write instead. GitLab's own message "Please refresh and try again" may be quoted. */
const replacements: [RegExp, string][] = [
  [/ask(?:s|ed)? for/, 'request'],
  [/behaviour/, 'behavior'],
  [/beside/, 'compared with, next to'],
  [/complaints?/, 'error, message'],
  [/defects?/, 'bug'],
  [/faults?/, 'error, failure'],
  [/ha(?:s|d|ve) GitLab/, 'request, trigger'],
  [/(?:GitLab|no|not|has) answer(?:s|ed)?/, 'respond, response'],
  [/harmless/, 'sanitized'],
  [/in vain/, 'never'],
  [/lest/, 'so that … not'],
  [/line ends/, 'line endings'],
  [/licen[c]es?/, 'license'],
  [/(?:an?|the|one|first|last|next|late) looks?|looks? at/, 'poll, snapshot'],
  [/put(?:s|ting)? (?:it |an update |the update )?off/, 'postpone'],
  [/refusals?/, 'API error'],
  [/remed(?:y|ies)/, 'hint'],
  [/stand-ins?/, 'shim'],
  [/tells?|told/, 'report, print, say'],
  [/tried again|(?<!Please refresh and )try again/, 'retry'],
  [/under ?way/, 'in progress'],
  [/wanted/, 'desired'],
  [/wrong usage/, 'usage error'],
];

/** Files that need not follow the list, each with the reason. */
const exceptions = [
  // Contains the list.
  'test/unit/words.test.ts',
  // Names of packages.
  '*package-lock.json',
];

/** What users and contributors read: all code with its comments, messages and test names, the documents, the workflows. */
function readFiles(): string[] {
  const paths = [
    'src',
    'action.yml',
    'gather/action.yml',
    'examples',
    'test',
    'bench',
    'demo',
    'docs',
    '.github',
    '*.md',
    '*.json',
    ':(glob)*.ts',
    '.ci',
    ...exceptions.map((path) => `:!${path}`),
  ];
  return execFileSync('git', ['ls-files', '--', ...paths], { cwd: fileURLToPath(root), encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '');
}

test.each(readFiles())('%s uses the standard terms', async (path) => {
  const lines = (await readFile(new URL(path, root), 'utf8')).split('\n');
  const found = lines.flatMap((line, index) =>
    replacements.flatMap(([words, instead]) => {
      const [word] = new RegExp(`(?<![\\w-])(?:${words.source})(?![\\w-])`, 'i').exec(line) ?? [];
      return word === undefined ? [] : [`line ${index + 1}: "${word}": write ${instead}`];
    }),
  );
  expect(found).toEqual([]);
});
