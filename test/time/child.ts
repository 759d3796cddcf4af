/** A program of this project as a child process, in real time or on the clock of the test. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { excuse } from './census.mjs';
import type { Participant, VirtualTime } from './virtual-time.ts';

const participation = new URL('participant.mjs', import.meta.url);

export interface ChildOptions {
  time?: VirtualTime;
  cwd?: string;
  env: Record<string, string | undefined>;
  /** Modules that are loaded before the program. */
  preloads?: readonly URL[];
  /** A Node other than that of the tests. */
  node?: string;
}

export interface ChildProgram {
  stdout: Readable;
  stderr: Readable;
  kill(signal: NodeJS.Signals): void;
  /** Resolves to the exit code; null if a signal terminated it. */
  exited(event: 'exit' | 'close'): Promise<number | null>;
}

export function startProgram(
  args: readonly string[],
  { time, cwd, env, preloads = [], node = process.execPath }: ChildOptions,
): ChildProgram {
  const loaded = [...(time === undefined ? [] : [participation]), ...preloads];
  // On Windows, a process that reads from a pipe cannot write to it at the same time, unless it is overlapped.
  const line = time === undefined ? [] : ['overlapped' as const];
  const child = spawn(node, [...loaded.flatMap(({ href }) => ['--import', href]), ...args], {
    cwd,
    env: { ...env, ...(time === undefined ? {} : { VIRTUAL_NOW: String(time.now()) }) },
    stdio: ['ignore', 'pipe', 'pipe', ...line],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const requestAgain = time === undefined ? () => {} : takePart(child, time);
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    kill(signal) {
      child.kill(signal);
      requestAgain();
    },
    exited: (event) => new Promise((resolve) => child.once(event, resolve)),
  };
}

/** @returns a function that invalidates the last report of the child and requests a new one */
function takePart(child: ChildProcessByStdio<null, Readable, Readable>, time: VirtualTime): () => void {
  excuse(child);
  const line = child.stdio[3] as unknown as Socket;
  // The child may exit at any time, even in the middle of a line.
  line.on('error', () => {});
  let requested = 0;
  const participant: Participant = {
    report: null,
    requestReport(now, isAgreed) {
      line.write(`${JSON.stringify({ n: ++requested, now, isAgreed })}\n`);
    },
  };
  let received = '';
  line.on('data', (chunk) => {
    received += chunk;
    const lines = received.split('\n');
    received = lines.pop() ?? '';
    for (const text of lines) {
      const { n, ...report } = JSON.parse(text);
      if (n === requested) participant.report = report;
    }
  });
  const leave = time.join(participant);
  child.once('exit', () => {
    participant.report = null;
  });
  child.once('close', leave);
  return () => {
    participant.report = null;
    participant.requestReport(time.now(), false);
  };
}
