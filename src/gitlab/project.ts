/** One project in GitLab: its pull mirror, through whichever API this version of GitLab has, and its refs. */
import { orNull, StepError } from '../base/errors.ts';
import type { HttpRequest, HttpResponse } from '../network/http.ts';
import { hint } from '../text/explanations.ts';
import { ApiError, parseResponse } from './response.ts';
import type { OnFailure } from './retry.ts';
import type { Priority } from './scheduler.ts';
import {
  JsonRecord,
  jsonRecords,
  type ProjectRecord,
  type PullMirror,
  parseProject,
  parsePullMirror,
} from './schema.ts';

export interface ApiRequest {
  method: HttpRequest['method'];
  path: string;
  body?: unknown;
  /** Default: `next`. */
  priority?: Priority | undefined;
  /** Called when the request is about to be sent. */
  onStart?: (() => void) | undefined;
  /** If given, the request is retried until the deadline. */
  onFailure?: OnFailure | undefined;
  /** Sends the request only once, with a timeout of a few seconds: it is not worth more. Not to be combined with `onFailure`. */
  isTriedOnce?: boolean | undefined;
}

export type GetOptions = Pick<ApiRequest, 'priority' | 'onStart'> & {
  /** Whether the step can do without the response. The request is then retried at most `max-retries` times, never until the deadline. */
  isOptional?: boolean;
};

export interface LocatedResponse {
  response: HttpResponse;
  /** The numeric ID that GitLab redirected to, or null. */
  movedTo: string | null;
}

type Send = (request: ApiRequest) => Promise<LocatedResponse>;

/** GitLab's version, such as `18.0.1-ee`. */
export async function readVersion(send: Send): Promise<string> {
  const { response } = await send({ method: 'GET', path: '/version' });
  return new JsonRecord(parseResponse(response, 'Reading the version of GitLab'), 'the version').string(
    'version',
  );
}

/** The state of a mirror in one response. */
export interface MirrorSnapshot {
  mirror: PullMirror;
  /** The date of the response, by the server's clock in Unix milliseconds; null if the server sent none. */
  serverTime: number | null;
}

/** The response to saved settings. */
export interface Saved extends MirrorSnapshot {
  /** Whether the response has the times of runs. Before GitLab 17.6 it is the project, which has only a status. */
  hasRunTimes: boolean;
}

/** A branch or tag on GitLab. For an annotated tag, `object` is the tag object, and `commit` is what the tag points to. */
export interface Ref {
  object: string;
  commit: string;
}

/** How one commit relates to another in the history. */
export type Relation = 'ahead' | 'behind' | 'diverged' | 'unknown';

/** GitLab's base URL without `/api/v4`. */
export function serverUrl(apiUrl: string): string {
  return apiUrl.replace(/\/api\/v4$/, '');
}

/**
 * The URL of a project's page. GitLab redirects `/projects/<id>` to the path (`ProjectsController#resolve`).
 * @param apiUrl GitLab's base URL with `/api/v4`
 */
export function projectUrl(apiUrl: string, idOrPath: string): string {
  const path = idOrPath.split('/').map(encodeURIComponent).join('/');
  return `${serverUrl(apiUrl)}/${path.includes('/') ? path : `projects/${path}`}`;
}

/** Higher than GitLab's own limit of 255. It bounds the patterns that branches are matched with. */
const maxBranchNameLength = 1_024;

const branchesPerPage = 100;

type Attributes = Record<string, string | boolean | null>;

export class Project {
  #id: string;
  readonly #send: Send;
  /**
   * Whether settings are saved by `PUT /projects/:id`, since GitLab before 17.6 has no PUT of the mirror. Before 17.5 the GET shows
   * that, since it has no settings; 17.5 is recognized when it rejects the PUT.
   */
  #savesOnProject = false;
  #onFailure: OnFailure | undefined;

  constructor(idOrPath: string, send: Send) {
    this.#id = encodeURIComponent(idOrPath);
    this.#send = send;
  }

