import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, type MirrorResult } from '../../src/mirror/result.ts';
import { summary } from '../../src/report/summary.ts';
import { githubHtml, linksOn } from '../github-page.ts';

const keep = (text: string) => text;
const noon = Date.UTC(2026, 0, 1, 12);

function mirror(project: string, given: Partial<MirrorResult> = {}): MirrorResult {
  const at = (ms: number) => new Date(noon + ms).toISOString();
  return {
    ...failedMirror(project, null),
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
    '| project | failure | what happened | what to do | settings changed | update | refs |',
    '| group/bad | ❌ sync-failed | It failed. | Do this. | none | queued 2s | – |',
    '#### Settings changed: 1',
    '| project | outcome | settings changed | update | refs |',
    '| group/new | ✅ synced | `enabled`: false → true | queued 2s, ran 15s | – |',
    '#### Timeline',
    '<details><summary>Settings as they were: 1</summary>',
    '| project | outcome | update | refs |',
    '| group/same | ✅ synced | queued 2s, ran 15s | – |',
    '</details>',
  ];
  const places = order.map((line) => text.indexOf(line));
  expect(
    places.every((place) => place >= 0),
    text,
  ).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('the summary of a dry run shows what would change', () => {
  expect(pageOf([mirror('group/new', { ...changed, outcome: 'planned' })])).toContain(
    '#### Settings that would change: 1',
  );
});

test('the timeline shows how long each update was queued and ran, in the order of the requests', () => {
  const text = pageOf([mirror('group/late', { queuedMs: 0 }), mirror('group/early')]);
  expect(text.slice(text.indexOf('gantt')).split('\n').slice(3, 8)).toEqual([
    '  section group/early',
    `  queued :done, ${noon + 3_000}, ${noon + 5_000}`,
    `  ran :active, ${noon + 5_000}, ${noon + 20_000}`,
    '  section group/late',
    `  ran :active, ${noon + 5_000}, ${noon + 20_000}`,
  ]);
});

test('the timeline shows at most forty mirrors, those that took longest', () => {
  const results = Array.from({ length: 100 }, (_, index) =>
    mirror(`group/p${index}`, { runningMs: 1_000 * (index + 1) }),
  );
  const text = pageOf(results);
  expect(text).toContain('of the 40 that took longest');
  expect(text.match(/^ {2}section /gm)).toHaveLength(40);
  expect(text).toContain('section group/p99\n');
  expect(text).not.toContain('section group/p59\n');
});

test('mirrors without a run have no timeline', () => {
  expect(pageOf([mirror('group/a', { state: null, runningMs: null })])).not.toContain('mermaid');
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
  expect(text.match(/… and \d+ more, which the output `results` lists\./g)).toHaveLength(3);
  // The text after a shortened table is not part of it.
  expect(text).toMatch(/lists\.\n\n<\/details>/);
});

test('a summary shows three hundred mirrors in full', () => {
  const results = Array.from({ length: 300 }, (_, index) =>
    index % 3 === 0
      ? failing(`group/p${index}`, 'The update failed. '.repeat(20))
      : mirror(`group/p${index}`),
  );
  expect(pageOf(results)).not.toContain('more, which the output');
});

test('an empty shard and an unreadable list have a summary, too', () => {
  expect(pageOf([])).toContain('**0 mirrors**');
  const text = pageOf([], new StepError('input', 'It is no list.', 'Correct it.'));
  expect(text).toContain('**What happened:** It is no list.');
  expect(text).toContain('**What to do:** Correct it.');
});

test('whatever a server writes, GitHub links nothing of it and keeps the tables', () => {
  const text =
    'a@example.com www.example.com https://example.com @team a/b#12 GH-12 0123456789abcdef0123 :tada: $x$ | ``` </td> <!-- [x](y)';
  const hostile = mirror(`group/${text}`, {
    outcome: 'failed',
    error: new StepError('refused', text, text),
    changes: [{ setting: 'url', from: text, to: null }],
  });
  const calm = mirror('group/calm', { ...hostile, project: 'group/calm', changes: [] });
  const calmError = new StepError('refused', 'No.', 'Do this.');
  const pages = [hostile, { ...calm, error: calmError }].map((result) => [
    summary({ results: [result], isList: false, error: null }, keep),
    pageOf([result], result.error),
    pageOf([{ ...result, error: null, changed: true }]),
    pageOf([{ ...result, error: null }]),
  ]);
  const [hostilePages = [], calmPages = []] = pages;
  const tags = (page: string) => githubHtml(page).match(/<\/?(?:table|tr|td|th|pre|details|h\d)\b/g);
  for (const [index, page] of hostilePages.entries()) {
    expect(linksOn(page)).toEqual([]);
    expect(tags(page)).toEqual(tags(calmPages[index] ?? ''));
  }
});
