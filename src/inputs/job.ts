/** One mirror and what is to be done with it, from the values that its inputs or its entry in a list hold. Pure. */

import type { DesiredRefs } from '../mirror/refs.ts';
import { type JobInputName, jobInputNames } from './contract.ts';
import {
  boolean,
  credential,
  desiredRefs,
  InvalidInput,
  oneOf,
  projectIdOrPath,
  syncMode,
  upstreamUrl,
} from './values.ts';

/** What the user wants of one mirror's settings; undefined leaves GitLab's value as it is. */
export interface DesiredSettings {
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

export interface MirrorJob {
  /** Numeric ID or full path. */
  project: string;
  desired: DesiredSettings;
  /** The visibility to create the project with where it does not exist; null where it is not to be created. */
  createWith: 'private' | 'internal' | 'public' | null;
  sync: 'true' | 'immediate' | 'false';
  wait: boolean;
  verifyRefs: DesiredRefs | null;
  resume: boolean;
  dryRun: boolean;
}

const parsers = {
  project: projectIdOrPath,
  url: upstreamUrl,
  'auth-user': credential,
  'auth-password': credential,
  enabled: boolean,
  'mirror-trigger-builds': boolean,
  'only-mirror-protected-branches': boolean,
  'mirror-overwrites-diverged-branches': boolean,
  'mirror-branch-regex': (text: string) => (text === 'none' ? null : text),
  'create-project': boolean,
  visibility: oneOf('private', 'internal', 'public'),
  sync: syncMode,
  wait: boolean,
  'verify-refs': desiredRefs,
  resume: boolean,
} satisfies Record<JobInputName, (text: string) => unknown>;

/** What is given, and valid: a value that is wrong stands as undefined, so that nothing else is concluded from its absence. */
export type JobValues = { [Name in JobInputName]?: ReturnType<(typeof parsers)[Name]> | undefined };

/** The inputs of one mirror as texts, empty where not given. */
export type JobTexts = Partial<Record<JobInputName, string>>;

export interface InvalidJobInput {
  name: JobInputName;
  fault: InvalidInput;
}

export function parseJobValues(texts: JobTexts): { values: JobValues; faults: InvalidJobInput[] } {
  const faults: InvalidJobInput[] = [];
  const parse = (name: JobInputName): unknown => {
    try {
      return parsers[name](texts[name] ?? '');
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push({ name, fault: error });
      return undefined;
    }
  };
  const given = jobInputNames.filter((name) => (texts[name] ?? '') !== '');
  return { values: Object.fromEntries(given.map((name) => [name, parse(name)])), faults };
}

/** What is valid by itself but not together. */
export function conflicts(values: JobValues): InvalidJobInput[] {
  const faults: InvalidJobInput[] = [];
  const add = (name: JobInputName, words: string) => faults.push({ name, fault: new InvalidInput(words) });
  if (values['only-mirror-protected-branches'] && typeof values['mirror-branch-regex'] === 'string') {
    add(
      'mirror-branch-regex',
      'not together with only-mirror-protected-branches: true, for GitLab applies one filter at a time; give one of them',
    );
  }
  if (values['create-project'] && !('url' in values)) {
    add('create-project', 'needs url, the upstream that the new project mirrors');
  }
  if (values['create-project'] && /^\d+$/.test(values.project ?? '')) {
    add(
      'create-project',
      'needs project as a full path (group/sub/project), for GitLab itself gives out the IDs',
    );
  }
  if (values['verify-refs'] && values.wait === false) {
    add(
      'verify-refs',
      'not together with wait: false, for only a finished update tells; leave out one of them',
    );
  }
  return faults;
}

/** The job that complete values without faults make up. */
export function mirrorJob(values: JobValues, dryRun: boolean): MirrorJob {
  const desired = {
    url: values.url,
    authUser: values['auth-user'],
    authPassword: values['auth-password'],
    enabled: values.enabled,
    mirrorTriggerBuilds: values['mirror-trigger-builds'],
    onlyMirrorProtectedBranches: values['only-mirror-protected-branches'],
    mirrorOverwritesDivergedBranches: values['mirror-overwrites-diverged-branches'],
    mirrorBranchRegex: values['mirror-branch-regex'],
  };
  const job = {
    project: values.project,
    desired: Object.fromEntries(Object.entries(desired).filter(([, value]) => value !== undefined)),
    createWith: values['create-project'] ? values.visibility : null,
    sync: values.sync,
    wait: values.wait,
    verifyRefs: values['verify-refs'] ?? null,
    resume: values.resume,
    dryRun,
  };
  // Every undefined is a value that is missing or a fault, and both have ended before.
  return job as MirrorJob;
}

/**
 * The secrets among the texts of one mirror. A user name alone counts as one, for that is where many hosts want their
 * tokens; so does whatever stands before the `@` of an upstream URL, although such a URL is refused.
 */
export function jobSecrets({
  url = '',
  'auth-user': user = '',
  'auth-password': password = '',
}: JobTexts): string[] {
  const inUrl = secretIn(url);
  return [password, password === '' ? user : '', inUrl, decoded(inUrl)].filter((secret) => secret !== '');
}

function secretIn(url: string): string {
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1];
  if (userinfo === undefined) return '';
  const [user = '', ...password] = userinfo.split(':');
  if (password.length > 0) return password.join(':');
  return /^https?:/i.test(url) ? user : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
