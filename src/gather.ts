/** The entry of the action in `gather/`: the results of all shards of a list → one job summary and one verdict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getInput } from '@actions/core';
import { StepError } from './base/errors.ts';
import type { MirrorResult } from './mirror/result.ts';
import { actionsLog, writeResults } from './platform/actions.ts';
import { annotation } from './report/annotations.ts';
import { parseResults } from './report/results.ts';

process.exitCode = 1;

/** The steps of the shards have redacted their results. */
const unchanged = (text: string) => text;
const log = actionsLog(unchanged);

const { results, error } = readShards(getInput('folder'), getInput('shards'));
if (error !== null) {
  const { title, text } = annotation('', error, unchanged);
  log.error(text, title);
}
const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
if (failed > 0) {
  log.error(
    `${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`,
    'Pull mirrors',
  );
}
const isWritten = writeResults({ results, isList: true, error }, unchanged, log);
if (isWritten && error === null && failed === 0) process.exitCode = 0;

/** The results that there are; a missing shard is an error, since the state of its mirrors is unknown. */
function readShards(folder: string, shards: string): { results: MirrorResult[]; error: StepError | null } {
  if (!/^[1-9]\d{0,4}$/.test(shards)) {
    const message = 'Invalid input: shards: must be a whole number above zero';
    return { results: [], error: new StepError('input', message, 'Set it to the number of shards.') };
  }
  const results: MirrorResult[] = [];
  const missing: number[] = [];
  for (let number = 1; number <= Number(shards); number++) {
    try {
      results.push(...parseResults(readFileSync(join(folder, `${number}.json`), 'utf8')));
    } catch {
      missing.push(number);
    }
  }
  if (missing.length === 0) return { results, error: null };
  return {
    results,
    error: new StepError(
      'cancelled',
      `${missing.length} of ${shards} shards left no results: ${missing.join(', ')}.`,
      'Their jobs were cancelled or lost. Read their logs, then run them again.',
    ),
  };
}
