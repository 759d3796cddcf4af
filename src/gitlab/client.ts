/** GitLab's API in verbs: what can be asked of one project's pull mirror. */
import type { Clock } from '../clock.ts';
import { StepError } from '../errors.ts';
import { answerJson, Refusal } from './answer.ts';
import { Http, type HttpAnswer, type HttpRequest, NetworkFault } from './http.ts';
import { isPassing, retryDelayMs } from './retry.ts';
import { type PullMirror, parsePullMirror } from './schema.ts';

export interface ConnectionSettings {
  /** `https://host[/path]/api/v4`, the only address that ever sees the token. */
  apiUrl: string;
  token: string;
  tokenType: 'private-token' | 'bearer';
  userAgent: string;
  requestTimeoutMs: number;
  maxRetries: number;
}

/** What bounds all work of the step. */
export interface Bounds {
  clock: Clock;
  /** On the clock: when the whole step must have ended. */
  deadline: number;
  /** Aborted with the StepError to end with. */
  cancelled: AbortSignal;
  debug(text: string): void;
}

/** A look at a mirror, and when that was on the server's clock. */
export interface Look {
  mirror: PullMirror;
  /** Unix milliseconds; null where the server sent no date. */
  serverTime: number | null;
}

/** More hops than this within one origin is a loop. */
const mostRedirects = 5;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export class GitLab {
  readonly #settings: ConnectionSettings;
  readonly #bounds: Bounds;
  readonly #http: Http;

  constructor(settings: ConnectionSettings, bounds: Bounds) {
    this.#settings = settings;
    this.#bounds = bounds;
    const { token } = settings;
    const authorization: Record<string, string> =
      settings.tokenType === 'bearer' ? { authorization: `Bearer ${token}` } : { 'private-token': token };
    this.#http = new Http(settings.userAgent, authorization);
  }

  project(idOrPath: string): Project {
    return new Project(idOrPath, (request) => this.#request(request));
  }

  /** Follows redirects, which GitLab sends for a project that was renamed or moved: of GET only, and within the origin. */
  async #request({ method, path, body }: ApiRequest): Promise<LocatedAnswer> {
    const { origin } = new URL(this.#settings.apiUrl);
    let url = `${this.#settings.apiUrl}${path}`;
    for (let hop = 0; ; hop++) {
      const answer = await this.#tryUntilAnswered({ method, url, body });
      const location = answer.headers.location;
      if (method !== 'GET' || !redirectStatuses.has(answer.status) || location === undefined)
        return { answer, url };
      const target = URL.canParse(location, url) ? new URL(location, url) : null;
      if (target === null || target.origin !== origin || hop === mostRedirects) return { answer, url };
      url = target.href;
    }
  }

  /**
   * Every request made here may be repeated: reading changes nothing, and saving or asking twice does what once does.
   * One that has no time left for another try fails with its own cause and not with the step's timeout.
   */
  async #tryUntilAnswered(request: HttpRequest): Promise<HttpAnswer> {
    const { clock, deadline, cancelled } = this.#bounds;
    const { maxRetries } = this.#settings;
    let failed: HttpAnswer | NetworkFault | null = null;
    for (let retries = 0; ; retries++) {
      const result = await this.#try(request);
      if (result === 'out of time') {
        if (failed === null) throw this.#outOfTime(request);
        return this.#settled(failed, request, retries);
      }
      const status = result instanceof NetworkFault ? null : result.status;
      const delayMs = retryDelayMs(failedTry(result), retries, Math.random());
      if (!isPassing(status) || retries === maxRetries || clock.now() + delayMs >= deadline) {
        return this.#settled(result, request, retries + 1);
      }
      failed = result;
      await clock.sleep(delayMs, cancelled);
    }
  }

  async #try(request: HttpRequest): Promise<HttpAnswer | NetworkFault | 'out of time'> {
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
      if (!(error instanceof NetworkFault)) throw error;
      say(error.message);
      return clock.now() >= deadline ? 'out of time' : error;
    }
  }

  #settled(result: HttpAnswer | NetworkFault, request: HttpRequest, tries: number): HttpAnswer {
    if (!(result instanceof NetworkFault)) return result;
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

function failedTry(result: HttpAnswer | NetworkFault) {
  if (result instanceof NetworkFault) return { status: null, serverTime: null };
  const reset = result.headers['ratelimit-reset'];
  return {
    status: result.status,
    retryAfter: result.headers['retry-after'],
    rateLimitReset: typeof reset === 'string' ? reset : undefined,
    serverTime: result.serverTime,
  };
}

interface ApiRequest {
  method: HttpRequest['method'];
  path: string;
  body?: unknown;
}

interface LocatedAnswer {
  answer: HttpAnswer;
  /** Where the answer came from, after redirects. */
  url: string;
}

/** One project and its pull mirror. */
export class Project {
  #id: string;
  readonly #send: (request: ApiRequest) => Promise<LocatedAnswer>;

  constructor(idOrPath: string, send: (request: ApiRequest) => Promise<LocatedAnswer>) {
    this.#id = encodeURIComponent(idOrPath);
    this.#send = send;
  }

  /**
   * The pull mirror as it is now.
   * @returns null where the project is no pull mirror (GitLab answers 400 for all of: off, never set up, no licence)
   */
  async mirror(): Promise<Look | null> {
    const { answer, url } = await this.#send({ method: 'GET', path: this.#path() });
    // A moved project answers GET under its ID alone, and refuses to be written to under the old path.
    const movedTo = /\/projects\/(\d+)\//.exec(url)?.[1];
    if (movedTo !== undefined) this.#id = movedTo;
    try {
      return look(answer, 'show the pull mirror');
    } catch (error) {
      if (error instanceof Refusal && error.status === 400 && /not mirrored/i.test(error.words)) return null;
      throw error;
    }
  }

  /** Saves settings; on a mirror that is on, GitLab starts an update by itself unless one is scheduled or started. */
  async saveMirror(attributes: Record<string, unknown>): Promise<Look> {
    const { answer } = await this.#send({ method: 'PUT', path: this.#path(), body: attributes });
    return look(answer, 'save the settings of the pull mirror');
  }

  /**
   * Asks for an update.
   * @param force resumes a paused mirror, on the newest GitLab only; others ignore it
   * @returns `paused` where GitLab paused the mirror after too many failures; the server's time otherwise
   */
  async requestUpdate(force: boolean): Promise<{ paused: boolean; serverTime: number | null }> {
    const { answer } = await this.#send({
      method: 'POST',
      path: this.#path(),
      ...(force ? { body: { force: true } } : {}),
    });
    try {
      answerJson(answer, 'update the pull mirror', true);
      return { paused: false, serverTime: answer.serverTime };
    } catch (error) {
      if (error instanceof Refusal && error.status === 403 && /on pause/i.test(error.words)) {
        return { paused: true, serverTime: answer.serverTime };
      }
      throw error;
    }
  }

  #path(): string {
    return `/projects/${this.#id}/mirror/pull`;
  }
}

function look(answer: HttpAnswer, action: string): Look {
  return { mirror: parsePullMirror(answerJson(answer, action)), serverTime: answer.serverTime };
}
