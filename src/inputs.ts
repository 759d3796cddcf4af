import { type InputName, inputDefaults, inputNames } from './contract.ts';
import { StepError } from './errors.ts';
import {
  accessToken,
  apiBaseUrl,
  boolean,
  caCertificates,
  credential,
  duration,
  Fault,
  oneOf,
  projectIdOrPath,
  syncMode,
  upstreamUrl,
  wantedRefs,
  wholeNumber,
} from './input-values.ts';
import type { WantedRefs } from './mirror/refs.ts';

/** What the user wants of one mirror's settings; undefined leaves GitLab's value as it is. */
export interface WantedSettings {
  url?: string;
  authUser?: string;
  authPassword?: string;
  enabled?: boolean;
  mirrorTriggerBuilds?: boolean;
  onlyMirrorProtectedBranches?: boolean;
  mirrorOverwritesDivergedBranches?: boolean;
  /** null removes the filter. */
  mirrorBranchRegex?: string | null;
}

/** One mirror and what is to be done with it. */
export interface MirrorJob {
  /** Numeric ID or full path. */
  project: string;
  wanted: WantedSettings;
  /** The visibility to create the project with where it does not exist; null where it is not to be created. */
  createWith: 'private' | 'internal' | 'public' | null;
  sync: 'true' | 'immediate' | 'false';
  wait: boolean;
  verifyRefs: WantedRefs | null;
  resume: boolean;
  dryRun: boolean;
}

export interface Inputs {
  /** Base URL of the API, `…/api/v4`. */
  apiUrl: string;
  token: string;
  tokenType: 'private-token' | 'bearer';
  job: MirrorJob;
  timeoutMs: number;
  pollIntervalMs: number;
  requestTimeoutMs: number;
  maxRetries: number;
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

/**
 * The secrets among the inputs. A user name alone counts as one, for that is where many hosts want their tokens; so
 * does whatever stands before the `@` of an upstream URL, although such a URL is refused.
 */
export function secretInputs(raw: RawInputs): string[] {
  const { token, url, 'auth-user': user, 'auth-password': password } = raw;
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1] ?? '';
  const [urlUser = '', ...urlPassword] = userinfo.split(':');
  const inUrl = urlPassword.length > 0 ? urlPassword.join(':') : /^https?:/i.test(url) ? urlUser : '';
  return [token, password, password === '' ? user : '', inUrl, decoded(inUrl)].filter(
    (secret) => secret !== '',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * Turns the texts into settings.
 * @param readFile the text of a file; throws where it cannot be read
 * @throws StepError of kind `input` that lists everything wrong at once
 */
export function parseInputs(raw: RawInputs, readFile: (path: string) => string): Inputs {
  const faults: string[] = [];
  const check = <T>(name: InputName, parse: (text: string) => T): T | undefined => {
    if (raw[name] === '') return undefined;
    try {
      return parse(raw[name]);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(`${name}: ${error.message}`);
      return undefined;
    }
  };
  const required = (name: InputName, what: string) => {
    if (raw[name] === '') faults.push(`${name}: missing; give ${what}`);
  };

  required('token', 'an access token with the api scope');
  required('project', 'the numeric ID or the full path (group/sub/project) of the mirror');
  const wanted = {
    url: check('url', upstreamUrl),
    authUser: check('auth-user', credential),
    authPassword: check('auth-password', credential),
    enabled: check('enabled', boolean),
    mirrorTriggerBuilds: check('mirror-trigger-builds', boolean),
    onlyMirrorProtectedBranches: check('only-mirror-protected-branches', boolean),
    mirrorOverwritesDivergedBranches: check('mirror-overwrites-diverged-branches', boolean),
    mirrorBranchRegex: check('mirror-branch-regex', (text) => (text === 'none' ? null : text)),
  };
  if (wanted.onlyMirrorProtectedBranches && typeof wanted.mirrorBranchRegex === 'string') {
    faults.push(
      'mirror-branch-regex: not together with only-mirror-protected-branches: true, for GitLab applies one filter at a time; give one of them',
    );
  }
  const project = check('project', projectIdOrPath);
  const createsProject = check('create-project', boolean) ?? false;
  const visibility = check('visibility', oneOf('private', 'internal', 'public'));
  if (createsProject && wanted.url === undefined && raw.url === '') {
    faults.push('create-project: needs url, the upstream that the new project mirrors');
  }
  if (createsProject && /^\d+$/.test(project ?? '')) {
    faults.push(
      'create-project: needs project as a full path (group/sub/project), for GitLab itself gives out the IDs',
    );
  }
  const wait = check('wait', boolean);
  const verifyRefs = check('verify-refs', wantedRefs);
  if (verifyRefs && wait === false) {
    faults.push(
      'verify-refs: not together with wait: false, for only a finished update tells; leave out one of them',
    );
  }
  const inputs = {
    apiUrl: check('gitlab-url', apiBaseUrl),
    token: check('token', accessToken),
    tokenType: check('token-type', oneOf('private-token', 'bearer')),
    job: {
      project,
      createWith: createsProject ? visibility : null,
      wanted: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
      sync: check('sync', syncMode),
      wait,
      verifyRefs: verifyRefs ?? null,
      resume: check('resume', boolean),
      dryRun: check('dry-run', boolean),
    },
    timeoutMs: check('timeout', duration),
    pollIntervalMs: check('poll-interval', duration),
    requestTimeoutMs: check('request-timeout', duration),
    maxRetries: check('max-retries', wholeNumber),
    caCertificates: check('ca-certificate', (text) => caCertificates(text, readFile)) ?? [],
  };
  if (faults.length > 0) {
    throw new StepError(
      'input',
      faults.length === 1
        ? `Wrong input: ${faults[0]}`
        : `${faults.length} wrong inputs: ${faults.join('; ')}`,
      'Correct the inputs of the step; no request was made.',
    );
  }
  // Every undefined is a required input or a fault, and both have ended above.
  return inputs as Inputs;
}
