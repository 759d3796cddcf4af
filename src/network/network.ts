/** What an exchange with another machine has in common, be it one of HTTP or of git. */
import type { Clock } from '../base/clock.ts';

/** No complete answer came: the connection failed, broke, or took too long. */
export class NetworkError extends Error {}

/**
 * Does some work within a time.
 * @param timeoutMs after which the work's signal is aborted with a NetworkFault
 * @param cancelled aborts it at once, with its own reason
 * @throws the reason of the signal where that was aborted, whatever the work made of it
 */
export async function withinTime<T>(
  clock: Clock,
  timeoutMs: number,
  cancelled: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  cancelled.throwIfAborted();
  const stop = new AbortController();
  const done = new AbortController();
  clock.sleep(timeoutMs, done.signal).then(
    () => stop.abort(new NetworkError(`no complete answer within ${Math.ceil(timeoutMs)} ms`)),
    () => {},
  );
  const cancel = () => stop.abort(cancelled.reason);
  cancelled.addEventListener('abort', cancel, { once: true });
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason;
    throw error;
  } finally {
    done.abort();
    cancelled.removeEventListener('abort', cancel);
  }
}
