/** One project: its pull mirror, through whichever API its GitLab has, and its refs. */
import { StepError } from '../base/errors.ts';
import type { HttpAnswer, HttpRequest } from '../network/http.ts';
import { hint } from '../text/explanations.ts';
import { ApiError, answerJson } from './answer.ts';
import { type ProjectRecord, parseProject, projectAttributes, shownMirror } from './record.ts';
import type { Priority } from './scheduler.ts';
import { JsonRecord, jsonRecords, type PullMirror, parsePullMirror } from './schema.ts';

export interface ApiRequest {
  method: HttpRequest['method'];
  path: string;
  body?: unknown;
  /** `next` where not given. */
  priority?: Priority;
  /** Called when the request is about to be sent. */
  onStart?: (() => void) | undefined;
}

type GetOptions = Pick<ApiRequest, 'priority' | 'onStart'>;

export interface LocatedAnswer {
  answer: HttpAnswer;
  /** The ID that the project has moved to, where GitLab redirected; null otherwise. */
  movedTo: string | null;
}

export type Send = (request: ApiRequest) => Promise<LocatedAnswer>;

/** A look at a mirror, and when that was on the server's clock. */
export interface MirrorSnapshot {
  /** As GitLab reports it. */
  mirror: PullMirror;
  /** Unix milliseconds; null where the server sent no date. */
  serverTime: number | null;
}

/** The answer to saved settings. */
export interface Saved extends MirrorSnapshot {
  /** Whether the answer has the times of runs: that of GitLab before 17.6 has a status alone. */
  tellsTimes: boolean;
}

/** A branch or tag on GitLab: the object that it holds and the commit that this leads to, the same but for annotated tags. */
export interface Ref {
  object: string;
  commit: string;
}

/** How one commit relates to another by history. */
export type Relation = 'same' | 'ahead' | 'behind' | 'diverged' | 'unknown';

export class Project {
  #id: string;
  readonly #send: Send;
  /** Set once GitLab has shown that it lacks PUT of the mirror (before 17.6). */
  #savesOnProject = false;

  constructor(idOrPath: string, send: Send) {
    this.#id = encodeURIComponent(idOrPath);
    this.#send = send;
  }

