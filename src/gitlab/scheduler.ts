/** Decides when a request is sent: within the limits that all mirrors of the step share, and in which order. */
import type { Bounds } from '../base/clock.ts';
import type { HttpResponse } from '../network/http.ts';

export interface RequestLimits {
  /** Requests in flight at once. */
  concurrency: number;
  requestsPerMinute: number;
}

/**
 * Which requests go first. `next`: a request of a mirror that is already being processed. `new`: the first request of a
 * mirror. A number: a status poll, ordered by when it became due.
 */
export type Priority = 'next' | 'new' | number;

interface Waiter {
  priority: Priority;
  cost: number;
  resolve(maySend: boolean): void;
  reject(reason: unknown): void;
}

/**
 * Sends requests in the order `next`, `new`, polls: updates are requested as early as possible, and polls never delay
 * that. The poll that has been due for longest goes first, since its update is the most likely to have finished. If the
 * time left is only enough to poll each waiting mirror once, all polls go first.
 */
export class RequestScheduler {
  readonly #bounds: Bounds;
  readonly #concurrency: number;
  readonly #spacingMs: number;
  readonly #burst: number;
  /** In the order of arrival, like `#new`. */
  readonly #next: Waiter[] = [];
  readonly #new: Waiter[] = [];
  /** The poll that has been due for longest is last, where removing it is cheap. */
  readonly #polls: Waiter[] = [];
  #inFlight = 0;
  /** When the next request would be sent without bursts, so that all are evenly spaced. */
  #evenAt: number;
  #pausedUntil = 0;
  #lastRejection: HttpResponse | null = null;
  #pauses = 0;
  #hasTimer = false;
  #waitingMirrors = 0;

  constructor({ concurrency, requestsPerMinute }: RequestLimits, bounds: Bounds) {
    this.#bounds = bounds;
    this.#concurrency = concurrency;
    this.#spacingMs = spacingMs(requestsPerMinute);
    this.#burst = burstOf(requestsPerMinute);
    this.#evenAt = bounds.clock.now();
    bounds.cancelled.addEventListener('abort', () => this.#sendWaiting(), { once: true });
  }

  /** GitLab's 429 if the pause after it lasts until the deadline; otherwise null. */
  get finalRejection(): HttpResponse | null {
    return this.#pausedUntil >= this.#bounds.deadline ? this.#lastRejection : null;
  }

  /** How many times in a row GitLab's rate limit has paused all requests. */
  get pauses(): number {
    return this.#pauses;
  }

  /** How long it takes to poll each waiting mirror once, in milliseconds. */
  get roundMs(): number {
    return this.#waitingMirrors * this.#spacingMs;
  }

  /** Counts a mirror as waiting for its update while `work` lasts. */
  async countAsWaiting<T>(work: () => Promise<T>): Promise<T> {
    this.#waitingMirrors++;
    try {
      return await work();
    } finally {
      this.#waitingMirrors--;
    }
  }

  /**
   * Calls `send` as soon as the limits and the order allow.
   * @param cost how many requests `send` makes, as GitLab's rate limit counts them
   * @returns what `send` returns; null if `send` could not be called before the deadline
   * @throws the reason of the cancellation; what `send` throws
   */
  async schedule<T>(priority: Priority, send: () => Promise<T>, cost = 1): Promise<T | null> {
    if (!(await this.#untilAllowed(priority, cost))) return null;
    try {
      return await send();
    } finally {
      this.#inFlight--;
      this.#sendWaiting();
    }
  }

  /**
   * After a 429, sends nothing for a while, and then one request at a time until GitLab accepts one: its rate limit counts
   * the requests of all mirrors together.
   */
  pauseAll(ms: number, rejection: HttpResponse): void {
    const now = this.#bounds.clock.now();
    // Requests that were in flight together are rejected together, and count once.
    if (now >= this.#pausedUntil) this.#pauses++;
    if (now + ms <= this.#pausedUntil) return;
    this.#pausedUntil = now + ms;
    this.#lastRejection = rejection;
    this.#sendWaiting();
  }

  /** Resets the count of pauses, unless one has not ended yet. To be called after each response other than 429. */
  resetPauses(): void {
    if (this.#bounds.clock.now() >= this.#pausedUntil) this.#pauses = 0;
  }

  #untilAllowed(priority: Priority, cost: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiter = { priority, cost, resolve, reject };
      if (priority === 'next') this.#next.push(waiter);
      else if (priority === 'new') this.#new.push(waiter);
      else this.#polls.splice(indexFor(priority, this.#polls), 0, waiter);
      this.#sendWaiting();
    });
  }

  /** Sends every request that may be sent now, and sets a timer for the next one. */
  #sendWaiting(): void {
    const { clock, deadline, cancelled } = this.#bounds;
    if (cancelled.aborted) {
      for (const { reject } of this.#removeAll()) reject(cancelled.reason);
      return;
    }
    for (;;) {
      const now = clock.now();
      if (now >= deadline || this.#pausedUntil >= deadline) {
        for (const { resolve } of this.#removeAll()) resolve(false);
        return;
      }
      if (this.#inFlight >= (this.#pauses > 0 ? 1 : this.#concurrency)) return;
      const queue = this.#firstQueue(deadline - now);
      const waiter = queue === this.#polls ? queue.at(-1) : queue[0];
      if (waiter === undefined) return;
      const burstMs = (this.#burst - waiter.cost) * this.#spacingMs;
      const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - burstMs);
      if (at > now) {
        this.#setTimer(Math.min(at, deadline) - now);
        return;
      }
      this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
      this.#inFlight++;
      if (queue === this.#polls) queue.pop();
      else queue.shift();
      waiter.resolve(true);
    }
  }

  #firstQueue(leftMs: number): Waiter[] {
    const queues = [this.#next, this.#new, this.#polls];
    if (this.roundMs >= leftMs) queues.unshift(this.#polls);
    return queues.find(({ length }) => length > 0) ?? this.#next;
  }

  /** Calls `#sendWaiting` after `ms`, unless a timer is already set: when that one fires, `#sendWaiting` sets the next. */
  #setTimer(ms: number): void {
    if (this.#hasTimer) return;
    this.#hasTimer = true;
    const { clock, cancelled } = this.#bounds;
    void clock
      .sleep(ms, cancelled)
      .catch(() => {})
      .then(() => {
        this.#hasTimer = false;
        this.#sendWaiting();
      });
  }

  #removeAll(): Waiter[] {
    return [...this.#next.splice(0), ...this.#new.splice(0), ...this.#polls.splice(0)];
  }
}

/** Where to insert a poll, so that the one due for longest is last, and polls due at the same time keep their order. */
function indexFor(dueAt: number, polls: readonly Waiter[]): number {
  let low = 0;
  let high = polls.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(polls[middle]?.priority) <= dueAt) high = middle;
    else low = middle + 1;
  }
  return low;
}

const minuteMs = 60_000;

/** GitLab counts requests when they arrive. The first of a connection arrives later, and thus closer to those after it. */
const slackMs = 1_000;

/** How many requests may be sent at once after an idle time. At the usual limits, that is enough for a step with one mirror. */
export function burstOf(requestsPerMinute: number): number {
  return Math.max(1, Math.floor(requestsPerMinute / 20));
}

/**
 * The interval between requests after a burst: in any minute, one burst and the spaced requests after it stay within the limit.
 * @returns milliseconds
 */
export function spacingMs(requestsPerMinute: number): number {
  return (minuteMs + slackMs) / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
}
