/** What becomes of the command's output if its reader is slow or gone or the disk is full, and how a signal ends the command. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { hasSignals } from '../platform.ts';
import { commandLine } from '../runner/command.ts';
import { arrange, quickGitLab } from './setting.ts';

const folder = mkdtempSync(join(tmpdir(), 'hand-over-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasBash = spawnSync('bash', ['--version']).status === 0;
const hasNamespaces =
  spawnSync('unshare', ['--user', '--map-root-user', '--pid', '--fork', 'true']).status === 0;

function writeList(name: string, entries: object[]): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(entries));
  return file;
}

/** What the pipe to a child process holds at most, with the buffer of its reader: no system has more by default. */
const pipeBytes = 300_000;

/** A list whose JSON no pipe holds. A dry run reports refs that do not exist, and passes. */
const refs = Array.from({ length: 120 }, (_, index) => `refs/heads/${'r'.repeat(3_900)}${index}`);
const list = writeList('list.json', [{ project: 'group/mirror', 'verify-refs': refs }]);

/** Another one, of projects that do not exist. */
const missing = writeList(
  'missing.json',
  Array.from({ length: 1_000 }, (_, index) => ({ project: `group/${'p'.repeat(200)}${index}` })),
);

async function arrangeCommand() {
  const setting = await arrange(quickGitLab);
  const { gitlab, repository, project, token } = setting;
  await project.enableMirror({ url: repository.url });
  const server = ['--gitlab-url', gitlab.url];
  const limits = ['--requests-per-minute', '1000000', '--concurrency', '50'];
  const many = (file: string) => [...server, ...limits, '--json', '--dry-run', '--mirrors', file];
  const flags = [...server, '--project', 'group/mirror'];
  return { ...setting, flags, many, env: { PATH: process.env.PATH, GITLAB_TOKEN: token } };
}

type Child = ChildProcess & { stdout: Readable; stderr: Readable };

function start(program: string, args: string[], options: SpawnOptions): Child {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options }) as Child;
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The command with these arguments. */
function startCommand(args: string[], env: SpawnOptions['env']): Child {
  const [node = '', ...all] = commandLine(args);
  return start(node, all, { env });
}

/** A shell that runs `script`, in which `"$@"` is the command with these arguments. */
function startShell(shell: string, script: string, args: string[], options: SpawnOptions): Child {
  return start(shell, ['-c', script, shell, ...commandLine(args)], options);
}

/** Exit code and signal, when all output that is read has been read. */
async function ended(child: Child, event: 'exit' | 'close' = 'close') {
  const [exitCode, signal] = await once(child, event);
  return { exitCode, signal };
}

test('all JSON reaches a reader that pauses for longer than a second', async () => {
  const { many, env } = await arrangeCommand();
  const command = startCommand(many(list), env);
  const stderr = text(command.stderr);
  const end = ended(command);
  await once(command.stdout, 'readable');
  await sleep(2_500);
  const printed = await text(command.stdout);
  expect(await end, await stderr).toEqual({ exitCode: 0, signal: null });
  expect(printed.length).toBeGreaterThan(1.5 * pipeBytes);
  expect(JSON.parse(printed).results[0].refs).toHaveLength(refs.length);
});

test('JSON that nobody reads before the timeout is an error', async ({ skip }) => {
  skip(process.platform === 'win32', 'on Windows, Node waits until what it writes to a pipe is read');
  const { many, env } = await arrangeCommand();
  const command = startCommand([...many(missing), '--timeout', '3s'], env);
  const stderr = text(command.stderr);
  expect(await ended(command, 'exit')).toEqual({ exitCode: 1, signal: null });
  expect(await stderr).toMatch(/^error: The JSON on standard output is incomplete: it was not read/m);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is an error', async () => {
  const { flags, env } = await arrangeCommand();
  const args = [...flags, '--json', '--dry-run'];
  const command = startShell('sh', '"$@" > /dev/full', args, { env });
  const stderr = text(command.stderr);
  expect(await ended(command)).toEqual({ exitCode: 1, signal: null });
  expect(await stderr).toMatch(/^error: The JSON on standard output is incomplete: ENOSPC/m);
  const help = startShell('sh', '"$@" > /dev/full', ['--help'], { env });
  const message = text(help.stderr);
  expect(await ended(help)).toEqual({ exitCode: 1, signal: null });
  expect(await message).toMatch(/^error: Writing to standard output failed: ENOSPC[^\n]*\n$/);
});

test.skipIf(!hasBash || !hasSignals)(
  'a disk with space for only a part of the JSON is an error',
  async () => {
    const { many, env } = await arrangeCommand();
    const file = join(folder, 'part.json');
    // In blocks of 1 KiB. It stands for a disk that becomes full: the system writes what fits, and reports an error after that.
    const script = `ulimit -f 64; "$@" > '${file}'`;
    const command = startShell('bash', script, many(list), { env });
    const stderr = text(command.stderr);
    expect(await ended(command)).toEqual({ exitCode: 1, signal: null });
    expect(await stderr).toMatch(/^error: The JSON on standard output is incomplete: EFBIG/m);
    expect(readFileSync(file)).toHaveLength(65_536);
  },
);

