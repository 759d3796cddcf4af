/** The job summary as Markdown. Pure. */
import type { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import { explanationOf, hint } from '../text/explanations.ts';
import type { Redact } from '../text/redact.ts';
import { markdownLink, markdownText } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';
import { byLastSuccess, isFailing, isObserved, labelOf, lastSuccessText, stateText } from './state.ts';
import { outcomeMarks, type StepResult } from './step-result.ts';
import { timeline } from './timeline.ts';

/** The table of a single mirror, and those of a list. */
type TableName = 'single' | 'failed' | 'failing' | 'changed' | 'updated' | 'observed';

interface Column {
  /** The heading; may depend on the table's rows. */
  head: string | ((rows: readonly MirrorResult[]) => string);
  /** Empty if there is nothing to show. */
  cell(result: MirrorResult, redact: Redact): string;
  /** All tables if not given. */
  tables?: readonly TableName[];
}

/**
 * All columns, in the order in which tables show them; one that is empty in all rows is left out. A phone has room for a project and
 * two or three short columns, or a long one, so whatever is long shares a cell with the details.
 */
const columns: readonly Column[] = [
  { head: 'project', cell: ({ project, projectUrl }, redact) => markdownLink(project, projectUrl, redact) },
  { head: 'failure', cell: failureCell, tables: ['failed'] },
  { head: 'state in GitLab', cell: failingCell, tables: ['failing'] },
  { head: settingsHead, cell: changedCell, tables: ['changed'] },
  { head: 'outcome', cell: stepText, tables: ['single', 'updated'] },
  { head: 'state in GitLab', cell: stateText, tables: ['single', 'observed'] },
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
  const explanation = explanationOf(result.state?.lastError ?? '');
  return lines([
    stateText(result, redact),
    explanation === null ? '' : `**What to do:** ${markdownText(hint(explanation), redact)}`,
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

function changedOrPlanned(rows: readonly MirrorResult[]): string {
  return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}

/** The outcome with its mark and the kind of its error. */
export function outcomeText({ outcome, error }: MirrorResult): string {
  return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
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

/**
 * GitHub drops a summary of more than 1 MiB entirely, so each table of a list has a maximum size, and all of them together. A single
 * mirror stays far below, since long texts are cut.
 */
const maxBytes: Record<Exclude<TableName, 'single'>, number> = {
  failed: 480_000,
  failing: 240_000,
  changed: 240_000,
  updated: 240_000,
  observed: 240_000,
};
const maxTableBytes = 960_000;

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;

function columnsOf(name: TableName): Column[] {
  return columns.filter(({ tables }) => tables === undefined || tables.includes(name));
}

/** The headings and rows of a table, without the columns that are empty in all rows. */
function filledColumns(
  shown: readonly Column[],
  results: readonly MirrorResult[],
  rows: readonly string[][],
): { heads: string[]; rows: string[][] } {
  const isFilled = shown.map((_, index) => rows.some((cells) => cells[index] !== ''));
  const heads = shown.map(({ head }) => (typeof head === 'string' ? head : head(results)));
  const filled = (cells: readonly string[]) => cells.filter((_, index) => isFilled[index]);
  return { heads: filled(heads), rows: rows.map((cells) => filled(cells).map((cell) => cell || '–')) };
}

/** The tables of a list's page. */
class Tables {
  readonly #redact: Redact;
  #bytesLeft = maxTableBytes;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  /** A table of the rows that fit, followed by the number of those that do not. */
  table(name: Exclude<TableName, 'single'>, results: readonly MirrorResult[]): string[] {
    const shown = columnsOf(name);
    const fitting: string[][] = [];
    let left = Math.min(maxBytes[name], this.#bytesLeft);
    // The cells of rows that do not fit are not made: their texts may be long, and there may be thousands.
    for (const result of results) {
      const cells = shown.map(({ cell }) => cell(result, this.#redact));
      const bytes = Buffer.byteLength(row(cells)) + 1;
      if (bytes > left) break;
      left -= bytes;
      this.#bytesLeft -= bytes;
      fitting.push(cells);
    }
    const { heads, rows } = filledColumns(shown, results, fitting);
    const rest = results.length - rows.length;
    const more = rest === 0 ? [] : [`… and ${rest} more, which the output \`results\` lists.`, ''];
    if (rows.length === 0) return more;
    return [row(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(row), '', ...more];
  }
}

/**
 * The job summary of a step: one table for a single mirror; for a list what failed, what is failing, what changed, and the rest,
 * folded.
 */
export function summary(step: StepResult, redact: Redact): string {
  return (step.isList ? listPage(step, redact) : singlePage(step, redact)).join('\n');
}

/** A single mirror has a line for each property, so that no screen is too narrow. */
function singlePage({ results }: StepResult, redact: Redact): string[] {
  const error = results[0]?.error ?? null;
  const shown = columnsOf('single');
  const cells = results.map((result) => shown.map(({ cell }) => cell(result, redact)));
  const { heads, rows } = filledColumns(shown, results, cells);
  const [first = '', ...rest] = heads.map((head, index) => row([head, rows[0]?.[index] ?? '']));
  if (results[0]?.outcome === 'planned' && !results[0].changed)
    rest.push(row(['settings that would change', 'none']));
  return ['### GitLab pull mirror', '', first, '| --- | --- |', ...rest, '', ...whatHappened(error, redact)];
}

/** A longer table is folded, unless it shows what needs attention. */
const maxOpenRows = 20;

function listPage({ results, error }: StepResult, redact: Redact): string[] {
  const tables = new Tables(redact);
  const section = (name: Exclude<TableName, 'single'>, rows: readonly MirrorResult[], title: string) =>
    rows.length === 0 ? [] : [`#### ${title}: ${rows.length}`, '', ...tables.table(name, rows)];
  const folded = (name: Exclude<TableName, 'single'>, rows: readonly MirrorResult[], title: string) => {
    if (rows.length === 0) return [];
    const open = rows.length <= maxOpenRows ? ' open' : '';
    const before = `<details${open}><summary>${title}: ${rows.length}</summary>`;
    return [before, '', ...tables.table(name, rows), '</details>', ''];
  };
  const failed = results.filter((result) => result.error !== null);
  const failing = results.filter((result) => result.error === null && isFailing(result));
  const others = results.filter((result) => result.error === null && !isFailing(result));
  const changed = others.filter((result) => result.changed);
  const unchanged = others.filter((result) => !result.changed);
  const observed = unchanged.filter(isObserved);
  const updated = unchanged.filter((result) => !isObserved(result));
  return [
    '### GitLab pull mirrors',
    '',
    countsLine(results),
    '',
    ...whatHappened(error, redact),
    ...section('failed', failed, 'Failed'),
    ...section('failing', failing.toSorted(byLastSuccess), 'Failing or stale'),
    ...section('changed', changed, `Settings ${changedOrPlanned(changed)}`),
    ...folded('observed', observed.toSorted(byLastSuccess), 'Without failures'),
    ...folded('updated', updated, 'Settings as they were'),
    ...timeline(results, redact),
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

/** How many mirrors there are of each label: failures first, since they are what people open the page for. */
function countsLine(results: readonly MirrorResult[]): string {
  const counts = new Map<string, { rank: number; count: number }>();
  for (const result of results) {
    const { mark, text } = labelOf(result);
    const label = `${mark} COUNT ${text}`;
    const rank = result.error !== null ? 0 : isFailing(result) ? 1 : mark === '✅' ? 3 : 2;
    counts.set(label, { rank, count: (counts.get(label)?.count ?? 0) + 1 });
  }
  const texts = [...counts]
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([label, { count }]) => label.replace('COUNT', `${count}`));
  const total = `${results.length} mirror${results.length === 1 ? '' : 's'}`;
  return texts.length === 0 ? `**${total}**` : `**${total}:** ${texts.join(' · ')}`;
}
