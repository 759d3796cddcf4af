// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a list names variables
import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { InvalidInputs } from '../../src/base/errors.ts';
import { parseList } from '../../src/inputs/document.ts';
import { type Inputs, parseInputs, readInputs, readTextFile } from '../../src/inputs/inputs.ts';
import { type ListSources, parseMirrors } from '../../src/inputs/mirror-list.ts';
import { type InputName, inputs as inputTable } from '../../src/inputs/table.ts';
import { removeFolder } from '../platform.ts';

const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
afterAll(() => removeFolder(workspace));

type Given = Partial<Record<InputName, string>>;

async function parse(mirrors: string, given: Given = {}, environment = {}): Promise<Inputs> {
  const inputs: Given = { token: 'glpat-secret', mirrors, ...given };
  return parseInputs(
    readInputs((name) => inputs[name] ?? ''),
    { readFile: readTextFile, workspace, environment },
  );
}

/** Reads a list without the other inputs of the step. */
function read(given: string, sources: Partial<ListSources> = {}) {
  const defaults = { readFile: readTextFile, workspace, environment: {} };
  return parseMirrors(given, { texts: {}, values: {} }, null, { ...defaults, ...sources });
}

async function problemsOf(mirrors: string, given?: Given, environment?: object): Promise<readonly string[]> {
  try {
    await parse(mirrors, given, environment);
  } catch (error) {
    if (error instanceof InvalidInputs) return error.problems;
    throw error;
  }
  return [];
}

test('a key that an entry omits comes from the defaults of the list, then from the inputs of the step', async () => {
  const { jobs } = await parse(
    [
      'defaults:',
      '  url: https://example.com/default.git',
      '  mirror-trigger-builds: true',
      '  sync: immediate',
      'mirrors:',
      '  - project: group/a',
      '  - project: 4711',
      '    url: https://example.com/b.git',
      '    mirror-trigger-builds: FALSE',
      '    sync: false',
      '    verify-refs: [refs/heads/main, refs/tags/v1]',
    ].join('\n'),
    { 'mirror-overwrites-diverged-branches': 'true', 'mirror-trigger-builds': 'false', 'dry-run': 'true' },
  );
  expect(jobs).toMatchObject([
    {
      project: 'group/a',
      sync: 'immediate',
      dryRun: true,
      desired: {
        url: 'https://example.com/default.git',
        mirrorTriggerBuilds: true,
        mirrorOverwritesDivergedBranches: true,
      },
    },
    {
      project: '4711',
      sync: 'false',
      desired: {
        url: 'https://example.com/b.git',
        mirrorTriggerBuilds: false,
        mirrorOverwritesDivergedBranches: true,
      },
      verifyRefs: { refs: [{ ref: 'refs/heads/main' }, { ref: 'refs/tags/v1' }], all: false },
    },
  ]);
});

test('an empty or null value in an entry is not set', async () => {
  const { jobs } = await parse(
    [
      '{"defaults": {"url": "https://example.com/a.git", "enabled": true},',
      '"mirrors": [{"project": "group/a", "url": "", "enabled": null, "mirror-trigger-builds": null}]}',
    ].join('\n'),
  );
  expect(jobs[0]?.desired).toEqual({ url: 'https://example.com/a.git', enabled: true });
});

test('anchors, aliases and merge keys are errors that name their lines', async () => {
  const list = [
    '- &first',
    '  project: group/a',
    '  url: &url https://example.com/a.git',
    '- {<<: *first, project: group/b}',
    '- project: group/c',
    '  url: *url',
    '- *first',
    '- {project: group/d, *url : x}',
    '- {project: group/e, "<<": {wait: true}}',
  ].join('\n');
  expect(await problemsOf(list)).toEqual([
    'mirrors: line 1: anchors (&name) are not supported; put common values into defaults',
    'mirrors: line 3: anchors (&name) are not supported; put common values into defaults',
    'mirrors: line 4: merge keys (<<) are not supported; put common values into defaults',
    'mirrors: line 6: aliases (*name) are not supported; write the value itself, in quotes if it begins with *',
    'mirrors: line 7: aliases (*name) are not supported; write the value itself, in quotes if it begins with *',
    'mirrors: line 8: aliases (*name) are not supported; write the value itself, in quotes if it begins with *',
    'mirrors: line 9: merge keys (<<) are not supported; put common values into defaults',
  ]);
});

test('a quoted value that looks like an anchor, an alias or a merge key is a string', async () => {
  const { jobs } = await parse('- {project: a/b, auth-user: "*user", auth-password: "&<<"}');
  expect(jobs).toMatchObject([{ desired: { authUser: '*user', authPassword: '&<<' } }]);
});

