/** The project's own record, by which mirrors are configured before GitLab 17.6. Pure. */
import { StepError } from '../base/errors.ts';
import { hint } from '../text/explanations.ts';
import { JsonRecord, maxRegexLength, maxUrlLength, type PullMirror, parseStatus } from './schema.ts';

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
    ...parseStatus(record.stringOrNull('import_status') ?? 'none'),
    lastError: record.stringOrNull('import_error'),
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
    url: record.shortStringOrNull('import_url', maxUrlLength),
    settings: {
      enabled: record.flag('mirror'),
      mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
      onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
      mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
      mirrorBranchRegex: record.shortStringOrNull('mirror_branch_regex', maxRegexLength) || null,
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
    throw new StepError('license', 'This GitLab does not know pull mirroring.', hint('license'));
  }
  throw new StepError(
    'permission',
    'GitLab does not show the mirror settings of the project to this token.',
    hint('role'),
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
