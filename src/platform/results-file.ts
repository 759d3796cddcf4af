/** The file of the input `results-file`. */
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { InvalidInput, messageOf, StepError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { resultsOf } from '../report/outputs.ts';
import type { StepResult } from '../report/step-result.ts';
import type { Redact } from '../text/redact.ts';

/**
 * Removes an old results file, so that it cannot be mistaken for a new one, and creates the folder.
 * @param text the input; relative to the working directory
 * @param workspace the folder with the caller's files, which may contain symbolic links; null if there is none
 * @param usedFiles the paths of files that must not be overwritten
 * @returns the absolute path
 * @throws InvalidInput if the file cannot be written
 */
export function prepareResultsFile(
  text: string,
  workspace: string | null,
  usedFiles: readonly string[],
): string {
  if (/\p{Cc}/u.test(text)) throw new InvalidInput('contains a line break or another control character');
  const path = resolve(text);
  try {
    if (/[/\\]$/.test(text)) throw new Error('it is a folder');
    if (usedFiles.some((file) => isSameFile(file, path))) {
      throw new Error('the step or the runner uses this file');
    }
    for (const base of [process.cwd(), ...(workspace === null ? [] : [resolve(workspace)])]) {
      if (hasLink(base, path)) throw new Error('its path has a symbolic link');
    }
    const old = lstatSync(path, { throwIfNoEntry: false });
    if (old?.isSymbolicLink()) throw new Error('it is a symbolic link');
    if (old !== undefined && !old.isFile()) throw new Error('it is not a regular file');
    const folder = dirname(path);
    createFolder(folder);
    accessSync(folder, constants.W_OK);
    rmSync(path, { force: true });
  } catch (error) {
    throw new InvalidInput(
      `cannot be written (${messageOf(error)}); set it to the path of a file that the step may create or replace`,
      text,
    );
  }
  return path;
}

/**
 * Creates a folder and those that it is in. Node's own `recursive` never returns in a folder such as /proc/self, in which nobody can
 * create another.
 */
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) createFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another step may have created it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

/** Whether two paths lead to the same file, possibly through a symbolic link or on a case-insensitive disk. */
function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  try {
    const [first, second] = [statSync(one), statSync(other)];
    return first.dev === second.dev && first.ino === second.ino;
  } catch {
    return false;
  }
}

/**
 * Whether a folder between `base` and a path below it is a symbolic link, which a commit could have created. Links elsewhere are
 * allowed, such as macOS's `/tmp`.
 */
function hasLink(base: string, path: string): boolean {
  const below = relative(base, dirname(path));
  const folders = below.split(sep);
  if (base === parse(base).root || below === '' || folders[0] === '..' || isAbsolute(below)) return false;
  return folders.some((_, index) =>
    lstatSync(join(base, ...folders.slice(0, index + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}

function removeIfFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is a folder, or cannot be removed. What the caller does next fails with the reason.
  }
}

/**
 * Writes the results to the results file of the step: completely or not at all, and not through a symbolic link in its place.
 * @returns the result of the step. If the file could not be written, it is a failure; if the step as a whole, or its only mirror,
 *   had failed anyway, that is only a warning
 */
export function withResultsFile(step: StepResult, redact: Redact, log: Log): StepResult {
  const { resultsFile = null, results } = step;
  if (resultsFile === null) return step;
  const unfinished = `${resultsFile}.${process.pid}.tmp`;
  try {
    // An earlier step that was killed may have left it: in containers, process IDs repeat.
    removeIfFile(unfinished);
    writeFileSync(unfinished, resultsOf(step, redact).json, { flag: 'wx' });
    // Replaces a symbolic link instead of following it.
    renameSync(unfinished, resultsFile);
    return step;
  } catch (caught) {
    removeIfFile(unfinished);
    const message = `Writing results-file failed: ${messageOf(caught)}`;
    const hint = 'Check that the folder exists and that the disk has free space, then run the step again.';
    const [single] = step.isList ? [] : results;
    if (step.error !== null || (single && single.error !== null)) {
      log.warning(message);
      return step;
    }
    const error = new StepError('input', message, hint);
    // As an error of the step as a whole, it would look as if the mirror had not been processed.
    return single ? { ...step, results: [{ ...single, outcome: 'failed', error }] } : { ...step, error };
  }
}
