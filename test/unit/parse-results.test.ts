import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, type MirrorResult } from '../../src/mirror/result.ts';
import { outputs } from '../../src/report/outputs.ts';
import { parseResults } from '../../src/report/parse-results.ts';

const error = new StepError('ref-mismatch', 'It failed.', 'Do this.');
const result: MirrorResult = {
  ...failedMirror('group/mirror', error),
  projectUrl: 'https://gitlab.com/group/mirror',
  changes: [{ setting: 'enabled', from: null, to: true }],
  changed: true,
  synced: true,
  verified: false,
  refs: [{ ref: 'refs/heads/main', expected: 'a'.repeat(40), actual: null, ok: false }],
  state: {
    status: 'finished',
    lastError: null,
    lastUpdateStartedAt: '2026-01-01T12:00:00.000Z',
    lastUpdateAt: '2026-01-01T12:00:20.000Z',
    lastSuccessfulUpdateAt: '2026-01-01T12:00:20.000Z',
  },
  runningMs: 20_000,
  durationMs: 23_000,
};

const json = (results: MirrorResult[]) =>
  outputs({ results, isList: true, error: null }, (text) => text).results;
const [record] = JSON.parse(json([result]));

test('results that were written are read back unchanged', () => {
  const results = [result, failedMirror('group/other', error)];
  expect(parseResults(json(results))).toEqual(results);
  expect(parseResults('[]')).toEqual([]);
});

test('an update without success has no running time, since its times may belong to two runs', () => {
  expect(parseResults(json([{ ...result, synced: false }]))).toMatchObject([{ runningMs: null }]);
});

test.each(Object.keys(record).filter((name) => name !== 'error_kind'))(
  'a result without %s is an error',
  (name) => {
    expect(() => parseResults(JSON.stringify([{ ...record, [name]: undefined }]))).toThrow();
  },
);

test.each([
  { project: 1 },
  { project_url: 1 },
  { project_url: 'javascript:alert(1)' },
  { project_url: 'data:text/html,x' },
  { project_url: '//example.com' },
  { project_url: 'https://' },
  { project_url: ' https://example.com' },
  { project_url: 'https://user:password@example.com/' },
  { outcome: 'great' },
  { changed: 'true' },
  { changes: [{ setting: 'enabled', from: {}, to: true }] },
  { verified: 'yes' },
  { update_status: 3 },
  { refs: [{ ref: 'refs/heads/main' }] },
  { error: { kind: 'bad-luck', message: 'a', hint: 'b' } },
  { error: { kind: 'timeout', message: 'a' } },
  { duration_seconds: '3' },
  { duration_seconds: -1 },
  { project: '' },
  { project: 'a'.repeat(8_001) },
  { changes: [{ setting: '`</code><img src=x>`', from: null, to: true }] },
  { changes: [{ setting: 'enabled | forged', from: null, to: true }] },
  { last_error: 'a'.repeat(1_000_000) },
  { project: null, error: null },
])('a result with %j is an error', (wrong) => {
  expect(() => parseResults(JSON.stringify([{ ...record, ...wrong }]))).toThrow();
});

test('the error of a step that failed as a whole is read back', () => {
  const error = new StepError('input', 'It is no list.', 'Correct it.');
  const { results } = outputs({ results: [], isList: true, error }, (text) => text);
  expect(parseResults(results)).toEqual([failedMirror('', error)]);
});

test.each([
  ['yesterday', '2026-01-01T12:00:20.000Z'],
  ['2026-01-01T12:00:20.000Z', '2026-01-01T12:00:00.000Z'],
])('an update from %s to %s has no running time', (start, end) => {
  const times = { last_update_started_at: start, last_update_at: end };
  expect(parseResults(JSON.stringify([{ ...record, ...times }]))).toMatchObject([{ runningMs: null }]);
});

test.each(['', '{}', 'null', '[1]', '[null]', '[['])('%j is not a list of results', (text) => {
  expect(() => parseResults(text)).toThrow();
});
