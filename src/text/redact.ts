/** Replaces every secret in a text with `***`. */
export type Redact = (text: string) => string;

/** Shorter parts of base64 would match ordinary words. */
const minBase64Length = 4;

/**
 * Makes a function that removes the secrets from any text in any encoding: percent-encoding of some or all characters (up to
 * four times), HTML entities, JSON escapes, and base64 such as in a Basic header. Each line of a secret is a secret. The time
 * is linear in the text, and hardly depends on the number of secrets (thousands, for a list) unless many begin alike.
 */
export function redactor(secrets: readonly string[]): Redact {
  const lines = secretLines(secrets);
  if (lines.length === 0) return (text) => text;
  const plain = new Index(
    lines.map((line) => Array.from(line)),
    charactersAt,
    '%&\\\\+',
  );
  const base64 = new Index(
    lines.flatMap(base64Cores).map((core) => Array.from(core)),
    base64CharactersAt,
    '%&\\\\_-',
  );
  return (text) => {
    // Secrets may overlap, so all are found before any is removed.
    const hidden = [...plain.matches(text), ...base64.matches(text)].sort((a, b) => a.from - b.from);
    let shown = '';
    let end = 0;
    for (const { from, to } of hidden) {
      if (from >= end) shown += `${text.slice(end, from)}***`;
      end = Math.max(end, to);
    }
    return shown + text.slice(end);
  };
}

/** A character that the text may represent at some position, and the position after it. */
interface Reading {
  character: string;
  end: number;
}

type ReadingsAt = (text: string, at: number) => Reading[];

/** Secrets by their first two characters, so that only few have to be compared at each position of a text. */
class Index {
  readonly #single = new Set<string>();
  readonly #byStart = new Map<string, string[][]>();
  readonly #readingsAt: ReadingsAt;
  /** In characters, each of which is at least one character of a text in any encoding. */
  readonly #minLength: number;
  /** Matches where a secret may begin: at its first character, or at an encoded one. */
  readonly #starts: RegExp;

  /** @param ambiguous the characters that may begin an encoded one, as part of a class in a regular expression */
  constructor(secrets: string[][], readingsAt: ReadingsAt, ambiguous: string) {
    this.#readingsAt = readingsAt;
    for (const characters of secrets) {
      const [first = '', second] = characters;
      if (second === undefined) this.#single.add(first);
      else {
        const start = first + second;
        const known = this.#byStart.get(start);
        if (known === undefined) this.#byStart.set(start, [characters]);
        else known.push(characters);
      }
    }
    this.#minLength = secrets.reduce((min, { length }) => Math.min(min, length), Number.POSITIVE_INFINITY);
    const firsts = new Set(secrets.map(([first = '']) => first.codePointAt(0) ?? 0));
    const ascii = [...firsts]
      .filter((code) => code < 0x80)
      .map((code) => `\\x${code.toString(16).padStart(2, '0')}`);
    this.#starts = new RegExp(`[${ascii.join('')}${ambiguous}]|[^\\x20-\\x7e]`, 'g');
  }

  /** At each position where secrets begin, the range of the longest. */
  matches(text: string): { from: number; to: number }[] {
    if (text.length < this.#minLength) return [];
    const found: { from: number; to: number }[] = [];
    for (const { index: at } of text.matchAll(this.#starts)) {
      if (this.#isExcluded(text, at)) continue;
      const to = this.#longestEnd(text, at);
      if (to > at) found.push({ from: at, to });
    }
    return found;
  }

  /** A quick test that excludes nearly every position, without decoding anything. */
  #isExcluded(text: string, at: number): boolean {
    if (!isPlain(text, at)) return isSpace(text, at);
    if (!isPlain(text, at + 1)) return false;
    return !this.#byStart.has(text.slice(at, at + 2)) && !this.#single.has(text[at] ?? '');
  }

  #longestEnd(text: string, at: number): number {
    let longest = -1;
    for (const first of this.#readingsAt(text, at)) {
      if (this.#single.has(first.character)) longest = Math.max(longest, first.end);
      for (const second of this.#readingsAt(text, first.end)) {
        const candidates = this.#byStart.get(first.character + second.character) ?? [];
        for (const secret of candidates) longest = Math.max(longest, this.#endOf(secret, text, second.end));
      }
    }
    return longest;
  }

  /** Where a secret ends whose first two characters were found before `from`; -1 if the rest does not follow. */
  #endOf(secret: string[], text: string, from: number): number {
    let index = 2;
    let end = from;
    for (; index < secret.length && isPlain(text, end); index++, end++) {
      if (text[end] !== secret[index]) return -1;
    }
    // From here on, there may be several readings at once.
    let ends = [end];
    for (; index < secret.length && ends.length > 0; index++) {
      const next = ends.flatMap((place) =>
        this.#readingsAt(text, place).filter(({ character }) => character === secret[index]),
      );
      ends =
        next.length > 1
          ? [...new Set(next.map((reading) => reading.end))]
          : next.map((reading) => reading.end);
    }
    return Math.max(-1, ...ends);
  }
}

/** Whether the character at a position represents only itself, in every encoding. */
function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f && !ambiguous.has(code);
}

/** No secret begins with a space. */
function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20 || /\s/.test(text[at] ?? '');
}

