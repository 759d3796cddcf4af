/** Which settings to write, and whether GitLab has accepted them. Pure. */
import { StepError } from '../base/errors.ts';
import type { MirrorSettings, PullMirror } from '../gitlab/schema.ts';
import { isSecretUser } from '../text/credentials.ts';
import { hint } from '../text/explanations.ts';
import type { DesiredSettings } from './job.ts';

export type SettingValue = string | boolean | null;

/** A setting that the step writes, under GitLab's name. Secrets are shown as `***`. */
export interface Change {
  setting: string;
  from: SettingValue;
  to: SettingValue;
}

export interface SettingsPlan {
  changes: Change[];
  /** The body of the PUT; empty if nothing has to be written. */
  attributes: Record<string, SettingValue>;
  /** Whether the upstream changes without new credentials: GitLab then drops the stored ones. */
  dropsCredentials: boolean;
}

const hidden = '***';

export const credentialsDropped =
  'The upstream changes without new credentials, so GitLab drops the stored ones. Set auth-user and auth-password if the new upstream needs them.';

/** Whether a change saves credentials again: GitLab never shows them, so nobody knows whether they are different. */
export function isSavedAgain({ from }: Change): boolean {
  return from === hidden;
}

/**
 * Compares the desired settings with those that GitLab has.
 * @param current null if the project is not a pull mirror, so that its settings are not known
 */
export function settingsPlan(desired: DesiredSettings, current: PullMirror | null): SettingsPlan {
  const has: MirrorSettings | null = current?.settings ?? null;
  const isNewUrl =
    desired.url !== undefined && (current?.url == null || !isSameUpstream(desired.url, current.url));
  const filter = desiredFilter(desired, has);
  // The type makes a setting without a row here an error.
  const rows: Record<
    keyof MirrorSettings | 'url',
    [name: string, from: SettingValue | undefined, to: SettingValue | undefined]
  > = {
    // If only a URL is sent, GitLab stores it but does not switch mirroring on.
    enabled: [
      'enabled',
      has?.enabled ?? (current === null ? false : null),
      desired.enabled ?? (desired.url === undefined ? undefined : true),
    ],
    url: ['url', current?.url ?? null, isNewUrl ? desired.url : undefined],
    mirrorTriggerBuilds: [
      'mirror_trigger_builds',
      has?.mirrorTriggerBuilds ?? null,
      desired.mirrorTriggerBuilds,
    ],
    mirrorOverwritesDivergedBranches: [
      'mirror_overwrites_diverged_branches',
      has?.mirrorOverwritesDivergedBranches ?? null,
      desired.mirrorOverwritesDivergedBranches,
    ],
    onlyMirrorProtectedBranches: [
      protectedOnly,
      has?.onlyMirrorProtectedBranches ?? null,
      filter.onlyMirrorProtectedBranches,
    ],
    // A filter that GitLab does not show cannot be compared, so it is written every time, as credentials are.
    mirrorBranchRegex: [branchRegex, has === null ? null : has.mirrorBranchRegex, filter.mirrorBranchRegex],
  };
  const changes: Change[] = [];
  const attributes: Record<string, SettingValue> = {};
  for (const [setting, from, to] of Object.values(rows)) {
    if (to === undefined || to === from) continue;
    changes.push({ setting, from: from ?? null, to });
    attributes[setting] = to;
  }
  // GitLab 19.5 and later refuse both filters in one request, so only the one that sets a filter is sent.
  if (protectedOnly in attributes && branchRegex in attributes) {
    delete attributes[typeof desired.mirrorBranchRegex === 'string' ? protectedOnly : branchRegex];
  }

  // GitLab never returns stored credentials, so they cannot be compared and are written every time.
  const { authUser: user, authPassword: password, url = '' } = desired;
  const stored = current?.url != null && hasCredentials(current.url) ? hidden : null;
  const write = (setting: string, value: string, isSecret: boolean) => {
    changes.push({ setting, from: stored, to: isSecret ? hidden : value });
    attributes[setting] = value;
  };
  if (user !== undefined) write('auth_user', user, isSecretUser(user, password ?? '', url));
  if (password !== undefined) write('auth_password', password, true);
  const dropsCredentials = 'url' in attributes && stored !== null && !givesCredentials(desired);
  return { changes, attributes, dropsCredentials };
}

const protectedOnly = 'only_mirror_protected_branches';
const branchRegex = 'mirror_branch_regex';

/**
 * The two filters exclude each other: setting a regex makes `only_mirror_protected_branches` false, and setting that to
 * true makes the regex null.
 */
function desiredFilter(desired: DesiredSettings, has: MirrorSettings | null) {
  const { onlyMirrorProtectedBranches, mirrorBranchRegex } = desired;
  const clearsProtected = typeof mirrorBranchRegex === 'string' && has?.onlyMirrorProtectedBranches;
  const clearsRegex = onlyMirrorProtectedBranches && typeof has?.mirrorBranchRegex === 'string';
  return {
    onlyMirrorProtectedBranches: clearsProtected ? false : onlyMirrorProtectedBranches,
    mirrorBranchRegex: clearsRegex ? null : mirrorBranchRegex,
  };
}

export function givesCredentials({ authUser, authPassword }: DesiredSettings): boolean {
  return authUser !== undefined || authPassword !== undefined;
}

/**
 * Whether GitLab has stored credentials, which it masks as `*****` in the URL. It also masks the user of an ssh URL, which is not a
 * credential.
 */
