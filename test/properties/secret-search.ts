/**
 * Searches for secrets as a reader of a log could: decodes the text in every way that SECURITY.md names, and looks for the secrets in
 * what results. It has nothing in common with the code that removes them, which decodes nothing but what may be a secret.
 */

/** A decoded form of a text. */
interface View {
  text: string;
  /** Without white space, in the usual alphabet of base64. */
  base64: string;
}

/** What to look for. */
interface Needles {
  secret: string;
  lines: string[];
  cores: string[];
}

/** Shorter parts of base64 match ordinary words, as SECURITY.md says. */
const minCoreLength = 4;

/** A part of a secret of at least this length also counts as a leak: a text was cut in the middle of the secret. */
const minPartLength = 14;

/** The secrets of which the texts contain all or a part, in any encoding, each with the place. */
export function leaksIn(texts: readonly string[], secrets: readonly string[]): string[] {
  const text = [...new Set(texts)].join('\n|#|\n');
  const views = viewsOf(text);
  return secrets.map(needles).flatMap(({ secret, lines, cores }) => {
    const places = [
      ...lines.flatMap((line) => views.map((view) => placeOf(line, view.text))),
      ...cores.flatMap((core) => views.map((view) => placeOf(core, view.base64))),
      ...lines.flatMap(partsOf).flatMap((part) => views.map((view) => placeOf(part, view.text))),
      ...cores.flatMap(partsOf).map((part) => placeOf(part, text)),
    ];
    const [found] = places.filter((place) => place !== null);
    return found === undefined ? [] : [`${JSON.stringify(secret)} in ${JSON.stringify(found)}`];
  });
}

/** What is around a form of a secret; null if the text does not have it. */
function placeOf(form: string, text: string): string | null {
  const at = text.indexOf(form);
  return at === -1 ? null : text.slice(Math.max(0, at - 60), at + form.length + 30);
}

/** Longer forms never occur by chance. */
const maxChanceLength = 9;

/** Whether a text has a short form of the secret by chance. */
export function mayOccurIn({ text, base64 }: View, secret: string): boolean {
  const { lines, cores } = needles(secret);
  const isIn = (where: string) => (form: string) => form.length <= maxChanceLength && where.includes(form);
  return lines.some(isIn(text)) || cores.some(isIn(base64));
}

export function viewOf(text: string): View {
  return { text, base64: text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/') };
}

function needles(secret: string): Needles {
  const lines = secret
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { secret, lines, cores: lines.flatMap(coresOf) };
}

function partsOf(text: string): string[] {
  return text.length <= minPartLength ? [] : [text.slice(0, minPartLength), text.slice(-minPartLength)];
}

/** What the base64 of every longer text with the secret in it has in common, at each of the three offsets. */
function coresOf(line: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const among = (byte: number) => {
      const around = (length: number) => Buffer.alloc(length, byte);
      return Buffer.concat([around(offset), Buffer.from(line), around(3)]).toString('base64');
    };
    const [zeros, ones] = [among(0), among(0xff)];
    let common = Array.from(zeros, (character, index) => (character === ones[index] ? character : ' ')).join(
      '',
    );
    common = common.trim();
    return common.length < minCoreLength || common.includes(' ') ? [] : [common];
  });
}

function viewsOf(text: string): View[] {
  if (!/[%&\\+]/.test(text)) return [viewOf(text)];
  const times = (count: number, decode: (text: string) => string) => {
    const decoded = [decode(text)];
    while (decoded.length < count) decoded.push(decode(decoded.at(-1) ?? ''));
    return decoded;
  };
  const texts = [
    text,
    ...times(4, (encoded) => encoded.replace(percent, percentDecoded)),
    ...times(1, (encoded) => encoded.replaceAll('+', ' ').replace(percent, percentDecoded)),
    ...times(1, (encoded) => encoded.replace(entity, entityDecoded)),
    ...times(4, (encoded) => encoded.replace(backslash, unescaped)),
    ...times(4, (encoded) => encoded.replace(any, anyDecoded)),
  ];
  return [...new Set(texts)].map(viewOf);
}

const percent = /(?:%[0-9a-f]{2})+/gi;
const entity = /&(?:#\d{1,9}|#x[0-9a-f]{1,8}|[a-z]+);/gi;
const backslash = /\\(?:u[0-9a-f]{4}|[^u])/gi;
const any = new RegExp(`${percent.source}|${entity.source}|${backslash.source}`, 'gi');

function anyDecoded(encoded: string): string {
  if (encoded.startsWith('%')) return percentDecoded(encoded);
  return encoded.startsWith('&') ? entityDecoded(encoded) : unescaped(encoded);
}

function percentDecoded(bytes: string): string {
  return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Also used for pages, which the step writes with such entities itself. */
export function entitiesDecoded(text: string): string {
  return text.replace(entity, entityDecoded);
}

function entityDecoded(encoded: string): string {
  const [, hex] = /^&#x([0-9a-f]+);$/i.exec(encoded) ?? [];
  const [, decimal] = /^&#(\d+);$/.exec(encoded) ?? [];
  if (hex === undefined && decimal === undefined) return names[encoded.slice(1, -1)] ?? encoded;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : encoded;
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(encoded: string): string {
  if (encoded.length > 2) return String.fromCharCode(Number.parseInt(encoded.slice(2), 16));
  const character = encoded.slice(1);
  return escapes[character] ?? character;
}
