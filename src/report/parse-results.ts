/** Parses the output `results` of another job. Anybody who can upload an artifact may have written it. Pure. */
import { errorKinds, StepError } from '../base/errors.ts';
import { parseStatus } from '../gitlab/schema.ts';
import { type MirrorResult, outcomes } from '../mirror/result.ts';
import { explanationOf, hint } from '../text/explanations.ts';
import { maxLineLength } from '../text/sanitize.ts';

/** Returns the value if it has the right type, and throws if not. */
type Guard<T> = (value: unknown) => T;

function guard<T>(name: string, isValid: (value: unknown) => boolean): Guard<T> {
  return (value) => {
    if (!isValid(value)) throw new TypeError(`not ${name}`);
    return value as T;
  };
}

/** Steps cut texts to `maxLineLength`, and then may insert spaces that break up commands, so that none becomes longer than this. */
const maxTextLength = 2 * maxLineLength;

const text = guard<string>(
  `a text of at most ${maxTextLength} characters`,
  (value) => typeof value === 'string' && value.length <= maxTextLength,
);
/** The job summary shows it as code, where nothing can be escaped. */
const settingName = guard<string>(
  'the name of a setting',
  (value) => typeof value === 'string' && /^[a-z][a-z_]{0,99}$/.test(value),
);
const boolean = guard<boolean>('a boolean', (value) => typeof value === 'boolean');
const seconds = guard<number>(
  'a number of seconds',
  (value) => typeof value === 'number' && value >= 0 && value < 1e9,
);
const array = guard<unknown[]>('an array', Array.isArray);
const object = guard<Record<string, unknown>>(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

function anyOf<T>(values: readonly T[]): Guard<T> {
  return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}

function nullable<T>(guarded: Guard<T>): Guard<T | null> {
  return (value) => (value === null ? null : guarded(value));
}

const textOrNull = nullable(text);
const settingValue = (value: unknown) => (typeof value === 'boolean' ? value : textOrNull(value));
const projectUrl = guard<string>('an http or https URL without credentials', isLinkable);
const outcome = anyOf(outcomes);
const errorKind = anyOf(errorKinds);

/** Whether the job summary may link the URL: its scheme is http or https (not javascript), and it has no credentials. */
function isLinkable(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}

/**
 * The results of one shard. If its step failed as a whole, one result has no project. The output does not contain how long an update
 * was queued, GitLab's time at the end, and whether a dry run found a mirror to be stale.
 * @throws Error if the text is not a valid output `results`
 */
export function parseResults(json: string): MirrorResult[] {
  return array(JSON.parse(json)).map(object).map(mirrorResult);
}

function mirrorResult(record: Record<string, unknown>): MirrorResult {
  const synced = boolean(record.synced);
  const status = textOrNull(record.update_status);
  const times = {
    lastUpdateAt: textOrNull(record.last_update_at),
    lastUpdateStartedAt: textOrNull(record.last_update_started_at),
    lastSuccessfulUpdateAt: textOrNull(record.last_successful_update_at),
  };
  const lastError = textOrNull(record.last_error);
  const explanation = explanationOf(lastError ?? '');
  const error = record.error === null ? null : stepError(object(record.error));
  if (record.project === '' || (record.project === null && error === null)) throw new TypeError('no project');
  const verified = nullable(boolean)(record.verified);
  const refs = array(record.refs).map(object).map(ref);
  if ((record.outcome === 'failed') !== (error !== null)) throw new TypeError('outcome and error contradict');
  if (verified && refs.some(({ ok }) => !ok)) throw new TypeError('verified and refs contradict');
  return {
    project: textOrNull(record.project) ?? '',
    projectUrl: nullable(projectUrl)(record.project_url),
    outcome: outcome(record.outcome),
    changed: boolean(record.changed),
    changes: array(record.changes).map(object).map(change),
    synced,
    verified,
    refs,
    state: status === null ? null : { ...parseStatus(status), lastError, ...times },
    lastErrorHint: explanation === null ? null : hint(explanation),
    isStale: false,
    serverTime: null,
    queuedMs: null,
    // Unless the update succeeded, the two times may belong to different runs.
    runningMs: synced ? msBetween(times.lastUpdateStartedAt, times.lastUpdateAt) : null,
    error,
    durationMs: seconds(record.duration_seconds) * 1_000,
  };
}

/** null unless both are times, in this order. */
function msBetween(start: string | null, end: string | null): number | null {
  const ms = Date.parse(end ?? '') - Date.parse(start ?? '');
  return ms >= 0 ? ms : null;
}

function change({ setting, from, to }: Record<string, unknown>): MirrorResult['changes'][number] {
  return { setting: settingName(setting), from: settingValue(from), to: settingValue(to) };
}

function ref({ ref, expected, actual, ok }: Record<string, unknown>): MirrorResult['refs'][number] {
  return { ref: text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: boolean(ok) };
}

function stepError({ kind, message, hint }: Record<string, unknown>): StepError {
  return new StepError(errorKind(kind), text(message), text(hint));
}
