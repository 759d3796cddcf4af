/** The terminal, or files or pipes instead: the log, which is redacted and sanitized here, and the output of a program. */
import type { Clock } from '../base/clock.ts';
import { InvalidInputs, type StepError } from '../base/errors.ts';
import type { StepLog } from '../base/log.ts';
import { annotation } from '../report/annotations.ts';
import { commandJson } from '../report/outputs.ts';
import { type Failure, failuresOf, hasPassed, sharedHint, withoutHint } from '../report/step-result.ts';
import { formatDuration } from '../text/duration.ts';
import { type Redact, Secrets } from '../text/redact.ts';
import { logLine } from '../text/sanitize.ts';
import { handOver, type OutputBounds } from './output.ts';
import type { Platform } from './platform.ts';

/** The exit codes, as `--help` lists them. */
export const exitCodes = { done: 0, failed: 1, usage: 2 };

/** What a program prints when its work is done. */
interface Conclusion {
  /** Printed to the log as errors. */
  failures: readonly Failure[];
  /** Printed to standard output, unless null. */
  output: Output | null;
  /** The exit code if all of the output can be written. */
  exitCode: number;
}

export interface Output {
  /** For the error message if it cannot be written. */
  name: 'JSON' | 'YAML' | 'table';
  text: string;
  /** Whether the reader may stop before the end (`head`). */
  mayBeCut?: boolean;
}

export interface TerminalPlatform extends Platform {
  log: TerminalLog;
  redact: Redact;
  /** How to format standard output. */
  readonly display: { hasColors: boolean; columns: number | null };
  /**
   * Prints the failures and the output. Called once, at the end.
   * @returns the exit code
   */
  conclude(conclusion: Conclusion): Promise<number>;
}

/**
 * The terminal that this process was started from. The log is printed to standard error.
 * @param options.bounds limit how long the reader of standard output may take
 * @param options.json whether to print the results to standard output
 */
export function terminalPlatform(options: {
  bounds: OutputBounds;
  json: boolean;
  verbose: boolean;
  /** Files that secrets are read from. */
  secretFiles?: readonly string[];
  secrets?: Secrets;
}): TerminalPlatform {
  const { bounds, json, verbose, secretFiles = [], secrets = new Secrets() } = options;
  const isTerminal = ({ isTTY }: NodeJS.WriteStream) => isTTY === true && process.env.TERM !== 'dumb';
  const isShown = isTerminal(process.stderr);
  const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
    clock: bounds.clock,
    isLive: isShown && !process.env.CI,
    hasColors: isShown && !process.env.NO_COLOR,
    isVerbose: verbose,
  });
  const { redact } = secrets;
  const conclude: TerminalPlatform['conclude'] = async ({ failures, output, exitCode }) => {
    log.close();
    const hint = sharedHint(failures.map(({ error }) => error.hint));
    for (const { project, error } of failures) {
      if (error instanceof InvalidInputs) {
        for (const problem of error.problems) log.error(problem);
        log.info(error.hint);
      } else log.error(annotation(project, hint === null ? error : withoutHint(error), redact).text);
    }
    if (hint !== null) log.info(hint);
    const error = output === null ? null : await handOver(output.text, process.stdout, bounds);
    const isWritten = error === null || (output?.mayBeCut === true && error.code === 'EPIPE');
    if (!isWritten) log.error(`The ${output?.name} on standard output is incomplete: ${error.message}`);
    return exitCode === exitCodes.done && !isWritten ? exitCodes.failed : exitCode;
  };
  return {
    log,
    redact,
    hide: (more) => secrets.add(more),
    workspace: null,
    protectedFiles: [...secretFiles, process.env.NODE_EXTRA_CA_CERTS ?? ''],
    get display() {
      const { stdout } = process;
      return isTerminal(stdout)
        ? { hasColors: !process.env.NO_COLOR, columns: stdout.columns || null }
        : { hasColors: false, columns: null };
    },
    conclude,
    async report(result) {
      const step = result.resultsFile
        ? (await import('./results-file.ts')).withResultsFile(result, redact, log)
        : result;
      const output: Output | null = json ? { name: 'JSON', text: `${commandJson(step, redact)}\n` } : null;
      // The exit code comes from the step's own error: a failed results file is not a usage error, since mirrors may have been changed.
      const exitCode = exitCodeOf(result.error, hasPassed(step));
      return conclude({ failures: failuresOf(step), output, exitCode });
    },
  };
}

/** @param error the error of the program as a whole, or null */
export function exitCodeOf(error: StepError | null, hasPassed: boolean): number {
  if (error?.kind === 'input') return exitCodes.usage;
  return hasPassed ? exitCodes.done : exitCodes.failed;
}

export interface TerminalLog extends StepLog {
  error(text: string): void;
  /** Shows the progress of the work in the status line. */
  progress(text: string): void;
  /** Removes the status line. */
  close(): void;
}

interface TerminalOptions {
  clock: Clock;
  /** Whether a status line shows the last text from `info` or the progress, and the time since that `info`. */
  isLive: boolean;
  hasColors: boolean;
  isVerbose: boolean;
}

const colors = { red: 31, yellow: 33, grey: 90, bold: 1 };

/** Returns to the start of the status line and clears it. */
const lineStart = '\r\u001b[2K';

/** @param print writes to the terminal */
export function terminalLog(
  print: (text: string) => void,
  redact: Redact,
  { clock, isLive, hasColors, isVerbose }: TerminalOptions,
): TerminalLog {
  const paint = (color: keyof typeof colors, text: string) =>
    hasColors ? `\u001b[${colors[color]}m${text}\u001b[0m` : text;
  let status = '';
  let statusSince = clock.now();
  const clear = () => {
    if (isLive && status !== '') print(lineStart);
  };
  const show = () => {
    const columns = process.stderr.columns || 80;
    const text = `${status} (${formatDuration(clock.now() - statusSince)})`;
    print(`${lineStart}${paint('grey', text.slice(0, columns - 1))}`);
  };
  const line = (text: string) => {
    clear();
    print(`${text}\n`);
  };
  const closed = new AbortController();
  const tick = async () => {
    for (;;) {
      await clock.sleep(1_000, closed.signal);
      if (status !== '') show();
    }
  };
  if (isLive) tick().catch(() => {});
  const safe = (text: string) => logLine(text, redact);
  const prefix = { warning: paint('yellow', 'warning:'), error: paint('red', 'error:') };
  return {
    info(text) {
      line(safe(text));
      status = safe(text);
      statusSince = clock.now();
    },
    warning: (text) => line(`${prefix.warning} ${safe(text)}`),
    error: (text) => line(`${prefix.error} ${safe(text)}`),
    debug: (text) => isVerbose && line(paint('grey', safe(text))),
    group(title, lines) {
      line(paint('bold', safe(title)));
      for (const { level, text } of lines) {
        line(`  ${level === 'warning' ? `${prefix.warning} ` : ''}${safe(text)}`);
      }
    },
    progress(text) {
      status = safe(text);
    },
    close() {
      closed.abort();
      clear();
      status = '';
    },
  };
}