test.each<[string, number]>([
  ['--help', 0],
  ['--version', 0],
  ['--json', 2],
])('a closed pipe causes no stack trace: %s', async (flag, exitCode) => {
  const command = startCommand([flag], { PATH: process.env.PATH });
  command.stdout.destroy();
  const printed = text(command.stderr);
  expect(await ended(command)).toEqual({ exitCode, signal: null });
  const stderr = await printed;
  expect(stderr).not.toMatch(/\n\s+at |Error:|node:/);
  expect(stderr === '').toBe(flag !== '--json');
});

test('if the pipe for the JSON is closed, the command fails', async () => {
  const { flags, env } = await arrangeCommand();
  const command = startCommand([...flags, '--json', '--dry-run'], env);
  command.stdout.destroy();
  const stderr = text(command.stderr);
  expect(await ended(command)).toEqual({ exitCode: 1, signal: null });
  expect(await stderr).toMatch(/^error: The JSON on standard output is incomplete: .*(EPIPE|EOF)/m);
  expect(await stderr).not.toMatch(/\n\s+at /);
});

test('without --json, the command ignores whether standard output has a reader', async () => {
  const { flags, env } = await arrangeCommand();
  const command = startCommand([...flags, '--dry-run'], env);
  command.stdout.destroy();
  command.stderr.destroy();
  expect(await ended(command, 'exit')).toEqual({ exitCode: 0, signal: null });
});

// Windows has no signals: kill() terminates the command before it can react.
test.skipIf(!hasSignals).each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  '%s ends the command by that signal, with its JSON complete',
  async (signal) => {
    const { flags, env, project, gitlab } = await arrangeCommand();
    project.plan({ outcome: 'stuck-started' });
    const command = startCommand([...flags, '--json'], env);
    const printed = text(command.stdout);
    const stderr = text(command.stderr);
    const end = ended(command);
    await expect.poll(() => gitlab.requests.length, { timeout: 60_000 }).toBeGreaterThan(2);
    command.kill(signal);
    expect(await end, await stderr).toEqual({ exitCode: null, signal });
    expect(JSON.parse(await printed)).toMatchObject({ outcome: 'failed', error_kind: 'cancelled' });
  },
);

test.skipIf(!hasSignals)('a signal ends a command whose JSON nobody reads', async () => {
  const { many, env } = await arrangeCommand();
  const command = startCommand(many(list), env);
  const stderr = text(command.stderr);
  const end = ended(command, 'exit');
  await once(command.stdout, 'readable');
  command.kill('SIGTERM');
  expect(await end, await stderr).toEqual({ exitCode: null, signal: 'SIGTERM' });
  expect(await stderr).toMatch(
    /^error: The JSON on standard output is incomplete: it was not read within a second/m,
  );
});

test.skipIf(!hasSignals || !hasBash)('Ctrl-C also ends a loop in a shell', async () => {
  const { flags, env, project, gitlab } = await arrangeCommand();
  project.plan({ outcome: 'stuck-started' });
  const script = 'for n in 1 2; do echo "run $n"; "$@"; done; echo after';
  // A terminal sends the signal to all processes of the foreground group.
  const shell = startShell('bash', script, [...flags, '--timeout', '20s'], { env, detached: true });
  const printed = text(shell.stdout);
  const end = ended(shell);
  shell.stderr.resume();
  await expect.poll(() => gitlab.requests.length, { timeout: 60_000 }).toBeGreaterThan(2);
  process.kill(-(shell.pid ?? 0), 'SIGINT');
  expect(await end).toEqual({ exitCode: null, signal: 'SIGINT' });
  expect(await printed).toBe('run 1\n');
});

test.skipIf(!hasNamespaces).each<[NodeJS.Signals, number]>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])(
  'as process 1 of a container, which no signal ends by default, %s exits with %d',
  async (signal, exitCode) => {
    const { flags, env, project } = await arrangeCommand();
    project.plan({ outcome: 'stuck-started' });
    // Nobody else in the container can send the signal.
    const source = `import { subscribe } from 'node:diagnostics_channel';
    subscribe('http.client.response.finish', () => process.kill(process.pid, '${signal}'));`;
    const preload = `data:text/javascript,${encodeURIComponent(source)}`;
    const [node = '', ...args] = commandLine([...flags, '--json']);
    const container = ['--user', '--map-root-user', '--pid', '--fork', node, '--import', preload, ...args];
    const command = start('unshare', container, { env });
    const stderr = text(command.stderr);
    const printed = text(command.stdout);
    expect(await ended(command), await stderr).toEqual({ exitCode, signal: null });
    expect(JSON.parse(await printed)).toMatchObject({ error_kind: 'cancelled' });
  },
);
