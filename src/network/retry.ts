/** Whether and when a request that failed is tried again: a pure decision. */

/** How a try ended that did not succeed; `status` is null where no complete answer came. */
export interface FailedTry {
  status: number | null;
  retryAfter?: string | undefined;
  rateLimitReset?: string | undefined;
  /** The server's own time from its `Date` header, in Unix milliseconds; null where it gave none. */
  serverTime: number | null;
}

/** The last ones are Cloudflare's, which stands in front of GitLab.com. */
const passingStatuses = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]);

const firstBackoffMs = 500;
const maxBackoffMs = 30_000;

/** Rate limits are counted by the minute, so the default five tries have to reach from one into the next. */
const firstRefusedMs = 3_000;

/** Whether a fault may pass by itself: the network's, or one of the statuses that say "not now". */
export function isPassing(status: number | null): boolean {
  return status === null || passingStatuses.has(status);
}

/**
 * How long to wait before the next try. GitLab's own word wins: `Retry-After` (seconds or a date, RFC 9110), then on 429
 * `RateLimit-Reset` (Unix time), both read against the server's clock. Otherwise an exponential backoff with full
 * jitter, so that many steps that failed together do not come back together; where a rate limit names no time, with less
 * jitter and longer.
 * @param retries how many times the request has been tried again already
 * @param random a number from 0 up to 1
 * @returns milliseconds
 */
export function retryDelayMs(failed: FailedTry, retries: number, random: number): number {
  const asked = requestedDelayMs(failed);
  if (asked !== null && asked > 0) return asked;
  if (failed.status === 429) {
    return (0.8 + random / 5) * Math.min(maxBackoffMs, firstRefusedMs * 2 ** retries);
  }
  return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries));
}

function requestedDelayMs({ status, retryAfter, rateLimitReset, serverTime }: FailedTry): number | null {
  if (retryAfter !== undefined) {
    if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
  }
  if (status === 429 && rateLimitReset !== undefined && /^\d+$/.test(rateLimitReset) && serverTime !== null) {
    return Number(rateLimitReset) * 1_000 - serverTime;
  }
  return null;
}
