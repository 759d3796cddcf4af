import { StepError } from '../base/errors.ts';
import type { MirrorResult, Outcome } from '../mirror/result.ts';

/** The result of a step, to be reported. */
export interface StepResult {
  /** In the order of the list; exactly one if the step is for a single project. */
  results: readonly MirrorResult[];
  /**
   * Whether to report the step as one for a list: the input was a list or a group, even with one mirror, or the inputs could not be
   * read. It determines the outputs and the form of the job summary.
   */
  isList: boolean;
  /** Why the step failed as a whole, or null. */
  error: StepError | null;
  /** The warnings about the step as a whole, or about its only mirror. */
  warnings?: readonly string[];
  /** The file to which the results are also written. */
  resultsFile?: string | null;
}

/** The mark of each outcome. */
export const outcomeMarks: Record<Outcome, string> = {
  failed: '❌',
  requested: '⏳',
  synced: '✅',
  verified: '✅',
  removed: '✅',
  configured: '✅',
  planned: '📝',
  unchanged: '✅',
};

/** The outcome with its mark and the kind of its error. */
export function outcomeText({ outcome, error }: MirrorResult): string {
  return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
}

/** Whether the mirror failed. */
export function isFailure({ outcome, error }: MirrorResult): boolean {
  return error !== null || outcome === 'failed';
}

/** Whether all mirrors succeeded, and the step as a whole did. */
export function hasPassed({ results, error }: StepResult): boolean {
  return error === null && !results.some(isFailure);
}

/** The hint that all of several failures have, which is then shown once; null if there is none. */
export function sharedHint(hints: readonly (string | null)[]): string | null {
  const different = new Set(hints);
  const [hint = null] = different;
  return hints.length > 1 && different.size === 1 ? hint : null;
}

export function withoutHint({ kind, message }: StepError): StepError {
  return new StepError(kind, message, '');
}

export interface Failure {
  /** Empty for the step as a whole. */
  project: string;
  error: StepError;
}

/** The failures of the step and of its mirrors, each once. */
export function failuresOf({ results, isList, error }: StepResult): Failure[] {
  const whole = isList && error !== null ? [{ project: '', error }] : [];
  // A mirror that was still in progress when the step failed has the step's error.
  const own = results.flatMap((result) =>
    result.error === null || (isList && result.error === error)
      ? []
      : { project: result.project, error: result.error },
  );
  return [...whole, ...own];
}
