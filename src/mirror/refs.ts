/** Compares the refs on GitLab with the desired ones, and finds permanent reasons for a difference. Sends no requests. */
import { runInNewContext } from 'node:vm';
import type { Ref, Relation } from '../gitlab/project.ts';
import { type MirrorSettings, maxRegexLength } from '../gitlab/schema.ts';

/** A ref that has to be on GitLab: at this commit or, if that is null, at any. */
interface DesiredRef {
  ref: string;
  commit: string | null;
}

/** The value of the input `verify-refs`. */
export interface DesiredRefs {
  refs: DesiredRef[];
  /** Every branch and tag of upstream that passes the mirror's filter. */
  all: boolean;
}

export interface RefResult {
  ref: string;
  expected: string | null;
  actual: string | null;
  ok: boolean;
}

/** Compares a desired ref with the one on GitLab. For an annotated tag, the desired SHA may be that of the tag object or of its commit. */
export function judgeRef({ ref, commit }: DesiredRef, found: Ref | null): RefResult {
  const ok = found !== null && (commit === null || found.commit === commit || found.object === commit);
  return { ref, expected: commit, actual: found && (ok && commit !== null ? commit : found.commit), ok };
}

export interface Comparison {
  /** The upstream refs that pass the filter but are missing on GitLab, or are at another object there. */
  wrong: RefResult[];
  /** How many are at the same object, including those that the filter excludes. */
  equal: number;
  /** How many of the branches that differ are excluded by the filter. */
  excluded: number;
}

export function compareRefs(
  upstream: Map<string, string>,
  mirror: Map<string, string>,
  filter: BranchFilter,
): Comparison {
  const comparison: Comparison = { wrong: [], equal: 0, excluded: 0 };
  for (const [ref, object] of upstream) {
    const actual = mirror.get(ref) ?? null;
    if (actual === object) comparison.equal++;
    else if (filter.excludes(ref) !== null) comparison.excluded++;
    else comparison.wrong.push({ ref, expected: object, actual, ok: false });
  }
  return comparison;
}

/** Names and patterns of protected branches. */
interface ProtectedBranches {
  names: Set<string>;
  patterns: ((name: string) => boolean)[];
}

/** Which branches the settings of the mirror exclude. Tags are never filtered. */
export class BranchFilter {
  readonly #pattern: string | null;
  /** The branches that match the regex; null if that is not known. */
  readonly #matching: Set<string> | null;
  /** null if the mirror is not limited to protected branches. */
  readonly #protected: ProtectedBranches | null;
  /** How long matching the patterns has taken. */
  #patternsMs = 0;

  /**
   * @param settings null if not known
   * @param protectedBranches names and patterns with `*`; needed only if only protected branches are mirrored
   * @param refs all refs that `excludes` will be called with
   */
  constructor(settings: MirrorSettings | null, protectedBranches: readonly string[], refs: Iterable<string>) {
    this.#pattern = settings?.mirrorBranchRegex ?? null;
    const regex = this.#pattern === null ? null : jsRegex(this.#pattern);
    this.#matching = regex && matchingNames(regex, Array.from(refs, branchName));
    this.#protected = settings?.onlyMirrorProtectedBranches
      ? {
          names: new Set(protectedBranches),
          patterns: protectedBranches.filter((name) => name.includes('*')).map(wildcard),
        }
      : null;
  }

  /** Why a ref is excluded; null if it is mirrored or if that is not known. */
  excludes(ref: string): string | null {
    if (!ref.startsWith('refs/heads/')) return null;
    const branch = branchName(ref);
    if (this.#matching?.has(branch) === false) return `mirror-branch-regex (${this.#pattern}) excludes it`;
    if (this.#protected !== null && !this.#isProtected(branch, this.#protected)) {
      return 'only-mirror-protected-branches excludes it, since it is not protected in GitLab';
    }
    return null;
  }

  /** Once all patterns together have taken too long, whether a branch is protected is not known, and it counts as such. */
  #isProtected(branch: string, { names, patterns }: ProtectedBranches): boolean {
    if (names.has(branch) || this.#patternsMs > maxPatternsMs) return true;
    const begunAt = process.uptime();
    const spentMs = () => this.#patternsMs + (process.uptime() - begunAt) * 1_000;
    // One name of many characters and thousands of patterns are enough to take long.
    const isProtected = patterns.some((matches) => matches(branch) || spentMs() > maxPatternsMs);
    this.#patternsMs = spentMs();
    return isProtected;
  }
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

/** How long one regex may take. While it runs, no timer fires, not even the timeout of the step. */
const maxMatchingMs = 1_000;

/** How long matching patterns of protected branches may take, for all branches together. */
const maxPatternsMs = 500;

/** The limit after an expression was too slow: the mirrors of a group may have hundreds of expressions. */
const shortMatchingMs = 50;

/**
 * The names that match. RE2 takes linear time, but JavaScript may take forever with the same expression, so the time is limited.
 * An expression that has exceeded it is not evaluated again.
 * @returns null if the time was not enough
 */
function matchingNames(regex: RegExp, names: string[]): Set<string> | null {
  if (slowRegexes.has(regex.source)) return null;
  const timeout = slowRegexes.size === 0 ? maxMatchingMs : shortMatchingMs;
  try {
    return new Set(
      runInNewContext('names.filter((name) => regex.test(name))', { regex, names }, { timeout }),
    );
  } catch {
    slowRegexes.add(regex.source);
    return null;
  }
}

/** The expressions that have exceeded the time. */
const slowRegexes = new Set<string>();

/** Whether the step knows which branches match: the regex has a form in JavaScript, and took no longer than the limit. */
export function canEvaluate(pattern: string): boolean {
  const regex = jsRegex(pattern);
  return regex !== null && !slowRegexes.has(regex.source);
}

/**
 * Matches names as GitLab matches protected branches: `*` stands for any text. Each part between two of them is searched from the end of
 * the one before it; the first occurrence leaves the most text for the remaining parts, so no later one has to be tried.
 */
export function wildcard(pattern: string): (name: string) => boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return (name) => name === pattern;
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let end = first.length;
    for (const part of parts) {
      const at = name.indexOf(part, end);
      if (at === -1) return false;
      end = at + part.length;
    }
    return end + last.length <= name.length;
  };
}

