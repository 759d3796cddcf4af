/** The job summary of a step, for tests. The action chooses the page in the same way, but loads that of a list only for a list. */
import { listPage } from '../src/report/list-page.ts';
import { singlePage } from '../src/report/single-page.ts';
import type { StepResult } from '../src/report/step-result.ts';
import type { Redact } from '../src/text/redact.ts';

export function summary(step: StepResult, redact: Redact): string {
  return (step.isList ? listPage : singlePage)(step, redact);
}