test.each([
  ['mirrors.yml', '- project: group/a\n'],
  ['mirrors.json', '[{"project": "group/a"}]'],
  ['with-mark.json', '\ufeff{"mirrors": [{"project": "group/a"}]}'],
  ['windows.yml', '- project: group/a\r\n  enabled: true\r\n'],
])('%s in the workspace is read', async (name, text) => {
  writeFileSync(join(workspace, name), text);
  expect((await parse(name)).jobs).toMatchObject([{ project: 'group/a' }]);
  expect((await parse(join(workspace, name))).jobs).toHaveLength(1);
});

const windowsList = '- project: group/a\r\n  verify-refs: |\r\n    refs/heads/main\r\n    refs/tags/v1\r\n';

const utf16le = Buffer.from(`\ufeff${windowsList}`, 'utf16le');

test.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${windowsList}`)],
  ['UTF-16LE, as PowerShell writes it', utf16le],
  ['UTF-16BE', Buffer.from(utf16le).swap16()],
  ['UTF-8 with the line endings of old Macs', Buffer.from(windowsList.replaceAll('\r\n', '\r'))],
])('a list in %s is read', async (_, bytes) => {
  writeFileSync(join(workspace, 'encoded.yml'), bytes);
  expect((await parse('encoded.yml')).jobs).toMatchObject([
    { project: 'group/a', verifyRefs: { refs: [{ ref: 'refs/heads/main' }, { ref: 'refs/tags/v1' }] } },
  ]);
});

test.each([
  ['seems to be in UTF-16, without a byte order mark', utf16le.subarray(2)],
  ['is not valid UTF-16LE', utf16le.subarray(0, -1)],
  ['is in UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0])],
  [
    'is not valid UTF-8 (perhaps Windows-1252 or ISO 8859-1)',
    Buffer.from('- project: group/a # für', 'latin1'),
  ],
])('a list that %s is an error that says so', async (what, bytes) => {
  writeFileSync(join(workspace, 'encoded.yml'), bytes);
  expect(await problemsOf('encoded.yml')).toEqual([
    `mirrors: must be a list in YAML or JSON, or the path of a file with one in the workspace; the file ${what}; save it as UTF-8`,
  ]);
});

test('errors in a file with Windows line endings name the right lines', async () => {
  writeFileSync(
    join(workspace, 'lines.yml'),
    '- project: group/a\r\n\r\n- project: group/b\r\n  wait: 7\r\n',
  );
  expect(await problemsOf('lines.yml')).toEqual([
    'mirrors: lines.yml:4 (entry 2): wait: must be true or false',
  ]);
});

test('the YAML library prints nothing of a list, even if its debugging is enabled', () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  process.env.LOG_TOKENS = '1';
  expect(read('- project: a/b\n  auth-password: hunter2').problems).toEqual([]);
  expect(printed).not.toHaveBeenCalled();
});

test('tags are allowed if they name the type that a value has anyway', async () => {
  const { jobs } = await parse(
    ['!!seq', '- !!map {project: !!str 4711, wait: !!bool false, url: !!null }', '- project: group/b'].join(
      '\n',
    ),
  );
  expect(jobs).toMatchObject([
    { project: '4711', wait: false, desired: {} },
    { project: 'group/b', wait: true, desired: {} },
  ]);
});

test('a path may contain characters that have a meaning in YAML', async () => {
  const name = 'my - {list} [of] #1 ---.yml';
  writeFileSync(join(workspace, name), '- project: group/a\n');
  expect((await parse(name)).jobs).toMatchObject([{ project: 'group/a' }]);
});

const outside = mkdtempSync(join(tmpdir(), 'outside-'));
writeFileSync(join(outside, 'list.yml'), '- project: group/a\n');
afterAll(() => removeFolder(outside));

test('without a workspace a file may be anywhere, and errors name its path as given', () => {
  const path = join(outside, 'invalid.yml');
  writeFileSync(path, '- project: group/a\n  enabled: maybe\n');
  for (const given of [path, relative('.', path)]) {
    expect(read(given, { workspace: null }).problems).toEqual([
      `mirrors: ${given}:2 (entry 1): enabled: must be true or false`,
    ]);
  }
});

test('a file outside of the workspace is an error, by .. and by an absolute path', async () => {
  for (const path of ['..', join(outside, 'list.yml'), `../${basename(outside)}/list.yml`]) {
    expect(await problemsOf(path)).toEqual([expect.stringContaining('outside of the workspace')]);
  }
});

test.for([
  ['file', join(outside, 'list.yml'), 'list-link.yml', 'list-link.yml'],
  ['folder', outside, 'folder-link', 'folder-link/list.yml'],
] as const)(
  'a link to a %s outside of the workspace is an error',
  async ([kind, to, link, path], { skip }) => {
    skip(kind === 'file' && process.platform === 'win32', 'on Windows, a link to a file needs a privilege');
    try {
      // On Windows, a junction is a link to a folder that needs no privilege. Other platforms ignore the type.
      symlinkSync(to, join(workspace, link), 'junction');
    } catch (error) {
      skip(process.platform === 'win32', 'on Windows, only NTFS has junctions');
      throw error;
    }
    expect(await problemsOf(path)).toEqual([expect.stringContaining('outside of the workspace')]);
  },
);

test('credentials come from the environment, and are secrets', async () => {
  const { jobs, listedSecrets } = await parse(
    [
      'defaults: {auth-user: reader}',
      'mirrors:',
      '- project: group/a',
      '  auth-password: ${UPSTREAM_PASSWORD}',
      '- project: group/b',
      '  auth-user: x-${TOKEN}',
      '- project: group/c',
      '  auth-password: literal$HOME',
    ].join('\n'),
    {},
    { UPSTREAM_PASSWORD: 'sesame', TOKEN: 'tok-en' },
  );
  expect(jobs).toMatchObject([
    { desired: { authUser: 'reader', authPassword: 'sesame' } },
    { desired: { authUser: 'x-tok-en' } },
    { desired: { authPassword: 'literal$HOME' } },
  ]);
  expect(listedSecrets.toSorted()).toEqual(['literal$HOME', 'sesame', 'tok-en', 'x-tok-en']);
});

test('a number keeps its spelling, even in a document with a %YAML directive', async () => {
  const { jobs } = await parse(
    '%YAML 1.1\n---\n- project: 4711\n  auth-password: 0123\n  auth-user: 1_000\n',
  );
  expect(jobs).toMatchObject([{ project: '4711', desired: { authPassword: '0123', authUser: '1_000' } }]);
  expect(await problemsOf('%YAML 1.1\n---\n- project: a/b\n  wait: no\n')).toHaveLength(1);
});

test('every value from the environment is a secret, including a user name with a password', async () => {
  const list = '- project: a/b\n  auth-user: ${TOKEN}\n  auth-password: x-oauth-basic';
  const { listedSecrets } = await parse(list, {}, { TOKEN: 'tok-en' });
  expect(listedSecrets.toSorted()).toEqual(['tok-en', 'x-oauth-basic']);
});

test('a default password is a secret even if the password of an entry is empty', async () => {
  const list =
    'defaults: {auth-password: "${PW}x"}\nmirrors:\n- project: a/b\n  auth-user: reader\n  auth-password: ""';
  const { jobs, listedSecrets } = await parse(list, {}, { PW: 'sesame' });
  expect(jobs).toMatchObject([{ desired: { authUser: 'reader', authPassword: 'sesamex' } }]);
  expect(listedSecrets.toSorted()).toEqual(['sesame', 'sesamex']);
});

// On Windows, `mkfifo` creates no pipe that Node knows.
const hasPipe =
  process.platform !== 'win32' && spawnSync('mkfifo', [join(workspace, 'pipe.yml')]).status === 0;

test.skipIf(!hasPipe)('a file that is not a regular file, and so may have no end, is not read', async () => {
  symlinkSync('/dev/zero', join(workspace, 'zero.yml'));
  expect(await problemsOf('pipe.yml')).toEqual([expect.stringContaining('the file is not a regular file')]);
  expect(await problemsOf('zero.yml')).toEqual([expect.stringContaining('outside of the workspace')]);
  expect(await problemsOf('.')).toEqual([
    'mirrors: must be a list in YAML or JSON, or the path of a file with one in the workspace; the file is not a regular file',
  ]);
});

test('only credentials are read from the environment', async () => {
  expect(await problemsOf('- project: group/${NAME}', {}, { NAME: 'a' })).toEqual([
    expect.stringContaining('project: is not an ID or a full path'),
  ]);
});

test.each<[string, string, string]>([
  [
    'an unknown key',
    '- project: a/b\n  projekt: c/d',
    'line 2 (entry 1): unknown key projekt; did you mean project?',
  ],
  [
    'an unknown key that is like no other',
    '- project: a/b\n  token: c/d',
    'line 2 (entry 1): unknown key token; valid keys: project, url,',
  ],
  ['a key that only objects have', '- project: a/b\n  constructor: 1', 'line 2 (entry 1): unknown key'],
  [
    'a project among the defaults',
    'defaults:\n  project: a/b\nmirrors:\n- project: a/b',
    'line 2 (defaults): unknown key',
  ],
  [
    'an unknown part',
    'mirrors:\n- project: a/b\nmirror: 3',
    'line 3: unknown key mirror; did you mean mirrors?',
  ],
  ['a missing project', '- project: a/b\n- url: https://e.com/a', 'line 2 (entry 2): project is missing'],
  ['an empty project', '- project: ""', 'line 1 (entry 1): project: is empty'],
  [
    'a project twice',
    '- url: https://e.com/a\n  project: a/b\n- url: https://e.com/a\n  project: A/B',
    'line 4 (entry 2): the same project as entry 1 on line 2',
  ],
  ['a key twice', '- project: a/b\n  project: c/d', 'line 2: duplicate key'],
  [
    'an invalid value',
    '- project: a/b\n  enabled: maybe',
    'line 2 (entry 1): enabled: must be true or false',
  ],
  [
    'an invalid value among the defaults',
    'defaults:\n  wait: 7\nmirrors:\n- project: a/b',
    'line 2 (defaults): wait: must be true or false',
  ],
  [
    'an invalid value in an entry after defaults',
    'defaults:\n  wait: true\nmirrors:\n- project: a/b\n  enabled: maybe',
    'line 5 (entry 1): enabled: must be true or false',
  ],
  [
    'a list for a value',
    '- project: a/b\n  url: [x]',
    'line 2 (entry 1): url: must be one value, not a list',
  ],
  ['a list for a boolean', '- project: a/b\n  wait: [true]', 'wait: must be one value, not a list'],
  ['a mapping for refs', '- project: a/b\n  verify-refs: {a: b}', 'verify-refs: must be a string or a list'],
  [
    'an entry that is not a mapping',
    '- project: a/b\n- group/c',
    'line 2 (entry 2): must be a mapping of inputs, such as project: …',
  ],
  [
    'a variable that is not set',
    '- project: a/b\n  auth-user: ${NOPE}',
    'line 2 (entry 1): auth-user: names the environment variable NOPE, which is unset or empty; set it (in a workflow: under env)',
  ],
  ['an alias without an anchor', '- project: *nobody', 'line 1: aliases (*name) are not supported'],
  ['a merge key', '- project: a/b\n  <<: 3', 'line 2: merge keys (<<) are not supported'],
  [
    'a boolean as a text',
    '- project: a/b\n  url: true',
    'line 2 (entry 1): url: must be a string; put true or false',
  ],
  [
    'a boolean as a ref',
    '- project: a/b\n  verify-refs:\n  - all\n  - true',
    'line 4 (entry 1): verify-refs: must be a string or',
  ],
  [
    'an empty list of refs, which would verify nothing',
    '- project: a/b\n  verify-refs: []',
    'line 2 (entry 1): verify-refs: is an empty list; add a value',
  ],
  [
    'a list of empty refs',
    'defaults: {verify-refs: all}\nmirrors:\n- project: a/b\n  verify-refs: [""]',
    'line 4 (entry 1): verify-refs: is an empty list; add a value',
  ],
  [
    'the name that GitLab gives a setting',
    '- project: a/b\n  mirror_branch_regex: a',
    'line 2 (entry 1): unknown key; did you mean mirror-branch-regex?',
  ],
  [
    'defaults that are not a mapping',
    'defaults: 3\nmirrors:\n- project: a/b',
    'line 1 (defaults): must be a mapping of inputs, such as url: …',
  ],
  ['a tab', '- project: a/b\n\turl: x', 'line 2: a tab in the indentation; use spaces'],
  ['a tab, then spaces', '- project: a/b\n\t  url: x\n- project: c/d', 'line 2: a tab in the indentation'],
  ['an open quote', '- project: "a/b\n- project: c/d\n', 'line 1: a quote is not closed'],
  ['a lone quote', "- project: a/b\n  url: '", 'line 2: a quote is not closed'],
  [
    'an open quote before another',
    '- project: "a/b\n  url: "x"\n- project: c/d',
    'line 1: a quote is not closed',
  ],
  [
    'a text after a quote',
    '- project: "a/b"c\n- project: c/d',
    'line 1: invalid YAML or JSON; check the indentation, quotes',
  ],
  [
    'an open bracket',
    '- project: a/b\n  verify-refs: [all\n- project: c/d',
    'line 3: a bracket or brace is not closed',
  ],
  ['a missing comma', '[\n{"project": "a/b"}\n{"project": "c/d"}\n]', 'line 3: a comma or colon is missing'],
  ['a missing colon in braces', '[{"project" "a/b"}]', 'line 1: a comma or colon is missing'],
  ['an indentation of one space', '- project: a/b\n url: x', 'line 2: wrong indentation'],
  [
    'an indentation of four spaces',
    '- project: a/b\n    url: x',
    'line 1: put a value that contains a colon in quotes, and check the indentation of this line and the next',
  ],
  [
    'a key without indentation',
    '- project: a/b\nurl: x\n- project: c/d',
    'line 2: invalid YAML or JSON; check the indentation',
  ],
  [
    'braces in braces',
    '- project: a/b\n  url: {{x}}',
    'line 2: a key must be a string; put a value that starts with {',
  ],
  [
    'lists nested too deeply',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    'line 1: lists and mappings are nested',
  ],
  ['two documents', '- project: a/b\n---\n- project: c/d', 'line 2: a second document'],
  ['a tag', '- project: !secret a/b', 'line 1: tags (!name) are not supported'],
  ['a tag without a name', '- project: ! a/b', 'line 1: tags (!name) are not supported'],
  ['a list as a key', '- project: a/b\n  ? [url]\n  : x', 'line 2: a key must be a string'],
  ['an asterisk', '- project: *', 'line 1: aliases (*name) are not supported'],
  ['a text that starts with @', '- project: @a/b', 'line 1: a value cannot start with this character'],
  [
    'a Windows path in double quotes',
    '- url: "C:\\q"',
    'line 1: unknown escape after a backslash in double quotes',
  ],
  ['a text with a colon', '- url: a: b', 'line 1: put a value that contains a colon in quotes'],
  ['a key without its colon', '- project: a/b\n  wait\n  url: x', 'line 2: a key without a colon'],
  [
    'a last key without its colon',
    '- project: a/b\n  wait true\n- project: c/d',
    'line 2: a key without a colon',
  ],
  ['a tab as indentation', 'mirrors:\n\t- project: a/b', 'line 2: a tab in the indentation; use spaces'],
  ['a tab as indentation in braces', '- {\n\tproject: a/b}', 'line 2: a tab in the indentation'],
  [
    'the first of two errors on a line',
    '- {project: @a, url: "\\q"}',
    'line 1: a value cannot start with this character',
  ],
  ['an empty list', '[]', 'line 1: must contain at least one mirror'],
  ['a null list', '# none\nmirrors:\n', 'line 2: mirrors must be a list'],
  ['a scalar', '---\nhello', 'line 2: must be a list of mirrors, or a mapping'],
  [
    'a file that does not exist',
    'nowhere.yml',
    'must be a list in YAML or JSON, or the path of a file with one in the workspace; the file cannot be read (ENOENT)',
  ],
  [
    'two inputs that cannot be combined',
    '- project: a/b\n  wait: false\n  verify-refs: all',
    'line 3 (entry 1): verify-refs: cannot be combined with wait: false',
  ],
  [
    'a combination of defaults that is not allowed',
    'defaults: {wait: false, verify-refs: all}\nmirrors:\n- project: a/b',
    'line 3 (entry 1): verify-refs: cannot be combined with wait: false',
  ],
])('%s is reported with its place', async (_, list, problem) => {
  expect(await problemsOf(list)).toEqual([expect.stringContaining(problem)]);
});

test('an invalid value is reported once, and not as a conflict as well', async () => {
  const list = [
    'defaults: {wait: false}',
    'mirrors:',
    '- {project: a/b, verify-refs: [refs/heads/main, true]}',
    '- {project: c/d, verify-refs: [[refs/heads/main]]}',
  ];
  expect(await problemsOf(list.join('\n'), { 'verify-refs': 'all' })).toEqual([
    'mirrors: line 3 (entry 1): verify-refs: must be a string or a list of strings',
    'mirrors: line 4 (entry 2): verify-refs: must be a string or a list of strings',
  ]);
});

test('each value has the line of its key, and each item of a list its own', () => {
  const list = parseList('# one\nmirrors:\n- url:\n    x\n  verify-refs:\n  - all\n  -');
  expect(list).toEqual({
    line: 2,
    value: new Map([
      [
        'mirrors',
        {
          line: 2,
          value: [
            {
              line: 3,
              value: new Map([
                ['url', { line: 3, value: 'x' }],
                [
                  'verify-refs',
                  {
                    line: 5,
                    value: [
                      { line: 6, value: 'all' },
                      { line: 7, value: null },
                    ],
                  },
                ],
              ]),
            },
          ],
        },
      ],
    ]),
  });
});

test.each(['- project: [', 'nowhere.yml', 'mirrors:\n'])(
  'an unreadable list has no mirrors and no secrets: %j',
  (given) => {
    expect(read(given)).toEqual({
      mirrors: [],
      entries: [],
      secrets: [],
      variables: [],
      problems: [expect.any(String)],
    });
  },
);

test('the message of an unexpected error does not show the list', () => {
  const broken = new Proxy(
    {},
    {
      getOwnPropertyDescriptor() {
        throw new RangeError('hunter2');
      },
    },
  );
  expect(() => read('- project: a/b\n  auth-user: ${hunter2}', { environment: broken })).toThrow(
    /^the list of mirrors could not be read \(RangeError\)$/,
  );
});

test('all errors are reported at once, in the order of the lines, with the name of the file', async () => {
  const lines = [
    '- project: group',
    '  enabled: 1',
    '- projekt: a/b',
    '- project: a/b',
    '  url: git@host:a/b',
  ];
  writeFileSync(join(workspace, 'bad.yml'), lines.join('\n'));
  const problems = await problemsOf('bad.yml', { timeout: 'soon' });
  expect(problems.map((problem) => problem.split(': ').slice(0, 3).join(': '))).toEqual([
    'mirrors: bad.yml:1 (entry 1): project',
    'mirrors: bad.yml:2 (entry 1): enabled',
    'mirrors: bad.yml:3 (entry 2): project is missing',
    'mirrors: bad.yml:3 (entry 2): unknown key projekt; did you mean project?',
    'mirrors: bad.yml:5 (entry 3): url',
    'timeout: must be a duration above zero: 500ms, 90s, 15m, 1h30m, or a number of seconds (got "soon")',
  ]);
});

test.each([
  '- project: a/b\n  auth-password: hunter2: x',
  '- project: a/b\n  url: https://me:hunter2@example.com/a',
  '- project: a/b\n  auth-password: "hunter2\\q"',
  '- project: a/b\n  hunter2: x',
  '- project: hunter2',
  '- project: a/b\n  auth-password: hunter2${NAME}',
  '- project: a/b\n  enabled: hunter2',
  '- project: a/b\n  sync: hunter2',
  '- project: a/b\n  verify-refs: hunter2',
  '- project: a/b\n  verify-refs: refs/heads/a=hunter2',
  '- project: a/b\n  auth-password: [hunter2',
  '- project: a/b\n  auth-password: *hunter2',
  '- project: a/b\n  auth-password: !hunter2 x',
  '- project: a/b\n  auth-password: {{hunter2}}',
  '- project: a/b\n  ? {auth-password: hunter2}\n',
  '- project: a/b\n  auth-password: %hunter2',
  '- project: a/b\n  auth-password: @hunter2',
  'project: a/b, auth-password: hunter2',
  '{project: a/b, auth-password: hunter2}',
])('no message about a broken list shows its text: %j', async (list) => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on('warning', listen);
  const problems = await problemsOf(list);
  await setImmediate();
  process.off('warning', listen);
  expect(warnings).toEqual([]);
  expect(problems).not.toEqual([]);
  expect(problems.join('\n')).not.toMatch(/hunter2/);
});

test.each([
  ['a key that is not a plain word', 'hunter2'],
  ['a long key', 'correct-horse-battery-staple-and-some-more-words'],
  ['a key of letters in another script', 'пароль'],
])('%s is not shown', async (_, key) => {
  const [problem = ''] = await problemsOf(`- project: a/b\n  ${key}: x`);
  expect(problem).toMatch(/^mirrors: line 2 \(entry 1\): unknown key; valid keys: project, /);
});

test('a key or a name of a variable that is a secret elsewhere in an invalid list is not shown', async () => {
  const list = [
    '- project: a/b',
    '  auth-password: hunter',
    '  hunter: x',
    '- project: c/d',
    '  auth-password: ${hunter}',
  ];
  expect(await problemsOf(list.join('\n'))).toEqual([
    expect.stringMatching(/^mirrors: line 3 \(entry 1\): unknown key \*\*\*; valid keys: project, /),
    expect.stringMatching(/^mirrors: line 5 .*: names the environment variable \*\*\*, which is unset/),
  ]);
});

test.each([
  'GITLAB_TOKEN',
  'gitlab_token',
  'MIRROR_PASSWORD',
  'INPUT_TOKEN',
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'RUNNER_TEMP',
  'CI_JOB_TOKEN',
  'GITEA_TOKEN',
  'FORGEJO_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'Azure_Client_Secret',
  'GOOGLE_CREDENTIALS',
])('a list may not send the variable %s to its upstream', async (name) => {
  const list = `- project: a/b\n  url: https://example.com/a.git\n  auth-password: x\${${name}}`;
  expect(await problemsOf(list, {}, { [name]: 'tok-en' })).toEqual([
    `mirrors: line 3 (entry 1): auth-password: names the variable ${name}, which may hold a token for something else; copy the value to a variable of another name`,
  ]);
});

