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
import { booleanParam, stringParam } from '../params.ts';
import { isEligible } from '../project.ts';
import type { StoredProject } from '../projects.ts';
import { plain } from '../replicas.ts';
import { applyChange, type MirrorChange, maskedUrl, splitUrl } from '../settings.ts';
import { forceUpdate, poll, requestUpdate, settingsSaved, turnedOn } from '../state.ts';
import { timestamp } from './format.ts';

const BOOLEANS = [
  'enabled',
  'mirror_overwrites_diverged_branches',
  'mirror_trigger_builds',
  'only_mirror_protected_branches',
] as const;
const STRINGS = ['url', 'auth_user', 'auth_password', 'mirror_branch_regex'] as const;

export const NOT_READABLE = 'Unable to access repository with the URL and credentials provided';

/** The pull mirror's own endpoints, as far as the release supports them. */
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

/** Writes a change to a mirror's configuration. Throws GitLab's response to an invalid one, which changes nothing. */
export function applyMirrorChange(
  { instance, user }: Call,
  project: StoredProject,
  change: MirrorChange,
  endpoint: 'mirror' | 'project',
): void {
  const { mirror } = project;
  const { capabilities, settings } = instance;
  // Only a URL that changes has to belong to the fork network.
  if (project.forkOf !== null && change.url && splitUrl(change.url)?.url !== mirror.url) {
    if (!instance.projects.isInForkNetwork(project, change.url)) {
      throw badRequest({ url: ['must be inside the fork network'] });
    }
  }
  const wasEnabled = mirror.enabled;
  const errors = applyChange(mirror, change, {
    endpoint,
    urlAttribute: capabilities.urlAttribute,
    localRequests: settings.localRequests,
  });
  if (errors) throw badRequest(errors);
  mirror.mirrorUserId = user?.id ?? null;
  project.mirrorUser = 'able';
  if (mirror.enabled && !wasEnabled) turnedOn(mirror, instance.clock.now());
}

function showMirror(call: Call): ApiResponse {
  const project = mirroredProject(call);
  return { status: 200, body: poll(project.mirror, () => mirrorJson(call.instance, project)) };
}

async function configureMirror(call: Call): Promise<ApiResponse> {
  const { instance, user } = call;
  const project = projectWithRole(call, 'maintainer');
  const { mirror } = project;
  const change = readChange(call);
  if (!instance.settings.mirroringEnabled) throw badRequest('Access Denied');
  if (change.url && change.enabled !== false && instance.settings.checksUrls) {
    // Everything else is checked before the URL, and nothing is saved until the URL has been checked too.
    applyMirrorChange(call, { ...project, mirror: plain(mirror) }, change, 'mirror');
    // The URL is checked as it was sent, without the credentials that were sent separately.
    if (!(await instance.projects.isReadable(change.url))) {
      throw badRequest({ import_url: [NOT_READABLE] });
    }
  }
  applyMirrorChange(call, project, change, 'mirror');
  const isEnqueued = settingsSaved(
    mirror,
    instance.clock.now(),
    user?.id ?? null,
    isEligibleNow(call, project),
  );
  if (isEnqueued && isMirrored(instance, project)) instance.engine.pickUp();
  return { status: 200, body: mirrorJson(instance, project) };
}

function isEligibleNow({ instance }: Call, project: StoredProject): boolean {
  return isEligible(project, instance.accounts);
}

/** Forces an update of a mirror that is on, as the older endpoint does after `mirror: true`. */
export function forceMirror(call: Call, project: StoredProject): void {
  const { instance } = call;
  if (!isMirrored(instance, project)) return;
  if (forceUpdate(project.mirror, instance.clock.now(), isEligibleNow(call, project)))
    instance.engine.pickUp();
}

function startMirror(call: Call): ApiResponse {
  const { instance, params } = call;
  const project = mirroredProject(call);
  // This key makes it another feature: an event of a code host's webhook.
  if (params.pull_request) throw new ApiError(422, { message: 'The pull request event is not processable' });
  const force = instance.capabilities.forcedPost && booleanParam(params, 'force') === true;
  const answer = requestUpdate(
    project.mirror,
    instance.clock.now(),
    instance.settings.intervalMs,
    force,
    isEligibleNow(call, project),
  );
  if (answer === 'paused') throw new ApiError(403, { message: 'Mirroring for the project is on pause' });
  if (answer === 'enqueued') instance.engine.pickUp();
  return { status: 200, body: 200 };
}

function mirroredProject(call: Call): StoredProject {
  const project = projectWithRole(call, 'maintainer');
  if (!isMirrored(call.instance, project)) throw badRequest('The project is not mirrored');
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
  if (instance.capabilities.exclusiveFilters) rejectBothFilters(change);
  return change;
}

/** Throws GitLab's response if both filters were sent, whatever their values. */
export function rejectBothFilters(change: MirrorChange): void {
  if (change.only_mirror_protected_branches !== undefined && change.mirror_branch_regex !== undefined) {
    throw invalidParameter('only_mirror_protected_branches, mirror_branch_regex are mutually exclusive');
  }
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
