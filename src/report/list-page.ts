/** The job summary of a step for several mirrors, as Markdown. Pure. Steps for a single mirror do not load it. */
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { changedOrPlanned, columnsOf, filledColumns, row, type TableName, whatHappened } from './columns.ts';
import { byLastSuccess, isFailing, labelOf } from './labels.ts';
import { isObserved } from './state.ts';
import type { StepResult } from './step-result.ts';
import { timeline } from './timeline.ts';

/**
 * GitHub drops a summary of more than 1 MiB entirely, so each table of a list has a maximum size, and all of them together. The
 * page of a single mirror stays far below, since long texts are cut.
 */
const maxBytes: Record<Exclude<TableName, 'single'>, number> = {
  failed: 480_000,
  failing: 240_000,
  changed: 240_000,
  updated: 240_000,
  observed: 240_000,
};
const maxTableBytes = 960_000;

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
    const more = rest === 0 ? [] : [`… and ${rest} more. Set \`results-file\` to get all results.`, ''];
    if (rows.length === 0) return more;
    return [row(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(row), '', ...more];
  }
}

/** A longer table is folded, unless it shows what needs attention. */
const maxOpenRows = 20;

/** What failed, what is failing, what changed, and the rest, folded. */
export function listPage({ results, error }: StepResult, redact: Redact): string {
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
  ].join('\n');
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
