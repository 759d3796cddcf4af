/** The job summary of a step for many mirrors, as Markdown: pure; server text leaves here harmless. */
import type { Outcome } from '../base/outputs.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';
import type { StepResult } from './step-result.ts';
import { changesCell, outcomeMarks, refsCell, rowOf, timesCell } from './summary.ts';
import { timeLine } from './time-line.ts';

/** GitHub drops a whole summary beyond 1 MiB; each table has its share of that, in bytes. */
const shares = { failed: 480_000, changed: 240_000, unchanged: 240_000 };

/** The page of many mirrors: what needs somebody first, then what is new, then the rest, folded. */
export function page({ results, error }: StepResult, redact: Redact): string {
  const cell = (text: string) => markdownText(text, redact);
  const failed = results.filter((result) => result.error !== null);
  const changed = results.filter((result) => result.error === null && result.changed);
  const unchanged = results.filter((result) => result.error === null && !result.changed);
  const settings = changed.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
  const lines = [
    '### GitLab pull mirrors',
    '',
    `**${count(results.length, 'mirror')}${results.length === 0 ? '' : ':'}** ${counts(results)}`,
    '',
  ];
  if (error !== null) {
    lines.push(
      `**What happened:** ${cell(sentence(error.message))}`,
      '',
      `**What to do:** ${cell(error.hint)}`,
      '',
    );
  }
  if (failed.length > 0) {
    const row = (result: MirrorResult) => [
      cell(result.project),
      `${outcomeMarks.failed} ${result.error?.kind ?? ''}`,
      cell(sentence(result.error?.message ?? '')),
      cell(result.error?.hint ?? ''),
      changesCell(result, redact),
      timesCell(result),
      refsCell(result),
    ];
    const head = ['project', 'failure', 'what happened', 'what to do', 'settings changed', 'update', 'refs'];
    lines.push(`#### Failed: ${failed.length}`, '', ...table(head, failed.map(row), shares.failed), '');
  }
  const row = (result: MirrorResult) => rowOf(result, redact);
  if (changed.length > 0) {
    const head = ['project', 'outcome', `settings ${settings}`, 'update', 'refs'];
    lines.push(
      `#### Settings ${settings}: ${changed.length}`,
      '',
      ...table(head, changed.map(row), shares.changed),
      '',
    );
  }
  lines.push(...timeLine(results, redact));
  if (unchanged.length > 0) {
    const head = ['project', 'outcome', 'update', 'refs'];
    const rows = unchanged
      .map(row)
      .map(([project = '', outcome = '', , ...others]) => [project, outcome, ...others]);
    lines.push(
      `<details><summary>Settings as they were: ${unchanged.length}</summary>`,
      '',
      ...table(head, rows, shares.unchanged),
      '',
      '</details>',
      '',
    );
  }
  return lines.join('\n');
}

function counts(results: readonly MirrorResult[]): string {
  const outcomes = [...new Set(results.map(({ outcome }) => outcome))];
  const text = (outcome: Outcome) => {
    const number = results.filter((result) => result.outcome === outcome).length;
    return `${outcomeMarks[outcome]} ${number} ${outcome}`;
  };
  // What failed is what the page is opened for.
  return outcomes
    .sort((a, b) => Number(b === 'failed') - Number(a === 'failed'))
    .map(text)
    .join(' · ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A table of the rows that fit into so many bytes, and how many do not. */
function table(head: string[], rows: string[][], maxBytes: number): string[] {
  const lines = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`];
  let left = maxBytes;
  for (const [index, row] of rows.entries()) {
    const line = `| ${row.join(' | ')} |`;
    left -= Buffer.byteLength(line) + 1;
    if (left < 0)
      return [...lines, '', `… and ${rows.length - index} more, which the output \`results\` tells of.`];
    lines.push(line);
  }
  return lines;
}
