/** The process of a step: its signals, uncaught errors, output and exit. */
import { constants } from 'node:os';
import { type Bounds, systemClock } from '../base/clock.ts';
import { asStepError, StepError } from '../base/errors.ts';

/** What the process provides to a program. */
export type ProcessBounds = Pick<Bounds, 'clock' | 'random' | 'cancelled'>;

/**
 * Runs a program, then exits with the code that it resolves to. The exit is explicit, since a socket may never close.
 * @param program should not throw: only the code or the name of an error is printed, since nothing has redacted its message
 * @param streams the logs that the program prints to; they are flushed before the exit
 * @param options.endsBySignal whether the process, after a signal, ends itself by that signal, so that a shell stops the loop that it
 *   runs in. If false, it exits with code 1
 */
export async function runProgram(
  program: (bounds: ProcessBounds) => Promise<number>,
  streams: readonly NodeJS.WriteStream[],
  { endsBySignal = false } = {},
): Promise<never> {
  // If the process ends without a result (a promise that never settles, a lost event), that must not look like a success.
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
  // This also catches the error event of a socket that no code waits for any more.
  process.on('uncaughtException', (error) => cancellation.abort(asStepError(error)));
  // If nobody reads the log any more, the results are still reported.
  for (const stream of streams) stream.on('error', () => {});
  let code = 1;
  try {
    code = await program({ clock: systemClock, random: Math.random, cancelled: cancellation.signal });
  } catch (error) {
    // The message is not shown, since nothing has redacted it.
    const { name, code: errorCode = name } = error as NodeJS.ErrnoException;
    const advice =
      errorCode === 'ENOENT'
        ? 'Check that the working directory exists.'
        : 'This is a bug in gitlab-pull-mirror: please report it.';
    streams[0]?.write(`error: The program failed (${errorCode}). ${advice}\n`);
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

/** Ends the process by a signal. Process 1 of a container ignores it, and exits with the code that a shell would show. */
function endBy(signal: Signal): never {
  const exitCode = 128 + constants.signals[signal];
  // Node emits no `exit` event if a signal ends the process, but the handlers of that event end its children.
  process.emit('exit', exitCode);
  process.removeAllListeners(signal);
  // Windows has no signals: this would end the process with the exit code 1.
  if (process.platform !== 'win32') process.kill(process.pid, signal);
  process.exit(exitCode);
}

/** How long the reader of a log may pause. */
const pauseMs = 1_000;

/** How long the logs may take after the step was cancelled. */
const cancelledMs = 500;

/** Waits until everything is written or nothing is read any more: a full pipe without a reader would never be flushed. */
async function flush(streams: readonly NodeJS.WriteStream[], cancelled: AbortSignal): Promise<void> {
  const flushed = Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  ).then(() => true);
  for (let unwrittenBefore = Number.POSITIVE_INFINITY; !cancelled.aborted; ) {
    const unwritten = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (unwritten >= unwrittenBefore) return;
    unwrittenBefore = unwritten;
    const notFlushed = () => false;
    const pause = systemClock.sleep(pauseMs, cancelled).then(notFlushed, notFlushed);
    if (await Promise.race([flushed, pause])) return;
  }
  await Promise.race([flushed, systemClock.sleep(cancelledMs, new AbortController().signal)]);
}

function cancelledBy(signal: string): StepError {
  return new StepError(
    'cancelled',
    `The step was cancelled (${signal}).`,
    'If the step has requested an update, GitLab continues it, and shows its result under Settings, Repository, Mirroring repositories.',
  );
}
