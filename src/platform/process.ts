/** The process that a step is the program of: its signals, its defects, its output and its end. */
import { systemClock } from '../base/clock.ts';
import { asStepError, StepError } from '../base/errors.ts';
import type { StepBounds } from '../step.ts';

/**
 * Runs the step, and ends the process with the exit code that it resolves to: explicitly, since a socket may never close.
 * @param streams what the step prints to; all of it is written out before the process ends
 */
export async function runProgram(
  step: (bounds: StepBounds) => Promise<number>,
  streams: readonly NodeJS.WriteStream[],
): Promise<never> {
  // Whatever ends this program without a verdict (a promise that never settles, a lost event) must not look like a pass.
  process.exitCode = 1;
  // The proxy library of @actions/http-client uses what Node warns of; nobody who reads the log can do anything about it.
  process.noDeprecation = true;
  // TLS is always verified; a variable that some other step has set must not switch that off with the token on its way.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  const cancellation = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => cancellation.abort(cancelledBy(signal)));
  }
  // An error event of a socket that nobody waits for any longer ends up here too.
  process.on('uncaughtException', (error) => cancellation.abort(asStepError(error)));
  // Nobody reads the log any longer; the results are handed over all the same.
  for (const stream of streams) stream.on('error', () => {});
  let code = 1;
  try {
    code = await step({ clock: systemClock, random: Math.random, cancelled: cancellation.signal });
  } finally {
    await written(streams, cancellation.signal.aborted ? 250 : 1_000);
    process.exit(code);
  }
}

/**
 * Waits until everything is written, as long as somebody reads: a full pipe that nobody does would never end.
 * @param patienceMs how long nothing may be read before that is so
 */
async function written(streams: readonly NodeJS.WriteStream[], patienceMs: number): Promise<void> {
  const isAll = Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  ).then(() => true);
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    const now = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (now >= left) return;
    left = now;
    const isOver = systemClock.sleep(patienceMs, new AbortController().signal).then(() => false);
    if (await Promise.race([isAll, isOver])) return;
  }
}

function cancelledBy(signal: string): StepError {
  return new StepError(
    'cancelled',
    `The step was cancelled (${signal}).`,
    'An update that GitLab has taken goes on; run the step again to see how it ends.',
  );
}
