/** The entry of the bundle, which all programs share. A runner starts the action; the files in `launchers` start the others. */
import { readInputs } from './inputs/inputs.ts';
import { actionsPlatform, readInput } from './platform/actions.ts';
import { runProgram } from './platform/process.ts';
import { runStep } from './step.ts';

declare global {
  /** Set by a launcher before it loads the bundle. */
  var gitlabPullMirrorProgram: keyof typeof programs | undefined;
}

const programs = {
  action,
  // Importing these files runs them. The action never loads them.
  command: () => import('./cli.ts'),
  gather: () => import('./gather.ts'),
};

await programs[globalThis.gitlabPullMirrorProgram ?? 'action']();

function action(): Promise<never> {
  return runProgram(
    async (bounds) => {
      const platform = actionsPlatform();
      return platform.report(await runStep(readInputs(readInput), platform, bounds));
    },
    // process.stderr is not listed: Node would create it, and the action does not use it.
    [process.stdout],
  );
}
