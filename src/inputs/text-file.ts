import { readFileSync, statSync } from 'node:fs';

/** No list and no certificate is larger. */
const maxBytes = 32 * 1024 * 1024;

/**
 * The text of a file that inputs name.
 * @throws Error where it is not there, or is none: a pipe or a device may never end
 */
export function readTextFile(path: string): string {
  const facts = statSync(path);
  if (!facts.isFile()) throw new Error('it is no regular file');
  if (facts.size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
  return readFileSync(path, 'utf8');
}
