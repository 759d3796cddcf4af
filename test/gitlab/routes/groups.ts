import { canSee } from '../access.ts';
import { type ApiResponse, type Call, invalidParameter, notFound, type Route } from '../api.ts';
import { booleanParam } from '../params.ts';
import { accessLevel } from '../project.ts';
import type { StoredProject } from '../projects.ts';
import { paginate, paginateByKeyset } from './paginate.ts';
import { projectJson } from './projects.ts';

/** Groups, and the projects in them. */
export function groupRoutes(): Route[] {
  return [
    { method: 'GET', pattern: '/groups/:id', handler: showGroup },
    { method: 'GET', pattern: '/groups/:id/projects', handler: listProjects },
  ];
}

function showGroup(call: Call): ApiResponse {
  const { instance } = call;
  const { id, path, archived } = visibleGroup(call);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const web_url = `${instance.url}/groups/${path}`;
  return { status: 200, body: { id, name, path: name, full_path: path, web_url, archived } };
}

async function listProjects(call: Call): Promise<ApiResponse> {
  const { instance, params, query } = call;
  const group = visibleGroup(call);
  const { projects } = instance;
  const subgroups = booleanParam(params, 'include_subgroups') ?? false;
  const shared = booleanParam(params, 'with_shared') ?? true;
  const archived = booleanParam(params, 'archived');
  const minLevel = Number(query.get('min_access_level') ?? 0);
  const found = projects.ofGroup(group.path, subgroups, shared).filter((project) => {
    if (!canSee(call, project) || project.pendingDelete) return false;
    if (archived !== undefined && archived !== null && project.archived !== archived) return false;
    return minLevel === 0 || accessLevel(project, call.user, instance.accounts) >= minLevel;
  });
  const descending = (query.get('sort') ?? 'desc') === 'desc';
  const key = sortKey(query.get('order_by') ?? 'created_at');
  found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
  if (descending) found.reverse();
  const show = (project: StoredProject): Promise<unknown> => projectJson(call, project);
  const byKeyset = query.get('pagination') === 'keyset' && query.get('order_by') === 'id';
  return byKeyset && instance.capabilities.groupKeyset
    ? paginateByKeyset(call, found, descending, show)
    : paginate(call, found, show);
}

function sortKey(orderBy: string): (project: StoredProject) => number | string {
  if (orderBy === 'id') return ({ id }) => id;
  if (orderBy === 'created_at') return ({ createdAt }) => createdAt;
  if (orderBy === 'name') return ({ name }) => name;
  if (orderBy === 'path') return ({ path }) => path;
  throw invalidParameter('order_by does not have a valid value');
}

// A user without a role in a group sees it if they can see a project in it.
function visibleGroup(call: Call): { id: number; path: string; archived: boolean } {
  const { instance, parts, user } = call;
  const namespace = instance.accounts.findNamespace(parts.id ?? '');
  if (namespace?.kind !== 'group') throw notFound('Group');
  const isMember = user !== null && instance.accounts.namespaceLevel(namespace.path, user) > 0;
  const inside = instance.projects.ofGroup(namespace.path, true, false);
  if (!isMember && !inside.some((project) => canSee(call, project))) throw notFound('Group');
  return namespace;
}
