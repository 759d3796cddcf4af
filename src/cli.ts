/** The entry of the command: the same step for other CI systems and for terminals. */
import { readFileSync } from 'node:fs';
import { asStepError, type StepError } from './base/errors.ts';
import { version } from './base/version.ts';
import { serverUrl } from './gitlab/project.ts';
import {
  type CommandLine,
  flagValue,
  helpText,
  isForJson,
  isForList,
  listHelpText,
  parseCommandLine,
  secretFilesIn,
} from './inputs/flags.ts';
import { readInputs } from './inputs/inputs.ts';
import { inputs as inputTable, parseTexts } from './inputs/table.ts';
import { handOver } from './platform/output.ts';
import { type ProcessBounds, runProgram } from './platform/process.ts';
import { exitCodes, terminalPlatform } from './platform/terminal.ts';
import { failedStep, runStep } from './step.ts';
import { decodeText } from './text/encoding.ts';

const { apiUrl: urlInput, timeoutMs: timeoutInput, token, authPassword } = inputTable;
const defaultTimeoutMs = timeoutInput.type.parse(timeoutInput.default ?? '');

const args = process.argv.slice(2);
// Before runProgram handles signals, so that a signal can end the process while it waits for a secret from a pipe.
const command = commandLine();
void runProgram((bounds) => run(command, bounds), [process.stderr], { endsBySignal: true });

function commandLine(): CommandLine | StepError {
  try {
    // readTextFile is not used, since it rejects pipes: a shell may pass a secret through one.
    return parseCommandLine(args, process.env, (path) => decodeText(readFileSync(path)));
  } catch (error) {
    return asStepError(error);
  }
}

/** @returns the exit code */
async function run(command: CommandLine | StepError, bounds: ProcessBounds): Promise<number> {
  const begun = bounds.clock.now();
  const secretFiles = secretFilesIn(args);
  if (command instanceof Error) {
    const json = isForJson(args);
    const deadline = begun + defaultTimeoutMs;
    const platform = terminalPlatform({ bounds: { ...bounds, deadline }, json, verbose: false, secretFiles });
    if (isForList(args)) {
      const { reportListError } = await import('./list-command.ts');
      return reportListError(command, json ? 'json' : 'table', platform);
    }
    const known = {
      'results-file': flagValue('results-file', args),
      mirrors: flagValue('mirrors', args),
      'ca-certificate': flagValue('ca-certificate', args),
    };
    return platform.report(await failedStep(known, command, platform));
  }
  if (command.help) return print(command.list === null ? helpText() : listHelpText(), bounds);
  if (command.version) return print(`${version}\n`, bounds);
  const { inputs, urlVariable, showsSecrets, json, verbose } = command;
  const raw = readInputs((name) => inputs[name] ?? '');
  const { apiUrl, timeoutMs = defaultTimeoutMs } = parseTexts(['apiUrl', 'timeoutMs'], raw).values;
  const deadline = begun + timeoutMs;
  const platform = terminalPlatform({ bounds: { ...bounds, deadline }, json, verbose, secretFiles });
  if (showsSecrets) {
    platform.log.warning(
      `Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`,
    );
  }
  const server = apiUrl === undefined ? `invalid ${urlInput.name}` : serverUrl(apiUrl);
  const source = inputs['gitlab-url'] === undefined ? 'the default' : urlVariable && `from ${urlVariable}`;
  platform.log.info(`Server: ${server}${source === null ? '' : ` (${source})`}`);
  if (command.list !== null) {
    const { runList } = await import('./list-command.ts');
    return runList(raw, command.list, platform, bounds);
  }
  return platform.report(await runStep(raw, platform, bounds));
}

/** Prints the help or the version. */
async function print(text: string, bounds: ProcessBounds): Promise<number> {
  const deadline = bounds.clock.now() + defaultTimeoutMs;
  const error = await handOver(text, process.stdout, { ...bounds, deadline });
  // A reader that closes the pipe (`head`) has read enough.
  if (error === null || error.code === 'EPIPE') return exitCodes.done;
  process.stderr.write(`error: Writing to standard output failed: ${error.message}\n`);
  return exitCodes.failed;
}
