/** Writes the result of a program to standard output. */
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Bounds } from '../base/clock.ts';

export type OutputBounds = Pick<Bounds, 'clock' | 'deadline' | 'cancelled'>;

/** The time that a reader always has, even after a signal or the deadline. */
const graceMs = 1_000;

/**
 * Writes the whole text. Waits for a slow reader until the deadline.
 * @param stream standard output, or a stream like it
 * @returns why a part of the text was not written; null if all of it was
 */
export async function handOver(
  text: string,
  stream: NodeJS.WritableStream,
  bounds: OutputBounds,
): Promise<NodeJS.ErrnoException | null> {
  // Each failed write also emits an event, which would end the process with a stack trace.
  stream.on('error', () => {});
  // According to Node's documentation, standard output is a socket unless it is a file.
  if (stream === process.stdout && !(stream instanceof Socket)) return writeToFile(text, process.stdout.fd);
  const done = new AbortController();
  const writing = new Promise<Error | null>((resolve) => {
    stream.write(text, (error) => resolve(error ?? null));
  });
  try {
    return await Promise.race([writing, readerTimeout(bounds, done.signal)]);
  } finally {
    done.abort();
  }
}

/** Node's own stream for files reports a write as complete even if the disk had space for only a part. */
function writeToFile(text: string, file: number): Error | null {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Resolves to an error when the reader has taken too long. */
async function readerTimeout(
  { clock, deadline, cancelled }: OutputBounds,
  done: AbortSignal,
): Promise<Error> {
  const begun = clock.now();
  await clock.sleep(deadline - begun, AbortSignal.any([cancelled, done])).catch(() => {});
  const end = cancelled.aborted ? clock.now() + graceMs : Math.max(deadline, begun + graceMs);
  await clock.sleep(end - clock.now(), done);
  return new Error(
    `it was not read ${cancelled.aborted ? 'within a second of the cancellation' : 'before the timeout'}`,
  );
}
