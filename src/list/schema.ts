/** What a list of mirrors looks like, as a JSON Schema: `mirrors.schema.json` is the same with descriptions, for editors. Pure. */
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { JobInputName } from '../inputs/contract.ts';
import type { Path } from './document.ts';

/** What an editor takes for a number the step reads as the text that it is. */
const text: Schema = { type: ['string', 'number', 'null'] };
const booleans = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
const boolean: Schema = { enum: [true, false, ...booleans, '', null] };

/** null and an empty text mean that the key is not given. */
const valueSchemas = {
  project: { type: ['string', 'integer'], minLength: 1 },
  url: text,
  'auth-user': text,
  'auth-password': text,
  enabled: boolean,
  'mirror-trigger-builds': boolean,
  'only-mirror-protected-branches': boolean,
  'mirror-overwrites-diverged-branches': boolean,
  'mirror-branch-regex': text,
  'create-project': boolean,
  visibility: { enum: ['private', 'internal', 'public', '', null] },
  sync: { enum: [true, false, 'immediate', ...booleans, '', null] },
  wait: boolean,
  'verify-refs': { type: ['string', 'number', 'array', 'null'], items: { type: ['string', 'number'] } },
  resume: boolean,
} satisfies Record<JobInputName, Schema>;

const { project: _, ...defaultSchemas } = valueSchemas;

const entries: Schema = { type: 'array', items: { $ref: '#/$defs/entry' }, minItems: 1 };

export const mirrorsSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  if: { type: 'array' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { $ref: '#/$defs/entries' },
  else: {
    type: 'object',
    properties: { defaults: { $ref: '#/$defs/defaults' }, mirrors: { $ref: '#/$defs/entries' } },
    required: ['mirrors'],
    additionalProperties: false,
  },
  $defs: {
    entries,
    entry: { type: 'object', properties: valueSchemas, required: ['project'], additionalProperties: false },
    defaults: { type: ['object', 'null'], properties: defaultSchemas, additionalProperties: false },
  },
};

export interface ShapeProblem {
  path: Path;
  /** Without anything from the list: there may be secrets in it. */
  words: string;
}

/**
 * What is wrong with the shape of a list. A single value that is wrong as a text is left to whoever reads the text: `valid`
 * is false then, with no fault told.
 */
export function judgeShape(list: unknown): { valid: boolean; faults: ShapeProblem[] } {
  let result: ReturnType<Validator['validate']>;
  try {
    result = new Validator(mirrorsSchema, '2020-12', false).validate(list);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return { valid: false, faults: [{ path: [], words: 'holds a key that is no text in any encoding' }] };
  }
  const { valid, errors } = result;
  return { valid, faults: errors.flatMap((error) => faultOf(error, list)) };
}

function faultOf({ keyword, instanceLocation }: OutputUnit, list: unknown): ShapeProblem[] {
  const path = instanceLocation
    .split('/')
    .slice(1)
    .map((step) => decodeURI(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  const words = wordsFor(keyword, Array.isArray(list) ? ['mirrors', ...path] : path, valueAt(list, path));
  return words === null ? [] : [{ path, words }];
}

/** @param path as it is where the list is a mapping with defaults and mirrors */
function wordsFor(keyword: string, path: Path, value: unknown): string | null {
  const isEntry = path.length === 2 && path[0] === 'mirrors';
  if (keyword === 'minItems') return 'holds no mirror';
  if (keyword === 'required') return isEntry ? 'project is missing' : 'mirrors is missing, the list itself';
  // The library's word for what no schema allows.
  if (keyword === 'false') {
    const schemas = path[0] === 'defaults' ? defaultSchemas : valueSchemas;
    const keys = path.length === 1 ? ['defaults', 'mirrors'] : Object.keys(schemas);
    return `unknown key; valid are ${keys.join(', ')}`;
  }
  if (keyword === 'enum') return value !== null && typeof value === 'object' ? wrongType(path, value) : null;
  return keyword === 'type' ? wrongType(path, value) : null;
}

function wrongType(path: Path, value: unknown): string {
  if (path.length === 0) return 'is neither a list of mirrors nor a mapping with defaults and mirrors';
  if (path.length === 1)
    return path[0] === 'mirrors' ? 'mirrors is no list' : 'defaults is no mapping of inputs';
  if (path.length === 2 && path[0] === 'mirrors')
    return 'is no mapping of inputs such as project: group/sub/project';
  const name = path[path[0] === 'defaults' ? 1 : 2];
  if (value === null) return `${name}: is empty`;
  if (typeof value === 'boolean') return `${name}: is true or false where a text is due; put it in quotes`;
  return name === 'verify-refs'
    ? `${name}: is neither a text nor a list of texts, one ref each`
    : `${name}: is a list or mapping where one value is due`;
}

function valueAt(list: unknown, path: Path): unknown {
  let value = list;
  for (const step of path) {
    value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
  }
  return value;
}
