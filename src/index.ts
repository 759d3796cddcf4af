/** The entry of the bundle: the programs in `bin` call these. */
import { readInputs } from './inputs/inputs.ts';
import { actionsPlatform, readInput } from './platform/actions.ts';
import { runProgram } from './platform/process.ts';
import { runStep } from './step.ts';

/** The action. */
export function action(): Promise<never> {
  return runProgram(
    async (bounds) => {
      const platform = actionsPlatform();
      return platform.report(await runStep(readInputs(readInput), platform, bounds));
    },
    // Node creates a stream when it is first used, and the action never uses standard error.
    [process.stdout],
  );
}

/** The command. It runs as it is loaded, like `gather`, from a file of its own that the action never reads. */
export const command = () => import('./cli.ts');

/** The action in `gather/`. */
export const gather = () => import('./gather.ts');
