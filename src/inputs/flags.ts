/** The command line: a flag for each input. Pure. */
import { parseArgs } from 'node:util';
import { InvalidInput, StepError } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { looksLikeToken } from '../text/credentials.ts';
import { type InputName, inputList, isForMany, type Texts } from './table.ts';

/** How `list` prints the mirrors. */
export type ListForm = 'table' | 'yaml' | 'json';

export interface CommandLine {
  /** How `list` prints the mirrors; null for the step. */
  list: ListForm | null;
  /** The inputs that were given, from flags, files or the environment. */
  inputs: Texts;
  /** The environment variable that `gitlab-url` comes from; null if it comes from the flag or is the default. */
  urlVariable: string | null;
  /** Whether a flag for a secret was given, or a user name that looks like a token. */
  showsSecrets: boolean;
  json: boolean;
  verbose: boolean;
  help: boolean;
  version: boolean;
}

/** Secrets come from variables or files, since everybody on the machine can read a command line. */
const secrets = inputList.flatMap(({ name, variable, description }) =>
  variable === undefined ? [] : [{ name, variable, description }],
);

/** GitLab CI/CD sets CI_SERVER_URL in every job. */
const urlVariables = ['GITLAB_URL', 'CI_SERVER_URL'];

const inputsOfStep = inputList.map(({ name }) => name);
const inputsOfList = inputList.filter(({ inListCommand }) => inListCommand).map(({ name }) => name);

type Options = Record<string, { type: 'string' | 'boolean'; short?: string }>;

function optionsFor(names: readonly InputName[], more: Options): Options {
  const files = secrets.filter(({ name }) => names.includes(name)).map(({ name }) => `${name}-file`);
  return {
    ...Object.fromEntries([...names, ...files].map((name) => [name, { type: 'string' }])),
    ...more,
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  };
}

const optionsOfStep = optionsFor(inputsOfStep, {});
const optionsOfList = optionsFor(inputsOfList, { yaml: { type: 'boolean' } });

/** Whether the arguments are for `list`, even if the other arguments are invalid. */
export function isForList(args: readonly string[]): boolean {
  return args[0] === 'list';
}

/**
 * Parses the arguments. Secrets may come from the environment and from files.
 * @param readFile returns the text of a file; throws if it cannot be read
 * @throws StepError of kind `input`, which shows no value
 */
export function parseCommandLine(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string,
): CommandLine {
  try {
    return parseArguments(args, environment, readFile);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const help = `gitlab-pull-mirror ${isForList(args) ? 'list ' : ''}--help`;
    throw new StepError(
      'input',
      `Invalid command line: ${error.message}`,
      `See ${help}; no request was made.`,
    );
  }
}

/** @throws InvalidInput */
function parseArguments(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string,
): CommandLine {
  const forList = isForList(args);
  const values = forList ? readFlags(args.slice(1), optionsOfList) : readFlags(args, optionsOfStep);
  const inputs: Texts = {};
  for (const { name } of inputList) {
    const value = values.get(name);
    if (value !== undefined) inputs[name] = value;
  }
  const showsSecrets = secrets.some(({ name }) => {
    const value = inputs[name];
    return value !== undefined && (name !== 'auth-user' || looksLikeToken(value));
  });
  for (const { name, variable } of secrets) {
    const file = values.get(`${name}-file`);
    if (file !== undefined && inputs[name] !== undefined)
      throw new InvalidInput(`--${name} cannot be combined with --${name}-file`);
    // Lists name their variables themselves; one password must not be sent to all upstreams.
    const isUnused = name !== 'token' && (forList || isForMany(inputs));
    const fromEnvironment = isUnused ? undefined : environment[variable];
    if (file !== undefined) inputs[name] = secretFrom(file, name, readFile);
    else if (inputs[name] === undefined && fromEnvironment !== undefined) inputs[name] = fromEnvironment;
  }
  const isSet = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const urlVariable = isSet(inputs['gitlab-url'])
    ? undefined
    : urlVariables.find((name) => isSet(environment[name]));
  if (urlVariable !== undefined) inputs['gitlab-url'] = environment[urlVariable] ?? '';
  const list = forList ? listForm(values) : null;
  const isHelp = values.has('help') || values.has('version');
  if (list !== null && !isHelp && !isSet(inputs.group)) {
    throw new InvalidInput('list needs --group, the numeric ID or full path of a group');
  }
  return {
    list,
    inputs,
    urlVariable: urlVariable ?? null,
    showsSecrets,
    json: values.has('json'),
    verbose: values.has('verbose'),
    help: values.has('help'),
    version: values.has('version'),
  };
}

