/** The columns and paragraphs of the job summary, as Markdown. Pure. */
import type { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import { isSavedAgain, type SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownLink, markdownText, sentence } from '../text/sanitize.ts';
import { isObserved, lastSuccessCell, stateText } from './state.ts';
import { outcomeText } from './step-result.ts';

export interface Column {
  /** The heading, which may depend on the mirrors in the table. */
  head: string | ((rows: readonly MirrorResult[]) => string);
  /** Empty if there is nothing to show. */
  cell(result: MirrorResult, redact: Redact): string;
}

/** The columns that several tables have. */
export const columns = {
  project: {
    head: 'project',
    cell: ({ project, projectUrl }, redact) => markdownLink(project, projectUrl, redact),
  },
  outcome: { head: 'outcome', cell: stepText },
  state: { head: 'state in GitLab', cell: stateText },
  lastSuccess: { head: 'last success', cell: lastSuccessCell },
  update: { head: 'update', cell: timesText },
} satisfies Record<string, Column>;

export function settingsHead(rows: readonly MirrorResult[]): string {
  return `settings ${changedOrPlanned(rows)}`;
}

/** @param hint empty if the page shows it elsewhere, or if there is none */
export function hintLine(hint: string, redact: Redact): string {
  return hint === '' ? '' : `**What to do:** ${markdownText(hint, redact)}`;
}

/** Joins the texts that are not empty. */
export function joinFilled(texts: readonly string[], separator = '<br>'): string {
  return texts.filter((text) => text !== '').join(separator);
}

/** The outcome of the step; empty if the column for the state in GitLab says more. */
export function stepText(result: MirrorResult): string {
  return isObserved(result) && result.state !== null ? '' : outcomeText(result);
}

export function changedOrPlanned(rows: readonly MirrorResult[]): string {
  return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}

/** One text per setting that was changed, or would be. */
export function changeTexts({ changes }: MirrorResult, redact: Redact): string[] {
  const valueText = (value: SettingValue) => markdownText(JSON.stringify(value), redact);
  return changes.map((change) => {
    const { setting, from, to } = change;
    const text = isSavedAgain(change) ? 'saved on every run' : `${valueText(from)} → ${valueText(to)}`;
    return `<code>${markdownText(setting, redact)}</code>: ${text}`;
  });
}

export function timesText({ queuedMs, runningMs, state }: MirrorResult): string {
  const times = [
    ...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]),
    ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]),
  ];
  // The refs may have arrived before the end of the update.
  if (times.length > 0 && runningMs === null && state?.status === 'started') times.push('still running');
  return times.join(', ');
}

/** The result of verify-refs; empty if there is none, or if the outcome already is `verified`. */
export function refsText({ outcome, verified, refs }: MirrorResult): string {
  if (verified === null || outcome === 'verified') return '';
  if (verified) return '✅ refs verified';
  const wrong = refs.filter(({ ok }) => !ok);
  const missing = wrong.filter(({ actual }) => actual === null).length;
  const different = wrong.length - missing;
  const counts = [
    countText(different, different === 1 ? 'differs' : 'differ'),
    countText(missing, 'missing'),
  ];
  return wrong.length === 0 ? 'refs not verified' : `❌ ${joinFilled(counts, ', ')}`;
}

function countText(count: number, what: string): string {
  return count === 0 ? '' : `${count} ref${count === 1 ? '' : 's'} ${what}`;
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
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
