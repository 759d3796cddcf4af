/** Any JSON at all in place of GitLab's: nothing but a `protocol` error may come of it, or a refusal in its words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { answerJson, serverWords } from '../../src/gitlab/answer.ts';
import { parseProject, shownMirror } from '../../src/gitlab/record.ts';
import { jsonRecords, parsePullMirror } from '../../src/gitlab/schema.ts';
import { runs } from './runs.ts';

const numRuns = runs(20_000);

/** JSON that is nearly GitLab's: the right names over any values. */
const nearly = fc.dictionary(
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

test(`${numRuns} random answers are GitLab's or a protocol error`, () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (json) => {
      expectProtocolErrorOnly(() => parsePullMirror(json));
      expectProtocolErrorOnly(() => shownMirror(parseProject(json)));
      expectProtocolErrorOnly(() => jsonRecords(json, 'a list').map((record) => record.string('name')));
    }),
    { numRuns },
  );
});

test(`${numRuns} random refusals have words, and a kind`, () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), nearly),
      fc.constantFrom(400, 401, 403, 404, 405, 409, 422, 429, 500),
      (json, status) => {
        expect(typeof serverWords(json)).toBe('string');
        const answer = {
          status,
          headers: { 'content-type': 'application/json' },
          text: JSON.stringify(json),
          serverTime: null,
        };
        expect(() => answerJson(answer, 'do it')).toThrow(StepError);
      },
    ),
    { numRuns },
  );
});

test('JSON nested without end is a refusal like any other', () => {
  const deep = `${'{"message":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const answer = {
    status: 400,
    headers: { 'content-type': 'application/json' },
    text: deep,
    serverTime: null,
  };
  expect(() => answerJson(answer, 'do it')).toThrow(StepError);
});

test(`random bytes under any content type are no answer of GitLab`, () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('application/json', 'text/html', '', 'application/problem+json'),
      (text, type) => {
        const answer = { status: 200, headers: { 'content-type': type }, text, serverTime: null };
        expectProtocolErrorOnly(() => parsePullMirror(answerJson(answer, 'do it')));
      },
    ),
    { numRuns: runs(5_000) },
  );
});
