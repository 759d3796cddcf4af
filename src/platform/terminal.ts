/** The one place that speaks to a terminal, or to whatever reads in its place. All text is made safe on its way out. */
import type { Clock } from '../base/clock.ts';
import type { StepLog } from '../base/log.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine } from '../text/sanitize.ts';

export interface TerminalLog extends StepLog {
  error(text: string): void;
  /** Ends the status line. */
  close(): void;
}

export interface TerminalOptions {
  clock: Clock;
  /** Whether somebody is watching: then the line of what is under way counts the time. */
  isLive: boolean;
  hasColors: boolean;
  isVerbose: boolean;
}

const colors = { red: 31, yellow: 33, grey: 90, bold: 1 };

/** Where a status line begins again and what is left of the one before is cleared. */
const lineStart = '\r\u001b[2K';

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
