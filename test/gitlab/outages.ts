/** Times in which GitLab, or a proxy in front of it, fails all API requests. */
import type { ApiResponse } from './api.ts';
import type { RequestFailure } from './failures.ts';
import type { RequestFilter } from './requests.ts';

export interface Outage extends RequestFilter {
  /** When it begins, from now; at once if not given. */
  afterMs?: number;
  lastsMs: number;
  /** An HTTP status; a connection that is reset; or a request that never gets a response. */
  answer: number | 'reset' | 'silence';
  /** Seconds, with a status. */
  retryAfter?: number;
  /** `handled`: requests still take effect, and only their responses are lost. */
  effect?: 'none' | 'handled';
}

const reasons: Record<number, string> = {
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
};

/** The failure that affects each request during an outage. */
export function outageFailure(
  { afterMs = 0, lastsMs, answer, retryAfter, effect = 'none', ...filter }: Outage,
  now: number,
): RequestFailure {
  const period = { fromMs: now + afterMs, untilMs: now + afterMs + lastsMs };
  const after = effect === 'handled' ? ({ after: 'handled' } as const) : {};
  return {
    ...filter,
    times: Number.POSITIVE_INFINITY,
    during: period,
    ...after,
    ...effectOf(answer, retryAfter),
  };
}

function effectOf(answer: Outage['answer'], retryAfter: number | undefined): RequestFailure {
  if (answer === 'reset') return { reset: 'before-headers' };
  if (answer === 'silence') return { stall: 'headers' };
  return { respond: page(answer, retryAfter) };
}

/** The response of a proxy in front of GitLab. GitLab's own rate limit responds with plain text. */
function page(status: number, retryAfter: number | undefined): ApiResponse {
  const title = `${status} ${reasons[status] ?? 'Error'}`;
  return {
    status,
    body: status === 429 ? 'Retry later\n' : `<html><head><title>${title}</title></head></html>\n`,
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': String(retryAfter) } }),
  };
}
