import type { StepLog } from '../base/log.ts';
import type { StepResult } from '../report/step-result.ts';
import { type Redact, redactor } from '../text/redact.ts';

/** Where a step runs: a runner of Actions, or a terminal. */
export interface Platform {
  log: StepLog;
  /** Hides these secrets, as well as those before, in everything that is shown from now on. */
  hide(secrets: readonly string[]): void;
  /** The folder that files named in the inputs have to be in; null if they may be anywhere. */
  workspace: string | null;
  /**
   * Reports the results of the step, once.
   * @returns the exit code
   */
  report(step: StepResult): number;
}

/** The secrets of a step. Some become known only when its list of mirrors has been read. */
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
