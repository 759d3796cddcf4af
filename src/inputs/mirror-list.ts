/**
 * The input `mirrors`: many mirrors, from a list or its file. Errors give the entry and the line. Of the list's text, they show
 * only unknown keys and names of variables.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { InvalidInput } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { looksLikeToken } from '../text/credentials.ts';
import { redactor } from '../text/redact.ts';
import { type Item, parseList, type SyntaxProblem } from './document.ts';
import { invalidCombinations, type JobValues, type Layer, mirrorSecrets } from './parse-job.ts';
import { type ListEntry, sameProjects } from './same-projects.ts';
import { entryKeys, type Input, inputs, parseTexts, type Texts } from './table.ts';
import type { Shard } from './values.ts';

/** Access to the file of a list and to the variables that it names. */
export interface ListSources {
  /** The text of a file; throws if it cannot be read. */
  readFile(path: string): string;
  /** The folder that the file of a list must be in; null: anywhere. */
  workspace: string | null;
  environment: Record<string, string | undefined>;
}

interface ParsedList {
  /** The mirrors of the shard, in the order of the list. */
  mirrors: JobValues[];
  /** The entries of the whole list that have a valid project. */
  entries: ListEntry[];
  secrets: string[];
  /** The environment variables that the list names. */
  variables: string[];
  problems: string[];
}

/**
 * Reads the input `mirrors`.
 * @param given the list itself, or the path of its file
 * @param stepLayer the inputs of the step, for keys that neither the entry nor `defaults` has
 * @param shard the part of the list to return; the whole list is checked
 */
export function parseMirrors(
  given: string,
  stepLayer: Layer,
  shard: Shard | null,
  { workspace, environment, readFile }: ListSources,
): ParsedList {
  try {
    const { text, file } = listText(given, workspace, readFile);
    const list = parseList(text);
    const place = (line: number) => (file === null ? `line ${line}` : `${file}:${line}`);
    if (Array.isArray(list)) {
      const problems = atMost(
        maxProblems,
        list.map(({ line, message }) => `mirrors: ${place(line)}: ${message}`),
      );
      return { ...nothing, problems };
    }
    const parser = new ListParser(place, environment);
    const mirrors = parser.parse(list, stepLayer);
    return {
      mirrors: shard === null ? mirrors : shardOf(mirrors, shard),
      entries: parser.entries,
      secrets: [...parser.secrets],
      variables: [...parser.variables],
      problems: parser.problems,
    };
  } catch (error) {
    if (error instanceof InvalidInput) return { ...nothing, problems: [`mirrors: ${error.message}`] };
    // The message of an unforeseen error may quote the list.
    throw new Error(
      `the list of mirrors could not be read (${error instanceof Error ? error.name : typeof error})`,
    );
  }
}

const nothing = { mirrors: [], entries: [], secrets: [], variables: [] };

/**
 * The text of the list that the input contains or names.
 * @param workspace the folder that a file must be in; null: anywhere
 * @returns the text, and the path of its file relative to the workspace; null if the input contains the list
 * @throws InvalidInput
 */