const ambiguous = new Set(Array.from('%&\\+-_/', (sign) => sign.charCodeAt(0)));

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a text may represent at a position: the character itself, and what it may encode. */
function charactersAt(text: string, at: number): Reading[] {
  const readings = decodedAt(text, at);
  if (text[at] === '+') readings.push({ character: ' ', end: at + 1 });
  return readings;
}

/** Without the encoding of forms, in which a plus sign is a space. */
function decodedAt(text: string, at: number): Reading[] {
  const code = text.codePointAt(at);
  if (code === undefined) return [];
  const character = String.fromCodePoint(code);
  const readings = [{ character, end: at + character.length }];
  if (character === '%') readings.push(...percentDecoded(text, at));
  else if (character === '&') readings.push(...entityAt(text, at));
  else if (character === '\\') readings.push(...unescaped(text, at));
  return readings;
}

/** The length of a UTF-8 character, from its first byte. */
function utf8Length(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** The text may be encoded up to four times, and each further time turns % into %25. */
const percentBytes = [0, 1, 2, 3].map((times) => new RegExp(`%(?:25){${times}}([0-9a-f]{2})`, 'iy'));

/** What a percent-encoded byte may be: `%2541` is an A that was encoded twice, or the text `%41` encoded once. */
function bytesAt(text: string, at: number): { byte: number; end: number }[] {
  if (text[at] !== '%') return [];
  return percentBytes.flatMap((pattern) => {
    const [whole = '', hex] = matchAt(pattern, text, at);
    return hex === undefined ? [] : { byte: Number.parseInt(hex, 16), end: at + whole.length };
  });
}

/** @param pattern with the flag y */
function matchAt(pattern: RegExp, text: string, at: number): (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

function percentDecoded(text: string, at: number): Reading[] {
  return bytesAt(text, at).flatMap(({ byte, end }) => {
    const bytes = [byte];
    let last = end;
    while (bytes.length < utf8Length(byte)) {
      const next = bytesAt(text, last).find((following) => following.byte >= 0x80);
      if (next === undefined) return [];
      bytes.push(next.byte);
      last = next.end;
    }
    return { character: Buffer.from(bytes).toString('utf8'), end: last };
  });
}

const entity = /&(?:#0{0,4}(\d{1,7})|#[xX]0{0,4}([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y;

function entityAt(text: string, at: number): Reading[] {
  const [whole = '', decimal, hex, name = ''] = matchAt(entity, text, at);
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
  const character =
    code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return whole === '' || character === undefined ? [] : [{ character, end: at + whole.length }];
}

/** A character with a backslash in JSON, and the same in JSON within JSON. */
const escapes = [/\\(["\\/])/y, /\\\\(?:\\(["\\])|(\/)|u([0-9a-fA-F]{4}))/y];
const escapedUnits = /(?:\\u[0-9a-fA-F]{4}){1,2}/y;

/** The escapes of JSON. */
function unescaped(text: string, at: number): Reading[] {
  const readings = escapes.flatMap((pattern) => {
    const [whole, quoted, slash, hex = ''] = matchAt(pattern, text, at);
    return whole === undefined ? [] : { character: quoted ?? slash ?? fromHex(hex), end: at + whole.length };
  });
  const [units = ''] = matchAt(escapedUnits, text, at);
  // Two units are one character only if they are a surrogate pair.
  const [character] = Array.from(units.replace(/\\u(.{4})/g, (_, hex: string) => fromHex(hex)));
  return character === undefined ? readings : [...readings, { character, end: at + 6 * character.length }];
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const urlSafeBase64: Record<string, string> = { '-': '+', _: '/' };

/**
 * Base64 itself may be encoded, use the URL-safe alphabet, and have line breaks.
 * @param breaks how many characters of a line break may precede the next character
 */
function base64CharactersAt(text: string, at: number, breaks = 2): Reading[] {
  return decodedAt(text, at).flatMap(({ character, end }) => {
    if (/\s/.test(character)) return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
    return { character: urlSafeBase64[character] ?? character, end };
  });
}

/**
 * What the base64 of a longer text with a secret in it contains: one of three forms, by the position of the secret in a group
 * of three bytes. The first and last characters also encode bits of the text around it, and are omitted.
 */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(from, to);
    return core.length < minBase64Length ? [] : [core];
  });
}

/** A secret from a URL, as it is there and percent-decoded. */
export function bothForms(secret: string): string[] {
  try {
    return [secret, decodeURIComponent(secret)];
  } catch {
    return [secret];
  }
}

/** Each line of each secret, since that is how runners mask them. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
