/** The job summary of a step for a single mirror, as Markdown. Pure. */
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';
import {
  type Column,
  changeTexts,
  columns,
  filledColumns,
  joinFilled,
  refsText,
  settingsHead,
  tableRow,
  warningLines,
  whatHappened,
} from './columns.ts';
import type { StepResult } from './step-result.ts';

const { project, outcome, state, lastSuccess, update } = columns;

/** In their order. Those that are empty are omitted. */
const shownColumns: readonly Column[] = [
  project,
  outcome,
  state,
  lastSuccess,
  { head: settingsHead, cell: (result, redact) => joinFilled(changeTexts(result, redact)) },
  update,
  { head: 'refs', cell: refsCell },
];

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

/** One row per property, which fits narrow screens. */
export function singlePage({ results, warnings = [] }: StepResult, redact: Redact): string {
  const [single] = results;
  const cells = results.map((result) => shownColumns.map(({ cell }) => cell(result, redact)));
  const { heads, rows } = filledColumns(shownColumns, results, cells);
  const [first = '', ...rest] = heads.map((head, index) => tableRow([head, rows[0]?.[index] ?? '']));
  if (single?.outcome === 'planned' && !single.changed) {
    rest.push(tableRow(['settings that would change', 'none']));
  }
  const lines = [
    '### GitLab pull mirror',
    '',
    ...whatHappened(single?.error ?? null, redact),
    first,
    '| --- | --- |',
    ...rest,
    '',
    ...warningLines(warnings, redact),
  ];
  return lines.join('\n');
}
