/** Time that stands still while anything is being worked on, and leaps to the next thing that is slept for. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

export interface VirtualTime extends Clock {
  /** Lets time pass until the work has ended. */
  live<T>(work: Promise<T>): Promise<T>;
}

export function virtualTime(): VirtualTime {
  let current = 0;
  let order = 0;
  const sleepers = new Set<{ due: number; order: number; wake(): void }>();

  function earliest() {
    let found = null;
    for (const sleeper of sleepers) {
      const isEarlier =
        found === null ||
        sleeper.due < found.due ||
        (sleeper.due === found.due && sleeper.order < found.order);
      if (isEarlier) found = sleeper;
    }
    return found;
  }

  return {
    now: () => current,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        };
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper = { due: current + ms, order: order++, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', stop, { once: true });
      }),
    async live(work) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      while (!isOver) {
        await setImmediate();
        const next = isOver ? null : earliest();
        if (next === null) continue;
        current = Math.max(current, next.due);
        next.wake();
      }
      return work;
    },
  };
}
