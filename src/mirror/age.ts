/** How old the last successful update of a mirror is. Pure. */
import { StepError } from '../base/errors.ts';
import type { UpdateState } from '../gitlab/schema.ts';
import { formatAge, formatDuration } from '../text/duration.ts';
import { explanationOf, hint, hintWithoutUpdate } from '../text/explanations.ts';
import { sentence } from '../text/sanitize.ts';

/**
 * How long ago the last successful update was, in milliseconds.
 * @param serverTime now, on GitLab's clock, which the time of the update is from as well
 * @returns null if no update has succeeded yet
 */
export function ageMs({ lastSuccessfulUpdateAt }: UpdateState, serverTime: number): number | null {
  return lastSuccessfulUpdateAt === null
    ? null
    : Math.max(0, serverTime - Date.parse(lastSuccessfulUpdateAt));
}

/**
 * When the last successful update was, such as `31h ago (31 Dec 2025, 05:00 UTC)`.
 * @param serverTime now, on GitLab's clock, for the age; null if it is not known
 */
export function lastSuccessText(state: UpdateState, serverTime: number | null): string {
  if (state.lastSuccessfulUpdateAt === null) return 'never';
  const at = Date.parse(state.lastSuccessfulUpdateAt);
  // The results of another job may contain any text.
  if (Number.isNaN(at)) return '';
  const time = timeText(new Date(at));
  const age = serverTime === null ? null : ageMs(state, serverTime);
  return age === null ? time : `${formatAge(age)} ago (${time})`;
}

/** Such as `31 Dec 2025, 05:00 UTC`. Without hyphens, at which browsers may break a line. */
function timeText(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${Number(day)} ${month} ${year}, ${clock?.slice(0, 5)} UTC`;
}

/**
 * Whether the last successful update is older than the input `max-age` allows.
 * @param state null if GitLab has shown none
 * @param serverTime null if GitLab has sent no date
 * @returns the error of kind `stale`, or of kind `protocol` if the age cannot be known; null if the mirror is fresh
 */
export function staleness(
  state: UpdateState | null,
  serverTime: number | null,
  maxAgeMs: number,
): StepError | null {
  const limit = formatDuration(maxAgeMs);
  if (state === null || state.lastSuccessfulUpdateAt === null) {
    return staleError(
      `No update of this mirror has succeeded yet, but max-age requires one within ${limit}.`,
      state,
    );
  }
  if (serverTime === null) return unknownAge('no response from GitLab had a Date header');
  const age = serverTime - Date.parse(state.lastSuccessfulUpdateAt);
  if (age < -maxSkewMs) {
    return unknownAge(
      `that update is later than the Date header of GitLab's response: ${state.lastSuccessfulUpdateAt}`,
    );
  }
  if (age <= maxAgeMs) return null;
  return staleError(
    `The last successful update was ${lastSuccessText(state, serverTime)}, but max-age allows ${limit}.`,
    state,
  );
}

/**
 * The last update in a sentence.
 * @param serverTime now, on GitLab's clock; null if it is not known
 */
export function lastUpdateText(state: UpdateState, serverTime: number | null): string {
  const { status, lastError, lastSuccessfulUpdateAt } = state;
  const success =
    lastSuccessfulUpdateAt === null
      ? 'No update has succeeded yet.'
      : `The last successful update was ${lastSuccessText(state, serverTime)}.`;
  if (status !== 'failed' && lastError === null) return success;
  return `${lastFailureText(lastError)} ${success}`;
}

/** @param lastError GitLab's message; null if there is none */
export function lastFailureText(lastError: string | null): string {
  return sentence(`The last update failed${lastError === null ? '' : `: ${lastError}`}`);
}

/** The clocks of the nodes of one GitLab may differ slightly. */
const maxSkewMs = 60_000;

function unknownAge(why: string): StepError {
  return new StepError(
    'protocol',
    `The age of the last successful update is not known, since ${why}.`,
    hint('not-gitlab'),
  );
}

function staleError(text: string, state: UpdateState | null): StepError {
  const lastError = state?.lastError ?? null;
  const explanation = lastError === null ? null : explanationOf(lastError);
  return new StepError(
    'stale',
    lastError === null ? text : `${text} GitLab's last error: ${sentence(lastError)}`,
    explanation === null ? hint('stale') : hintForStale(hint(explanation)),
  );
}

/** Adapts the hint on a failed update to a stale mirror: the next run has to request an update. */
function hintForStale(text: string): string {
  if (text.startsWith('Run the step again')) return hint('stale');
  const change = 'with sync: true';
  const advice = hintWithoutUpdate(text, change);
  return advice.includes(change) ? advice : `${advice} Then run the step ${change}.`;
}
