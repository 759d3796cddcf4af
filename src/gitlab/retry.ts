/** Sends an HTTP or git request until it succeeds, fails permanently, or may not be retried any more. */
import type { Bounds } from '../base/clock.ts';
import { NetworkError } from '../base/errors.ts';
import type { HttpResponse } from '../network/http.ts';
import type { Priority, RequestScheduler } from './scheduler.ts';

export interface Exchange<T> {
  /** Sends the request once. A NetworkError that it throws counts as a result; any other error is thrown. */
  send(timeoutMs: number): Promise<T>;
  /** The failure to retry after; null if the result is a success or a retry would not help. */
  transientFailure(result: T | NetworkError): HttpResponse | NetworkError | null;
  /** Default: `next`. */
  priority?: Priority | undefined;
  /**
   * How many requests GitLab's rate limit counts for this; 0 if it goes to another server, although it then also waits for pauses and
   * for a place among the requests in flight. Default: 1.
   */
  cost?: number;
  /** Called when the first try is about to be sent. */
  onStart?: (() => void) | undefined;
  /** Called before a retry, which is not sent if this returns a result. */
  beforeRetry?: ((failure: HttpResponse | NetworkError) => Promise<T | null>) | undefined;
  /** If given, the request is retried until the deadline, and this is called after each transient failure. */
  onFailure?: OnFailure | undefined;
}

/** @param failure what happened, for the log: `GitLab returned 502` */
export type OnFailure = (failure: string) => void;

interface RetryLimits {
  bounds: Bounds;
  scheduler: RequestScheduler;
  requestTimeoutMs: number;
  maxRetries: number;
}

/** How long before the deadline the last retry is sent, if retries continue until then: GitLab needs time to respond. */
const lastRetryMs = 1_000;

/**
 * Sends a request and retries it after transient failures, while retries and time are left.
 * @returns the last result (null if no try was completed before the deadline) and the number of completed tries
 * @throws the reason of the cancellation; what `send` throws, except NetworkError
 */
export async function sendWithRetries<T>(
  exchange: Exchange<T>,
  { bounds, scheduler, requestTimeoutMs, maxRetries }: RetryLimits,
): Promise<{ result: T | NetworkError | null; tries: number }> {
  const { priority = 'next', cost = 1, onStart, beforeRetry, onFailure } = exchange;
  const allowedRetries = onFailure === undefined ? maxRetries : Number.POSITIVE_INFINITY;
  const { clock, deadline, cancelled } = bounds;
  const sendOnce = async (): Promise<T | NetworkError | null> => {
    const timeoutMs = Math.min(requestTimeoutMs, Math.max(1, deadline - clock.now()));
    try {
      return await exchange.send(timeoutMs);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return clock.now() < deadline ? error : null;
    }
  };
  const delayAfter = (failure: HttpResponse | NetworkError, retries: number): number => {
    const rateLimited = cost > 0 && isRateLimited(failure) ? failure : null;
    // A single request may see only one 429, so the delay grows with the pauses of all requests.
    const exponent = rateLimited === null ? retries : Math.max(retries, scheduler.pauses);
    const delayMs = retryDelayMs(failure, exponent, bounds.random());
    const lastRetryInMs = deadline - lastRetryMs - clock.now();
    const mayShorten = onFailure !== undefined && requestedDelayMs(failure) === null && lastRetryInMs > 0;
    const ms = mayShorten ? Math.min(delayMs, lastRetryInMs) : delayMs;
    if (rateLimited !== null) scheduler.pauseAll(ms, rateLimited);
    return ms;
  };

  let last: T | NetworkError | null = null;
  for (let retries = 0; ; retries++) {
    const attempt = await scheduler.schedule(
      priority,
      async () => {
        if (retries === 0) onStart?.();
        const result = await sendOnce();
        const failure = result === null ? null : exchange.transientFailure(result);
        if (failure !== null) onFailure?.(describeFailure(failure));
        // Computed here, so that the scheduler pauses before it sends another request, which the rate limit would reject too.
        return { result, retry: failure && { failure, delayMs: delayAfter(failure, retries) } };
      },
      cost,
    );
    if (attempt === null || attempt.result === null) return { result: last, tries: retries };
    const { result, retry } = attempt;
    if (retry === null || retries === allowedRetries || clock.now() + retry.delayMs >= deadline) {
      return { result, tries: retries + 1 };
    }
    last = result;
    await clock.sleep(retry.delayMs, cancelled);
    const done = (await beforeRetry?.(retry.failure)) ?? null;
    if (done !== null) return { result: done, tries: retries + 1 };
  }
}

/** Statuses from 520 are Cloudflare's, which GitLab.com uses. */
const transientStatuses = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]);

const firstBackoffMs = 500;
const maxBackoffMs = 30_000;

/**
 * Rate limits count per minute. From this delay on, five retries (the default) take 3 + 6 + 12 + 24 + 30 s, with jitter at least 60 s,
 * so they reach the next minute.
 */
const firstRateLimitMs = 3_000;

/**
 * Whether a retry may succeed: after network errors, and after statuses that mean "not now". Other server errors, such as 501, also
 * count as unavailable (`isUnavailable`), but a retry would not help.
 */
export function isTransient(result: HttpResponse | NetworkError): boolean {
  return result instanceof NetworkError || transientStatuses.has(result.status);
}

/** Whether a rate limit rejected the request. */
export function isRateLimited(result: HttpResponse | NetworkError): result is HttpResponse {
  return 'status' in result && result.status === 429;
}

/**
 * How long to wait before the next retry: as long as GitLab requests. If it requests no delay, exponential backoff with full jitter,
 * so that steps that failed together do not retry together; after a 429, longer and with less jitter.
 * @param exponent how many failures came before this one: the delay doubles with each
 * @param random a number from 0 (inclusive) to 1 (exclusive)
 * @returns milliseconds
 */
export function retryDelayMs(failure: HttpResponse | NetworkError, exponent: number, random: number): number {
  const requestedMs = requestedDelayMs(failure);
  if (requestedMs !== null) return requestedMs;
  if (isRateLimited(failure)) {
    return (0.8 + random / 5) * Math.min(maxBackoffMs, firstRateLimitMs * 2 ** exponent);
  }
  return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** exponent));
}

function describeFailure(failure: HttpResponse | NetworkError): string {
  return 'status' in failure ? `GitLab returned ${failure.status}` : failure.message;
}

/**
 * The delay that GitLab requests, in milliseconds: in `Retry-After` (seconds, or a date; RFC 9110), otherwise on 429 in
 * `RateLimit-Reset` (Unix time). Dates and times are compared with the server's clock.
 * @returns null if it requests none, or one that is over
 */
export function requestedDelayMs(failure: HttpResponse | NetworkError): number | null {
  const ms = 'status' in failure ? delayInHeadersMs(failure) : null;
  return ms !== null && ms > 0 ? ms : null;
}

function delayInHeadersMs({ status, headers, serverTime }: HttpResponse): number | null {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
  }
  const reset = String(headers['ratelimit-reset']);
  if (status === 429 && /^\d+$/.test(reset) && serverTime !== null) {
    return Number(reset) * 1_000 - serverTime;
  }
  return null;
}
