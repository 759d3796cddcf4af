import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { flagValue, helpText, isForJson, listHelpText, parseCommandLine } from '../../src/inputs/flags.ts';

type Environment = Record<string, string>;

const parse = (args: string[], environment: Environment = {}) =>
  parseCommandLine(args, environment, () => '');

function errorOf(...args: string[]): string {
  try {
    parse(args);
  } catch (error) {
    if (error instanceof StepError && error.kind === 'input') return error.message;
    throw error;
  }
  throw new Error('the command line was accepted');
}

test.each([
  ['--verify_refs', '--verify_refs: unknown flag; did you mean --verify-refs?'],
  ['--verify_refs=refs/heads/hunter2', '--verify_refs: unknown flag; did you mean --verify-refs?'],
  ['--Project', '--Project: unknown flag; did you mean --project?'],
  ['--projekt', '--projekt: unknown flag; did you mean --project?'],
  ['--no-project', '--no-project: unknown flag; did you mean --project?'],
  ['--tokenfile', '--tokenfile: unknown flag; did you mean --token-file?'],
  ['--jsn', '--jsn: unknown flag; did you mean --json?'],
  ['-project', '-p…: unknown flag; did you mean --project?'],
  ['-v', '-v: unknown flag'],
  ['--frobnicate', '--frobnicate: unknown flag'],
  ['--constructor', '--constructor: unknown flag'],
  ['--__proto__', '--__proto__: unknown flag'],
])('the unknown flag %s is named as it was typed, with the closest flag', (arg, message) => {
  expect(errorOf(arg)).toBe(`Invalid command line: ${message}`);
});

test.each([
  ['--auth-password:hunter2'],
  ['--auth-passwort=hunter2'],
  ['--auth-passwort', 'hunter2'],
  ['-phunter'],
  ['--auth-password', '-hunter2'],
  ['--auth-password=hunter2', '--auth-password=hunter3'],
  ['--json=hunter2'],
  ['hunter2'],
  ['--', 'hunter2'],
  [`--${'hunter2'.repeat(1_000)}`],
])('no error shows a text that may be a value: %j', (...args) => {
  expect(errorOf(...args)).not.toContain('hunter2');
  expect(errorOf(...args)).not.toContain('-phunter');
});

test('a secret given in place of its file is not shown', () => {
  const readFile = (path: string): string => {
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
  };
  expect(() => parseCommandLine(['--token-file=glpat-hunter2'], {}, readFile)).toThrowError(
    /^Invalid command line: --token-file: cannot be read \(ENOENT\)$/,
  );
});

test.each([
  [['--project', 'a/b', '--project', 'c/d'], '--project'],
  [['--project=a/b', '--timeout=1m', '--project=a/b'], '--project'],
  [['--wait', '--no-wait'], '--wait'],
  [['--json', '--json'], '--json'],
  [['--help', '-h'], '--help'],
])('a flag that is given twice is an error that names it: %j', (args, flag) => {
  expect(errorOf(...args)).toBe(`Invalid command line: ${flag}: given twice`);
});

test.each([
  [['--timeout'], '--timeout: needs a value; write one that begins with - as --timeout=value'],
  [['--url', '--json'], '--url: needs a value; write one that begins with - as --url=value'],
  [['--json=true'], '--json: takes no value'],
])('a flag without its value, or with one that it does not take, is an error: %j', (args, problem) => {
  expect(errorOf(...args)).toBe(`Invalid command line: ${problem}`);
});

test('help is shown although a file cannot be read', () => {
  const readFile = (): string => {
    throw new Error('the file was read');
  };
  expect(parseCommandLine(['--help', '--token-file', 'missing'], {}, readFile).help).toBe(true);
  expect(parseCommandLine(['--version', '--token-file', 'missing'], {}, readFile).version).toBe(true);
});

test('an empty flag for a secret counts as not set', () => {
  const { inputs, showsSecrets } = parse(['--project', 'a/b', '--token', ''], { GITLAB_TOKEN: 'token' });
  expect(inputs.token).toBe('token');
  expect(showsSecrets).toBe(false);
});

test('a value that begins with - is also found if another argument is invalid', () => {
  expect(flagValue('results-file', ['--projekt', '--results-file=-x.json'])).toBe('-x.json');
  expect(flagValue('results-file', ['--results-file', '--projekt'])).toBe('');
});

test('an empty group does not hide the credentials of a single mirror', () => {
  const environment = { GITLAB_TOKEN: 'token', MIRROR_PASSWORD: 'hunter2' };
  expect(parse(['--project', 'a/b', '--group', ' '], environment).inputs['auth-password']).toBe('hunter2');
});

