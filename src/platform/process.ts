/** The process of a step: its signals, uncaught errors, output and exit. */
import type { Bounds } from '../base/clock.ts';
import { systemClock } from '../base/clock.ts';
import { asStepError, StepError } from '../base/errors.ts';

/** What a step needs of its process. */
export type StepBounds = Pick<Bounds, 'clock' | 'random' | 'cancelled'>;

/**
 * Runs the step, then exits with the code that it resolves to: explicitly, since a socket may never close.
 * @param streams what the step prints to; they are flushed before the exit
 */
export async function runProgram(
  step: (bounds: StepBounds) => Promise<number>,
  streams: readonly NodeJS.WriteStream[],
): Promise<never> {
  // If the program ends without a verdict (a promise that never settles, a lost event), that must not look like a success.
  process.exitCode = 1;
  // The proxy library of @actions/http-client uses deprecated parts of Node; users can do nothing about the warnings.
  process.noDeprecation = true;
  // TLS is always verified; a variable that another step has set must not switch that off.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  const cancellation = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => cancellation.abort(cancelledBy(signal)));
  }
  // The error event of a socket that nobody awaits any more ends up here too.
  process.on('uncaughtException', (error) => cancellation.abort(asStepError(error)));
  // If nobody reads the log any more, the results are reported all the same.
  for (const stream of streams) stream.on('error', () => {});
  let code = 1;
  try {
    code = await step({ clock: systemClock, random: Math.random, cancelled: cancellation.signal });
  } finally {
    await flush(streams, cancellation.signal.aborted ? 250 : 1_000);
    process.exit(code);
  }
}

/**
 * Waits until everything is written, or nobody reads any more: a full pipe without a reader would never be flushed.
 * @param patienceMs how long the reader may pause
 */
async function flush(streams: readonly NodeJS.WriteStream[], patienceMs: number): Promise<void> {
  const isFlushed = Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  ).then(() => true);
  for (let unwrittenBefore = Number.POSITIVE_INFINITY; ; ) {
    const unwritten = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (unwritten >= unwrittenBefore) return;
    unwrittenBefore = unwritten;
    const pause = systemClock.sleep(patienceMs, new AbortController().signal).then(() => false);
    if (await Promise.race([isFlushed, pause])) return;
  }
}

function cancelledBy(signal: string): StepError {
  return new StepError(
    'cancelled',
    `The step was cancelled (${signal}).`,
    'GitLab continues an update that was requested. Run the step again to see how it finishes.',
  );
}