function listForm(values: ReadonlyMap<string, string>): ListForm {
  if (values.has('yaml') && values.has('json'))
    throw new InvalidInput('--yaml cannot be combined with --json');
  if (values.has('yaml')) return 'yaml';
  return values.has('json') ? 'json' : 'table';
}

/** Whether the arguments contain `--json`, even if the other arguments are invalid. */
export function isForJson(args: readonly string[]): boolean {
  return args.some((arg) => /^--json(=|$)/.test(arg));
}

/** The files that the arguments name for secrets, even if the other arguments are invalid. */
export function secretFilesIn(args: readonly string[]): string[] {
  return secrets.map(({ name }) => flagValue(`${name}-file`, args)).filter((file) => file !== '');
}

/** The value of a flag, even if the other arguments are invalid; empty if it is not given or has no value. */
export function flagValue(name: string, args: readonly string[]): string {
  const { values } = parseArgs({ args: [...args], options: { [name]: { type: 'string' } }, strict: false });
  const value = values[name];
  return typeof value === 'string' && !value.startsWith('-') ? value : '';
}

/**
 * The flags by name with their values; empty for a flag without a value.
 * @throws InvalidInput for the first invalid argument
 */
function readFlags(args: readonly string[], options: Options): Map<string, string> {
  const values = new Map<string, string>();
  const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
  // `strict` would quote values in its messages, and accept a flag that is given twice.
  const { tokens } = parseArgs({ args: withValues, options, strict: false, tokens: true });
  let lastFlag: string | null = null;
  for (const token of tokens) {
    // The argument itself may be a secret, so its place is shown instead.
    if (token.kind === 'positional') {
      const place = lastFlag === null ? 'before the first flag' : `after the flag --${lastFlag}`;
      throw new InvalidInput(`unexpected argument ${place}`);
    }
    if (token.kind === 'option-terminator') continue;
    const { name, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      if (options === optionsOfList && Object.hasOwn(optionsOfStep, name)) {
        throw new InvalidInput(`--${name}: not supported by list`);
      }
      throw new InvalidInput(unknownFlag(args[token.index] ?? '', options));
    }
    // The parser takes the next flag as the value of a flag without one.
    const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
    if (option.type === 'string' && isMissing) {
      throw new InvalidInput(`--${name}: needs a value; write one that begins with - as --${name}=value`);
    }
    if (option.type === 'boolean' && value !== undefined) throw new InvalidInput(`--${name}: takes no value`);
    if (values.has(name)) throw new InvalidInput(`--${name}: given twice`);
    values.set(name, value ?? '');
    lastFlag = name;
  }
  return values;
}

/**
 * The message about an unknown flag. It shows the flag as typed, up to where a value may begin: `--token:secret` as `--token…`,
 * and `-psecret`, which other programs accept, as `-p…`.
 */
function unknownFlag(arg: string, options: Options): string {
  const [typed = ''] = arg.split('=');
  const [shown = ''] = /^(?:--[a-z_-]+|-[a-z]?)/i.exec(typed) ?? [];
  const meant = closest(typed.replace(/^-+/, ''), Object.keys(options));
  const suggestion = meant === null ? '' : `; did you mean --${meant}?`;
  return `${shown}${shown === typed ? '' : '…'}: unknown flag${suggestion}`;
}

