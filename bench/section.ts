/** The result of a benchmark, as the report shows it. Pure. */

export interface Section {
  title: string;
  /** Markdown below the title: what was measured and how, with its tables. */
  text: string;
  limits: Limit[];
  /** The rows for the README. */
  short: Short[];
}

/** A figure of this step, compared with those of the alternatives. */
export interface Short {
  what: string;
  ours: string;
  others: string;
}

/** A figure and the maximum that it may have. */
export interface Limit {
  what: string;
  measured: number;
  atMost: number;
  /** Written after the number: `×`, ` kB`, ` s`. */
  unit: string;
}

export function isKept({ measured, atMost }: Limit): boolean {
  return measured <= atMost;
}

/** A table of Markdown; the caller escapes `|` in cells. Columns of numbers are right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (column: number) => rows.every((row) => /^[\d–<]/.test(row[column] ?? ''));
  const rule = head.map((_, column) => (column > 0 && isNumber(column) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
