/** The state of a mirror in GitLab, for the page of a dry run and of a monitor, which update nothing. Pure. */
import { type UpdateState, updateStatuses } from '../gitlab/schema.ts';
import { ageMs } from '../mirror/age.ts';
import type { MirrorResult } from '../mirror/result.ts';
import { formatAge } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';

/** Whether the step has left the mirror as it was, so that its page shows the state that GitLab reports. */
export function isObserved({ outcome }: MirrorResult): boolean {
  return outcome === 'planned' || outcome === 'unchanged';
}

/**
 * Whether the last update that is no longer running has failed, even if another is queued or running: `lastError` outlives its
 * run.
 */
export function lastUpdateFailed({ state }: { state: UpdateState | null }): boolean {
  return (
    state !== null && (state.lastError !== null || state.status === 'failed' || state.status === 'canceled')
  );
}

/** The state in short, apart from failures. */
export function stateLabel({ state }: MirrorResult): { mark: string; text: string } {
  if (state === null) return { mark: '✅', text: 'not mirrored' };
  if (state.status === 'scheduled') return { mark: '⏳', text: 'update queued' };
  if (state.status === 'started') return { mark: '⏳', text: 'update running' };
  if (state.lastSuccessfulUpdateAt === null) return { mark: '⏳', text: 'never updated' };
  return { mark: '✅', text: 'healthy' };
}

/** An update of this step says more than the state after it, unless it failed although the refs have arrived. */
function showsState(result: MirrorResult): boolean {
  const hasArrived = result.outcome === 'verified' && !result.synced;
  return isObserved(result) || result.error !== null || (hasArrived && lastUpdateFailed(result));
}

/** The state with GitLab's last error; empty if GitLab has shown none, or if the step has updated the mirror. */
export function stateText(result: MirrorResult, redact: Redact): string {
  const { state, error, isStale } = result;
  if (state === null || !showsState(result)) return '';
  // The error of the step may quote it already.
  const isQuoted = state.lastError === null || error?.message.includes(state.lastError);
  const lastError = isQuoted ? '' : `: ${markdownText(state.lastError ?? '', redact)}`;
  const shown = [
    ...(error?.kind === 'paused' ? ['⚠️ paused'] : []),
    ...(isStale || error?.kind === 'stale' ? ['⚠️ stale'] : []),
    ...(lastUpdateFailed(result)
      ? [`⚠️ ${state.status === 'canceled' ? 'canceled' : 'failing'}${lastError}`]
      : []),
  ];
  const { mark, text } = stateLabel(result);
  // A queued or running update may be about to repair what failed before.
  if (shown.length === 0 || updateStatuses[state.status] !== null) shown.push(`${mark} ${text}`);
  if (state.unknownStatus !== undefined) shown.push(markdownText(state.unknownStatus, redact));
  return shown.join('<br>');
}

/** How long ago the last successful update was, and when; empty in the same cases. */
export function lastSuccessText(result: MirrorResult): string {
  const { state, serverTime } = result;
  if (state === null || !showsState(result)) return '';
  if (state.lastSuccessfulUpdateAt === null) return 'never';
  const at = Date.parse(state.lastSuccessfulUpdateAt);
  if (Number.isNaN(at)) return '';
  const time = timeText(new Date(at));
  // The results of another job do not hold GitLab's time.
  const age = serverTime === null ? null : ageMs(state, serverTime);
  return age === null ? time : `${formatAge(age)} ago (${time})`;
}

/** Such as `31 Dec 2025, 05:00 UTC`: a browser divides a date with dashes at these. */
function timeText(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${Number(day)} ${month} ${year}, ${clock?.slice(0, 5)} UTC`;
}
