export type Cancel = () => void;

/** The time that the rules use: milliseconds, and a way to act later. */
export interface Clock {
  now(): number;
  after(ms: number, action: () => void): Cancel;
}

/** A clock, and what makes it advance. */
export interface Time extends Clock {
  /** Lets time pass until the work has finished. Real time does so by itself. */
  live<T>(work: Promise<T>): Promise<T>;
}

/** The clock of one server, which is closed with it. */
export interface ServerClock extends Clock {
  close(): void;
}

export interface ManualClock extends Clock {
  /** When the next action is due; null if there is none. */
  readonly due: number | null;
  /** Advances to the next action and runs it. */
  leap(): void;
  advance(ms: number): void;
}

// setTimeout fires at once for anything longer than 24.8 days.
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const realTime: Time = {
  now: Date.now,
  after(ms, action) {
    const due = Date.now() + ms;
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      timer = setTimeout(
        () => (Date.now() < due ? arm() : action()),
        Math.min(Math.max(0, due - Date.now()), LONGEST_TIMEOUT),
      );
    };
    arm();
    return () => clearTimeout(timer);
  },
  live: (work) => work,
};

/** A server's own clock: `skewMs` ahead, in whole milliseconds, and without any actions once it is closed. */
export function serverClock(clock: Clock, skewMs: number): ServerClock {
  const cancels = new Set<Cancel>();
  return {
    now: () => Math.floor(clock.now()) + skewMs,
    after(ms, action) {
      const cancel = clock.after(ms, () => {
        cancels.delete(cancel);
        action();
      });
      cancels.add(cancel);
      return () => {
        cancels.delete(cancel);
        cancel();
      };
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}

/** A clock that advances only on request; due actions run in order of time, then of registration. */
export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let current = start;
  // In order of time: a simulation of thousands of mirrors must not search all of it for the next one.
  const waiting: { due: number; action: () => void }[] = [];

  function place(due: number): number {
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((waiting[middle]?.due ?? 0) <= due) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function leap(): void {
    const next = waiting.shift();
    if (next === undefined) return;
    current = Math.max(current, next.due);
    next.action();
  }

  return {
    now: () => current,
    after(ms, action) {
      const entry = { due: current + Math.max(0, ms), action };
      waiting.splice(place(entry.due), 0, entry);
      return () => {
        for (let index = place(entry.due) - 1; waiting[index]?.due === entry.due; index--) {
          if (waiting[index] === entry) {
            waiting.splice(index, 1);
            return;
          }
        }
      };
    },
    get due() {
      return waiting[0]?.due ?? null;
    },
    leap,
    advance(ms) {
      const until = current + ms;
      while ((waiting[0]?.due ?? Number.POSITIVE_INFINITY) <= until) leap();
      current = until;
    },
  };
}

/** Resolves after `ms` of this time; rejects with the signal's reason as soon as that is aborted. */
export function sleepOn(time: Pick<Time, 'after'>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const cancel = time.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    const stop = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
