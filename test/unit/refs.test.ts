import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import type { MirrorSettings } from '../../src/gitlab/schema.ts';
import {
  BranchFilter,
  compareRefs,
  describeWrong,
  jsRegex,
  judgeRef,
  permanentReason,
  wildcard,
} from '../../src/mirror/refs.ts';
import { duration } from '../duration.ts';

const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);
const tagObject = 'c'.repeat(40);

const settings: MirrorSettings = {
  enabled: true,
  mirrorTriggerBuilds: false,
  onlyMirrorProtectedBranches: false,
  mirrorOverwritesDivergedBranches: false,
  mirrorBranchRegex: null,
};

describe('one ref', () => {
  const desired = { ref: 'refs/tags/v1', commit };

  test('matches at the desired commit, or as an annotated tag of that object', () => {
    expect(judgeRef(desired, { object: commit, commit }).ok).toBe(true);
    expect(judgeRef(desired, { object: tagObject, commit }).ok).toBe(true);
    expect(judgeRef({ ...desired, commit: tagObject }, { object: tagObject, commit }).ok).toBe(true);
  });

  test('does not match at another commit, or if it is missing', () => {
    expect(judgeRef(desired, { object: other, commit: other })).toEqual({
      ...desired,
      commit: undefined,
      expected: commit,
      actual: other,
      ok: false,
    });
    expect(judgeRef(desired, null)).toMatchObject({ actual: null, ok: false });
  });

  test('shows the desired object of an annotated tag, and otherwise the commit that GitLab has', () => {
    const found = { object: tagObject, commit };
    expect(judgeRef({ ...desired, commit: tagObject }, found).actual).toBe(tagObject);
    expect(judgeRef({ ...desired, commit: other }, found).actual).toBe(commit);
    expect(judgeRef({ ...desired, commit: null }, found).actual).toBe(commit);
  });

  test('only has to exist if no commit is given', () => {
    expect(judgeRef({ ref: 'refs/heads/main', commit: null }, { object: other, commit: other }).ok).toBe(
      true,
    );
    expect(judgeRef({ ref: 'refs/heads/main', commit: null }, null).ok).toBe(false);
  });
});

test('all refs are compared by object, excluded refs are counted, and refs that exist only on GitLab are ignored', () => {
  const upstream = new Map([
    ['refs/heads/main', commit],
    ['refs/heads/develop', commit],
    ['refs/heads/wip', commit],
    ['refs/tags/v1', tagObject],
  ]);
  const mirror = new Map([
    ['refs/heads/main', commit],
    ['refs/heads/develop', other],
    ['refs/heads/gone-upstream', other],
    ['refs/tags/v1', commit],
  ]);
  const filter = new BranchFilter({ ...settings, mirrorBranchRegex: 'main|develop' }, [], upstream.keys());
  expect(compareRefs(upstream, mirror, filter)).toEqual({
    wrong: [
      { ref: 'refs/heads/develop', expected: commit, actual: other, ok: false },
      { ref: 'refs/tags/v1', expected: tagObject, actual: commit, ok: false },
    ],
    equal: 1,
    excluded: 1,
  });
});

