/** The terminal, or a file or pipe in its place. Only this file writes to it; every text is redacted and sanitized here. */
import type { Clock } from '../base/clock.ts';
import type { StepLog } from '../base/log.ts';
import { annotation } from '../report/annotations.ts';
import { jsonOf } from '../report/outputs.ts';
import { failuresOf, hasPassed } from '../report/step-result.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine } from '../text/sanitize.ts';
import { handOver, type OutputBounds } from './output.ts';
import { type Platform, Secrets } from './platform.ts';
import { withResultsFile } from './results-file.ts';

/** As `--help` lists them. */
export const exitCodes = { done: 0, failed: 1, usage: 2 };

/**
 * The terminal that this process was started from. The log goes to standard error.
 * @param options.bounds how long the reader of standard output is waited for
 * @param options.json whether to print the results to standard output
 */
export function terminalPlatform(options: {
  bounds: OutputBounds;
  json: boolean;
  verbose: boolean;
  secrets?: Secrets;
}): Platform {
  const { bounds, json, verbose, secrets = new Secrets() } = options;
  const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
    clock: bounds.clock,
    isLive: isTerminal && !process.env.CI,
    hasColors: isTerminal && !process.env.NO_COLOR,
    isVerbose: verbose,
  });
  return {
    log,
    hide: (more) => secrets.add(more),
    workspace: null,
    async report(given) {
      log.close();
      const step = withResultsFile(given, secrets.redact, log);
      for (const { project, error } of failuresOf(step))
        log.error(annotation(project, error, secrets.redact).text);
      const unwritten = json
        ? await handOver(`${jsonOf(step, secrets.redact)}\n`, process.stdout, bounds)
        : null;
      if (unwritten !== null) log.error(`The JSON on standard output is incomplete: ${unwritten.message}`);
      if (step.error?.kind === 'input') return exitCodes.usage;
      return hasPassed(step) && unwritten === null ? exitCodes.done : exitCodes.failed;
    },
  };
}

interface TerminalLog extends StepLog {
  error(text: string): void;
  /** Removes the status line. */
  close(): void;
}

interface TerminalOptions {
  clock: Clock;
  /** Whether a status line counts the time since the last line. */
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
  let since = clock.now();
  const clear = () => {
    if (isLive && status !== '') print(lineStart);
  };
  const show = () => {
    const columns = process.stderr.columns ?? 80;
    const text = `${status} (${formatDuration(clock.now() - since)})`;
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
  const safe = (text: string) => oneLine(text, redact);
  const mark = { warning: paint('yellow', 'warning:'), error: paint('red', 'error:') };
  return {
    info(text) {
      line(safe(text));
      status = safe(text);
      since = clock.now();
    },
    warning: (text) => line(`${mark.warning} ${safe(text)}`),
    error: (text) => line(`${mark.error} ${safe(text)}`),
    debug: (text) => isVerbose && line(paint('grey', safe(text))),
    group(title, lines) {
      line(paint('bold', safe(title)));
      for (const { level, text } of lines) {
        line(`  ${level === 'warning' ? `${mark.warning} ` : ''}${safe(text)}`);
      }
    },
    close() {
      closed.abort();
      clear();
      status = '';
    },
  };
}
