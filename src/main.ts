/** The runner's entry. */
import './early-tls.ts';

import { readInputs } from './inputs.ts';
import type { Redact } from './redact.ts';
import { annotations } from './report/annotations.ts';
import { outputs } from './report/outputs.ts';
import { hasPassed, type StepResult } from './report/step-result.ts';
import { summary } from './report/summary.ts';
import { handOver, mask, readInput, runnerLog } from './runner.ts';
import { runStep } from './step.ts';

void runStep(readInputs(readInput), (redact) => {
  const log = runnerLog(redact);
  return {
    log,
    mask,
    // Node makes a stream when it is first asked for it, and this program never writes to the other one.
    streams: [process.stdout],
    workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
    async deliver(step: StepResult): Promise<number> {
      for (const { title, text } of annotations(step, redact)) log.error(text, title);
      const hasTaken = await handOver(outputs(step, redact), () => summaryOf(step, redact), log);
      return hasTaken && hasPassed(step) ? 0 : 1;
    },
  };
});

async function summaryOf(step: StepResult, redact: Redact): Promise<string> {
  const [result] = step.results;
  if (!step.isList && result !== undefined) return summary(result, redact);
  // A step for one mirror has no use for the page of many.
  const { page } = await import('./report/page.ts');
  return page(step, redact);
}