describe('the filter', () => {
  test('excludes branches without a match of the regex, and never a tag', () => {
    const filter = new BranchFilter(
      { ...settings, mirrorBranchRegex: 'v[0-9]' },
      [],
      ['refs/heads/release-v1', 'refs/heads/main'],
    );
    expect(filter.excludes('refs/heads/release-v1')).toBeNull();
    expect(filter.excludes('refs/heads/main')).toMatch(/mirror-branch-regex/);
    expect(filter.excludes('refs/tags/main')).toBeNull();
  });

  test('excludes branches that are not protected, by name or by wildcard', () => {
    const filter = new BranchFilter(
      { ...settings, onlyMirrorProtectedBranches: true },
      ['main', 'release/*.x'],
      [],
    );
    expect(filter.excludes('refs/heads/main')).toBeNull();
    expect(filter.excludes('refs/heads/release/1.x')).toBeNull();
    expect(filter.excludes('refs/heads/release/1-x')).toMatch(/protected/);
    expect(filter.excludes('refs/heads/maintenance')).toMatch(/protected/);
  });

  test('excludes nothing more if the patterns of protected branches take too long', () => {
    const patterns = Array.from({ length: 500 }, (_, index) => `${'a*'.repeat(20)}z${index}*`);
    const filter = new BranchFilter({ ...settings, onlyMirrorProtectedBranches: true }, patterns, []);
    const branches = Array.from({ length: 20_000 }, (_, index) => `refs/heads/${'a'.repeat(60)}${index}`);
    const excluded = branches.filter((ref) => filter.excludes(ref) !== null);
    expect(excluded.length).toBeGreaterThan(0);
    expect(excluded.length).toBeLessThan(branches.length);
  });

  test('matches one long name with thousands of patterns only for a limited time', {
    timeout: 10_000,
  }, () => {
    const part = 'a'.repeat(500);
    const patterns = Array.from({ length: 3_000 }, () => `*${part}b${part}*`);
    const filter = new BranchFilter({ ...settings, onlyMirrorProtectedBranches: true }, patterns, []);
    expect(filter.excludes(`refs/heads/${'a'.repeat(65_000)}`)).toBeNull();
  });

  test('excludes nothing if JavaScript takes longer than a second to evaluate the regex', () => {
    const ref = `refs/heads/${'a'.repeat(60)}b`;
    const filter = new BranchFilter({ ...settings, mirrorBranchRegex: '^(a+)+$' }, [], [ref]);
    expect(filter.excludes(ref)).toBeNull();
  });

  test('a regex that took too long is not evaluated again', () => {
    const ref = `refs/heads/${'a'.repeat(60)}c`;
    const evaluate = () => new BranchFilter({ ...settings, mirrorBranchRegex: '^(a+)+d$' }, [], [ref]);
    const elapsedMs = () => {
      const begunAt = performance.now();
      evaluate();
      return performance.now() - begunAt;
    };
    // The limit is one of elapsed time, so the first evaluation takes that long on any machine.
    const once = elapsedMs();
    expect(Math.min(...Array.from({ length: 20 }, elapsedMs))).toBeLessThan(once / 10);
  });

  test('after one regex took too long, an ordinary one is still evaluated', () => {
    const judge = (regex: string, ref: string) =>
      new BranchFilter({ ...settings, mirrorBranchRegex: regex }, [], [ref]).excludes(ref);
    expect(judge('^(a+)+e$', `refs/heads/${'a'.repeat(60)}c`)).toBeNull();
    expect(judge('^b', 'refs/heads/a')).toMatch(/mirror-branch-regex/);
  });

  test('a regex beyond the limit of GitLab is not evaluated', () => {
    expect(jsRegex('a'.repeat(1_024))).not.toBeNull();
    expect(jsRegex('a'.repeat(1_025))).toBeNull();
  });

  test('a pattern of a protected branch with many asterisks takes no longer', () => {
    const judge = (pattern: string) => () =>
      new BranchFilter({ ...settings, onlyMirrorProtectedBranches: true }, [pattern], []).excludes(
        `refs/heads/${'a'.repeat(60)}`,
      );
    expect(judge(`${'a*'.repeat(12)}b`)()).toMatch(/protected/);
    expect(judge('a*'.repeat(12))()).toBeNull();
    const times = (pattern: string) => duration(judge(pattern));
    const ordinary = times(`a*${'a'.repeat(22)}b`);
    expect(times(`${'a*'.repeat(12)}b`)).toBeLessThan(100 * ordinary);
  });

  test('patterns of protected branches match as they do in GitLab', () => {
    const part = fc.array(fc.constantFrom('a', 'b', '*', 'ab', '.'), { maxLength: 6 });
    fc.assert(
      fc.property(part, fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 }), (parts, letters) => {
        const [pattern, name] = [parts.join(''), letters.join('')];
        // GitLab makes a regular expression of it: app/models/ref_matcher.rb.
        const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\*+/g, '.*')}$`);
        expect(wildcard(pattern)(name)).toBe(regex.test(name));
      }),
    );
  });

  test('excludes nothing if the settings are not known', () => {
    expect(new BranchFilter(null, [], []).excludes('refs/heads/main')).toBeNull();
  });

  test.each([
    '(?i)main[[:digit:]]',
    '\\pL+',
    '(?m)^a',
    '\\Qa.b\\E',
    'a(?i:b)',
    '\\x{61}',
    '[-_[:digit:]]',
    '[^[:space:]]',
    '[]a]',
    '[^]]',
    '\\s',
    '\\bmain',
    '(?i)\\w',
  ])('does not evaluate %s, which JavaScript might read differently', (pattern) => {
    expect(jsRegex(pattern)).toBeNull();
  });

  test.each([
    ['(?i)main', 'MAIN', 'maintenance', 'mai'],
    ['\\Av\\d+\\z', 'v12', 'v1', 'v12x'],
    ['\\Av\\d+\\z', 'v12', 'v1', 'xv12'],
    ['^(?P<first>a)b$', 'ab', 'ab', 'b'],
    ['^\\w+$', 'main', 'a_1', 'a-b'],
  ])('evaluates %s, which matches %s and %s and not %s', (pattern, one, another, none) => {
    const regex = jsRegex(pattern);
    expect([one, another, none].map((name) => regex?.test(name))).toEqual([true, true, false]);
  });

  test('evaluates an expression as RE2 does, or not at all', () => {
    const atom = fc.oneof(
      fc.constantFrom(
        'a',
        'b',
        'main',
        'v',
        '-',
        '/',
        '\\.',
        '\\d',
        '\\w',
        '\\D',
        '\\W',
        '.',
        '[ab]',
        '[^a-c]',
        '\\b',
        '[0-9-]',
        '\\-',
        '\\/',
        '\\A',
        '\\z',
        '^',
        '$',
      ),
      fc.constantFrom(
        '(a|b)',
        '(?:main|v)',
        '(?P<x>a)',
        '(?i)',
        '[[:alpha:]]',
        '\\pL',
        'a**',
        '(',
        ')',
        '[',
        'a{2}',
        'a{,2}',
        'b+?',
        '\\s',
        'é',
        '日',
      ),
    );
    const pattern = fc
      .array(fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '|')), { maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    const branch = fc
      .array(
        fc.constantFrom(
          'a',
          'b',
          'main',
          'v',
          '1',
          '-',
          '/',
          '.',
          'A',
          'é',
          '日',
          'MAIN',
          '_',
          '😀',
          'ſ',
          '\u00a0',
          'K',
        ),
        {
          maxLength: 6,
        },
      )
      .map((parts) => parts.join(''));
    let compared = 0;
    fc.assert(
      fc.property(pattern, branch, (source, name) => {
        let re2: RE2JS;
        try {
          re2 = RE2JS.compile(source);
        } catch {
          return; // GitLab refuses to save it
        }
        const regex = jsRegex(source);
        if (regex === null) return;
        compared++;
        expect(regex.test(name), `${source} on ${name}`).toBe(re2.matcher(name).find());
      }),
      { numRuns: 20_000 },
    );
    expect(compared).toBeGreaterThan(5_000);
  });
});

describe('why a ref is wrong', () => {
  const filter = new BranchFilter(settings, [], []);
  const wrong = { ref: 'refs/heads/main', expected: commit, actual: other, ok: false };

  test('a diverged branch is a reason if GitLab does not overwrite it', () => {
    expect(permanentReason(wrong, filter, 'diverged', false)).toMatch(/diverged/);
    expect(permanentReason(wrong, filter, 'diverged', true)).toBeNull();
  });

  test('a branch that is ahead of the commit is a reason, and a branch that has not arrived yet is not', () => {
    expect(permanentReason(wrong, filter, 'behind', false)).toMatch(/already has later commits/);
    expect(permanentReason(wrong, filter, 'behind', true)).toBeNull();
    expect(permanentReason(wrong, filter, 'ahead', false)).toBeNull();
    expect(permanentReason({ ...wrong, actual: null }, filter, 'unknown', false)).toBeNull();
  });

  test('no reason is known for a tag', () => {
    expect(permanentReason({ ...wrong, ref: 'refs/tags/v1' }, filter, 'diverged', false)).toBeNull();
  });

  test('the exclusion of a branch by the filter is a reason, even if GitLab overwrites branches', () => {
    const onlyVersions = new BranchFilter({ ...settings, mirrorBranchRegex: '^v' }, [], [wrong.ref]);
    expect(permanentReason(wrong, onlyVersions, 'ahead', true)).toMatch(/mirror-branch-regex/);
  });

  test('a wrong ref is described with both commits, abbreviated', () => {
    expect(describeWrong([wrong], new Map())).toBe(
      'refs/heads/main is at bbbbbbbbbbbb instead of aaaaaaaaaaaa',
    );
  });

  test('if many refs are wrong, ten are listed and the others are counted', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...wrong,
      ref: `refs/tags/v${index}`,
      actual: null,
    }));
    const text = describeWrong(many, new Map([['refs/tags/v0', 'because']]));
    expect(text).toMatch(/^refs\/tags\/v0 is missing \(expected at a{12}\): because; .*; and 15 more$/);
  });
});

test('a dot in the filter matches characters that are line terminators in JavaScript, as in RE2', () => {
  expect(jsRegex('^rel.ease$')?.test('rel\u2028ease')).toBe(true);
});
