/**
 * GitLab's JSON, parsed from `unknown`. Anything unexpected is a `protocol` error that names the field: a proxy or a sign-in
 * service may respond in GitLab's place, and guessing what it meant could become a false success.
 */
import { StepError } from '../base/errors.ts';
import { hint } from '../text/explanations.ts';
import { searchedPart } from '../text/sanitize.ts';

/** The settings of a pull mirror. A boolean that was never set is null in GitLab, and false here. */
export interface MirrorSettings {
  enabled: boolean;
  mirrorTriggerBuilds: boolean;
  onlyMirrorProtectedBranches: boolean;
  mirrorOverwritesDivergedBranches: boolean;
  /** undefined if GitLab does not show it: the API of projects never does (`ee/lib/ee/api/entities/project.rb`). */
  mirrorBranchRegex: string | null | undefined;
}

/** The values of GitLab's `update_status`, each with the state of the mirror run; null if none is queued or running. */
export const updateStatuses = {
  none: null,
  scheduled: 'queued',
  started: 'running',
  finished: null,
  failed: null,
  canceled: null,
} as const;

export type UpdateStatus = keyof typeof updateStatuses;

/** The state of a mirror's updates. The timestamps are GitLab's strings, in the server's time. */
export interface UpdateState {
  status: UpdateStatus;
  /** GitLab's status, if the step does not know it. It is only reported, and `status` is `none`. */
  unknownStatus?: string;
  /** Outlives its run: GitLab clears it when settings are saved and when a run finishes without error, not when one starts. */
  lastError: string | null;
  lastUpdateAt: string | null;
  lastUpdateStartedAt: string | null;
  lastSuccessfulUpdateAt: string | null;
}

export interface PullMirror extends UpdateState {
  /** The ID of the mirror's record, unique to the mirror of this project; null if GitLab does not show it. */
  id: number | null;
  /** GitLab masks stored credentials (`https://*****:*****@host/path`). */
  url: string | null;
  /** null on GitLab before 17.5, where only the project shows them. */
  settings: MirrorSettings | null;
}

/** The parts of `GET /projects/:id` that the step uses. */
export interface ProjectRecord {
  id: number;
  /** Full path, which is also the path of the repository. */
  path: string;
  /** null if GitLab does not show the mirror settings. */
  mirror: PullMirror | null;
  /** Whether the token's user is a Maintainer or Owner by membership; null if GitLab does not show the role. */
  isMaintainer: boolean | null;
  /** Why GitLab never updates the mirror of this project; null if nothing prevents it. */
  inactive: 'archived' | 'marked for deletion' | null;
}

const maintainerLevel = 40;

/** Higher than GitLab's own limits. They bound the texts that regular expressions search. */
const maxUrlLength = 4_096;
export const maxRegexLength = 1_024;

/** A date or a time as GitLab writes it. `Date.parse` alone would also accept text in parentheses. */
const timestamp = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** The response to GET and PUT of `/projects/:id/mirror/pull`. */
export function parsePullMirror(json: unknown): PullMirror {
  const record = new JsonRecord(json, 'the pull mirror');
  return {
    id: record.positiveIntegerOrNull('id'),
    ...parseStatus(record.string('update_status')),
    lastError: shorten(record.stringOrNull('last_error')),
    lastUpdateAt: record.timestampOrNull('last_update_at'),
    lastUpdateStartedAt: record.timestampOrNull('last_update_started_at'),
    lastSuccessfulUpdateAt: record.timestampOrNull('last_successful_update_at'),
    url: record.stringOrNull('url', maxUrlLength),
    settings: record.has('enabled') ? parseSettings(record, 'enabled') : null,
  };
}

export function parseProject(json: unknown): ProjectRecord {
  const record = new JsonRecord(json, 'the project');
  const permissions = record.recordOrNull('permissions');
  const levels = ['project_access', 'group_access'].flatMap(
    (key) => permissions?.recordOrNull(key)?.positiveIntegerOrNull('access_level') ?? [],
  );
  return {
    id: record.positiveInteger('id'),
    path: record.projectPath('path_with_namespace'),
    mirror: record.has('mirror') ? parseMirrorOfProject(record) : null,
    isMaintainer: levels.length > 0 ? Math.max(...levels) >= maintainerLevel : null,
    inactive: inactiveReason(record),
  };
}

function inactiveReason(record: JsonRecord): ProjectRecord['inactive'] {
  if (record.boolean('archived')) return 'archived';
  return record.stringOrNull('marked_for_deletion_on') === null ? null : 'marked for deletion';
}

function parseMirrorOfProject(record: JsonRecord): PullMirror {
  return {
    id: null,
    ...parseStatus(record.stringOrNull('import_status') ?? 'none'),
    lastError: shorten(record.stringOrNull('import_error')),
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
    url: record.stringOrNull('import_url', maxUrlLength),
    settings: parseSettings(record, 'mirror'),
  };
}

