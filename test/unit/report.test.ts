import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { projectUrl } from '../../src/gitlab/project.ts';
import type { MirrorResult } from '../../src/mirror/result.ts';
import { annotation, annotations } from '../../src/report/annotations.ts';
import { outputNames, outputs as outputsOf, resultsOf } from '../../src/report/outputs.ts';
import { type Redact, redactor } from '../../src/text/redact.ts';
import { summary } from '../job-summary.ts';

const keep = (text: string) => text;

function outputs(result: MirrorResult, redact: Redact) {
  return outputsOf({ results: [result], isList: false, error: null }, redact);
}

const synced: MirrorResult = {
  project: 'group/mirror',
  projectUrl: 'https://gitlab.com/group/mirror',
  outcome: 'synced',
  changes: [{ setting: 'mirror_branch_regex', from: null, to: '^v|a' }],
  changed: true,
  synced: true,
  verified: null,
  refs: [],
  state: {
    status: 'finished',
    lastError: null,
    lastUpdateAt: '2026-01-01T12:00:08.000Z',
    lastUpdateStartedAt: '2026-01-01T12:00:00.000Z',
    lastSuccessfulUpdateAt: '2026-01-01T12:00:08.000Z',
  },
  lastErrorHint: null,
  isStale: false,
  serverTime: Date.parse('2026-01-01T12:00:09.000Z'),
  queuedMs: 2_000,
  runningMs: 8_000,
  error: null,
  durationMs: 11_234.5,
};

const failed: MirrorResult = {
  ...synced,
  outcome: 'failed',
  synced: false,
  state: null,
  error: new StepError('sync-failed', 'It says: secret | <b>', 'Do this.'),
};

test('every output is set, even if its value is not known', () => {
  for (const result of [synced, failed]) expect(Object.keys(outputs(result, keep))).toEqual(outputNames);
  expect(outputs(synced, keep)).toMatchObject({
    outcome: 'synced',
    changed: 'true',
    synced: 'true',
    verified: '',
    'last-error': '',
    'last-update-at': '2026-01-01T12:00:08.000Z',
    'error-kind': '',
    changes: '[{"setting":"mirror_branch_regex","from":null,"to":"^v|a"}]',
  });
  expect(outputs(failed, keep)).toMatchObject({ 'update-status': '', 'error-kind': 'sync-failed' });
});

test('results contain the same values in snake_case and JSON types', () => {
  expect(JSON.parse(outputs(synced, keep).results)).toEqual([
    {
      project: 'group/mirror',
      project_url: 'https://gitlab.com/group/mirror',
      outcome: 'synced',
      changed: true,
      changes: synced.changes,
      synced: true,
      verified: null,
      update_status: 'finished',
      last_error: null,
      last_update_at: '2026-01-01T12:00:08.000Z',
      last_update_started_at: '2026-01-01T12:00:00.000Z',
      last_successful_update_at: '2026-01-01T12:00:08.000Z',
      error_kind: null,
      refs: [],
      error: null,
      duration_seconds: 11.235,
    },
  ]);
});

test.each([
  ['https://gitlab.com/api/v4', 'group/sub/project', 'https://gitlab.com/group/sub/project'],
  ['https://example.com/gitlab/api/v4', 'group/project', 'https://example.com/gitlab/group/project'],
  ['https://gitlab.com/api/v4', '4711', 'https://gitlab.com/projects/4711'],
  ['https://gitlab.com/api/v4', 'group/größe', 'https://gitlab.com/group/gr%C3%B6%C3%9Fe'],
])('with %s, the URL of the project %s is %s', (apiUrl, idOrPath, url) => {
  expect(projectUrl(apiUrl, idOrPath)).toBe(url);
});

test('a secret in the URL of a project is not shown', () => {
  const [record] = JSON.parse(outputs(synced, redactor(['group'])).results);
  expect(record.project_url).toBe('https://gitlab.com/***/mirror');
  const page = summary({ results: [synced], isList: false, error: null }, redactor(['group']));
  expect(page).not.toMatch(/group|\]\(/);
});

test('an annotation names the project, what happened and what to do', () => {
  const error = new StepError('paused', 'It is paused.', 'Resume it.');
  expect(annotation('group/mirror', error, keep)).toEqual({
    title: 'Pull mirror: paused',
    text: 'group/mirror: It is paused. Resume it.',
  });
});

