/**
 * How long synchronous work takes: the shortest of some runs, since other processes only make it longer. Compare it with that of
 * other work, never with a fixed time.
 * @returns milliseconds, never 0
 */
export function duration(work: () => unknown, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const begunAt = performance.now();
    work();
    return performance.now() - begunAt;
  });
  return Math.max(0.01, Math.min(...times));
}
