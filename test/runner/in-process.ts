/** The action in the process of the test: all of it except the entry, with real HTTP and real git. */

// Modules that the step loads on demand. Virtual time does not see a module that is being loaded and would not wait for it.
import '../../src/gitlab/group.ts';
import '../../src/network/certificates.ts';
import '../../src/inputs/mirror-list.ts';
import '../../src/many.ts';
import '../../src/platform/results-file.ts';
import '../../src/mirror/create.ts';
import '../../src/mirror/finish.ts';
import '../../src/mirror/inspect.ts';
import '../../src/mirror/update.ts';
import '../../src/mirror/verify.ts';
import '../../src/report/list-page.ts';

import { readInputs } from '../../src/inputs/inputs.ts';
import { actionsPlatform, readInput } from '../../src/platform/actions.ts';
import { runStep } from '../../src/step.ts';
import { disconnect } from '../time/census.mjs';
import { seededRandom } from '../time/random.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import {
  type ActionInputs,
  type FinishedStep,
  inputVariables,
  type RunnerOptions,
  runStepIn,
} from './runner.ts';

let isRunning = false;

/** Runs the action. Only one can run at a time, since it uses the environment and the output of this process. */
export function runInProcess(
  time: VirtualTime,
  inputs: ActionInputs,
  options: RunnerOptions = {},
): Promise<FinishedStep> {
  return runStepIn(inputVariables(inputs), options, async ({ env }) => {
    if (isRunning) throw new Error('only one step at a time can run in this process');
    isRunning = true;
    const { env: ownEnv } = process;
    const ownWrite = process.stdout.write;
    const begun = time.now();
    let stdout = '';
    process.env = env;
    process.stdout.write = (chunk: string | Uint8Array) => {
      stdout += chunk;
      return true;
    };
    try {
      const bounds = { clock: time, random: seededRandom(1), cancelled: new AbortController().signal };
      const platform = actionsPlatform();
      const step = await time.live(runStep(readInputs(readInput), platform, bounds));
      const exitCode = await platform.report(step);
      return { exitCode, stdout, stderr: '', durationMs: time.now() - begun };
    } finally {
      disconnect();
      isRunning = false;
      process.env = ownEnv;
      process.stdout.write = ownWrite;
    }
  });
}
