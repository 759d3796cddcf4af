/** Parsers of single inputs: each parses a text, never empty, or throws `InvalidInput`. Pure. */
import { InvalidInput } from '../base/errors.ts';
import { isFullSha } from '../gitlab/schema.ts';
import type { DesiredRefs } from '../mirror/refs.ts';
import { parseDuration } from '../text/duration.ts';

/** @throws InvalidInput */
function fail(message: string, value?: string): never {
  throw new InvalidInput(message, value);
}

/** The form of an input, and its parser. */
export interface InputType<T> {
  /** @throws InvalidInput */
  parse(text: string): T;
  /** `lines`: in a list of mirrors, may also be a list of texts. `switch`: true, false or one of `choices`. */
  form: 'text' | 'lines' | 'choice' | 'switch';
  choices: readonly string[];
}

export function text<T>(parse: (text: string) => T): InputType<T> {
  return { parse, form: 'text', choices: [] };
}

export function lines<T>(parse: (text: string) => T): InputType<T> {
  return { parse, form: 'lines', choices: [] };
}

export function choice<const T extends string>(...choices: T[]): InputType<T> {
  return { parse: (text) => oneOf(choices, text), form: 'choice', choices };
}

/** The spellings of YAML's core schema. */
export const booleanSpellings = { true: ['true', 'True', 'TRUE'], false: ['false', 'False', 'FALSE'] };

export const boolean: InputType<boolean> = {
  parse: (text) => oneOf(['true', 'false'], lowerCaseBoolean(text)) === 'true',
  form: 'switch',
  choices: [],
};

export const syncMode: InputType<'true' | 'immediate' | 'false'> = {
  parse: (text) => oneOf(['true', 'immediate', 'false'], lowerCaseBoolean(text)),
  form: 'switch',
  choices: ['immediate'],
};

/** A boolean in lower case; any other text unchanged. */
function lowerCaseBoolean(text: string): string {
  if (booleanSpellings.true.includes(text)) return 'true';
  return booleanSpellings.false.includes(text) ? 'false' : text;
}

function oneOf<const T extends string>(choices: readonly T[], text: string): T {
  const value = choices.find((candidate) => candidate === text);
  return value ?? fail(`must be ${alternatives(choices)}`, text);
}

/** Such as `true, immediate or false`. */
export function alternatives(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

/** @returns milliseconds */
export function duration(text: string): number {
  const expected = 'must be a duration above zero: 500ms, 90s, 15m, 1h30m, or a number of seconds';
  return parseDuration(text) ?? fail(expected, text);
}

export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  fail('must be a whole number such as 0 or 5', text);
}

/** A whole number above zero. */
export function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  fail('must be a whole number above zero such as 8', text);
}

/** One part of a list or group: `2/5` is the second of five. */
export interface Shard {
  number: number;
  of: number;
}

export function shard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of) {
    fail('must be a shard number and the number of shards, such as 2/5', text);
  }
  return { number, of };
}

/** The token is sent in a header. Only printable ASCII without spaces is allowed. */
export function accessToken(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    fail(
      'contains a space, a line break or a non-ASCII character; copy the token again, exactly as GitLab shows it',
    );
  }
  return text;
}

/** A user name or a password. The error never shows it, since it may be a secret. */
export function credential(text: string): string {
  if (/\p{Cc}/u.test(text)) fail('contains a line break or another control character');
  return text;
}

/** Whether a project or group is given by its numeric ID rather than its full path. */
export function isNumericId(text: string): boolean {
  return /^[1-9]\d*$/.test(text);
}

export function projectIdOrPath(text: string): string {
  return idOrPath(text, 2, 'project (group/sub/project)', text);
}

export function groupIdOrPath(text: string): string {
  return idOrPath(text, 1, 'group (group/subgroup)', undefined);
}

/**
 * @param shown the text, or undefined if messages must not show it. If both `group` and `mirrors` are set, the list is not read, so a
 *   secret in it would not be redacted
 */
