/** Who may send a request when: the bounds that all mirrors of the step share. The work itself is elsewhere. */
import type { Bounds } from '../bounds.ts';
import type { HttpAnswer } from './http.ts';
import { burstOf, spacingMs } from './spacing.ts';

export interface TrafficLimits {
  /** Requests in flight at once. */
  concurrency: number;
  requestsPerMinute: number;
}

/**
 * Whose turn it is: `next` are requests of a mirror that is in the middle of something, `new` is the first of a mirror, and
 * a number a look for the end of an update, by the time since when that has been due and not been looked for.
 */
export type Turn = 'next' | 'new' | number;

interface Waiter {
  turn: Turn;
  open(mayGo: boolean): void;
  fail(reason: unknown): void;
}

/**
 * A gate that every request passes, in an order that has all mirrors asked early, and each that was begun with before others
 * are: what looks for the end of an update lets everything else go first. Among looks the mirror goes first whose update has
 * been due, and not been looked at, for longest, since that is the likeliest to have ended. When the time left is no more
 * than one look at each waiting mirror takes, looks go first.
 */
export class Traffic {
  readonly #bounds: Bounds;
  readonly #concurrency: number;
  readonly #spacingMs: number;
  readonly #burst: number;
  /** These two in the order of arrival. */
  readonly #next: Waiter[] = [];
  readonly #new: Waiter[] = [];
  /** The longest due last, where taking it out costs nothing. */
  readonly #looking: Waiter[] = [];
  #inFlight = 0;
  /** When the next request would be due if all were evenly spaced. */
  #evenAt: number;
  #pausedUntil = 0;
  #refusal: HttpAnswer | null = null;
  #isTimed = false;
  #waits = 0;

  constructor({ concurrency, requestsPerMinute }: TrafficLimits, bounds: Bounds) {
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
   * @returns null where its turn would not come before the step's time is over
   * @throws the reason of the cancellation
   */
  async pass<T>(turn: Turn, send: () => Promise<T>): Promise<T | null> {
    if (!(await this.#await(turn))) return null;
    try {
      return await send();
    } finally {
      this.#inFlight--;
      this.#pump();
    }
  }

  /** GitLab's rate limit is one for all: nobody sends anything for a while. */
  pauseAll(ms: number, refusal: HttpAnswer): void {
    const until = this.#bounds.clock.now() + ms;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#refusal = refusal;
    this.#pump();
  }

  #await(turn: Turn): Promise<boolean> {
    return new Promise((open, fail) => {
      const waiter = { turn, open, fail };
      if (turn === 'next') this.#next.push(waiter);
      else if (turn === 'new') this.#new.push(waiter);
      else this.#looking.splice(placeOf(turn, this.#looking), 0, waiter);
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
    while (this.#next.length + this.#new.length + this.#looking.length > 0) {
      const now = clock.now();
      if (now >= deadline || this.#pausedUntil >= deadline) {
        for (const { open } of this.#all()) open(false);
        return;
      }
      if (this.#inFlight >= this.#concurrency) return;
      const at = Math.max(this.#pausedUntil, this.#evenAt - (this.#burst - 1) * this.#spacingMs);
      if (at > now) {
        this.#comeBack(Math.min(at, deadline) - now);
        return;
      }
      this.#evenAt = Math.max(this.#evenAt, now) + this.#spacingMs;
      this.#inFlight++;
      this.#first(deadline - now)?.open(true);
    }
  }

  #first(leftMs: number): Waiter | undefined {
    const look = this.roundMs >= leftMs ? this.#looking.pop() : undefined;
    return look ?? this.#next.shift() ?? this.#new.shift() ?? this.#looking.pop();
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
    return [...this.#next.splice(0), ...this.#new.splice(0), ...this.#looking.splice(0)];
  }
}

/** Where in a list whose longest due stands last; those of the same time keep their order of arrival. */
function placeOf(since: number, looking: readonly Waiter[]): number {
  let low = 0;
  let high = looking.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(looking[middle]?.turn) <= since) high = middle;
    else low = middle + 1;
  }
  return low;
}
