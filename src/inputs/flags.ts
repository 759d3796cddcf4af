/** The command line: flags with the names of the inputs. Pure. */
import { parseArgs } from 'node:util';
import { StepError } from '../base/errors.ts';
import { type InputName, inputDefaults, inputNames } from './contract.ts';

export interface CommandLine {
  /** As they were given; what was not is empty. */
  inputs: Partial<Record<InputName, string>>;
  /** Whether a token or a password stands on the command line itself. */
  showsSecrets: boolean;
  json: boolean;
  verbose: boolean;
  help: boolean;
  version: boolean;
}

/** Inputs that are switched on by their name alone, and off with `--no-` before it. */
const switches = [
  'enabled',
  'mirror-trigger-builds',
  'only-mirror-protected-branches',
  'mirror-overwrites-diverged-branches',
  'create-project',
  'sync',
  'wait',
  'resume',
  'dry-run',
] as const satisfies InputName[];

/** What must not stand on a command line, which everybody on the machine can read, and the variable to give it in. */
export const secretVariables = {
  token: 'GITLAB_TOKEN',
  'auth-user': 'MIRROR_USER',
  'auth-password': 'MIRROR_PASSWORD',
} as const satisfies Partial<Record<InputName, string>>;

type SecretName = keyof typeof secretVariables;

export const secretNames = Object.keys(secretVariables) as SecretName[];

const options = {
  ...Object.fromEntries(inputNames.map((name) => [name, { type: 'string' as const }])),
  ...Object.fromEntries(secretNames.map((name) => [`${name}-file`, { type: 'string' as const }])),
  json: { type: 'boolean' as const },
  verbose: { type: 'boolean' as const },
  help: { type: 'boolean' as const, short: 'h' },
  version: { type: 'boolean' as const },
};

/**
 * Reads the arguments; secrets may come from the environment and from files.
 * @param readFile the text of a file; throws where it cannot be read
 * @throws StepError of kind `input` that names what is wrong, and no value
 */
export function parseCommandLine(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string,
): CommandLine {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: args.map(asValue(args)),
      options,
      strict: true,
      allowPositionals: false,
    }));
  } catch (error) {
    throw wrong(wordsOf(error));
  }
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const inputs: CommandLine['inputs'] = {};
  for (const name of inputNames) {
    const value = text(name);
    if (value !== undefined) inputs[name] = value;
  }
  const showsSecrets = inputs.token !== undefined || inputs['auth-password'] !== undefined;
  for (const name of secretNames) {
    const file = text(`${name}-file`);
    // A list names its own variables, and a password for one upstream must not go to all others.
    const isForList = name !== 'token' && text('mirrors') !== undefined;
    const variable = isForList ? undefined : environment[secretVariables[name]];
    if (file !== undefined && inputs[name] !== undefined)
      throw wrong(`--${name} and --${name}-file: give one of them`);
    if (file !== undefined) inputs[name] = secretFrom(file, name, readFile);
    else if (inputs[name] === undefined && variable !== undefined) inputs[name] = variable;
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

/** `--wait` and `--no-wait` as `--wait=true` and `--wait=false`, where no value follows. */
function asValue(args: readonly string[]) {
  return (arg: string, index: number): string => {
    const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
    if (!(switches as readonly string[]).includes(name)) return arg;
    if (no !== undefined) return `--${name}=false`;
    return /^(true|false|immediate)$/i.test(args[index + 1] ?? '') ? arg : `--${name}=true`;
  };
}

/** The library's words, without the values that they may quote. */
function wordsOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const [, flag = ''] = /'(-{1,2}[a-z][a-z-]*)/i.exec(error instanceof Error ? error.message : '') ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${flag || 'a flag'}: no such flag`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'a word without a flag in front of it';
  return `${flag || 'a flag'}: a value is missing, or one too many; a value that begins with - needs --flag=value`;
}

function wrong(words: string): StepError {
  return new StepError(
    'input',
    `Wrong command line: ${words}`,
    'See gitlab-pull-mirror --help; no request was made.',
  );
}

function secretFrom(file: string, name: string, readFile: (path: string) => string): string {
  let secret: string;
  try {
    secret = readFile(file).trim();
  } catch (error) {
    throw wrong(`--${name}-file: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  if (secret === '') throw wrong(`--${name}-file: is empty`);
  return secret;
}

/** What `--help` prints. */
export function helpText(descriptions: Record<InputName, string>): string {
  const width = Math.max(...inputNames.map((name) => name.length)) + 4;
  const flag = (name: InputName) => {
    const value = inputDefaults[name];
    const preset = value === '' ? '' : ` [${value}]`;
    return `  ${`--${name}`.padEnd(width)} ${descriptions[name]}${preset}`;
  };
  return `gitlab-pull-mirror: configures a GitLab pull mirror, has GitLab update it, and succeeds only when that very update is done.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]

Secrets (never needed on the command line, which everybody on the machine can read):
${secretNames.map((name) => `  ${secretVariables[name]}, or --${name}-file FILE`.padEnd(width + 26) + descriptions[name]).join('\n')}

Flags, with their defaults:
${inputNames
  .filter((name) => !(name in secretVariables))
  .map(flag)
  .join('\n')}
  ${'--json'.padEnd(width)} Print the outcome and the results of all mirrors as JSON
  ${'--verbose'.padEnd(width)} Log every request
  ${'--version'.padEnd(width)} Print the version
  ${'-h, --help'.padEnd(width)} Print this

Switches such as --wait take true or false, or stand alone: --dry-run, --no-wait.
The log goes to standard error, JSON to standard output.

Exit codes:
  0  everything was done
  1  something failed; the log says what, why and what to do next
  2  the command line or an input is wrong; no request was made
`;
}
