/** The entry of the command: the same step for other CI systems and for people. */
import { readFileSync } from 'node:fs';
import { asStepError, StepError } from './base/errors.ts';
import { version } from './base/version.ts';
import { type CommandLine, helpText, parseCommandLine } from './inputs/flags.ts';
import { readInputs } from './inputs/inputs.ts';
import { inputs as inputTable } from './inputs/table.ts';
import { runProgram } from './platform/process.ts';
import { exitCodes, terminalPlatform } from './platform/terminal.ts';
import { runStep } from './step.ts';

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
    // Not by readTextFile, which refuses pipes: a shell may pass a secret through one.
    return parseCommandLine(process.argv.slice(2), process.env, (path) => readFileSync(path, 'utf8'));
  } catch (error) {
    const { message, hint } = asStepError(error);
    process.stderr.write(`error: ${message}. ${hint}\n`);
    process.exitCode = error instanceof StepError ? exitCodes.usage : exitCodes.failed;
    return null;
  }
}

async function mirror({ inputs, showsSecrets, json, verbose }: CommandLine): Promise<void> {
  await runProgram(
    async (bounds) => {
      const platform = terminalPlatform({ clock: bounds.clock, json, verbose });
      if (showsSecrets) {
        const { token, authPassword } = inputTable;
        platform.log.warning(
          `Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`,
        );
      }
      const raw = readInputs((name) => inputs[name] ?? '');
      return platform.report(await runStep(raw, platform, bounds));
    },
    [process.stdout, process.stderr],
  );
}
