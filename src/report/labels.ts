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
function labelOf(result: MirrorResult): Label {
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

/** How many mirrors have which label. Failures come first: they are why people read the text. */
export function countsText(results: readonly MirrorResult[]): string {
  const counts = new Map<string, Label & { rank: number; count: number; changing: number }>();
  for (const result of results) {
    const { mark, text } = labelOf(result);
    const rank = result.error !== null ? 0 : needsAttention(result) ? 1 : mark === '✅' ? 3 : 2;
    const { count, changing } = counts.get(text) ?? { count: 0, changing: 0 };
    const alsoChanges = needsAttention(result) && result.changed;
    counts.set(text, { mark, text, rank, count: count + 1, changing: changing + Number(alsoChanges) });
  }
  const changingText = (changing: number) => (changing === 0 ? '' : ` (${changing} would change)`);
  const texts = [...counts.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ mark, text, count, changing }) => `${mark} ${count} ${text}${changingText(changing)}`);
  const total = `${results.length} mirror${results.length === 1 ? '' : 's'}`;
  return texts.length === 0 ? total : `${total}: ${texts.join(' · ')}`;
}

/** Sorts mirrors without a successful update first, then those with the oldest one. */
export function byLastSuccess(a: MirrorResult, b: MirrorResult): number {
  return successTime(a) - successTime(b);
}

function successTime({ state }: MirrorResult): number {
  return Date.parse(state?.lastSuccessfulUpdateAt ?? '') || 0;
}
