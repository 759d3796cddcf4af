/** Many mirrors, from a list or a file of them, with all that is wrong in it told by its place. */
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type JobInputName, jobInputNames } from '../inputs/contract.ts';
import {
  conflicts,
  type InvalidJobInput,
  type JobTexts,
  type JobValues,
  jobSecrets,
  parseJobValues,
} from '../inputs/job.ts';
import { InvalidInput, type Shard } from '../inputs/values.ts';
import { type ListDocument, type Path, parseList } from './document.ts';
import { withVariables } from './environment.ts';
import { judgeShape } from './schema.ts';
import { shardOf } from './shard.ts';

/** What a list may refer to. */
export interface Surroundings {
  /** The text of a file; throws where it cannot be read. */
  readFile(path: string): string;
  /** The folder that the file of a list has to be in; null where it may be anywhere. */
  workspace: string | null;
  environment: Record<string, string | undefined>;
}

type ReadFile = Surroundings['readFile'];

/** Values in two forms: the texts for the secrets among them, the values for everything else. */
interface Layer {
  texts: JobTexts;
  values: JobValues;
}

export interface Mirrors {
  /** In the order of the list. */
  mirrors: JobValues[];
  secrets: string[];
  /** None of them shows any text of the list. */
  faults: string[];
}

/**
 * Reads the input `mirrors`.
 * @param given the list itself, or the path of its file within the workspace
 * @param step what an entry and the list's own `defaults` leave out
 * @param shard which part of the list; the whole list is checked all the same
 */
export function parseMirrors(
  given: string,
  step: Layer,
  shard: Shard | null,
  { workspace, environment, readFile }: Surroundings,
): Mirrors {
  try {
    const { text, file } = isInline(given) ? { text: given, file: '' } : readList(given, workspace, readFile);
    const document = parseList(text);
    const place = (line: number) => (file === '' ? `line ${line}` : `${file}:${line}`);
    if (Array.isArray(document)) {
      const faults = document.map(({ line, words }) => `mirrors: ${place(line)}: ${words}`);
      return { mirrors: [], secrets: [], faults };
    }
    const reading = new Reading(document, place, environment);
    const mirrors = reading.read(step);
    return {
      mirrors: shard === null ? mirrors : shardOf(mirrors, shard),
      secrets: [...reading.secrets],
      faults: reading.faults,
    };
  } catch (error) {
    if (error instanceof InvalidInput)
      return { mirrors: [], secrets: [], faults: [`mirrors: ${error.message}`] };
    // The message of an unforeseen error may quote the list.
    throw new Error(
      `the list of mirrors could not be read (${error instanceof Error ? error.name : typeof error})`,
    );
  }
}

