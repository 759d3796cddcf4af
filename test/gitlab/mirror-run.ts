import { RE2JS } from 're2js';
import type { LaterSteps, UpdateResult } from './engine.ts';
import type { Git } from './git.ts';
import type { RefSummary, Repository } from './repository.ts';
import { type Credentials, type MirrorSettings, maskUserinfo, urlError } from './settings.ts';

/** What a run works with: the settings as they were when it started. */
export interface RunSettings {
  url: string;
  credentials: Credentials | null;
  settings: MirrorSettings;
  defaultBranch: string;
  /** Whether the project is a mirror at all, by its settings, license and instance. */
  isMirror: boolean;
  /** Whether its repository is read-only for now, as while it moves to another storage. */
  isReadOnly: boolean;
  /** Whether the user in whose name the mirror works is blocked, or has lost the role that may push. */
  mirrorUser: 'able' | 'demoted' | 'blocked';
  localRequests: boolean;
  /** Whether many new branches are created in batches, as newer releases do. */
  createsInBatches: boolean;
  isProtectedBranch: (name: string) => boolean;
  mayWriteBranch: (name: string) => boolean;
  mayForcePush: (name: string) => boolean;
  mayWriteTag: (name: string) => boolean;
}

const UPSTREAM = 'refs/remotes/upstream/';
const USER_BLOCKED = 'The mirror user is not allowed to perform any git operations.';
const USER_NOT_ALLOWED = 'The mirror user is not allowed to push code to all branches on this project.';
const NOT_ALLOWED = 'GitLab: You are not allowed to push code to protected branches on this project.';

/** Created with the run; the others follow in batches. */
const CREATED_AT_ONCE = 100;
const MAX_CREATED_LATER = 1_000;
const BATCH_SIZE = 20;
const BATCH_INTERVAL = 30_000;

/**
 * One run's work, in GitLab's order (`Projects::UpdateMirrorService`): fetches everything from upstream; updates tags,
 * and stops if one is protected; updates branches as the rules of each allow; creates the new ones.
 */
export async function updateMirror(repository: Repository, run: RunSettings): Promise<UpdateResult> {
  const blocked = run.localRequests ? null : urlError(run.url, false);
  if (blocked) return `The import URL is invalid: ${blocked.replace('is blocked: ', '')}`;
  if (run.mirrorUser === 'blocked') return USER_BLOCKED;
  if (!run.isMirror || run.isReadOnly) return null;
  if (run.mirrorUser === 'demoted') return USER_NOT_ALLOWED;
  const before = await repository.refs();
  const tagsBefore = await repository.describe('refs/tags/');
  const fetchError = await fetchUpstream(repository, run, `+refs/heads/*:${UPSTREAM}*`);
  if (fetchError !== null) return fetchError;
  return (await rejectTags(repository, tagsBefore, run)) ?? (await updateBranches(repository, before, run));
}

/**
 * The first run of a project that was created with a URL: a clone, with every branch and tag, whatever the filters.
 * @returns the message that it failed with, or upstream's default branch
 */
export async function importRepository(
  repository: Repository,
  run: RunSettings,
): Promise<{ error: string } | { defaultBranch: string | null }> {
  const error = await fetchUpstream(repository, run, '+refs/heads/*:refs/heads/*');
  if (error !== null) return { error: `Error importing repository ${maskUserinfo(run.url)} - ${error}` };
  const { stdout } = await repository.git.run(
    [...NO_REDIRECTS, 'ls-remote', '--symref', '--', run.url, 'HEAD'],
    { cwd: repository.dir, credentials: run.credentials },
  );
  return { defaultBranch: /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1] ?? null };
}

// GitLab does not follow redirects of an upstream.
const NO_REDIRECTS = ['-c', 'http.followRedirects=false'];

/** Whether upstream can be read with these credentials. */
export async function isReadable(git: Git, url: string, credentials: Credentials | null): Promise<boolean> {
  const { code } = await git.run([...NO_REDIRECTS, 'ls-remote', '--', url], { credentials });
  return code === 0;
}

/** Whether a branch passes the filter: a match anywhere in its name is one. */
export function matchesFilter(pattern: string, branch: string): boolean {
  return RE2JS.compile(pattern).matcher(branch).find();
}

/** GitLab's message about a fetch that failed: git's own text, in which upstream may have put a URL too. */
export function fetchFailure(code: number, stderr: string): string {
  return `13:fetch remote: ${JSON.stringify(maskUserinfo(stderr))}: exit status ${code}.`;
}

async function fetchUpstream(
  repository: Repository,
  { url, credentials }: RunSettings,
  refspec: string,
): Promise<string | null> {
  // Only the branches last seen upstream are pruned: GitLab's own branches and all tags stay.
  const { code, stderr } = await repository.git.run(
    [
      ...NO_REDIRECTS,
      'fetch',
      '--quiet',
      '--no-auto-maintenance',
      '--force',
      '--prune',
      '--tags',
      '--',
      url,
      refspec,
    ],
    { cwd: repository.dir, credentials },
  );
  return code === 0 ? null : fetchFailure(code, stderr);
}

