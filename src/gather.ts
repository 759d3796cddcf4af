/** The action in `gather/`: combines the results of all shards of a list or a group, and fails if any shard or mirror failed. */
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asStepError, messageOf, StepError } from './base/errors.ts';
import type { Log } from './base/log.ts';
import { actionsLog, readInput, writeResults } from './platform/actions.ts';
import { runProgram } from './platform/process.ts';
import { annotation } from './report/annotations.ts';
import { parseResults } from './report/parse-results.ts';
import { alreadyRedacted, combineShards, type ShardResults } from './report/shards.ts';
import { hasPassed, isFailure, type StepResult } from './report/step-result.ts';

/** The maximum size of all files together: about 200,000 mirrors. */
const maxTotalBytes = 128 * 1024 * 1024;

void runProgram(gather, [process.stdout]);

/** @returns the exit code */
async function gather(): Promise<number> {
  const log = actionsLog(alreadyRedacted);
  const step = gatheredResult(readInput('folder'), readInput('shards'), log);
  const { results, error } = step;
  if (error !== null) {
    const { title, text } = annotation('', error, alreadyRedacted);
    log.error(text, title);
  }
  const failed = results.filter(isFailure).length;
  if (failed > 0) {
    log.error(
      `${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`,
      'Pull mirrors',
    );
  }
  return (await writeResults(step, alreadyRedacted, log)) && hasPassed(step) ? 0 : 1;
}

function gatheredResult(folder: string, shards: string, log: Log): StepResult {
  try {
    return combineShards(readShards(folder, shards, log));
  } catch (error) {
    return { results: [], isList: true, error: asStepError(error) };
  }
}

/**
 * Logs why a file cannot be used.
 * @throws StepError of kind `input`
 */
function readShards(folder: string, shards: string, log: Log): ShardResults[] {
  if (!/^[1-9]\d{0,4}$/.test(shards)) {
    throw invalidInput('shards: must be a whole number from 1 to 99999', 'Set it to the number of shards.');
  }
  const names = namesIn(folder);
  const surplus = names.find((name) => shardNumber(name) > Number(shards));
  // If the file were ignored, nobody would notice its failures.
  if (surplus !== undefined) {
    throw invalidInput(
      `shards: is ${shards}, but the folder has results of another shard: ${surplus}`,
      'Set it to the number of shards that have run.',
    );
  }
  const existing = new Set(names);
  let leftBytes = maxTotalBytes;
  return Array.from({ length: Number(shards) }, (_, index) => {
    const name = `${index + 1}.json`;
    if (!existing.has(name)) return 'missing';
    try {
      const text = readRegularFile(join(folder, name), leftBytes);
      leftBytes -= Buffer.byteLength(text);
      return parseResults(text);
    } catch (error) {
      // The message of a SyntaxError quotes the file.
      const reason = error instanceof SyntaxError ? 'it is not valid JSON' : messageOf(error);
      log.warning(`${name} cannot be used: ${reason}`);
      return 'unusable';
    }
  });
}

function invalidInput(problem: string, hint: string): StepError {
  return new StepError('input', `Invalid input: ${problem}`, hint);
}

/** The names of the files in a folder. There is no folder if no shard left results. */
function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw invalidInput(
      `folder: cannot be read (${messageOf(error)})`,
      'Set it to the folder with the results files of the shards.',
    );
  }
}

/** The number of the shard that a file has the results of; 0 for any other file. */
function shardNumber(name: string): number {
  return Number(/^([1-9]\d*)\.json$/.exec(name)?.[1] ?? 0);
}

/** Reads a file only if it is a regular one: a link could name any file of the machine, and a pipe may never end. */
function readRegularFile(path: string, maxBytes: number): string {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > maxBytes) throw new Error('not a regular file, or too large');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
