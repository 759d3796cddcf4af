/** Time, and the limits of the whole step. */
import { NetworkError } from './errors.ts';

/** The longest delay of `setTimeout`. Longer timers fire at once. */
export const maxTimerMs = 2_147_483_647;

/**
 * Measures durations only: the runner's clock may be wrong by an hour, so its time of day is never compared with GitLab's.
 */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes backwards. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The limits of all work of the step. */
export interface Bounds {
  clock: Clock;
  /** A number from 0 (inclusive) to 1 (exclusive), for the jitter of retries. */
  random(): number;
  /** When the step must be finished, on `clock`. */
  deadline: number;
  /** Aborted with the StepError that the step fails with. */
  cancelled: AbortSignal;
  debug(text: string): void;
}

export const systemClock: Clock = {
  // Node loads `performance` at its first use, which takes longer than reading the inputs.
  now: () => process.uptime() * 1_000,
  async sleep(ms, signal) {
    signal.throwIfAborted();
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

/**
 * Runs `work` with a time limit.
 * @param work gets a signal that is aborted after `timeoutMs`, or when `cancelled` is aborted
 * @throws NetworkError after `timeoutMs`; the reason of `cancelled` if that is aborted; otherwise what `work` throws
 */
export async function withTimeout<T>(
  clock: Clock,
  timeoutMs: number,
  cancelled: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  cancelled.throwIfAborted();
  const stop = new AbortController();
  const done = new AbortController();
  clock.sleep(timeoutMs, done.signal).then(
    () => stop.abort(new NetworkError(`no complete response within ${Math.ceil(timeoutMs / 100) / 10}s`)),
    () => {},
  );
  const cancel = () => stop.abort(cancelled.reason);
  cancelled.addEventListener('abort', cancel, { once: true });
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    done.abort();
    cancelled.removeEventListener('abort', cancel);
  }
}
