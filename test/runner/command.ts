/** Runs the built command as a shell does, without a terminal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command runs on older versions of Node than the tests do: this names another one to try it on. */
const node = process.env.COMMAND_NODE ?? process.execPath;
const program = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const compressedTime = new URL('compressed-time.mjs', import.meta.url).href;

export interface FinishedCommand {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  speed?: number;
  env?: Record<string, string>;
  cwd?: string;
}

export async function runCommand(
  args: string[],
  { speed = 1, env = {}, cwd }: CommandOptions = {},
): Promise<FinishedCommand> {
  const preload = speed === 1 ? [] : ['--import', compressedTime];
  const child = spawn(node, [...preload, program, ...args], {
    cwd,
    env: { PATH: process.env.PATH, TIME_SPEED: String(speed), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode, stdout, stderr };
}
