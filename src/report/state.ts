/** The state of a mirror in GitLab, as the job summary and `list` show it. Pure. */
import { type UpdateState, updateStatuses } from '../gitlab/schema.ts';
import { lastSuccessText } from '../mirror/age.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';

/** Whether the step only read the mirror, so that the job summary shows its state in GitLab. */
export function isObserved({ outcome }: MirrorResult): boolean {
  return outcome === 'planned' || outcome === 'unchanged';
}

/**
 * Whether the last completed update failed. This is known even while another update is queued or running, since GitLab keeps the error
 * until an update succeeds or settings are saved.
 */
export function lastUpdateFailed({ state }: { state: UpdateState | null }): boolean {
  return (
    state !== null && (state.lastError !== null || state.status === 'failed' || state.status === 'canceled')
  );
}

/** A short label for a state without failures. */
export function stateLabel({ state }: MirrorResult): { mark: string; text: string } {
  if (state === null) return { mark: '✅', text: 'not mirrored' };
  if (state.status === 'scheduled') return { mark: '⏳', text: 'update queued' };
  if (state.status === 'started') return { mark: '⏳', text: 'update running' };
  if (state.lastSuccessfulUpdateAt === null) return { mark: '⏳', text: 'never updated' };
  return { mark: '✅', text: 'healthy' };
}

/**
 * Whether to show the state. If the step has updated the mirror, its outcome says more, except for an update that failed although
 * the refs have arrived.
 */
function showsState(result: MirrorResult): boolean {
  const hasArrived = result.outcome === 'verified' && !result.synced;
  return isObserved(result) || result.error !== null || (hasArrived && lastUpdateFailed(result));
}

/** The state with GitLab's last error; empty if it is not known or not to be shown. */
export function stateText(result: MirrorResult, redact: Redact): string {
  const { state, error, isStale } = result;
  if (state === null || !showsState(result)) return '';
  // The error of the step may already contain it.
  const omitsLastError = state.lastError === null || error?.message.includes(state.lastError);
  const lastError = omitsLastError ? '' : `: ${markdownText(state.lastError ?? '', redact)}`;
  const shown = [
    ...(error?.kind === 'paused' ? ['⚠️ paused'] : []),
    ...(isStale || error?.kind === 'stale' ? ['⚠️ stale'] : []),
    ...(lastUpdateFailed(result)
      ? [`⚠️ ${state.status === 'canceled' ? 'canceled' : 'failing'}${lastError}`]
      : []),
  ];
  const { mark, text } = stateLabel(result);
  // A queued or running update may correct the failure.
  if (shown.length === 0 || updateStatuses[state.status] !== null) shown.push(`${mark} ${text}`);
  if (state.unknownStatus !== undefined) shown.push(markdownText(state.unknownStatus, redact));
  return shown.join('<br>');
}

/** When the last successful update was; empty if the state is not known or not to be shown. */
export function lastSuccessCell(result: MirrorResult): string {
  const { state, serverTime } = result;
  return state === null || !showsState(result) ? '' : lastSuccessText(state, serverTime);
}