test('list has the flags of the connection, and the token only among the secrets', () => {
  const environment = { GITLAB_TOKEN: 'token', MIRROR_USER: 'reader', MIRROR_PASSWORD: 'hunter2' };
  const { list, inputs } = parse(['list', '--group', 'team', '--concurrency', '4'], environment);
  expect(list).toBe('table');
  expect(inputs).toEqual({ group: 'team', concurrency: '4', token: 'token' });
  expect(parse(['list', '--group', 'team', '--yaml']).list).toBe('yaml');
  expect(parse(['list', '--group', 'team', '--json']).list).toBe('json');
  expect(parse(['--group', 'team', '--json']).list).toBeNull();
});

test.each([
  [['list'], 'list needs --group, the numeric ID or full path of a group'],
  [['list', '--group', ' '], 'list needs --group, the numeric ID or full path of a group'],
  [['list', '--group', 'a', '--no-wait'], '--wait: not supported by list'],
  [['list', '--group', 'a', '--auth-password-file', 'f'], '--auth-password-file: not supported by list'],
  [['list', '--yml'], '--yml: unknown flag; did you mean --yaml?'],
  [['list', 'team'], 'unexpected argument after list; the group is given with --group'],
  [['--group', 'a', 'list'], 'unexpected argument after --group; list is the first argument'],
  [['--sync', 'maybe'], 'unexpected argument after --sync, which takes true, immediate or false'],
  [['--wait', 'maybe'], 'unexpected argument after --wait, which takes true or false'],
  [['--json', 'maybe'], 'unexpected argument after --json'],
  [['group/mirror', '--dry-run'], 'unexpected argument; the project is given with --project'],
  [['lst', '--group', 'a'], 'unexpected argument; did you mean list?'],
  [['help'], 'unexpected argument; did you mean --help?'],
  [[], 'one of --project, --mirrors and --group is needed (or the command list)'],
])('%j is an error that names the problem', (args, message) => {
  expect(errorOf(...args)).toBe(`Invalid command line: ${message}`);
});

test.each([
  [['--projekt', 'a/b'], 'See gitlab-pull-mirror --help; no request was made.'],
  [['list', '--yml'], 'See gitlab-pull-mirror list --help; no request was made.'],
  [['list'], 'See gitlab-pull-mirror list --help; no request was made.'],
])('the hint for %j names the help of the command', (args, hint) => {
  expect(() => parse(args)).toThrow(expect.objectContaining({ kind: 'input', hint }));
});

test.each([
  ['--help', helpText()],
  ['list --help', listHelpText()],
])('the lines of %s fit into a terminal of 80 columns', (_, help) => {
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(help).toMatch(/^ {2}--token-type [a-z-]+\|[a-z|-]+$/m);
});

test('the help shows what each flag takes', () => {
  expect(helpText()).toContain('  --sync [true|immediate|false]\n');
  expect(helpText()).toContain('  --dry-run [true|false]\n');
  expect(helpText()).toContain('  --project VALUE\n');
});

test('a value that begins with - can be given after =', () => {
  expect(parse(['--mirror-branch-regex=-rc$']).inputs).toEqual({ 'mirror-branch-regex': '-rc$' });
});

const both = { GITLAB_URL: 'https://one.example.com', CI_SERVER_URL: 'https://two.example.com' };

test.each<[string, string[], Environment, string | undefined, string | null]>([
  ['the flag', ['--gitlab-url', 'https://three.example.com'], both, 'https://three.example.com', null],
  ['GITLAB_URL', ['--json'], both, 'https://one.example.com', 'GITLAB_URL'],
  ['CI_SERVER_URL', ['--json'], { ...both, GITLAB_URL: '' }, 'https://two.example.com', 'CI_SERVER_URL'],
  ['GITLAB_URL, since the flag is empty', ['--gitlab-url='], both, 'https://one.example.com', 'GITLAB_URL'],
  ['nothing', ['--json'], {}, undefined, null],
])('the base URL comes from %s', (_, args, environment, url, variable) => {
  const { inputs, urlVariable } = parse(args, environment);
  expect(inputs['gitlab-url']).toBe(url);
  expect(urlVariable).toBe(variable);
});

test.each([
  [['--projekt', '--json'], true],
  [['--url', '--json'], true],
  [['--json=x'], true],
  [['--jsonx', '--verbose'], false],
])('whether JSON is expected is known even if the command line is invalid: %j', (args, expected) => {
  expect(isForJson(args)).toBe(expected);
});
