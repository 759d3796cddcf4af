/** Who may send a request when: the bounds that all mirrors of the step share. The work itself is elsewhere. */
import type { Bounds } from '../base/bounds.ts';
import type { HttpAnswer } from '../network/http.ts';
import { type FailedTry, retryDelayMs } from '../network/retry.ts';
import { burstOf, spacingMs } from './spacing.ts';

export interface RequestLimits {
  /** Requests in flight at once. */
  concurrency: number;
  requestsPerMinute: number;
}

/**
 * Whose turn it is: `next` are requests of a mirror that is in the middle of something, `new` is the first of a mirror, and
 * a number a look for the end of an update, by the time since when that has been due and not been looked for.
 */
export type Priority = 'next' | 'new' | number;

interface Waiter {
  priority: Priority;
  /** How many of the requests that are counted by the minute it makes. */
  cost: number;
  open(mayGo: boolean): void;
  fail(reason: unknown): void;
}

/**
 * A gate that every request passes, in an order that has all mirrors asked early, and each that was begun with before others
 * are: what looks for the end of an update lets everything else go first. Among looks the mirror goes first whose update has
 * been due, and not been looked at, for longest, since that is the likeliest to have ended. When the time left is no more
 * than one look at each waiting mirror takes, looks go first.
 */
export class RequestScheduler {
  readonly #bounds: Bounds;
  readonly #concurrency: number;
  readonly #spacingMs: number;
  readonly #burst: number;
  /** These two in the order of arrival. */
  readonly #next: Waiter[] = [];
  readonly #new: Waiter[] = [];
  /** The longest due last, where taking it out costs nothing. */
  readonly #polling: Waiter[] = [];
  #inFlight = 0;
  /** When the next request would be due if all were evenly spaced. */
  #evenAt: number;
  #pausedUntil = 0;
  #refusal: HttpAnswer | null = null;
  /** How often in a row GitLab has refused since it last took a request. */
  #refusals = 0;
  #isTimed = false;
  #waits = 0;

  constructor({ concurrency, requestsPerMinute }: RequestLimits, bounds: Bounds) {
    this.#bounds = bounds;
    this.#concurrency = concurrency;
    this.#spacingMs = spacingMs(requestsPerMinute);
    this.#burst = burstOf(requestsPerMinute);
    this.#evenAt = bounds.clock.now();
    bounds.cancelled.addEventListener('abort', () => this.#pump(), { once: true });
  }

  /** The answer of GitLab's that keeps requests from being sent until the step's time is over; null otherwise. */
  get refusal(): HttpAnswer | null {
    return this.#pausedUntil >= this.#bounds.deadline ? this.#refusal : null;
  }

  /** The time that one look at each waiting mirror takes, in milliseconds. */
  get roundMs(): number {
    return this.#waits * this.#spacingMs;
  }

  /** Counts a mirror among those that wait for an update, while the work lasts. */
  async whileWaiting<T>(work: () => Promise<T>): Promise<T> {
    this.#waits++;
    try {
      return await work();
    } finally {
      this.#waits--;
    }
  }

  /**
   * Sends a request when its turn has come.
   * @param cost how many requests of those that are counted by the minute it makes
   * @returns null where its turn would not come before the step's time is over
   * @throws the reason of the cancellation
   */
  async pass<T>(priority: Priority, send: () => Promise<T>, cost = 1): Promise<T | null> {
    if (!(await this.#await(priority, cost))) return null;
    try {
      return await send();
    } finally {
      this.#inFlight--;
      this.#pump();
    }
  }

  /** How often in a row GitLab has refused requests of any mirror, for the length of the next pause. */
  get refusals(): number {
    return this.#refusals;
  }

  /**
   * How long to wait before another try; where GitLab refused for its rate limit, everybody waits.
   * @param retries how many times the request has been tried again already
   * @param refusal the answer of a rate limit; null for any other fault
   * @returns milliseconds
   */
  delayMs(failed: FailedTry, retries: number, refusal: HttpAnswer | null): number {
    // The length of a pause goes by how often anybody was refused, since each request may meet the limit only once.
    const before = refusal === null ? retries : Math.max(retries, this.#refusals);
    const ms = retryDelayMs(failed, before, this.#bounds.random());
    if (refusal !== null) this.pauseAll(ms, refusal);
    return ms;
  }

  /**
   * GitLab's rate limit is one for all: nobody sends anything for a while, and then one request alone until GitLab takes
   * one again.
   */
  pauseAll(ms: number, refusal: HttpAnswer): void {
    const now = this.#bounds.clock.now();
    // Those that were on their way together have been refused together.
    if (now >= this.#pausedUntil) this.#refusals++;
    if (now + ms <= this.#pausedUntil) return;
    this.#pausedUntil = now + ms;
    this.#refusal = refusal;
    this.#pump();
  }

  /** Tells that GitLab takes requests. */
  resumeAll(): void {
    if (this.#bounds.clock.now() >= this.#pausedUntil) this.#refusals = 0;
  }

  #await(priority: Priority, cost: number): Promise<boolean> {
    return new Promise((open, fail) => {
      const waiter = { priority, cost, open, fail };
      if (priority === 'next') this.#next.push(waiter);
      else if (priority === 'new') this.#new.push(waiter);
      else this.#polling.splice(placeOf(priority, this.#polling), 0, waiter);
      this.#pump();
    });
  }

  /** Lets go who may go now, and comes back when the next one may. */
  #pump(): void {
    const { clock, deadline, cancelled } = this.#bounds;
    if (cancelled.aborted) {
      for (const { fail } of this.#all()) fail(cancelled.reason);
      return;
    }
    while (this.#next.length + this.#new.length + this.#polling.length > 0) {
      const now = clock.now();
      if (now >= deadline || this.#pausedUntil >= deadline) {
        for (const { open } of this.#all()) open(false);
        return;
      }
      if (this.#inFlight >= (this.#refusals > 0 ? 1 : this.#concurrency)) return;
      const waiter = this.#first(deadline - now);
      if (waiter === undefined) return;
      const room = (this.#burst - waiter.cost) * this.#spacingMs;
      const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - room);
      if (at > now) {
        this.#comeBack(Math.min(at, deadline) - now);
        return;
      }
      this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
      this.#inFlight++;
      this.#take(waiter);
      waiter.open(true);
    }
  }

  #first(leftMs: number): Waiter | undefined {
    const snapshot = this.#polling.at(-1);
    return (this.roundMs >= leftMs ? snapshot : undefined) ?? this.#next[0] ?? this.#new[0] ?? snapshot;
  }

  #take(waiter: Waiter): void {
    if (waiter.priority === 'next') this.#next.shift();
    else if (waiter.priority === 'new') this.#new.shift();
    else this.#polling.pop();
  }

  #comeBack(ms: number): void {
    if (this.#isTimed) return;
    this.#isTimed = true;
    const { clock, cancelled } = this.#bounds;
    void clock
      .sleep(ms, cancelled)
      .catch(() => {})
      .then(() => {
        this.#isTimed = false;
        this.#pump();
      });
  }

  #all(): Waiter[] {
    return [...this.#next.splice(0), ...this.#new.splice(0), ...this.#polling.splice(0)];
  }
}

/** Where in a list whose longest due stands last; those of the same time keep their order of arrival. */
function placeOf(since: number, polling: readonly Waiter[]): number {
  let low = 0;
  let high = polling.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(polling[middle]?.priority) <= since) high = middle;
    else low = middle + 1;
  }
  return low;
}
