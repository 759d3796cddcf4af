/** The connection to GitLab: requests with the token, tried again when that helps, in the time that there is. */
import type { Bounds } from '../base/bounds.ts';
import { StepError } from '../base/errors.ts';
import { Http, type HttpAnswer, type HttpRequest } from '../network/http.ts';
import { NetworkError } from '../network/network.ts';
import { type FailedTry, isPassing } from '../network/retry.ts';
import { ApiError, answerJson } from './answer.ts';
import { type ApiRequest, type LocatedAnswer, Project } from './project.ts';
import { type Priority, type RequestLimits, RequestScheduler } from './scheduler.ts';
import { JsonRecord } from './schema.ts';

export interface ConnectionSettings extends RequestLimits {
  /** `https://host[/path]/api/v4`, the only address that ever sees the token. */
  apiUrl: string;
  token: string;
  tokenType: 'private-token' | 'bearer';
  userAgent: string;
  /** Whether certificates are trusted that git does not know. */
  trustsMore: boolean;
  requestTimeoutMs: number;
  maxRetries: number;
}

export interface TokenFacts {
  scopes: string[];
  /** A date of the server's; null where it never expires. */
  expiresAt: string | null;
  serverTime: number | null;
}

/** Where a request stands among others, and who wants to know when its turn has first come. */
interface Place {
  priority: Priority;
  onStart?: (() => void) | undefined;
}

