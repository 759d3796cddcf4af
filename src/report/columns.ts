/** The tables of the job summary, as Markdown. Pure. */
import type { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import { isSavedAgain, type SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownLink, markdownText, sentence } from '../text/sanitize.ts';
import { isObserved, lastSuccessCell, stateText } from './state.ts';
import { outcomeMarks, outcomeText } from './step-result.ts';

/** The tables in the job summary of a list. */
export type ListTable = 'failed' | 'failing' | 'changed' | 'updated' | 'observed';

/** `single`: the table in the job summary of a single mirror. */
type TableName = 'single' | ListTable;

interface Column {
  /** The heading, which may depend on the mirrors in the table. */
  head: string | ((rows: readonly MirrorResult[]) => string);
  /** Empty if there is nothing to show. */
  cell(result: MirrorResult, redact: Redact): string;
  /** The tables that have the column. Default: all. */
  tables?: readonly TableName[];
}

/**
 * All columns in their order. A table omits columns that are empty in all rows. A phone has room for the project and two or three
 * short columns, or one long column, so long texts share a cell with the details.
 */
const columns: readonly Column[] = [
  { head: 'project', cell: ({ project, projectUrl }, redact) => markdownLink(project, projectUrl, redact) },
  { head: 'failure', cell: failureCell, tables: ['failed'] },
  { head: 'state in GitLab', cell: failingCell, tables: ['failing'] },
  { head: settingsHead, cell: changedCell, tables: ['changed'] },
  { head: 'outcome', cell: stepText, tables: ['single', 'updated'] },
  { head: 'state in GitLab', cell: stateText, tables: ['single', 'updated', 'observed'] },
  { head: 'last success', cell: lastSuccessCell, tables: ['single', 'observed'] },
  {
    head: settingsHead,
    cell: (result, redact) => joinFilled(changeTexts(result, redact)),
    tables: ['single'],
  },
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
  return joinFilled([
    `${outcomeMarks.failed} **${error.kind}**: ${markdownText(sentence(error.message), redact)}`,
    hintLine(error.hint, redact),
    ...changeTexts(result, redact),
    timesText(result),
    refsText(result),
    // The message already contains it.
    error.kind === 'stale' ? '' : lastSuccessLine(result),
  ]);
}

function failingCell(result: MirrorResult, redact: Redact): string {
  return joinFilled([
    stateText(result, redact),
    hintLine(result.lastErrorHint ?? '', redact),
    lastSuccessLine(result),
    ...changeTexts(result, redact),
    refsText(result),
  ]);
}

/** @param hint empty if the page shows it elsewhere, or if there is none */
function hintLine(hint: string, redact: Redact): string {
  return hint === '' ? '' : `**What to do:** ${markdownText(hint, redact)}`;
}

function changedCell(result: MirrorResult, redact: Redact): string {
  return joinFilled([
    ...changeTexts(result, redact),
    joinFilled([stepText(result), stateText(result, redact), timesText(result)], ', '),
    lastSuccessLine(result),
    refsText(result),
  ]);
}

/** Joins the texts that are not empty. */
function joinFilled(texts: readonly string[], separator = '<br>'): string {
  return texts.filter((text) => text !== '').join(separator);
}

function lastSuccessLine(result: MirrorResult): string {
  const text = lastSuccessCell(result);
  return text === '' ? '' : `Last success: ${text}`;
}

/** The outcome of the step; empty if the column for the state in GitLab says more. */
function stepText(result: MirrorResult): string {
  return isObserved(result) && result.state !== null ? '' : outcomeText(result);
}

export function changedOrPlanned(rows: readonly MirrorResult[]): string {
  return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}

/** One text per setting that was changed, or would be. */
function changeTexts({ changes }: MirrorResult, redact: Redact): string[] {
  const value = (of: SettingValue) => markdownText(JSON.stringify(of), redact);
  return changes.map((change) => {
    const { setting, from, to } = change;
    const text = isSavedAgain(change) ? 'saved on every run' : `${value(from)} → ${value(to)}`;
    return `<code>${markdownText(setting, redact)}</code>: ${text}`;
  });
}

function timesText({ queuedMs, runningMs, state }: MirrorResult): string {
  const times = [
    ...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]),
    ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]),
  ];
  // The refs may have arrived before the end of the update.
  if (times.length > 0 && runningMs === null && state?.status === 'started') times.push('still running');
  return times.join(', ');
}

/** The result of verify-refs; empty if there is none, or if the outcome already is `verified`. */
function refsText({ outcome, verified, refs }: MirrorResult): string {
  if (verified === null || outcome === 'verified') return '';
  if (verified) return '✅ refs verified';
  const wrong = refs.filter(({ ok }) => !ok).length;
  return wrong === 0 ? 'refs not verified' : `❌ ${wrong} ref${wrong === 1 ? '' : 's'} wrong`;
}

const maxShownRefs = 20;

/** The refs with the beginnings of their commits. With `all`, the result has wrong refs only. */
function refsCell(result: MirrorResult, redact: Redact): string {
  const { refs } = result;
  const short = (commit: string) => markdownText(commit.slice(0, 12), redact);
  const shown = refs.slice(0, maxShownRefs).map(({ ref, expected, actual, ok }) => {
    const at = actual === null ? 'is missing' : `is at ${short(actual)}`;
    const desired = ok || actual === null || expected === null ? '' : ` instead of ${short(expected)}`;
    return `${ok ? '✅' : '❌'} ${markdownText(ref, redact)} ${at}${desired}`;
  });
  const rest = refs.length - shown.length;
  return joinFilled([refsText(result), ...shown, rest > 0 ? `… and ${rest} more` : '']);
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function columnsOf(name: TableName): Column[] {
  return columns.filter(({ tables }) => tables === undefined || tables.includes(name));
}

/**
 * The headings and rows of a table, without the columns that are empty in all rows.
 * @param results the mirrors that the headings are about; `rows` may have fewer
 */
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

/** Warnings as Markdown paragraphs. */
export function warningLines(warnings: readonly string[], redact: Redact): string[] {
  return warnings.flatMap((text) => [`**⚠️ Warning:** ${markdownText(text, redact)}`, '']);
}

/** The message and the hint of an error, as Markdown paragraphs. */
export function whatHappened(error: StepError | null, redact: Redact): string[] {
  if (error === null) return [];
  return [
    `**What happened:** ${markdownText(sentence(error.message), redact)}`,
    '',
    hintLine(error.hint, redact),
    '',
  ];
}
