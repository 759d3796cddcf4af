#!/usr/bin/env node
/** The terminal's entry: the same step as a command, for any other CI and for people. */
import { readFileSync } from 'node:fs';
import { asStepError, StepError } from './base/errors.ts';
import { version } from './base/version.ts';
import { type CommandLine, helpText, parseCommandLine } from './inputs/flags.ts';
import { readInputs } from './inputs/inputs.ts';
import { inputs as inputTable } from './inputs/table.ts';
import { runProgram } from './platform/process.ts';
import { terminalLog } from './platform/terminal.ts';
import { annotation } from './report/annotations.ts';
import { jsonOf } from './report/outputs.ts';
import { failuresOf, hasPassed, type StepResult } from './report/step-result.ts';
import { runStep } from './step.ts';

const exitCodes = { done: 0, failed: 1, usage: 2 };

process.exitCode = exitCodes.failed;

const command = commandLine();
if (command?.help) {
  process.stdout.write(helpText());
  process.exitCode = exitCodes.done;
} else if (command?.version) {
  process.stdout.write(`${version}\n`);
  process.exitCode = exitCodes.done;
} else if (command !== null) {
  void mirror(command);
}

function commandLine(): CommandLine | null {
  try {
    // A secret may come through a pipe that a shell makes.
    return parseCommandLine(process.argv.slice(2), process.env, (path) => readFileSync(path, 'utf8'));
  } catch (error) {
    const { message, hint } = asStepError(error);
    process.stderr.write(`error: ${message}. ${hint}\n`);
    process.exitCode = error instanceof StepError ? exitCodes.usage : exitCodes.failed;
    return null;
  }
}

async function mirror({ inputs, showsSecrets, json, verbose }: CommandLine): Promise<void> {
  const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  const raw = readInputs((name) => inputs[name] ?? '');
  await runProgram(
    (bounds) =>
      runStep(
        raw,
        (redact) => {
          const log = terminalLog((text) => process.stderr.write(text), redact, {
            clock: bounds.clock,
            isLive: isTerminal && !process.env.CI,
            hasColors: isTerminal && !process.env.NO_COLOR,
            isVerbose: verbose,
          });
          if (showsSecrets) {
            const { token, authPassword } = inputTable;
            log.warning(
              `Everybody on this machine can read the command line: give secrets in ${token.variable} and ${authPassword.variable}, or in files.`,
            );
          }
          return {
            log,
            // Nothing of this is shown but by the log, which hides secrets by itself.
            mask: () => {},
            workspace: null,
            async deliver(step: StepResult): Promise<number> {
              log.close();
              const failures = failuresOf(step);
              for (const failure of failures) {
                log.error(annotation(failure.project, failure.error, redact).text);
              }
              if (json) process.stdout.write(`${jsonOf(step, redact)}\n`);
              if (hasPassed(step)) return exitCodes.done;
              return failures[0]?.error.kind === 'input' ? exitCodes.usage : exitCodes.failed;
            },
          };
        },
        bounds,
      ),
    [process.stdout, process.stderr],
  );
}
