/** Runs the built action as a runner does: as a child process, with inputs, files and commands. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { InputName, OutputName } from '../../src/contract.ts';

const root = new URL('../../', import.meta.url);

interface ActionMetadata {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

async function readMetadata(path: string): Promise<ActionMetadata> {
  return parse(await readFile(new URL(path, root), 'utf8'));
}

export const actionMetadata = await readMetadata('action.yml');

export type ActionInputs = Partial<Record<InputName, string>>;

export interface RunnerOptions {
  /** How much faster than real time the action lives. */
  speed?: number;
  env?: Record<string, string>;
  /** Files of the workspace, by name. */
  files?: Record<string, string>;
  /** A module that is loaded before the action. */
  preload?: URL;
  /** Who read what the action prints has gone. */
  closedLog?: boolean;
  /** Who should read what the action prints does not. */
  unreadLog?: boolean;
  /** What somebody else has written into the files for outputs and summary. */
  alreadyWritten?: string;
  /** Called with the running process, to send it a signal for example. */
  whileRunning?: (process: { kill(signal: NodeJS.Signals): void; output(): string }) => void;
}

/** What a runner knows of a step when it has ended. */
export interface FinishedStep {
  exitCode: number | null;
  /** Everything printed, commands included. */
  stdout: string;
  stderr: string;
  /** The lines that a reader of the log sees. */
  log: string[];
  /** Values to be masked, in order, and whether anything else was printed before them. */
  masks: string[];
  annotations: { level: string; title: string; message: string }[];
  outputs: Partial<Record<OutputName, string>>;
  summary: string;
  durationMs: number;
}

/** Runs the action to its end. What a runner would fill in from `action.yml` is filled in. */
export async function runAction(inputs: ActionInputs, options: RunnerOptions = {}): Promise<FinishedStep> {
  const main = new URL(actionMetadata.runs.main, root);
  return runProgram(main, inputVariables(inputs), options);
}

/** Runs the action that gathers shards. */
export async function runGather(
  inputs: { folder?: string; shards: string },
  options: RunnerOptions,
): Promise<FinishedStep> {
  const { runs } = await readMetadata('gather/action.yml');
  const variables = { INPUT_FOLDER: inputs.folder ?? '.', INPUT_SHARDS: inputs.shards };
  return runProgram(new URL(runs.main, new URL('gather/', root)), variables, options);
}

async function runProgram(
  program: URL,
  variables: Record<string, string>,
  options: RunnerOptions,
): Promise<FinishedStep> {
  const { speed = 1, env = {}, closedLog = false, unreadLog = false, alreadyWritten = '' } = options;
  const { preload, whileRunning } = options;
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    for (const file of Object.values(files)) await writeFile(file, alreadyWritten);
    for (const [name, content] of Object.entries(options.files ?? {})) {
      await writeFile(join(folder, name), content);
    }
    const preloads = [
      ...(speed === 1 ? [] : [new URL('compressed-time.mjs', import.meta.url)]),
      ...(preload === undefined ? [] : [preload]),
    ].flatMap(({ href }) => ['--import', href]);
    const begun = performance.now();
    const child = spawn(process.execPath, [...preloads, fileURLToPath(program)], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: folder,
        TIME_SPEED: String(speed),
        ...files,
        ...variables,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    if (!unreadLog) {
      child.stdout.on('data', (chunk) => {
        printed += chunk;
      });
    }
    if (closedLog) child.stdout.destroy();
    whileRunning?.({ kill: (signal) => child.kill(signal), output: () => printed });
    const [stdout, stderr, [exitCode]] = await Promise.all([
      closedLog || unreadLog ? '' : text(child.stdout),
      text(child.stderr),
      once(child, unreadLog ? 'exit' : 'close'),
    ]);
    return {
      exitCode,
      stdout,
      stderr,
      ...parseCommands(stdout),
      outputs: parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      durationMs: performance.now() - begun,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The variables of all inputs, with the defaults of `action.yml` for those that are not given. */
export function inputVariables(inputs: ActionInputs): Record<string, string> {
  const names = Object.keys(actionMetadata.inputs) as InputName[];
  const value = (name: InputName) => inputs[name] ?? actionMetadata.inputs[name]?.default ?? '';
  return Object.fromEntries(names.map((name) => [`INPUT_${name.toUpperCase()}`, value(name)]));
}

function parseCommands(stdout: string): Pick<FinishedStep, 'log' | 'masks' | 'annotations'> {
  const log: string[] = [];
  const masks: string[] = [];
  const annotations: FinishedStep['annotations'] = [];
  for (const line of stdout.split(/\r?\n/)) {
    const [, command, properties = '', data = ''] = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask') {
      masks.push(unescaped(data));
    } else if (command === 'error' || command === 'warning' || command === 'notice') {
      const title = unescaped(/title=([^,]*)/.exec(properties)?.[1] ?? '');
      annotations.push({ level: command, title, message: unescaped(data) });
      log.push(`${command}: ${unescaped(data)}`);
    } else if (command !== undefined) {
      log.push(`(${command}) ${unescaped(data)}`);
    } else if (line !== '') {
      log.push(line);
    }
  }
  return { log, masks, annotations };
}

function unescaped(text: string): string {
  const codes: Record<string, string> = { '0A': '\n', '0D': '\r', '25': '%', '2C': ',', '3A': ':' };
  return text.replace(/%(0A|0D|25|2C|3A)/g, (_, code: string) => codes[code] ?? '');
}

/** As a runner reads them: a name and its value in each line. */
function parseOutputs(file: string): FinishedStep['outputs'] {
  const lines = file.split(/\r?\n/).filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`no output: ${line}`);
      return [name, value];
    }),
  );
}
