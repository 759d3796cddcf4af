/** The job summary as Markdown. Pure. */
import type { StepError } from '../base/errors.ts';
import type { MirrorResult, Outcome } from '../mirror/result.ts';
import type { SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';
import { outcomeMarks, type StepResult } from './step-result.ts';
import { timeline } from './timeline.ts';

/** The table of a single mirror, and those of a list. */
type TableName = 'single' | 'failed' | 'changed' | 'unchanged';

interface Column {
  /** The heading; may depend on the table's rows. */
  head: string | ((rows: readonly MirrorResult[]) => string);
  cell(result: MirrorResult, redact: Redact): string;
  /** All tables if not given. */
  tables?: readonly TableName[];
}

/** All columns, in the order in which tables show them. */
const columns: readonly Column[] = [
  { head: 'project', cell: ({ project }, redact) => markdownText(project, redact) },
  { head: 'outcome', cell: outcomeText, tables: ['single', 'changed', 'unchanged'] },
  {
    head: 'failure',
    cell: ({ error }) => `${outcomeMarks.failed} ${error?.kind ?? ''}`,
    tables: ['failed'],
  },
  {
    head: 'what happened',
    cell: ({ error }, redact) => markdownText(sentence(error?.message ?? ''), redact),
    tables: ['failed'],
  },
  {
    head: 'what to do',
    cell: ({ error }, redact) => markdownText(error?.hint ?? '', redact),
    tables: ['failed'],
  },
  {
    head: (rows) => `settings ${changedOrPlanned(rows)}`,
    cell: changesCell,
    tables: ['single', 'failed', 'changed'],
  },
  { head: 'update', cell: timesCell },
  { head: 'refs', cell: refsCell },
];

function changedOrPlanned(rows: readonly MirrorResult[]): string {
  return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}

/** The outcome with its mark and the kind of its error. */
export function outcomeText({ outcome, error }: MirrorResult): string {
  return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
}

/** The settings that were changed, or would be. */
function changesCell({ changes }: MirrorResult, redact: Redact): string {
  const value = (of: SettingValue) => markdownText(JSON.stringify(of), redact);
  return (
    changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join('<br>') ||
    'none'
  );
}

function timesCell({ queuedMs, runningMs }: MirrorResult): string {
  const times = [
    ...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]),
    ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]),
  ];
  return times.join(', ') || '–';
}

function refsCell({ verified, refs }: MirrorResult): string {
  if (verified === null) return '–';
  if (verified) return '✅ verified';
  const wrong = refs.filter(({ ok }) => !ok).length;
  return wrong === 0 ? 'not verified' : `❌ ${wrong} wrong`;
}

/**
 * GitHub drops a summary of more than 1 MiB entirely, so each table of a list has a maximum size. A single mirror stays far
 * below, since long texts are cut.
 */
const maxBytes: Record<TableName, number> = {
  single: Number.POSITIVE_INFINITY,
  failed: 480_000,
  changed: 240_000,
  unchanged: 240_000,
};

/** A table of the rows that fit, followed by the number of those that do not. */
function table(name: TableName, results: readonly MirrorResult[], redact: Redact): string[] {
  const shown = columns.filter(({ tables }) => tables === undefined || tables.includes(name));
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    row(shown.map(({ head }) => (typeof head === 'string' ? head : head(results)))),
    `|${' --- |'.repeat(shown.length)}`,
  ];
  let left = maxBytes[name];
  for (const [index, result] of results.entries()) {
    const line = row(shown.map(({ cell }) => cell(result, redact)));
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) {
      return [...lines, '', `… and ${results.length - index} more, which the output \`results\` lists.`, ''];
    }
    lines.push(line);
  }
  return [...lines, ''];
}

/** The job summary of a step: one table for a single mirror; for a list what failed, what changed, and the rest, folded. */
export function summary(step: StepResult, redact: Redact): string {
  const lines = step.isList ? listPage(step, redact) : singlePage(step, redact);
  return lines.join('\n');
}

function singlePage({ results }: StepResult, redact: Redact): string[] {
  const error = results[0]?.error ?? null;
  return ['### GitLab pull mirror', '', ...table('single', results, redact), ...whatHappened(error, redact)];
}

function listPage({ results, error }: StepResult, redact: Redact): string[] {
  const failed = results.filter((result) => result.error !== null);
  const changed = results.filter((result) => result.error === null && result.changed);
  const unchanged = results.filter((result) => result.error === null && !result.changed);
  const section = (name: TableName, rows: MirrorResult[], before: string, after: string[] = []) =>
    rows.length === 0 ? [] : [before, '', ...table(name, rows, redact), ...after];
  return [
    '### GitLab pull mirrors',
    '',
    countsLine(results),
    '',
    ...whatHappened(error, redact),
    ...section('failed', failed, `#### Failed: ${failed.length}`),
    ...section('changed', changed, `#### Settings ${changedOrPlanned(changed)}: ${changed.length}`),
    ...timeline(results, redact),
    ...section(
      'unchanged',
      unchanged,
      `<details><summary>Settings as they were: ${unchanged.length}</summary>`,
      ['</details>', ''],
    ),
  ];
}

function whatHappened(error: StepError | null, redact: Redact): string[] {
  if (error === null) return [];
  return [
    `**What happened:** ${markdownText(sentence(error.message), redact)}`,
    '',
    `**What to do:** ${markdownText(error.hint, redact)}`,
    '',
  ];
}

function countsLine(results: readonly MirrorResult[]): string {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const texts = [...counts]
    // Failures first: they are what people open the page for.
    .sort(([a], [b]) => Number(b === 'failed') - Number(a === 'failed'))
    .map(([outcome, count]) => `${outcomeMarks[outcome]} ${count} ${outcome}`);
  const total = `${results.length} mirror${results.length === 1 ? '' : 's'}`;
  return texts.length === 0 ? `**${total}**` : `**${total}:** ${texts.join(' · ')}`;
}
