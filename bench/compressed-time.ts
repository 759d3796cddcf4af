/** Time that passes faster than real time, for the benchmarks. Tests use virtual time. */

import { type Cancel, realTime, type Time } from '../test/gitlab/clock.ts';
import type { ProcessOptions } from '../test/runner/runner.ts';

export interface CompressedTime extends Time {
  /** Its milliseconds per real one. */
  speed: number;
}

export function compressedTime(speed: number): CompressedTime {
  const begun = performance.now();
  const base = Date.now();
  const now = () => base + (performance.now() - begun) * speed;
  return {
    speed,
    now,
    after(ms, action) {
      const due = now() + ms;
      let cancel: Cancel;
      const arm = () => {
        // A timer may fire a fraction of a millisecond early, which compression multiplies.
        cancel = realTime.after(Math.ceil(Math.max(0, due - now()) / speed), () =>
          now() < due ? arm() : action(),
        );
      };
      arm();
      return () => cancel();
    },
    live: (work) => work,
  };
}

/** Options that run a program in compressed time. */
export function inCompressedTime(speed: number): Required<Pick<ProcessOptions, 'preloads' | 'env'>> {
  return { preloads: [new URL('compressed-time.mjs', import.meta.url)], env: { TIME_SPEED: String(speed) } };
}
