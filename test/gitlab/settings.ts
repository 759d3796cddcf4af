import { RE2JS } from 're2js';

/** The settings of a mirror under GitLab's own names; null means that it was never set. */
export interface MirrorSettings {
  mirror_trigger_builds: boolean | null;
  only_mirror_protected_branches: boolean | null;
  mirror_overwrites_diverged_branches: boolean | null;
  mirror_branch_regex: string | null;
}

export interface Credentials {
  user: string | null;
  password: string | null;
}

/** What one request changes. An absent key stays as it is. */
export interface MirrorChange extends Partial<MirrorSettings> {
  enabled?: boolean | null;
  url?: string | null;
  auth_user?: string | null;
  auth_password?: string | null;
}

/** GitLab's errors by attribute. */
export type AttributeErrors = Record<string, string[]>;

export interface Configuration {
  enabled: boolean;
  url: string | null;
  credentials: Credentials | null;
  settings: MirrorSettings;
}

const SCHEMES = ['http', 'https', 'ssh', 'git'];
const MAX_REGEX_LENGTH = 255;

/** The settings of a project that nobody has configured: only the oldest column has a default. */
export function initialSettings(): MirrorSettings {
  return {
    mirror_trigger_builds: false,
    only_mirror_protected_branches: null,
    mirror_overwrites_diverged_branches: null,
    mirror_branch_regex: null,
  };
}

/** Separates the credentials from an upstream URL; null if it is no URL. */
export function splitUrl(text: string): { url: string; credentials: Credentials | null } | null {
  const [, scheme, userinfo, rest] =
    /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/]*)@)?([^/?#].*)$/i.exec(text.trim()) ?? [];
  if (scheme === undefined || rest === undefined) return null;
  const url = `${scheme}://${rest}`;
  if (!userinfo) return { url, credentials: null };
  const [user = '', ...password] = userinfo.split(':');
  return { url, credentials: { user: decode(user) || null, password: decode(password.join(':')) || null } };
}

/** The URL as the API shows it: stored credentials as stars, which show only which of them are set. */
export function maskedUrl({ url, credentials }: Pick<Configuration, 'url' | 'credentials'>): string | null {
  if (url === null) return null;
  const user = credentials?.user ? '*****' : '';
  const password = credentials?.password ? ':*****' : '';
  return user || password ? url.replace('://', `://${user}${password}@`) : url;
}

/** A text with the credentials of all URLs in it masked, as GitLab does with git's messages. */
export function maskUserinfo(text: string): string {
  return text.replace(/:\/\/[^@/\s'"]*@/g, '://*****:*****@');
}

/** Why GitLab rejects this URL, or null. `localRequests`: whether an administrator allows requests to the local network. */
export function urlError(text: string, localRequests = true): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.trim())?.[1]?.toLowerCase();
  if (scheme === undefined || !SCHEMES.includes(scheme)) {
    return `is blocked: Only allowed schemes are ${SCHEMES.join(', ')}`;
  }
  const split = splitUrl(text);
  if (split === null || !URL.canParse(split.url)) return 'is blocked: URI is invalid';
  return localRequests ? null : localError(new URL(split.url).hostname);
}

function localError(host: string): string | null {
  if (host === 'localhost' || host === '[::1]' || host.startsWith('127.')) {
    return 'is blocked: Requests to localhost are not allowed';
  }
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)
    ? 'is blocked: Requests to the local network are not allowed'
    : null;
}

/** Why GitLab rejects this branch filter, or null. It is RE2, which has no look-around and no back-references. */
export function regexError(pattern: string): string | null {
  if (pattern.length > MAX_REGEX_LENGTH) return `is too long (maximum is ${MAX_REGEX_LENGTH} characters)`;
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    return `not valid RE2 syntax: ${reason}`;
  }
}

/** What the rules of a change depend on besides the change. */
export interface ChangeRules {
  /** A project's URL; the mirror's own endpoint requires one to be known whatever is changed. */
  endpoint: 'mirror' | 'project';
  /** The attribute that an error about the URL is reported for. */
  urlAttribute: 'import_url' | 'unsafe_import_url';
  localRequests: boolean;
}

/** Applies a change, or returns GitLab's errors, and then changes nothing. */
export function applyChange(
  configuration: Configuration,
  change: MirrorChange,
  { endpoint, urlAttribute, localRequests }: ChangeRules,
): AttributeErrors | null {
  const errors: AttributeErrors = {};
  const desired = exclusive(change);
  const blocked = desired.url ? urlError(desired.url, localRequests) : null;
  if (blocked) errors[urlAttribute] = [blocked];
  const unusable = desired.mirror_branch_regex ? regexError(desired.mirror_branch_regex) : null;
  if (unusable) errors.mirror_branch_regex = [unusable];
  const enabled = desired.enabled === undefined ? configuration.enabled : desired.enabled === true;
  const url = desired.url === undefined ? configuration.url : desired.url || null;
  if (url === null) {
    if (enabled) errors.import_url = ["can't be blank"];
    else if (endpoint === 'mirror' && configuration.url === null) errors.url = ['is missing'];
  }
  if (Object.keys(errors).length > 0) return errors;

  configuration.enabled = enabled;
  applyUrl(configuration, desired);
  for (const name of settingNames) {
    const value = desired[name];
    if (value !== undefined) Object.assign(configuration.settings, { [name]: value });
  }
  if (desired.enabled === false) configuration.credentials = null;
  return null;
}

const settingNames = Object.keys(initialSettings()) as (keyof MirrorSettings)[];

// The two filters exclude each other, and the regular expression wins if both are sent.
function exclusive(change: MirrorChange): MirrorChange {
  if (change.mirror_branch_regex) return { ...change, only_mirror_protected_branches: false };
  if (change.only_mirror_protected_branches) return { ...change, mirror_branch_regex: null };
  return change;
}

function applyUrl(configuration: Configuration, change: MirrorChange): void {
  // A URL, even the same one, replaces the stored credentials with its own or with none; the other attributes change those.
  const split = change.url ? splitUrl(change.url) : null;
  if (split) Object.assign(configuration, split);
  // A blank URL is saved as it is, while the mirror is off.
  else if (change.url !== undefined) Object.assign(configuration, { url: null, credentials: null });
  if (change.auth_user == null && change.auth_password == null) return;
  configuration.credentials = {
    user: change.auth_user ?? configuration.credentials?.user ?? null,
    password: change.auth_password ?? configuration.credentials?.password ?? null,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
