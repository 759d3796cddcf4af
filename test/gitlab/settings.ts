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

/** What one request wants changed. An absent key stays as it is. */
export interface MirrorChange extends Partial<MirrorSettings> {
  enabled?: boolean | null;
  url?: string | null;
  auth_user?: string | null;
  auth_password?: string | null;
}

/** GitLab's errors per attribute. */
export type AttributeErrors = Record<string, string[]>;

export interface Configuration {
  enabled: boolean;
  url: string | null;
  credentials: Credentials | null;
  settings: MirrorSettings;
}

const SCHEMES = ['http', 'https', 'ssh', 'git'];
const LONGEST_REGEX = 255;

/** The settings of a project that nobody has configured: only the oldest column has a default. */
export function initialSettings(): MirrorSettings {
  return {
    mirror_trigger_builds: false,
    only_mirror_protected_branches: null,
    mirror_overwrites_diverged_branches: null,
    mirror_branch_regex: null,
  };
}

/** Splits the credentials off an upstream URL; null where it is no URL at all. */
export function splitUrl(text: string): { url: string; credentials: Credentials | null } | null {
  const [, scheme, userinfo, rest] =
    /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/]*)@)?([^/?#].*)$/i.exec(text.trim()) ?? [];
  if (scheme === undefined || rest === undefined) return null;
  const url = `${scheme}://${rest}`;
  if (!userinfo) return { url, credentials: null };
  const [user = '', ...password] = userinfo.split(':');
  return { url, credentials: { user: decode(user) || null, password: decode(password.join(':')) || null } };
}

/** The URL as the API shows it: stored credentials as stars, which of them there are and nothing else. */
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

/** Why GitLab refuses this URL, or null. */
export function urlFault(text: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.trim())?.[1]?.toLowerCase();
  if (scheme !== undefined && !SCHEMES.includes(scheme)) {
    return `is blocked: Only allowed schemes are ${SCHEMES.join(', ')}`;
  }
  const split = splitUrl(text);
  return split === null || !URL.canParse(split.url) ? 'is blocked: URI is invalid' : null;
}

/** Why GitLab refuses this branch filter, or null. It is RE2, so look-around and back-references are not. */
export function regexFault(pattern: string): string | null {
  if (pattern.length > LONGEST_REGEX) return `is too long (maximum is ${LONGEST_REGEX} characters)`;
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    return `not valid RE2 syntax: ${reason}`;
  }
}

/**
 * Applies a change, or says why not; after errors the configuration is as it was. The mirror's own endpoint wants a
 * URL to be there whatever is changed, the older one on the project only for a mirror that is on.
 */
export function applyChange(
  configuration: Configuration,
  change: MirrorChange,
  endpoint: 'mirror' | 'project',
): AttributeErrors | null {
  const errors: AttributeErrors = {};
  const wanted = exclusive(change);
  const urlError = wanted.url ? urlFault(wanted.url) : null;
  if (urlError) errors.import_url = [urlError];
  const regexError = wanted.mirror_branch_regex ? regexFault(wanted.mirror_branch_regex) : null;
  if (regexError) errors.mirror_branch_regex = [regexError];
  if (!wanted.url && configuration.url === null) {
    if (endpoint === 'mirror') errors.url = ['is missing'];
    else if (wanted.enabled) errors.import_url = ["can't be blank"];
  }
  if (Object.keys(errors).length > 0) return errors;

  if (wanted.enabled !== undefined) configuration.enabled = wanted.enabled === true;
  applyUrl(configuration, wanted);
  for (const name of settingNames) {
    const value = wanted[name];
    if (value !== undefined) Object.assign(configuration.settings, { [name]: value });
  }
  if (wanted.enabled === false) configuration.credentials = null;
  return null;
}

const settingNames = Object.keys(initialSettings()) as (keyof MirrorSettings)[];

// The two filters exclude each other, and the regular expression wins where both are sent.
function exclusive(change: MirrorChange): MirrorChange {
  if (change.mirror_branch_regex) return { ...change, only_mirror_protected_branches: false };
  if (change.only_mirror_protected_branches) return { ...change, mirror_branch_regex: null };
  return change;
}

function applyUrl(configuration: Configuration, change: MirrorChange): void {
  // A URL replaces the stored credentials by its own, be there any or not; the rest is laid over them.
  const split = change.url ? splitUrl(change.url) : null;
  if (split) Object.assign(configuration, split);
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
