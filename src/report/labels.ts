/** How the log and the job summary of a list label and sort mirrors. Pure. */
import type { MirrorResult } from '../mirror/result.ts';
import { isObserved, lastUpdateFailed, stateLabel } from './state.ts';
import { outcomeMarks, outcomeText } from './step-result.ts';

interface Label {
  mark: string;
  text: string;
}

/**
 * Whether the mirror needs attention although the step passes: its last update failed, or, in a dry run, its last
 * successful update is older than `max-age` allows.
 */
export function needsAttention(result: MirrorResult): boolean {
  return isObserved(result) && (result.isStale || lastUpdateFailed(result));
}

/** The outcome of the step; if the step only read the mirror, its state in GitLab instead. */
export function labelOf(result: MirrorResult): Label {
  const { outcome, error, changed, isStale } = result;
  if (error !== null || !isObserved(result)) return { mark: outcomeMarks[outcome], text: outcome };
  if (isStale) return { mark: '⚠️', text: 'stale' };
  if (lastUpdateFailed(result)) return { mark: '⚠️', text: 'failing' };
  if (changed) return { mark: outcomeMarks.planned, text: 'would change' };
  return stateLabel(result);
}

/** The label, or the failure with the kind of its error. */
export function labelText(result: MirrorResult): string {
  const { mark, text } = labelOf(result);
  return result.error === null ? `${mark} ${text}` : outcomeText(result);
}

/** Sorts mirrors without a successful update first, then those with the oldest one. */
export function byLastSuccess(a: MirrorResult, b: MirrorResult): number {
  return successTime(a) - successTime(b);
}

function successTime({ state }: MirrorResult): number {
  return Date.parse(state?.lastSuccessfulUpdateAt ?? '') || 0;
}
