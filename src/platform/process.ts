/** The process of a step: its signals, uncaught errors, output and exit. */
import { constants } from 'node:os';
import type { Bounds } from '../base/clock.ts';
import { systemClock } from '../base/clock.ts';
import { asStepError, StepError } from '../base/errors.ts';

/** What a step needs of its process. */
export type ProcessBounds = Pick<Bounds, 'clock' | 'random' | 'cancelled'>;

/**
 * Runs the step, then exits with the code that it resolves to: explicitly, since a socket may never close.
 * @param streams the logs that the step prints to; they are flushed before the exit
 * @param options.endsBySignal whether a process that gets a signal ends by that signal, as shells expect: a loop in a shell stops
 *   only then. Otherwise its exit code is 1
 */
export async function runProgram(
  step: (bounds: ProcessBounds) => Promise<number>,
  streams: readonly NodeJS.WriteStream[],
  { endsBySignal = false } = {},
): Promise<never> {
  // If the program ends without a verdict (a promise that never settles, a lost event), that must not look like a success.
  process.exitCode = 1;
  // The proxy library of @actions/http-client uses deprecated parts of Node; users can do nothing about the warnings.
  process.noDeprecation = true;
  // TLS is always verified; a variable that another step has set must not switch that off.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  const cancellation = new AbortController();
  let received: Signal | null = null;
  for (const signal of signals) {
    process.on(signal, () => {
      received ??= signal;
      cancellation.abort(cancelledBy(signal));
    });
  }
  // The error event of a socket that nobody awaits any more ends up here too.
  process.on('uncaughtException', (error) => cancellation.abort(asStepError(error)));
  // If nobody reads the log any more, the results are reported all the same.
  for (const stream of streams) stream.on('error', () => {});
  let code = 1;
  try {
    code = await step({ clock: systemClock, random: Math.random, cancelled: cancellation.signal });
  } finally {
    await flush(streams, cancellation.signal);
    if (received !== null && endsBySignal) endBy(received);
    // A cancelled job must not look like a success, even if its step had just passed.
    process.exit(received === null ? code : 1);
  }
}

/** SIGHUP: the terminal was closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof signals)[number];

/** Ends the process by a signal. Process 1 of a container cannot be ended so, and has the exit code that a shell would show. */
function endBy(signal: Signal): never {
  const exitCode = 128 + constants.signals[signal];
  // Node emits no `exit` event if a signal ends the process, and the handlers of that event end the children.
  process.emit('exit', exitCode);
  process.removeAllListeners(signal);
  // Windows has no signals: this would end the process with the exit code 1.
  if (process.platform !== 'win32') process.kill(process.pid, signal);
  process.exit(exitCode);
}

/** How long the reader of a log may pause. */
const pauseMs = 1_000;

/** How long the logs are written after the step was cancelled. */
const cancelledMs = 500;

/** Waits until everything is written, or nobody reads any more: a full pipe without a reader would never be flushed. */
async function flush(streams: readonly NodeJS.WriteStream[], cancelled: AbortSignal): Promise<void> {
  const isFlushed = Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  ).then(() => true);
  for (let unwrittenBefore = Number.POSITIVE_INFINITY; !cancelled.aborted; ) {
    const unwritten = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (unwritten >= unwrittenBefore) return;
    unwrittenBefore = unwritten;
    const isOver = () => false;
    const pause = systemClock.sleep(pauseMs, cancelled).then(isOver, isOver);
    if (await Promise.race([isFlushed, pause])) return;
  }
  await Promise.race([isFlushed, systemClock.sleep(cancelledMs, new AbortController().signal)]);
}

function cancelledBy(signal: string): StepError {
  return new StepError(
    'cancelled',
    `The step was cancelled (${signal}).`,
    'GitLab continues an update that was requested. How it finishes is shown in GitLab (Settings, Repository, Mirroring repositories); another run of the step may request another update.',
  );
}