  /**
   * From now on, retries every request until the deadline, except requests that nothing depends on. While the step waits for an
   * update, a failed request says nothing about that update.
   * @param onFailure called after each failed try
   */
  retryUntilDeadline(onFailure: OnFailure): void {
    this.#onFailure = onFailure;
  }

  /**
   * Reads the pull mirror.
   * @returns null if the project is not a pull mirror: GitLab returns 400 if mirroring is off, was never set up, or is not licensed
   * @throws StepError of kind `unsupported` before GitLab 15.6, which has no GET of the mirror
   */
  async mirror(options: GetOptions = {}): Promise<MirrorSnapshot | null> {
    const response = await this.#get('/mirror/pull', options);
    try {
      const mirror = parsePullMirror(parseResponse(response, 'Reading the pull mirror'));
      if (mirror.settings === null) this.#savesOnProject = true;
      return { mirror, serverTime: response.serverTime };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 400 && /not mirrored/i.test(error.reason)) return null;
      if (error.isMissingRoute) throw await this.#unsupported();
      throw error;
    }
  }

  async #unsupported(): Promise<StepError> {
    const version = await orNull(() => readVersion(this.#send));
    const name = version === null ? 'This version of GitLab' : `GitLab ${version}`;
    return new StepError('unsupported', `${name} is not supported.`, hint('unsupported'));
  }

  /** Reads the project itself. */
  async record(options: GetOptions = {}): Promise<ProjectRecord> {
    return parseProject(parseResponse(await this.#get('', options), 'Reading the project'));
  }

  /**
   * Saves settings. If the mirror is on, GitLab then starts an update by itself, unless one is scheduled or started.
   * @param currentUrl the upstream as GitLab showed it last
   * @throws StepError of kind `permission` or `license` if GitLab accepts the settings but does not show them
   */
  async save(attributes: Attributes, currentUrl: string | null): Promise<Saved> {
    const action = 'Saving the mirror settings';
    if (!this.#savesOnProject) {
      const response = await this.#write('PUT', '/mirror/pull', attributes);
      try {
        const mirror = parsePullMirror(parseResponse(response, action));
        return { mirror, serverTime: response.serverTime, hasRunTimes: true };
      } catch (error) {
        if (!(error instanceof ApiError && error.isMissingRoute)) throw error;
        this.#savesOnProject = true;
      }
    }
    const response = await this.#write('PUT', '', projectAttributes(attributes, currentUrl));
    const mirror = shownMirror(parseProject(parseResponse(response, action)));
    return { mirror, serverTime: response.serverTime, hasRunTimes: false };
  }

  /**
   * Requests an update.
   * @param options.force whether to resume a paused mirror; older versions of GitLab ignore it
   * @returns whether GitLab has paused the mirror after too many failures, and the server's time
   */
  async requestUpdate({ force = false } = {}): Promise<{ paused: boolean; serverTime: number | null }> {
    const response = await this.#write('POST', '/mirror/pull', force ? { force: true } : undefined);
    const { serverTime } = response;
    try {
      parseResponse(response, 'Requesting an update', true);
      return { paused: false, serverTime };
    } catch (error) {
      const isPaused = error instanceof ApiError && error.status === 403 && /on pause/i.test(error.reason);
      if (!isPaused) throw error;
      return { paused: true, serverTime };
    }
  }

  /** Reads a branch (`refs/heads/…`) or a tag (`refs/tags/…`); null if GitLab does not have it. */
  async ref(ref: string, options: GetOptions = {}): Promise<Ref | null> {
    const name = ref.replace(/^refs\/(heads|tags)\//, '');
    const isTag = ref.startsWith('refs/tags/');
    const response = await this.#get(
      `/repository/${isTag ? 'tags' : 'branches'}/${encodeURIComponent(name)}`,
      options,
    );
    try {
      const record = new JsonRecord(parseResponse(response, `Reading ${ref}`), ref);
      // A server that ignores case may respond with another ref.
      if (record.string('name') !== name) return null;
      if (!isTag) {
        const commit = record.record('commit').sha('id');
        return { object: commit, commit };
      }
      const object = record.sha('target');
      // A tag may point to something other than a commit.
      return { object, commit: record.recordOrNull('commit')?.sha('id') ?? object };
    } catch (error) {
      // For a project without any commit, GitLab reports that the repository is missing.
      const isMissing =
        error instanceof ApiError &&
        (['Branch', 'Tag', 'Repository'] as const).some((what) => error.isMissing(what));
      if (isMissing) return null;
      throw error;
    }
  }

  /** How commit `a` relates to commit `b`; `unknown` if GitLab cannot compare them. */
  async relation(a: string, b: string): Promise<Relation> {
    const response = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
    try {
      const base = new JsonRecord(parseResponse(response, 'Comparing two commits'), 'the merge base').sha(
        'id',
      );
      if (base === b) return 'ahead';
      return base === a ? 'behind' : 'diverged';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isMissing('Merge Base')) return 'diverged';
      if (error.status === 400 || error.status === 404) return 'unknown';
      throw error;
    }
  }

  /** The names of the protected branches, some of which are patterns with `*`. */
  async protectedBranches(): Promise<string[]> {
    const names: string[] = [];
    for (let page = 1; ; page++) {
      const response = await this.#get(`/protected_branches?per_page=${branchesPerPage}&page=${page}`);
      const json = parseResponse(response, 'Listing the protected branches');
      const records = jsonRecords(json, 'the protected branches');
      names.push(...records.map((record) => record.string('name', maxBranchNameLength)));
      if (records.length < branchesPerPage) return names;
    }
  }

  async #get(path: string, { isOptional = false, ...options }: GetOptions = {}): Promise<HttpResponse> {
    const { response, movedTo } = await this.#send({
      ...options,
      method: 'GET',
      path: `/projects/${this.#id}${path}`,
      onFailure: isOptional ? undefined : this.#onFailure,
    });
    // GitLab redirects only reads of a moved project; writes to the old path fail.
    if (movedTo !== null) this.#id = movedTo;
    return response;
  }

  async #write(method: 'PUT' | 'POST', path: string, body: unknown): Promise<HttpResponse> {
    const send = async () => {
      const request = { method, path: `/projects/${this.#id}${path}`, body, onFailure: this.#onFailure };
      return (await this.#send(request)).response;
    };
    const idBefore = this.#id;
    const response = await send();
    if (response.status !== 405 || !/moved projects/i.test(response.text)) return response;
    // The project was moved or renamed since it was read. Reading it again finds its ID.
    await this.#get('');
    return this.#id === idBefore ? response : send();
  }
}