test.each(['GITLAB_TOKEN_OF_UPSTREAM', 'CIRCLE', 'UPSTREAM_GITHUB_TOKEN', 'MIRRORS'])(
  'the variable %s may be used',
  async (name) => {
    const { jobs } = await parse(`- {project: a/b, auth-password: "\${${name}}"}`, {}, { [name]: 'tok-en' });
    expect(jobs).toMatchObject([{ desired: { authPassword: 'tok-en' } }]);
  },
);

test('editors of a list cannot send the credentials of the step to a host of their choice', async () => {
  const given: Given = { url: 'https://example.com/a.git', 'auth-user': 'reader', 'auth-password': 'sesame' };
  expect(await problemsOf('- project: a/b\n  url: https://attacker.example/a.git', given)).toEqual(
    Object.keys(given).map(
      (name) => `${name}: cannot be combined with mirrors; put it into the list or its defaults`,
    ),
  );
});

test('the user of the step, which cannot be combined with mirrors, is not checked for each entry', async () => {
  expect(await problemsOf('- project: a/b\n- project: c/d', { 'auth-user': 'x-access-token' })).toEqual([
    'auth-user: cannot be combined with mirrors; put it into the list or its defaults',
  ]);
});

test('a combination of inputs of the step is reported once, without a line of the list', async () => {
  const given: Given = { wait: 'false', 'verify-refs': 'all' };
  const problem =
    'verify-refs: cannot be combined with wait: false, since refs are verified after the update';
  expect(await problemsOf('- project: a/b\n- project: c/d\n- project: 7', given)).toEqual([problem]);
  expect(await problemsOf('- project: a/b\n  wait: true', given)).toEqual([]);
  expect(await problemsOf('- project: a/b\n  wait: false', { 'verify-refs': 'all' })).toEqual([
    `mirrors: line 1 (entry 1): ${problem}`,
  ]);
});

