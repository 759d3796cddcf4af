/** The annotations of failures, redacted and each in one line. Pure. */
import type { ErrorKind, StepError } from '../base/errors.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine, sentence } from '../text/sanitize.ts';
import { failuresOf, type StepResult } from './step-result.ts';

interface Annotation {
  title: string;
  text: string;
}

/** GitHub shows ten annotations of each level for a step, and drops the rest silently. */
export const maxAnnotations = 10;

/** One annotation per failure. If there are too many, the last one counts the rest. */
export function annotations(step: StepResult, redact: Redact): Annotation[] {
  const failures = failuresOf(step);
  const isAll = failures.length <= maxAnnotations;
  const shown = isAll ? failures : failures.slice(0, maxAnnotations - 1);
  const rest = failures.slice(shown.length);
  return [
    ...shown.map((failure) => annotation(failure.project, failure.error, redact)),
    ...(isAll ? [] : [restAnnotation(rest.map((failure) => failure.error.kind))]),
  ];
}

function restAnnotation(kinds: ErrorKind[]): Annotation {
  const counts = [...new Set(kinds)].map(
    (kind) => `${kinds.filter((other) => other === kind).length} ${kind}`,
  );
  return {
    title: `Pull mirror: ${kinds.length} more failures`,
    text: `${kinds.length} more mirrors failed: ${counts.join(', ')}. The job summary lists them; the input results-file writes all results to a file.`,
  };
}

/** @param project empty for the step as a whole */
export function annotation(project: string, error: StepError, redact: Redact): Annotation {
  // Each part is cut separately, so that a long message never displaces the hint.
  const subject = project === '' ? '' : `${oneLine(project, redact, 300)}: `;
  const message = sentence(oneLine(error.message, redact, 2_500));
  return {
    title: `Pull mirror: ${error.kind}`,
    text: `${subject}${message} ${oneLine(error.hint, redact, 1_000)}`.trimEnd(),
  };
}
