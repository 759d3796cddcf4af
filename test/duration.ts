/** Operating systems count processor time in ticks of up to ten milliseconds. */
const minMeasuredMs = 50;

/**
 * How much processor time synchronous work takes: the average of as many runs as can be measured. Other processes of the
 * machine do not count, but its speed does, so compare it with that of other work, never with a fixed time.
 * @returns milliseconds
 */
export function duration(work: () => unknown): number {
  const before = usedMs();
  for (let runs = 1; ; runs++) {
    work();
    const used = usedMs() - before;
    if (used >= minMeasuredMs) return used / runs;
  }
}

function usedMs(): number {
  // Node has the time of a thread since 23.9.
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1_000;
}