test('create-project of the step needs a url in each entry', async () => {
  expect(await problemsOf('- project: a/b\n- project: c/d', { 'create-project': 'true' })).toEqual([
    'mirrors: line 1 (entry 1): create-project: needs url, the upstream of the new project',
    'mirrors: line 2 (entry 2): create-project: needs url, the upstream of the new project',
  ]);
});

test.each([
  [1, 'error'],
  [2, 'errors'],
])('of more than 10,000 errors, the others are counted: %d more', (count, noun) => {
  const { problems } = read('- x\n'.repeat(10_000 + count));
  expect(problems).toHaveLength(10_001);
  expect(problems.at(-1)).toBe(`mirrors: ${count} more ${noun}`);
});

test.each([
  ['{auth-password: pass-word}', ['pass-word']],
  ['{auth-user: reader, auth-password: pass-word}', ['pass-word']],
  ['{auth-user: tok-en, auth-password: x-oauth-basic}', ['tok-en', 'x-oauth-basic']],
])('credentials of the defaults %s are secrets even if no entry uses them', (defaults, expected) => {
  const entry = '{project: a/1, auth-user: someone, auth-password: other}';
  const { secrets } = read(`defaults: ${defaults}\nmirrors:\n- ${entry}`);
  expect(secrets.toSorted()).toEqual([...expected, 'other'].toSorted());
});

