/** How much memory a process has held at the most, with all of Node. */
import { readFileSync } from 'node:fs';

/** On Linux `maxRSS` begins with what the process held that started this one, so the kernel's own figure is taken there. */
export function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kilobytes) * 1_024;
}
