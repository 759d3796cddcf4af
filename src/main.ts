/** The entry of the action. */
import './early-tls.ts';

import { readInputs } from './inputs/inputs.ts';
import { actionsPlatform, readInput } from './platform/actions.ts';
import { runProgram } from './platform/process.ts';
import { runStep } from './step.ts';

// Node creates a stream when it is first used, and this program never uses standard error.
void runProgram(
  async (bounds) => {
    const platform = actionsPlatform();
    return platform.report(await runStep(readInputs(readInput), platform, bounds));
  },
  [process.stdout],
);
