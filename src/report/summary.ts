/** The job summary as Markdown. Pure. */
import type { Redact } from '../text/redact.ts';
import { listPage } from './list-page.ts';
import { singlePage } from './single-page.ts';
import type { StepResult } from './step-result.ts';

/** The job summary of a step. A step for a single mirror loads the module of its page alone. */
export function summary(step: StepResult, redact: Redact): string {
  return (step.isList ? listPage : singlePage)(step, redact);
}
