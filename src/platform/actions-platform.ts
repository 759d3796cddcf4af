/** A runner of Actions as the place where the step runs. */

import { annotations } from '../report/annotations.ts';
import { outputs } from '../report/outputs.ts';
import { hasPassed } from '../report/step-result.ts';
import { summary } from '../report/summary.ts';
import type { Platform } from '../step.ts';
import type { Redact } from '../text/redact.ts';
import { actionsLog, handOver, mask } from './actions.ts';

export function actionsPlatform(redact: Redact): Platform {
  const log = actionsLog(redact);
  return {
    log,
    mask,
    workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
    async deliver(step) {
      for (const { title, text } of annotations(step, redact)) log.error(text, title);
      const hasTaken = handOver(outputs(step, redact), () => summary(step, redact), log);
      return hasTaken && hasPassed(step) ? 0 : 1;
    },
  };
}
