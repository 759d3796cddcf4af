/** The runner's entry. */
import './early-tls.ts';

import { readInputs } from './inputs.ts';
import { annotations } from './report/annotations.ts';
import { outputs } from './report/outputs.ts';
import { hasPassed, type StepResult } from './report/step-result.ts';
import { summary } from './report/summary.ts';
import { mask, readInput, runnerLog, writeOutputs, writeSummary } from './runner.ts';
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
      let hasDelivered = true;
      for (const { title, text } of annotations(step, redact)) log.error(text, title);
      try {
        writeOutputs(outputs(step, redact));
      } catch (error) {
        hasDelivered = false;
        log.error(
          `The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`,
          'Pull mirror: internal',
        );
      }
      try {
        await writeSummary(async () => {
          const [result] = step.results;
          if (!step.isList && result !== undefined) return summary(result, redact);
          const { page } = await import('./report/page.ts');
          return page(step, redact);
        });
      } catch (error) {
        log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
      }
      return hasDelivered && hasPassed(step) ? 0 : 1;
    },
  };
});

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