  /**
   * The pull mirror as it is now.
   * @param options `priority` of the request, `next` if not given; `onStart` is called when it is about to be sent
   * @returns null where the project is no pull mirror (GitLab answers 400 for all of: off, never set up, no licence)
   * @throws StepError of kind `unsupported` where GitLab is older than 15.6, which does not show mirrors
   */
  async mirror(options: GetOptions = {}): Promise<MirrorSnapshot | null> {
    const answer = await this.#get('/mirror/pull', options);
    try {
      const mirror = parsePullMirror(answerJson(answer, 'show the pull mirror'));
      if (mirror.settings === null) this.#savesOnProject = true;
      return { mirror, serverTime: answer.serverTime };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 400 && /not mirrored/i.test(error.words)) return null;
      if (error.isMissingRoute) throw await this.#unsupported();
      throw error;
    }
  }

  async #unsupported(): Promise<StepError> {
    const { answer } = await this.#send({ method: 'GET', path: '/version' });
    const version = new JsonRecord(answerJson(answer, 'show the version'), 'the version').string('version');
    return new StepError('unsupported', `GitLab ${version} does not show pull mirrors.`, hint('unsupported'));
  }

  /** The project's own record. */
  async record(): Promise<ProjectRecord> {
    return parseProject(answerJson(await this.#get(''), 'show the project'));
  }

  /**
   * Saves settings; on a mirror that is on, GitLab starts an update by itself unless one is scheduled or started.
   * @param currentUrl the upstream as GitLab showed it last
   */
  async save(attributes: Record<string, string | boolean | null>, currentUrl: string | null): Promise<Saved> {
    if (!this.#savesOnProject) {
      const answer = await this.#write('PUT', '/mirror/pull', attributes);
      try {
        const mirror = parsePullMirror(answerJson(answer, saving));
        return { mirror, serverTime: answer.serverTime, tellsTimes: true };
      } catch (error) {
        if (!(error instanceof ApiError && error.isMissingRoute)) throw error;
        this.#savesOnProject = true;
      }
    }
    const answer = await this.#write('PUT', '', projectAttributes(attributes, currentUrl));
    const mirror = shownMirror(parseProject(answerJson(answer, saving)));
    return { mirror, serverTime: answer.serverTime, tellsTimes: false };
  }

  /**
   * Asks for an update.
   * @param force resumes a paused mirror, on the newest GitLab only; others ignore it
   * @returns `paused` where GitLab paused the mirror after too many failures; the server's time otherwise
   */
  async requestUpdate(force: boolean): Promise<{ paused: boolean; serverTime: number | null }> {
    const answer = await this.#write('POST', '/mirror/pull', force ? { force: true } : undefined);
    try {
      answerJson(answer, 'update the pull mirror', true);
      return { paused: false, serverTime: answer.serverTime };
    } catch (error) {
      if (error instanceof ApiError && error.status === 403 && /on pause/i.test(error.words)) {
        return { paused: true, serverTime: answer.serverTime };
      }
      throw error;
    }
  }

  /** A branch (`refs/heads/…`) or tag (`refs/tags/…`); null where GitLab does not have it. */
  async ref(ref: string, priority: Priority = 'next'): Promise<Ref | null> {
    const name = encodeURIComponent(ref.replace(/^refs\/(heads|tags)\//, ''));
    const isTag = ref.startsWith('refs/tags/');
    const answer = await this.#get(`/repository/${isTag ? 'tags' : 'branches'}/${name}`, { priority });
    try {
      const record = new JsonRecord(answerJson(answer, `show ${ref}`), ref);
      if (!isTag) {
        const commit = record.record('commit').sha('id');
        return { object: commit, commit };
      }
      const object = record.sha('target');
      // A tag may lead to something other than a commit.
      return { object, commit: record.recordOrNull('commit')?.sha('id') ?? object };
    } catch (error) {
      // A project without any commit answers that it has no repository.
      const isMissing =
        error instanceof ApiError &&
        (['Branch', 'Tag', 'Repository'] as const).some((what) => error.isMissing(what));
      if (isMissing) return null;
      throw error;
    }
  }

  /** How commit `a` relates to commit `b`; unknown where GitLab does not have one of them. */
  async relation(a: string, b: string): Promise<Relation> {
    if (a === b) return 'same';
    const answer = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
    try {
      const base = new JsonRecord(answerJson(answer, 'compare two commits'), 'the merge base').sha('id');
      if (base === b) return 'ahead';
      return base === a ? 'behind' : 'diverged';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isMissing('Merge Base')) return 'diverged';
      if (error.status === 400 || error.status === 404) return 'unknown';
      throw error;
    }
  }

  /** The names, and patterns with `*`, of the protected branches. */
  async protectedBranches(): Promise<string[]> {
    const names: string[] = [];
    for (let page = 1; ; page++) {
      const answer = await this.#get(`/protected_branches?per_page=100&page=${page}`);
      const records = jsonRecords(
        answerJson(answer, 'list the protected branches'),
        'the protected branches',
      );
      names.push(...records.map((record) => record.string('name')));
      if (records.length < 100) return names;
    }
  }

  async #get(path: string, options: GetOptions = {}): Promise<HttpAnswer> {
    const request = { method: 'GET', path: `/projects/${this.#id}${path}`, ...options } as const;
    const { answer, movedTo } = await this.#send(request);
    // A moved project answers GET under its ID alone, and refuses to be written to under the old path.
    if (movedTo !== null) this.#id = movedTo;
    return answer;
  }

  async #write(method: 'PUT' | 'POST', path: string, body: unknown): Promise<HttpAnswer> {
    const { answer } = await this.#send({
      method,
      path: `/projects/${this.#id}${path}`,
      ...(body === undefined ? {} : { body }),
    });
    return answer;
  }
}

const saving = 'save the settings of the pull mirror';