test('the summary of a single mirror is one table, and no text breaks its columns', () => {
  const page = summary({ results: [synced], isList: false, error: null }, keep);
  expect(page).toContain('✅ synced');
  expect(page).toContain('queued 2s, ran 8s');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  // A line for each property, so that a phone shows all of them.
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual([
    'project',
    '---',
    'outcome',
    'settings changed',
    'update',
  ]);
  expect(rows.map((row) => row.split('|').length)).toEqual([4, 4, 4, 4, 4]);
});

test('for a failure, the summary says what happened and what to do, without secrets or HTML', () => {
  const page = summary({ results: [failed], isList: false, error: null }, redactor(['secret']));
  expect(page).toContain('❌ failed (sync-failed)');
  expect(page).toContain(
    '**What happened:** It says: *** &#124; &#60;b&#62;'.replace('***', '&#42;&#42;&#42;'),
  );
  expect(page).toContain('**What to do:** Do this.');
  expect(page.indexOf('**What happened:**')).toBeLessThan(page.indexOf('| project |'));
});

const many = (...results: MirrorResult[]) => ({ results, isList: true, error: null });

test('the outcome of a list is the most important one of its mirrors, and outputs about a single mirror are empty', () => {
  const unchanged: MirrorResult = {
    ...synced,
    outcome: 'unchanged',
    synced: false,
    changed: false,
    changes: [],
  };
  const step = many(unchanged, { ...synced, project: 'group/other', verified: true });
  expect(outputsOf(step, keep)).toMatchObject({
    outcome: 'synced',
    changed: 'true',
    changes: '[{"project":"group/other","setting":"mirror_branch_regex","from":null,"to":"^v|a"}]',
    synced: 'false',
    verified: 'true',
    'update-status': '',
    'last-update-at': '',
    'error-kind': '',
  });
  expect(outputsOf(many(synced, synced), keep).synced).toBe('true');
  expect(outputsOf(many(synced, failed), keep)).toMatchObject({
    outcome: 'failed',
    'error-kind': 'sync-failed',
  });
  expect(outputsOf(many({ ...synced, verified: true }, { ...synced, verified: false }), keep).verified).toBe(
    'false',
  );
});

test.each<[MirrorResult['outcome'][], string]>([
  [['unchanged', 'planned'], 'planned'],
  [['planned', 'configured'], 'configured'],
  [['configured', 'removed'], 'removed'],
  [['removed', 'synced'], 'synced'],
  [['synced', 'requested'], 'requested'],
  [['requested', 'failed'], 'failed'],
])('a list of mirrors with the outcomes %j has the outcome %s', (outcomes, outcome) => {
  const results = outcomes.map((each) => ({ ...synced, outcome: each }));
  expect(outputsOf(many(...results), keep).outcome).toBe(outcome);
  expect(outputsOf(many(...results.reverse()), keep).outcome).toBe(outcome);
});

test('the outcome of an empty shard is unchanged, and it is not synced', () => {
  expect(outputsOf(many(), keep)).toMatchObject({
    outcome: 'unchanged',
    changed: 'false',
    synced: 'false',
    verified: '',
    results: '[]',
  });
});

/** Results whose JSON is nearly this long, every tenth of them failed. */
function resultsOfLength(length: number): MirrorResult[] {
  const each = resultsOf(many(failed), keep).json.length;
  return Array.from({ length: Math.floor(length / each) }, (_, index) =>
    index % 10 === 0 ? failed : { ...failed, outcome: 'synced' as const, error: null },
  );
}

const halfMebi = 524_288;

test('results of up to 1 MiB in UTF-16 are in the output', () => {
  const results = resultsOfLength(halfMebi);
  const { json, output, shown, total } = resultsOf(many(...results), keep);
  expect(output.length).toBeGreaterThan(halfMebi * 0.7);
  expect(output === json).toBe(true);
  expect([shown, total]).toEqual([results.length, results.length]);
});

test('if the results are larger, the output has only the failures, and the file has all results', () => {
  const results = resultsOfLength(halfMebi * 2);
  const { json, output, shown, total } = resultsOf(many(...results), keep);
  expect(JSON.parse(json)).toHaveLength(results.length);
  expect(JSON.parse(output)).toEqual(
    JSON.parse(json).filter(({ outcome }: { outcome: string }) => outcome === 'failed'),
  );
  expect([shown, total]).toEqual([Math.ceil(results.length / 10), results.length]);
});

