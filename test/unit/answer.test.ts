import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { answerJson, serverWords } from '../../src/gitlab/answer.ts';
import { parsePullMirror } from '../../src/gitlab/schema.ts';
import type { HttpAnswer } from '../../src/network/http.ts';

function answer(
  status: number,
  body: unknown,
  headers: HttpAnswer['headers'] = { 'content-type': 'application/json' },
): HttpAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body), serverTime: null };
}

function faultOf(run: () => unknown): StepError {
  try {
    run();
  } catch (error) {
    if (error instanceof StepError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test.each([
  [{ message: '404 Project Not Found' }, '404 Project Not Found'],
  [
    { message: { import_url: ['is blocked', 'is bad'], url: ['is missing'] } },
    'import_url is blocked, is bad; url is missing',
  ],
  [
    { error: 'insufficient_scope', error_description: 'The request requires higher privileges' },
    'insufficient_scope: The request requires higher privileges',
  ],
  [{ error: '405 Not Allowed' }, '405 Not Allowed'],
  [{ detail: 'other' }, 'detail other'],
  [{ message: { a: { b: { c: { d: 1 } } } } }, 'a b c …'],
  ['text', 'text'],
  [null, 'null'],
])('the words of %j are %j', (json, words) => {
  expect(serverWords(json)).toBe(words);
});

test.each([
  [401, { message: '401 Unauthorized' }, 'authentication'],
  [403, { error: 'insufficient_scope' }, 'scope'],
  [403, { message: '403 Forbidden' }, 'permission'],
  [404, { message: '404 Project Not Found' }, 'not-found'],
  [400, { message: { url: ['is missing'] } }, 'refused'],
  [422, { message: 'no' }, 'refused'],
  [408, { message: 'late' }, 'unavailable'],
  [429, { message: 'Retry later' }, 'unavailable'],
  [500, { message: '500 Internal Server Error' }, 'unavailable'],
])('%d %j is kind %s, in the words of GitLab', (status, body, kind) => {
  const fault = faultOf(() => answerJson(answer(status, body), 'do it'));
  expect(fault.kind).toBe(kind);
  expect(fault.message).toContain(serverWords(body));
});

test.each([
  [
    'a page',
    answer(200, '<html><title>Sign in</title></html>', { 'content-type': 'text/html' }),
    /text\/html in place of GitLab's JSON: Sign in/,
  ],
  [
    'a page of an error',
    answer(404, '<html><title>Not here</title></html>', { 'content-type': 'text/html' }),
    /404 with text\/html/,
  ],
  ['JSON that is broken', answer(200, '{"a":', { 'content-type': 'application/json' }), /in place of/],
  ['JSON under another name', answer(200, '{}', { 'content-type': 'text/plain' }), /text\/plain/],
  ['nothing at all', answer(200, '', {}), /no content type .* \(nothing\)/],
  [
    'a redirect elsewhere',
    answer(302, '', { location: 'https://sso.example.com/login?state=1' }),
    /redirect to https:\/\/sso\.example\.com, which/,
  ],
])('%s is kind protocol', (_name, page, message) => {
  const fault = faultOf(() => answerJson(page, 'do it'));
  expect(fault.kind).toBe('protocol');
  expect(fault.message).toMatch(message);
});

test('a page while GitLab is away is kind unavailable', () => {
  expect(
    faultOf(() => answerJson(answer(502, '<html>', { 'content-type': 'text/html' }), 'do it')).kind,
  ).toBe('unavailable');
});

test('an empty answer is fine where nothing is to be told', () => {
  expect(answerJson(answer(202, '', {}), 'update', true)).toBeNull();
  expect(answerJson(answer(200, '200'), 'update', true)).toBe(200);
});

const record = {
  update_status: 'finished',
  last_error: null,
  last_update_at: '2020-01-06T17:32:02.823Z',
  last_update_started_at: '2020-01-06T17:31:55.864Z',
  last_successful_update_at: '2020-01-06T17:32:02.823Z',
  url: 'https://*****:*****@example.com/a.git',
};

test('the record of a pull mirror is read, null booleans as false', () => {
  const settings = {
    enabled: true,
    mirror_trigger_builds: null,
    only_mirror_protected_branches: null,
    mirror_overwrites_diverged_branches: false,
    mirror_branch_regex: null,
  };
  expect(parsePullMirror({ ...record, ...settings })).toEqual({
    status: 'finished',
    lastError: null,
    lastUpdateAt: '2020-01-06T17:32:02.823Z',
    lastUpdateStartedAt: '2020-01-06T17:31:55.864Z',
    lastSuccessfulUpdateAt: '2020-01-06T17:32:02.823Z',
    url: 'https://*****:*****@example.com/a.git',
    settings: {
      enabled: true,
      mirrorTriggerBuilds: false,
      onlyMirrorProtectedBranches: false,
      mirrorOverwritesDivergedBranches: false,
      mirrorBranchRegex: null,
    },
  });
});

test.each(['paused', 'toString'])('the status %s, which is not known, is read as none and kept', (status) => {
  const mirror = parsePullMirror({ ...record, update_status: status });
  expect(mirror).toMatchObject({ status: 'none', unknownStatus: status });
});

test('without the setting fields, as before GitLab 17.5, the settings are not known', () => {
  expect(parsePullMirror(record).settings).toBeNull();
});

test.each([
  [null, /the pull mirror should be an object but is null/],
  [[], /should be an object but is a list/],
  [{}, /update_status of the pull mirror should be a text but is missing/],
  [{ ...record, update_status: 7 }, /update_status .* of type number/],
  [{ ...record, last_update_at: 'yesterday' }, /last_update_at .* should be a time/],
  [{ ...record, last_error: {} }, /last_error .* of type object/],
  [{ ...record, enabled: 'yes' }, /enabled .* should be true, false or null/],
])('%j is no pull mirror, and it is said why', (json, message) => {
  const fault = faultOf(() => parsePullMirror(json));
  expect(fault.kind).toBe('protocol');
  expect(fault.message).toMatch(message);
});

test('a refusal without a word says so', () => {
  expect(faultOf(() => answerJson(answer(404, '{}'), 'show the pull mirror')).message).toBe(
    'GitLab refused to show the pull mirror: 404, without a word',
  );
});
