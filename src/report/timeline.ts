/** When the updates of many mirrors ran, as a chart that GitHub draws from Mermaid's text. Pure. */
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine } from '../text/sanitize.ts';

/** A chart of more mirrors cannot be read. */
const maxMirrors = 40;

const maxNameLength = 60;

interface Run {
  project: string;
  failed: boolean;
  /** Unix milliseconds on GitLab's clock. */
  requestedAt: number;
  startedAt: number;
  endedAt: number;
}

/**
 * When each mirror's update was requested, started and finished; of more than forty mirrors those that took longest.
 * @returns lines of Markdown, none if no update ran
 */
export function timeline(results: readonly MirrorResult[], redact: Redact): string[] {
  const runs = results.flatMap(runOf);
  if (runs.length === 0) return [];
  const longest = runs
    .toSorted((a, b) => b.endedAt - b.requestedAt - (a.endedAt - a.requestedAt))
    .slice(0, maxMirrors)
    .toSorted((a, b) => a.requestedAt - b.requestedAt);
  const which = runs.length > maxMirrors ? ` of the ${maxMirrors} that took longest` : '';
  return [
    `#### Timeline${which}, on GitLab's clock (UTC)`,
    '',
    '```mermaid',
    'gantt',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    ...longest.flatMap((run) => section(run, redact)),
    '```',
    '',
  ];
}

function runOf({ project, state, error, queuedMs, runningMs }: MirrorResult): Run[] {
  if (state?.lastUpdateStartedAt == null || runningMs === null) return [];
  const startedAt = Date.parse(state.lastUpdateStartedAt);
  const requestedAt = startedAt - (queuedMs ?? 0);
  return [{ project, failed: error !== null, requestedAt, startedAt, endedAt: startedAt + runningMs }];
}

function section({ project, failed, requestedAt, startedAt, endedAt }: Run, redact: Redact): string[] {
  // Mermaid gives : ; # % and quotes a meaning; a project's path has none of them.
  const name = oneLine(project, redact, maxNameLength).replace(/[^\p{L}\p{N}_./ -]/gu, '·');
  return [
    `  section ${name}`,
    ...(startedAt > requestedAt ? [`  queued :done, ${requestedAt}, ${startedAt}`] : []),
    `  ${failed ? 'failed :crit' : 'ran :active'}, ${startedAt}, ${endedAt}`,
  ];
}
