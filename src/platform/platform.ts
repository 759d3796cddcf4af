import type { StepLog } from '../base/log.ts';
import type { StepResult } from '../report/step-result.ts';

/** Where a step runs: a GitHub Actions runner or a terminal. */
export interface Platform {
  log: StepLog;
  /** Redacts these secrets, too, in everything shown from now on. */
  hide(secrets: readonly string[]): void;
  /** The folder that the file of a list must be in; null if it may be anywhere. */
  workspace: string | null;
  /** Paths of files that the step must not overwrite: those of the runner, and those with secrets. */
  protectedFiles: readonly string[];
  /**
   * Reports the results of the step, once.
   * @returns the exit code
   */
  report(step: StepResult): Promise<number>;
}
