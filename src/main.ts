/** The runner's entry. */
import './early-tls.ts';

import { readInputs } from './inputs.ts';
import { runProgram } from './program.ts';
import { readInput } from './runner.ts';
import { runnerHost } from './runner-host.ts';
import { runStep } from './step.ts';

// Node makes a stream when it is first asked for it, and this program never writes to the other one.
void runProgram((bounds) => runStep(readInputs(readInput), runnerHost, bounds), [process.stdout]);
