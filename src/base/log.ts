/** How often the step logs that it is still waiting, and how long GitLab may be silent before that is logged. */
export const waitingLogIntervalMs = 30_000;

/** The log of one mirror. The text may be anything: it is redacted and sanitized when it is printed. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
}

export interface LogLine {
  level: 'info' | 'warning';
  text: string;
}

/** The log of the step. */
export interface StepLog extends Log {
  debug(text: string): void;
  /** Prints lines as a group with a title. */
  group(title: string, lines: readonly LogLine[]): void;
}
