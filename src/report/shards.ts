/** The results of all shards of a list, as the result of one step. Pure. */
import { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import { oneLine } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';
import type { StepResult } from './step-result.ts';

/** Why some shards failed as a whole. */
interface Reason {
  error: StepError;
  shards: number[];
}

/** Maximum reasons in the message. */
const maxReasons = 8;

/** Approximate maximum length of all reasons together. */
const maxLength = 2_000;

/** Maximum shards that each reason names. */
const maxShownShards = 20;

/**
 * @param shards the results of each; null for a shard that left none, whose mirrors are in an unknown state
 * @returns the results of all mirrors. The error says which shards failed as a whole or left no results, and why.
 */
export function combineShards(shards: readonly (readonly MirrorResult[] | null)[]): StepResult {
  const results = shards.flatMap((shard) => shard ?? []).filter(({ project }) => project !== '');
  const reasons = reasonsOf(shards);
  return {
    results,
    isList: true,
    error: reasons.length === 0 ? null : combinedError(reasons, shards.length),
  };
}

const missingShard = new StepError(
  'cancelled',
  'left no results',
  'Their jobs were cancelled or lost. Read their logs, then run them again.',
);

/** Shards that failed with the same error have one reason. */
function reasonsOf(shards: readonly (readonly MirrorResult[] | null)[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const [index, shard] of shards.entries()) {
    const errors = shard?.flatMap(({ project, error }) => (project === '' ? (error ?? []) : [])) ?? [
      missingShard,
    ];
    for (const error of errors) {
      const key = JSON.stringify([error.kind, error.message, error.hint]);
      const reason = reasons.get(key) ?? { error, shards: [] };
      reason.shards.push(index + 1);
      reasons.set(key, reason);
    }
  }
  return [...reasons.values()];
}

function combinedError(reasons: Reason[], total: number): StepError {
  const shown = reasons.slice(0, maxReasons);
  const more = reasons.length - shown.length;
  const each = Math.floor(maxLength / shown.length);
  const hints = new Set(shown.map(({ error }) => short(error.hint, each)));
  return new StepError(
    shown[0]?.error.kind ?? 'internal',
    [
      ...shown.map((reason) => sentence(textOf(reason, total, each))),
      ...(more > 0 ? [`There are ${more} more reasons, which the logs of the shards have.`] : []),
    ].join(' '),
    [...hints].join(' '),
  );
}

function textOf({ error, shards }: Reason, total: number, maxMessageLength: number): string {
  const rest = shards.length - maxShownShards;
  const numbers = `${shards.slice(0, maxShownShards).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  if (error === missingShard) return `${shards.length} of ${total} shards left no results: ${numbers}`;
  return `${shards.length} of ${total} shards failed as a whole (${numbers}): ${short(error.message, maxMessageLength)}`;
}

/** The shards have redacted their texts, so cutting cannot reveal a secret. */
function short(text: string, maxLength: number): string {
  return oneLine(text, (redacted) => redacted, maxLength);
}
