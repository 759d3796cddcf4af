import type { ServerResponse } from 'node:http';
import type { ApiResponse } from './api.ts';
import type { Clock } from './clock.ts';
import { matchesRequest, type RequestFilter } from './requests.ts';

/** Something that goes wrong with requests that the filter selects. */
export interface RequestFailure extends RequestFilter {
  /** How often; 1 if not given. */
  times?: number;
  /** How many requests succeed before. */
  skip?: number;
  /** Only from one time to another, on the server's clock. */
  during?: { fromMs: number; untilMs: number };
  /** Answers this. The request has no effect. */
  respond?: ApiResponse;
  reset?: 'before-headers' | 'mid-body';
  stall?: 'headers' | 'body';
  /** Bytes of the body per second. */
  drip?: number;
  /** Closes the connection without an error, halfway through the body. */
  truncate?: true;
  /** The request still takes effect. */
  after?: 'handled';
}

const always = { fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };

/** The failures configured for later requests. */
export class RequestFailures {
  readonly #failures: { failure: RequestFailure; skip: number; times: number }[] = [];

  add(failure: RequestFailure): void {
    this.#failures.push({ failure, skip: failure.skip ?? 0, times: failure.times ?? 1 });
  }

  clear(): void {
    this.#failures.length = 0;
  }

  /** The failure that affects this request: the first that matches. */
  take(request: { method: string; path: string }, now: number): RequestFailure | null {
    for (const entry of this.#failures) {
      const { fromMs, untilMs } = entry.failure.during ?? always;
      if (entry.times <= 0 || now < fromMs || now >= untilMs) continue;
      if (!matchesRequest(entry.failure, request)) continue;
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.times--;
      return entry.failure;
    }
    return null;
  }
}

/** Whether a request takes effect: a failure within the body needs the real response, others only if `after` is set. */
export function isHandled(failure: RequestFailure | null): boolean {
  if (failure === null || failure.after === 'handled') return true;
  return failure.respond === undefined && failure.reset !== 'before-headers' && failure.stall !== 'headers';
}

/** Whether a failure sends any of the response. */
export function isAnswered(failure: RequestFailure | null): boolean {
  return failure?.reset !== 'before-headers' && failure?.stall !== 'headers';
}

// Time for the client to read what was sent before the reset, which may discard what it has not read.
const BEFORE_RESET = 30;

/** Sends the payload with a failure; resolves when the connection or the response has ended. */
export function sendWithFailure(
  clock: Clock,
  response: ServerResponse,
  payload: Buffer,
  failure: RequestFailure,
): Promise<void> {
  if (response.closed) return Promise.resolve();
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  const { socket } = response;
  const half = payload.subarray(0, Math.ceil(payload.length / 2));
  if (failure.reset === 'before-headers') {
    socket?.resetAndDestroy();
  } else if (failure.reset === 'mid-body') {
    response.write(half, () => clock.after(BEFORE_RESET, () => socket?.resetAndDestroy()));
  } else if (failure.stall === 'body') {
    response.write(half);
  } else if (failure.truncate) {
    response.write(half, () => socket?.end());
  } else if (failure.drip) {
    drip(clock, response, payload, 1_000 / failure.drip);
  } else if (failure.stall !== 'headers') {
    response.end(payload);
  }
  return closed;
}

function drip(clock: Clock, response: ServerResponse, payload: Buffer, everyMs: number, sent = 0): void {
  clock.after(everyMs, () => {
    if (response.closed) return;
    response.write(payload.subarray(sent, sent + 1));
    if (sent + 1 >= payload.length) response.end();
    else drip(clock, response, payload, everyMs, sent + 1);
  });
}
