/** The one place that speaks to the Actions runner. All text passes here on its way out, and is made safe here. */
import { appendFileSync, existsSync, statSync } from 'node:fs';
import * as core from '@actions/core';
import type { StepLog } from '../base/log.ts';
import { type OutputName, outputNames } from '../base/outputs.ts';
import type { InputName } from '../inputs/table.ts';
import { type Redact, secretLines } from '../text/redact.ts';
import { logLine } from '../text/sanitize.ts';

export function readInput(name: InputName): string {
  return core.getInput(name);
}

/** Has the runner mask the secrets. Anything but a runner would print the command, and the secret with it. */
export function mask(secrets: readonly string[]): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  for (const line of secretLines(secrets)) core.setSecret(line);
}

export interface RunnerLog extends StepLog {
  error(text: string, title: string): void;
}

/** GitHub shows so many of a step's warnings, and drops the rest without a word. */
const maxWarnings = 10;

export function actionsLog(redact: Redact): RunnerLog {
  const safe = (text: string) => logLine(text, redact);
  let warnings = 0;
  return {
    info: (text) => core.info(safe(text)),
    warning: (text) => core.warning(safe(text)),
    error: (text, title) => core.error(safe(text), { title }),
    group: (title, lines) => {
      core.startGroup(safe(title));
      for (const { level, text } of lines) {
        if (level === 'warning' && ++warnings <= maxWarnings) core.warning(safe(text));
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
 * Hands over what came of the step, and tells what the runner does not take of it.
 * @returns whether it has taken the outputs, without which a pass would be nobody's
 */
export async function handOver(
  outputs: Record<OutputName, string>,
  summary: () => string | Promise<string>,
  log: RunnerLog,
): Promise<boolean> {
  let hasTaken = true;
  try {
    writeOutputs(outputs);
  } catch (error) {
    hasTaken = false;
    log.error(
      `The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`,
      'Pull mirror: internal',
    );
  }
  try {
    await writeSummary(summary);
  } catch (error) {
    log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
  }
  return hasTaken;
}

/**
 * All outputs in one piece. The library would take a file of the runner's twelve times for that, and load all of Node's
 * `crypto` for a delimiter that texts of several lines would need.
 */
function writeOutputs(outputs: Record<OutputName, string>): void {
  const file = process.env.GITHUB_OUTPUT;
  if (!file) {
    // Runners from before 2022 take outputs by command.
    for (const name of outputNames) core.setOutput(name, outputs[name]);
    return;
  }
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  append(file, outputNames.map((name) => `${name}=${oneLineOf(outputs[name])}\n`).join(''));
}

/** What was made harmless, and JSON, has no line break; one would let a text go on with outputs of its own. */
function oneLineOf(output: string): string {
  if (/[\r\n]/.test(output)) throw new Error('an output has several lines');
  return output;
}

/**
 * Adds to the job summary, where the runner has one: some other runners of Actions do not. The library's way of doing so
 * would load all of Node's `fs/promises` to append to one file.
 */
async function writeSummary(markdown: () => string | Promise<string>): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || !existsSync(file)) return;
  append(file, await markdown());
}

/** In a line of its own, for what stands there already may have no end. */
function append(file: string, text: string): void {
  appendFileSync(file, statSync(file).size > 0 ? `\n${text}` : text);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
