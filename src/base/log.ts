/** Where a mirror's story is told. The text may hold anything: whoever prints it makes it harmless and free of secrets. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
}

export interface LogLine {
  level: 'info' | 'warning';
  text: string;
}

/** The log of a whole step. */
export interface StepLog extends Log {
  debug(text: string): void;
  /** Prints lines together, under a title. */
  group(title: string, lines: readonly LogLine[]): void;
}