test('the user of an entry, or of the defaults, is a secret if it looks like a token or has no real password', async () => {
  const list = [
    'defaults: {auth-user: ghp_default}',
    'mirrors:',
    '- {project: a/1, auth-user: reader, auth-password: pw}',
    '- {project: a/2, auth-user: token2, auth-password: x-oauth-basic}',
    '- {project: a/3, auth-user: glpat-3, auth-password: pw}',
    '- {project: a/4, auth-user: token4}',
    '- {project: a/5, auth-user: git, url: "ssh://git@example.com/a.git"}',
    '- {project: a/6, auth-user: reader, url: "https://glpat-6:x@example.com/a.git"}',
  ].join('\n');
  const { secrets } = read(list);
  expect(secrets.toSorted()).toEqual(
    [
      'ghp_default',
      'glpat-3',
      'glpat-6',
      'pw',
      'reader',
      'token2',
      'token4',
      'x',
      'x-oauth-basic',
    ].toSorted(),
  );
});

test('mirrors cannot be combined with project, and shard needs mirrors', async () => {
  expect(await problemsOf('- project: a/b', { project: 'c/d' })).toEqual([
    'mirrors: cannot be combined with project; set one of them',
  ]);
  expect(await problemsOf('', { project: 'c/d', shard: '1/2' })).toEqual(['shard: needs mirrors or group']);
});

