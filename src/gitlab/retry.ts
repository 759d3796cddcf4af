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
  /** How many requests GitLab's rate limit counts for this; 0 if it goes to another server. Default: 1. */
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

/**
 * A request that is retried until the deadline is retried for the last time this long before it, so that GitLab has time to respond.
 */
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
    const rateLimited =
      cost > 0 && !(failure instanceof NetworkError) && failure.status === 429 ? failure : null;
    // A single request may see only one 429, so the delay grows with the 429s of all requests.
    const failures = rateLimited === null ? retries : Math.max(retries, scheduler.rejections);
    const delayMs = retryDelayMs(failure, failures, bounds.random());
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
        return { result, failure, delayMs: failure && delayAfter(failure, retries) };
      },
      cost,
    );
    if (attempt === null || attempt.result === null) return { result: last, tries: retries };
    const { result, failure, delayMs } = attempt;
    if (
      failure === null ||
      delayMs === null ||
      retries === allowedRetries ||
      clock.now() + delayMs >= deadline
    ) {
      return { result, tries: retries + 1 };
    }
    last = result;
    await clock.sleep(delayMs, cancelled);
    const done = (await beforeRetry?.(failure)) ?? null;
    if (done !== null) return { result: done, tries: retries + 1 };
  }
}

/** Statuses from 520 are Cloudflare's, which GitLab.com uses. */
const transientStatuses = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]);

const firstBackoffMs = 500;
const maxBackoffMs = 30_000;

/** Rate limits are counted per minute, so the default of five retries must extend into the next minute. */
const firstRateLimitMs = 3_000;

/** Whether a retry may succeed: after network errors, and after statuses that mean "not now". */
export function isTransient(result: HttpResponse | NetworkError): boolean {
  return result instanceof NetworkError || transientStatuses.has(result.status);
}

/**
 * How long to wait before the next retry. A positive delay that GitLab requests has precedence: `Retry-After` (seconds, or a date;
 * RFC 9110), then, on 429, `RateLimit-Reset` (Unix time). Dates and times are compared with the server's clock. Otherwise exponential
 * backoff with full jitter, so that steps that failed together do not retry together; after a 429, longer and with less jitter.
 * @param retries the number of retries so far
 * @param random a number from 0 (inclusive) to 1 (exclusive)
 * @returns milliseconds
 */
export function retryDelayMs(failure: HttpResponse | NetworkError, retries: number, random: number): number {
  const requestedMs = requestedDelayMs(failure);
  if (requestedMs !== null) return requestedMs;
  if (!(failure instanceof NetworkError) && failure.status === 429) {
    return (0.8 + random / 5) * Math.min(maxBackoffMs, firstRateLimitMs * 2 ** retries);
  }
  return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries));
}

function describeFailure(failure: HttpResponse | NetworkError): string {
  return failure instanceof NetworkError ? failure.message : `GitLab returned ${failure.status}`;
}

/** The delay that GitLab requests; null if it requests none, or one that is over. */
function requestedDelayMs(failure: HttpResponse | NetworkError): number | null {
  const ms = failure instanceof NetworkError ? null : delayInHeadersMs(failure);
  return ms !== null && ms > 0 ? ms : null;
}

function delayInHeadersMs({ status, headers, serverTime }: HttpResponse): number | null {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
  }
  const reset = headers['ratelimit-reset'];
  if (status === 429 && typeof reset === 'string' && /^\d+$/.test(reset) && serverTime !== null) {
    return Number(reset) * 1_000 - serverTime;
  }
  return null;
}