/** More hops than this within one origin is a loop. */
const maxRedirects = 5;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export class GitLab {
  readonly #settings: ConnectionSettings;
  readonly #bounds: Bounds;
  readonly #http: Http;
  /** What all mirrors of this connection share. */
  readonly scheduler: RequestScheduler;

  constructor(settings: ConnectionSettings, bounds: Bounds) {
    this.#settings = settings;
    this.#bounds = bounds;
    this.scheduler = new RequestScheduler(settings, bounds);
    const { token } = settings;
    const authorization: Record<string, string> =
      settings.tokenType === 'bearer' ? { authorization: `Bearer ${token}` } : { 'private-token': token };
    this.#http = new Http(settings.userAgent, authorization, bounds.clock);
  }

  project(idOrPath: string): Project {
    return new Project(idOrPath, (request) => this.#request(request));
  }

  /** What reading repositories through git, below the same address, takes. */
  get access() {
    const { apiUrl, token, requestTimeoutMs, maxRetries, trustsMore } = this.#settings;
    return { gitlabUrl: apiUrl.replace(/\/api\/v4$/, ''), token, requestTimeoutMs, maxRetries, trustsMore };
  }

  /** GitLab's version, such as `18.0.1-ee`. */
  async version(): Promise<string> {
    const { answer } = await this.#request({ method: 'GET', path: '/version' });
    return new JsonRecord(answerJson(answer, 'show the version'), 'the version').string('version');
  }

  /** What GitLab tells of the token itself; it does so of personal, group and project access tokens. */
  async token(): Promise<TokenFacts> {
    const { answer } = await this.#request({ method: 'GET', path: '/personal_access_tokens/self' });
    const record = new JsonRecord(answerJson(answer, 'show the token'), 'the token');
    return {
      scopes: record.strings('scopes'),
      expiresAt: record.timestampOrNull('expires_at'),
      serverTime: answer.serverTime,
    };
  }

  /** The ID of a namespace (a group or a user), by its full path; null where there is none, or none that the token may see. */
  async namespaceId(path: string): Promise<number | null> {
    const { answer } = await this.#request({
      method: 'GET',
      path: `/namespaces/${encodeURIComponent(path)}`,
    });
    try {
      const namespace = new JsonRecord(answerJson(answer, 'show the namespace'), 'the namespace');
      // GitLab takes a path of digits for an ID, which may be anybody's.
      const isMeant = namespace.string('full_path').toLowerCase() === path.toLowerCase();
      return isMeant ? namespace.number('id') : null;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  }

  /**
   * Creates a project. A request whose answer is lost may have created it, so before another try it is looked for.
   * @param isCreated looks for it
   * @returns `taken` where GitLab says that there is such a project already
   */
  async createProject(attributes: object, isCreated: () => Promise<boolean>): Promise<'created' | 'taken'> {
    const request: HttpRequest = {
      method: 'POST',
      url: `${this.#settings.apiUrl}/projects`,
      body: attributes,
    };
    const answer = await this.#tryUntilAnswered(request, { priority: 'next' }, isCreated);
    if (answer === null) return 'created';
    try {
      // Whatever else calls itself a success must not pass for a project.
      new JsonRecord(answerJson(answer, 'create the project'), 'the new project').number('id');
      return 'created';
    } catch (error) {
      if (error instanceof ApiError && error.status === 400 && /already been taken/i.test(error.words)) {
        // By an earlier try of this very request, perhaps.
        return (await isCreated()) ? 'created' : 'taken';
      }
      throw error;
    }
  }

  /** Follows redirects, which GitLab sends for a project that was renamed or moved: of GET only, and within the origin. */
  async #request({ method, path, body, priority = 'next', onStart }: ApiRequest): Promise<LocatedAnswer> {
    const { origin } = new URL(this.#settings.apiUrl);
    let url = `${this.#settings.apiUrl}${path}`;
    for (let hop = 0; ; hop++) {
      const answer = await this.#tryUntilAnswered({ method, url, body }, { priority, onStart });
      const location = answer.headers.location;
      if (method !== 'GET' || !redirectStatuses.has(answer.status) || location === undefined)
        return { answer, movedTo: hop === 0 ? null : this.#projectIn(url) };
      const target = URL.canParse(location, url) ? new URL(location, url) : null;
      if (target === null || target.origin !== origin || hop === maxRedirects)
        return { answer, movedTo: null };
      url = target.href;
    }
  }

  /** The numeric ID of the project that an address of the API is about. */
  #projectIn(url: string): string | null {
    const { apiUrl } = this.#settings;
    if (!url.startsWith(`${apiUrl}/`)) return null;
    return /^\/projects\/(\d+)(?:[/?]|$)/.exec(url.slice(apiUrl.length))?.[1] ?? null;
  }

  /**
   * Every request but the creation of a project may be repeated: reading changes nothing, and saving or asking twice does
   * what once does. One that has no time left for another try fails with its own cause and not with the step's timeout.
   * @param isDone asked before another try; true makes it needless, and the answer null
   */
  async #tryUntilAnswered(request: HttpRequest, place: Place): Promise<HttpAnswer>;
  async #tryUntilAnswered(
    request: HttpRequest,
    place: Place,
    isDone: () => Promise<boolean>,
  ): Promise<HttpAnswer | null>;
  async #tryUntilAnswered(
    request: HttpRequest,
    place: Place,
    isDone?: () => Promise<boolean>,
  ): Promise<HttpAnswer | null> {
    const { clock, deadline, cancelled } = this.#bounds;
    const { maxRetries } = this.#settings;
    let failed: HttpAnswer | NetworkError | null = null;
    for (let retries = 0; ; retries++) {
      let delayMs = 0;
      const result = await this.scheduler.pass(place.priority, async () => {
        if (retries === 0) place.onStart?.();
        const tried = await this.#try(request);
        if (tried === null) return null;
        const answer = tried instanceof NetworkError ? null : tried;
        // Before anybody else is let through.
        if (isPassing(answer?.status ?? null)) {
          delayMs = this.scheduler.delayMs(failedTry(tried), retries, answer?.status === 429 ? answer : null);
        }
        if (answer !== null && answer.status !== 429) this.scheduler.resumeAll();
        return tried;
      });
      if (result === null) {
        const cause = failed ?? this.scheduler.refusal;
        if (cause === null) throw this.#outOfTime(request);
        return this.#settled(cause, request, retries);
      }
      const status = result instanceof NetworkError ? null : result.status;
      if (!isPassing(status) || retries === maxRetries || clock.now() + delayMs >= deadline) {
        return this.#settled(result, request, retries + 1);
      }
      failed = result;
      await clock.sleep(delayMs, cancelled);
      if (await isDone?.()) return null;
    }
  }

  /** @returns null where the time of the step is over */
  async #try(request: HttpRequest): Promise<HttpAnswer | NetworkError | null> {
    const { clock, deadline, cancelled, debug } = this.#bounds;
    const begun = clock.now();
    const leftMs = Math.max(1, deadline - begun);
    const say = (result: string | number) =>
      debug(`${describe(request)} → ${result} in ${Math.round(clock.now() - begun)} ms`);
    try {
      const answer = await this.#http.exchange(
        request,
        Math.min(this.#settings.requestTimeoutMs, leftMs),
        cancelled,
      );
      say(answer.status);
      return answer;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      say(error.message);
      return clock.now() >= deadline ? null : error;
    }
  }

  #settled(result: HttpAnswer | NetworkError, request: HttpRequest, tries: number): HttpAnswer {
    if (!(result instanceof NetworkError)) return result;
    const { host } = new URL(this.#settings.apiUrl);
    throw new StepError(
      'network',
      `No answer from ${host} to ${describe(request)} (${tries === 1 ? 'one try' : `${tries} tries`}): ${result.message}`,
      'Check gitlab-url, that the runner reaches this host (name resolution, firewall, proxy settings, certificate), and that GitLab is up.',
      { cause: result },
    );
  }

  #outOfTime(request: HttpRequest): StepError {
    return new StepError(
      'timeout',
      `The time of the step was over before GitLab answered ${describe(request)}.`,
      'Raise timeout, or find out why GitLab answers so slowly.',
    );
  }
}

function describe({ method, url }: HttpRequest): string {
  return `${method} ${new URL(url).pathname}`;
}

function failedTry(result: HttpAnswer | NetworkError): FailedTry {
  if (result instanceof NetworkError) return { status: null, serverTime: null };
  const reset = result.headers['ratelimit-reset'];
  return {
    status: result.status,
    retryAfter: result.headers['retry-after'],
    rateLimitReset: typeof reset === 'string' ? reset : undefined,
    serverTime: result.serverTime,
  };
}
