/** The results of all shards of a list, as the result of one step. Pure. */
import { StepError } from '../base/errors.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { Redact } from '../text/redact.ts';
import { oneLine, sentence } from '../text/sanitize.ts';
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

/** The results of a shard. If its results file is missing or unusable, its mirrors are in an unknown state. */
export type ShardResults = readonly MirrorResult[] | keyof typeof fileErrors;

/**
 * @param shards in their order
 * @returns the results of all mirrors. The error says which shards failed as a whole or have no usable results file, and why.
 */
export function combineShards(shards: readonly ShardResults[]): StepResult {
  const results = shards
    .flatMap((shard) => (typeof shard === 'string' ? [] : shard))
    .filter(({ project }) => project !== '');
  const twice = processedTwice(results);
  if (twice !== null) {
    const message = `Two shards have results for ${twice}, so other mirrors may not have been processed.`;
    const hint = 'Give each job its own part: shard: 1/3, 2/3 and 3/3 for three jobs.';
    return { results, isList: true, error: new StepError('input', message, hint) };
  }
  const reasons = reasonsOf(shards);
  return {
    results,
    isList: true,
    error: reasons.length === 0 ? null : combinedError(reasons, shards.length),
  };
}

/** Why a shard has no results. */
const fileErrors = {
  missing: new StepError(
    'cancelled',
    'No results file was found',
    'Check the inputs folder and shards, and the names of the artifacts. If they are right, read the logs of these jobs, which may have been cancelled.',
  ),
  unusable: new StepError(
    'cancelled',
    'An unusable results file was found',
    'The log of this step says why. Correct that, then run these jobs again.',
  ),
};

/** A project that has several results. GitLab ignores case in paths. */
function processedTwice(results: readonly MirrorResult[]): string | null {
  const paths = new Set<string>();
  for (const { project } of results) {
    const path = project.toLowerCase();
    if (paths.has(path)) return project;
    paths.add(path);
  }
  return null;
}

/** Shards that failed with the same error have one reason. */
function reasonsOf(shards: readonly ShardResults[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const [index, shard] of shards.entries()) {
    const errors =
      typeof shard === 'string'
        ? [fileErrors[shard]]
        : shard.flatMap(({ project, error }) => (project === '' ? (error ?? []) : []));
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
      ...(more > 0
        ? [`${more} more ${more === 1 ? 'reason is' : 'reasons are'} in the logs of the shards.`]
        : []),
    ].join(' '),
    [...hints].join(' '),
  );
}

function textOf({ error, shards }: Reason, total: number, maxMessageLength: number): string {
  const rest = shards.length - maxShownShards;
  const numbers = `${shards.slice(0, maxShownShards).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  if (Object.values(fileErrors).includes(error)) {
    return `${error.message} for ${shards.length} of ${total} shards (${numbers})`;
  }
  return `${shards.length} of ${total} shards failed as a whole (${numbers}): ${short(error.message, maxMessageLength)}`;
}

/** The steps of the shards have redacted their results. */
export const alreadyRedacted: Redact = (text) => text;

function short(text: string, maxLength: number): string {
  return oneLine(text, alreadyRedacted, maxLength);
}
