/** The command line: a flag for each input. Pure. */
import { parseArgs } from 'node:util';
import { StepError } from '../base/errors.ts';
import { inputList, isList, type Texts } from './table.ts';

export interface CommandLine {
  /** The inputs that were given. */
  inputs: Texts;
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

const options = {
  ...Object.fromEntries(inputList.map(({ name }) => [name, { type: 'string' as const }])),
  ...Object.fromEntries(secrets.map(({ name }) => [`${name}-file`, { type: 'string' as const }])),
  json: { type: 'boolean' as const },
  verbose: { type: 'boolean' as const },
  help: { type: 'boolean' as const, short: 'h' },
  version: { type: 'boolean' as const },
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
  let values: Record<string, string | boolean | undefined>;
  try {
    const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
    ({ values } = parseArgs({ args: withValues, options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw invalid(messageOf(error));
  }
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const inputs: Texts = {};
  for (const { name } of inputList) {
    const value = text(name);
    if (value !== undefined) inputs[name] = value;
  }
  const showsSecrets = secrets.some(({ name }) => name !== 'auth-user' && inputs[name] !== undefined);
  for (const { name, variable } of secrets) {
    const file = text(`${name}-file`);
    if (file !== undefined && inputs[name] !== undefined)
      throw invalid(`--${name} cannot be combined with --${name}-file`);
    // A list names its own variables, and the password of one upstream must not be sent to all others.
    const isForList = name !== 'token' && isList(inputs);
    const fromEnvironment = isForList ? undefined : environment[variable];
    if (file !== undefined) inputs[name] = secretFrom(file, name, readFile);
    else if (inputs[name] === undefined && fromEnvironment !== undefined) inputs[name] = fromEnvironment;
  }
  const { json = false, verbose = false, help = false, version = false } = values;
  return {
    inputs,
    showsSecrets,
    json: Boolean(json),
    verbose: Boolean(verbose),
    help: Boolean(help),
    version: Boolean(version),
  };
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

/** What is wrong with the arguments, without the values that the message of `parseArgs` may quote. */
function messageOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const [, flag = 'a flag'] =
    /'(-{1,2}[a-z][a-z-]*)/i.exec(error instanceof Error ? error.message : '') ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${flag}: unknown flag`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'unexpected argument';
  return `${flag}: a value is missing or not allowed; write a value that begins with - as --flag=value`;
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
    throw invalid(`--${name}-file: cannot be read (${error instanceof Error ? error.message : error})`);
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
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything was done
  1  something failed; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no request was made
`;
}
