/** What tests need to run on every platform. */
import { rm } from 'node:fs/promises';
import { delimiter } from 'node:path';

/**
 * An empty configuration file for git. Not `os.devNull`: on Windows that is `\\.\nul`, which git rejects; Git for Windows
 * accepts this name.
 */
export const emptyGitConfig = '/dev/null';

/** Whether a process can react to a signal that it is sent. On Windows, `kill()` terminates it at once. */
export const hasSignals = process.platform !== 'win32';

/** Removes a folder. On Windows this fails while an exiting process or a virus scanner has a file in it open, so it is retried. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** For scripts that use tools of the system, where `PATH` may have no more than Node and git. */
export const systemPath = [process.env.PATH, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
