/**
 * Loaded into the action's process before anything else: measures what it takes, and writes that to MEASURE_FILE at the end.
 * Memory is what is left after a collection, since what the collector has not got to yet says nothing of the program.
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
  // The pause of a forced collection is this file's own.
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