test.each(['0/5', '6/5', '2', '1/0', 'a/b', '1/2/3', '-1/5'])('shard %s is an error', async (shard) => {
  expect(await problemsOf('- project: a/b', { shard })).toEqual([
    expect.stringMatching(/^shard: must be a shard number .* \(got ".*"\)$/),
  ]);
});

test('each mirror of the list is in exactly one shard', async () => {
  const projects = Array.from({ length: 20 }, (_, index) => `group/p${index}`);
  const list = projects.map((project) => `- project: ${project}`).join('\n');
  const shards = [await parse(list, { shard: '1/2' }), await parse(list, { shard: '2/2' })].map(({ jobs }) =>
    jobs.map(({ project }) => project),
  );
  expect(shards.flat().toSorted()).toEqual(projects.toSorted());
  for (const shard of shards) expect(shard).not.toHaveLength(0);
});

test('the whole list is checked, not only the shard', async () => {
  const list = '- project: a/b\n- project: c/d\n- project: e/f\n  zip: 1';
  for (const shard of ['1/2', '2/2']) expect(await problemsOf(list, { shard })).toHaveLength(1);
});

test('thousands of aliases, and aliases of aliases, are rejected, each line with one error', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `- {<<: *first, project: g/p${index}, url: *url}`);
  const list = ['- &first {project: g/first, url: &url https://example.com/a.git}', ...many];
  expect(await problemsOf(list.join('\n'))).toHaveLength(5_001);
  const levels = Array.from(
    { length: 40 },
    (_, i) => `  a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`,
  );
  expect(await problemsOf(`defaults:\n${levels.join('\n')}\nmirrors:\n- project: a/b`)).toHaveLength(40);
});

