/** `setTimeout` fires at once for anything longer. */
export const maxTimerMs = 2_147_483_647;

/**
 * Time as the step needs it. Only differences matter: the runner's clock may be wrong by an hour, so no time of day of
 * the runner is ever compared with GitLab's.
 */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes backwards. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as that is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  // Not by performance.now, whose module takes Node longer to load than a step takes to read its inputs.
  now: () => process.uptime() * 1_000,
  async sleep(ms, signal) {
    for (let left = ms; left > 0; left -= maxTimerMs) {
      await timer(Math.min(left, maxTimerMs), signal);
    }
  },
};

function timer(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(handle);
      reject(signal.reason);
    };
    if (signal.aborted) return reject(signal.reason);
    const handle = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
