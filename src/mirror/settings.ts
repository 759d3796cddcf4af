/** What to write: the wanted settings against those that GitLab has. Pure. */
import type { MirrorSettings, PullMirror } from '../gitlab/schema.ts';
import type { DesiredSettings } from '../inputs/job.ts';

export type SettingValue = string | boolean | null;

/** A setting that is not as wanted, under GitLab's own name; secrets stand as `***`. */
export interface Change {
  setting: string;
  from: SettingValue;
  to: SettingValue;
}

export interface SettingsPlan {
  changes: Change[];
  /** The body of the PUT; empty where nothing is to be written. */
  attributes: Record<string, SettingValue>;
  /** The upstream is replaced without new credentials: GitLab then drops those it has stored. */
  dropsCredentials: boolean;
}

const hidden = '***';

/**
 * Compares what is wanted with what GitLab has.
 * @param current null where the project is no pull mirror, so that nothing is known of its settings
 */
export function settingsPlan(desired: DesiredSettings, current: PullMirror | null): SettingsPlan {
  const has: MirrorSettings | null = current?.settings ?? null;
  const changes: Change[] = [];
  const attributes: Record<string, SettingValue> = {};
  const plan = (setting: string, from: SettingValue, to: SettingValue | undefined) => {
    if (to === undefined || to === from) return;
    changes.push({ setting, from, to });
    attributes[setting] = to;
  };

  // A URL alone is stored without switching the mirror on, so switching on goes with it.
  plan(
    'enabled',
    has?.enabled ?? (current === null ? false : null),
    desired.enabled ?? (desired.url === undefined ? undefined : true),
  );
  if (desired.url !== undefined && !(current?.url != null && isSameUpstream(desired.url, current.url))) {
    plan('url', current?.url ?? null, desired.url);
  }
  plan('mirror_trigger_builds', has?.mirrorTriggerBuilds ?? null, desired.mirrorTriggerBuilds);
  plan(
    'mirror_overwrites_diverged_branches',
    has?.mirrorOverwritesDivergedBranches ?? null,
    desired.mirrorOverwritesDivergedBranches,
  );
  planFilter(desired, has, plan, attributes);

  // Stored credentials can never be read back, so whether they are the wanted ones is not known: they are written again.
  const stored = current?.url != null && hasCredentials(current.url) ? hidden : null;
  const credentials = { auth_user: desired.authUser, auth_password: desired.authPassword };
  for (const [setting, value] of Object.entries(credentials)) {
    if (value === undefined) continue;
    const isSecret = setting === 'auth_password' || desired.authPassword === undefined;
    changes.push({ setting, from: stored, to: isSecret ? hidden : value });
    attributes[setting] = value;
  }
  const givesCredentials = desired.authUser !== undefined || desired.authPassword !== undefined;
  return {
    changes,
    attributes,
    dropsCredentials: 'url' in attributes && stored !== null && !givesCredentials,
  };
}

/**
 * The two filters exclude each other: a regex set makes `only_mirror_protected_branches` false, and that set to true
 * makes the regex null. Both in one request are refused from GitLab 19.5 on, even with false, so only the one that sets a
 * filter is sent and GitLab clears the other.
 */
function planFilter(
  desired: DesiredSettings,
  has: MirrorSettings | null,
  plan: (setting: string, from: SettingValue, to: SettingValue | undefined) => void,
  attributes: Record<string, SettingValue>,
): void {
  const setsRegex = typeof desired.mirrorBranchRegex === 'string';
  const setsProtected = desired.onlyMirrorProtectedBranches === true;
  const protectedBefore = has?.onlyMirrorProtectedBranches ?? null;
  const regexBefore = has?.mirrorBranchRegex ?? null;
  plan(
    'only_mirror_protected_branches',
    protectedBefore,
    setsRegex && protectedBefore ? false : desired.onlyMirrorProtectedBranches,
  );
  plan(
    'mirror_branch_regex',
    regexBefore,
    setsProtected && regexBefore !== null ? null : desired.mirrorBranchRegex,
  );
  if ('only_mirror_protected_branches' in attributes && 'mirror_branch_regex' in attributes) {
    delete attributes[setsRegex ? 'only_mirror_protected_branches' : 'mirror_branch_regex'];
  }
}

/** Whether GitLab shows credentials in the URL, which it masks as `*****`; of ssh it masks the mere user as well. */
function hasCredentials(url: string): boolean {
  const [, scheme, user, password] = masked.exec(url) ?? [];
  return user !== undefined && (password !== undefined || !/^ssh$/i.test(scheme ?? ''));
}

const masked = /^([a-z]+):\/\/(\*+)?(:\*+)?@/i;

/** A URL as GitLab shows it, without the asterisks that stand for credentials. */
export function withoutCredentials(url: string): string {
  return url.replace(masked, '$1://');
}

/** Whether two URLs lead to the same repository, credentials, case of the host, default port and a last slash aside. */
export function isSameUpstream(a: string, b: string): boolean {
  // Where GitLab has masked the user of an ssh URL, that it is another one cannot be told.
  const usersCount = !masked.test(a) && !masked.test(b);
  return normalizedUpstream(a, usersCount) === normalizedUpstream(b, usersCount);
}

const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443', 'ssh:': '22', 'git:': '9418' };

function normalizedUpstream(text: string, userCounts: boolean): string {
  const withoutMask = withoutCredentials(text);
  if (!URL.canParse(withoutMask)) return text;
  const url = new URL(withoutMask);
  const user = userCounts && url.protocol === 'ssh:' && url.username !== '' ? `${url.username}@` : '';
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port;
  return `${url.protocol}//${user}${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`;
}
