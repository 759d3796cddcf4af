/** The one place that speaks to the Actions runner. All text passes here on its way out, and is made safe here. */
import { appendFileSync, existsSync } from 'node:fs';
import * as core from '@actions/core';
import { type InputName, type OutputName, outputNames } from './contract.ts';
import { logLine } from './harmless.ts';
import type { StepLog } from './log.ts';
import { type Redact, secretLines } from './redact.ts';

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
const mostWarnings = 10;

export function runnerLog(redact: Redact): RunnerLog {
  const safe = (text: string) => logLine(text, redact);
  let warnings = 0;
  return {
    info: (text) => core.info(safe(text)),
    warning: (text) => core.warning(safe(text)),
    error: (text, title) => core.error(safe(text), { title }),
    group: (title, lines) => {
      core.startGroup(safe(title));
      for (const { level, text } of lines) {
        if (level === 'warning' && ++warnings <= mostWarnings) core.warning(safe(text));
        else core.info(safe(level === 'warning' ? `Warning: ${text}` : text));
      }
      core.endGroup();
    },
    debug: (text) => {
      if (core.isDebug()) core.debug(safe(text));
    },
  };
}

export function writeOutputs(outputs: Record<OutputName, string>): void {
  for (const name of outputNames) core.setOutput(name, outputs[name]);
}

/**
 * Adds to the job summary, where the runner has one: some other runners of Actions do not. The library's way of doing so
 * would load all of Node's `fs/promises` to append to one file.
 */
export async function writeSummary(markdown: () => string | Promise<string>): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || !existsSync(file)) return;
  appendFileSync(file, await markdown());
}
