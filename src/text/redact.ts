/** Replaces every secret in a text with `***`. */
export type Redact = (text: string) => string;

/** Shorter base64 would match ordinary words. */
const minBase64Length = 4;

/**
 * Makes a function that replaces the secrets in any text, plain or in these encodings: percent-encoding of some or all characters
 * (up to four times), HTML entities, JSON escapes (up to four times), and base64, such as in a Basic header. Each line of a secret
 * is a secret. The time is linear in the length of the text, and hardly depends on the number of secrets (thousands, for a list),
 * even if all share a prefix, as tokens do. A text that would take longer is hidden as a whole.
 * @param budget limits the time for all texts together
 */
export function redactor(
  secrets: readonly string[],
  budget: Budget = { stepsLeft: Number.POSITIVE_INFINITY },
): Redact {
  const lines = secretLines(secrets);
  if (lines.length === 0) return (text) => text;
  const plain = new Index(
    lines.map((line) => Array.from(line)),
    charactersAt,
    [...encodingStarts, '+'],
  );
  const base64 = new Index(
    lines.flatMap(base64Cores).map((core) => Array.from(core)),
    base64CharactersAt,
    [...encodingStarts, ...Object.keys(urlSafeBase64)],
  );
  return (text) => {
    // Secrets may overlap, so all are found before any is removed.
    const hidden = [...plain.matches(text, budget), ...base64.matches(text, budget)].sort(
      (a, b) => a.from - b.from,
    );
    let shown = '';
    let end = 0;
    for (const { from, to } of hidden) {
      if (from >= end) shown += `${text.slice(end, from)}***`;
      end = Math.max(end, to);
    }
    return shown + text.slice(end);
  };
}

/** Steps of the search for secrets, counted down. */
interface Budget {
  stepsLeft: number;
}

/** Maximum steps for all texts of a step together. A large list of ordinary texts takes a small part of them. */
const maxTotalSteps = 10_000_000;

/** The known secrets of a step. More may be added when the list of mirrors has been read. */
export class Secrets {
  readonly #budget: Budget = { stepsLeft: maxTotalSteps };
  #known: readonly string[] = [];
  #redact: Redact = redactor([]);

  readonly redact: Redact = (text) => this.#redact(text);

  add(secrets: readonly string[]): void {
    if (secrets.length === 0) return;
    this.#known = [...this.#known, ...secrets];
    this.#redact = redactor(this.#known, this.#budget);
  }
}

/** A character that the text may represent at some position, and the position after it. */
interface Decoded {
  character: string;
  end: number;
}

type DecodeAt = (text: string, at: number) => Decoded[];

/** The secrets from `low` up to `high`, exclusive: those whose first characters match the text that ends at `end`. */
interface Candidates {
  low: number;
  high: number;
  end: number;
}

/**
 * A search may take this many steps for each character of the text, and a fixed number more. Ordinary text takes hardly any, but a secret and a text that
 * consist of the same few encoded characters may take quadratic time and more.
 */
const maxStepsPerCharacter = 30;
const maxExtraSteps = 300_000;

/** What ordinary text takes at most, per character: it is searched even if all texts together have taken too many steps. */
const stepsOfOrdinaryText = 2;

/** Secrets sorted by their characters, so that those with the same prefix are next to each other. */
class Index {
  readonly #secrets: string[][];
  readonly #firsts: ReadonlySet<string>;
  /** The first two characters of each secret, or its only character. */
  readonly #starts: ReadonlySet<string>;
  readonly #decodeAt: DecodeAt;
  readonly #ambiguous: ReadonlySet<string>;
  /** Length of the shortest secret; an encoded character is never shorter than one character. */
  readonly #minLength: number;
  /** Matches where a secret may begin: at its first character, or at an encoded one. */
  readonly #places: RegExp;
  #stepsLeft = 0;

