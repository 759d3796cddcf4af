import type { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';

/** What is known of the whole step at its end. */
export interface StepResult {
  /** In the order of the list; of a step for one project exactly one. */
  results: readonly MirrorResult[];
  /** Whether the mirrors were given as a list, which shapes the outputs however long it is. */
  isList: boolean;
  /** What kept the step as a whole from its work, if anything did. */
  error: StepError | null;
}

/** Whether every mirror did, and nothing kept the step as a whole from it. */
export function hasPassed({ results, error }: StepResult): boolean {
  return error === null && results.every((result) => result.error === null && result.outcome !== 'failed');
}

export interface Failure {
  /** Empty for what kept the step as a whole from its work. */
  project: string;
  error: StepError;
}

/** All that failed, each failure once. */
export function failuresOf({ results, isList, error }: StepResult): Failure[] {
  const whole = isList && error !== null ? [{ project: '', error }] : [];
  // A mirror that was still under way then has the error of the whole.
  const own = results.flatMap((result) =>
    result.error === null || (isList && result.error === error)
      ? []
      : { project: result.project, error: result.error },
  );
  return [...whole, ...own];
}