// Tags arrive with the fetch, whatever the rules; those that are not allowed are deleted again. No rule applies to a tag that
// leads to no commit.
async function rejectTags(
  repository: Repository,
  before: RefSummary[],
  run: RunSettings,
): Promise<string | null> {
  const known = new Map(before.map(({ name, commit }) => [name, commit?.id]));
  const rejected = (await repository.describe('refs/tags/'))
    .filter(({ name, commit }) => commit !== null && commit.id !== known.get(name))
    .map(({ name }) => name)
    .filter((name) => !run.mayWriteTag(name));
  if (rejected.length === 0) return null;
  await repository.updateRefs(rejected.map((name) => `delete refs/tags/${name}`));
  const names = rejected.slice(0, 10).map((name) => `'${name}'`);
  if (rejected.length > 10) names.push('and others');
  return `You are not allowed to create tags: ${names.join(', ')} as they are protected.`;
}

async function updateBranches(
  repository: Repository,
  before: Map<string, string>,
  run: RunSettings,
): Promise<UpdateResult> {
  const errors: string[] = [];
  const updates: string[] = [];
  const missing: { name: string; target: string }[] = [];
  for (const { name: ref, target } of await repository.describe(UPSTREAM)) {
    const name = ref.slice(UPSTREAM.length);
    const local = before.get(`refs/heads/${name}`);
    if (isSkipped(name, run) || local === target) continue;
    if (local === undefined) {
      missing.push({ name, target });
    } else if (await repository.isAncestor(local, target)) {
      if (run.mayWriteBranch(name)) updates.push(`update refs/heads/${name} ${target}`);
      else errors.push(NOT_ALLOWED);
    } else if (run.settings.mirror_overwrites_diverged_branches) {
      if (!run.mayWriteBranch(name) || !run.mayForcePush(name)) {
        // GitLab does not expect this error: it ends the run, whatever else there was to do or to report.
        await repository.updateRefs(updates);
        return `9:Could not update ${name}. Please refresh and try again..`;
      }
      updates.push(`update refs/heads/${name} ${target}`);
    } else if (name === run.defaultBranch) {
      errors.push(divergedMessage(name));
    }
  }
  await repository.updateRefs(updates);
  return createBranches(repository, before, run, missing, errors);
}

async function createBranches(
  repository: Repository,
  before: Map<string, string>,
  run: RunSettings,
  missing: { name: string; target: string }[],
  errors: string[],
): Promise<UpdateResult> {
  const creations: string[] = [];
  for (const { name, target } of missing) {
    if (!isValidName(name)) errors.push('Branch name is invalid');
    else if (conflicts(before, name)) errors.push(conflictMessage(name));
    else if (!run.mayWriteBranch(name)) errors.push(NOT_ALLOWED);
    else creations.push(`create refs/heads/${name} ${target}`);
  }
  const atOnce = run.createsInBatches ? CREATED_AT_ONCE : creations.length;
  await repository.updateRefs(creations.slice(0, atOnce));
  if (errors.length > 0) return errors.join('\n\n');
  return creations.length > atOnce ? laterSteps(repository, creations.slice(atOnce)) : null;
}

function laterSteps(repository: Repository, creations: string[]): LaterSteps {
  const due = creations.slice(0, MAX_CREATED_LATER);
  const excess = creations.length - due.length;
  const steps = Array.from({ length: Math.ceil(due.length / BATCH_SIZE) }, (_, index) => {
    const batch = due.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE);
    return () => repository.updateRefs(batch);
  });
  return { everyMs: BATCH_INTERVAL, steps, error: excess > 0 ? excessMessage(excess) : null };
}

function isSkipped(name: string, { settings, isProtectedBranch }: RunSettings): boolean {
  if (settings.only_mirror_protected_branches && !isProtectedBranch(name)) return true;
  return settings.mirror_branch_regex ? !matchesFilter(settings.mirror_branch_regex, name) : false;
}

// Names that git accepts and GitLab does not.
function isValidName(name: string): boolean {
  return name !== 'HEAD' && !/^(-|refs\/(heads|remotes)\/)/.test(name);
}

// A branch cannot be both a name and a folder of names.
function conflicts(before: Map<string, string>, name: string): boolean {
  const parts = name.split('/');
  const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  if (above.some((folder) => before.has(`refs/heads/${folder}`))) return true;
  return [...before.keys()].some((ref) => ref.startsWith(`refs/heads/${name}/`));
}

function conflictMessage(branch: string): string {
  return `Failed to create branch '${branch}': Branch name conflicts with existing branch hierarchy.`;
}

function excessMessage(count: number): string {
  return `Mirror update could not create all branches: ${count} branches exceeded the limit and were not created. They will be synced in subsequent mirror updates.`;
}

function divergedMessage(branch: string): string {
  return `The default branch (${branch}) has diverged from its upstream counterpart and could not be updated automatically.`;
}
