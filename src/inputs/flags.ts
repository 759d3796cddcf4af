/** The command line: a flag for each input. Pure. */
import { parseArgs } from 'node:util';
import { StepError } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { inputList, isForMany, type Texts } from './table.ts';

export interface CommandLine {
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

const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
  ...Object.fromEntries(inputList.map(({ name }) => [name, { type: 'string' }])),
  ...Object.fromEntries(secrets.map(({ name }) => [`${name}-file`, { type: 'string' }])),
  json: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
};

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
  const values = readFlags(args);
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
    const isForList = name !== 'token' && isForMany(inputs);
    const fromEnvironment = isForList ? undefined : environment[variable];
    if (file !== undefined) inputs[name] = secretFrom(file, name, readFile);
    else if (inputs[name] === undefined && fromEnvironment !== undefined) inputs[name] = fromEnvironment;
  }
  const isSet = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const urlVariable = isSet(inputs['gitlab-url'])
    ? undefined
    : urlVariables.find((name) => isSet(environment[name]));
  if (urlVariable !== undefined) inputs['gitlab-url'] = environment[urlVariable] ?? '';
  return {
    inputs,
    urlVariable: urlVariable ?? null,
    showsSecrets,
    json: values.has('json'),
    verbose: values.has('verbose'),
    help: values.has('help'),
    version: values.has('version'),
  };
}

/** Whether the arguments contain `--json`, even if nothing else about them is valid. */
export function isForJson(args: readonly string[]): boolean {
  return args.some((arg) => /^--json(=|$)/.test(arg));
}

/**
 * The flags by name, each with its value; that of a flag without one is empty.
 * @throws StepError of kind `input` for the first argument that is invalid
 */
function readFlags(args: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
  // `strict` would quote values in its messages, and accept a flag that is given twice.
  const { tokens } = parseArgs({ args: withValues, options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw invalid('unexpected argument');
    if (token.kind === 'option-terminator') continue;
    const { name, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw invalid(unknownFlag(args[token.index] ?? ''));
    // After a flag without its value comes the next flag.
    const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
    if (option.type === 'string' ? isMissing : value !== undefined) {
      throw invalid(
        `--${name}: a value is missing or not allowed; write a value that begins with - as --flag=value`,
      );
    }
    if (values.has(name)) throw invalid(`--${name}: given twice`);
    values.set(name, value ?? '');
  }
  return values;
}

/** Names a flag as it was typed, without what may be the beginning of a value: `--token:…`, or `-p…` as some programs have it. */
function unknownFlag(arg: string): string {
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

/** The text that `--help` prints. */
export function helpText(): string {
  const width = Math.max(...inputList.map(({ name }) => name.length)) + 4;
  const line = (start: string, column: number, meaning: string) =>
    `  ${start.padEnd(column)} ${meaning.replaceAll('`', '')}`;
  const secretLines = secrets.map(({ name, variable, description }) =>
    line(`${variable}, or --${name}-file FILE`, width + 23, description),
  );
  const flagLines = inputList
    .filter(({ variable }) => variable === undefined)
    .map(({ name, description, default: preset }) =>
      line(`--${name}`, width, preset === undefined ? description : `${description} [${preset}]`),
    );
  return `gitlab-pull-mirror: configures a GitLab pull mirror, triggers an update, and succeeds only when that update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]

Secrets (keep them off the command line, which everybody on the machine can read):
${secretLines.join('\n')}

Flags, with their defaults:
${flagLines.join('\n')}
${line('--json', width, 'Print the outcome and the results of all mirrors as JSON')}
${line('--verbose', width, 'Log every request')}
${line('--version', width, 'Print the version')}
${line('-h, --help', width, 'Print this help')}

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
