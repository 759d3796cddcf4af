/** The entry of the action in `gather/`: the results of all shards of a list → one job summary and one verdict. */
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getInput } from '@actions/core';
import { StepError } from './base/errors.ts';
import { actionsLog, writeResults } from './platform/actions.ts';
import { annotation } from './report/annotations.ts';
import { parseResults } from './report/parse-results.ts';
import { combineShards } from './report/shards.ts';
import type { StepResult } from './report/step-result.ts';
import { redactor } from './text/redact.ts';

process.exitCode = 1;

// The steps of the shards have redacted their results.
const redact = redactor([]);
const log = actionsLog(redact);

/** Of all files together: about 200,000 mirrors. */
const maxBytes = 128 * 1024 * 1024;

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

function readShards(folder: string, shards: string): StepResult {
  if (!/^[1-9]\d{0,4}$/.test(shards)) {
    const message = 'Invalid input: shards: must be a whole number above zero';
    const error = new StepError('input', message, 'Set it to the number of shards.');
    return { results: [], isList: true, error };
  }
  const surplus = surplusFile(folder, Number(shards));
  if (surplus !== null) {
    const message = `Invalid input: shards: is ${shards}, and the folder has results of another shard: ${surplus}`;
    const error = new StepError('input', message, 'Set it to the number of shards that have run.');
    return { results: [], isList: true, error };
  }
  let leftBytes = maxBytes;
  return combineShards(
    Array.from({ length: Number(shards) }, (_, index) => {
      try {
        const text = readRegularFile(join(folder, `${index + 1}.json`), leftBytes);
        leftBytes -= Buffer.byteLength(text);
        return parseResults(text);
      } catch {
        return null;
      }
    }),
  );
}

/** A file of a shard that would not be read, so that nobody would notice its failures; null if there is none. */
function surplusFile(folder: string, shards: number): string | null {
  const numberOf = (name: string) => Number(/^([1-9]\d*)\.json$/.exec(name)?.[1] ?? 0);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.find((name) => numberOf(name) > shards) ?? null;
}

/** The text of a regular file: a link could name any file of the machine, and a pipe may never end. */
function readRegularFile(path: string, maxBytes: number): string {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > maxBytes) throw new Error('not a file of usual size');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