function listText(
  given: string,
  workspace: string | null,
  readFile: (path: string) => string,
): { text: string; file: string | null } {
  // A list has several lines, or begins like YAML or JSON; a path does neither.
  if (/[\r\n]|^(?:-\s|---|[[{#])/.test(given)) return { text: given, file: null };
  const expected = `must be a list in YAML or JSON, or the path of a file with one${workspace === null ? '' : ' in the workspace'}`;
  // The path is not shown: it may be a list that was written on one line.
  try {
    // Like `..`, symbolic links can lead out of the workspace.
    const real = realpathSync(resolve(workspace ?? '.', given));
    const file = workspace === null ? given : relative(realpathSync(workspace), real);
    const isOutside = file === '..' || file.startsWith(`..${sep}`) || resolve(file) === file;
    if (isOutside && workspace !== null) throw new InvalidInput('the file is outside of the workspace');
    return { text: readFile(real), file };
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput(`${expected}; ${error.message}`);
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    const advice =
      code === 'ENOENT' && workspace !== null ? '. Check out the repository before this step' : '';
    throw new InvalidInput(`${expected}; the file cannot be read (${code})${advice}`);
  }
}

/** Each problem is a line in the log. */
const maxProblems = 10_000;

function atMost(max: number, problems: string[]): string[] {
  const rest = problems.length - max;
  if (rest <= 0) return problems;
  return [...problems.slice(0, max), `mirrors: ${rest} more error${rest === 1 ? '' : 's'}`];
}

const expectedRoot = 'must be a list of mirrors, or a mapping with mirrors and, optionally, defaults';

const defaultKeys = entryKeys.filter((key) => inputs[key].requiredIn !== 'entry');

/** Parses a list, and collects its entries, secrets and problems. */
class ListParser {
  /** Secrets in the list, and all values from the environment that it uses. */
  readonly secrets = new Set<string>();
  /** The environment variables that the list names. */
  readonly variables = new Set<string>();
  /** The entries that have a valid project. */
  readonly entries: ListEntry[] = [];
  #suggestions = 0;
  readonly #problems: { line: number; text: string }[] = [];
  readonly #place: (line: number) => string;
  readonly #environment: Record<string, string | undefined>;

  constructor(place: (line: number) => string, environment: Record<string, string | undefined>) {
    this.#place = place;
    this.#environment = environment;
  }

  /** In the order of their lines. */
  get problems(): string[] {
    const texts = this.#problems.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
    // A key or variable name that is shown may be a secret elsewhere in the list. Only the secrets of a valid list are redacted later.
    return atMost(maxProblems, texts).map(redactor([...this.secrets]));
  }

  /** @returns the values of each entry */
  parse(root: Item, stepLayer: Layer): JobValues[] {
    const { defaults, entries } = this.#partsOf(root);
    const base =
      defaults === null ? stepLayer : mergeLayers(stepLayer, this.#layer(defaults, defaultKeys, 'defaults'));
    const { 'auth-user': user = '', 'auth-password': password = '' } = base.texts;
    if (password !== '') {
      for (const secret of mirrorSecrets(base.texts)) this.secrets.add(secret);
    } else if (looksLikeToken(user)) {
      // Whether another user name is a secret depends on the passwords of the entries.
      this.secrets.add(user);
    }
    const stepCombinations = invalidCombinations(stepLayer.values).map(({ error }) => error.message);
    const stepProblems = new Set<string>();
    const mirrors = entries.map((item, index) => {
      const number = index + 1;
      const part = `entry ${number}`;
      const { texts, values } = mergeLayers(base, this.#layer(item, entryKeys, part));
      for (const { name, error } of invalidCombinations(values)) {
        const message = `${name}: ${error.message}`;
        // Whether a project may be created depends on the project and the url of the entry.
        const isOfStep = name !== 'create-project' && stepCombinations.includes(error.message);
        if (isOfStep) stepProblems.add(message);
        else this.#report(lineOf(item, name), part, message);
      }
      for (const secret of mirrorSecrets(texts)) this.secrets.add(secret);
      if (values.project !== undefined) {
        const line = lineOf(item, 'project');
        this.entries.push({ project: values.project, number, line, place: this.#placeOf(line, part) });
      }
      return values;
    });
    for (const text of stepProblems) this.#problems.push({ line: 0, text });
    this.#problems.push(...sameProjects(this.entries, new Map()));
    return mirrors;
  }

  /** The input is a list of entries, or a mapping with `mirrors` and, optionally, `defaults`. */
  #partsOf(root: Item): { defaults: Item | null; entries: Item[] } {
    const mapping = root.value instanceof Map ? root.value : null;
    if (mapping !== null) this.#reportUnknownKeys(mapping, ['defaults', 'mirrors'], '');
    const list = mapping === null ? root : mapping.get('mirrors');
    const defaults = mapping?.get('defaults') ?? null;
    const entries = Array.isArray(list?.value) ? list.value : [];
    if (list === undefined) this.#report(root.line, '', 'the key mirrors, which holds the list, is missing');
    else if (list.value !== entries)
      this.#report(list.line, '', list === root ? expectedRoot : 'mirrors must be a list');
    else if (entries.length === 0) this.#report(list.line, '', 'must contain at least one mirror');
    return { defaults: defaults?.value === null ? null : defaults, entries };
  }

  /**
   * Reads an entry or the defaults.
   * @param part its name in messages: `entry 3` or `defaults`
   */
  #layer({ line, value: mapping }: Item, keys: typeof entryKeys, part: string): Layer {
    const rows = keys.map((key) => inputs[key]);
    const names = rows.map(({ name }) => name);
    if (!(mapping instanceof Map)) {
      this.#report(line, part, `must be a mapping of inputs, such as ${names[0]}: …`);
      return { texts: {}, values: {} };
    }
    for (const { name, requiredIn } of rows) {
      if (requiredIn === 'entry' && !mapping.has(name)) this.#report(line, part, `${name} is missing`);
    }
    this.#reportUnknownKeys(mapping, names, part);
    const texts: Texts = {};
    const unreadable: JobValues = {};
    for (const key of keys) {
      const item = mapping.get(inputs[key].name);
      if (item === undefined) continue;
      const text = this.#textOf(item, inputs[key], part);
      if (text === null) unreadable[key] = undefined;
      else if (text !== '') texts[inputs[key].name] = text;
    }
    const parsed = parseTexts(keys, texts);
    for (const { name, error } of parsed.invalid) {
      this.#report(mapping.get(name)?.line ?? line, part, `${name}: ${error.withoutValue}`);
    }
    return { texts, values: { ...parsed.values, ...unreadable } };
  }

  /** @returns empty if the value is not set; null if it is invalid, which has been reported */
  #textOf(item: Item, input: Input, part: string): string | null {
    const problem = shapeProblem(item, input);
    if (problem !== null) {
      this.#report(problem.line, part, `${input.name}: ${problem.message}`);
      return null;
    }
    const { line, value } = item;
    const text = Array.isArray(value) ? value.map((each) => each.value).join('\n') : String(value ?? '');
    if (input.variable === undefined) return text;
    try {
      return withVariables(text, this.#environment, (name, secret) => {
        this.variables.add(name);
        this.secrets.add(secret);
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.#report(line, part, `${input.name}: ${error.withoutValue}`);
      return null;
    }
  }

  #reportUnknownKeys(mapping: Map<string, Item>, names: readonly string[], part: string): void {
    for (const [key, { line }] of mapping) {
      if (names.includes(key)) continue;
      this.#report(line, part, unknownKey(key, names, this.#suggestions++ < maxSuggestions));
    }
  }

  /** @param part empty for the list as a whole */
  #report(line: number, part: string, message: string): void {
    this.#problems.push({ line, text: `${this.#placeOf(line, part)}: ${message}` });
  }

  #placeOf(line: number, part: string): string {
    return `mirrors: ${this.#place(line)}${part === '' ? '' : ` (${part})`}`;
  }
}

function mergeLayers(under: Layer, over: Layer): Layer {
  return { texts: { ...under.texts, ...over.texts }, values: { ...under.values, ...over.values } };
}

function lineOf({ line, value }: Item, name: string): number {
  return (value instanceof Map ? value.get(name)?.line : undefined) ?? line;
}

/** Checks the type of a value. `mirrors.schema.json` has the same rules. */
function shapeProblem({ line, value }: Item, { type, requiredIn }: Input): SyntaxProblem | null {
  if (value === null || typeof value === 'string') {
    return requiredIn === 'entry' && !value ? { line, message: 'is empty' } : null;
  }
  if (typeof value === 'boolean') {
    const isText = type.form === 'text' || type.form === 'lines';
    return isText ? { line, message: 'must be a string; put true or false in quotes' } : null;
  }
  if (type.form !== 'lines') return { line, message: 'must be one value, not a list or mapping' };
  const wrong = Array.isArray(value) ? value.find((item) => typeof item.value !== 'string') : { line };
  if (wrong !== undefined) return { line: wrong.line, message: 'must be a string or a list of strings' };
  const isEmpty = Array.isArray(value) && value.every((item) => item.value === '');
  // It would count as not set, and nothing would be verified.
  return isEmpty ? { line, message: 'is an empty list; add a value, or omit the key' } : null;
}

const maxShownKeyLength = 40;

/** Finding the closest key takes longer than reading one. */
const maxSuggestions = 100;

/**
 * Shows a key only if it is a plain word: a list with a syntax error may have a secret in place of a key.
 * @param names the valid keys
 */
function unknownKey(key: string, names: readonly string[], isSuggesting: boolean): string {
  const isPlain = key.length <= maxShownKeyLength && /^[A-Za-z]+(?:-[A-Za-z]+)*$/.test(key);
  // GitLab writes the names of settings with underscores.
  const kebab = names.find((name) => name === key.replaceAll('_', '-'));
  const meant = kebab ?? (isPlain && isSuggesting ? closest(key, names) : null);
  const hint = meant === null ? `valid keys: ${names.join(', ')}` : `did you mean ${meant}?`;
  return `unknown key${isPlain ? ` ${key}` : ''}; ${hint}`;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a list names variables
const malformedVariable = 'contains an incomplete ${…}; write ${NAME}, or put the password into a variable';

/**
 * Prefixes of variables that may hold tokens of the step itself, of CI systems and of clouds. Whoever edits the list could send
 * them to a host of their choice.
 */
export const refusedPrefixes = [
  ...['MIRROR_', 'INPUT_', 'GITHUB_', 'ACTIONS_', 'RUNNER_', 'CI_', 'GITEA_', 'FORGEJO_'],
  ...['AWS_', 'AZURE_', 'GOOGLE_'],
];

function isRefused(variable: string): boolean {
  const name = variable.toUpperCase();
  return name === 'GITLAB_TOKEN' || refusedPrefixes.some((prefix) => name.startsWith(prefix));
}

/**
 * Replaces every `${NAME}` in a credential by that environment variable.
 * @param used called with each variable and its value
 * @throws InvalidInput, which shows the variable's name, and never the text around it
 */
function withVariables(
  text: string,
  environment: Record<string, string | undefined>,
  used: (name: string, value: string) => void,
): string {
  return text.replace(/\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g, (_, name: string | undefined) => {
    // GitHub does not evaluate `${{ … }}` in a file; the text would be saved as the password.
    if (name === undefined) throw new InvalidInput(malformedVariable);
    if (isRefused(name)) {
      throw new InvalidInput(
        `names the variable ${name}, which may hold a token for something else; copy the value to a variable of another name`,
      );
    }
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    // CI systems pass a secret that does not exist as an empty variable.
    if (value === undefined || value === '') {
      throw new InvalidInput(
        `names the environment variable ${name}, which is unset or empty; set it (in a workflow: under env)`,
      );
    }
    used(name, value);
    return value;
  });
}

/**
 * The mirrors of one shard, in the order of the list. The `n` mirrors, sorted by the hash of their project, are cut into `k`
 * shards at ⌊i·n/k⌋. So the sizes differ by at most one, and adding a mirror moves at most one other across each cut.
 */
export function shardOf<T extends { project?: string | undefined }>(
  mirrors: readonly T[],
  { number, of }: Shard,
): T[] {
  const byHash = mirrors
    .map((mirror) => ({ mirror, hash: hashOf(mirror.project ?? '') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)));
  const start = (part: number) => Math.floor((part * mirrors.length) / of);
  const own = new Set(byHash.slice(start(number - 1), start(number)).map(({ mirror }) => mirror));
  return mirrors.filter((mirror) => own.has(mirror));
}

/** The hash is that of the lowercase path, since GitLab ignores case in paths. */
function hashOf(project: string): string {
  return createHash('sha256').update(project.toLowerCase()).digest('hex');
}
