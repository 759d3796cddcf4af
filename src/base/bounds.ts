import type { Clock } from './clock.ts';

/** What bounds all work of the step. */
export interface Bounds {
  clock: Clock;
  /** A number from 0 up to 1, for the jitter of retries. */
  random(): number;
  /** On the clock: when the whole step must have ended. */
  deadline: number;
  /** Aborted with the StepError to end with. */
  cancelled: AbortSignal;
  debug(text: string): void;
}
