/** Runs the built command as a shell does, without a terminal. */
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../time/child.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { checkResults } from './results-schema.ts';

/** The command supports older versions of Node than the tests do. COMMAND_NODE names another Node to run it with. */
const node = process.env.COMMAND_NODE ?? process.execPath;
const program = fileURLToPath(new URL('../../dist/command.js', import.meta.url));

/** The words of a shell's command line that runs the built command. */
export function commandLine(args: readonly string[]): string[] {
  return [node, program, ...args];
}

export interface FinishedCommand {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  /** The clock of the process; real time if not given. */
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
  const finished = Promise.all([text(child.stdout), text(child.stderr), child.exited('close')]);
  const [stdout, stderr, exitCode] = await (time?.live(finished) ?? finished);
  // The list of a group has a form of its own.
  if (args.includes('--json') && args[0] !== 'list' && stdout !== '') checkResults(stdout);
  return { exitCode, stdout, stderr };
}
