/**
 * The project's own record, by which mirrors were configured before GitLab 17.6 and, before 15.6, watched as well. Pure.
 */
import { StepError } from '../errors.ts';
import { remedy } from '../explanations.ts';
import { JsonRecord, longestRegex, longestUrl, type PullMirror, type UpdateState } from './schema.ts';

/** `GET /projects/:id`, as far as it matters here. */
export interface ProjectRecord {
  id: number;
  /** Full path, by which the repository is reached as well. */
  path: string;
  /** null where GitLab shows nothing of mirroring. */
  mirror: PullMirror | null;
  /** The highest access level that the token's user has by membership; null where GitLab does not tell. */
  accessLevel: number | null;
}

export const maintainerLevel = 40;

export function parseProject(json: unknown): ProjectRecord {
  const record = new JsonRecord(json, 'the project');
  const permissions = record.recordOrNull('permissions');
  const levels = ['project_access', 'group_access'].flatMap((key) => {
    const level = permissions?.recordOrNull(key)?.numberOrNull('access_level');
    return level == null ? [] : [level];
  });
  return {
    id: record.number('id'),
    path: record.string('path_with_namespace'),
    mirror: record.has('mirror') ? parseMirror(record) : null,
    accessLevel: levels.length > 0 ? Math.max(...levels) : null,
  };
}

function parseMirror(record: JsonRecord): PullMirror {
  return {
    status: record.stringOrNull('import_status') ?? 'none',
    lastError: record.stringOrNull('import_error'),
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
    url: record.shortStringOrNull('import_url', longestUrl),
    settings: {
      enabled: record.flag('mirror'),
      mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
      onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
      mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
      mirrorBranchRegex: record.shortStringOrNull('mirror_branch_regex', longestRegex) || null,
    },
  };
}

/**
 * The mirror that a project's record shows.
 * @throws StepError of kind `permission` or `license` where it shows none
 */
export function shownMirror({ mirror, accessLevel }: ProjectRecord): PullMirror {
  if (mirror !== null) return mirror;
  if (accessLevel !== null && accessLevel >= maintainerLevel) {
    throw new StepError('license', 'This GitLab does not know pull mirroring.', remedy('license'));
  }
  throw new StepError(
    'permission',
    'GitLab does not show the mirror settings of the project to this token.',
    remedy('role'),
  );
}

type Attributes = Record<string, string | boolean | null>;

/**
 * The attributes of the mirror endpoint in the words of the project endpoint. Credentials go inside the URL, and
 * `mirror: true` always goes along, since nothing else has GitLab start an update there.
 * @param currentUrl the upstream that GitLab has, for credentials that come without a URL
 */
export function projectAttributes(attributes: Attributes, currentUrl: string | null): Attributes {
  const { enabled = true, url, auth_user: user, auth_password: password, ...others } = attributes;
  const result: Attributes = { mirror: enabled, ...others };
  const upstream = url ?? (user === undefined && password === undefined ? null : currentUrl);
  if (typeof upstream === 'string') result.import_url = urlWithCredentials(upstream, user, password);
  return result;
}

function urlWithCredentials(url: string, user: unknown, password: unknown): string {
  if (user === undefined && password === undefined) return url;
  const secret = password === undefined ? '' : `:${encodeURIComponent(String(password))}`;
  return url.replace(
    /^([a-z]+:\/\/)(?:[^@/]*@)?/i,
    `$1${encodeURIComponent(String(user ?? '')).replace(/\$/g, '$$$$')}${secret}@`,
  );
}

/** After a run was seen to end, a look that shows one started again may be a late look at the same. */
const wary = {
  /** So many looks in a row are believed all the same. */
  looksToBelieve: 3,
  /** After so many looks (at one or two poll intervals each) no database is as late as that. */
  looksUntilTrust: 40,
};

/**
 * Tells runs apart where GitLab shows no times but only a status (before 15.6): each look is given a number, and a run's
 * start and end are the numbers of the looks that first showed them. A run that begins and ends between two looks of the
 * same status is not seen, which can make the step wait in vain. Where so old a GitLab reads from databases that lag
 * behind, a look that goes back in time cannot be told from a new run for certain. The step itself makes that likely where
 * it has waited for a run before, so then a new one is believed once it was seen scheduled, or started several times in a row.
 */
export class StatusObserver {
  #looks = 0;
  #state: UpdateState | null = null;
  /** The number of the look that showed the end of a run. */
  #endSeenAt: number | null = null;
  /** How many looks in a row have shown a start that is not believed yet. */
  #unbelieved = 0;

  observe(status: string, lastError: string | null): UpdateState {
    const before = this.#state;
    const now = new Date(++this.#looks).toISOString();
    const state: UpdateState = before
      ? { ...before, status, lastError }
      : { ...neverSeen, status, lastError };
    if (before !== null && status === 'started' && this.#isDoubtful(before.status))
      return { ...before, lastError };
    this.#unbelieved = 0;
    if (status !== before?.status) {
      if (before?.status === 'started') this.#endSeenAt = this.#looks;
      if (status === 'started') state.lastUpdateStartedAt = now;
      if (before !== null && status === 'finished') {
        if (before.status !== 'started') state.lastUpdateStartedAt = now;
        state.lastUpdateAt = state.lastSuccessfulUpdateAt = now;
      }
      if (before !== null && status === 'failed') state.lastUpdateAt = now;
    }
    this.#state = state;
    return state;
  }

  /** Whether a look at `started` after another status may be a late one. */
  #isDoubtful(before: string): boolean {
    if (before === 'started' || before === 'scheduled' || this.#endSeenAt === null) return false;
    if (this.#looks - this.#endSeenAt > wary.looksUntilTrust) return false;
    return ++this.#unbelieved < wary.looksToBelieve;
  }
}

const neverSeen = { lastUpdateAt: null, lastUpdateStartedAt: null, lastSuccessfulUpdateAt: null };
