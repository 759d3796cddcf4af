/** Finds and updates the mirrors among the projects of a group, or only watches them, in controlled time. */
import { VirtualTime } from '../time/virtual-time.ts';
import { type ManyMirrors, mirrorMany } from './many-mirrors.ts';

export interface GroupSize {
  projects: number;
  mirrors: number;
}

/** Runs a step with `group`, as an update of all its mirrors or as a monitor. */
export function runGroup(
  { projects, mirrors }: GroupSize,
  purpose: 'update' | 'monitor',
): Promise<ManyMirrors> {
  const time = new VirtualTime();
  const monitor = { sync: 'false', 'max-age': '24h' };
  return mirrorMany(
    mirrors,
    { time, runMs: 20_000, plainProjects: projects - mirrors },
    { mirrors: '', group: 'group', ...(purpose === 'monitor' ? monitor : {}) },
    { time },
  );
}
