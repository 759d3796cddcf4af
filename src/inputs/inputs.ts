/** The inputs of the step, from the texts that a runner or the command passes. */
import { readFileSync, statSync } from 'node:fs';
import { InvalidInput, InvalidInputs } from '../base/errors.ts';
import type { MirrorJob } from '../mirror/job.ts';
import { decodeText } from '../text/encoding.ts';
import { type GroupJob, groupJob, groupProblems } from './group-input.ts';
import type { ListSources } from './mirror-list.ts';
import { invalidCombinations, type Layer, mirrorJob, mirrorSecrets } from './parse-job.ts';
import type { ListEntry } from './same-projects.ts';
import {
  type CompleteValues,
  entryKeys,
  type InputName,
  inputList,
  inputs,
  isComplete,
  isForMany,
  type KeyOf,
  keysOf,
  type NamedInvalidInput,
  parseTexts,
  type Values,
} from './table.ts';

/** The mirrors that the inputs describe: one project, a list or a group. */
interface Mirrors {
  /** The mirrors to process: all, or those of the shard. Empty for a group, whose mirrors only GitLab knows. */
  jobs: MirrorJob[];
  /** The group to process; null for a list or a single project. */
  groupJob: GroupJob | null;
  /** The entries of the whole list, of which `jobs` may be a shard; empty for a group or a single project. */
  entries: ListEntry[];
  /** Secrets in the list of mirrors, and all values from the environment that it uses. */
  listedSecrets: string[];
  /** The environment variables that the list names. */
  listedVariables: string[];
}

interface ParsedMirrors extends Mirrors {
  problems: string[];
}

export interface Inputs extends CompleteValues<KeyOf<'step'>>, Mirrors {
  /** Certificates in PEM format, one per text. */
  caCertificates: string[];
}

type StepValues = Values<KeyOf<'step'>>;

/** Every input as text, empty if it is not set and has no default. */
export type RawInputs = Record<InputName, string>;

/** Reads every input with `read`, and applies the defaults. */
export function readInputs(read: (name: InputName) => string): RawInputs {
  const texts = inputList.map((input) => [input.name, read(input.name).trim() || (input.default ?? '')]);
  // Object.fromEntries returns a type without the names.
  return Object.fromEntries(texts) as RawInputs;
}

/** The secrets among the inputs, except those in the list of mirrors. */
export function secretInputs(raw: RawInputs): string[] {
  const ofStep = inputList.filter(({ scope, variable }) => scope === 'step' && variable !== undefined);
  return [...ofStep.map(({ name }) => raw[name]), ...mirrorSecrets(raw)].filter((secret) => secret !== '');
}

const missingToken = `token: missing; set it to an access token with the api scope (for the command: the environment variable ${inputs.token.variable}). In a workflow, the secret does not exist, or the event (such as a pull request from a fork) has no access to it`;

/**
 * Parses all inputs, the list of mirrors included.
 * @param known invalid inputs that the caller has found
 * @throws InvalidInputs with all problems at once
 */
export async function parseInputs(
  raw: RawInputs,
  sources: ListSources,
  known: readonly NamedInvalidInput[] = [],
): Promise<Inputs> {
  const missing = raw.token === '' ? [missingToken] : [];
  const stepKeys = keysOf('step');
  const step = parseTexts(stepKeys, raw);
  const mirror = parseTexts(entryKeys, raw);
  const layer = { texts: raw, values: mirror.values };
  const { caCertificates, invalid } = await readCertificateInput(raw['ca-certificate'], sources);
  const { problems, ...mirrors } = await parseMirrorInputs(raw, layer, step.values, sources);
  const all = [
    ...missing,
    ...mirror.invalid.map(asProblem),
    ...problems,
    ...[...step.invalid, ...invalid, ...known].map(asProblem),
  ];
  if (all.length > 0 || !isComplete(stepKeys, step.values)) throw new InvalidInputs(all);
  return { ...step.values, ...mirrors, caCertificates };
}

function asProblem({ name, error }: NamedInvalidInput): string {
  return `${name}: ${error.message}`;
}

