/** The connection to GitLab: sends requests with the token, retries them, and follows redirects. */
import type { Bounds } from '../base/clock.ts';
import { NetworkError, StepError } from '../base/errors.ts';
import { waitingLogIntervalMs } from '../base/log.ts';
import { Http, type HttpRequest, type HttpResponse } from '../network/http.ts';
import { formatDuration } from '../text/duration.ts';
import { type ExplanationId, hint } from '../text/explanations.ts';
import type { GroupMirrors } from './group.ts';
import { type ApiRequest, type LocatedResponse, Project, readVersion } from './project.ts';
import { ApiError, parseResponse } from './response.ts';
import { type Exchange, isRateLimited, isTransient, sendWithRetries } from './retry.ts';
import { type RequestLimits, RequestScheduler } from './scheduler.ts';
import { JsonRecord } from './schema.ts';
import { type TokenType, tokenTypes } from './token-types.ts';

interface Connection extends RequestLimits {
  /** GitLab's base URL with `/api/v4`. The token is sent to its origin only. */
  apiUrl: string;
  token: string;
  tokenType: TokenType;
  userAgent: string;
  /** Whether this process trusts certificates that git does not know. */
  hasExtraCertificates: boolean;
  requestTimeoutMs: number;
  maxRetries: number;
}

/** A request with its name for messages and the log, such as `GET /api/v4/projects/1`. */
interface NamedRequest extends HttpRequest {
  name: string;
}

interface TokenFacts {
  scopes: string[];
  /** A date in the server's time; null if the token never expires. */
  expiresAt: string | null;
  serverTime: number | null;
}

/** The timeout of a request with `isTriedOnce`, so that it does not delay the end of the step. */
const triedOnceTimeoutMs = 5_000;

const dayMs = 86_400_000;
const soonDays = 14;

/**
 * A warning if the token expires soon, or has expired, by the server's clock; null if it does not, or if the date or the time is
 * unknown. A token expires at the start of its date, in UTC.
 */
export function expiryWarning({ expiresAt, serverTime }: TokenFacts): string | null {
  if (expiresAt === null || serverTime === null) return null;
  const days = Math.floor((Date.parse(expiresAt) - serverTime) / dayMs);
  if (days >= soonDays) return null;
  if (days < 0) return `The token expired on ${expiresAt}. Create a new one, and store it in its place.`;
  const left = days < 1 ? 'in less than a day' : days === 1 ? 'in 1 day' : `in ${days} days`;
  return `The token expires on ${expiresAt}, ${left}. Create a new one before then, and store it in its place.`;
}

/** The maximum number of redirects; more are a loop. */
const maxRedirects = 5;