/** A switch without a value: `--wait` as `--wait=true`, and `--no-wait` as `--wait=false`. */
function withSwitchValue(arg: string, next: string): string {
  const [, no, name] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
  const input = inputList.find((candidate) => candidate.name === name);
  if (input?.type.form !== 'switch') return arg;
  if (no !== undefined) return `--${name}=false`;
  const values = ['true', 'false', ...input.type.choices];
  return values.includes(next.toLowerCase()) ? arg : `--${name}=true`;
}

function secretFrom(file: string, name: string, readFile: (path: string) => string): string {
  let secret: string;
  try {
    secret = readFile(file).trim();
  } catch (error) {
    // The path is not shown, since somebody may have passed the secret in place of the path.
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new InvalidInput(`--${name}-file: cannot be read (${code})`);
  }
  if (secret === '') throw new InvalidInput(`--${name}-file: is empty`);
  return secret;
}

type HelpRow = [start: string, meaning: string];

/** Two columns, with the meanings below each other. */
function helpLines(rows: HelpRow[]): string {
  const width = Math.max(...rows.map(([start]) => start.length));
  return rows
    .map(([start, meaning]) => `  ${start.padEnd(width)}  ${meaning.replaceAll('`', '')}`)
    .join('\n');
}

/** The part of a help text on inputs and flags. */
function helpOnFlags(names: readonly InputName[], first: HelpRow[], last: HelpRow[]): string {
  const secretRows = secrets
    .filter(({ name }) => names.includes(name))
    .map(({ name, variable, description }): HelpRow => [`${variable}, or --${name}-file FILE`, description]);
  const flagRows = inputList
    .filter(({ name, variable }) => names.includes(name) && variable === undefined)
    .map(
      ({ name, description, default: preset }): HelpRow => [
        `--${name}`,
        preset === undefined ? description : `${description} [${preset}]`,
      ],
    );
  return `Secrets (keep them off the command line, which everybody on the machine can read):
${helpLines(secretRows)}

Flags, with their defaults:
${helpLines([...first, ...flagRows, ...last])}`;
}

const verboseHelp: HelpRow = ['--verbose', 'Log every request'];
const helpHelp: HelpRow = ['-h, --help', 'Print this help'];
const urlHelp = `The base URL comes from ${urlVariables.join(' or ')} if --gitlab-url is not given.`;

/** The text that `list --help` prints. */
export function listHelpText(): string {
  const flags = helpOnFlags(
    inputsOfList.filter((name) => name !== 'group'),
    [['--group', 'Numeric ID or full path of the group']],
    [
      ['--yaml', 'Print a list for --mirrors; applied without changes, that list changes no setting'],
      ['--json', 'Print JSON'],
      verboseHelp,
      helpHelp,
    ],
  );
  return `gitlab-pull-mirror list: prints the pull mirrors that exist in a group and its subgroups, with their state. Changes nothing.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup [--yaml | --json] [flags]

${flags}

${urlHelp}
The log is printed on standard error, the list on standard output.

Exit codes:
  0  all mirrors were read, whatever their state is
  1  the group or a mirror could not be read, or the list could not be written; the log says why, and what to do
  2  the command line or an input is invalid
`;
}

/** The text that `--help` prints. */
export function helpText(): string {
  const flags = helpOnFlags(
    inputsOfStep,
    [],
    [
      ['--json', 'Print the outcome and the results of all mirrors as JSON'],
      verboseHelp,
      ['--version', 'Print the version'],
      helpHelp,
    ],
  );
  return `gitlab-pull-mirror: configures a GitLab pull mirror, triggers an update, and succeeds only when that update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group [flags]    (see gitlab-pull-mirror list --help)

${flags}

Switches such as --wait take true or false, or stand alone: --dry-run, --no-wait.
${urlHelp}
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything succeeded
  1  something failed, or the JSON could not be written; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no mirror was changed
SIGINT and SIGTERM end the command by that signal.
`;
}