function idOrPath(text: string, minSegments: number, of: string, shown: string | undefined): string {
  if (isNumericId(text)) return text;
  const segments = text.split('/');
  const isPath = segments.every((segment) => isPathSegment(segment) && !/^\.+$/.test(segment));
  if (isPath && segments.length >= minSegments) return text;
  const isUrl = /^[a-z]+:\/\//i.test(text);
  const problem = isUrl ? 'a URL' : /%2f/i.test(text) ? 'percent-encoded' : 'not an ID or a full path';
  fail(
    `is ${problem}; use a numeric ID (4711) or the full path from the address of the ${of}`,
    mayHoldSecret(text) ? undefined : shown,
  );
}

/** Whether a text that should be an ID or a path may contain a secret: a list of mirrors does, or a URL, with or without its scheme. */
export function mayHoldSecret(text: string): boolean {
  return /[\s:@?#,={}]|%(?:3a|40)/i.test(text);
}

function isPathSegment(text: string): boolean {
  // Compiling the class of all letters is slow, and nearly every path is ASCII.
  return /^[\w.-]+$/.test(text) || /^[\p{L}\p{N}_.-]+$/u.test(text);
}

/** One ref per line or after a comma: `refs/heads/main`, `refs/tags/v1=<full sha>`, or `all`. */
export function desiredRefs(text: string): DesiredRefs {
  const desired: DesiredRefs = { refs: [], all: false };
  const commits = new Map<string, string | null>();
  for (const item of text
    .split(/[\r\n]+|,(?=\s*(?:refs\/|all\s*(?:$|[\r\n,])))/)
    .map((line) => line.trim())
    .filter(Boolean)) {
    if (item === 'all') {
      desired.all = true;
      continue;
    }
    const [, ref = item, commit = null] = /^(.*)=([^=]*)$/s.exec(item) ?? [];
    if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) {
      fail('must be all, or a ref such as refs/heads/main or refs/tags/v1.2.3=<full sha>', item);
    }
    const sha = commit?.toLowerCase() ?? null;
    if (sha !== null && !isFullSha(sha)) {
      fail('needs a full commit SHA (40 or 64 hexadecimal digits) after the last =', item);
    }
    const known = commits.get(ref);
    if (known !== undefined && known !== sha)
      fail('lists a ref twice: with two commits, or both with and without one', ref);
    if (known === undefined) desired.refs.push({ ref, commit: sha });
    commits.set(ref, sha);
  }
  // An empty list would always pass.
  if (desired.refs.length === 0 && !desired.all) fail('contains no ref; add one, or omit the input');
  return desired;
}

/** The rules of git-check-ref-format. */
function isRefName(ref: string): boolean {
  const hasForbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref);
  return !hasForbidden && ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

/** @returns the base URL of the API, `…/api/v4` */
export function apiBaseUrl(text: string): string {
  const valid = 'use a base URL such as https://gitlab.com or https://example.com/gitlab';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    fail(`is not an http or https URL; ${valid}`);
  // If the password begins with / or \, the URL parser reads the user as the host and the password as the path.
  if (text.includes('@')) fail(`contains credentials; ${valid}, and put the token into the input token`);
  if (url.search !== '' || url.hash !== '') fail(`has a query or a fragment; ${valid}`);
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
}

/** The upstream's URL. The error never shows it, since it may contain a password. */
export function upstreamUrl(text: string): string {
  if (text.includes('*****')) {
    const correction = /^ssh:/i.test(text)
      ? 'write the user name instead: ssh://git@host/group/project.git'
      : 'remove them from the URL, and set auth-user and auth-password';
    fail(`contains *****, which GitLab shows in place of credentials; ${correction}`);
  }
  const valid = 'use an http, https, ssh or git URL such as https://example.com/group/project.git';
  if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
    fail('is in scp form; write ssh://git@host/group/project.git instead of git@host:group/project.git');
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) ||
    url.hostname === '' ||
    // The URL parser reads a backslash as a slash, git does not.
    /[\s\p{Cc}\\]/u.test(text)
  ) {
    fail(`is not a URL that GitLab can mirror from; ${valid}`);
  }
  if (url.search !== '' || url.hash !== '') fail(`has a query or a fragment; ${valid}`);
  if (url.password !== '' || (url.username !== '' && url.protocol !== 'ssh:')) {
    const found = url.password === '' ? 'user name' : 'password';
    fail(`contains a ${found}; move it to auth-user and auth-password`);
  }
  return text;
}
