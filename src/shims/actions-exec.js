/** In place of `@actions/exec`: `@actions/core` uses it to describe the machine, which this step never does. */
export function getExecOutput() {
  throw new Error('@actions/exec is not part of this bundle');
}
