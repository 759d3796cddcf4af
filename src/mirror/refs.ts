/** Refs as they should be and as they are, and why one is not: pure. */

import { runInNewContext } from 'node:vm';
import type { Ref, Relation } from '../gitlab/project.ts';
import type { MirrorSettings } from '../gitlab/schema.ts';

/** A ref that has to be on GitLab: at this commit, or at all where that is null. */
export interface DesiredRef {
  ref: string;
  commit: string | null;
}

/** What `verify-refs` asks for. */
export interface DesiredRefs {
  refs: DesiredRef[];
  /** Every branch and tag that upstream has, as far as the filter lets it through. */
  all: boolean;
}

/** What was found of one ref. */
export interface RefResult {
  ref: string;
  expected: string | null;
  actual: string | null;
  ok: boolean;
}

/** Holds a wanted ref against what GitLab has; of an annotated tag, the tag object or its commit may be meant. */
export function judgeRef({ ref, commit }: DesiredRef, found: Ref | null): RefResult {
  const ok = found !== null && (commit === null || found.commit === commit || found.object === commit);
  return { ref, expected: commit, actual: found && (ok && commit !== null ? commit : found.commit), ok };
}

/** All refs of upstream held against all of GitLab's. */
export interface Comparison {
  /** Upstream's refs that the filter lets through, and that GitLab does not have at the same object. */
  wrong: RefResult[];
  /** How many are as they should be. */
  equal: number;
  /** How many branches the filter leaves out. */
  leftOut: number;
}

export function compareRefs(
  upstream: Map<string, string>,
  mirror: Map<string, string>,
  filter: BranchFilter,
): Comparison {
  const comparison: Comparison = { wrong: [], equal: 0, leftOut: 0 };
  for (const [ref, object] of upstream) {
    const actual = mirror.get(ref) ?? null;
    if (actual === object) comparison.equal++;
    else if (filter.leavesOut(ref) !== null) comparison.leftOut++;
    else comparison.wrong.push({ ref, expected: object, actual, ok: false });
  }
  return comparison;
}

/** Which of some branches the mirror's settings leave out. Tags are never filtered. */
export class BranchFilter {
  readonly #pattern: string | null;
  /** The branches that match the regex; null where that cannot be told. */
  readonly #matching: Set<string> | null;
  readonly #protected: RegExp[] | null;

  /**
   * @param settings null where GitLab does not tell them
   * @param protectedBranches names and patterns with `*`; only needed where only protected branches are mirrored
   * @param refs all that will be asked about
   */
  constructor(settings: MirrorSettings | null, protectedBranches: readonly string[], refs: Iterable<string>) {
    this.#pattern = settings?.mirrorBranchRegex ?? null;
    const regex = this.#pattern === null ? null : jsRegex(this.#pattern);
    this.#matching = regex && matchingNames(regex, Array.from(refs, branchName));
    this.#protected = settings?.onlyMirrorProtectedBranches ? protectedBranches.map(wildcard) : null;
  }

  /** Why a ref is left out; null where it is mirrored, or where that cannot be told. */
  leavesOut(ref: string): string | null {
    if (!ref.startsWith('refs/heads/')) return null;
    const branch = branchName(ref);
    if (this.#matching?.has(branch) === false) return `mirror-branch-regex (${this.#pattern}) leaves it out`;
    if (this.#protected !== null && !this.#protected.some((pattern) => pattern.test(branch))) {
      return 'only-mirror-protected-branches leaves it out, for it is not protected in GitLab';
    }
    return null;
  }
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

const maxMatchingMs = 1_000;

/**
 * The names that match. RE2 takes time in proportion to the name, JavaScript may take for ever over the same expression, so
 * it gets a second.
 * @returns null where that was not enough
 */
function matchingNames(regex: RegExp, names: string[]): Set<string> | null {
  try {
    const matching = runInNewContext(
      'names.filter((name) => regex.test(name))',
      { regex, names },
      { timeout: maxMatchingMs },
    );
    return new Set(matching);
  } catch {
    return null;
  }
}

/** GitLab's own matching of protected branches: `*` stands for any text. */
function wildcard(name: string): RegExp {
  return new RegExp(
    `^${name
      .split('*')
      .map((text) => text.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&'))
      .join('.*')}$`,
    'su',
  );
}

/** The parts of an expression on which RE2 and JavaScript agree; `\s`, `\b`, classes by name and inner flags are not among them. */
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
 * GitLab's regex, which is RE2 and matches anywhere in the name, as one of JavaScript.
 * @returns null where it holds anything on which the two may differ. Then nothing is said about what the regex leaves out,
 * which is not a guess in anybody's favour.
 */
export function jsRegex(pattern: string): RegExp | null {
  const [, ignoresCase, body = pattern] = /^(\(\?i\))(.*)$/s.exec(pattern) ?? [];
  let source = '';
  for (let at = 0; at < body.length; at = commonToken.lastIndex) {
    commonToken.lastIndex = at;
    const token = commonToken.exec(body)?.[0];
    if (token === undefined) return null;
    source += translated(token);
  }
  // With both flags JavaScript counts two letters beyond ASCII among the word characters.
  if (ignoresCase && /\\w/i.test(body)) return null;
  try {
    return new RegExp(source, ignoresCase ? 'iu' : 'u');
  } catch {
    return null;
  }
}

function translated(token: string): string {
  if (token === '\\A') return '^';
  if (token === '\\z') return '$';
  if (token.startsWith('(?P<')) return `(?<${token.slice(4)}`;
  // RE2 lets any punctuation be escaped, JavaScript only what needs it.
  const literal = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return token.replace(/\\([^A-Za-z0-9])/gu, (_, character: string) => literal(character));
}

/**
 * Why GitLab's ref is not the wanted one, where that is known and no further update will mend it.
 * @param relation of the wanted commit to the one that GitLab has
 */
export function finalReason(
  result: RefResult,
  filter: BranchFilter,
  relation: Relation,
  overwrites: boolean,
): string | null {
  const leftOut = filter.leavesOut(result.ref);
  if (leftOut !== null) return leftOut;
  if (!result.ref.startsWith('refs/heads/')) return null;
  if (relation === 'diverged' && !overwrites) {
    return 'it has diverged from upstream, and GitLab leaves such branches behind unless mirror-overwrites-diverged-branches is true';
  }
  if (relation === 'behind' && !overwrites)
    return 'it has moved on past that commit, and without mirror-overwrites-diverged-branches it does not go back';
  return null;
}

/** The wrong refs in words, with their reasons; of many the first ten. */
export function describeWrong(wrong: readonly RefResult[], reasons: ReadonlyMap<string, string>): string {
  const shown = wrong.slice(0, 10).map(({ ref, expected, actual }) => {
    const state =
      actual === null
        ? 'is not there'
        : `is at ${actual.slice(0, 12)}${expected === null ? '' : ` and not at ${expected.slice(0, 12)}`}`;
    const reason = reasons.get(ref);
    return `${ref} ${state}${reason === undefined ? '' : `: ${reason}`}`;
  });
  const rest = wrong.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
