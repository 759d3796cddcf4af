/** The job summary of a step for a list or group, as Markdown. Pure. Steps for a single mirror do not load it. */
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText, sentence } from '../text/sanitize.ts';
import {
  type Column,
  changedOrPlanned,
  changeTexts,
  columns,
  filledColumns,
  hintLine,
  joinFilled,
  refsText,
  settingsHead,
  stepText,
  tableRow,
  timesText,
  warningLines,
  whatHappened,
} from './columns.ts';
import { byLastSuccess, countsText, needsAttention } from './labels.ts';
import { isObserved, lastSuccessCell, stateText } from './state.ts';
import { outcomeMarks, type StepResult, sharedHint, withoutHint } from './step-result.ts';
import { timeline } from './timeline.ts';

type TableName = 'failed' | 'attention' | 'changed' | 'observed' | 'updated';

function tableOf(result: MirrorResult): TableName {
  if (result.error !== null) return 'failed';
  if (needsAttention(result)) return 'attention';
  if (result.changed) return 'changed';
  return isObserved(result) ? 'observed' : 'updated';
}

const { project, outcome, state, lastSuccess, update } = columns;
const refs: Column = { head: 'refs', cell: refsText };

/**
 * A table omits columns that are empty in all rows. A phone has room for the project and two or three short columns, or one long
 * column, so long texts share a cell with the details.
 */
const tableColumns: Record<TableName, readonly Column[]> = {
  failed: [project, { head: 'failure', cell: failedCell }],
  attention: [project, { head: 'state in GitLab', cell: attentionCell }],
  changed: [project, { head: settingsHead, cell: changedCell }],
  observed: [project, state, lastSuccess, refs],
  updated: [project, outcome, state, update, refs],
};

function failedCell(result: MirrorResult, redact: Redact): string {
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

function attentionCell(result: MirrorResult, redact: Redact): string {
  return joinFilled([
    stateText(result, redact),
    hintLine(result.lastErrorHint ?? '', redact),
    lastSuccessLine(result),
    ...changeTexts(result, redact),
    refsText(result),
  ]);
}

function changedCell(result: MirrorResult, redact: Redact): string {
  return joinFilled([
    ...changeTexts(result, redact),
    joinFilled([stepText(result), stateText(result, redact), timesText(result)], ', '),
    lastSuccessLine(result),
    refsText(result),
  ]);
}

function lastSuccessLine(result: MirrorResult): string {
  const text = lastSuccessCell(result);
  return text === '' ? '' : `Last success: ${text}`;
}

/**
 * GitHub drops a summary of more than 1 MiB entirely, so there is a maximum size for each table, and for all tables together. The
 * summary of a single mirror is always far smaller, since long texts are cut.
 */
const maxBytes: Record<TableName, number> = {
  failed: 480_000,
  attention: 240_000,
  changed: 240_000,
  observed: 240_000,
  updated: 240_000,
};
const maxTableBytes = 960_000;

/** Makes the tables, and counts their bytes. */
class Tables {
  readonly #redact: Redact;
  #bytesLeft = maxTableBytes;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  /** A table of the rows that fit, followed by the number of those that do not. */
  table(name: TableName, results: readonly MirrorResult[]): string[] {
    const shown = tableColumns[name];
    const fitting: string[][] = [];
    let left = Math.min(maxBytes[name], this.#bytesLeft);
    // Cells are built row by row: rows that do not fit, perhaps thousands, would be wasted work.
    for (const result of results) {
      const cells = shown.map(({ cell }) => cell(result, this.#redact));
      const bytes = Buffer.byteLength(tableRow(cells)) + 1;
      if (bytes > left) break;
      left -= bytes;
      this.#bytesLeft -= bytes;
      fitting.push(cells);
    }
    const { heads, rows } = filledColumns(shown, results, fitting);
    const rest = results.length - rows.length;
    const more = rest === 0 ? [] : [`… and ${rest} more. Set \`results-file\` to get all results.`, ''];
    if (rows.length === 0) return more;
    return [tableRow(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(tableRow), '', ...more];
  }
}

/** Maximum rows of a table of mirrors without problems that is open at first. Longer tables are collapsed. */
const maxOpenRows = 20;

/** First the mirrors that failed, then those that are failing, those whose settings changed, and the rest. */
export function listPage({ results, error, warnings = [] }: StepResult, redact: Redact): string {
  const tables = new Tables(redact);
  const section = (name: TableName, rows: readonly MirrorResult[], title: string, isCollapsible = false) => {
    if (rows.length === 0) return [];
    const heading = `${title}: ${rows.length}`;
    const showsHints = name === 'failed' || name === 'attention';
    const hint = showsHints
      ? sharedHint(rows.map((result) => result.error?.hint ?? result.lastErrorHint))
      : null;
    const hintLines = hint === null || hint === error?.hint ? [] : [hintLine(hint, redact), ''];
    const table = [...hintLines, ...tables.table(name, hint === null ? rows : rows.map(withoutHints))];
    if (!isCollapsible) return [`#### ${heading}`, '', ...table];
    const open = rows.length <= maxOpenRows ? ' open' : '';
    return [`<details${open}><summary>${heading}</summary>`, '', ...table, '</details>', ''];
  };
  const rowsOf = (name: TableName) => results.filter((result) => tableOf(result) === name);
  const changed = rowsOf('changed');
  return [
    '### GitLab pull mirrors',
    '',
    results.length === 0 && error !== null
      ? `**❌ failed (${error.kind})**`
      : countsText(results).replace(/^[^:]+:?/, '**$&**'),
    '',
    ...whatHappened(error, redact),
    ...warningLines(warnings, redact),
    ...section('failed', rowsOf('failed'), 'Failed'),
    ...section('attention', rowsOf('attention').toSorted(byLastSuccess), 'Failing or stale'),
    ...section('changed', changed, `Settings ${changedOrPlanned(changed)}`),
    ...section('observed', rowsOf('observed').toSorted(byLastSuccess), 'Without failures', true),
    ...section('updated', rowsOf('updated'), 'Settings unchanged', true),
    ...timeline(results, redact),
  ].join('\n');
}

function withoutHints(result: MirrorResult): MirrorResult {
  return { ...result, error: result.error && withoutHint(result.error), lastErrorHint: null };
}