async function readCertificateInput(
  text: string,
  { readFile }: ListSources,
): Promise<{ caCertificates: string[]; invalid: NamedInvalidInput[] }> {
  if (text === '') return { caCertificates: [], invalid: [] };
  // Loaded on demand: most steps have no such input, and the module loads much of Node's TLS.
  const { readCertificates } = await import('../network/certificates.ts');
  try {
    return { caCertificates: readCertificates(text, readFile), invalid: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { caCertificates: [], invalid: [{ name: 'ca-certificate', error }] };
  }
}

function parseMirrorInputs(
  raw: RawInputs,
  layer: Layer,
  values: StepValues,
  sources: ListSources,
): ParsedMirrors | Promise<ParsedMirrors> {
  if (raw.group !== '') return parseGroupInput(raw, layer, values);
  return isForMany(raw) ? parseListInput(raw, layer, values, sources) : parseProjectInput(raw, layer, values);
}

const noList = { entries: [], listedSecrets: [], listedVariables: [] };

function parseGroupInput(
  raw: RawInputs,
  { values }: Layer,
  { group, shard, dryRun = false }: StepValues,
): ParsedMirrors {
  // What cannot be combined with group is an error in any case, and not also because of another input.
  const others = { ...values, authUser: undefined, createProject: undefined };
  const problems = [...groupProblems(raw, values), ...invalidCombinations(others).map(asProblem)];
  const job = group === undefined ? null : groupJob(group, shard ?? null, values, dryRun);
  return { ...noList, jobs: [], groupJob: job, problems };
}

function parseProjectInput(raw: RawInputs, { values }: Layer, { dryRun = false }: StepValues): ParsedMirrors {
  const problems = invalidCombinations(values).map(asProblem);
  if (raw.project === '') {
    problems.unshift(
      'project: missing; set it to the numeric ID or the full path (group/sub/project) of the mirror, or set mirrors or group',
    );
  }
  if (raw.shard !== '') problems.push('shard: needs mirrors or group');
  const job = mirrorJob(values, dryRun);
  return { ...noList, jobs: job === null ? [] : [job], groupJob: null, problems };
}

/** A list has one upstream per entry: whoever edits it could send credentials of the step to a host of their choice. */
const forbiddenWithMirrors = ['url', 'auth-user', 'auth-password'] as const satisfies InputName[];

async function parseListInput(
  raw: RawInputs,
  layer: Layer,
  { dryRun = false, shard }: StepValues,
  sources: ListSources,
): Promise<ParsedMirrors> {
  // Loaded on demand: steps for one project do not need YAML.
  const { parseMirrors } = await import('./mirror-list.ts');
  // The user of the step is an error in any case, and not also in each entry.
  const values = { ...layer.values, authUser: undefined };
  const list = parseMirrors(raw.mirrors, { ...layer, values }, shard ?? null, sources);
  const problems = [
    ...(raw.project === '' ? [] : ['mirrors: cannot be combined with project; set one of them']),
    ...forbiddenWithMirrors
      .filter((name) => raw[name] !== '')
      .map((name) => `${name}: cannot be combined with mirrors; put it into the list or its defaults`),
    ...list.problems,
  ];
  const jobs = list.mirrors.flatMap((values) => mirrorJob(values, dryRun) ?? []);
  const { entries, secrets: listedSecrets, variables: listedVariables } = list;
  return { jobs, groupJob: null, entries, listedSecrets, listedVariables, problems };
}

const maxFileBytes = 32 * 1024 * 1024;

/**
 * The text of a file that an input names.
 * @throws InvalidInput if it is too large, is a pipe or a device, which may never end, or has an unsupported encoding; Error if
 *   it cannot be read
 */
export function readTextFile(path: string): string {
  const stats = statSync(path);
  if (!stats.isFile()) throw new InvalidInput('the file is not a regular file');
  if (stats.size > maxFileBytes) throw new InvalidInput(`the file is larger than ${maxFileBytes} bytes`);
  return decodeText(readFileSync(path));
}
