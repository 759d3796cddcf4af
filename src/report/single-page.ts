/** The job summary of a step for a single mirror, as Markdown. Pure. */
import type { Redact } from '../text/redact.ts';
import { columnsOf, filledColumns, tableRow, warningLines, whatHappened } from './columns.ts';
import type { StepResult } from './step-result.ts';

/** One row per property, which fits narrow screens. */
export function singlePage({ results, warnings = [] }: StepResult, redact: Redact): string {
  const error = results[0]?.error ?? null;
  const shown = columnsOf('single');
  const cells = results.map((result) => shown.map(({ cell }) => cell(result, redact)));
  const { heads, rows } = filledColumns(shown, results, cells);
  const [first = '', ...rest] = heads.map((head, index) => tableRow([head, rows[0]?.[index] ?? '']));
  if (results[0]?.outcome === 'planned' && !results[0].changed)
    rest.push(tableRow(['settings that would change', 'none']));
  const lines = [
    '### GitLab pull mirror',
    '',
    first,
    '| --- | --- |',
    ...rest,
    '',
    ...whatHappened(error, redact),
    ...warningLines(warnings, redact),
  ];
  return lines.join('\n');
}
