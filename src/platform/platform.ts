import type { StepLog } from '../base/log.ts';
import type { StepResult } from '../report/step-result.ts';
import { type Redact, redactor } from '../text/redact.ts';

/** Where a step runs: a runner of Actions, or a terminal. */
export interface Platform {
  log: StepLog;
  /** Adds secrets that are hidden in everything shown from now on. */
  hide(secrets: readonly string[]): void;
  /** The folder that the file of a list must be in; null if it may be anywhere. */
  workspace: string | null;
  /**
   * Reports the results of the step, once.
   * @returns the exit code
   */
  report(step: StepResult): number | Promise<number>;
}

/** The secrets of a step. More may be added when the list of mirrors has been read. */
export class Secrets {
  #known: readonly string[] = [];
  #redact: Redact = redactor([]);

  readonly redact: Redact = (text) => this.#redact(text);

  add(secrets: readonly string[]): void {
    if (secrets.length === 0) return;
    this.#known = [...this.#known, ...secrets];
    this.#redact = redactor(this.#known);
  }
}
