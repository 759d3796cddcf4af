/** The command line: a flag for each input. Pure. */
import { parseArgs } from 'node:util';
import { InvalidInput, StepError } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { looksLikeToken } from '../text/credentials.ts';
import { type InputName, inputList, isForMany, sections, type Texts } from './table.ts';
import { alternatives } from './values.ts';

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

/** The inputs for secrets. Each has a variable and a flag for a file, since everybody on the machine can read the command line. */
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
  if (args.length === 0) {
    throw new InvalidInput('one of --project, --mirrors and --group is needed (or the command list)');
  }
  const forList = isForList(args);
  const values = forList ? readFlags(args.slice(1), optionsOfList) : readFlags(args, optionsOfStep);
  const isHelp = values.has('help') || values.has('version');
  const inputs: Texts = {};
  for (const { name } of inputList) {
    const value = values.get(name);
    if (value !== undefined) inputs[name] = value;
  }
  const isSet = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const showsSecrets = secrets.some(({ name }) => {
    const value = inputs[name] ?? '';
    return isSet(value) && (name !== 'auth-user' || looksLikeToken(value));
  });
  for (const { name, variable } of secrets) {
    const file = isHelp ? undefined : values.get(`${name}-file`);
    if (file !== undefined && inputs[name] !== undefined)
      throw new InvalidInput(`--${name} cannot be combined with --${name}-file`);
    // Lists name their variables themselves; one password must not be sent to all upstreams.
    const isUnused = name !== 'token' && (forList || isForMany(inputs));
    const fromEnvironment = isUnused ? undefined : environment[variable];
    if (file !== undefined) inputs[name] = secretFrom(file, name, readFile);
    else if (!isSet(inputs[name]) && fromEnvironment !== undefined) inputs[name] = fromEnvironment;
  }
  const urlVariable = isSet(inputs['gitlab-url'])
    ? undefined
    : urlVariables.find((name) => isSet(environment[name]));
  if (urlVariable !== undefined) inputs['gitlab-url'] = environment[urlVariable] ?? '';
  const list = forList ? listForm(values) : null;
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
  const options = { [name]: { type: 'string' as const } };
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values = tokens.flatMap((token) => {
    if (token.kind !== 'option' || token.name !== name || isValueMissing(token)) return [];
    return token.value ?? [];
  });
  return values.at(-1) ?? '';
}

type ValueToken = { value: string | undefined; inlineValue: boolean | undefined };

/** Whether a flag has no value. The parser then takes the next flag for it. */
function isValueMissing({ value, inlineValue }: ValueToken): boolean {
  return value === undefined || (!inlineValue && /^-./.test(value));
}

/**
 * The flags by name with their values; empty for a flag without a value.
 * @throws InvalidInput for the first invalid argument
 */
function readFlags(args: readonly string[], options: Options): Map<string, string> {
  const values = new Map<string, string>();
  const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
  // Not `strict`: it quotes values in its messages, and lets a flag that is given twice pass.
  const { tokens } = parseArgs({ args: withValues, options, strict: false, tokens: true });
  let lastFlag: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new InvalidInput(unexpectedArgument(token.value, lastFlag, options === optionsOfList));
    }
    if (token.kind === 'option-terminator') continue;
    const { name, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      if (options === optionsOfList && Object.hasOwn(optionsOfStep, name)) {
        throw new InvalidInput(`--${name}: not supported by list`);
      }
      throw new InvalidInput(unknownFlag(args[token.index] ?? '', options));
    }
    if (option.type === 'string' && isValueMissing(token)) {
      throw new InvalidInput(`--${name}: needs a value; write one that begins with - as --${name}=value`);
    }
    if (option.type === 'boolean' && value !== undefined) throw new InvalidInput(`--${name}: takes no value`);
    if (values.has(name)) throw new InvalidInput(`--${name}: given twice`);
    values.set(name, value ?? '');
    lastFlag = name;
  }
  return values;
}

/** The message about an argument without a flag. It does not show the argument, which may be a secret. */
function unexpectedArgument(arg: string, lastFlag: string | null, isList: boolean): string {
  if (lastFlag !== null) {
    const values = switchValues(lastFlag);
    if (values.length > 0)
      return `unexpected argument after --${lastFlag}, which takes ${alternatives(values)}`;
    return `unexpected argument after --${lastFlag}${arg === 'list' ? '; list is the first argument' : ''}`;
  }
  if (isList) return 'unexpected argument after list; the group is given with --group';
  const meant = closest(arg, ['list', 'help', 'version']);
  const advice =
    meant === null
      ? 'the project is given with --project'
      : `did you mean ${meant === 'list' ? '' : '--'}${meant}?`;
  return `unexpected argument; ${advice}`;
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
  const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
  const values = switchValues(name);
  if (values.length === 0) return arg;
  if (no !== undefined) return `--${name}=false`;
  return values.includes(next.toLowerCase()) ? arg : `--${name}=true`;
}

