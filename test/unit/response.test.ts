import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { parseResponse, reasonOf } from '../../src/gitlab/response.ts';
import { parsePullMirror } from '../../src/gitlab/schema.ts';
import type { HttpResponse } from '../../src/network/http.ts';

function response(
  status: number,
  body: unknown,
  headers: HttpResponse['headers'] = { 'content-type': 'application/json' },
): HttpResponse {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body), serverTime: null };
}

function errorOf(run: () => unknown): StepError {
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
])('the reason in %j is %j', (json, reason) => {
  expect(reasonOf(json)).toBe(reason);
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
])("%d %j fails with kind %s and GitLab's message", (status, body, kind) => {
  const error = errorOf(() => parseResponse(response(status, body), 'Doing it'));
  expect(error.kind).toBe(kind);
  expect(error.message).toContain(reasonOf(body));
});

test.each([
  [
    'a page',
    response(200, '<html><title>Sign in</title></html>', { 'content-type': 'text/html' }),
    /text\/html instead of GitLab's JSON: Sign in/,
  ],
  [
    'an error page',
    response(404, '<html><title>Not here</title></html>', { 'content-type': 'text/html' }),
    /404 with text\/html/,
  ],
  ['invalid JSON', response(200, '{"a":', { 'content-type': 'application/json' }), /instead of/],
  ['JSON with another content type', response(200, '{}', { 'content-type': 'text/plain' }), /text\/plain/],
  ['an empty response', response(200, '', {}), /no content type .* \(nothing\)/],
  [
    'a redirect elsewhere',
    response(302, '', { location: 'https://sso.example.com/login?state=1' }),
    /redirect to https:\/\/sso\.example\.com, which/,
  ],
  [
    'a redirect to an address that a URL spells otherwise, such as a secret',
    response(302, '', { location: 'https://SECRET.example.com/login' }),
    /returned 302, a redirect, which/,
  ],
])('%s fails with kind protocol', (_name, page, message) => {
  const error = errorOf(() => parseResponse(page, 'Doing it'));
  expect(error.kind).toBe('protocol');
  expect(error.message).toMatch(message);
});

test.each([
  ['elsewhere', { location: 'https://sso.example.com/login' }],
  ['to the same origin, of a PUT or in a loop', { location: '/api/v4/projects/1' }],
  ['without a location', {}],
])('the message about a redirect %s says which redirects are followed', (_name, headers) => {
  expect(errorOf(() => parseResponse(response(307, '', headers), 'Doing it')).message).toMatch(
    /, which is not followed: the step follows only redirects of GET requests, within gitlab-url, and only a few\.$/,
  );
});

test('an HTML page with status 502 fails with kind unavailable', () => {
  expect(
    errorOf(() => parseResponse(response(502, '<html>', { 'content-type': 'text/html' }), 'Doing it')).kind,
  ).toBe('unavailable');
});

test('an empty response is a success if it may be empty', () => {
  expect(parseResponse(response(202, '', {}), 'Updating', true)).toBeNull();
  expect(parseResponse(response(200, '200'), 'Updating', true)).toBe(200);
});

const record = {
  update_status: 'finished',
  last_error: null,
  last_update_at: '2020-01-06T17:32:02.823Z',
  last_update_started_at: '2020-01-06T17:31:55.864Z',
  last_successful_update_at: '2020-01-06T17:32:02.823Z',
  url: 'https://*****:*****@example.com/a.git',
};

test('a pull mirror is parsed, with null booleans as false', () => {
  const settings = {
    enabled: true,
    mirror_trigger_builds: null,
    only_mirror_protected_branches: null,
    mirror_overwrites_diverged_branches: false,
    mirror_branch_regex: null,
  };
  expect(parsePullMirror({ ...record, ...settings })).toEqual({
    id: null,
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

test('without the fields of the settings, as before GitLab 17.5, the settings are null', () => {
  expect(parsePullMirror(record).settings).toBeNull();
});

test.each([
  [null, /the pull mirror should be an object, but it is null/],
  [[], /should be an object, but it is an array/],
  [{}, /update_status of the pull mirror should be a string, but it is missing/],
  [{ ...record, update_status: 7 }, /update_status .* of type number/],
  [
    { ...record, last_update_at: 'yesterday' },
    /GitLab's: last_update_at of the pull mirror is not a timestamp\.$/,
  ],
  [{ ...record, last_update_at: 7 }, /last_update_at .* should be a string, but it is of type number/],
  [{ ...record, id: 1.5 }, /GitLab's: id of the pull mirror is not a positive whole number\.$/],
  [{ ...record, id: '1' }, /id .* should be a number, but it is of type string/],
  [{ ...record, last_error: {} }, /last_error .* of type object/],
  [{ ...record, enabled: 'yes' }, /enabled .* should be true, false or null/],
])('%j is not a pull mirror, and the error names the field', (json, message) => {
  const error = errorOf(() => parsePullMirror(json));
  expect(error.kind).toBe('protocol');
  expect(error.message).toMatch(message);
});

test('the error for a text that is too long says its maximum length', () => {
  const error = errorOf(() => parsePullMirror({ ...record, url: 'x'.repeat(4_097) }));
  expect(error.message).toMatch(/GitLab's: url of the pull mirror is longer than 4096 characters\.$/);
});

test.each([
  [401, { message: '401 Unauthorized' }, '401 Unauthorized'],
  [400, { message: { url: ['is missing'] } }, 'GitLab returned 400: url is missing'],
  [404, {}, 'GitLab returned 404'],
  [503, {}, 'GitLab returned 503.'],
  [500, { message: '500 Internal Server Error' }, '500 Internal Server Error.'],
])('the message about %d %j says what failed, and the status once', (status, body, text) => {
  expect(errorOf(() => parseResponse(response(status, body), 'Reading the pull mirror')).message).toBe(
    `Reading the pull mirror failed: ${text}`,
  );
});

test.each([
  [{ 'retry-after': '90' }, ' GitLab requests a pause of 1m30s.'],
  [{ 'retry-after': 'Thu, 01 Jan 2026 12:01:30 GMT' }, ' GitLab requests a pause of 1m30s.'],
  [
    { 'ratelimit-reset': String(Date.UTC(2026, 0, 1, 12, 1, 30) / 1_000) },
    ' GitLab requests a pause of 1m30s.',
  ],
  [{ 'retry-after': '0' }, ''],
  [{ 'retry-after': '9'.repeat(400) }, ''],
  [{}, ''],
])('a 429 with %j names the pause that GitLab requests: %j', (headers, text) => {
  const limited = { ...response(429, '', headers), serverTime: Date.UTC(2026, 0, 1, 12) };
  expect(errorOf(() => parseResponse(limited, 'Doing it')).message).toBe(
    `Doing it failed: GitLab returned 429.${text}`,
  );
});

test('a message of GitLab with a full stop gets no second one', () => {
  const limited = response(429, { message: 'Slow down, please.' });
  expect(() => parseResponse(limited, 'Reading the pull mirror')).toThrow(/Slow down, please\.$/);
});
