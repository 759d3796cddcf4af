import { parseCertificates } from './certificates.ts';
import { type InputName, inputDefaults, inputNames } from './contract.ts';
import { parseDuration } from './duration.ts';
import { StepError } from './errors.ts';
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

class Fault extends Error {}

function boolean(text: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new Fault(`${quoted(text)} is neither true nor false`);
}

function syncMode(text: string): MirrorJob['sync'] {
  if (text === 'immediate') return text;
  try {
    return boolean(text) ? 'true' : 'false';
  } catch {
    throw new Fault(`${quoted(text)} is none of true, immediate, false`);
  }
}

function oneOf<T extends string>(...values: T[]): (text: string) => T {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw new Fault(`${quoted(text)} is none of ${values.join(', ')}`);
    return value;
  };
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) {
    throw new Fault(
      `${quoted(text)} is no duration above zero; valid are 500ms, 90s, 15m, 1h30m, or seconds as a bare number`,
    );
  }
  return ms;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault(`${quoted(text)} is no whole number such as 0 or 5`);
  return Number(text);
}

/** A token: it goes into a header, which takes no more than this. */
function accessToken(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new Fault(
      'holds a space, a line break or a character beyond ASCII, as copying may add; valid is the token as GitLab shows it',
    );
  }
  return text;
}

/** A part of credentials. Its text is never repeated, whatever is wrong with it. */
function credential(text: string): string {
  if (/[\p{Cc}]/u.test(text))
    throw new Fault('holds a line break or another control character; give it in one line');
  return text;
}

function caCertificates(text: string, readFile: (path: string) => string): string[] {
  let pem = text;
  if (!text.includes('-----BEGIN')) {
    try {
      pem = readFile(text);
    } catch (error) {
      throw new Fault(
        `is neither PEM text nor a file that can be read (${error instanceof Error ? error.message : error})`,
      );
    }
  }
  const certificates = parseCertificates(pem);
  if (certificates === null)
    throw new Fault(
      'holds no certificate that can be read; valid are one or more -----BEGIN CERTIFICATE----- blocks',
    );
  return certificates;
}

function projectIdOrPath(text: string): string {
  if (/^[1-9]\d*$/.test(text)) return text;
  const segments = text.split('/');
  if (
    segments.length >= 2 &&
    segments.every((segment) => /^[\p{L}\p{N}_.-]+$/u.test(segment) && !/^\.+$/.test(segment))
  )
    return text;
  const example =
    'valid are a numeric ID (4711) and a full path as it stands in the address of the project (group/sub/project)';
  if (/^[a-z]+:\/\//i.test(text)) throw new Fault(`is a URL; ${example}`);
  if (/%2f/i.test(text)) throw new Fault(`${quoted(text)} is percent-encoded; ${example}`);
  throw new Fault(`${quoted(text)} is neither an ID nor a full path; ${example}`);
}

/** One ref per line, or after a comma; `refs/heads/main`, `refs/tags/v1=<full sha>`, or `all`. */
function wantedRefs(text: string): WantedRefs {
  const wanted: WantedRefs = { refs: [], all: false };
  const commits = new Map<string, string | null>();
  for (const item of text
    .split(/[\r\n]+|,(?=\s*(?:refs\/|all\s*(?:$|[\r\n,])))/)
    .map((line) => line.trim())
    .filter(Boolean)) {
    if (item === 'all') {
      wanted.all = true;
      continue;
    }
    const [, ref = item, commit = null] = /^(.*)=([^=]*)$/s.exec(item) ?? [];
    if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) {
      throw new Fault(
        `${quoted(item)} is no ref; valid are refs/heads/main, refs/tags/v1.2.3=<full sha>, and all`,
      );
    }
    if (commit !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) {
      throw new Fault(
        `${quoted(commit)}, given for ${ref}, is no full commit SHA of 40 (or 64) hexadecimal digits`,
      );
    }
    const sha = commit?.toLowerCase() ?? null;
    const known = commits.get(ref);
    if (known !== undefined && known !== sha)
      throw new Fault(`${ref} is given twice, with different commits`);
    if (known === undefined) wanted.refs.push({ ref, commit: sha });
    commits.set(ref, sha);
  }
  return wanted;
}

/** git's own rules for the names of refs (git-check-ref-format). */
function isRefName(ref: string): boolean {
  const hasForbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref);
  return !hasForbidden && ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

function apiBaseUrl(text: string): string {
  const valid = 'valid is a base URL such as https://gitlab.com or https://example.com/gitlab';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new Fault(`is no http or https URL; ${valid}`);
  if (url.username !== '' || url.password !== '')
    throw new Fault(`holds credentials; ${valid}, and the token goes into the input token`);
  if (url.search !== '' || url.hash !== '') throw new Fault(`has a query or a fragment; ${valid}`);
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
}

/** The upstream's URL. Where it is wrong its text is not repeated, for there may be a password in it. */
function upstreamUrl(text: string): string {
  const valid = 'valid is an http, https, ssh or git URL such as https://example.com/group/project.git';
  if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
    throw new Fault(
      'is in the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) ||
    url.hostname === '' ||
    /[\s\p{Cc}]/u.test(text)
  ) {
    throw new Fault(`is no URL that GitLab can mirror from; ${valid}`);
  }
  if (url.search !== '' || url.hash !== '')
    throw new Fault(`has a query or a fragment, which no repository needs; ${valid}`);
  if (url.password !== '') throw new Fault('holds a password; move it to auth-user and auth-password');
  if (url.username !== '' && url.protocol !== 'ssh:')
    throw new Fault('holds a user name; move it to auth-user and auth-password');
  return text;
}

function quoted(text: string): string {
  return text.length <= 200 ? JSON.stringify(text) : `(a text of ${text.length} characters)`;
}
