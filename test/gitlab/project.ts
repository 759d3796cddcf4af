import { ACCESS_LEVEL, type Accounts, type Role, type User, type Visibility } from './accounts.ts';
import type { RunSettings } from './mirror-run.ts';
import type { Repository } from './repository.ts';
import type { Run, RunPlan } from './runs.ts';
import { type MirrorState, newMirror } from './state.ts';

export interface Protection {
  /** With `*` for any run of characters. */
  pattern: string;
  mirrorUserMayPush: boolean;
}

export interface ProjectRecord {
  id: number;
  path: string;
  name: string;
  visibility: Visibility;
  forkNetwork: boolean;
  createdAt: number;
  defaultBranch: string;
  members: Map<number, Role>;
  repository: Repository;
  protectedBranches: Protection[];
  protectedTags: Protection[];
  /** Whether the user in whose name the mirror works may still push to the project. */
  mirrorUserMayPush: boolean;
  mirror: MirrorState;
  plans: RunPlan[];
  runs: Run[];
}

export function newProject(
  given: Pick<
    ProjectRecord,
    'id' | 'path' | 'visibility' | 'forkNetwork' | 'createdAt' | 'defaultBranch' | 'repository'
  > & { members: [User, Role][] },
): ProjectRecord {
  return {
    ...given,
    name: given.path.slice(given.path.lastIndexOf('/') + 1),
    members: new Map(given.members.map(([user, role]) => [user.id, role])),
    // GitLab protects the default branch of a new project, and maintainers may push to it.
    protectedBranches: [{ pattern: given.defaultBranch, mirrorUserMayPush: true }],
    protectedTags: [],
    mirrorUserMayPush: true,
    mirror: newMirror(),
    plans: [],
    runs: [],
  };
}

/** The namespace part of a project's path. */
export function namespaceOf({ path }: Pick<ProjectRecord, 'path'>): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A user's access level in a project, given to them there or above. */
export function accessLevel(project: ProjectRecord, user: User | null, accounts: Accounts): number {
  if (!user) return 0;
  const role = project.members.get(user.id);
  return Math.max(role ? ACCESS_LEVEL[role] : 0, accounts.namespaceLevel(namespaceOf(project), user));
}

/** The settings that a run of this project works with, taken now. */
export function runSettings(project: ProjectRecord): RunSettings {
  const { mirror } = project;
  return {
    url: mirror.url ?? '',
    credentials: mirror.credentials,
    settings: { ...mirror.settings },
    defaultBranch: project.defaultBranch,
    mirrorUserMayPush: project.mirrorUserMayPush,
    isProtectedBranch: (name) => protectionOf(project.protectedBranches, name) !== undefined,
    mayWriteBranch: (name) => protectionOf(project.protectedBranches, name)?.mirrorUserMayPush ?? true,
    mayWriteTag: (name) => protectionOf(project.protectedTags, name)?.mirrorUserMayPush ?? true,
  };
}

function protectionOf(protections: Protection[], name: string): Protection | undefined {
  return protections.find(({ pattern }) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(name);
  });
}
