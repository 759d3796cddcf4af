/** The values that inputs may have: each function reads one from its text, or throws a Fault that shows what is valid. Pure. */

import type { DesiredRefs } from '../mirror/refs.ts';
import { parseDuration } from '../text/duration.ts';

/** What is wrong with a value, in words that follow the name of the input, and what would be right. */
export class InvalidInput extends Error {
  /** The same without the value itself, for where there may be a secret in it. */
  readonly discreet: string;

  /** @param value to be shown in front of the words; left out where it may be a secret */
  constructor(words: string, value?: string) {
    super(value === undefined ? words : `${quoted(value)} ${words}`);
    this.discreet = words;
  }
}

export function boolean(text: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new InvalidInput('is neither true nor false', text);
}

export function syncMode(text: string): 'true' | 'immediate' | 'false' {
  if (text === 'immediate') return text;
  try {
    return boolean(text) ? 'true' : 'false';
  } catch {
    throw new InvalidInput('is none of true, immediate, false', text);
  }
}

export function oneOf<T extends string>(...values: T[]): (text: string) => T {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw new InvalidInput(`is none of ${values.join(', ')}`, text);
    return value;
  };
}

export function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) {
    throw new InvalidInput(
      'is no duration above zero; valid are 500ms, 90s, 15m, 1h30m, or seconds as a bare number',
      text,
    );
  }
  return ms;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidInput('is no whole number such as 0 or 5', text);
  return Number(text);
}

/** A whole number above zero. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidInput('is no whole number above zero such as 8', text);
  return Number(text);
}

/** A part of a list: `2/5` is the second of five. */
export interface Shard {
  number: number;
  of: number;
}

export function shard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of) {
    throw new InvalidInput(
      'is no shard; valid is the number of one and how many there are, from 1/5 to 5/5',
      text,
    );
  }
  return { number, of };
}

/** A token: it goes into a header, which takes no more than this. */
export function accessToken(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new InvalidInput(
      'holds a space, a line break or a character beyond ASCII, as copying may add; valid is the token as GitLab shows it',
    );
  }
  return text;
}

/** A part of credentials. Its text is never repeated, whatever is wrong with it. */
export function credential(text: string): string {
  if (/[\p{Cc}]/u.test(text))
    throw new InvalidInput('holds a line break or another control character; give it in one line');
  return text;
}

export function projectIdOrPath(text: string): string {
  if (/^[1-9]\d*$/.test(text)) return text;
  const segments = text.split('/');
  if (segments.length >= 2 && segments.every((segment) => isPathSegment(segment) && !/^\.+$/.test(segment)))
    return text;
  const example =
    'valid are a numeric ID (4711) and a full path as it stands in the address of the project (group/sub/project)';
  if (/^[a-z]+:\/\//i.test(text)) throw new InvalidInput(`is a URL; ${example}`);
  if (/%2f/i.test(text)) throw new InvalidInput(`is percent-encoded; ${example}`, text);
  throw new InvalidInput(`is neither an ID nor a full path; ${example}`, text);
}

function isPathSegment(text: string): boolean {
  // Nearly every path is ASCII, and a class of all letters takes long to be made.
  return /^[\w.-]+$/.test(text) || /^[\p{L}\p{N}_.-]+$/u.test(text);
}

/** One ref per line, or after a comma; `refs/heads/main`, `refs/tags/v1=<full sha>`, or `all`. */
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
      throw new InvalidInput(
        'is no ref; valid are refs/heads/main, refs/tags/v1.2.3=<full sha>, and all',
        item,
      );
    }
    if (commit !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) {
      throw new InvalidInput(
        'has no full commit SHA of 40 (or 64) hexadecimal digits behind its last =',
        item,
      );
    }
    const sha = commit?.toLowerCase() ?? null;
    const known = commits.get(ref);
    if (known !== undefined && known !== sha)
      throw new InvalidInput('is given twice, with different commits', ref);
    if (known === undefined) desired.refs.push({ ref, commit: sha });
    commits.set(ref, sha);
  }
  // Nothing at all would be found verified.
  if (desired.refs.length === 0 && !desired.all)
    throw new InvalidInput('names no ref; leave it out, or name one');
  return desired;
}

/** git's own rules for the names of refs (git-check-ref-format). */
function isRefName(ref: string): boolean {
  const hasForbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref);
  return !hasForbidden && ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

export function apiBaseUrl(text: string): string {
  const valid = 'valid is a base URL such as https://gitlab.com or https://example.com/gitlab';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new InvalidInput(`is no http or https URL; ${valid}`);
  if (url.username !== '' || url.password !== '')
    throw new InvalidInput(`holds credentials; ${valid}, and the token goes into the input token`);
  if (url.search !== '' || url.hash !== '') throw new InvalidInput(`has a query or a fragment; ${valid}`);
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
}

/** The upstream's URL. Where it is wrong its text is not repeated, for there may be a password in it. */
export function upstreamUrl(text: string): string {
  const valid = 'valid is an http, https, ssh or git URL such as https://example.com/group/project.git';
  if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
    throw new InvalidInput(
      'is in the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) ||
    url.hostname === '' ||
    /[\s\p{Cc}]/u.test(text)
  ) {
    throw new InvalidInput(`is no URL that GitLab can mirror from; ${valid}`);
  }
  if (url.search !== '' || url.hash !== '')
    throw new InvalidInput(`has a query or a fragment, which no repository needs; ${valid}`);
  if (url.password !== '') throw new InvalidInput('holds a password; move it to auth-user and auth-password');
  if (url.username !== '' && url.protocol !== 'ssh:')
    throw new InvalidInput('holds a user name; move it to auth-user and auth-password');
  return text;
}

function quoted(text: string): string {
  return text.length <= 200 ? JSON.stringify(text) : `(a text of ${text.length} characters)`;
}
