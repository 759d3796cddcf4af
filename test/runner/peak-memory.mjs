/** The peak memory of a process, Node included. */
import { readFileSync } from 'node:fs';

/** On Linux, `maxRSS` includes the memory of the parent process before exec, so the kernel's own figure is used there. */
export function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kilobytes) * 1_024;
}