export function hasCredentials(url: string): boolean {
  const [, scheme = '', user, password] = masked.exec(url) ?? [];
  return password !== undefined || (user !== undefined && !/^ssh$/i.test(scheme));
}

const masked = /^([a-z]+):\/\/(\*+)?(:\*+)?@/i;

/** A URL as GitLab shows it, without masked credentials. */
export function withoutCredentials(url: string): string {
  return url.replace(masked, '$1://');
}

/** Whether two URLs lead to the same repository: credentials, host case, default port and trailing slash do not count. */
export function isSameUpstream(a: string, b: string): boolean {
  // If GitLab has masked the user of an ssh URL, the users cannot be compared.
  const comparesUsers = !masked.test(a) && !masked.test(b);
  return normalizedUpstream(a, comparesUsers) === normalizedUpstream(b, comparesUsers);
}

/** `URL` itself omits the default ports of http and https. */
const defaultPorts: Record<string, string> = { 'ssh:': '22', 'git:': '9418' };

function normalizedUpstream(text: string, comparesUsers: boolean): string {
  const withoutMask = withoutCredentials(text);
  if (!URL.canParse(withoutMask)) return text;
  const url = new URL(withoutMask);
  const user = comparesUsers && url.protocol === 'ssh:' ? url.username : '';
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port;
  return `${url.protocol}//${user}@${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`;
}

/**
 * Credentials without a `url` go to the upstream that GitLab has stored, which somebody else may have chosen. They must not
 * get there unencrypted.
 * @param current null if the project is not a pull mirror
 * @throws StepError of kind `input`
 */
export function assertEncryptedUpstream(desired: DesiredSettings, current: PullMirror | null): void {
  const url = current?.url ?? null;
  if (!givesCredentials(desired) || desired.url !== undefined || /^(?:https|ssh):\/\//i.test(url ?? ''))
    return;
  const shown = url === null ? 'no upstream' : `the upstream ${withoutCredentials(url)}`;
  throw new StepError(
    'input',
    `Without url, auth-user and auth-password are sent only to an https or ssh upstream, but GitLab shows ${shown}.`,
    'Set url to the upstream that auth-user and auth-password are for.',
  );
}

/** Whether a project is not a pull mirror at the moment. */
export function isOff(mirror: PullMirror | null): boolean {
  return mirror === null || mirror.settings?.enabled === false;
}

/** The settings that GitLab returns, which are all but the credentials. */
export function withoutSecrets(desired: DesiredSettings): DesiredSettings {
  const { authUser: _user, authPassword: _password, ...readable } = desired;
  return readable;
}

/** The desired settings that a mirror does not have, as far as GitLab shows them. */
function unmetSettings(desired: DesiredSettings, mirror: PullMirror): Change[] {
  const { settings } = mirror;
  const isShown = (setting: string) =>
    setting === 'url' ||
    (settings !== null && (setting !== 'mirror_branch_regex' || settings.mirrorBranchRegex !== undefined));
  return settingsPlan(withoutSecrets(desired), mirror).changes.filter(({ setting }) => isShown(setting));
}

/**
 * What somebody else has changed while the step waited: the desired settings, the upstream and the identity of the mirror.
 * @param first the mirror as the step read it first; null if there was none
 * @param saved the mirror as the step left it
 * @param latest a snapshot that shows the end of the step's update, so it is not older than that
 * @returns a text for each, with what was expected and what is there
 */
export function conflictsIn(
  desired: DesiredSettings,
  first: PullMirror | null,
  saved: PullMirror,
  latest: PullMirror,
): string[] {
  const id = first?.id ?? saved.id;
  if (id !== null && latest.id !== null && id !== latest.id) {
    return ['the path now belongs to another project'];
  }
  const url = desired.url ?? first?.url ?? saved.url;
  const texts = unmetSettings({ ...desired, ...(url === null ? {} : { url }) }, latest).map(conflictText);
  const hasLost = hasCredentials(saved.url ?? '') && !hasCredentials(latest.url ?? '');
  return givesCredentials(desired) && hasLost
    ? [...texts, 'the credentials of the upstream are gone']
    : texts;
}

/** @param conflicts what somebody else has changed, in words */
export function conflictError(conflicts: readonly string[]): StepError {
  return new StepError(
    'conflict',
    `Somebody else changed the mirror while the step was running: ${conflicts.join('; ')}.`,
    hint('conflict'),
  );
}

/**
 * Checks that GitLab has accepted all settings: it returns 200 even if it ignores some, for example without a license.
 * @param sent the settings that were sent. The others had the desired values, so one that differs now was changed by somebody else
 * @throws StepError of kind `license`, `refused` or `conflict`
 */
export function assertSaved(
  desired: DesiredSettings,
  sent: SettingsPlan['attributes'],
  saved: PullMirror,
): void {
  if (isOff(saved)) {
    if (sent.enabled !== true) throw conflictError(['mirroring was switched off']);
    throw new StepError('license', 'GitLab accepted the settings but mirroring stays off.', hint('license'));
  }
  const unmet = unmetSettings(desired, saved);
  const changed = unmet.filter(({ setting }) => !(setting in sent));
  if (changed.length > 0) throw conflictError(changed.map(conflictText));
  if (unmet.length === 0) return;
  const kept = unmet.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
  throw new StepError(
    'refused',
    `GitLab accepted the settings but kept ${kept.join(', ')}.`,
    'Change the settings in GitLab (Settings, Repository, Mirroring repositories), which shows why they were rejected.',
  );
}

function conflictText({ setting, from, to }: Change): string {
  return `${setting} is ${JSON.stringify(from)} instead of ${JSON.stringify(to)}`;
}
