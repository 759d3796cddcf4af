import { expect, test } from 'vitest';
import { outputNames } from '../../src/contract.ts';
import { StepError } from '../../src/errors.ts';
import type { MirrorResult } from '../../src/mirror/result.ts';
import { redactor } from '../../src/redact.ts';
import { annotation, outputs, summary } from '../../src/report.ts';

const keep = (text: string) => text;

const synced: MirrorResult = {
  project: 'group/mirror',
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

test('every output is set, whatever is known', () => {
  for (const result of [synced, failed]) expect(Object.keys(outputs(result, keep))).toEqual([...outputNames]);
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

test('results hold the same in snake_case and JSON types', () => {
  expect(JSON.parse(outputs(synced, keep).results)).toEqual([
    {
      project: 'group/mirror',
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

test('an annotation tells the project, what happened and what to do', () => {
  const error = new StepError('paused', 'It is paused.', 'Resume it.');
  expect(annotation('group/mirror', error, keep)).toEqual({
    title: 'Pull mirror: paused',
    text: 'group/mirror: It is paused. Resume it.',
  });
});

test('the summary is one table, in which a cell stays a cell', () => {
  const page = summary(synced, keep);
  expect(page).toContain('✅ synced');
  expect(page).toContain('queued 2s, ran 8s');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split('|').length)).toEqual([7, 7, 7]);
});

test('of a failure, the summary tells what happened and what to do, without secrets or HTML', () => {
  const page = summary(failed, redactor(['secret']));
  expect(page).toContain('❌ failed (sync-failed)');
  expect(page).toContain(
    '**What happened:** It says: *** &#124; &#60;b&#62;'.replace('***', '&#42;&#42;&#42;'),
  );
  expect(page).toContain('**What to do:** Do this.');
});

test('a long message never pushes out what to do about it', () => {
  const error = new StepError('sync-failed', 'x'.repeat(6_000), 'Do this.');
  expect(annotation('group/mirror', error, keep).text).toMatch(/ … Do this\.$|…\.? Do this\.$/);
});

test('what an output says is no command either, wherever it is printed later', () => {
  const state = {
    status: 'failed',
    lastError: '::error::forged',
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
  };
  expect(outputs({ ...failed, state }, keep)['last-error']).toBe(': :error::forged');
});