/**
 * The mirror that a project shows.
 * @throws StepError of kind `permission` or `license` if it shows none
 */
export function shownMirror({ mirror, isMaintainer }: ProjectRecord): PullMirror {
  if (mirror !== null) return mirror;
  if (isMaintainer) {
    throw new StepError('license', 'Pull mirroring is not available for this project.', hint('license'));
  }
  throw new StepError(
    'permission',
    'GitLab does not show the mirror settings of the project with this token.',
    hint('role'),
  );
}

/**
 * Converts attributes for `PUT /projects/:id/mirror/pull` to attributes for `PUT /projects/:id` (before GitLab 17.6). Credentials
 * become part of the URL. Unless the mirror is removed, `mirror: true` is sent, since only that makes GitLab start an update.
 * @param currentUrl the upstream in GitLab, for credentials without a URL
 */
function projectAttributes(attributes: Attributes, currentUrl: string | null): Attributes {
  const { enabled = true, url, auth_user: user, auth_password: password, ...others } = attributes;
  const result: Attributes = { mirror: enabled, ...others };
  const upstream = url ?? (user === undefined && password === undefined ? null : currentUrl);
  if (typeof upstream === 'string') result.import_url = urlWithCredentials(upstream, user, password);
  return result;
}

function urlWithCredentials(url: string, user: unknown, password: unknown): string {
  if (user === undefined && password === undefined) return url;
  const userinfo = [user ?? '', ...(password === undefined ? [] : [password])].map((part) =>
    encodeURIComponent(String(part)),
  );
  return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/i, (_, scheme) => `${scheme}${userinfo.join(':')}@`);
}
