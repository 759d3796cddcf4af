/** The timeline of the job summary: when updates ran, as bars of block characters. Pure. */
import type { MirrorResult } from '../mirror/result.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText, oneLine } from '../text/sanitize.ts';

/** A timeline with more rows would be unreadable. */
const maxMirrors = 40;

const maxNameLength = 60;

/** Characters in a bar. A phone has room for this many next to a project. */
const width = 20;

const blocks = { before: '\u00a0', queued: '░', running: '█' };

interface Run {
  project: string;
  failed: boolean;
  /** Unix milliseconds on GitLab's clock. */
  requestedAt: number;
  startedAt: number;
  endedAt: number;
}

/**
 * When each update was requested, started and finished; if there are more than `maxMirrors`, those that took longest. It is a
 * table, since the Mermaid charts that GitHub draws cannot be read on a phone, and their labels overlap the bars.
 * @returns lines of Markdown; none unless at least two updates ran
 */
export function timeline(results: readonly MirrorResult[], redact: Redact): string[] {
  const runs = results.flatMap(runOf);
  if (runs.length < 2) return [];
  const longest = runs
    .toSorted((a, b) => b.endedAt - b.requestedAt - (a.endedAt - a.requestedAt))
    .slice(0, maxMirrors)
    .toSorted((a, b) => a.requestedAt - b.requestedAt);
  const which = runs.length > maxMirrors ? ` of the ${maxMirrors} that took longest` : '';
  const from = Math.min(...longest.map(({ requestedAt }) => requestedAt));
  const to = Math.max(...longest.map(({ endedAt }) => endedAt));
  return [
    `<details><summary>Timeline${which}</summary>`,
    '',
    `From ${clockTime(from)} to ${clockTime(to)} on GitLab's clock (UTC): ${blocks.queued} queued, ${blocks.running} running.`,
    '',
    '| project | update |',
    '| --- | --- |',
    ...longest.map((run) => row(run, from, to, redact)),
    '',
    '</details>',
    '',
  ];
}

function runOf({ project, state, error, queuedMs, runningMs }: MirrorResult): Run[] {
  if (state?.lastUpdateStartedAt == null || runningMs === null) return [];
  const startedAt = Date.parse(state.lastUpdateStartedAt);
  const endedAt = startedAt + runningMs;
  // The results of another job may contain any time.
  if (!(Math.abs(endedAt) < 8e15)) return [];
  return [{ project, failed: error !== null, requestedAt: startedAt - (queuedMs ?? 0), startedAt, endedAt }];
}

function row(
  { project, failed, requestedAt, startedAt, endedAt }: Run,
  from: number,
  to: number,
  redact: Redact,
): string {
  const place = (time: number) => Math.round(((time - from) / Math.max(1, to - from)) * width);
  const begin = Math.min(place(startedAt), width - 1);
  const end = Math.max(place(endedAt), begin + 1);
  const queue = Math.min(place(requestedAt), begin);
  const bar = [
    blocks.before.repeat(queue),
    blocks.queued.repeat(begin - queue),
    blocks.running.repeat(end - begin),
    blocks.before.repeat(width - end),
  ].join('');
  const name = markdownText(oneLine(project, redact, maxNameLength), redact);
  const mark = failed ? '❌ ' : '';
  const queued = startedAt > requestedAt ? `queued ${formatDuration(startedAt - requestedAt)}, ` : '';
  return `| ${name} | \`${bar}\` ${mark}${queued}ran ${formatDuration(endedAt - startedAt)} |`;
}

function clockTime(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}
