/** The output `results` read again, by another job. Pure. */
import { type Schema, Validator } from '@cfworker/json-schema';
import { type ErrorKind, errorKinds, StepError } from '../base/errors.ts';
import { parseStatus } from '../gitlab/schema.ts';
import type { MirrorResult } from '../mirror/result.ts';
import { precedence, type ResultRecord } from './outputs.ts';

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const boolean: Schema = { type: 'boolean' };

const schema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      project: text,
      outcome: { enum: [...precedence] },
      changed: boolean,
      changes: { type: 'array', items: { type: 'object', required: ['setting', 'from', 'to'] } },
      synced: boolean,
      verified: { type: ['boolean', 'null'] },
      update_status: textOrNull,
      last_error: textOrNull,
      last_update_at: textOrNull,
      last_update_started_at: textOrNull,
      last_successful_update_at: textOrNull,
      refs: { type: 'array', items: { type: 'object', required: ['ref', 'ok'] } },
      error: {
        type: ['object', 'null'],
        properties: { kind: { enum: [...errorKinds] }, message: text, hint: text },
        required: ['kind', 'message', 'hint'],
      },
      duration_seconds: { type: 'number' },
    },
    required: [
      'project',
      'outcome',
      'changed',
      'changes',
      'synced',
      'verified',
      'refs',
      'error',
      'duration_seconds',
    ],
  },
};

/**
 * The results of one shard; how long updates were queued is not among them.
 * @returns null where the text is not what the output holds
 */
export function parseResults(json: string): MirrorResult[] | null {
  let records: unknown;
  try {
    records = JSON.parse(json);
  } catch {
    return null;
  }
  if (!new Validator(schema, '2020-12').validate(records).valid) return null;
  return (records as ResultRecord[]).map(mirrorResult);
}

function mirrorResult(record: ResultRecord): MirrorResult {
  const { update_status: status, last_update_started_at: startedAt, last_update_at: endedAt, error } = record;
  // Of an update that did not end well these may be the times of another.
  const runningMs =
    record.synced && startedAt != null && endedAt != null
      ? Date.parse(endedAt) - Date.parse(startedAt)
      : null;
  return {
    project: record.project,
    outcome: record.outcome,
    changes: record.changes,
    changed: record.changed,
    synced: record.synced,
    verified: record.verified,
    refs: record.refs,
    state:
      status == null
        ? null
        : {
            ...parseStatus(status),
            lastError: record.last_error ?? null,
            lastUpdateAt: endedAt ?? null,
            lastUpdateStartedAt: startedAt ?? null,
            lastSuccessfulUpdateAt: record.last_successful_update_at ?? null,
          },
    queuedMs: null,
    runningMs,
    error: error && new StepError(error.kind as ErrorKind, error.message ?? '', error.hint ?? ''),
    durationMs: record.duration_seconds * 1_000,
  };
}
