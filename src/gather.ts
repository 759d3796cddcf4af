/** The entry of the action in `gather/`: the results of all shards of a list → one job summary and one verdict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getInput } from '@actions/core';
import { StepError } from './base/errors.ts';
import { actionsLog, writeResults } from './platform/actions.ts';
import { annotation } from './report/annotations.ts';
import { parseResults } from './report/results.ts';
import type { StepResult } from './report/step-result.ts';
import { redactor } from './text/redact.ts';

process.exitCode = 1;

// The steps of the shards have redacted their results.
const redact = redactor([]);
const log = actionsLog(redact);

const step = readShards(getInput('folder'), getInput('shards'));
const { results, error } = step;
if (error !== null) {
  const { title, text } = annotation('', error, redact);
  log.error(text, title);
}
const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
if (failed > 0) {
  log.error(
    `${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`,
    'Pull mirrors',
  );
}
const isWritten = await writeResults(step, redact, log);
if (isWritten && error === null && failed === 0) process.exitCode = 0;

/** The results that there are; a missing shard is an error, since the state of its mirrors is unknown. */
function readShards(folder: string, shards: string): StepResult {
  if (!/^[1-9]\d{0,4}$/.test(shards)) {
    const message = 'Invalid input: shards: must be a whole number above zero';
    const error = new StepError('input', message, 'Set it to the number of shards.');
    return { results: [], isList: true, error };
  }
  const results: ReturnType<typeof parseResults> = [];
  const missing: number[] = [];
  for (let number = 1; number <= Number(shards); number++) {
    try {
      results.push(...parseResults(readFileSync(join(folder, `${number}.json`), 'utf8')));
    } catch {
      missing.push(number);
    }
  }
  const error = new StepError(
    'cancelled',
    `${missing.length} of ${shards} shards left no results: ${missing.join(', ')}.`,
    'Their jobs were cancelled or lost. Read their logs, then run them again.',
  );
  return { results, isList: true, error: missing.length === 0 ? null : error };
}
