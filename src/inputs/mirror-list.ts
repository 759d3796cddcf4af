/**
 * Many mirrors, from a list or a file of them. Errors name entry and line, and show no text of the list but unknown keys and
 * the names of variables.
 */
import { createHash } from 'node:crypto';
import { InvalidInput } from '../base/errors.ts';
import { closest } from '../text/closest.ts';
import { looksLikeToken } from '../text/credentials.ts';
import { redactor } from '../text/redact.ts';
import { type Item, parseList, readList, type SyntaxProblem } from './document.ts';
import { invalidCombinations, type JobValues, type Layer, mirrorSecrets } from './parse-job.ts';
import { type ListEntry, sameProjects } from './same-projects.ts';
import { entryKeys, type Input, inputs, parseTexts, type Texts } from './table.ts';
import type { Shard } from './values.ts';

/** What a list may refer to. */
export interface ListSources {
  /** The text of a file; throws if it cannot be read. */
  readFile(path: string): string;
  /** The folder that the file of a list must be in; null: anywhere. */
  workspace: string | null;
  environment: Record<string, string | undefined>;
}

interface Mirrors {
  /** Those of the shard, in the order of the list. */
  mirrors: JobValues[];
  /** Those of the whole list whose project is valid. */
  entries: ListEntry[];
  secrets: string[];
  /** The environment variables that the list names. */
  variables: string[];
  problems: string[];
}

/**
 * Reads the input `mirrors`.
 * @param given the list itself, or the path of its file
 * @param step the values for what an entry and the list's own `defaults` leave out
 * @param shard the part of the list to return; the whole list is checked
 */
