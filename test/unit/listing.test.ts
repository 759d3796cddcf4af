import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import type { PullMirror } from '../../src/gitlab/schema.ts';
import { isAccepted } from '../../src/list-command.ts';
import {
  type ListedMirror,
  type Listing,
  listingJson,
  listingTable,
  stateOf,
} from '../../src/report/listing.ts';
import { listingYaml } from '../../src/report/listing-yaml.ts';
import { redactor } from '../../src/text/redact.ts';

const keep = (text: string) => text;
const plain = { hasColors: false, columns: null };
const now = Date.parse('2026-03-10T12:00:00Z');

function mirror(known: Partial<PullMirror> = {}): PullMirror {
  return {
    id: 1,
    status: 'finished',
    lastError: null,
    lastUpdateAt: '2026-03-10T11:00:00Z',
    lastUpdateStartedAt: '2026-03-10T10:59:00Z',
    lastSuccessfulUpdateAt: '2026-03-10T11:00:00.123+00:00',
    url: 'https://example.com/a.git',
    settings: {
      enabled: true,
      mirrorTriggerBuilds: false,
      onlyMirrorProtectedBranches: false,
      mirrorOverwritesDivergedBranches: true,
      mirrorBranchRegex: null,
    },
    ...known,
  };
}

let lastId = 0;
function listed(path: string, known: Partial<PullMirror> = {}): ListedMirror {
  return { id: ++lastId, path, mirror: mirror(known), error: null };
}

function listing(mirrors: ListedMirror[], serverTime: number | null = now): Listing {
  return {
    group: 'team',
    mirrors,
    excluded: { withoutMirror: 0, archived: 0, markedForDeletion: 0 },
    serverTime,
  };
}

const unreadable: ListedMirror = {
  id: 9,
  path: 'team/z',
  mirror: null,
  error: new StepError('permission', 'Reading the pull mirror failed: 403 Forbidden', 'Hint.'),
};

test.each<[string, Partial<PullMirror>]>([
  ['ok', {}],
  ['ok', { status: 'started' }],
  ['failing', { status: 'failed', lastError: 'no' }],
  ['failing', { status: 'canceled' }],
  ['failing', { status: 'started', lastError: 'the error of the update before' }],
  ['failing', { status: 'failed', lastSuccessfulUpdateAt: null }],
  ['never-updated', { status: 'none', lastSuccessfulUpdateAt: null }],
  ['never-updated', { status: 'scheduled', lastSuccessfulUpdateAt: null }],
])('a mirror is %s by its last update that has finished: %j', (state, known) => {
  expect(stateOf(listed('team/a', known))).toBe(state);
});

test('the table is aligned, and mirrors that need attention come first', () => {
  const table = listingTable(
    listing([
      listed('team/a'),
      listed('team/long-name', { lastSuccessfulUpdateAt: null, status: 'none' }),
      listed('team/b', { lastError: 'Deadline Exceeded', lastSuccessfulUpdateAt: '2026-02-20T12:00:00Z' }),
      unreadable,
    ]),
    keep,
    plain,
  );
  expect(table).toBe(`\
STATE            PROJECT         LAST SUCCESS                          UPSTREAM                   LAST ERROR
? unreadable     team/z                                                                           Reading the pull mirror failed: 403 Forbidden
✗ failing        team/b          18 days ago (20 Feb 2026, 12:00 UTC)  https://example.com/a.git  Deadline Exceeded
– never updated  team/long-name  never                                 https://example.com/a.git
✓ healthy        team/a          1h ago (10 Mar 2026, 11:00 UTC)       https://example.com/a.git
`);
});

test('without errors the table has no column for errors, and without a date from the server no age', () => {
  expect(listingTable(listing([listed('team/a')], null), keep, plain)).toBe(`\
STATE      PROJECT  LAST SUCCESS            UPSTREAM
✓ healthy  team/a   10 Mar 2026, 11:00 UTC  https://example.com/a.git
`);
});

