/**
 * GitLab's JSON, from `unknown` to types. Whatever does not fit is a `protocol` error that says where: a proxy or a
 * sign-in service may answer in GitLab's place, and a guess at what it meant could become a false pass.
 */
import { StepError } from '../base/errors.ts';

/** The settings of a pull mirror as GitLab shows them; a boolean that was never set counts as false. */
export interface MirrorSettings {
  enabled: boolean;
  mirrorTriggerBuilds: boolean;
  onlyMirrorProtectedBranches: boolean;
  mirrorOverwritesDivergedBranches: boolean;
  mirrorBranchRegex: string | null;
}

/** The values of GitLab's `update_status`, each with whether a run is queued or running then. */
export const updateStatuses = {
  none: null,
  scheduled: 'queued',
  started: 'running',
  finished: null,
  failed: null,
  canceled: null,
} as const;

export type UpdateStatus = keyof typeof updateStatuses;

/** The state of a mirror's updates. Timestamps are GitLab's texts, on the server's clock. */
export interface UpdateState {
  status: UpdateStatus;
  /** A status that this version does not know, from a newer GitLab. It is only reported; `status` is `none` then. */
  unknownStatus?: string;
  /** Outlives its run: GitLab clears it when settings are saved and when a run finishes, not when one starts. */
  lastError: string | null;
  lastUpdateAt: string | null;
  lastUpdateStartedAt: string | null;
  lastSuccessfulUpdateAt: string | null;
}

export interface PullMirror extends UpdateState {
  /** Stored credentials are masked by GitLab (`https://*****:*****@host/path`). */
  url: string | null;
  /** null on GitLab before 17.5, which does not tell. */
  settings: MirrorSettings | null;
}

/** Beyond what GitLab itself takes. */
export const maxUrlLength = 4_096;
export const maxRegexLength = 1_024;

/** The answer to GET and PUT of `/projects/:id/mirror/pull`. */
export function parsePullMirror(json: unknown): PullMirror {
  const record = new JsonRecord(json, 'the pull mirror');
  return {
    ...parseStatus(record.string('update_status')),
    lastError: record.stringOrNull('last_error'),
    lastUpdateAt: record.timestampOrNull('last_update_at'),
    lastUpdateStartedAt: record.timestampOrNull('last_update_started_at'),
    lastSuccessfulUpdateAt: record.timestampOrNull('last_successful_update_at'),
    url: record.shortStringOrNull('url', maxUrlLength),
    settings: record.has('enabled')
      ? {
          enabled: record.flag('enabled'),
          mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
          onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
          mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
          mirrorBranchRegex: record.shortStringOrNull('mirror_branch_regex', maxRegexLength) || null,
        }
      : null,
  };
}

export function parseStatus(text: string): Pick<UpdateState, 'status' | 'unknownStatus'> {
  return Object.hasOwn(updateStatuses, text)
    ? { status: text as UpdateStatus }
    : { status: 'none', unknownStatus: text };
}

/** A JSON object under examination; whatever does not fit is a `protocol` error. */
export class JsonRecord {
  readonly #fields: Map<string, unknown>;
  readonly #what: string;

  constructor(json: unknown, what: string) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw unexpected(what, 'an object', json);
    }
    this.#fields = new Map(Object.entries(json));
    this.#what = what;
  }

  has(key: string): boolean {
    return this.#fields.has(key);
  }

  string(key: string): string {
    const value = this.#fields.get(key);
    if (typeof value !== 'string') throw unexpected(`${key} of ${this.#what}`, 'a text', value);
    return value;
  }

  /** A text of which GitLab has its own limits; beyond `longest`, no expression should have to search it. */
  shortStringOrNull(key: string, longest: number): string | null {
    const text = this.stringOrNull(key);
    if (text !== null && text.length > longest)
      throw unexpected(`${key} of ${this.#what}`, `at most ${longest} characters`, text);
    return text;
  }

  /** The name of an object of git. */
  sha(key: string): string {
    const text = this.string(key);
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
      throw unexpected(`${key} of ${this.#what}`, 'a full SHA', text);
    return text;
  }

  stringOrNull(key: string): string | null {
    return this.#fields.get(key) == null ? null : this.string(key);
  }

  timestampOrNull(key: string): string | null {
    const text = this.shortStringOrNull(key, 64);
    if (text !== null && Number.isNaN(Date.parse(text)))
      throw unexpected(`${key} of ${this.#what}`, 'a time', text);
    return text;
  }

  number(key: string): number {
    const value = this.#fields.get(key);
    if (typeof value !== 'number') throw unexpected(`${key} of ${this.#what}`, 'a number', value);
    return value;
  }

  numberOrNull(key: string): number | null {
    return this.#fields.get(key) == null ? null : this.number(key);
  }

  record(key: string): JsonRecord {
    return new JsonRecord(this.#fields.get(key), `${key} of ${this.#what}`);
  }

  recordOrNull(key: string): JsonRecord | null {
    return this.#fields.get(key) == null ? null : this.record(key);
  }

  strings(key: string): string[] {
    const value = this.#fields.get(key);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    if (!isList) throw unexpected(`${key} of ${this.#what}`, 'a list of texts', value);
    return value;
  }

  flag(key: string): boolean {
    const value = this.#fields.get(key) ?? false;
    if (typeof value !== 'boolean') throw unexpected(`${key} of ${this.#what}`, 'true, false or null', value);
    return value;
  }
}

function unexpected(what: string, desired: string, value: unknown): StepError {
  return new StepError(
    'protocol',
    `The answer is JSON but not GitLab's: ${what} should be ${desired} but is ${kindOf(value)}.`,
    'Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.',
  );
}

/** The type alone: the value may be anything, and of any length. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

/** A list under examination, each of its items an object. */
export function jsonRecords(json: unknown, what: string): JsonRecord[] {
  if (!Array.isArray(json)) throw unexpected(what, 'a list', json);
  return json.map((item) => new JsonRecord(item, `an item of ${what}`));
}
