import { performance } from 'node:perf_hooks';

export type Cancel = () => void;

/** All that the rules know of time: milliseconds, and a way to act later. */
export interface Clock {
  now(): number;
  after(ms: number, action: () => void): Cancel;
}

export interface RunningClock extends Clock {
  speed: number;
  close(): void;
}

export interface ManualClock extends Clock {
  advance(ms: number): void;
}

// setTimeout fires at once for anything longer than 24.8 days.
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** A clock that starts at the present, `skewMs` off, and runs `speed` times as fast as real time. */
export function scaledClock(speed: number, skewMs: number): RunningClock {
  const began = performance.now();
  const base = Date.now() + skewMs;
  const timers = new Set<NodeJS.Timeout>();
  const now = (): number => Math.floor(base + (performance.now() - began) * speed);

  function after(ms: number, action: () => void): Cancel {
    const due = now() + ms;
    let timer: NodeJS.Timeout | undefined;
    const arm = (): void => {
      const real = Math.min(Math.ceil(Math.max(0, due - now()) / speed), LONGEST_TIMEOUT);
      const armed = setTimeout(() => {
        timers.delete(armed);
        // A timer may fire a fraction early, which a fast clock turns into seconds.
        if (now() < due) arm();
        else action();
      }, real);
      timer = armed;
      timers.add(armed);
    };
    arm();
    return () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timers.delete(timer);
    };
  }

  function close(): void {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }

  return { speed, now, after, close };
}

/** A clock that stands still until it is told to advance; due actions run in order of time, then of asking. */
export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let current = start;
  // In order of time: a simulation of thousands of mirrors must not look through all of it for the next one.
  const waiting: { due: number; action: (() => void) | null }[] = [];

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

  return {
    now: () => current,
    after(ms, action) {
      const entry: (typeof waiting)[number] = { due: current + Math.max(0, ms), action };
      waiting.splice(place(entry.due), 0, entry);
      return () => {
        entry.action = null;
      };
    },
    advance(ms) {
      const until = current + ms;
      for (let next = waiting[0]; next && next.due <= until; next = waiting[0]) {
        waiting.shift();
        current = next.due;
        next.action?.();
      }
      current = until;
    },
  };
}