test('a mapping with more than a hundred keys is an error', async () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: x`).join('\n  ');
  expect(await problemsOf(`- ${keys(101)}`)).toContain('mirrors: line 1: more than 100 keys in one mapping');
  expect((await problemsOf(`- ${keys(100)}`)).join()).not.toContain('more than');
});

test.each([
  ['of more than 8 MiB', `- project: a/b # ${'x'.repeat(8 * 1024 * 1024)}\n`],
  ['of more than 1,500,000 tokens', `- [${','.repeat(1_500_001)}]`],
])('a list %s is an error', async (_, list) => {
  expect(await problemsOf(`# a list\n${list}`)).toEqual([
    expect.stringMatching(
      /^mirrors: line \d: the list is too large to be read; split it into several lists$/,
    ),
  ]);
});

/** Lists that took tens of seconds, or whose errors did. Each has about the given length. */
const slowLists: Record<string, (length: number) => string> = {
  'merge keys': (length) => `- &a {x: y}\n- {${'<<: *a,'.repeat(length / 7)}}`,
  'merge keys without values': (length) => `---\n- {${'<<,'.repeat(length / 3)}}`,
  'keys in one mapping': (length) =>
    `- ${Array.from({ length: length / 11 }, (_, index) => `k${index}: x`).join('\n  ')}`,
  'keys without values': (length) =>
    `---\n- {${Array.from({ length: length / 7 }, (_, index) => `k${index}`).join(',')}}`,
  anchors: (length) => Array.from({ length: length / 10 }, (_, index) => `- &a${index} x\n`).join(''),
  aliases: (length) => `- &a x\n${'- *a\n'.repeat(length / 5)}`,
  commas: (length) => `- [${','.repeat(length)}]`,
  brackets: (length) => `---\n- ${']'.repeat(length)}`,
  'unknown escapes': (length) => `- "${'\\q'.repeat(length / 2)}"`,
  'unknown keys': (length) =>
    Array.from({ length: length / 11 }, (_, index) => `- {abc${'defg'.slice(index % 4)}: x}\n`).join(''),
};

