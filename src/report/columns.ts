/** The tables of the job summary, as Markdown. Pure. */
import type { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownLink, markdownText } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';
import { isObserved, lastSuccessText, stateText } from './state.ts';
import { outcomeMarks, outcomeText } from './step-result.ts';

/** The table of a single mirror, and those of a list. */
export type TableName = 'single' | 'failed' | 'failing' | 'changed' | 'updated' | 'observed';

interface Column {
  /** The heading; may depend on the table's rows. */
  head: string | ((rows: readonly MirrorResult[]) => string);
  /** Empty if there is nothing to show. */
  cell(result: MirrorResult, redact: Redact): string;
  /** All tables if not given. */
  tables?: readonly TableName[];
}

/**
 * All columns, in the order in which tables show them; one that is empty in all rows is not shown. A phone has room for a project and
 * two or three short columns, or a long one, so whatever is long shares a cell with the details.
 */
const columns: readonly Column[] = [
  { head: 'project', cell: ({ project, projectUrl }, redact) => markdownLink(project, projectUrl, redact) },
  { head: 'failure', cell: failureCell, tables: ['failed'] },
  { head: 'state in GitLab', cell: failingCell, tables: ['failing'] },
  { head: settingsHead, cell: changedCell, tables: ['changed'] },
  { head: 'outcome', cell: stepText, tables: ['single', 'updated'] },
  { head: 'state in GitLab', cell: stateText, tables: ['single', 'updated', 'observed'] },
  { head: 'last success', cell: lastSuccessText, tables: ['single', 'observed'] },
  { head: settingsHead, cell: (result, redact) => lines(changeTexts(result, redact)), tables: ['single'] },
  { head: 'update', cell: timesText, tables: ['single', 'updated'] },
  { head: 'refs', cell: refsText, tables: ['updated', 'observed'] },
  { head: 'refs', cell: refsCell, tables: ['single'] },
];

function settingsHead(rows: readonly MirrorResult[]): string {
  return `settings ${changedOrPlanned(rows)}`;
}

function failureCell(result: MirrorResult, redact: Redact): string {
  const { error } = result;
  if (error === null) return '';
  return lines([
    `${outcomeMarks.failed} **${error.kind}**: ${markdownText(sentence(error.message), redact)}`,
    `**What to do:** ${markdownText(error.hint, redact)}`,
    ...changeTexts(result, redact),
    timesText(result),
    refsText(result),
    // The error says it by itself.
    error.kind === 'stale' ? '' : lastSuccessLine(result),
  ]);
}

function failingCell(result: MirrorResult, redact: Redact): string {
  const { lastErrorHint } = result;
  return lines([
    stateText(result, redact),
    lastErrorHint === null ? '' : `**What to do:** ${markdownText(lastErrorHint, redact)}`,
    lastSuccessLine(result),
    ...changeTexts(result, redact),
    refsText(result),
  ]);
}

function changedCell(result: MirrorResult, redact: Redact): string {
  return lines([
    ...changeTexts(result, redact),
    lines([stepText(result), stateText(result, redact), timesText(result)], ', '),
    lastSuccessLine(result),
    refsText(result),
  ]);
}

function lines(texts: readonly string[], separator = '<br>'): string {
  return texts.filter((text) => text !== '').join(separator);
}

function lastSuccessLine(result: MirrorResult): string {
  const text = lastSuccessText(result);
  return text === '' ? '' : `Last success: ${text}`;
}

/** The outcome of the step; empty if the state in GitLab says more. */
function stepText(result: MirrorResult): string {
  return isObserved(result) && result.state !== null ? '' : outcomeText(result);
}

export function changedOrPlanned(rows: readonly MirrorResult[]): string {
  return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}

/** The settings that were changed, or would be. */
function changeTexts({ changes }: MirrorResult, redact: Redact): string[] {
  const value = (of: SettingValue) => markdownText(JSON.stringify(of), redact);
  return changes.map(
    ({ setting, from, to }) => `<code>${markdownText(setting, redact)}</code>: ${value(from)} → ${value(to)}`,
  );
}

function timesText({ queuedMs, runningMs }: MirrorResult): string {
  const times = [
    ...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]),
    ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]),
  ];
  return times.join(', ');
}

/** What verify-refs has found; empty if the outcome says it. */
function refsText({ outcome, verified, refs }: MirrorResult): string {
  if (verified === null || outcome === 'verified') return '';
  if (verified) return '✅ refs verified';
  const wrong = refs.filter(({ ok }) => !ok).length;
  return wrong === 0 ? 'refs not verified' : `❌ ${wrong} ref${wrong === 1 ? '' : 's'} wrong`;
}

const maxShownRefs = 20;

/** The refs themselves, each with the beginning of its commit on GitLab; of `all` only those that are wrong are known. */
function refsCell(result: MirrorResult, redact: Redact): string {
  const { refs } = result;
  const shown = refs.slice(0, maxShownRefs).map(({ ref, actual, ok }) => {
    const at = actual === null ? 'is missing' : `is at ${markdownText(actual.slice(0, 12), redact)}`;
    return `${ok ? '✅' : '❌'} ${markdownText(ref, redact)} ${at}`;
  });
  const rest = refs.length - shown.length;
  return lines([refsText(result), ...shown, rest > 0 ? `… and ${rest} more` : '']);
}

export const row = (cells: string[]) => `| ${cells.join(' | ')} |`;

export function columnsOf(name: TableName): Column[] {
  return columns.filter(({ tables }) => tables === undefined || tables.includes(name));
}

/** The headings and rows of a table, without the columns that are empty in all rows. */
export function filledColumns(
  shown: readonly Column[],
  results: readonly MirrorResult[],
  rows: readonly string[][],
): { heads: string[]; rows: string[][] } {
  const isFilled = shown.map((_, index) => rows.some((cells) => cells[index] !== ''));
  const heads = shown.map(({ head }) => (typeof head === 'string' ? head : head(results)));
  const filled = (cells: readonly string[]) => cells.filter((_, index) => isFilled[index]);
  return { heads: filled(heads), rows: rows.map((cells) => filled(cells).map((cell) => cell || '–')) };
}

/** What happened and what to do, as paragraphs. */
export function whatHappened(error: StepError | null, redact: Redact): string[] {
  if (error === null) return [];
  return [
    `**What happened:** ${markdownText(sentence(error.message), redact)}`,
    '',
    `**What to do:** ${markdownText(error.hint, redact)}`,
    '',
  ];
}
