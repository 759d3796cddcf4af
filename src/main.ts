/** The runner's entry. */
import './early-tls.ts';

import { readInputs } from './inputs/inputs.ts';
import { readInput } from './platform/actions.ts';
import { actionsPlatform } from './platform/actions-platform.ts';
import { runProgram } from './platform/process.ts';
import { runStep } from './step.ts';

// Node makes a stream when it is first asked for it, and this program never writes to the other one.
void runProgram((bounds) => runStep(readInputs(readInput), actionsPlatform, bounds), [process.stdout]);
