/** What the page of a list counts mirrors as, and in which order. Pure. */
import type { MirrorResult } from '../mirror/result.ts';
import { isObserved, lastUpdateFailed, stateLabel } from './state.ts';
import { outcomeMarks } from './step-result.ts';

/** What a page counts a mirror as. */
export interface Label {
  mark: string;
  text: string;
}

/**
 * Whether the mirror needs attention although the step passes: its last update failed, or was too long ago for `max-age` in a dry
 * run.
 */
export function isFailing(result: MirrorResult): boolean {
  return isObserved(result) && (result.isStale || lastUpdateFailed(result));
}

/** The outcome of the step for a mirror; for one that it left as it was, the state instead. */
export function labelOf(result: MirrorResult): Label {
  const { outcome, error, changed, isStale } = result;
  if (error !== null || !isObserved(result)) return { mark: outcomeMarks[outcome], text: outcome };
  if (isStale) return { mark: '⚠️', text: 'stale' };
  if (lastUpdateFailed(result)) return { mark: '⚠️', text: 'failing' };
  if (changed) return { mark: outcomeMarks.planned, text: 'would change' };
  return stateLabel(result);
}

/** Mirrors without a success first, then by the age of the last one. */
export function byLastSuccess(a: MirrorResult, b: MirrorResult): number {
  return successTime(a) - successTime(b);
}

function successTime({ state }: MirrorResult): number {
  return Date.parse(state?.lastSuccessfulUpdateAt ?? '') || 0;
}
