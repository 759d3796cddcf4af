/** What a benchmark finds out, in the form in which the report takes it. Pure. */

export interface Section {
  title: string;
  /** Markdown below the title: what was measured and how, with its tables. */
  text: string;
  bounds: Bound[];
  /** What is worth telling of it in the README. */
  short: Short[];
}

/** A figure of this step's beside those of what people would use instead. */
export interface Short {
  what: string;
  ours: string;
  others: string;
}

/** A figure that must not be larger than it may be. */
export interface Bound {
  what: string;
  measured: number;
  atMost: number;
  /** Written behind the number: `×`, ` kB`, ` s`. */
  unit: string;
}

export function isKept({ measured, atMost }: Bound): boolean {
  return measured <= atMost;
}

/** A table of Markdown; `|` in a cell has to be escaped by the caller. Columns of numbers stand right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (column: number) => rows.every((row) => /^[\d–<]/.test(row[column] ?? ''));
  const rule = head.map((_, column) => (column > 0 && isNumber(column) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
