/** Finds the programs that the step starts, in absolute folders only: other users may be able to write to the current folder. */
import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/**
 * The absolute path of a program in PATH. Empty and relative entries are ignored, since they depend on the current folder. Node
 * itself would search them, and on Windows it would search the current folder before PATH (libuv, `uv_spawn`).
 * @param name without an extension. On Windows only `.exe` is searched, since scripts need a shell
 * @param path the value of the environment variable
 * @returns null if no entry has the program
 */
export function findProgram(
  name: string,
  path: string,
  platform: NodeJS.Platform,
  isProgram: (file: string) => boolean,
): string | null {
  const isWindows = platform === 'win32';
  const file = isWindows ? `${name}.exe` : name;
  for (const entry of path.split(isWindows ? ';' : ':')) {
    // Windows allows quotes around an entry.
    const folder = isWindows ? entry.replace(/^"(.*)"$/, '$1') : entry;
    if (!isAbsolute(folder, isWindows)) continue;
    const found = (isWindows ? win32 : posix).join(folder, file);
    if (isProgram(found)) return found;
  }
  return null;
}

/**
 * The absolute path of `taskkill`, which ends a process and its children on Windows.
 * @param systemRoot the value of the environment variable
 * @returns null if `systemRoot` is not an absolute path
 */
export function taskkillPath(systemRoot = ''): string | null {
  return isAbsolute(systemRoot, true) ? win32.join(systemRoot, 'System32', 'taskkill.exe') : null;
}

/** On Windows, `\folder` is relative to the current drive, and `C:folder` to the current folder on that drive. */
function isAbsolute(folder: string, isWindows: boolean): boolean {
  return isWindows ? /^([a-z]:[\\/]|[\\/]{2})/i.test(folder) : folder.startsWith('/');
}

/** Whether the path leads to a file that this process may execute. */
export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