/** The RE2 syntax that JavaScript shares or `toJavaScript` translates: not `\s`, `\b`, named classes and inner flags. */
const commonToken = new RegExp(
  [
    String.raw`\\A|\\z|\\[dDwW]|\\[^A-Za-z0-9]`,
    String.raw`\[\^?(?:\\[dDwW]|\\[^A-Za-z0-9]|[^\]\[\\])+\]`,
    String.raw`\((?:\?:|\?P?<[A-Za-z_]\w*>|(?!\?))|[)|.^$]`,
    String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`,
    String.raw`[^\\[\](){}*+?|^$.]`,
  ].join('|'),
  'suy',
);

/**
 * GitLab's regex, which is RE2 and matches anywhere in the name, as a regex of JavaScript.
 * @returns null if the two may differ: then it is not known which branches the regex excludes, and nothing is guessed
 */
export function jsRegex(pattern: string): RegExp | null {
  if (pattern.length > maxRegexLength) return null;
  const [, ignoresCase, body = pattern] = /^(\(\?i\))(.*)$/s.exec(pattern) ?? [];
  let source = '';
  for (let at = 0; at < body.length; at = commonToken.lastIndex) {
    commonToken.lastIndex = at;
    const token = commonToken.exec(body)?.[0];
    if (token === undefined) return null;
    source += toJavaScript(token);
  }
  // With the flags i and u, JavaScript counts two letters beyond ASCII as word characters.
  if (ignoresCase && /\\w/i.test(body)) return null;
  try {
    // In RE2, a dot matches every character of a name, also the separators that JavaScript treats as line terminators.
    return new RegExp(source, ignoresCase ? 'isu' : 'su');
  } catch {
    return null;
  }
}

function toJavaScript(token: string): string {
  if (token === '\\A') return '^';
  if (token === '\\z') return '$';
  if (token.startsWith('(?P<')) return `(?<${token.slice(4)}`;
  // RE2 allows any punctuation to be escaped, JavaScript only what needs it.
  const literal = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return token.replace(/\\([^A-Za-z0-9])/gu, (_, character: string) => literal(character));
}

/**
 * Why a ref is wrong, if that is known and no further update will correct it; null otherwise.
 * @param relation of the desired commit to the one that GitLab has
 * @param overwrites the setting `mirror_overwrites_diverged_branches`
 */
export function permanentReason(
  result: RefResult,
  filter: BranchFilter,
  relation: Relation,
  overwrites: boolean,
): string | null {
  const exclusion = filter.excludes(result.ref);
  if (exclusion !== null) return exclusion;
  if (!result.ref.startsWith('refs/heads/') || overwrites) return null;
  if (relation === 'diverged') {
    return 'it has diverged from upstream, and GitLab does not overwrite it unless mirror-overwrites-diverged-branches is true';
  }
  if (relation === 'behind') {
    return 'GitLab already has later commits: verify the latest commit of upstream; if upstream was reset to the named commit, set mirror-overwrites-diverged-branches: true';
  }
  return null;
}

/** How many wrong refs a message names, with their reasons. */
export const maxShownRefs = 10;

/** The wrong refs in words, with their reasons: the first ones, and the number of the others. */
export function describeWrong(wrong: readonly RefResult[], reasons: ReadonlyMap<string, string>): string {
  const shown = wrong.slice(0, maxShownRefs).map(({ ref, expected, actual }) => {
    const state =
      actual === null
        ? `is missing${expected === null ? '' : ` (expected at ${expected.slice(0, 12)})`}`
        : `is at ${actual.slice(0, 12)}${expected === null ? '' : ` instead of ${expected.slice(0, 12)}`}`;
    const reason = reasons.get(ref);
    return `${ref} ${state}${reason === undefined ? '' : `: ${reason}`}`;
  });
  const rest = wrong.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
