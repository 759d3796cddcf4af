/** Runs a workflow file with act, a runner for GitHub Actions, on this machine and without containers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { OutputName } from '../../src/report/outputs.ts';
import { root, tool } from './tools.ts';

export interface WorkflowRun {
  /** A checkout of the workflow's repository. The workflow file is in `.github/workflows`. */
  checkout: string;
  workflow: string;
  event: { name: string; payload?: object };
  serverUrl: string;
  repository: string;
  variables: Record<string, string>;
  secrets: Record<string, string>;
  /** A folder with programs that come before those of this machine. */
  programs?: string | undefined;
}

export interface FinishedWorkflow {
  passed: boolean;
  /** Everything printed. */
  log: string;
  /** The steps that ran, in order, each with its result. */
  steps: string[];
  /** By job, since tests read the outputs of at most one step per job. */
  outputs: Record<string, Partial<Record<OutputName, string>>>;
  /** By step: the values that the runner masks from then on. */
  masks: Record<string, string[]>;
  /** The summaries of all steps. */
  summary: string;
}

/** The fields of a line of act's log that are read here. */
interface LogLine {
  msg: string;
  job?: string;
  step?: string;
  stage?: string;
  stepResult?: string;
  command?: string;
  name?: string;
  arg?: string;
  content?: string;
}

export async function runWorkflow(run: WorkflowRun): Promise<FinishedWorkflow> {
  const folder = await mkdtemp(join(tmpdir(), 'act-'));
  try {
    const action = join(folder, 'action');
    await layOutAction(action);
    await mkdir(join(folder, 'artifacts'));
    await writeFile(join(folder, 'event.json'), JSON.stringify(run.event.payload ?? {}));
    const environment = {
      ARTIFACTS: join(folder, 'artifacts'),
      GITHUB_REPOSITORY: run.repository,
      GITHUB_SERVER_URL: run.serverUrl,
    };
    const child = spawn(
      tool('act'),
      [
        run.event.name,
        ...['--workflows', `.github/workflows/${run.workflow}`, '--eventpath', join(folder, 'event.json')],
        ...['--platform', 'ubuntu-latest=-self-hosted'],
        ...['--action-cache-path', join(folder, 'cache'), '--no-cache-server'],
        // Jobs that run at the same time would unpack the action into the same folder.
        ...['--concurrent-jobs', '1'],
        '--json',
        ...options('--local-repository', [
          ...(await usedVersions(run)).map((used) => `${used}=${action}`),
          ...(await artifactShims()),
        ]),
        ...options('--var', assignments(run.variables)),
        ...options('--secret', assignments(run.secrets)),
        ...options('--env', assignments(environment)),
      ],
      {
        cwd: run.checkout,
        // Provides this process's Node, which is the version that action.yml names.
        env: {
          HOME: folder,
          PATH: [run.programs ?? [], dirname(process.execPath), process.env.PATH].flat().join(delimiter),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { passed: exitCode === 0, ...readLog(stdout + stderr) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies the published part of this repository into a folder. */
export async function layOutAction(folder: string): Promise<void> {
  for (const name of ['action.yml', 'dist', 'gather', 'package.json', '.github/workflows']) {
    await cp(new URL(name, root), join(folder, name), { recursive: true });
  }
}

/** This repository at each tag that the workflow, or mirrors.yml for it, uses. All of them stand for the checkout. */
async function usedVersions({ checkout, workflow }: WorkflowRun): Promise<string[]> {
  const texts = await Promise.all([
    readFile(join(checkout, '.github/workflows', workflow), 'utf8'),
    readFile(new URL('.github/workflows/mirrors.yml', root), 'utf8'),
  ]);
  const uses = texts.join('\n').matchAll(/uses: ([\w-]+\/gitlab-pull-mirror)(?:\/[\w./-]+)?(@\S+)/g);
  return [...new Set(Array.from(uses, ([, name, tag]) => `${name}${tag}`))];
}

/** Shims for the actions that a runner fetches from GitHub, since tests need no network. Act itself includes the checkout. */
async function artifactShims(): Promise<string[]> {
  const workflow = await readFile(new URL('.github/workflows/mirrors.yml', root), 'utf8');
  return Array.from(
    workflow.matchAll(/uses: (actions\/((?:up|down)load-artifact)@[0-9a-f]{40})/g),
    ([, uses, name]) => `${uses}=${fileURLToPath(new URL(`shims/${name}`, import.meta.url))}`,
  );
}

function readLog(printed: string): Omit<FinishedWorkflow, 'passed'> {
  const lines = printed.split('\n').filter(Boolean).map(readLine);
  const outputs: FinishedWorkflow['outputs'] = {};
  const masks: FinishedWorkflow['masks'] = {};
  for (const { command, job = '', step = '', name = '', arg = '' } of lines) {
    if (command === 'add-mask') masks[step] = [...(masks[step] ?? []), arg];
    if (command !== 'set-output') continue;
    const jobName = job.slice(job.lastIndexOf('/') + 1).trim();
    outputs[jobName] = { ...outputs[jobName], [name]: arg };
  }
  return {
    log: lines.map(({ msg }) => msg.trimEnd()).join('\n'),
    steps: lines
      .filter(({ stage, stepResult }) => stage === 'Main' && stepResult !== undefined)
      .map(({ step, stepResult }) => `${step}: ${stepResult}`),
    outputs,
    masks,
    summary: lines.map(({ command, content = '' }) => (command === 'summary' ? content : '')).join(''),
  };
}

/** Lines that are not JSON are final error messages of act. */
function readLine(line: string): LogLine {
  return line.startsWith('{') ? JSON.parse(line) : { msg: line };
}

function assignments(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

function options(name: string, values: string[]): string[] {
  return values.flatMap((value) => [name, value]);
}
