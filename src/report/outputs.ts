/** What the step's outputs say: pure; server text leaves here harmless. */

import type { StepError } from '../base/errors.ts';
import type { Outcome, OutputName } from '../base/outputs.ts';
import type { MirrorResult } from '../mirror/result.ts';
import type { SettingValue } from '../mirror/settings.ts';
import type { Redact } from '../text/redact.ts';
import { logLine, oneLine } from '../text/sanitize.ts';
import type { StepResult } from './step-result.ts';

/** One object of the output `results`. */
export type ResultRecord = ReturnType<typeof resultRecord>;

/** What the outputs tell: of one mirror everything, of many what can be said of all of them. */
type Said = Pick<ResultRecord, 'outcome' | 'changed' | 'synced' | 'verified' | 'error_kind'> & {
  changes: object[];
} & Partial<ResultRecord>;

/** Every output as text, empty where nothing is known. */
export function outputs(step: StepResult, redact: Redact): Record<OutputName, string> {
  const records = step.results.map((result) => resultRecord(result, redact));
  const said: Said = (step.isList ? null : records[0]) ?? inAll(step, records);
  return {
    outcome: said.outcome,
    changed: String(said.changed),
    changes: JSON.stringify(said.changes),
    synced: String(said.synced),
    verified: said.verified === null ? '' : String(said.verified),
    'update-status': said.update_status ?? '',
    'last-error': said.last_error ?? '',
    'last-update-at': said.last_update_at ?? '',
    'last-update-started-at': said.last_update_started_at ?? '',
    'last-successful-update-at': said.last_successful_update_at ?? '',
    'error-kind': said.error_kind ?? '',
    results: JSON.stringify(records),
  };
}

/** The outputs as one JSON object, in snake_case and JSON types. */
export function jsonOf(step: StepResult, redact: Redact): string {
  const results = step.results.map((result) => resultRecord(result, redact));
  const { outcome, changed, changes, synced, verified, error_kind } =
    (step.isList ? null : results[0]) ?? inAll(step, results);
  const error = step.error && errorRecord(step.error, redact);
  return JSON.stringify({ outcome, changed, changes, synced, verified, error_kind, error, results }, null, 2);
}

/** Of many mirrors the first that occurs is the outcome of all. */
export const precedence: Outcome[] = [
  'failed',
  'requested',
  'synced',
  'removed',
  'configured',
  'planned',
  'unchanged',
];

function inAll({ error }: StepResult, records: ResultRecord[]): Said {
  const verified = records.flatMap((record) => record.verified ?? []);
  const occurs = (outcome: Outcome) => records.some((record) => record.outcome === outcome);
  return {
    // An empty shard has nothing to do, and has done it.
    outcome: error === null ? (precedence.find(occurs) ?? 'unchanged') : 'failed',
    changed: records.some(({ changed }) => changed),
    changes: records.flatMap(({ project, changes }) => changes.map((change) => ({ project, ...change }))),
    // Nothing at all is no update that has ended.
    synced: records.length > 0 && records.every(({ synced }) => synced),
    verified: verified.length === 0 ? null : verified.every(Boolean),
    error_kind: error?.kind ?? records.find(({ error_kind }) => error_kind !== null)?.error_kind ?? null,
  };
}

/** An output has its limits, and whoever reads a thousand wrong refs has seen enough. */
const maxRefs = 1_000;

/** One object of the output `results`. Texts are freed of secrets before they become JSON, which may hide a secret by its escapes. */
function resultRecord(result: MirrorResult, redact: Redact) {
  const clean = (text: string | null | undefined) => (text == null ? null : logLine(text, redact));
  const cleanValue = (value: SettingValue) => (typeof value === 'string' ? oneLine(value, redact) : value);
  const { state, error } = result;
  return {
    project: oneLine(result.project, redact),
    outcome: result.outcome,
    changed: result.changed,
    changes: result.changes.map(({ setting, from, to }) => ({
      setting,
      from: cleanValue(from),
      to: cleanValue(to),
    })),
    synced: result.synced,
    verified: result.verified,
    update_status: clean(state?.status),
    last_error: clean(state?.lastError),
    last_update_at: clean(state?.lastUpdateAt),
    last_update_started_at: clean(state?.lastUpdateStartedAt),
    last_successful_update_at: clean(state?.lastSuccessfulUpdateAt),
    error_kind: error?.kind ?? null,
    refs: result.refs.slice(0, maxRefs).map((found) => ({ ...found, ref: oneLine(found.ref, redact) })),
    error: error && errorRecord(error, redact),
    duration_seconds: Math.round(result.durationMs) / 1_000,
  };
}

function errorRecord({ kind, message, hint }: StepError, redact: Redact) {
  return { kind, message: logLine(message, redact), hint: logLine(hint, redact) };
}