  /** @param ambiguous the characters that `decodeAt` may decode to other characters */
  constructor(secrets: string[][], decodeAt: DecodeAt, ambiguous: readonly string[]) {
    this.#secrets = secrets.toSorted(compareCharacters);
    this.#decodeAt = decodeAt;
    this.#ambiguous = new Set(ambiguous);
    this.#firsts = new Set(secrets.map(([first = '']) => first));
    this.#starts = new Set(secrets.map(([first = '', second = '']) => first + second));
    this.#minLength = secrets.reduce((min, { length }) => Math.min(min, length), Number.POSITIVE_INFINITY);
    const ascii = [...this.#firsts, ...ambiguous]
      .map((first) => first.codePointAt(0) ?? 0)
      .filter((code) => code < 0x80)
      .map((code) => `\\x${code.toString(16).padStart(2, '0')}`);
    this.#places = new RegExp(`[${ascii.join('')}]|[^\\x20-\\x7e]`, 'g');
  }

  /** The range of the longest secret at each position where one begins; the whole text if the search takes too many steps. */
  matches(text: string, budget: Budget): { from: number; to: number }[] {
    if (text.length < this.#minLength) return [];
    const maxSteps = Math.min(
      maxExtraSteps + maxStepsPerCharacter * text.length,
      Math.max(budget.stepsLeft, stepsOfOrdinaryText * text.length),
    );
    this.#stepsLeft = maxSteps;
    const found: { from: number; to: number }[] = [];
    for (const { index: at } of text.matchAll(this.#places)) {
      if (this.#isExcluded(text, at)) continue;
      const to = this.#longestEnd(text, at);
      if (this.#stepsLeft < 0) break;
      if (to > at) found.push({ from: at, to });
    }
    budget.stepsLeft -= maxSteps - Math.max(0, this.#stepsLeft);
    return this.#stepsLeft < 0 ? [{ from: 0, to: text.length }] : found;
  }

  /** A quick test that excludes nearly every position, without decoding anything. */
  #isExcluded(text: string, at: number): boolean {
    if (!this.#isPlain(text, at)) return isSpace(text, at);
    if (!this.#isPlain(text, at + 1)) return false;
    return !this.#starts.has(text.slice(at, at + 2)) && !this.#starts.has(text[at] ?? '');
  }

  /** Whether the character at a position represents only itself. */
  #isPlain(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    return code > 0x20 && code < 0x7f && !this.#ambiguous.has(text[at] ?? '');
  }

  /** The end of the longest secret that begins at a position; -1 if there is none. */
  #longestEnd(text: string, at: number): number {
    let longest = -1;
    let candidates: Candidates[] = [{ low: 0, high: this.#secrets.length, end: at }];
    for (let length = 0; candidates.length > 0 && this.#stepsLeft >= 0; length++) {
      const next: Candidates[] = [];
      for (const { low, high, end } of candidates) {
        // A secret is sorted before all others that begin with it.
        if (this.#secrets[low]?.length === length) longest = Math.max(longest, end);
        for (const decoded of this.#decodeAt(text, end)) {
          this.#stepsLeft -= 1 + next.length;
          if (length === 0 && !this.#firsts.has(decoded.character)) continue;
          const narrowed = this.#narrowed(low, high, length, decoded);
          const isNew = !next.some((other) => other.low === narrowed.low && other.end === narrowed.end);
          if (narrowed.low < narrowed.high && isNew) next.push(narrowed);
        }
      }
      candidates = next;
    }
    return longest;
  }

  /** The candidates that have the decoded character at an index. */
  #narrowed(low: number, high: number, index: number, { character, end }: Decoded): Candidates {
    const from = this.#lowest(low, high, (secret) => (secret[index] ?? '') >= character);
    return { low: from, high: this.#lowest(from, high, (secret) => (secret[index] ?? '') > character), end };
  }

  /** The index of the first secret from `low` that passes a test; `high` if none does. All secrets after it must pass, too. */
  #lowest(low: number, high: number, passes: (secret: string[]) => boolean): number {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (passes(this.#secrets[middle] ?? [])) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}

function compareCharacters(a: string[], b: string[]): number {
  const index = a.findIndex((character, place) => character !== b[place]);
  if (index === -1) return a.length - b.length;
  return (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}

/** Whether there is white space at a position. No secret begins with it, since secrets are trimmed. */
function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20 || /\s/.test(text[at] ?? '');
}

/** The characters that `decodedAt` may decode to other characters. */
const encodingStarts = ['%', '&', '\\'];

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character at a position, and what it may encode, such as a plus sign that is a space in a form. */
function charactersAt(text: string, at: number): Decoded[] {
  const found = decodedAt(text, at);
  if (text[at] === '+') found.push({ character: ' ', end: at + 1 });
  return found;
}

/** The character at a position, and what it may encode in any place but a form. */
function decodedAt(text: string, at: number): Decoded[] {
  const code = text.codePointAt(at);
  if (code === undefined) return [];
  const character = String.fromCodePoint(code);
  const found = [{ character, end: at + character.length }];
  if (character === '%') found.push(...readPercentEncoding(text, at));
  else if (character === '&') found.push(...entityAt(text, at));
  else if (character === '\\') found.push(...readEscapes(text, at));
  return found;
}

/** The length of a UTF-8 character, from its first byte. */
function utf8Length(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** Maximum levels of encoding. In percent-encoding, each further level turns % into %25. */
const maxEncodings = 4;

/** The bytes that a percent-encoding may represent: `%2541` is `A` encoded twice, or `%41` encoded once. */
function bytesAt(text: string, at: number): { byte: number; end: number }[] {
  const bytes: { byte: number; end: number }[] = [];
  if (text[at] !== '%') return bytes;
  for (let times = 1, from = at + 1; times <= maxEncodings; times++, from += 2) {
    const high = hexDigit(text, from);
    const low = hexDigit(text, from + 1);
    if (high !== -1 && low !== -1) bytes.push({ byte: 16 * high + low, end: from + 2 });
    if (high !== 2 || low !== 5) break;
  }
  return bytes;
}

/** The value of a hexadecimal digit; -1 if there is none. */
function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** @param pattern must have the flag y */
function matchAt(pattern: RegExp, text: string, at: number): (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

function readPercentEncoding(text: string, at: number): Decoded[] {
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

function entityAt(text: string, at: number): Decoded[] {
  const [whole = '', decimal, hex, name = ''] = matchAt(entity, text, at);
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
  const character =
    code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return whole === '' || character === undefined ? [] : [{ character, end: at + whole.length }];
}

/** The characters that JSON escapes as a backslash with a letter or a slash. */
const escapes: Record<string, string> = {
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The backslashes before an escaped letter, by the nesting depth of JSON in JSON: 1, 2, 4 and 8. Before a quote there are 2n - 1
 * instead of n.
 */
const backslashes = Array.from({ length: maxEncodings }, (_, times) => 2 ** times);
const maxBackslashes = 2 ** maxEncodings;

/** What an escape in JSON may represent, at any nesting depth. */
function readEscapes(text: string, at: number): Decoded[] {
  let end = at;
  while (text[end] === '\\' && end - at < maxBackslashes) end++;
  const count = end - at;
  const found = backslashes
    .filter((each) => 2 * each <= count)
    .map((each) => ({ character: '\\', end: at + 2 * each }));
  const next = text[end] ?? '';
  if (next === '"') {
    if (backslashes.includes((count + 1) / 2)) found.push({ character: next, end: end + 1 });
  } else if (backslashes.includes(count)) {
    const character = escapes[next];
    if (next === 'u') found.push(...readUnicodeEscape(text, end + 1, count));
    else if (character !== undefined) found.push({ character, end: end + 1 });
  }
  return found;
}

/**
 * @param at the position of the four digits
 * @param count the number of backslashes before them
 */
function readUnicodeEscape(text: string, at: number, count: number): Decoded[] {
  const unit = unitAt(text, at);
  if (unit === -1) return [];
  const character = String.fromCharCode(unit);
  const found = [{ character, end: at + 4 }];
  const start = `${'\\'.repeat(count)}u`;
  if ((unit & 0xfc00) !== 0xd800 || !text.startsWith(start, at + 4)) return found;
  const second = unitAt(text, at + 4 + start.length);
  if ((second & 0xfc00) !== 0xdc00) return found;
  return [{ character: String.fromCharCode(unit, second), end: at + 8 + start.length }];
}

/** A UTF-16 code unit from its four hexadecimal digits; -1 if they are not there. */
function unitAt(text: string, at: number): number {
  let unit = 0;
  for (let index = at; index < at + 4; index++) {
    const digit = hexDigit(text, index);
    if (digit === -1) return -1;
    unit = 16 * unit + digit;
  }
  return unit;
}

const urlSafeBase64: Record<string, string> = { '-': '+', _: '/' };

/**
 * The characters of base64, which may itself be encoded, use the URL-safe alphabet, and have line breaks.
 * @param breaks maximum characters of a line break before the next character
 */
function base64CharactersAt(text: string, at: number, breaks = 2): Decoded[] {
  return decodedAt(text, at).flatMap(({ character, end }) => {
    if (/\s/.test(character)) return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
    return { character: urlSafeBase64[character] ?? character, end };
  });
}

/**
 * What base64 of a longer text contains if a secret is in the text: one of three forms, depending on the position of the secret in
 * a group of three bytes. The first and last characters are omitted if they also encode bits of the text around it.
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

/** A secret from a URL, both as written and percent-decoded. */
export function rawAndDecoded(secret: string): string[] {
  try {
    return [secret, decodeURIComponent(secret)];
  } catch {
    return [secret];
  }
}

/** The lines of all secrets, since runners mask secrets line by line. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
