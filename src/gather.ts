/** The entry of the action in `gather/`: the results of all shards of a list → one page and one verdict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getInput } from '@actions/core';
import { StepError } from './base/errors.ts';
import type { MirrorResult } from './mirror/result.ts';
import { actionsLog, handOver } from './platform/actions.ts';
import { annotations } from './report/annotations.ts';
import { outputs } from './report/outputs.ts';
import { parseResults } from './report/results.ts';
import { summary } from './report/summary.ts';

process.exitCode = 1;

/** What the shards' own steps have put out is free of secrets already. */
const asItIs = (text: string) => text;
const log = actionsLog(asItIs);

const { results, error } = gathered(getInput('folder'), getInput('shards'));
const step = { results, isList: true, error };
const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
for (const { title, text } of annotations({ ...step, results: [] }, asItIs)) log.error(text, title);
if (failed > 0) {
  log.error(
    `${failed} of ${results.length} mirrors failed. The job summary tells of each, and so do the annotations of its shard.`,
    'Pull mirrors',
  );
}
const hasTaken = handOver(outputs(step, asItIs), () => summary(step, asItIs), log);
if (hasTaken && error === null && failed === 0) process.exitCode = 0;

/** All results there are; what is missing is an error, since nobody knows how those mirrors are. */
function gathered(folder: string, shards: string): { results: MirrorResult[]; error: StepError | null } {
  if (!/^[1-9]\d{0,4}$/.test(shards)) {
    const message = 'Wrong input: shards: is no whole number above zero';
    return { results: [], error: new StepError('input', message, 'Give the number of shards.') };
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
      `Of ${shards} shards these have left no results: ${missing.join(', ')}.`,
      'Their jobs were cancelled or lost: look at their logs, and run them again.',
    ),
  };
}