test.each(Object.entries(slowLists))('a list of %s takes about as long as any other list', (_, listOf) => {
  const length = 150_000;
  const entry = '- project: group/project\n  url: https://example.com/upstream.git\n';
  const best = (list: string) => Math.min(...[1, 2, 3].map(() => processorMs(() => read(list))));
  const ordinary = best(entry.repeat(length / entry.length));
  expect(best(listOf(length))).toBeLessThan(20 * ordinary);
});

function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test('ten thousand entries in five megabytes are read', async () => {
  const entries = Array.from(
    { length: 10_000 },
    (_, index) => `- project: group/p${index}\n  url: https://example.com/${'x'.repeat(450)}${index}.git\n`,
  );
  const list = entries.join('');
  expect(list.length).toBeGreaterThan(5_000_000);
  writeFileSync(join(workspace, 'large.yml'), list);
  expect((await parse('large.yml')).jobs).toHaveLength(10_000);
});

test('if there are thousands of errors, the message shows the first ones and the number of the rest', async () => {
  const list = Array.from({ length: 3_000 }, () => '- project: a').join('\n');
  const error = await parse(list).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidInputs);
  const { message, problems } = error as InvalidInputs;
  expect(problems).toHaveLength(3_000);
  expect(message).toMatch(
    /^3000 problems in the inputs: mirrors: line 1 .*; and 2988 more, which the log lists$/,
  );
  // An annotation cuts off a longer message.
  expect(message.length).toBeLessThan(2_500);
});

test('the places of all entries are known, whatever the shard', async () => {
  writeFileSync(join(workspace, 'places.yml'), '- project: a/b\n- url: https://e.com/a\n  project: 4711\n');
  for (const shard of ['', '1/2', '2/2']) {
    expect((await parse('places.yml', { shard })).entries).toEqual([
      { project: 'a/b', number: 1, line: 1, place: 'mirrors: places.yml:1 (entry 1)' },
      { project: '4711', number: 2, line: 3, place: 'mirrors: places.yml:3 (entry 2)' },
    ]);
  }
});

test('an entry has the same defaults as the inputs', async () => {
  const [job] = (await parse('- project: a/b')).jobs;
  expect(job).toMatchObject({
    sync: inputTable.sync.default,
    wait: true,
    resume: true,
    newProjectVisibility: null,
  });
});
