import { ACCESS_LEVEL, type Accounts, type Role, type User, type Visibility } from './accounts.ts';
import type { RunSettings } from './mirror-run.ts';
import type { Repository } from './repository.ts';
import type { Run, RunPlan } from './runs.ts';
import { type MirrorState, newMirror } from './state.ts';

export interface Protection {
  /** With `*` for any run of characters. */
  pattern: string;
  mirrorUserMayPush: boolean;
  /** "Allowed to force push", which is off unless somebody switches it on; of branches only. */
  allowForcePush: boolean;
}

export interface ProjectRecord {
  id: number;
  path: string;
  name: string;
  visibility: Visibility;
  /** The path of the project that it is a fork of. */
  forkOf: string | null;
  archived: boolean;
  /** When somebody marked it for deletion; it goes some days later. */
  markedForDeletionAt: number | null;
  /** Its deletion is in progress. */
  pendingDelete: boolean;
  readOnly: boolean;
  /** Paths of groups that it is shared with. */
  sharedWith: string[];
  createdAt: number;
  defaultBranch: string;
  members: Map<number, Role>;
  repository: Repository;
  protectedBranches: Protection[];
  protectedTags: Protection[];
  /** Whether the user in whose name the mirror runs may still push. */
  mirrorUser: RunSettings['mirrorUser'];
  mirror: MirrorState;
  plans: RunPlan[];
  runs: Run[];
}

export function newProject(
  given: Pick<
    ProjectRecord,
    'id' | 'path' | 'visibility' | 'forkOf' | 'createdAt' | 'defaultBranch' | 'repository'
  > & { members: [User, Role][] },
): ProjectRecord {
  return {
    ...given,
    name: given.path.slice(given.path.lastIndexOf('/') + 1),
    members: new Map(given.members.map(([user, role]) => [user.id, role])),
    protectedBranches: [defaultProtection(given.defaultBranch)],
    protectedTags: [],
    mirrorUser: 'able',
    archived: false,
    markedForDeletionAt: null,
    pendingDelete: false,
    readOnly: false,
    sharedWith: [],
    mirror: newMirror(),
    plans: [],
    runs: [],
  };
}

/** GitLab protects the default branch of a new project: maintainers may push to it, and nobody may force push. */
export function defaultProtection(branch: string): Protection {
  return { pattern: branch, mirrorUserMayPush: true, allowForcePush: false };
}

/** The namespace part of a project's path. */
export function namespaceOf({ path }: Pick<ProjectRecord, 'path'>): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Whether a project is neither archived, by itself or with a group above it, nor being deleted. */
export function isActive(project: ProjectRecord, accounts: Accounts): boolean {
  const { archived, markedForDeletionAt, pendingDelete } = project;
  return (
    !archived && markedForDeletionAt === null && !pendingDelete && !accounts.isArchived(namespaceOf(project))
  );
}

/** Whether GitLab counts a project's mirror as due once its time has come. */
export function isEligible(project: ProjectRecord, accounts: Accounts): boolean {
  return isActive(project, accounts) && !project.repository.isEmpty();
}

/** A user's access level in a project, given to them there or above. */
export function accessLevel(project: ProjectRecord, user: User | null, accounts: Accounts): number {
  if (!user) return 0;
  const role = project.members.get(user.id);
  return Math.max(role ? ACCESS_LEVEL[role] : 0, accounts.namespaceLevel(namespaceOf(project), user));
}

/** What an instance decides for the runs of its projects. */
export type RunRules = Pick<RunSettings, 'localRequests' | 'createsInBatches'> & { mirrors: boolean };

/** The settings that a run of this project works with, taken now. */
export function runSettings(project: ProjectRecord, { mirrors, ...rules }: RunRules): RunSettings {
  const { mirror } = project;
  return {
    url: mirror.url ?? '',
    credentials: mirror.credentials,
    settings: { ...mirror.settings },
    defaultBranch: project.defaultBranch,
    mirrorUser: project.mirrorUser,
    isMirror: mirror.enabled && mirrors,
    isReadOnly: project.readOnly,
    ...rules,
    isProtectedBranch: (name) => protectionsOf(project.protectedBranches, name).length > 0,
    mayWriteBranch: (name) => allows(project.protectedBranches, name, 'mirrorUserMayPush'),
    mayForcePush: (name) => allows(project.protectedBranches, name, 'allowForcePush'),
    mayWriteTag: (name) => allows(project.protectedTags, name, 'mirrorUserMayPush'),
  };
}

// Of several rules for one name, the most permissive applies.
function allows(
  protections: Protection[],
  name: string,
  what: 'mirrorUserMayPush' | 'allowForcePush',
): boolean {
  const rules = protectionsOf(protections, name);
  return rules.length === 0 || rules.some((rule) => rule[what]);
}

function protectionsOf(protections: Protection[], name: string): Protection[] {
  return protections.filter(({ pattern }) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(name);
  });
}
