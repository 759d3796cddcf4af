/** Reads the output `results` of another job. Pure. */
import { errorKinds, StepError } from '../base/errors.ts';
import { parseStatus } from '../gitlab/schema.ts';
import { type MirrorResult, outcomes } from '../mirror/result.ts';

/** Returns the value if it has the right type, and throws if not. */
type Guard<T> = (value: unknown) => T;

function guard<T>(name: string, isValid: (value: unknown) => boolean): Guard<T> {
  return (value) => {
    if (!isValid(value)) throw new TypeError(`not ${name}`);
    return value as T;
  };
}

const text = guard<string>('a text', (value) => typeof value === 'string');
const boolean = guard<boolean>('a boolean', (value) => typeof value === 'boolean');
const number = guard<number>('a number', (value) => typeof value === 'number');
const array = guard<unknown[]>('an array', Array.isArray);
const object = guard<Record<string, unknown>>(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const settingValue = guard<string | boolean | null>(
  'the value of a setting',
  (value) => value === null || typeof value === 'string' || typeof value === 'boolean',
);

function anyOf<T>(values: readonly T[]): Guard<T> {
  return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}

function nullable<T>(guarded: Guard<T>): Guard<T | null> {
  return (value) => (value === null ? null : guarded(value));
}

const textOrNull = nullable(text);
const pageUrl = guard<string>('the http or https URL of a page', isPageUrl);
const outcome = anyOf(outcomes);
const errorKind = anyOf(errorKinds);

/** Whether the value is a URL that a page may link: of no other scheme, such as javascript, and without credentials. */
function isPageUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}

/**
 * The results of one shard. They do not hold how long its updates were queued, nor GitLab's time
 * at the end.
 * @throws Error if the text is not what the output holds
 */
export function parseResults(json: string): MirrorResult[] {
  return array(JSON.parse(json)).map(object).map(mirrorResult);
}

function mirrorResult(record: Record<string, unknown>): MirrorResult {
  const synced = boolean(record.synced);
  const status = textOrNull(record.update_status);
  const lastUpdateAt = textOrNull(record.last_update_at);
  const lastUpdateStartedAt = textOrNull(record.last_update_started_at);
  const times = {
    lastUpdateAt,
    lastUpdateStartedAt,
    lastSuccessfulUpdateAt: textOrNull(record.last_successful_update_at),
  };
  const lastError = textOrNull(record.last_error);
  return {
    project: text(record.project),
    projectUrl: nullable(pageUrl)(record.project_url),
    outcome: outcome(record.outcome),
    changed: boolean(record.changed),
    changes: array(record.changes).map(object).map(change),
    synced,
    verified: nullable(boolean)(record.verified),
    refs: array(record.refs).map(object).map(ref),
    state: status === null ? null : { ...parseStatus(status), lastError, ...times },
    isStale: false,
    serverTime: null,
    queuedMs: null,
    // Unless it succeeded, the two times may belong to different runs.
    runningMs:
      synced && lastUpdateStartedAt !== null && lastUpdateAt !== null
        ? Date.parse(lastUpdateAt) - Date.parse(lastUpdateStartedAt)
        : null,
    error: record.error === null ? null : stepError(object(record.error)),
    durationMs: number(record.duration_seconds) * 1_000,
  };
}

function change({ setting, from, to }: Record<string, unknown>): MirrorResult['changes'][number] {
  return { setting: text(setting), from: settingValue(from), to: settingValue(to) };
}

function ref({ ref, expected, actual, ok }: Record<string, unknown>): MirrorResult['refs'][number] {
  return { ref: text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: boolean(ok) };
}

function stepError({ kind, message, hint }: Record<string, unknown>): StepError {
  return new StepError(errorKind(kind), text(message), text(hint));
}
