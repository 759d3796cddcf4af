/** Read replicas lag behind, so a response may be from before a write of the step. */
import type { Bounds } from '../base/clock.ts';

/** GitLab's read replicas may lag by a minute. After twice that time, responses are assumed to be current. */
export const maxLagMs = 120_000;

interface LagOptions {
  bounds: Bounds;
  pollIntervalMs: number;
  /** When the step wrote, on its clock; null if it wrote nothing that a response could contradict. */
  writtenAt: number | null;
}

/**
 * Repeats a request while its error contradicts a write of the step, for as long as a replica may lag behind.
 * @param contradicts whether an error does so
 * @throws the error of the request if it does not contradict the write, or still does after that time
 */
export async function retryWhileLagging<T>(
  { bounds, pollIntervalMs, writtenAt }: LagOptions,
  contradicts: (error: unknown) => boolean,
  request: () => Promise<T>,
): Promise<T> {
  const { clock, deadline, cancelled } = bounds;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      const mayLag = writtenAt !== null && clock.now() - writtenAt < maxLagMs;
      if (!mayLag || !contradicts(error)) throw error;
    }
    await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
  }
}
