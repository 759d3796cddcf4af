/**
 * Loaded into the action's process before anything else: measures memory and processor time, and writes them to MEASURE_FILE
 * at exit. Memory is measured after a garbage collection, since uncollected garbage does not show what the program needs.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { peakBytes } from './peak-memory.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let heap = 0;

function sample() {
  // The pause of this forced collection must not count as the program's.
  delay.disable();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  heap = Math.max(heap, heapUsed + external);
  delay.enable();
}

setInterval(sample, 1_000).unref();

process.on('exit', () => {
  sample();
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const measured = {
    peakHeapBytes: heap,
    peakRssBytes: peakBytes(),
    cpuMs: (userCPUTime + systemCPUTime) / 1_000,
    eventLoopDelayMs: { mean: delay.mean / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
  writeFileSync(process.env.MEASURE_FILE, JSON.stringify(measured));
});