test('if the failures exceed 1 MiB, the output has as many as fit, in order', () => {
  const results = Array.from({ length: 5_000 }, (_, index) => ({ ...failed, project: `group/p${index}` }));
  const error = new StepError('input', 'Writing results-file failed', 'Do this.');
  const { output, shown } = resultsOf({ ...many(...results), error }, keep);
  expect(output.length).toBeLessThanOrEqual(halfMebi);
  expect(output.length).toBeGreaterThan(halfMebi * 0.99);
  const projects = JSON.parse(output).map(({ project }: { project: string }) => project);
  expect(projects).toEqual([null, ...results.slice(0, shown - 1).map(({ project }) => project)]);
});

test('the outputs together do not exceed 1 MiB, and changes that do not fit are left out with a warning', () => {
  const changes = Array.from({ length: 20 }, () => ({ setting: 'url', from: null, to: 'u'.repeat(100) }));
  const results = Array.from({ length: 500 }, (_, index) => ({
    ...failed,
    project: `group/p${index}`,
    changes,
  }));
  const warnings: string[] = [];
  const texts = outputsOf(many(...results), keep, (text) => warnings.push(text));
  expect(Object.values(texts).join('').length).toBeLessThanOrEqual(halfMebi);
  const shown = JSON.parse(texts.changes).length;
  expect(shown).toBeGreaterThan(1_000);
  expect(JSON.parse(texts.results).length).toBeGreaterThan(50);
  expect(warnings).toEqual([
    expect.stringContaining(`the output changes contains only ${shown} of 10000 changes.`),
    expect.stringContaining('the output results contains only failures'),
  ]);
});

test('a list that cannot be read fails as a whole', () => {
  const error = new StepError('input', 'It is no list.', 'Correct it.');
  const { results, ...outputs } = outputsOf({ ...many(), error }, keep);
  expect(outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  expect(JSON.parse(results)).toMatchObject([
    {
      project: null,
      outcome: 'failed',
      error: { kind: 'input', message: 'It is no list.', hint: 'Correct it.' },
    },
  ]);
  expect(annotations({ ...many(), error }, keep)).toEqual([
    { title: 'Pull mirror: input', text: 'It is no list. Correct it.' },
  ]);
});

test('if there are many failures, nine are annotated, and a tenth annotation counts the rest by kind', () => {
  const failures = Array.from({ length: 25 }, (_, index) => ({
    ...failed,
    project: `group/p${index}`,
    error: new StepError(index % 2 ? 'timeout' : 'sync-failed', 'It failed.', 'Do this.'),
  }));
  expect(annotations(many(...failures.slice(0, 10), synced), keep)).toHaveLength(10);
  const shown = annotations(many(synced, ...failures), keep);
  expect(shown).toHaveLength(10);
  expect(shown[8]?.text).toBe('group/p8: It failed. Do this.');
  expect(shown[9]).toEqual({
    title: 'Pull mirror: 16 more failures',
    text: '16 more mirrors failed: 8 timeout, 8 sync-failed. The job summary lists them; the input results-file writes all results to a file.',
  });
});

test('an error of the whole step is annotated once, not for each mirror', () => {
  const error = new StepError('internal', 'A bug.', 'Report it.');
  const results = [synced, { ...failed, error }, { ...failed, error }];
  expect(annotations({ results, isList: true, error }, keep).map(({ text }) => text)).toEqual([
    'A bug. Report it.',
  ]);
});

test('a long message never displaces the hint', () => {
  const error = new StepError('sync-failed', 'x'.repeat(6_000), 'Do this.');
  expect(annotation('group/mirror', error, keep).text).toMatch(/ … Do this\.$|…\.? Do this\.$/);
});

test('no output contains a workflow command, even if it is printed later', () => {
  const state = {
    status: 'failed',
    lastError: '::error::forged',
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
  } as const;
  expect(outputs({ ...failed, state }, keep)['last-error']).toBe(': :error::forged');
});

test('every output is one line, whatever GitLab returns, since a runner reads outputs line by line', () => {
  const text = 'a\r\noutcome=synced\u2028b\u0085\nsynced=true';
  const result = {
    ...failed,
    project: text,
    changes: [{ setting: 'url', from: text, to: text }],
    refs: [{ ref: text, expected: null, actual: null, ok: false }],
    error: new StepError('sync-failed', text, text),
    state: {
      status: 'none' as const,
      unknownStatus: text,
      lastError: text,
      lastUpdateAt: text,
      lastUpdateStartedAt: text,
      lastSuccessfulUpdateAt: text,
    },
  };
  for (const output of Object.values(outputs(result, keep))) expect(output).not.toMatch(/[\r\n\u2028\u0085]/);
});
