const unitsMs = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Parses a duration such as `500ms`, `90s`, `15m` or `1h30m`. A number without a unit is in seconds.
 * @returns milliseconds; null unless the text is a duration above zero
 */
export function parseDuration(text: string): number | null {
  const [, h, m, s, ms] = pattern.exec(/^\d+$/.test(text) ? `${text}s` : text) ?? [];
  const part = (digits: string | undefined, unitMs: number) => Number(digits ?? 0) * unitMs;
  const totalMs = part(h, unitsMs.h) + part(m, unitsMs.m) + part(s, unitsMs.s) + part(ms, unitsMs.ms);
  return totalMs > 0 ? totalMs : null;
}

/** Formats how long ago something was, in days if it is at least two days: `90 days`, `31h`, `4m10s`, `less than 1s`. */
export function formatAge(ms: number): string {
  const days = Math.floor(ms / (24 * unitsMs.h));
  if (days >= 2) return `${days} days`;
  return ms < unitsMs.s ? 'less than 1s' : formatDuration(ms);
}

/** Formats a duration with at most two units: `350ms`, `42s`, `4m10s`, `1h30m`. */
export function formatDuration(ms: number): string {
  const wholeMs = Math.round(ms);
  if (wholeMs < unitsMs.s) return `${wholeMs}ms`;
  const seconds = Math.round(ms / unitsMs.s);
  const h = Math.floor(seconds / 3_600);
  const m = Math.floor((seconds % 3_600) / 60);
  const s = seconds % 60;
  if (h > 0) return m > 0 ? `${h}h${m}m` : `${h}h`;
  if (m > 0) return s > 0 ? `${m}m${s}s` : `${m}m`;
  return `${s}s`;
}