function parseSettings(record: JsonRecord, enabledKey: 'enabled' | 'mirror'): MirrorSettings {
  return {
    enabled: record.boolean(enabledKey),
    mirrorTriggerBuilds: record.boolean('mirror_trigger_builds'),
    onlyMirrorProtectedBranches: record.boolean('only_mirror_protected_branches'),
    mirrorOverwritesDivergedBranches: record.boolean('mirror_overwrites_diverged_branches'),
    mirrorBranchRegex: record.has('mirror_branch_regex')
      ? record.stringOrNull('mirror_branch_regex', maxRegexLength) || null
      : undefined,
  };
}

/** Keeps only the beginning of a message, since the rest is never shown, and a list may have thousands of mirrors. */
function shorten(message: string | null): string | null {
  return message && searchedPart(message);
}

export function parseStatus(text: string): Pick<UpdateState, 'status' | 'unknownStatus'> {
  return Object.hasOwn(updateStatuses, text)
    ? { status: text as UpdateStatus }
    : { status: 'none', unknownStatus: text };
}

/** An object of GitLab's JSON. Each method throws a `protocol` error if the field has another type or content than expected. */
export class JsonRecord {
  readonly #fields: Map<string, unknown>;
  readonly #name: string;

  /** @param name what the object is, for messages: `the pull mirror` */
  constructor(json: unknown, name: string) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw wrongType(name, 'an object', json);
    }
    this.#fields = new Map(Object.entries(json));
    this.#name = name;
  }

  has(key: string): boolean {
    return this.#fields.has(key);
  }

  string(key: string, maxLength = Number.POSITIVE_INFINITY): string {
    const text = this.#expect(key, 'a string', (value) => typeof value === 'string');
    this.#check(key, `is longer than ${maxLength} characters`, text.length <= maxLength);
    return text;
  }

  stringOrNull(key: string, maxLength?: number): string | null {
    return this.#isNull(key) ? null : this.string(key, maxLength);
  }

  /** The full path of a project. Nothing else is accepted, since the path becomes part of the URLs of requests and pages. */
  projectPath(key: string): string {
    const path = this.string(key, maxUrlLength);
    const isPath = /^[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+$/u.test(path);
    this.#check(key, 'is not the full path of a project', isPath);
    return path;
  }

  /** The SHA of a git object. */
  sha(key: string): string {
    const text = this.string(key);
    this.#check(key, 'is not a full SHA', isFullSha(text));
    return text;
  }

  timestampOrNull(key: string): string | null {
    const text = this.stringOrNull(key, 64);
    if (text !== null) {
      this.#check(key, 'is not a timestamp', timestamp.test(text) && !Number.isNaN(Date.parse(text)));
    }
    return text;
  }

  /** Such as an ID. */
  positiveInteger(key: string): number {
    const number = this.#expect(key, 'a number', (value) => typeof value === 'number');
    this.#check(key, 'is not a positive whole number', Number.isSafeInteger(number) && number > 0);
    return number;
  }

  positiveIntegerOrNull(key: string): number | null {
    return this.#isNull(key) ? null : this.positiveInteger(key);
  }

  /** null counts as false. */
  boolean(key: string): boolean {
    if (this.#isNull(key)) return false;
    return this.#expect(key, 'true, false or null', (value) => typeof value === 'boolean');
  }

  record(key: string): JsonRecord {
    return new JsonRecord(this.#fields.get(key), `${key} of ${this.#name}`);
  }

  recordOrNull(key: string): JsonRecord | null {
    return this.#isNull(key) ? null : this.record(key);
  }

  strings(key: string): string[] {
    return this.#expect(
      key,
      'an array of strings',
      (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    );
  }

  #isNull(key: string): boolean {
    return this.#fields.get(key) == null;
  }

  #expect<T>(key: string, expected: string, isExpected: (value: unknown) => value is T): T {
    const value = this.#fields.get(key);
    if (!isExpected(value)) throw wrongType(`${key} of ${this.#name}`, expected, value);
    return value;
  }

  #check(key: string, problem: string, isRight: boolean): void {
    if (!isRight) throw unexpectedError(`${key} of ${this.#name} ${problem}`);
  }
}

/** Whether a text is the full SHA of a git object: SHA-1 or SHA-256, in lower case. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The items of a JSON array. */
export function arrayOf(json: unknown, name: string): unknown[] {
  if (!Array.isArray(json)) throw wrongType(name, 'an array', json);
  return json;
}

/** The items of a JSON array of objects. */
export function jsonRecords(json: unknown, name: string): JsonRecord[] {
  return arrayOf(json, name).map((item) => new JsonRecord(item, `an item of ${name}`));
}

function wrongType(name: string, expected: string, value: unknown): StepError {
  return unexpectedError(`${name} should be ${expected}, but it is ${typeName(value)}`);
}

function unexpectedError(problem: string): StepError {
  return new StepError('protocol', `The response is JSON but not GitLab's: ${problem}.`, hint('not-gitlab'));
}

/** Only the type: the value may be anything, and of any length. */
function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}
