/** The command line: a flag for each input. Pure. */
import { parseArgs } from 'node:util';
import { StepError } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { type InputName, inputList, isForMany, type Texts } from './table.ts';

/** How `list` prints the mirrors. */
export type ListForm = 'table' | 'yaml' | 'json';

export interface CommandLine {
  /** How to list the mirrors of a group; null: run the step. */
  list: ListForm | null;
  /** The inputs that were given. */
  inputs: Texts;
  /** The environment variable that `gitlab-url` comes from; null if it was given, or is the default. */
  urlVariable: string | null;
  /** Whether the command line itself contains a token or a password. */
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

/** GitLab CI sets the second in every job. */
const urlVariables = ['GITLAB_URL', 'CI_SERVER_URL'];

/** The inputs of `list`: the connection, and what to list. */
const inputsOfList: readonly InputName[] = [
  ...(['group', 'gitlab-url', 'token', 'token-type', 'timeout', 'request-timeout', 'max-retries'] as const),
  ...(['ca-certificate', 'concurrency', 'requests-per-minute'] as const),
];

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

const optionsOfStep = optionsFor(
  inputList.map(({ name }) => name),
  {},
);
const optionsOfList = optionsFor(inputsOfList, { yaml: { type: 'boolean' } });

/** Whether the arguments are for `list`, even if nothing else about them is valid. */
export function isForList(args: readonly string[]): boolean {
  return args[0] === 'list';
}

/**
 * Reads the arguments; secrets may come from the environment and from files.
 * @param readFile the text of a file; throws if it cannot be read
 * @throws StepError of kind `input`, which shows no value
 */
export function parseCommandLine(
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
  const showsSecrets = secrets.some(({ name }) => name !== 'auth-user' && inputs[name] !== undefined);
  for (const { name, variable } of secrets) {
    const file = values.get(`${name}-file`);
    if (file !== undefined && inputs[name] !== undefined)
      throw invalid(`--${name} cannot be combined with --${name}-file`);
    // A list names its own variables, and the password of one upstream must not be sent to all others.
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
    throw invalid('list needs --group, the numeric ID or full path of a group');
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
  if (values.has('yaml') && values.has('json')) throw invalid('--yaml cannot be combined with --json');
  if (values.has('yaml')) return 'yaml';
  return values.has('json') ? 'json' : 'table';
}

/** Whether the arguments contain `--json`, even if nothing else about them is valid. */
export function isForJson(args: readonly string[]): boolean {
  return args.some((arg) => /^--json(=|$)/.test(arg));
}

/** The value of a flag, even if nothing else about the arguments is valid; empty without one. */
export function flagValue(name: InputName, args: readonly string[]): string {
  const { values } = parseArgs({ args: [...args], options: { [name]: { type: 'string' } }, strict: false });
  const value = values[name];
  return typeof value === 'string' && !value.startsWith('-') ? value : '';
}

/**
 * The flags by name, each with its value; that of a flag without one is empty.
 * @throws StepError of kind `input` for the first argument that is invalid
 */
function readFlags(args: readonly string[], options: Options): Map<string, string> {
  const values = new Map<string, string>();
  const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
  // `strict` would quote values in its messages, and accept a flag that is given twice.
  const { tokens } = parseArgs({ args: withValues, options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw invalid('unexpected argument');
    if (token.kind === 'option-terminator') continue;
    const { name, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      if (options === optionsOfList && Object.hasOwn(optionsOfStep, name)) {
        throw invalid(`--${name}: cannot be combined with list`);
      }
      throw invalid(unknownFlag(args[token.index] ?? '', options));
    }
    // After a flag without its value comes the next flag.
    const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
    if (option.type === 'string' && isMissing) {
      throw invalid(`--${name}: needs a value; write one that begins with - as --${name}=value`);
    }
    if (option.type === 'boolean' && value !== undefined) throw invalid(`--${name}: takes no value`);
    if (values.has(name)) throw invalid(`--${name}: given twice`);
    values.set(name, value ?? '');
  }
  return values;
}

/** Names a flag as it was typed, without what may be the beginning of a value: `--token:…`, or `-p…` as some programs have it. */
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

function invalid(message: string): StepError {
  return new StepError(
    'input',
    `Invalid command line: ${message}`,
    'See gitlab-pull-mirror --help; no request was made.',
  );
}

function secretFrom(file: string, name: string, readFile: (path: string) => string): string {
  let secret: string;
  try {
    secret = readFile(file).trim();
  } catch (error) {
    // The message would show the path, in whose place somebody may have given the secret itself.
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw invalid(`--${name}-file: cannot be read (${code})`);
  }
  if (secret === '') throw invalid(`--${name}-file: is empty`);
  return secret;
}

const width = Math.max(...inputList.map(({ name }) => name.length)) + 4;

function helpLine(start: string, meaning: string, column = width): string {
  return `  ${start.padEnd(column)} ${meaning.replaceAll('`', '')}`;
}

/** The lines of the help on some inputs. */
function helpOn(names: readonly InputName[]): { secretLines: string[]; flagLines: string[] } {
  return {
    secretLines: secrets
      .filter(({ name }) => names.includes(name))
      .map(({ name, variable, description }) =>
        helpLine(`${variable}, or --${name}-file FILE`, description, width + 23),
      ),
    flagLines: inputList
      .filter(({ name, variable }) => names.includes(name) && variable === undefined)
      .map(({ name, description, default: preset }) =>
        helpLine(`--${name}`, preset === undefined ? description : `${description} [${preset}]`),
      ),
  };
}

/** The text that `list --help` prints. */
export function listHelpText(): string {
  const { secretLines, flagLines } = helpOn(inputsOfList.filter((name) => name !== 'group'));
  return `gitlab-pull-mirror list: prints the pull mirrors that exist in a group and its subgroups, with their state. Changes nothing.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup [--yaml | --json] [flags]

Secrets (keep them off the command line, which everybody on the machine can read):
${secretLines.join('\n')}

Flags, with their defaults:
${helpLine('--group', 'Numeric ID or full path of the group')}
${flagLines.join('\n')}
${helpLine('--yaml', 'Print a list for --mirrors; applied as it is, that list changes no setting')}
${helpLine('--json', 'Print JSON')}
${helpLine('--verbose', 'Log every request')}
${helpLine('-h, --help', 'Print this help')}

The base URL comes from ${urlVariables.join(' or ')} if --gitlab-url is not given.
The log is printed on standard error, the list on standard output.

Exit codes:
  0  all mirrors were read, whatever their state is
  1  a mirror could not be read, or the list could not be written; the log says why, and what to do
  2  the command line or an input is invalid
`;
}

/** The text that `--help` prints. */
export function helpText(): string {
  const { secretLines, flagLines } = helpOn(inputList.map(({ name }) => name));
  return `gitlab-pull-mirror: configures a GitLab pull mirror, triggers an update, and succeeds only when that update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group [flags]    (see gitlab-pull-mirror list --help)

Secrets (keep them off the command line, which everybody on the machine can read):
${secretLines.join('\n')}

Flags, with their defaults:
${flagLines.join('\n')}
${helpLine('--json', 'Print the outcome and the results of all mirrors as JSON')}
${helpLine('--verbose', 'Log every request')}
${helpLine('--version', 'Print the version')}
${helpLine('-h, --help', 'Print this help')}

Switches such as --wait take true or false, or stand alone: --dry-run, --no-wait.
The base URL comes from ${urlVariables.join(' or ')} if --gitlab-url is not given.
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything was done
  1  something failed, or the JSON could not be written; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no mirror was changed
SIGINT and SIGTERM end the command by that signal.
`;
}
