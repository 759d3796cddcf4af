/** What to do with one mirror, from the values of its inputs or of its entry in a list. Pure. */
import { InvalidInput } from '../base/errors.ts';
import type { MirrorJob } from '../mirror/job.ts';
import { isSecretUser } from '../text/credentials.ts';
import { rawAndDecoded } from '../text/redact.ts';
import {
  type EntryKey,
  isComplete,
  keysOf,
  type NamedInvalidInput,
  type Texts,
  type Values,
} from './table.ts';
import { isNumericId } from './values.ts';

export type JobValues = Values<EntryKey>;

/** Inputs from one source: the step, the `defaults` of a list, or an entry. The texts are for finding the secrets. */
export interface Layer {
  texts: Texts;
  values: JobValues;
}

/** User names that hosts expect with a token as the password. */
const passwordUsers = new Set(['x-access-token', 'x-token-auth', 'oauth2', 'gitlab-ci-token']);

/** Combinations of valid values that are not allowed. */
export function invalidCombinations(values: JobValues): NamedInvalidInput[] {
  const invalid: NamedInvalidInput[] = [];
  const add = (name: NamedInvalidInput['name'], message: string) =>
    invalid.push({ name, error: new InvalidInput(message) });
  if (values.onlyMirrorProtectedBranches && typeof values.mirrorBranchRegex === 'string') {
    add(
      'mirror-branch-regex',
      'cannot be combined with only-mirror-protected-branches: true, since GitLab applies one filter; set one of them',
    );
  }
  if (values.authUser !== undefined && passwordUsers.has(values.authUser) && !('authPassword' in values)) {
    add('auth-password', 'missing; this auth-user needs a password. Check that the secret is set');
  }
  if (values.createProject && !('url' in values)) {
    add('create-project', 'needs url, the upstream of the new project');
  }
  if (values.createProject && isNumericId(values.project ?? '')) {
    add('create-project', 'needs project as a full path (group/sub/project), since GitLab assigns the IDs');
  }
  if (values.verifyRefs && values.wait === false) {
    add('verify-refs', 'cannot be combined with wait: false, since refs are verified after the update');
  }
  return invalid;
}

const mirrorKeys = keysOf('mirror');
const settingKeys = keysOf('setting');

/** @returns null if a required value is missing or invalid */
export function mirrorJob(values: JobValues, dryRun: boolean): MirrorJob | null {
  const own = pick(values, mirrorKeys);
  if (!isComplete(mirrorKeys, own)) return null;
  const { createProject, visibility, verifyRefs = null, maxAgeMs = null, ...rest } = own;
  const newProjectVisibility = createProject ? visibility : null;
  return { ...rest, desired: pick(values, settingKeys), newProjectVisibility, verifyRefs, maxAgeMs, dryRun };
}

function pick<K extends EntryKey>(values: Values<K>, keys: readonly K[]): Values<K> {
  const picked: Values<K> = {};
  for (const key of keys) if (values[key] !== undefined) picked[key] = values[key];
  return picked;
}

/**
 * The secrets among the texts of one mirror: the password, and the user name if `isSecretUser` says so. Credentials in a URL are
 * secrets too, even if they make the URL invalid.
 */
export function mirrorSecrets(texts: Texts): string[] {
  const { url = '', 'auth-user': user = '', 'auth-password': password = '' } = texts;
  const found = [...secretsAmong(user, password, url), ...secretsIn(url).flatMap(rawAndDecoded)];
  return found.filter((secret) => secret !== '');
}

function secretsAmong(user: string, password: string, url: string): string[] {
  return isSecretUser(user, password, url) ? [user, password] : [password];
}

function secretsIn(url: string): string[] {
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1];
  // GitLab shows asterisks in place of credentials.
  if (userinfo === undefined || /^[*:]+$/.test(userinfo)) return [];
  const [user = '', ...password] = userinfo.split(':');
  return secretsAmong(user, password.join(':'), url);
}
