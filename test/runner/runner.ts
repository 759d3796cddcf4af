/** Runs the action as a runner does: with inputs, files and commands, as a child process or in the process of the test. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { InputName } from '../../src/inputs/table.ts';
import type { OutputName } from '../../src/report/outputs.ts';
import { removeFolder } from '../platform.ts';
import { startProgram } from '../time/child.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { checkResults } from './results-schema.ts';

const root = new URL('../..', import.meta.url);

interface ActionMetadata {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

async function readMetadata(path: string): Promise<ActionMetadata> {
  return parse(await readFile(new URL(path, root), 'utf8'));
}

export const actionMetadata = await readMetadata('action.yml');

/** The path of the program that a runner starts. */
export const actionProgram = fileURLToPath(new URL(actionMetadata.runs.main, root));

export type ActionInputs = Partial<Record<InputName, string>>;

export interface RunnerOptions {
  env?: Record<string, string>;
  /** Files of the workspace, by name. */
  files?: Record<string, string>;
  /** Text that is in the files for outputs and summary before the step starts. */
  alreadyWritten?: string;
}

/** Options of a step that runs as a child process. */
export interface ProcessOptions extends RunnerOptions {
  /** The clock of the process; real time if not given. */
  time?: VirtualTime;
  /** Modules that are loaded before the action. */
  preloads?: readonly URL[];
  /** The reader of the log has closed it. */
  closedLog?: boolean;
  /** The log stays open, but is not read. */
  unreadLog?: boolean;
  /** Called with the running process, for example to send it a signal. */
  whileRunning?: (process: RunningStep) => void;
}

export interface RunningStep {
  kill(signal: NodeJS.Signals): void;
  /** Everything printed so far. */
  output(): string;
}

/** What a runner knows about a finished step. */
export interface FinishedStep {
  exitCode: number | null;
  /** Everything printed, commands included. */
  stdout: string;
  stderr: string;
  /** The lines that a reader of the log sees. */
  log: string[];
  /** The values to be masked, in order. */
  masks: string[];
  annotations: { level: string; title: string; message: string }[];
  outputs: Partial<Record<OutputName, string>>;
  summary: string;
  durationMs: number;
}

/** Runs the built action, with the defaults of `action.yml` as a runner sets them. */
export async function runAction(inputs: ActionInputs, options: ProcessOptions = {}): Promise<FinishedStep> {
  return runProgram(actionProgram, inputVariables(inputs), options);
}

/** Runs the action that gathers the results of shards. */
export async function runGather(
  inputs: { folder?: string; shards: string },
  options: ProcessOptions,
): Promise<FinishedStep> {
  const { runs } = await readMetadata('gather/action.yml');
  const variables = { INPUT_FOLDER: inputs.folder ?? '.', INPUT_SHARDS: inputs.shards };
  return runProgram(fileURLToPath(new URL(runs.main, new URL('gather/', root))), variables, options);
}

/** What a runner provides for one step. */
interface Workplace {
  folder: string;
  env: Record<string, string | undefined>;
}

/** The part of the result that is not in the runner's files. */
type ProcessResult = Pick<FinishedStep, 'exitCode' | 'stdout' | 'stderr' | 'durationMs'>;

/** Provides folder and environment for one step, and reads the files that it writes. */
export async function runStepIn(
  variables: Record<string, string>,
  { env = {}, files = {}, alreadyWritten = '' }: RunnerOptions,
  run: (workplace: Workplace) => Promise<ProcessResult>,
): Promise<FinishedStep> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    const own = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    for (const file of Object.values(own)) await writeFile(file, alreadyWritten);
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const ran = await run({
      folder,
      env: {
        ...systemVariables(),
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: folder,
        ...own,
        ...variables,
        ...env,
      },
    });
    const outputs = parseOutputs(await readFile(own.GITHUB_OUTPUT, 'utf8'));
    if (outputs.results !== undefined) checkResults(outputs.results);
    return {
      ...ran,
      ...parseCommands(ran.stdout),
      outputs,
      summary: await readFile(own.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  } finally {
    await removeFolder(folder);
  }
}

/** The variables that every program needs; on Windows, PATH is not enough. */
function systemVariables(): Record<string, string | undefined> {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return process.platform === 'win32' ? { PATH, SystemRoot, TEMP, TMP } : { PATH };
}

function runProgram(
  program: string,
  variables: Record<string, string>,
  options: ProcessOptions,
): Promise<FinishedStep> {
  const { time, preloads = [], closedLog = false, unreadLog = false, whileRunning } = options;
  return runStepIn(variables, options, async ({ folder, env }) => {
    const now = () => time?.now() ?? performance.now();
    const begun = now();
    const child = startProgram([program], {
      ...(time === undefined ? {} : { time }),
      cwd: folder,
      env,
      preloads,
    });
    let printed = '';
    if (!unreadLog) {
      child.stdout.on('data', (chunk) => {
        printed += chunk;
      });
    }
    if (closedLog) child.stdout.destroy();
    whileRunning?.({ kill: child.kill, output: () => printed });
    const finished = Promise.all([
      closedLog || unreadLog ? '' : text(child.stdout),
      text(child.stderr),
      child.exited(unreadLog ? 'exit' : 'close'),
    ]);
    const [stdout, stderr, exitCode] = await (time?.live(finished) ?? finished);
    return { exitCode, stdout, stderr, durationMs: now() - begun };
  });
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

/** Parses outputs, each of which must be on one line: its name and its value. */
function parseOutputs(file: string): FinishedStep['outputs'] {
  const lines = file.split(/\r?\n/).filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`not an output: ${line}`);
      return [name, value];
    }),
  );
}
