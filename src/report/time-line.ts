/** The runs of many mirrors as a picture, which GitHub draws from Mermaid's text: pure. */
import { oneLine } from '../harmless.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../redact.ts';

/** More than this is no picture any more. */
const mostMirrors = 40;

const longestName = 60;

interface Run {
  project: string;
  failed: boolean;
  /** Unix milliseconds on GitLab's clock. */
  askedAt: number;
  startedAt: number;
  endedAt: number;
}

/** When each mirror's update was asked for, began and ended; of more than forty those that took longest. */
export function timeLine(results: readonly MirrorResult[], redact: Redact): string[] {
  const runs = results.flatMap(runOf);
  if (runs.length === 0) return [];
  const longest = runs
    .toSorted((a, b) => b.endedAt - b.askedAt - (a.endedAt - a.askedAt))
    .slice(0, mostMirrors)
    .toSorted((a, b) => a.askedAt - b.askedAt);
  const which = runs.length > mostMirrors ? ` of the ${mostMirrors} that took longest` : '';
  return [
    `#### Time line${which}, on GitLab's clock (UTC)`,
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
  const askedAt = startedAt - (queuedMs ?? 0);
  return [{ project, failed: error !== null, askedAt, startedAt, endedAt: startedAt + runningMs }];
}

function section({ project, failed, askedAt, startedAt, endedAt }: Run, redact: Redact): string[] {
  // Mermaid gives : ; # % and quotes a meaning; a path has none of them.
  const name = oneLine(project, redact, longestName).replace(/[^\p{L}\p{N}_./ -]/gu, '·');
  return [
    `  section ${name}`,
    ...(startedAt > askedAt ? [`  queued :done, ${askedAt}, ${startedAt}`] : []),
    `  ${failed ? 'failed :crit' : 'ran :active'}, ${startedAt}, ${endedAt}`,
  ];
}
