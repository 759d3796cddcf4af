/** The GitHub Actions runner: its log, which is redacted and sanitized here, its outputs and its job summary. */
import { appendFileSync, existsSync, statSync } from 'node:fs';
import * as core from '@actions/core';
import { InvalidInputs, messageOf } from '../base/errors.ts';
import type { StepLog } from '../base/log.ts';
import { annotations, maxAnnotations } from '../report/annotations.ts';
import { outputs } from '../report/outputs.ts';
import { singlePage } from '../report/single-page.ts';
import { hasPassed, type StepResult } from '../report/step-result.ts';
import { type Redact, Secrets, secretLines } from '../text/redact.ts';
import { logLine } from '../text/sanitize.ts';
import type { Platform } from './platform.ts';

/** The value of an input; empty if it is not set. */
export function readInput(name: string): string {
  return core.getInput(name);
}

/** The runner that started this process. */
export function actionsPlatform(secrets = new Secrets()): Platform {
  const log = actionsLog(secrets.redact);
  return {
    log,
    hide(more) {
      secrets.add(more);
      mask(more);
    },
    workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
    protectedFiles: protectedFileVariables.flatMap((name) => process.env[name] ?? []),
    async report(result) {
      const { redact } = secrets;
      // Loaded on demand: most steps write no results file.
      const step = result.resultsFile
        ? (await import('./results-file.ts')).withResultsFile(result, redact, log)
        : result;
      const { error } = step;
      if (error instanceof InvalidInputs) error.omitted.forEach(log.info);
      for (const { title, text } of annotations(step, redact)) log.error(text, title);
      return (await writeResults(step, redact, log)) && hasPassed(step) ? 0 : 1;
    },
  };
}

const protectedFileVariables = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_EVENT_PATH',
  'NODE_EXTRA_CA_CERTS',
];

/** Makes the runner mask the secrets. Outside a runner, the commands for that would print them. */
function mask(secrets: readonly string[]): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  for (const line of secretLines(secrets)) core.setSecret(line);
}

interface ActionsLog extends StepLog {
  error(text: string, title: string): void;
}

/** The log of the runner. In a group, warnings beyond the annotations that GitHub shows are plain lines. */
export function actionsLog(redact: Redact): ActionsLog {
  const safe = (text: string) => logLine(text, redact);
  let warnings = 0;
  const warning = (text: string) => {
    warnings++;
    core.warning(safe(text), { title: 'Pull mirror' });
  };
  return {
    info: (text) => core.info(safe(text)),
    warning,
    error: (text, title) => core.error(safe(text), { title }),
    group: (title, lines) => {
      core.startGroup(safe(title));
      for (const { level, text } of lines) {
        if (level === 'warning' && warnings < maxAnnotations) warning(text);
        else core.info(safe(level === 'warning' ? `Warning: ${text}` : text));
      }
      core.endGroup();
    },
    debug: (text) => {
      if (core.isDebug()) core.debug(safe(text));
    },
  };
}

/**
 * Writes the outputs and the job summary, and logs what could not be written.
 * @returns whether the outputs were written; later steps depend on them
 */
export async function writeResults(step: StepResult, redact: Redact, log: ActionsLog): Promise<boolean> {
  let hasOutputs = true;
  try {
    writeOutputs(outputs(step, redact, log.warning));
  } catch (error) {
    hasOutputs = false;
    log.error(`Writing the outputs failed (GITHUB_OUTPUT): ${messageOf(error)}`, 'Pull mirror: internal');
  }
  try {
    await writeSummary(step, redact);
  } catch (error) {
    log.warning(`Writing the job summary failed (GITHUB_STEP_SUMMARY): ${messageOf(error)}`);
  }
  return hasOutputs;
}

/**
 * Writes all outputs at once. `core.setOutput` would open the runner's file once for each output, and load all of Node's `crypto`
 * for a delimiter that only multiline values need.
 */
function writeOutputs(outputs: Record<string, string>): void {
  const entries = Object.entries(outputs);
  const file = process.env.GITHUB_OUTPUT;
  if (!file) {
    // Runners from before 2022 take outputs as commands.
    for (const [name, value] of entries) core.setOutput(name, value);
    return;
  }
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  for (const [name, value] of entries) {
    // Sanitized texts and JSON have no line breaks. A text with one could set other outputs.
    if (/[\r\n]/.test(value)) throw new Error(`the output ${name} has a line break`);
  }
  append(file, entries.map(([name, value]) => `${name}=${value}\n`).join(''));
}

/**
 * Appends to the job summary, which not all compatible runners have. A step for a single mirror does not load the page of a list.
 * `core.summary` would load all of Node's `fs/promises` to append to one file.
 */
async function writeSummary(step: StepResult, redact: Redact): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || !existsSync(file)) return;
  const page = step.isList ? (await import('../report/list-page.ts')).listPage : singlePage;
  append(file, page(step, redact));
}

/** Appends on a new line, since the last line of the file may be unfinished. */
function append(file: string, text: string): void {
  appendFileSync(file, statSync(file).size > 0 ? `\n${text}` : text);
}
