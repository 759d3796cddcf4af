/** What the annotations of failures say: pure; server text leaves here harmless. */
import type { ErrorKind, StepError } from '../base/errors.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine } from '../text/sanitize.ts';
import { failuresOf, type StepResult } from './step-result.ts';

export interface Annotation {
  title: string;
  text: string;
}

/** GitHub shows so many of a step, and drops the rest without a word. */
const maxAnnotations = 10;

/** One for each failure while there is room, and then one that counts the rest. */
export function annotations(step: StepResult, redact: Redact): Annotation[] {
  const failures = failuresOf(step);
  const isAll = failures.length <= maxAnnotations;
  const shown = isAll ? failures : failures.slice(0, maxAnnotations - 1);
  const rest = failures.slice(shown.length);
  return [
    ...shown.map((failure) => annotation(failure.project, failure.error, redact)),
    ...(isAll ? [] : [countOf(rest.map((failure) => failure.error.kind))]),
  ];
}

function countOf(kinds: ErrorKind[]): Annotation {
  const counts = [...new Set(kinds)].map(
    (kind) => `${kinds.filter((other) => other === kind).length} ${kind}`,
  );
  return {
    title: `Pull mirror: ${kinds.length} more failures`,
    text: `${kinds.length} more mirrors failed: ${counts.join(', ')}. The job summary and the output results tell of each.`,
  };
}

/** What happened, on which project, in GitLab's words, and what to do next. */
export function annotation(project: string, error: StepError, redact: Redact): Annotation {
  // Each part is shortened by itself, so that a long message never pushes out what to do about it.
  const subject = project === '' ? '' : `${oneLine(project, redact, 300)}: `;
  const message = sentence(oneLine(error.message, redact, 2_500));
  return {
    title: `Pull mirror: ${error.kind}`,
    text: `${subject}${message} ${oneLine(error.hint, redact, 1_000)}`,
  };
}

/** With an end, so that another sentence may follow. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
