import { projectWithRole, visibleProject } from '../access.ts';
import { ACCESS_LEVEL, type Visibility } from '../accounts.ts';
import {
  type ApiResponse,
  badRequest,
  type Call,
  type Instance,
  invalidParameter,
  notFound,
  type Route,
  unauthorized,
} from '../api.ts';
import { booleanParam, stringParam } from '../params.ts';
import { accessLevel, namespaceOf } from '../project.ts';
import type { StoredProject } from '../projects.ts';
import { type MirrorChange, maskedUrl } from '../settings.ts';
import { look, type MirrorState } from '../state.ts';
import { timestamp } from './format.ts';
import { isMirrored, saveMirror } from './mirror.ts';

const VISIBILITIES: Visibility[] = ['private', 'internal', 'public'];

/** Projects and their namespaces, with the older way to configure a mirror. */
export function projectRoutes(): Route[] {
  return [
    { method: 'GET', pattern: '/projects/:id', handler: showProject },
    { method: 'PUT', pattern: '/projects/:id', handler: updateProject },
    { method: 'POST', pattern: '/projects', handler: createProject },
    { method: 'GET', pattern: '/namespaces/:id', handler: showNamespace },
  ];
}

async function showProject(call: Call): Promise<ApiResponse> {
  return { status: 200, body: await projectJson(call, visibleProject(call)) };
}

async function updateProject(call: Call): Promise<ApiResponse> {
  const project = projectWithRole(call, 'maintainer');
  const change = readMirrorChange(call);
  const visibility = readVisibility(call);
  if (Object.keys(change).length === 0 && !visibility) {
    throw invalidParameter(
      'name, visibility, mirror, import_url are missing, at least one parameter must be provided',
    );
  }
  if (visibility) project.visibility = visibility;
  if (Object.keys(change).length > 0) await saveMirror(call, project, change, 'project');
  return { status: 200, body: await projectJson(call, project) };
}

async function createProject(call: Call): Promise<ApiResponse> {
  const { instance, params, user } = call;
  if (!user) throw unauthorized();
  const name = stringParam(params, 'path') ?? stringParam(params, 'name');
  if (!name) throw invalidParameter('name, path are missing, at least one parameter must be provided');
  const namespace = instance.accounts.findNamespace(stringParam(params, 'namespace_id') ?? user.username);
  if (!namespace || instance.accounts.namespaceLevel(namespace.path, user) < ACCESS_LEVEL.developer) {
    throw badRequest({ namespace: ['is not valid'] });
  }
  const path = `${namespace.path}/${name}`;
  if (instance.projects.find(path)) {
    throw badRequest({ name: ['has already been taken'], path: ['has already been taken'] });
  }
  const change = readMirrorChange(call);
  const visibility = readVisibility(call);
  const project = await instance.projects.add({
    path,
    members: [[user, 'owner']],
    ...(visibility ? { visibility } : {}),
  });
  if (Object.keys(change).length > 0) await saveMirror(call, project, change, 'project');
  return { status: 201, body: await projectJson(call, project) };
}

function showNamespace({ instance, parts, user }: Call): ApiResponse {
  if (!user) throw unauthorized();
  const namespace = instance.accounts.findNamespace(parts.id ?? '');
  if (!namespace || instance.accounts.namespaceLevel(namespace.path, user) === 0) throw notFound('Namespace');
  return { status: 200, body: namespaceJson(instance, namespace.path) };
}

function readMirrorChange({ instance, params }: Call): MirrorChange {
  const change: MirrorChange = {};
  const enabled = booleanParam(params, 'mirror');
  const url = stringParam(params, 'import_url');
  const regex = instance.capabilities.branchRegex ? stringParam(params, 'mirror_branch_regex') : undefined;
  if (enabled !== undefined) change.enabled = enabled;
  if (url !== undefined) change.url = url;
  if (regex !== undefined) change.mirror_branch_regex = regex;
  for (const name of [
    'mirror_trigger_builds',
    'only_mirror_protected_branches',
    'mirror_overwrites_diverged_branches',
  ] as const) {
    const value = booleanParam(params, name);
    if (value !== undefined) change[name] = value;
  }
  return change;
}

function readVisibility({ params }: Call): Visibility | undefined {
  const text = stringParam(params, 'visibility');
  if (!text) return undefined;
  const visibility = VISIBILITIES.find((known) => known === text);
  if (!visibility) throw invalidParameter('visibility does not have a valid value');
  return visibility;
}

async function projectJson({ instance, user }: Call, project: StoredProject): Promise<unknown> {
  const level = accessLevel(project, user, instance.accounts);
  const isEmpty = (await project.repository.refs()).size === 0;
  const webUrl = `${instance.url}/${project.path}`;
  return {
    id: project.id,
    name: project.name,
    path: project.path.slice(project.path.lastIndexOf('/') + 1),
    path_with_namespace: project.path,
    created_at: timestamp(project.createdAt),
    default_branch: isEmpty ? null : project.defaultBranch,
    visibility: project.visibility,
    empty_repo: isEmpty,
    archived: false,
    web_url: webUrl,
    http_url_to_repo: `${webUrl}.git`,
    namespace: namespaceJson(instance, namespaceOf(project)),
    permissions: {
      project_access: level > 0 ? { access_level: level, notification_level: 3 } : null,
      group_access: null,
    },
    import_status: project.mirror.status,
    ...(level >= ACCESS_LEVEL.maintainer
      ? look(project.mirror, (mirror) => mirrorJson(instance, project, mirror))
      : {}),
  };
}

function mirrorJson(instance: Instance, project: StoredProject, mirror: MirrorState): object {
  const { mirror_branch_regex, ...settings } = mirror.settings;
  return {
    import_url: maskedUrl(mirror),
    import_error: mirror.lastError,
    mirror: isMirrored(instance, project),
    mirror_user_id: mirror.mirrorUserId,
    ...settings,
    ...(instance.capabilities.branchRegex ? { mirror_branch_regex } : {}),
  };
}

function namespaceJson({ accounts, url }: Instance, path: string): unknown {
  const namespace = accounts.findNamespace(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const kind = namespace?.kind ?? 'group';
  return {
    id: namespace?.id ?? null,
    name,
    path: name,
    kind,
    full_path: path,
    web_url: `${url}/${kind === 'group' ? 'groups/' : ''}${path}`,
  };
}
