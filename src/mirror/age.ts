/** How old the last successful update of a mirror is. Pure. */
import { StepError } from '../base/errors.ts';
import type { UpdateState } from '../gitlab/schema.ts';
import { formatDuration } from '../text/duration.ts';
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
  const allowed = `max-age allows ${formatDuration(maxAgeMs)}`;
  if (state === null || state.lastSuccessfulUpdateAt === null) {
    return staleError(`No update of this mirror has succeeded yet, and ${allowed}.`, state);
  }
  if (serverTime === null) return unknownAge('no response of GitLab had a Date header');
  if (Date.parse(state.lastSuccessfulUpdateAt) - serverTime > maxSkewMs) {
    return unknownAge(
      `it is later than the Date header of GitLab's response: ${state.lastSuccessfulUpdateAt}`,
    );
  }
  const age = Math.max(0, serverTime - Date.parse(state.lastSuccessfulUpdateAt));
  if (age <= maxAgeMs) return null;
  return staleError(
    `The last successful update was ${formatDuration(age)} ago, at ${state.lastSuccessfulUpdateAt}, and ${allowed}.`,
    state,
  );
}

/** The last update in a sentence. */
export function lastUpdateText({ status, lastError, lastSuccessfulUpdateAt }: UpdateState): string {
  const success =
    lastSuccessfulUpdateAt === null
      ? 'No update has succeeded yet.'
      : `The last successful update was at ${lastSuccessfulUpdateAt}.`;
  if (status !== 'failed' && lastError === null) return success;
  return `${sentence(`The last update failed${lastError === null ? '' : `: ${lastError}`}`)} ${success}`;
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
    explanation === null ? hint('stale') : withUpdate(hint(explanation)),
  );
}

/** The hint on a failed update, for a step that may have requested none. */
function withUpdate(text: string): string {
  if (text.startsWith('Run the step again')) return hint('stale');
  const change = 'with sync: true';
  const advice = hintWithoutUpdate(text, change);
  return advice.includes(change) ? advice : `${advice} Then run the step ${change}.`;
}
