import { projectWithRepository, projectWithRole } from '../access.ts';
import { ApiError, type ApiResponse, badRequest, type Call, notFound, type Route } from '../api.ts';
import type { Protection } from '../project.ts';
import type { CommitSummary, RefSummary } from '../repository.ts';
import { paginate } from './paginate.ts';

/** Branches, tags, commits, and which branches are protected. */
export function repositoryRoutes(): Route[] {
  const repository = '/projects/:id/repository';
  return [
    { method: 'GET', pattern: `${repository}/branches`, handler: listBranches },
    { method: 'GET', pattern: `${repository}/branches/:name`, handler: showBranch },
    { method: 'GET', pattern: `${repository}/tags`, handler: listTags },
    { method: 'GET', pattern: `${repository}/tags/:name`, handler: showTag },
    { method: 'GET', pattern: `${repository}/commits/:name`, handler: showCommit },
    { method: 'GET', pattern: `${repository}/merge_base`, handler: showMergeBase },
    { method: 'GET', pattern: '/projects/:id/protected_branches', handler: listProtectedBranches },
    { method: 'GET', pattern: '/projects/:id/protected_branches/:name', handler: showProtectedBranch },
  ];
}

async function listBranches(call: Call): Promise<ApiResponse> {
  const { repository } = projectWithRepository(call);
  return paginate(call, await repository.describe('refs/heads/'), branchJson);
}

async function showBranch(call: Call): Promise<ApiResponse> {
  return { status: 200, body: branchJson(await findRef(call, 'heads', 'Branch')) };
}

async function listTags(call: Call): Promise<ApiResponse> {
  const { repository } = projectWithRepository(call);
  return paginate(call, await repository.describe('refs/tags/'), tagJson);
}

async function showTag(call: Call): Promise<ApiResponse> {
  return { status: 200, body: tagJson(await findRef(call, 'tags', 'Tag')) };
}

async function showCommit(call: Call): Promise<ApiResponse> {
  const commit = await projectWithRepository(call).repository.findCommit(call.parts.name ?? '');
  if (!commit) throw notFound('Commit');
  return { status: 200, body: commitJson(commit) };
}

async function showMergeBase(call: Call): Promise<ApiResponse> {
  const { repository } = projectWithRepository(call);
  const refs = call.query.getAll('refs[]');
  if (refs.length < 2) throw badRequest('Provide at least 2 refs');
  const { base, unknown } = await repository.mergeBase(refs[0] ?? '', refs[1] ?? '');
  if (unknown.length > 0) {
    throw badRequest(`Could not find ${unknown.length > 1 ? 'refs' : 'ref'}: ${unknown.join(', ')}`);
  }
  const commit = base && (await repository.findCommit(base));
  if (!commit) throw notFound('Merge Base');
  return { status: 200, body: commitJson(commit) };
}

function listProtectedBranches(call: Call): Promise<ApiResponse> {
  return paginate(call, projectWithRole(call, 'developer').protectedBranches, protectionJson);
}

function showProtectedBranch(call: Call): ApiResponse {
  const { protectedBranches } = projectWithRole(call, 'developer');
  const protection = protectedBranches.find(({ pattern }) => pattern === call.parts.name);
  if (!protection) throw new ApiError(404, { message: '404 Not found' });
  return { status: 200, body: protectionJson(protection) };
}

// git treats a ref's name as a prefix of paths too, and GitLab does not.
async function findRef(call: Call, kind: 'heads' | 'tags', what: string): Promise<RefSummary> {
  const { repository } = projectWithRepository(call);
  const name = call.parts.name ?? '';
  const ref = (await repository.describe(`refs/${kind}/${name}`)).find((found) => found.name === name);
  if (!ref) throw notFound(what);
  return ref;
}

function commitJson({ id, title, committedAt }: CommitSummary): unknown {
  return { id, short_id: id.slice(0, 8), title, message: title, committed_date: committedAt };
}

function branchJson({ name, commit }: RefSummary): unknown {
  return { name, commit: commit && commitJson(commit) };
}

function tagJson({ name, target, message, commit }: RefSummary): unknown {
  return { name, message: message ?? '', target, commit: commit && commitJson(commit) };
}

function protectionJson({ pattern, mirrorUserMayPush, allowForcePush }: Protection): unknown {
  const level = mirrorUserMayPush ? 40 : 0;
  return {
    name: pattern,
    push_access_levels: [{ access_level: level, access_level_description: level ? 'Maintainers' : 'No one' }],
    allow_force_push: allowForcePush,
  };
}
