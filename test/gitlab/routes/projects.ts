import { projectWithRole, visibleProject } from '../access.ts';
import { ACCESS_LEVEL, type Visibility } from '../accounts.ts';
import {
  ApiError,
  type ApiResponse,
  badRequest,
  type Call,
  forbidden,
  type Instance,
  invalidParameter,
  notFound,
  type Route,
  unauthorized,
} from '../api.ts';
import { booleanParam, stringParam } from '../params.ts';
import { accessLevel, namespaceOf } from '../project.ts';
import type { StoredProject } from '../projects.ts';
import { type MirrorChange, maskedUrl, splitUrl } from '../settings.ts';
import { type MirrorState, poll } from '../state.ts';
import { timestamp } from './format.ts';
import { applyMirrorChange, forceMirror, isMirrored, NOT_READABLE, rejectBothFilters } from './mirror.ts';

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
  const { instance, params } = call;
  const project = projectWithRole(call, 'maintainer');
  const change = readMirrorChange(call);
  rejectBothFilters(change);
  const visibility = readVisibility(call);
  if (Object.keys(change).length === 0 && !visibility) {
    throw invalidParameter(
      'name, visibility, mirror, import_url are missing, at least one parameter must be provided',
    );
  }
  // Without the license, or if mirroring is switched off, the mirror's attributes are dropped.
  if (Object.keys(change).length > 0 && instance.settings.licensed && instance.settings.mirroringEnabled) {
    if (change.url) await requireReadable(call, change.url);
    const mirrorUser = params.mirror_user_id;
    if (mirrorUser !== undefined && String(mirrorUser) !== String(project.mirror.mirrorUserId)) {
      throw badRequest({ mirror_user_id: ['is invalid'] });
    }
    applyMirrorChange(call, project, change, 'project');
    // It starts an update only if the request turns the mirror on, and keeps the old error.
    if (change.enabled) forceMirror(call, project);
  }
  if (visibility) project.visibility = visibility;
  return { status: 200, body: await projectJson(call, project) };
}

// The order is GitLab's: the URL is checked before anything else, and the import source last.
async function createProject(call: Call): Promise<ApiResponse> {
  const { instance, params, user } = call;
  if (!user) throw unauthorized();
  const name = stringParam(params, 'path') ?? stringParam(params, 'name');
  if (!name) throw invalidParameter('name, path are missing, at least one parameter must be provided');
  const visibility = readVisibility(call);
  const importUrl = stringParam(params, 'import_url') || null;
  if (importUrl !== null) await requireReadable(call, importUrl);
  const namespace = instance.accounts.findNamespace(stringParam(params, 'namespace_id') ?? user.username);
  if (!namespace || instance.accounts.namespaceLevel(namespace.path, user) < ACCESS_LEVEL.developer) {
    throw badRequest({ namespace: ['is not valid'] });
  }
  const path = `${namespace.path}/${name}`;
  if (instance.projects.find(path)) {
    throw badRequest({ name: ['has already been taken'], path: ['has already been taken'] });
  }
  if (importUrl !== null && !instance.settings.gitImports) throw forbidden();
  const { licensed, mirroringEnabled } = instance.settings;
  const isMirror = booleanParam(params, 'mirror') === true && licensed && mirroringEnabled;
  if (isMirror && importUrl === null) throw badRequest({ import_url: ["can't be blank"] });
  const project = await instance.projects.add({
    path,
    members: [[user, 'owner']],
    ...(visibility ? { visibility } : {}),
  });
  if (importUrl !== null) startImport(call, project, importUrl, isMirror);
  return { status: 201, body: await projectJson(call, project) };
}

/** Imports the repository, all refs of it; a mirror is updated once that has finished. */
function startImport(call: Call, project: StoredProject, url: string, isMirror: boolean): void {
  const { instance, params } = call;
  // Of a mirror's settings, only these are supported here.
  const builds = booleanParam(params, 'mirror_trigger_builds');
  applyMirrorChange(call, project, { url, enabled: isMirror }, 'project');
  if (isMirror && builds) project.mirror.settings.mirror_trigger_builds = builds;
  if (!isMirror)
    Object.assign(project.mirror, { mirrorUserId: null, credentials: splitUrl(url)?.credentials });
  instance.engine.schedule(project.engineMirror, {
    prepare: () => instance.projects.importWork(project),
    onFinished: () => forceMirror(call, project),
  });
}

async function requireReadable({ instance }: Call, url: string): Promise<void> {
  if (!(await instance.projects.isReadable(url))) throw new ApiError(422, { message: NOT_READABLE });
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

/** A project as GitLab shows it to this user. */
export async function projectJson({ instance, user }: Call, project: StoredProject): Promise<unknown> {
  const level = accessLevel(project, user, instance.accounts);
  const isEmpty = project.repository.isEmpty();
  const webUrl = `${instance.url}/${project.path}`;
  const basic = {
    id: project.id,
    name: project.name,
    path: project.path.slice(project.path.lastIndexOf('/') + 1),
    path_with_namespace: project.path,
    created_at: timestamp(project.createdAt),
    default_branch: isEmpty ? null : project.defaultBranch,
    visibility: project.visibility,
    web_url: webUrl,
    http_url_to_repo: `${webUrl}.git`,
    namespace: namespaceJson(instance, namespaceOf(project)),
  };
  if (!user) return basic;
  return poll(project.mirror, (mirror) => ({
    ...basic,
    empty_repo: isEmpty,
    archived: project.archived,
    marked_for_deletion_on: timestamp(project.markedForDeletionAt)?.slice(0, 10) ?? null,
    import_status: mirror.status,
    ...(level >= ACCESS_LEVEL.maintainer
      ? { import_url: maskedUrl(mirror), import_error: mirror.lastError }
      : {}),
    ...mirrorJson(instance, project, mirror),
    permissions: {
      project_access: level > 0 ? { access_level: level, notification_level: 3 } : null,
      group_access: null,
    },
  }));
}

// The branch filter is never among them.
function mirrorJson(instance: Instance, project: StoredProject, mirror: MirrorState): object {
  if (!instance.settings.licensed) return {};
  if (!isMirrored(instance, project)) return { mirror: false };
  const { mirror_branch_regex: _, ...settings } = mirror.settings;
  return { mirror: true, mirror_user_id: mirror.mirrorUserId, ...settings };
}

/** A namespace as GitLab shows it. */
export function namespaceJson({ accounts, url }: Instance, path: string): unknown {
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