export function parseMirrors(
  given: string,
  step: Layer,
  shard: Shard | null,
  { workspace, environment, readFile }: ListSources,
): Mirrors {
  try {
    const { text, file } = readList(given, workspace, readFile);
    const list = parseList(text);
    const place = (line: number) => (file === null ? `line ${line}` : `${file}:${line}`);
    if (Array.isArray(list)) {
      const problems = atMost(
        maxProblems,
        list.map(({ line, message }) => `mirrors: ${place(line)}: ${message}`),
      );
      return { ...nothing, problems };
    }
    const reading = new ListParser(place, environment);
    const mirrors = reading.read(list, step);
    return {
      mirrors: shard === null ? mirrors : shardOf(mirrors, shard),
      entries: reading.entries,
      secrets: [...reading.secrets],
      variables: [...reading.variables],
      problems: reading.problems,
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

/** The log has a line for each. */
const maxProblems = 10_000;

function atMost(max: number, problems: string[]): string[] {
  const rest = problems.length - max;
  return rest <= 0 ? problems : [...problems.slice(0, max), `mirrors: ${rest} more errors`];
}

const defaultKeys = entryKeys.filter((key) => inputs[key].requiredIn !== 'entry');

/** One reading of a list, which collects entries, secrets and problems. */
class ListParser {
  /** Secrets in the list, and all values that it takes from the environment. */
  readonly secrets = new Set<string>();
  /** The environment variables that the list names. */
  readonly variables = new Set<string>();
  /** Those whose project is valid. */
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
    // Nothing of an invalid list is masked, and a key or a name that is shown may be a secret elsewhere in it.
    return atMost(maxProblems, texts).map(redactor([...this.secrets]));
  }

  read(root: Item, step: Layer): JobValues[] {
    const { defaults, entries } = this.#partsOf(root);
    const base = defaults === null ? step : mergeLayers(step, this.#layer(defaults, defaultKeys, null));
    const { 'auth-user': user = '', 'auth-password': password = '' } = base.texts;
    if (password !== '') for (const secret of mirrorSecrets(base.texts)) this.secrets.add(secret);
    // Without a password, it is up to the entries whether this user has one.
    else if (looksLikeToken(user)) this.secrets.add(user);
    const mirrors = entries.map((item, index) => {
      const entry = index + 1;
      const { texts, values } = mergeLayers(base, this.#layer(item, entryKeys, entry));
      for (const { name, error } of invalidCombinations(values)) {
        this.#report(lineOf(item, name), entry, `${name}: ${error.withoutValue}`);
      }
      for (const secret of mirrorSecrets(texts)) this.secrets.add(secret);
      if (values.project !== undefined) {
        const line = lineOf(item, 'project');
        this.entries.push({
          project: values.project,
          number: entry,
          line,
          place: this.#placeOf(line, entry),
        });
      }
      return values;
    });
    this.#problems.push(...sameProjects(this.entries, new Map()));
    return mirrors;
  }

  /** A list is a list of entries, or a mapping with `defaults` and `mirrors`. */
  #partsOf(root: Item): { defaults: Item | null; entries: Item[] } {
    if (!(root.value instanceof Map)) {
      if (Array.isArray(root.value)) return { defaults: null, entries: this.#entriesOf(root) };
      this.#report(root.line, null, 'must be a list of mirrors, or a mapping with defaults and mirrors');
      return { defaults: null, entries: [] };
    }
    this.#reportUnknownKeys(root.value, ['defaults', 'mirrors'], null);
    const list = root.value.get('mirrors');
    if (list === undefined) this.#report(root.line, null, 'mirrors, the list itself, is missing');
    const defaults = root.value.get('defaults') ?? null;
    return {
      defaults: defaults?.value === null ? null : defaults,
      entries: list === undefined ? [] : this.#entriesOf(list),
    };
  }

  #entriesOf({ line, value }: Item): Item[] {
    const entries = Array.isArray(value) ? value : [];
    if (!Array.isArray(value)) this.#report(line, null, 'mirrors must be a list');
    else if (entries.length === 0) this.#report(line, null, 'must contain at least one mirror');
    return entries;
  }

  /**
   * Reads an entry or the defaults.
   * @param entry its number; null: the defaults
   */
  #layer({ line, value: mapping }: Item, keys: typeof entryKeys, entry: number | null): Layer {
    if (!(mapping instanceof Map)) {
      const what = entry === null ? 'defaults must' : 'must';
      this.#report(line, entry, `${what} be a mapping of inputs such as project: group/sub/project`);
      return { texts: {}, values: {} };
    }
    const rows = keys.map((key) => inputs[key]);
    for (const { name, requiredIn } of rows) {
      if (requiredIn === 'entry' && !mapping.has(name)) this.#report(line, entry, `${name} is missing`);
    }
    const names = rows.map(({ name }) => name);
    this.#reportUnknownKeys(mapping, names, entry);
    const texts: Texts = {};
    const invalid: JobValues = {};
    for (const key of keys) {
      const item = mapping.get(inputs[key].name);
      if (item === undefined) continue;
      const text = this.#textOf(item, inputs[key], entry);
      if (text === null) invalid[key] = undefined;
      else if (text !== '') texts[inputs[key].name] = text;
    }
    const parsed = parseTexts(keys, texts);
    for (const { name, error } of parsed.invalid) {
      this.#report(mapping.get(name)?.line ?? line, entry, `${name}: ${error.withoutValue}`);
    }
    return { texts, values: { ...parsed.values, ...invalid } };
  }

  /** @returns empty if the value is not set; null if it is invalid, which has been reported */
  #textOf(item: Item, input: Input, entry: number | null): string | null {
    const problem = shapeProblem(item, input);
    if (problem !== null) {
      this.#report(problem.line, entry, `${input.name}: ${problem.message}`);
      return null;
    }
    const { line, value } = item;
    const text = Array.isArray(value) ? value.map((part) => part.value).join('\n') : String(value ?? '');
    if (input.variable === undefined) return text;
    try {
      return withVariables(text, this.#environment, (name, secret) => {
        this.variables.add(name);
        this.secrets.add(secret);
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.#report(line, entry, `${input.name}: ${error.withoutValue}`);
      return null;
    }
  }

  #reportUnknownKeys(mapping: Map<string, Item>, names: readonly string[], entry: number | null): void {
    for (const [key, { line }] of mapping) {
      if (names.includes(key)) continue;
      this.#report(line, entry, unknownKey(key, names, this.#suggestions++ < maxSuggestions));
    }
  }

  #report(line: number, entry: number | null, message: string): void {
    this.#problems.push({ line, text: `${this.#placeOf(line, entry)}: ${message}` });
  }

  #placeOf(line: number, entry: number | null): string {
    return `mirrors: ${this.#place(line)}${entry === null ? '' : ` (entry ${entry})`}`;
  }
}

