/** The encodings of text files. Pure. */
import { InvalidInput } from '../base/errors.ts';

/** Byte order marks. The order matters: UTF-32LE begins like UTF-16LE. */
const marks: [mark: number[], encoding: string][] = [
  [[0xff, 0xfe, 0, 0], 'UTF-32'],
  [[0, 0, 0xfe, 0xff], 'UTF-32'],
  [[0xff, 0xfe], 'UTF-16LE'],
  [[0xfe, 0xff], 'UTF-16BE'],
];

const advice = 'save it as UTF-8';

/**
 * Decodes UTF-8, with or without a byte order mark, and UTF-16 with one, as PowerShell's `>` writes it. The result has no byte
 * order mark.
 * @throws InvalidInput if the file has another encoding
 */
export function decodeText(bytes: Uint8Array): string {
  const [, encoding = 'UTF-8'] = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [];
  if (encoding === 'UTF-32') throw new InvalidInput(`the file is in UTF-32; ${advice}`);
  // A list or PEM text begins with an ASCII character. In UTF-16, one of its two bytes is zero.
  if (encoding === 'UTF-8' && (bytes[0] === 0 || bytes[1] === 0)) {
    throw new InvalidInput(`the file seems to be in UTF-16, without a byte order mark; ${advice}`);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const other = encoding === 'UTF-8' ? ' (perhaps Windows-1252 or ISO 8859-1)' : '';
    throw new InvalidInput(`the file is not valid ${encoding}${other}; ${advice}`);
  }
}
