/** A group of thousands of projects: finding its mirrors and updating them, and a monitor of them. */
import { type GroupSize, runGroup } from '../test/simulation/group.ts';
import type { ManyMirrors } from '../test/simulation/many-mirrors.ts';
import { type Section, table } from './section.ts';

const size: GroupSize = { projects: 5_000, mirrors: 400 };
const pages = size.projects / 100;

/** Finding the mirrors takes a request for each page; then each is read, requested and polled, or only read. */
const maxRequests = { update: pages + 8 * size.mirrors, monitor: pages + size.mirrors + 1 };

const purposes = {
  update: 'update all mirrors',
  monitor: 'monitor (`sync: false`, `max-age: 24h`)',
} as const;

export async function group(): Promise<Section> {
  const measured = {
    update: await finished('update'),
    monitor: await finished('monitor'),
  };
  const rows = (['update', 'monitor'] as const).map((purpose) => {
    const { requests, elapsedMs, measured: cost } = measured[purpose];
    return [
      purposes[purpose],
      decimal(requests),
      `${(elapsedMs / 1_000).toFixed(1)} s`,
      `${(cost.cpuMs / 1_000).toFixed(1)} s`,
      `${Math.round(cost.peakHeapBytes / 1_000_000)} MB`,
      `${Math.round(cost.peakRssBytes / 1_000_000)} MB`,
    ];
  });
  return {
    title: 'A group',
    text: [
      `The action as shipped with \`group\`, on the embedded GitLab of the tests: ${decimal(size.projects)} projects, of which ${size.mirrors} are mirrors. It reads ${pages} pages to find them. Each update runs for 20 s, and GitLab runs all requested updates at the same time. Times are measured by GitLab's clock, from the first request to the last. This clock is controlled: computation takes no time on it. Processor time includes the measurement itself.`,
      table(['step', 'requests', 'time', 'processor time', 'heap after collection', 'resident'], rows),
    ].join('\n\n'),
    limits: (['update', 'monitor'] as const).map((purpose) => ({
      what: `requests for a group of ${decimal(size.projects)} projects: ${purpose}`,
      measured: measured[purpose].requests,
      atMost: maxRequests[purpose],
      unit: '',
    })),
    short: [],
  };
}

function decimal(value: number): string {
  return value.toLocaleString('en');
}

async function finished(purpose: 'update' | 'monitor'): Promise<ManyMirrors> {
  const run = await runGroup(size, purpose);
  if (run.step.exitCode !== 0) throw new Error(`the action failed: ${run.step.stdout.slice(-2_000)}`);
  return run;
}
