import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { publishedResultsSchema } from '../../docs/results-schema.ts';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror, initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { commandJson, outputs } from '../../src/report/outputs.ts';
import type { StepResult } from '../../src/report/step-result.ts';
import { checkResults } from '../runner/results-schema.ts';

const keep = (text: string) => text;
const error = new StepError('ref-mismatch', 'It failed.', 'Do this.');
const result: MirrorResult = {
  ...failedMirror('group/mirror', error),
  changes: [{ setting: 'mirror_branch_regex', from: null, to: '^v' }],
  verified: false,
  refs: [{ ref: 'refs/heads/main', expected: 'a'.repeat(40), actual: null, ok: false }],
};
const single: StepResult = { results: [result], isList: false, error: null };
const list: StepResult = { results: [result, initialResult('group/other')], isList: true, error };
const steps = [single, list, { ...list, results: [] }];
const [record] = JSON.parse(outputs(single, keep).results);
const command = JSON.parse(commandJson(list, keep));

test('results.schema.json is generated from the table of outputs; npm run docs writes it', async () => {
  const text = await readFile(new URL('../../results.schema.json', import.meta.url), 'utf8');
  expect(text, 'run npm run docs').toBe(await publishedResultsSchema());
});

test('the results of one mirror, of a list and of a step that failed as a whole match the schema', () => {
  for (const step of steps) {
    checkResults(outputs(step, keep).results);
    checkResults(commandJson(step, keep));
  }
});

test.each(Object.keys(record))('a result without %s does not match the schema', (name) => {
  expect(() => checkResults(JSON.stringify([{ ...record, [name]: undefined }]))).toThrow(name);
});

test.each(Object.keys(command))('JSON of the command without %s does not match the schema', (name) => {
  expect(() => checkResults(JSON.stringify({ ...command, [name]: undefined }))).toThrow(name);
});

test.each<[string, unknown]>([
  ['a result with another key', [{ ...record, more: 1 }]],
  ['an unknown outcome', [{ ...record, outcome: 'great' }]],
  ['an unknown kind of error', [{ ...record, error: { ...record.error, kind: 'bad-luck' } }]],
  ['a change with another key', [{ ...record, changes: [{ ...record.changes[0], by: 'me' }] }]],
  ['a ref with another key', [{ ...record, refs: [{ ...record.refs[0], sha: 'a' }] }]],
  ['JSON of the command with another key', { ...command, more: 1 }],
  ['a text', 'results'],
])('%s does not match the schema', (_, value) => {
  expect(() => checkResults(JSON.stringify(value))).toThrow('results.schema.json');
});
