/** Any JSON that is not a response of GitLab is a `protocol` error, or an API error with its message. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorKinds, StepError } from '../../src/base/errors.ts';
import { shownMirror } from '../../src/gitlab/project.ts';
import { parseResponse, reasonOf } from '../../src/gitlab/response.ts';
import { jsonRecords, parseProject, parsePullMirror } from '../../src/gitlab/schema.ts';
import { runs } from './runs.ts';

const numRuns = runs(20_000);

function errorOf(parse: () => unknown): StepError {
  try {
    parse();
  } catch (error) {
    if (error instanceof StepError) return error;
    throw error;
  }
  throw new Error('the response was accepted');
}

/** The field names of GitLab, with any values. */
const gitlabLike = fc.dictionary(
  fc.constantFrom(
    'update_status',
    'last_error',
    'last_update_at',
    'last_update_started_at',
    'last_successful_update_at',
    'url',
    'enabled',
    'mirror_trigger_builds',
    'only_mirror_protected_branches',
    'mirror_overwrites_diverged_branches',
    'mirror_branch_regex',
    'id',
    'path_with_namespace',
    'mirror',
    'import_url',
    'import_status',
    'import_error',
    'permissions',
    'message',
    'error',
    '__proto__',
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      'finished',
      '2020-01-06T17:32:02.823Z',
      true,
      null,
      {},
      { project_access: { access_level: 40 } },
    ),
  ),
  { maxKeys: 22 },
);

function expectProtocolErrorOnly(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    expect(['protocol', 'license', 'permission']).toContain(error.kind);
  }
}

test(`${numRuns} random responses are either valid responses of GitLab or a protocol error`, () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), gitlabLike), (json) => {
      expectProtocolErrorOnly(() => parsePullMirror(json));
      expectProtocolErrorOnly(() => shownMirror(parseProject(json)));
      expectProtocolErrorOnly(() => jsonRecords(json, 'a list').map((record) => record.string('name')));
    }),
    { numRuns },
  );
});

test(`${numRuns} random API errors have a message and a kind`, () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), gitlabLike),
      fc.constantFrom(400, 401, 403, 404, 405, 409, 422, 429, 500),
      (json, status) => {
        expect(typeof reasonOf(json)).toBe('string');
        const response = {
          status,
          headers: { 'content-type': 'application/json' },
          text: JSON.stringify(json),
          serverTime: null,
        };
        const error = errorOf(() => parseResponse(response, 'Doing it'));
        expect(error.message).toMatch(/^Doing it failed: ./);
        expect(errorKinds).toContain(error.kind);
      },
    ),
    { numRuns },
  );
});

test('deeply nested JSON is an API error like any other', () => {
  const deep = `${'{"message":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const response = {
    status: 400,
    headers: { 'content-type': 'application/json' },
    text: deep,
    serverTime: null,
  };
  expect(() => parseResponse(response, 'Doing it')).toThrow(StepError);
});

test(`random bytes with any content type are a protocol error`, () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('application/json', 'text/html', '', 'application/problem+json'),
      (text, type) => {
        const response = { status: 200, headers: { 'content-type': type }, text, serverTime: null };
        expectProtocolErrorOnly(() => parsePullMirror(parseResponse(response, 'Doing it')));
      },
    ),
    { numRuns: runs(5_000) },
  );
});