/** A list begins like one, or has more than one line; a path does neither. */
function isInline(given: string): boolean {
  return /[\r\n]|^(?:-\s|---|[[{#])/.test(given);
}

/** The path is shown only once it is known to be one: it may be a list that was written on one line. */
function readList(
  path: string,
  workspace: string | null,
  readFile: ReadFile,
): { text: string; file: string } {
  const desired = 'give a list in YAML, or the path of a YAML or JSON file in the workspace';
  let real: string;
  let file: string;
  try {
    // Symbolic links lead out of the workspace as well as `..` does.
    real = realpathSync(resolve(workspace ?? '.', path));
    file = workspace === null ? path : relative(realpathSync(workspace), real);
  } catch (error) {
    throw new InvalidInput(`is neither a list nor a file that can be read${codeOf(error)}; ${desired}`);
  }
  const isOutside = file === '..' || file.startsWith(`..${sep}`) || resolve(file) === file;
  if (isOutside && workspace !== null) {
    throw new InvalidInput(`is a file outside of the workspace; ${desired}`);
  }
  try {
    return { text: readFile(real), file };
  } catch (error) {
    throw new InvalidInput(`is no file that can be read${codeOf(error)}; ${desired}`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${error.code})` : '';
}

/** One reading of a list, which collects what is wrong. */
class Reading {
  /** Whatever comes from the environment, besides what is a secret by its place. */
  readonly secrets = new Set<string>();
  readonly #faults: { line: number; text: string }[] = [];
  readonly #document: ListDocument;
  readonly #place: (line: number) => string;
  readonly #environment: Record<string, string | undefined>;
  /** The paths of values whose shape is wrong, which nothing more need be said of. */
  readonly #misshapen = new Set<string>();
  /** Where the entries stand in the document. */
  #entriesAt: Path = [];

  constructor(
    document: ListDocument,
    place: (line: number) => string,
    environment: Record<string, string | undefined>,
  ) {
    this.#document = document;
    this.#place = place;
    this.#environment = environment;
  }

  /** In the order of their lines. */
  get faults(): string[] {
    return this.#faults.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
  }

  read(step: Layer): JobValues[] {
    const root = this.#document.value;
    if (!Array.isArray(root)) this.#entriesAt = ['mirrors'];
    const shape = judgeShape(root);
    for (const { path, words } of shape.faults) {
      this.#misshapen.add(path.join('\n'));
      this.#tell(path, words);
    }
    const { defaults = null, mirrors: entries } = (
      Array.isArray(root) ? { mirrors: root } : (root ?? {})
    ) as {
      defaults?: unknown;
      mirrors?: unknown;
    };
    const base = merged(step, this.#layer(['defaults'], defaults));
    const mirrors = (Array.isArray(entries) ? entries : []).map((entry: unknown, index) => {
      const path = [...this.#entriesAt, index];
      const { texts, values } = merged(base, this.#layer(path, entry));
      // One that is left out has been told of with the shape, and a wrong one stands as undefined.
      if (isMapping(entry) && Object.hasOwn(entry, 'project') && !('project' in values)) {
        this.#tellOf(path, 'project', new InvalidInput('is empty'));
      }
      for (const { name, fault } of conflicts(values)) this.#tellOf(path, name, fault);
      for (const secret of jobSecrets(texts)) this.secrets.add(secret);
      return values;
    });
    this.#reportDuplicates(mirrors);
    if (!shape.valid && this.#faults.length === 0) this.#tell([], 'does not fit mirrors.schema.json');
    return mirrors;
  }

  /** The defaults or an entry. What has no text, since its shape is wrong, has been told of already. */
  #layer(path: Path, mapping: unknown): Layer {
    if (!isMapping(mapping)) return { texts: {}, values: {} };
    const texts: JobTexts = {};
    const wrong: JobValues = {};
    for (const name of jobInputNames) {
      if (!Object.hasOwn(mapping, name)) continue;
      const text = textOf(Reflect.get(mapping, name));
      if (text === null || this.#misshapen.has([...path, name].join('\n'))) wrong[name] = undefined;
      else if (text !== '') texts[name] = text;
    }
    const faults: InvalidJobInput[] = [];
    for (const name of ['auth-user', 'auth-password'] as const) {
      const text = texts[name];
      if (text === undefined) continue;
      try {
        texts[name] = withVariables(text, this.#environment, (value) => this.secrets.add(value));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        faults.push({ name, fault: error });
        wrong[name] = undefined;
      }
    }
    const parsed = parseJobValues(texts);
    for (const { name, fault } of [...faults, ...parsed.faults]) this.#tellOf(path, name, fault);
    return { texts, values: { ...parsed.values, ...wrong } };
  }

  #reportDuplicates(mirrors: JobValues[]): void {
    const first = new Map<string, number>();
    for (const [index, { project }] of mirrors.entries()) {
      if (project === undefined) continue;
      // GitLab's paths are the same in upper and lower case.
      const key = project.toLowerCase();
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else {
        const line = this.#document.lineOf([...this.#entriesAt, before, 'project']);
        this.#tell(
          [...this.#entriesAt, index, 'project'],
          `the same project as entry ${before + 1} on line ${line}`,
        );
      }
    }
  }

  #tellOf(path: Path, name: JobInputName, fault: InvalidInput): void {
    this.#tell([...path, name], `${name}: ${fault.discreet}`);
  }

  #tell(path: Path, words: string): void {
    const index = path[this.#entriesAt.length];
    const isEntry = path.length > this.#entriesAt.length && path[0] !== 'defaults';
    const entry = isEntry ? ` (entry ${Number(index) + 1})` : '';
    const line = this.#document.lineOf(path);
    this.#faults.push({ line, text: `mirrors: ${this.#place(line)}${entry}: ${words}` });
  }
}

function merged(under: Layer, over: Layer): Layer {
  return { texts: { ...under.texts, ...over.texts }, values: { ...under.values, ...over.values } };
}

function isMapping(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value as the text that an input would have; empty where it is not given, null where it is no text at all. */
function textOf(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isTexts ? value.join('\n') : null;
}
