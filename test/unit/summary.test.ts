import { describe, expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import type { UpdateState } from '../../src/gitlab/schema.ts';
import { initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { githubHtml, linksOn, readable } from '../github-page.ts';
import { summary } from '../job-summary.ts';

const keep = (text: string) => text;
const noon = Date.UTC(2026, 0, 1, 12);

function mirror(project: string, given: Partial<MirrorResult> = {}): MirrorResult {
  const at = (ms: number) => new Date(noon + ms).toISOString();
  return {
    ...initialResult(project),
    outcome: 'synced',
    synced: true,
    state: {
      status: 'finished',
      lastError: null,
      lastUpdateStartedAt: at(5_000),
      lastUpdateAt: at(20_000),
      lastSuccessfulUpdateAt: at(20_000),
    },
    queuedMs: 2_000,
    runningMs: 15_000,
    ...given,
  };
}

function failing(project: string, message = 'It failed.'): MirrorResult {
  return mirror(project, {
    outcome: 'failed',
    error: new StepError('sync-failed', message, 'Do this.'),
    runningMs: null,
  });
}

const pageOf = (results: MirrorResult[], error: StepError | null = null) =>
  summary({ results, isList: true, error }, keep);

const changed = { changed: true, changes: [{ setting: 'enabled', from: false, to: true }] };

test('failures come first with reason and hint, then changed mirrors, then the others, collapsed', () => {
  const text = pageOf([mirror('group/same'), mirror('group/new', changed), failing('group/bad')]);
  const order = [
    '**3 mirrors:** ❌ 1 failed · ✅ 2 synced',
    '#### Failed: 1',
    '| project | failure |',
    '| group/<wbr>bad | ❌ **sync-failed**: It failed.<br>**What to do:** Do this.<br>queued 2s<br>Last success:',
    '#### Settings changed: 1',
    '| project | settings changed |',
    '| group/<wbr>new | <code>enabled</code>: false → true<br>✅ synced, queued 2s, ran 15s |',
    'Settings unchanged: 1</summary>',
    '| project | outcome | update |',
    '| group/<wbr>same | ✅ synced | queued 2s, ran 15s |',
    '</details>',
    'Timeline</summary>',
  ];
  const places = order.map((line) => text.indexOf(line));
  expect(
    places.every((place) => place >= 0),
    text,
  ).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a hint that all failed mirrors have is shown once, above their table', () => {
  const hint = '**What to do:** Do this.';
  const text = pageOf([failing('group/a'), failing('group/b')]);
  expect(text).toContain(`#### Failed: 2\n\n${hint}\n\n| project |`);
  expect(text.split(hint)).toHaveLength(2);
  const other = { error: new StepError('permission', 'No.', 'Do that.') };
  const mixed = pageOf([failing('group/a'), failing('group/b'), { ...failing('group/c'), ...other }]);
  expect(mixed.split(hint)).toHaveLength(3);
  expect(mixed).toContain('**What to do:** Do that.');
});

test('a hint is only above a table that shows failures', () => {
  const requested = (project: string) => mirror(project, { outcome: 'requested', lastErrorHint: 'Do this.' });
  expect(pageOf([requested('group/a'), requested('group/b')])).not.toContain('What to do');
});

test('the hint of a step that failed as a whole is not repeated for its mirrors', () => {
  const results = [failing('group/a'), failing('group/b')];
  expect(pageOf(results, results[0]?.error).split('Do this.')).toHaveLength(2);
});

test('warnings about the step are on the page of a list and of a single mirror', () => {
  for (const isList of [true, false]) {
    const step = { results: [mirror('group/a')], isList, error: null, warnings: ['It <b>expires soon.'] };
    expect(githubHtml(summary(step, keep))).toContain(
      '<p><strong>⚠️ Warning:</strong> It &lt;b&gt;expires soon.</p>',
    );
  }
});

test('credentials that are saved again are not shown as a change from *** to ***', () => {
  const changes = [{ setting: 'auth_password', from: '***', to: '***' }];
  expect(pageOf([mirror('group/a', { changed: true, changes })])).toContain(
    '<code>auth&#95;<wbr>password</code>: saved on every run<br>',
  );
});

test('the summary of a dry run shows what would change', () => {
  expect(pageOf([mirror('group/new', { ...changed, outcome: 'planned' })])).toContain(
    '#### Settings that would change: 1',
  );
});

/** The rows of the timeline: project, bar and durations. */
function timelineOf(page: string): string[][] {
  const rows = page.matchAll(/^\| (\S+) \| `([^`]{20})` (.*) \|$/gm);
  return Array.from(rows, ([, project = '', bar = '', text = '']) => [
    project.replace('<wbr>', ''),
    bar.replaceAll('\u00a0', ' ').trimEnd(),
    text,
  ]);
}

test('the timeline shows how long each update was queued and ran, in the order of the requests', () => {
  const at = (ms: number) => ({
    ...(mirror('').state as UpdateState),
    lastUpdateStartedAt: new Date(noon + ms).toISOString(),
  });
  const text = pageOf([
    mirror('group/late', { queuedMs: 0, state: at(12_000), runningMs: 8_000 }),
    mirror('group/early', { queuedMs: 5_000, state: at(5_000), runningMs: 6_000 }),
    mirror('group/short', { queuedMs: 1_000, state: at(20_000), runningMs: 10 }),
  ]);
  expect(text).toContain("From 12:00:00 to 12:00:20 on GitLab's clock (UTC): ░ queued, █ running.");
  expect(timelineOf(text)).toEqual([
    ['group/early', '░░░░░██████', 'queued 5s, ran 6s'],
    ['group/late', '            ████████', 'ran 8s'],
    ['group/short', '                   █', 'queued 1s, ran 10ms'],
  ]);
});

test('the timeline shows at most forty mirrors, those that took longest', () => {
  const results = Array.from({ length: 100 }, (_, index) =>
    mirror(`group/p${index}`, { runningMs: 1_000 * (index + 1) }),
  );
  const text = pageOf(results);
  expect(text).toContain('Timeline of the 40 that took longest');
  const shown = timelineOf(text).map(([project]) => project);
  expect(shown).toHaveLength(40);
  expect(shown).toContain('group/p99');
  expect(shown).not.toContain('group/p59');
});

test('mirrors without a run, and a single one with a run, have no timeline', () => {
  const none = mirror('group/a', { state: null, runningMs: null });
  expect(pageOf([none, none, mirror('group/b')])).not.toContain('Timeline');
});

test('each project is linked, in every table', () => {
  const projectUrl = 'https://gitlab.com/group/a_b';
  const link = '[group/<wbr>a&#95;<wbr>b](https://gitlab.com/group/a_b)';
  for (const given of [{}, changed, { outcome: 'unchanged' }, { outcome: 'planned', ...changed }] as const) {
    const result = mirror('group/a_b', { projectUrl, ...given });
    expect(pageOf([result])).toContain(`| ${link} |`);
    expect(summary({ results: [result], isList: false, error: null }, keep)).toContain(
      `| project | ${link} |`,
    );
  }
  expect(pageOf([{ ...failing('group/a_b'), projectUrl }])).toContain(`| ${link} |`);
  expect(githubHtml(pageOf([mirror('group/a_b', { projectUrl })]))).toContain(
    `<a href="${projectUrl}">group/<wbr>a_<wbr>b</a>`,
  );
});

test('the job summary of a single mirror shows each ref with its commit, including those that do not match', () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
  const refs = [
    { ref: 'refs/tags/v1', expected: a, actual: a, ok: true },
    { ref: 'refs/tags/v2', expected: a, actual: b, ok: false },
    { ref: 'refs/heads/main', expected: null, actual: null, ok: false },
  ];
  const page = (given: Partial<MirrorResult>) =>
    readable(summary({ results: [mirror('group/a', given)], isList: false, error: null }, keep));
  const shown = page({ verified: false, refs });
  expect(shown).toContain('❌ 1 ref differs, 1 ref missing');
  expect(page({ verified: false, refs: [refs[1], refs[1]] as typeof refs })).toContain('❌ 2 refs differ❌');
  expect(page({ verified: false, refs: [refs[2], refs[2]] as typeof refs })).toContain('❌ 2 refs missing❌');
  expect(shown).toContain('✅ refs/tags/v1 is at aaaaaaaaaaaa');
  expect(shown).toContain('❌ refs/tags/v2 is at bbbbbbbbbbbb instead of aaaaaaaaaaaa');
  expect(shown).toContain('❌ refs/heads/main is missing');
  expect(page({ verified: false, refs: Array(50).fill(refs[1]) })).toContain('… and 30 more');
  expect(page({ verified: true, outcome: 'verified', refs: refs.slice(0, 1) })).not.toContain(
    'refs verified',
  );
});

describe('the page of a monitor', () => {
  const hourMs = 3_600_000;
  const observed = (project: string, ageHours: number, state: Partial<UpdateState> = {}) =>
    mirror(project, {
      outcome: 'unchanged',
      queuedMs: null,
      runningMs: null,
      serverTime: noon,
      state: {
        ...(mirror('').state as UpdateState),
        lastSuccessfulUpdateAt: new Date(noon - ageHours * hourMs).toISOString(),
        ...state,
      },
      lastErrorHint: state.lastError ? 'Do this.' : null,
    });

  test('shows when each mirror was last updated, the oldest first, and nothing about outcomes', () => {
    const text = pageOf([observed('group/a', 1), observed('group/b', 90 * 24), observed('group/c', 31)]);
    expect(text).toContain('**3 mirrors:** ✅ 3 healthy\n');
    expect(text.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| project | state in GitLab | last success |',
      '| --- | --- | --- |',
      '| group/<wbr>b | ✅ healthy | 90 days ago (3 Oct 2025, 12:00 UTC) |',
      '| group/<wbr>c | ✅ healthy | 31h ago (31 Dec 2025, 05:00 UTC) |',
      '| group/<wbr>a | ✅ healthy | 1h ago (1 Jan 2026, 11:00 UTC) |',
    ]);
    expect(text).not.toMatch(/unchanged|planned|as they were/);
  });

  test.each<[string, Partial<UpdateState>]>([
    ['failed', { status: 'failed', lastError: 'fatal: Authentication failed' }],
    ['is repeated after a failure', { status: 'started', lastError: 'fatal: Authentication failed' }],
  ])(
    'marks a mirror whose last update %s as failing, with the error and a hint, although the step passes',
    (_, state) => {
      const text = pageOf([observed('group/a', 1), observed('group/bad', 2, state)]);
      expect(text).toContain('**2 mirrors:** ⚠️ 1 failing · ✅ 1 healthy\n');
      expect(text).toMatch(
        /#### Failing or stale: 1\n\n.*\n.*\n\| group\/<wbr>bad \| ⚠️ failing: fatal: Authentication failed<br>.*\*\*What to do:\*\* Do this\.<br>Last success: 2h ago/,
      );
      expect(text.indexOf('group/<wbr>bad')).toBeLessThan(text.indexOf('group/<wbr>a '));
    },
  );

  test.each<[Partial<UpdateState>, string]>([
    [{ status: 'failed' }, '⚠️ failing'],
    [{ status: 'canceled' }, '⚠️ canceled'],
    [{ status: 'scheduled' }, '⏳ update queued'],
    [{ status: 'started' }, '⏳ update running'],
    [{ status: 'none', lastSuccessfulUpdateAt: null }, '⏳ never updated'],
    [{ status: 'none', unknownStatus: 'resting' }, '✅ healthy<br>resting'],
  ])('shows the state %j as %s', (state, shown) => {
    expect(pageOf([observed('group/a', 1, state)])).toContain(`| ${shown}`);
  });

  test('shows that GitLab has paused a mirror, if the response to a request said so', () => {
    const error = new StepError('paused', 'It is paused.', 'Resume it.');
    const result = {
      ...observed('group/a', 5, { status: 'failed', lastError: 'No.' }),
      outcome: 'failed',
      error,
    } as const;
    const text = summary({ results: [result], isList: false, error: null }, keep);
    expect(text).toContain('| state in GitLab | ⚠️ paused<br>⚠️ failing: No. |');
    expect(text).toContain('| last success | 5h ago');
  });

  test('shows stale mirrors first, even in a dry run, which passes', () => {
    const error = new StepError('stale', 'It is old.', 'Do this.');
    const monitored = pageOf([
      observed('group/a', 1),
      { ...observed('group/old', 99), outcome: 'failed', error },
    ]);
    expect(monitored).toContain('❌ 1 failed · ✅ 1 healthy\n');
    expect(monitored).toContain('| group/<wbr>old | ❌ **stale**: It is old.<br>**What to do:** Do this. |');
    const planned = { outcome: 'planned' } as const;
    const dry = pageOf([
      { ...observed('group/a', 1), ...planned },
      { ...observed('group/old', 99), ...planned, isStale: true },
    ]);
    expect(dry).toContain('⚠️ 1 stale · ✅ 1 healthy\n');
    expect(dry).toContain('| group/<wbr>old | ⚠️ stale<br>Last success: 4 days ago');
    expect(dry).not.toContain('planned');
    const drifted = { ...observed('group/old', 99), ...planned, ...changed, isStale: true };
    expect(pageOf([drifted])).toContain('⚠️ 1 stale (1 would change)\n');
  });

  test("shows the time but no age without GitLab's date, as with the results of another job", () => {
    expect(pageOf([{ ...observed('group/a', 1), serverTime: null }])).toContain('| 1 Jan 2026, 11:00 UTC |');
  });

  test('shows the state of a single mirror', () => {
    const text = summary({ results: [observed('group/a', 3)], isList: false, error: null }, keep);
    expect(text.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| project | group/<wbr>a |',
      '| --- | --- |',
      '| state in GitLab | ✅ healthy |',
      '| last success | 3h ago (1 Jan 2026, 09:00 UTC) |',
    ]);
  });

  test('shows the state next to the planned changes in a dry run', () => {
    const text = pageOf([{ ...observed('group/a', 3), outcome: 'planned', ...changed }]);
    expect(text).toContain('📝 1 would change');
    expect(text).toContain('| <code>enabled</code>: false → true<br>✅ healthy<br>Last success: 3h ago');
  });
});

test('a summary never exceeds the maximum size that GitHub accepts', () => {
  const results = Array.from({ length: 3_000 }, (_, index) => [
    failing(`group/bad${index}`, '<|*>'.repeat(900)),
    mirror(`group/new${index}`, {
      changed: true,
      changes: [{ setting: 'url', from: '|'.repeat(900), to: null }],
    }),
    mirror(`group/same${index}-${'ä'.repeat(200)}`),
  ]).flat();
  const text = pageOf(results);
  expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  expect(text.match(/… and \d+ more\. Set `results-file` to get all results\./g)).toHaveLength(3);
  // The text after a shortened table is not part of it.
  expect(text).toMatch(/all results\.\n\n<\/details>/);
});

test('a summary shows three hundred mirrors in full', () => {
  const results = Array.from({ length: 300 }, (_, index) =>
    index % 3 === 0
      ? failing(`group/p${index}`, 'The update failed. '.repeat(20))
      : mirror(`group/p${index}`),
  );
  expect(pageOf(results)).not.toMatch(/… and \d+ more/);
});

test('a column that is empty in all rows is left out, and a dash fills the others', () => {
  const text = pageOf([mirror('group/a', { queuedMs: null, runningMs: null }), mirror('group/b')]);
  expect(text).toContain('| project | outcome | update |');
  expect(text).toContain('| group/<wbr>a | ✅ synced | – |');
  expect(pageOf([mirror('group/a', { queuedMs: null, runningMs: null })])).toContain(
    '| project | outcome |\n',
  );
});

test('the job summary of a single failure does not repeat the GitLab error that it quotes', () => {
  const error = new StepError('sync-failed', 'The update failed: No way.', 'Do this.');
  const state = { ...(mirror('').state as UpdateState), status: 'failed', lastError: 'No way.' } as const;
  const result = mirror('group/a', { outcome: 'failed', error, state });
  const text = summary({ results: [result], isList: false, error: null }, keep);
  expect(text).toContain('| state in GitLab | ⚠️ failing |');
  expect(text.match(/No way/g)).toHaveLength(1);
});

test('an empty shard and an unreadable list also have a summary', () => {
  expect(pageOf([])).toContain('**0 mirrors**');
  const text = pageOf([], new StepError('input', 'It is no list.', 'Correct it.'));
  expect(text).toContain('**What happened:** It is no list.');
  expect(text).toContain('**What to do:** Correct it.');
});

test('text from a server can neither create links nor break the tables', () => {
  const text =
    'a@example.com www.example.com https://example.com @team a/b#12 GH-12 0123456789abcdef0123 :tada: $x$ | ``` </td> <!-- [x](y)';
  const state: UpdateState = {
    status: 'none',
    unknownStatus: text,
    lastError: text,
    lastUpdateAt: text,
    lastUpdateStartedAt: text,
    lastSuccessfulUpdateAt: text,
  };
  const hostile = mirror(`group/${text}`, {
    outcome: 'failed',
    error: new StepError('refused', text, text),
    changes: [{ setting: text, from: text, to: null }],
    verified: false,
    refs: [{ ref: text, expected: text, actual: text, ok: false }],
    state,
  });
  const calmState = { ...state, unknownStatus: 'new', lastError: 'No.' };
  const calm = mirror('group/calm', {
    ...hostile,
    project: 'group/calm',
    error: new StepError('refused', 'No.', 'Do this.'),
    changes: [{ setting: 'url', from: 'a', to: null }],
    refs: [{ ref: 'refs/heads/main', expected: null, actual: null, ok: false }],
    state: calmState,
  });
  const pages = [hostile, calm].map((result) => [
    summary({ results: [result], isList: false, error: null, warnings: [text] }, keep),
    pageOf([result], result.error),
    pageOf([result, result]),
    pageOf([{ ...result, error: null, changed: true }]),
    pageOf([{ ...result, error: null }]),
    pageOf([{ ...result, error: null, outcome: 'planned', changed: true }]),
    pageOf([{ ...result, error: null, outcome: 'unchanged' }]),
  ]);
  const [hostilePages = [], calmPages = []] = pages;
  const tags = (page: string) => githubHtml(page).match(/<\/?(?:table|tr|td|th|pre|details|h\d)\b/g);
  for (const [index, page] of hostilePages.entries()) {
    expect(linksOn(page)).toEqual([]);
    expect(tags(page)).toEqual(tags(calmPages[index] ?? ''));
  }
});