/** Does not match `name has already been taken`, which means a project with the same name at another path. */
const pathIsTaken = /\bpath has already been taken/i;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export class GitLab {
  readonly connection: Connection;
  readonly #bounds: Bounds;
  readonly #http: Pick<Http, 'send'>;
  readonly #log: (text: string) => void;
  #token: Promise<TokenFacts> | null = null;
  /** On the step's clock. */
  #lastResponseAt = Number.NEGATIVE_INFINITY;
  /** Whether the current silence has been logged. */
  #isSilenceLogged = false;
  #lastDate: { serverTime: number; at: number } | null = null;
  /** Shared by all mirrors of the step. */
  readonly scheduler: RequestScheduler;

  /**
   * @param log called when GitLab has not responded for half a minute
   * @param http sends the requests, with the token
   */
  constructor(
    connection: Connection,
    bounds: Bounds,
    log: (text: string) => void,
    http: Pick<Http, 'send'> = httpFor(connection, bounds),
  ) {
    this.connection = connection;
    this.#bounds = bounds;
    this.scheduler = new RequestScheduler(connection, bounds);
    this.#http = http;
    this.#log = log;
  }

  /** The time on GitLab's clock, in Unix milliseconds, from the date of its last response; null if no response had a date. */
  get serverTime(): number | null {
    return this.#lastDate && this.#lastDate.serverTime + this.#bounds.clock.now() - this.#lastDate.at;
  }

  project(idOrPath: string): Project {
    return new Project(idOrPath, this.#request);
  }

  /** GitLab's version, such as `18.0.1-ee`. */
  version(): Promise<string> {
    return readVersion(this.#request);
  }

  /** The pull mirrors of a group and its subgroups. */
  async mirrorsOfGroup(idOrPath: string): Promise<GroupMirrors> {
    const { mirrorsOfGroup } = await import('./group.ts');
    return mirrorsOfGroup(idOrPath, this.#request);
  }

  /**
   * What GitLab knows about the token, if it is a personal, group or project access token. It is read once for all mirrors, and
   * never retried, since nothing depends on it.
   */
  token(): Promise<TokenFacts> {
    this.#token ??= this.#readToken();
    return this.#token;
  }

  async #readToken(): Promise<TokenFacts> {
    const request = { method: 'GET', path: '/personal_access_tokens/self', isTriedOnce: true } as const;
    const { response } = await this.#request(request);
    const record = new JsonRecord(parseResponse(response, 'Reading the token'), 'the token');
    return {
      scopes: record.strings('scopes'),
      expiresAt: record.timestampOrNull('expires_at'),
      serverTime: response.serverTime,
    };
  }

  /** The ID of a namespace (a group or a user) by its full path; null if it does not exist or the token has no access. */
  async namespaceId(path: string): Promise<number | null> {
    const response = await this.#get(`/namespaces/${encodeURIComponent(path)}`);
    try {
      const namespace = new JsonRecord(parseResponse(response, 'Reading the namespace'), 'the namespace');
      // GitLab reads a numeric path as an ID, which may be that of another namespace.
      const hasPath = namespace.string('full_path').toLowerCase() === path.toLowerCase();
      return hasPath ? namespace.positiveInteger('id') : null;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  }

  /**
   * Creates an empty project.
   * @param exists called before a retry, unless GitLab rejected the request with 429: a request whose response was lost may have
   *   created the project
   * @returns `taken` if GitLab reports that a project exists at this path, and no lost request of this step can have created it
   */
  async createProject(attributes: object, exists: () => Promise<boolean>): Promise<'created' | 'taken'> {
    let hasLostResponse = false;
    const url = `${this.connection.apiUrl}/projects`;
    const response = await this.#send<'created'>(
      { method: 'POST', url, body: attributes, name: nameOf('POST', url) },
      {
        beforeRetry: async (failure) => {
          if (isRateLimited(failure)) return null;
          hasLostResponse = true;
          return (await exists()) ? 'created' : null;
        },
      },
    );
    if (response === 'created') return response;
    try {
      // A successful response must be a project.
      new JsonRecord(parseResponse(response, 'Creating the project'), 'the new project').positiveInteger(
        'id',
      );
      return 'created';
    } catch (error) {
      const isTaken = error instanceof ApiError && error.status === 400 && pathIsTaken.test(error.reason);
      if (isTaken) return hasLostResponse ? 'created' : 'taken';
      throw error;
    }
  }

  async #get(path: string): Promise<HttpResponse> {
    return (await this.#request({ method: 'GET', path })).response;
  }

  /** Sends a request. A GET follows redirects within the origin, such as those of a moved project; other methods follow none. */
  readonly #request = async ({ method, path, body, ...options }: ApiRequest): Promise<LocatedResponse> => {
    let url = `${this.connection.apiUrl}${path}`;
    let name = nameOf(method, url);
    for (let redirects = 0; ; redirects++) {
      const response = await this.#send({ method, url, body, name }, options);
      const { location } = response.headers;
      const isRedirect = redirectStatuses.has(response.status) && location !== undefined;
      if (method !== 'GET' || !isRedirect) {
        return { response, movedTo: redirects === 0 ? null : this.#projectIn(url) };
      }
      const target = URL.canParse(location, url) ? new URL(location, url) : null;
      const isAllowed = target?.origin === this.#server.origin && redirects < maxRedirects;
      if (!isAllowed) return { response, movedTo: null };
      url = target.href;
      // The target is not shown: it may contain a secret in a form that is not redacted.
      if (redirects === 0) name = `${name} (redirected)`;
    }
  };

  get #server(): URL {
    return new URL(this.connection.apiUrl);
  }

  /** The numeric ID of the project in a URL of the API. */
  #projectIn(url: string): string | null {
    const { apiUrl } = this.connection;
    if (!url.startsWith(`${apiUrl}/`)) return null;
    return /^\/projects\/(\d+)(?:[/?]|$)/.exec(url.slice(apiUrl.length))?.[1] ?? null;
  }

  /**
   * Sends a request, and again after a transient failure, which is safe: reading changes nothing, and saving settings or requesting an
   * update twice has the same effect as once. Only creating a project has to check, in `beforeRetry`, whether it may be repeated.
   * @returns the last response, or the 429 to another request that kept this one from being sent
   * @throws StepError of kind `network`, or of kind `timeout` if no try was completed before the deadline
   */
  async #send<Done extends string = never>(
    request: NamedRequest,
    {
      isTriedOnce = false,
      ...options
    }: Pick<Exchange<HttpResponse | Done>, 'priority' | 'onStart' | 'onFailure' | 'beforeRetry'> &
      Pick<ApiRequest, 'isTriedOnce'>,
  ): Promise<HttpResponse | Done> {
    let responded = new AbortController();
    let isWatched = false;
    const exchange: Exchange<HttpResponse | Done> = {
      ...options,
      send: async (timeoutMs) => {
        // A caller with `onFailure` logs each failed try itself, which suffices unless a try may take longer than the interval.
        if (!isWatched && (options.onFailure === undefined || timeoutMs > waitingLogIntervalMs)) {
          isWatched = true;
          void this.#reportSilence(request, responded.signal);
        }
        const response = await this.#sendOnce(request, timeoutMs);
        responded.abort();
        responded = new AbortController();
        isWatched = false;
        return response;
      },
      transientFailure: (result) => (typeof result !== 'string' && isTransient(result) ? result : null),
    };
    const { requestTimeoutMs, maxRetries } = this.connection;
    const limits = {
      bounds: this.#bounds,
      scheduler: this.scheduler,
      requestTimeoutMs: isTriedOnce ? Math.min(requestTimeoutMs, triedOnceTimeoutMs) : requestTimeoutMs,
      maxRetries: isTriedOnce ? 0 : maxRetries,
    };
    const { result, tries } = await sendWithRetries(exchange, limits).finally(() => responded.abort());
    // A 429 to another request may pause all requests until the deadline. It is then the reason why this one has no response.
    const last = result ?? this.scheduler.finalRejection;
    if (last === null) throw timeoutError(request);
    if (last instanceof NetworkError) throw this.#noResponse(request, tries, last);
    return last;
  }

  /** Logs when GitLab has not responded to any request for half a minute: once per silence, however many requests wait. */
  async #reportSilence(request: NamedRequest, responded: AbortSignal): Promise<void> {
    const { clock } = this.#bounds;
    const sentAt = clock.now();
    try {
      let leftMs = waitingLogIntervalMs;
      while (leftMs > 0) {
        await clock.sleep(leftMs, responded);
        leftMs = Math.max(sentAt, this.#lastResponseAt) + waitingLogIntervalMs - clock.now();
      }
    } catch {
      return;
    }
    if (this.#isSilenceLogged) return;
    this.#isSilenceLogged = true;
    this.#log(
      `${this.#server.host} has not responded to ${request.name} for ${formatDuration(waitingLogIntervalMs)}.`,
    );
  }

  async #sendOnce(request: NamedRequest, timeoutMs: number): Promise<HttpResponse> {
    const { clock, cancelled, debug } = this.#bounds;
    const sentAt = clock.now();
    const report = (result: string | number) =>
      debug(`${request.name} → ${result} in ${Math.round(clock.now() - sentAt)} ms`);
    try {
      const response = await this.#http.send(request, timeoutMs, cancelled);
      report(response.status);
      const { serverTime } = response;
      if (serverTime !== null) this.#lastDate = { serverTime, at: clock.now() };
      if (response.status !== 429) this.scheduler.resetPauses();
      this.#lastResponseAt = clock.now();
      this.#isSilenceLogged = false;
      return response;
    } catch (error) {
      if (error instanceof NetworkError) report(error.message);
      throw error;
    }
  }

  #noResponse(request: NamedRequest, tries: number, error: NetworkError): StepError {
    return new StepError(
      'network',
      `No response from ${this.#server.host} to ${request.name} (${tries === 1 ? '1 try' : `${tries} tries`}): ${error.message}`,
      hint(noResponseExplanation(error.message)),
      { cause: error },
    );
  }
}

/** Why there was no response, from the message of Node (about TLS) or of the HTTP library (about a proxy). */
function noResponseExplanation(message: string): ExplanationId {
  if (/certificate|altnames|self[- ]signed/i.test(message)) return 'gitlab-certificate';
  return /tunneling socket|proxy/i.test(message) ? 'proxy' : 'gitlab-unreachable';
}

function httpFor({ userAgent, token, tokenType }: Connection, { clock }: Bounds): Http {
  return new Http(userAgent, tokenTypes[tokenType].header(token), clock);
}

function timeoutError(request: NamedRequest): StepError {
  return new StepError(
    'timeout',
    `The timeout was reached before GitLab responded to ${request.name}.`,
    hint('slow-gitlab'),
  );
}

function nameOf(method: HttpRequest['method'], url: string): string {
  return `${method} ${new URL(url).pathname}`;
}
