import type { ServerResponse } from 'node:http';
import type { ApiResponse } from './api.ts';
import type { Clock } from './clock.ts';
import { matchesRequest, type RequestFilter } from './requests.ts';

/** Something that goes wrong with requests that the filter selects. */
export interface Fault extends RequestFilter {
  /** How often, 1 unless told. */
  times?: number;
  /** How many requests go right before. */
  skip?: number;
  /** Only from a time on, and up to another, on the server's clock. */
  during?: { fromMs: number; untilMs: number };
  /** Answers this. The request has no effect. */
  respond?: ApiResponse;
  reset?: 'before-headers' | 'mid-body';
  stall?: 'headers' | 'body';
  /** Bytes of the body per second. */
  drip?: number;
  /** Ends the connection, in good order, halfway through the body. */
  truncate?: true;
  /** The request takes effect all the same. */
  after?: 'handled';
}

const always = { fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };

/** The faults that are still to come. */
export class Faults {
  readonly #faults: { fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** The fault that befalls this request: the first that is ready for it. */
  take(request: { method: string; path: string }, now: number): Fault | null {
    for (const entry of this.#faults) {
      const { fromMs, untilMs } = entry.fault.during ?? always;
      if (entry.times <= 0 || now < fromMs || now >= untilMs) continue;
      if (!matchesRequest(entry.fault, request)) continue;
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.times--;
      return entry.fault;
    }
    return null;
  }
}

/** Whether a request takes effect: a fault within the body needs the true answer, others only if told so. */
export function isHandled(fault: Fault | null): boolean {
  if (fault === null || fault.after === 'handled') return true;
  return fault.respond === undefined && fault.reset !== 'before-headers' && fault.stall !== 'headers';
}

/** Whether a fault lets any of the answer out. */
export function isAnswered(fault: Fault | null): boolean {
  return fault?.reset !== 'before-headers' && fault?.stall !== 'headers';
}

// Time for the client to read what came before the reset, which may wipe out what it has not read.
const BEFORE_RESET = 30;

/** Sends the payload under a fault; resolves when the connection or the answer has ended. */
export function sendFaulty(
  clock: Clock,
  response: ServerResponse,
  payload: Buffer,
  fault: Fault,
): Promise<void> {
  if (response.closed) return Promise.resolve();
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  const { socket } = response;
  const half = payload.subarray(0, Math.ceil(payload.length / 2));
  if (fault.reset === 'before-headers') {
    socket?.resetAndDestroy();
  } else if (fault.reset === 'mid-body') {
    response.write(half, () => clock.after(BEFORE_RESET, () => socket?.resetAndDestroy()));
  } else if (fault.stall === 'body') {
    response.write(half);
  } else if (fault.truncate) {
    response.write(half, () => socket?.end());
  } else if (fault.drip) {
    drip(clock, response, payload, 1_000 / fault.drip);
  } else if (fault.stall !== 'headers') {
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
