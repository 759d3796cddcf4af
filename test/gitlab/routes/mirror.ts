import { projectWithRole } from '../access.ts';
import {
  ApiError,
  type ApiResponse,
  badRequest,
  type Call,
  type Instance,
  invalidParameter,
  type Route,
} from '../api.ts';
import { tryUpstream } from '../mirror-run.ts';
import { booleanParam, stringParam } from '../params.ts';
import type { StoredProject } from '../projects.ts';
import { applyChange, type MirrorChange, maskedUrl, splitUrl } from '../settings.ts';
import { look, requestUpdate, settingsSaved } from '../state.ts';
import { timestamp } from './format.ts';

const BOOLEANS = [
  'enabled',
  'mirror_overwrites_diverged_branches',
  'mirror_trigger_builds',
  'only_mirror_protected_branches',
] as const;
const STRINGS = ['url', 'auth_user', 'auth_password', 'mirror_branch_regex'] as const;

/** The pull mirror's own endpoints, as far as the release has them. */
export function mirrorRoutes({ capabilities }: Instance): Route[] {
  const pattern = '/projects/:id/mirror/pull';
  return [
    { method: 'POST', pattern, handler: startMirror },
    ...(capabilities.mirrorGet ? [{ method: 'GET', pattern, handler: showMirror } as const] : []),
    ...(capabilities.mirrorPut ? [{ method: 'PUT', pattern, handler: configureMirror } as const] : []),
  ];
}

/** Whether the instance mirrors this project at all. */
export function isMirrored({ settings }: Instance, { mirror }: StoredProject): boolean {
  return mirror.enabled && settings.licensed && settings.mirroringEnabled;
}

/** Writes a change to a mirror, and has it updated if it is on. Throws what GitLab answers to a wrong one. */
export async function saveMirror(
  { instance, user }: Call,
  project: StoredProject,
  change: MirrorChange,
  endpoint: 'mirror' | 'project',
): Promise<void> {
  const { mirror } = project;
  if (!instance.settings.mirroringEnabled) throw badRequest('Access Denied');
  if (project.forkNetwork && (change.enabled || (change.enabled !== false && mirror.enabled))) {
    throw badRequest({ mirror: ['is not available for a project in a fork network'] });
  }
  const before = { ...mirror, settings: { ...mirror.settings } };
  const errors = applyChange(mirror, change, endpoint);
  if (errors) throw badRequest(errors);
  const split = change.url ? splitUrl(change.url) : null;
  if (split && change.enabled !== false && instance.settings.checksCredentials) {
    const fault = await tryUpstream(project.repository, split.url, mirror.credentials);
    if (fault !== null) {
      Object.assign(mirror, before);
      throw badRequest({ import_url: ['Unable to access repository with the URL and credentials provided'] });
    }
  }
  // The older endpoint starts an update only where the request turns the mirror on.
  if (endpoint === 'project' && !change.enabled) return;
  settingsSaved(mirror, instance.clock.now(), user?.id ?? null);
  if (isMirrored(instance, project)) instance.engine.pickUp(project.engineMirror);
}

function showMirror(call: Call): ApiResponse {
  const project = mirroredProject(call);
  return { status: 200, body: look(project.mirror, () => mirrorJson(call.instance, project)) };
}

async function configureMirror(call: Call): Promise<ApiResponse> {
  const project = projectWithRole(call, 'maintainer');
  const change = readChange(call);
  await saveMirror(call, project, change, 'mirror');
  return { status: 200, body: mirrorJson(call.instance, project) };
}

function startMirror(call: Call): ApiResponse {
  const { instance, params } = call;
  const project = mirroredProject(call);
  // This key makes it another feature: an event of a code host's webhook.
  if (params.pull_request) throw new ApiError(422, { message: 'The pull request event is not processable' });
  const force = instance.capabilities.forcedPost && booleanParam(params, 'force') === true;
  const answer = requestUpdate(project.mirror, instance.clock.now(), instance.settings.intervalMs, force);
  if (answer === 'paused') throw new ApiError(403, { message: 'Mirroring for the project is on pause' });
  instance.engine.pickUp(project.engineMirror);
  return { status: 200, body: 200 };
}

function mirroredProject(call: Call): StoredProject {
  const project = projectWithRole(call, 'maintainer');
  if (!isMirrored(call.instance, project)) throw badRequest(call.instance.capabilities.notMirrored);
  return project;
}

function readChange({ instance, params }: Call): MirrorChange {
  const change: MirrorChange = {};
  for (const name of BOOLEANS) {
    const value = booleanParam(params, name);
    if (value !== undefined) change[name] = value;
  }
  for (const name of STRINGS) {
    const value = stringParam(params, name);
    if (value !== undefined) change[name] = value;
  }
  const names = ['enabled', 'url', 'auth_user', 'auth_password', ...BOOLEANS.slice(1), 'mirror_branch_regex'];
  if (Object.keys(change).length === 0) {
    throw invalidParameter(`${names.join(', ')} are missing, at least one parameter must be provided`);
  }
  if (instance.capabilities.exclusiveFilters && isExclusive(change)) {
    throw invalidParameter('only_mirror_protected_branches, mirror_branch_regex are mutually exclusive');
  }
  return change;
}

// That both were sent is enough, whatever their values.
function isExclusive(change: MirrorChange): boolean {
  return change.only_mirror_protected_branches !== undefined && change.mirror_branch_regex !== undefined;
}

function mirrorJson(instance: Instance, project: StoredProject): unknown {
  const { mirror } = project;
  const record = {
    id: project.id + 10_000,
    update_status: mirror.status,
    url: maskedUrl(mirror),
    last_error: mirror.lastError,
    last_update_at: timestamp(mirror.lastUpdateAt),
    last_update_started_at: timestamp(mirror.lastUpdateStartedAt),
    last_successful_update_at: timestamp(mirror.lastSuccessfulUpdateAt),
  };
  if (!instance.capabilities.mirrorGetShowsSettings) return record;
  return { ...record, enabled: isMirrored(instance, project), ...mirror.settings };
}