test('wide and combining characters keep the columns aligned', () => {
  const table = listingTable(listing([listed('team/日本語 e\u0301 😀'), listed('team/latin')]), keep, plain);
  const [, first = '', second = ''] = table.split('\n');
  const column = second.indexOf('https:');
  // Three characters and an emoji are two columns wide, and an accent has none.
  expect(first.indexOf('https:')).toBe(column - 4 + 1 + '😀'.length - 1);
});

test('on a terminal the state has a color, and lines end at its width unless they have an error', () => {
  const mirrors = [listed('team/a'), listed('team/b', { lastError: 'x'.repeat(200) })];
  const table = listingTable(listing(mirrors), keep, { hasColors: true, columns: 60 });
  const [header, failing = '', healthy] = table.split('\n');
  const colored = (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m`;
  expect(header).toBe(
    `${colored(1, 'STATE')}      PROJECT  LAST SUCCESS                     UPSTREAM                   LAST ERROR`,
  );
  expect(healthy).toBe(`${colored(32, '✓ healthy')}  team/a   1h ago (10 Mar 2026, 11:00 UTC)  https:…`);
  expect(failing.startsWith(`${colored(31, '✗ failing')}  team/b   `)).toBe(true);
  expect(failing.endsWith(`  https://example.com/a.git  ${'x'.repeat(200)}`)).toBe(true);
});

test('the upstream ends at the width of the terminal', () => {
  const table = listingTable(listing([listed('team/a')]), keep, { hasColors: false, columns: 60 });
  const [, line = ''] = table.split('\n');
  expect(line).toBe('✓ healthy  team/a   1h ago (10 Mar 2026, 11:00 UTC)  https:…');
  expect(line).toHaveLength(60);
});

test('an upstream for which the terminal is too narrow is marked as cut', () => {
  const table = listingTable(listing([listed('team/a')]), keep, { hasColors: false, columns: 54 });
  expect(table).toBe(`\
STATE      PROJECT  LAST SUCCESS                     …
✓ healthy  team/a   1h ago (10 Mar 2026, 11:00 UTC)  …
`);
});

test('an error is shortened, and no text of the server leaves its cell or shows a secret', () => {
  const lastError = `\u001b[2Jsecret\n::error::x\u009b ${'long '.repeat(200)}`;
  const table = listingTable(listing([listed('team/a\r\nb', { lastError })]), redactor(['secret']), plain);
  expect(table.split('\n')).toHaveLength(3);
  expect(table).toMatch(/team\/a b {2}.* {2}https:\S+ {2}\[2J\*\*\* ::error::x long .{200,300} …$/m);
  const json = listingJson(listing([listed('team/a', { lastError })]), null, redactor(['secret']));
  for (const shown of [table, json]) {
    expect(shown).not.toContain('secret');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

test('a value that contains a secret, and the combination of both filters, are excluded from the YAML', () => {
  const settings = { ...mirror().settings, onlyMirrorProtectedBranches: true, mirrorBranchRegex: '^v' };
  const yaml = listingYaml(
    listing([
      listed('team/a', { url: 'https://example.com/secret.git' }),
      listed('team/b', { settings: settings as PullMirror['settings'] }),
      listed('team/c\n- project: team/d'),
    ]),
    redactor(['secret']),
    isAccepted,
  );
  expect(yaml).toBe(`\
# The pull mirrors of the group team, found by gitlab-pull-mirror list --yaml.

- project: team/a
  mirror-trigger-builds: false
  mirror-overwrites-diverged-branches: true
  only-mirror-protected-branches: false
  mirror-branch-regex: none
  # url: excluded, since the input does not accept the value in GitLab, or the value contains a ***.
- project: team/b
  url: https://example.com/a.git
  mirror-trigger-builds: false
  mirror-overwrites-diverged-branches: true
  # only-mirror-protected-branches, mirror-branch-regex: excluded, since they cannot be combined, and GitLab has both.

# team/c - project: team/d: excluded, since the input project does not accept its path, or the path contains a ***
`);
});