function mergeLayers(under: Layer, over: Layer): Layer {
  return { texts: { ...under.texts, ...over.texts }, values: { ...under.values, ...over.values } };
}

function lineOf({ line, value }: Item, name: string): number {
  return (value instanceof Map ? value.get(name)?.line : undefined) ?? line;
}

/** What is wrong with a value before its text is read; `mirrors.schema.json` says the same to editors. */
function shapeProblem({ line, value }: Item, { type, requiredIn }: Input): SyntaxProblem | null {
  if (value === null || typeof value === 'string') {
    return requiredIn === 'entry' && !value ? { line, message: 'is empty' } : null;
  }
  if (typeof value === 'boolean') {
    const isText = type.form === 'text' || type.form === 'lines';
    return isText ? { line, message: 'must be a text; put true or false in quotes' } : null;
  }
  if (type.form !== 'lines') return { line, message: 'must be one value, not a list or mapping' };
  const wrong = Array.isArray(value) ? value.find((item) => typeof item.value !== 'string') : { line };
  return wrong === undefined ? null : { line: wrong.line, message: 'must be a text or a list of texts' };
}

const maxShownKeyLength = 40;

/** Finding the closest key takes long, compared with reading one. */
const maxSuggestions = 100;

/**
 * Shows a key only if it is a plain word: a list with an error in its syntax may have a secret in the place of a key.
 * @param names the valid keys
 */
function unknownKey(key: string, names: readonly string[], isSuggesting: boolean): string {
  const isPlain = key.length <= maxShownKeyLength && /^[A-Za-z]+(?:-[A-Za-z]+)*$/.test(key);
  const meant = isPlain && isSuggesting ? closest(key, names) : null;
  const hint = meant === null ? `valid are ${names.join(', ')}` : `did you mean ${meant}?`;
  return `unknown key${isPlain ? ` ${key}` : ''}; ${hint}`;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a list names variables
const malformedVariable = 'contains ${ without the name of a variable and }; write ${NAME}';

/**
 * Variables that hold the tokens of the step itself, of CI systems and of clouds. Whoever edits the list could send them to a
 * host of their choice.
 */
const refusedVariables =
  /^(?:GITLAB_TOKEN$|(?:MIRROR|INPUT|GITHUB|ACTIONS|RUNNER|CI|GITEA|FORGEJO|AWS|AZURE|GOOGLE)_)/i;

/**
 * Replaces every `${NAME}` in a credential by that environment variable.
 * @param used called with each
 * @throws InvalidInput, which shows the name, and never the text around it
 */
function withVariables(
  text: string,
  environment: Record<string, string | undefined>,
  used: (name: string, value: string) => void,
): string {
  return text.replace(/\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g, (_, name: string | undefined) => {
    // An expression of GitHub's (`${{ … }}`) is not evaluated in a file; as a password it would replace the stored one.
    if (name === undefined) throw new InvalidInput(malformedVariable);
    if (refusedVariables.test(name)) {
      throw new InvalidInput(
        `names the variable ${name}, which may hold a token for something else; copy the value to a variable of another name`,
      );
    }
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    // A secret that does not exist is passed as an empty variable.
    if (value === undefined || value === '') {
      throw new InvalidInput(
        `names the environment variable ${name}, which is unset or empty; set it under env`,
      );
    }
    used(name, value);
    return value;
  });
}

/**
 * The mirrors of one shard, in the order of the list. Sorted by the hash of their projects, the mirrors are cut into parts at
 * ⌊i·n/k⌋: sizes differ by one at most, and if one is added, at most one mirror moves across each cut.
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

/** Without case, as GitLab compares paths. */
function hashOf(project: string): string {
  return createHash('sha256').update(project.toLowerCase()).digest('hex');
}