/** The values of a switch; empty for any other flag. */
function switchValues(name: string): string[] {
  const input = inputList.find((candidate) => candidate.name === name);
  return input?.type.form === 'switch' ? ['true', ...input.type.choices, 'false'] : [];
}

function secretFrom(file: string, name: string, readFile: (path: string) => string): string {
  let secret: string;
  try {
    secret = readFile(file).trim();
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput(`--${name}-file: ${error.message}`);
    // The path is not shown, since somebody may have passed the secret in place of the path.
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new InvalidInput(`--${name}-file: cannot be read (${code})`);
  }
  if (secret === '') throw new InvalidInput(`--${name}-file: is empty`);
  return secret;
}

type HelpRow = [flag: string, meaning: string];
type HelpPart = { title: string; rows: HelpRow[] };

const helpWidth = 80;
const indent = ' '.repeat(6);

/** Each flag with its meaning below it, for a terminal of the usual width. */
function helpLines(rows: readonly HelpRow[]): string {
  return rows.map(([flag, meaning]) => `  ${flag}\n${wrapped(meaning)}`).join('\n');
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll('`', '').split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > helpWidth) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}

/** The values that a flag takes. */
function valuesText({ name, type }: (typeof inputList)[number]): string {
  if (type.form === 'switch') return `[${switchValues(name).join('|')}]`;
  return type.form === 'choice' ? type.choices.join('|') : 'VALUE';
}

/** The part of a help text on inputs and flags, in the sections of the README. */
function helpOnFlags(names: readonly InputName[], first: HelpPart[], output: HelpRow[]): string {
  const secretRows = secrets
    .filter(({ name }) => names.includes(name))
    .map(({ name, variable, description }): HelpRow => [`${variable}, or --${name}-file FILE`, description]);
  const bySection = Object.entries(sections).map(([section, title]) => {
    const rows = inputList
      .filter((input) => input.section === section && names.includes(input.name) && !input.variable)
      .map((input): HelpRow => {
        const preset = input.default === undefined ? '' : ` [${input.default}]`;
        return [`--${input.name} ${valuesText(input)}`, `${input.description}${preset}`];
      });
    return { title, rows };
  });
  return [
    ...first,
    { title: 'Secrets (everybody on the machine can read the command line)', rows: secretRows },
    ...bySection,
    { title: 'Output', rows: output },
  ]
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => `${title}:\n${helpLines(rows)}`)
    .join('\n\n');
}

const verboseHelp: HelpRow = ['--verbose', 'Log every request'];
const helpHelp: HelpRow = ['-h, --help', 'Print this help'];
const defaultsHelp = 'Brackets at the end of a description show the default.';
const urlHelp = `Without --gitlab-url, the base URL comes from ${urlVariables.join(' or ')}.`;

/** The text that `list --help` prints. */
export function listHelpText(): string {
  const group: HelpRow = ['--group VALUE', 'Numeric ID or full path of the group'];
  const names = inputsOfList.filter((name) => name !== 'group');
  const flags = helpOnFlags(
    names,
    [{ title: 'Group', rows: [group] }],
    [
      ['--yaml', 'Print a list that --mirrors accepts; used as it is, it changes no setting'],
      ['--json', 'Print JSON'],
      verboseHelp,
      helpHelp,
    ],
  );
  return `Prints the pull mirrors that exist in a group and its subgroups, with their
state. Changes nothing.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup
      [--yaml | --json] [flags]

${flags}

${defaultsHelp}
${urlHelp}
The log is printed on standard error, the list on standard output.

Exit codes:
  0  all mirrors were read, whatever their state is
  1  the group or a mirror could not be read, or the list could not be
     written; the log says why, and what to do
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
  return `Configures a GitLab pull mirror, triggers an update, and succeeds only when that
update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project
      [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --group group/subgroup [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup [flags]
      (see gitlab-pull-mirror list --help)

${flags}

${defaultsHelp}
Switches may stand alone: --dry-run, --no-wait.
${urlHelp}
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything succeeded
  1  something failed, or the JSON could not be written; the log says what
     failed, why, and what to do
  2  the command line or an input is invalid; no mirror was changed
On SIGINT or SIGTERM, the command ends with that signal.
`;
}
