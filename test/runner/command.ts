/** Runs the built command as a shell does, without a terminal. */
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../time/child.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** The command runs on older versions of Node than the tests do: this names another one to try it on. */
const node = process.env.COMMAND_NODE ?? process.execPath;
const program = fileURLToPath(new URL('../../bin/command.js', import.meta.url));

export interface FinishedCommand {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  /** The time that it lives in; real time if not given. */
  time?: VirtualTime;
  env?: Record<string, string>;
  cwd?: string;
}

export async function runCommand(
  args: string[],
  { time, env = {}, ...options }: CommandOptions = {},
): Promise<FinishedCommand> {
  const child = startProgram([program, ...args], {
    ...options,
    ...(time === undefined ? {} : { time }),
    node,
    env: { PATH: process.env.PATH, ...env },
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), child.ended('close')]);
  const [stdout, stderr, exitCode] = await (time?.live(ended) ?? ended);
  return { exitCode, stdout, stderr };
}
