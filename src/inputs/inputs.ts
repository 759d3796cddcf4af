import { StepError } from '../base/errors.ts';
import { type TokenType, tokenTypes } from '../gitlab/token-types.ts';
import type { Surroundings } from '../list/mirrors.ts';
import { type InputName, inputDefaults, inputNames } from './contract.ts';
import { conflicts, type JobValues, jobSecrets, type MirrorJob, mirrorJob, parseJobValues } from './job.ts';
import {
  accessToken,
  apiBaseUrl,
  boolean,
  count,
  duration,
  InvalidInput,
  oneOf,
  type Shard,
  shard,
  wholeNumber,
} from './values.ts';

export interface Inputs {
  /** Base URL of the API, `…/api/v4`. */
  apiUrl: string;
  token: string;
  tokenType: TokenType;
  jobs: MirrorJob[];
  /** Secrets that the list of mirrors holds, or takes from the environment. */
  listedSecrets: string[];
  timeoutMs: number;
  pollIntervalMs: number;
  requestTimeoutMs: number;
  maxRetries: number;
  concurrency: number;
  requestsPerMinute: number;
  /** In PEM, one each. */
  caCertificates: string[];
}

/** The inputs as the runner hands them over: texts, empty where not given. */
export type RawInputs = Record<InputName, string>;

/** Reads every input through `read`, with the default for what is empty. */
export function readInputs(read: (name: InputName) => string): RawInputs {
  return Object.fromEntries(
    inputNames.map((name) => [name, read(name).trim() || inputDefaults[name]]),
  ) as RawInputs;
}

/** The secrets among the inputs themselves. */
export function secretInputs(raw: RawInputs): string[] {
  return [raw.token, ...jobSecrets(raw)].filter((secret) => secret !== '');
}

/**
 * Turns the texts into settings.
 * @throws StepError of kind `input` that lists everything wrong at once
 */
export async function parseInputs(raw: RawInputs, surroundings: Surroundings): Promise<Inputs> {
  const faults: string[] = [];
  const check = <T>(name: InputName, parse: (text: string) => T): T | undefined => {
    if (raw[name] === '') return undefined;
    try {
      return parse(raw[name]);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push(`${name}: ${error.message}`);
      return undefined;
    }
  };

  if (raw.token === '') faults.push('token: missing; give an access token with the api scope');
  const given = parseJobValues(raw);
  faults.push(...given.faults.map(({ name, fault }) => `${name}: ${fault.message}`));
  const dryRun = check('dry-run', boolean) ?? false;
  const part = check('shard', shard) ?? null;
  const { jobs, secrets, ...list } =
    raw.mirrors === ''
      ? single(raw, given.values, dryRun)
      : await listed(raw, given.values, dryRun, part, surroundings);
  faults.push(...list.faults);
  const inputs = {
    apiUrl: check('gitlab-url', apiBaseUrl),
    token: check('token', accessToken),
    tokenType: check('token-type', oneOf(...(Object.keys(tokenTypes) as TokenType[]))),
    jobs,
    listedSecrets: secrets,
    timeoutMs: check('timeout', duration),
    pollIntervalMs: check('poll-interval', duration),
    requestTimeoutMs: check('request-timeout', duration),
    maxRetries: check('max-retries', wholeNumber),
    concurrency: check('concurrency', count),
    requestsPerMinute: check('requests-per-minute', count),
    caCertificates: check('ca-certificate', await certificateReader(raw, surroundings)) ?? [],
  };
  if (faults.length > 0) throw new InvalidInputs(faults);
  // Every undefined is a required input or a fault, and both have ended above.
  return inputs as Inputs;
}

/** Most steps name no authority, and reading certificates takes as much of Node to load as TLS itself. */
async function certificateReader(
  raw: RawInputs,
  { readFile }: Surroundings,
): Promise<(text: string) => string[]> {
  if (raw['ca-certificate'] === '') return () => [];
  const { readCertificates } = await import('../network/certificates.ts');
  return (text) => readCertificates(text, readFile);
}

interface Jobs {
  jobs: MirrorJob[];
  secrets: string[];
  faults: string[];
}

function single(raw: RawInputs, values: JobValues, dryRun: boolean): Jobs {
  const faults = conflicts(values).map(({ name, fault }) => `${name}: ${fault.message}`);
  if (raw.project === '') {
    faults.unshift(
      'project: missing; give the numeric ID or the full path (group/sub/project) of the mirror, or mirrors',
    );
  }
  if (raw.shard !== '') faults.push('shard: is a part of mirrors, which is missing');
  return { jobs: [mirrorJob(values, dryRun)], secrets: [], faults };
}

async function listed(
  raw: RawInputs,
  values: JobValues,
  dryRun: boolean,
  part: Shard | null,
  surroundings: Surroundings,
): Promise<Jobs> {
  // A step for one project has no use for YAML and schemas.
  const { parseMirrors } = await import('../list/mirrors.ts');
  const step = { texts: raw, values };
  const { mirrors, secrets, faults } = parseMirrors(raw.mirrors, step, part, surroundings);
  if (raw.project !== '') faults.unshift('mirrors: not together with project; give one of them');
  return { jobs: mirrors.map((mirror) => mirrorJob(mirror, dryRun)), secrets, faults };
}

/** So many faults are told in the one annotation; the log has them all. */
const maxShownProblems = 20;

/** Wrong inputs, each fault by itself for the log. */
export class InvalidInputs extends StepError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const more =
      faults.length > maxShownProblems
        ? `; and ${faults.length - maxShownProblems} more, which the log lists`
        : '';
    super(
      'input',
      faults.length === 1
        ? `Wrong input: ${faults[0]}`
        : `${faults.length} wrong inputs: ${faults.slice(0, maxShownProblems).join('; ')}${more}`,
      'Correct the inputs of the step; no request was made.',
    );
    this.faults = faults;
  }
}
