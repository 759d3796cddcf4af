/** Removes every secret that it was made for from a text. */
export type Redact = (text: string) => string;

/** Shorter stretches of base64 than this would hit ordinary words. */
const shortestBase64 = 4;

/**
 * Makes the function that takes the given secrets out of any text, in whatever form they come: as they are, in part or
 * wholly percent-encoded (once or more often), with HTML entities or backslashes, or inside base64 such as a Basic
 * header. A secret of several lines is looked for line by line, since that is how it comes back. Its time grows with the
 * text and, as long as few secrets begin alike, hardly with their number, of which a list of mirrors may have thousands.
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
    // Matches may overlap (one secret may begin inside another), so all are found in the original before any is cut.
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

/** A character that a text may mean at some place, and where the text goes on behind it. */
interface Reading {
  character: string;
  end: number;
}

type ReadingsAt = (text: string, at: number) => Reading[];

/** Secrets by their first two characters, so that at any place in a text only few come into question. */
class Index {
  readonly #single = new Set<string>();
  readonly #byStart = new Map<string, string[][]>();
  readonly #readingsAt: ReadingsAt;
  /** In characters, each of which takes at least one of a text, however it is encoded. */
  readonly #shortest: number;
  /** Finds the places where one may begin: at its first character, or at what may be another than it shows. */
  readonly #places: RegExp;

  /** @param ambiguous as part of a class in an expression, what may mean another character than itself */
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
    this.#shortest = secrets.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
    const firsts = new Set(secrets.map(([first = '']) => first.codePointAt(0) ?? 0));
    const ascii = [...firsts].filter((code) => code < 0x80).map((code) => `\\x${hexByte(code)}`);
    this.#places = new RegExp(`[${ascii.join('')}${ambiguous}]|[^\\x20-\\x7e]`, 'g');
  }

  /** From each place where a secret begins to the end of the longest that does. */
  matches(text: string): { from: number; to: number }[] {
    if (text.length < this.#shortest) return [];
    const found: { from: number; to: number }[] = [];
    for (const { index: at } of text.matchAll(this.#places)) {
      if (this.#isOutOfQuestion(text, at)) continue;
      const to = this.#maxFrom(text, at);
      if (to > at) found.push({ from: at, to });
    }
    return found;
  }

  /** Nearly every place is, and is told so without looking at what it may be the encoding of. */
  #isOutOfQuestion(text: string, at: number): boolean {
    if (!isPlain(text, at)) return isSpace(text, at);
    if (!isPlain(text, at + 1)) return false;
    return !this.#byStart.has(text.slice(at, at + 2)) && !this.#single.has(text[at] ?? '');
  }

  #maxFrom(text: string, at: number): number {
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

  /** Where the rest of a secret ends whose first two characters have been read; -1 where the text does not go on with it. */
  #endOf(secret: string[], text: string, from: number): number {
    let index = 2;
    let end = from;
    for (; index < secret.length && isPlain(text, end); index++, end++) {
      if (text[end] !== secret[index]) return -1;
    }
    // From here on the text may be read in several ways at once.
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

function hexByte(code: number): string {
  return code.toString(16).padStart(2, '0');
}

/** Whether the text means nothing but the letter or sign itself at a place, in any encoding. */
function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f && !ambiguous.has(code);
}

/** No secret begins with one. */
function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20 || /\s/.test(text[at] ?? '');
}

const ambiguous = new Set(Array.from('%&\\+-_/', (sign) => sign.charCodeAt(0)));

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a text means at a place: the character itself, and what it may be the encoding of. */
function charactersAt(text: string, at: number): Reading[] {
  const readings = decodedAt(text, at);
  if (text[at] === '+') readings.push({ character: ' ', end: at + 1 });
  return readings;
}

/** The same but for forms, which write a space as a plus sign. */
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

/** Three bits of a first byte of UTF-8 tell how many follow it. */
function bytesOf(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** A text may have been encoded up to four times, so the percent sign of a byte may itself stand as %25. */
const percentBytes = [0, 1, 2, 3].map((times) => new RegExp(`%(?:25){${times}}([0-9a-f]{2})`, 'iy'));

/** What the encoded byte at a place may be: `%2541` is an A that was encoded twice, or the percent sign of `%41`. */
function bytesAt(text: string, at: number): { byte: number; end: number }[] {
  if (text[at] !== '%') return [];
  return percentBytes.flatMap((pattern) => {
    pattern.lastIndex = at;
    const [whole = '', hex] = pattern.exec(text) ?? [];
    return hex === undefined ? [] : { byte: Number.parseInt(hex, 16), end: at + whole.length };
  });
}

function percentDecoded(text: string, at: number): Reading[] {
  return bytesAt(text, at).flatMap(({ byte, end }) => {
    const bytes = [byte];
    let last = end;
    while (bytes.length < bytesOf(byte)) {
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
  entity.lastIndex = at;
  const [whole = '', decimal, hex, name = ''] = entity.exec(text) ?? [];
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
  const character =
    code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return whole === '' || character === undefined ? [] : [{ character, end: at + whole.length }];
}

const escapedUnits = /(?:\\u[0-9a-fA-F]{4}){1,2}/y;

/** A character with a backslash, or what JSON within JSON makes of that. */
const escapedOnce = /\\(["\\/])/y;
const escapedTwice = /\\\\(?:\\(["\\])|(\/)|u([0-9a-fA-F]{4}))/y;

/** As JSON may write a character. */
function unescaped(text: string, at: number): Reading[] {
  return [...escapedAt(text, at, escapedOnce), ...escapedAt(text, at, escapedTwice), ...unitsAt(text, at)];
}

function escapedAt(text: string, at: number, pattern: RegExp): Reading[] {
  pattern.lastIndex = at;
  const [whole, quoted, slash, hex] = pattern.exec(text) ?? [];
  if (whole === undefined) return [];
  const character = quoted ?? slash ?? String.fromCharCode(Number.parseInt(hex ?? '', 16));
  return [{ character, end: at + whole.length }];
}

function unitsAt(text: string, at: number): Reading[] {
  escapedUnits.lastIndex = at;
  const [units = ''] = escapedUnits.exec(text) ?? [];
  if (units === '') return [];
  const decoded = units.replace(/\\u(.{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  // Two units are one character only where they are a surrogate pair.
  const [character = ''] = Array.from(decoded);
  return [{ character, end: at + 6 * character.length }];
}

const base64OfUrls: Record<string, string> = { '-': '+', _: '/' };

/**
 * Base64 has two signs of its own, which other encodings write otherwise; for URLs it has two others. Some tools break it into
 * lines.
 * @param breaks so many characters of a line break may stand before the next one
 */
function base64CharactersAt(text: string, at: number, breaks = 2): Reading[] {
  return decodedAt(text, at).flatMap(({ character, end }) => {
    if (/\s/.test(character)) return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
    return { character: base64OfUrls[character] ?? character, end };
  });
}

/**
 * How a secret shows inside a longer text that was put in base64: in one of three ways, by its distance from a group of
 * three bytes. The first and last characters mix in bits of the neighbours and tell nearly nothing, so they are left out.
 */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(from, to);
    return core.length < shortestBase64 ? [] : [core];
  });
}

/** The texts that a log must never show: each line of each secret, for the runner masks line by line. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
