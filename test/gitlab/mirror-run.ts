import { RE2JS } from 're2js';
import type { UpdateResult } from './engine.ts';
import type { Repository } from './repository.ts';
import { type Credentials, type MirrorSettings, maskUserinfo } from './settings.ts';

/** What a run works with: the settings as they were when it started. */
export interface RunSettings {
  url: string;
  credentials: Credentials | null;
  settings: MirrorSettings;
  defaultBranch: string;
  mirrorUserMayPush: boolean;
  isProtectedBranch: (name: string) => boolean;
  mayWriteBranch: (name: string) => boolean;
  mayWriteTag: (name: string) => boolean;
}

const UPSTREAM = 'refs/remotes/upstream/';
const USER_NOT_ALLOWED = 'The mirror user is not allowed to push code to all branches on this project.';
const NOT_ALLOWED = 'GitLab: You are not allowed to push code to protected branches on this project.';

/** One run's work: fetches everything from upstream, then brings each branch along as its rules allow. */
export async function updateMirror(repository: Repository, run: RunSettings): Promise<UpdateResult> {
  if (!run.mirrorUserMayPush) return USER_NOT_ALLOWED;
  const before = await repository.refs();
  const fetchError = await fetchUpstream(repository, run);
  if (fetchError !== null) return fetchError;
  const errors = [
    ...(await rejectTags(repository, before, run)),
    ...(await updateBranches(repository, before, run)),
  ];
  return errors.length > 0 ? errors.join('\n\n') : null;
}

/** Whether upstream can be reached with these credentials; null, or git's words. */
export async function tryUpstream(
  repository: Repository,
  url: string,
  credentials: Credentials | null,
): Promise<string | null> {
  const { code, stderr } = await repository.git.run(['ls-remote', '--', url], {
    cwd: repository.dir,
    credentials,
  });
  return code === 0 ? null : stderr;
}

/** Whether a branch passes the filter: a match anywhere in its name is one. */
export function matchesFilter(pattern: string, branch: string): boolean {
  return RE2JS.compile(pattern).matcher(branch).find();
}

/** How GitLab words a fetch that failed: git's own text, in which upstream too may have put a URL. */
export function fetchFailure(code: number, stderr: string): string {
  return `13:fetch remote: ${JSON.stringify(maskUserinfo(stderr))}: exit status ${code}.`;
}

async function fetchUpstream(
  repository: Repository,
  { url, credentials }: RunSettings,
): Promise<string | null> {
  // Pruning is of the branches last seen upstream alone: GitLab's own branches and all tags stay.
  const { code, stderr } = await repository.git.run(
    [
      'fetch',
      '--quiet',
      '--no-auto-maintenance',
      '--force',
      '--prune',
      '--tags',
      '--',
      url,
      `+refs/heads/*:${UPSTREAM}*`,
    ],
    { cwd: repository.dir, credentials },
  );
  return code === 0 ? null : fetchFailure(code, stderr);
}

// Tags arrive with the fetch, past any rule; those that must not be there are taken away again.
async function rejectTags(
  repository: Repository,
  before: Map<string, string>,
  run: RunSettings,
): Promise<string[]> {
  const rejected = [...(await repository.refs()).entries()]
    .filter(([ref, sha]) => ref.startsWith('refs/tags/') && before.get(ref) !== sha)
    .map(([ref]) => ref)
    .filter((ref) => !run.mayWriteTag(ref.slice('refs/tags/'.length)));
  if (rejected.length === 0) return [];
  await repository.output(['update-ref', '--stdin'], rejected.map((ref) => `delete ${ref}\n`).join(''));
  const names = rejected.slice(0, 10).map((ref) => `'${ref.slice('refs/tags/'.length)}'`);
  if (rejected.length > 10) names.push('and others');
  return [`You are not allowed to create tags: ${names.join(', ')} as they are protected.`];
}

async function updateBranches(
  repository: Repository,
  before: Map<string, string>,
  run: RunSettings,
): Promise<string[]> {
  const errors: string[] = [];
  const updates: string[] = [];
  for (const { name: ref, target } of await repository.describe(UPSTREAM)) {
    const name = ref.slice(UPSTREAM.length);
    const local = before.get(`refs/heads/${name}`);
    if (isSkipped(name, run) || local === target) continue;
    const diverged = local !== undefined && !(await repository.isAncestor(local, target));
    if (diverged && !run.settings.mirror_overwrites_diverged_branches) {
      if (name === run.defaultBranch) errors.push(divergedMessage(name));
    } else if (run.mayWriteBranch(name)) {
      updates.push(`update refs/heads/${name} ${target}\n`);
    } else {
      errors.push(NOT_ALLOWED);
    }
  }
  if (updates.length > 0) await repository.output(['update-ref', '--stdin'], updates.join(''));
  return errors;
}

function isSkipped(name: string, { settings, isProtectedBranch }: RunSettings): boolean {
  if (settings.only_mirror_protected_branches && !isProtectedBranch(name)) return true;
  return settings.mirror_branch_regex ? !matchesFilter(settings.mirror_branch_regex, name) : false;
}

function divergedMessage(branch: string): string {
  return `The default branch (${branch}) has diverged from its upstream counterpart and could not be updated automatically.`;
}
