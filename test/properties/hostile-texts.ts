/** Random secrets, and what a hostile server makes of them. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../time/random.ts';
import { mayOccurIn, viewOf } from './secret-search.ts';

/** Random choices, all of which follow from one number. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    // Neighboring seeds begin alike.
    this.#random();
  }

  upTo(max: number): number {
    return Math.floor(this.#random() * (max + 1));
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.upTo(items.length - 1)] as T;
  }

  text(characters: readonly string[], min: number, max: number): string {
    return Array.from({ length: min + this.upTo(max - min) }, () => this.pick(characters)).join('');
  }
}

const letters = Array.from('abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789');
const signs = Array.from('-_.~!@#$%^&()+=/\\?<>"\'`|{}[];:,*');
const wide = [...'äßéłя日本😀👩‍💻', '\u00ad', '\u200d', '\u00a0'];

/** `long` and `prefixed` look like tokens. */
export type SecretKind = 'token' | 'password' | 'long' | 'prefixed' | 'variable';

/** Text that the step and Node print themselves. A secret that is part of it cannot be hidden. */
const sources = fileURLToPath(new URL('../../src', import.meta.url));
const ownText = viewOf(
  [
    ...globSync(`${sources}/**/*.ts`).map((file) => readFileSync(file, 'utf8')),
    '2026-01-01T12:00:00.000Z Thu, 01 Jan 2026 12:00:00 GMT 1T12 01T12 1T13 000Z',
  ].join('\n'),
);

export function randomSecret(dice: Dice, kind: SecretKind): string {
  for (;;) {
    const secret = anySecret(dice, kind);
    if (secret.trim() === secret && secret.length >= 4 && !mayOccurIn(ownText, secret)) return secret;
  }
}

function anySecret(dice: Dice, kind: SecretKind): string {
  const ascii = [...letters, ...signs];
  if (kind === 'token') {
    return dice.pick([
      () => `glpat-${dice.text(letters, 20, 20)}`,
      () => dice.text(letters, 5, 12),
      () => dice.text(ascii, 6, 40),
      () => dice.text(letters, 100, 400),
    ])();
  }
  if (kind === 'long') return dice.text(ascii, 20, 60);
  if (kind === 'prefixed') return `${dice.pick(['ghp_', 'glpat-', 'hf_'])}${dice.text(ascii, 4, 10)}`;
  const password = dice.pick([
    () => dice.text(letters, 4, 7),
    () => dice.text(letters, 8, 40),
    () => dice.text([...ascii, ' '], 5, 30),
    () => dice.text([...letters, ...signs, ...wide], 4, 24),
    () => dice.text(wide, 4, 10),
    () => dice.text([...letters, ...'%/+&"\\'], 6, 20),
    () => `ghp_${dice.text(letters, 36, 36)}`,
    () => `%${dice.text(['%', '2', '5', '4', '1', 'F', '&', ';', '\\', 'u', '0'], 7, 20)}`,
    () => dice.text(ascii, 60, 300),
  ])();
  if (kind !== 'variable' || !dice.chance(0.15)) return password;
  return dice.pick([
    `${password}\n${dice.text(letters, 8, 20)}`,
    `${dice.text(letters, 6, 9)}\r\n${password}\n`.trim(),
    `${dice.text(letters, 5, 8)}\t${dice.text(letters, 5, 8)}`,
  ]);
}

const percent = (text: string) =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
/** As a browser encodes it: a lone surrogate cannot occur here. */
const uri = encodeURIComponent;
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const units = (text: string) =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const html = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
const numeric = (text: string) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');
const hex = (text: string) =>
  Array.from(text, (character) => `&#x${character.codePointAt(0)?.toString(16)};`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const users = ['', 'u', 'us', 'user:', 'oauth2:', 'x-access-token:'];

type Encode = (text: string, dice: Dice) => string;

const mixed: Encode = (text, dice) =>
  Array.from(text, (character) =>
    dice.pick([(same: string) => same, percent, numeric, hex, units])(character),
  ).join('');

/** Each encoding that SECURITY.md names. */
export const encodings: Record<string, Encode> = {
  'as it is': (text) => text,
  'percent-encoded': uri,
  'percent-encoded twice': (text) => uri(uri(text)),
  'percent-encoded three times': (text) => uri(uri(uri(text))),
  'percent-encoded four times': (text) => uri(uri(uri(uri(text)))),
  'percent-encoded in small letters': percentLower,
  'percent-encoded in every character': percent,
  'percent-encoded in every character, twice': (text) => uri(percent(text)),
  'as a form': (text) => new URLSearchParams({ s: text }).toString().slice(2),
  'as a URL has it': (text) => encodeURI(text),
  'in JSON': json,
  'in JSON within JSON': (text) => json(json(text)),
  'in JSON that escapes slashes': (text) => json(text).replaceAll('/', '\\/'),
  'in JSON that escapes HTML': (text) => json(text).replace(/[<>&]/g, units),
  'in JSON that escapes everything': units,
  'in HTML': html,
  'in HTML by number': numeric,
  'in HTML by hexadecimal number': hex,
  'in a mixture': mixed,
  'in base64': (text, dice) =>
    base64(`${dice.pick(users)}${text}${dice.pick(['', ':', '\n', ':x-oauth-basic'])}`),
  'in the base64 of URLs': (text, dice) => Buffer.from(`${dice.pick(users)}${text}`).toString('base64url'),
  'in base64 with line breaks': (text, dice) =>
    base64(`${dice.pick(users)}${text}`).replace(/.{12}/g, dice.pick(['$&\n', '$&\r\n'])),
  'in percent-encoded base64': (text, dice) => {
    let encoded = base64(`${dice.pick(users)}${text}`);
    for (let times = dice.upTo(3); times >= 0; times--) encoded = uri(encoded);
    return encoded;
  },
  'in base64 in HTML': (text, dice) =>
    base64(`${dice.pick(users)}${text}`).replace(/[+/=]/g, dice.pick([numeric, hex])),
  'in base64 in JSON': (text, dice) => base64(`${dice.pick(users)}${text}`).replaceAll('/', '\\/'),
};

function percentLower(text: string): string {
  return uri(text).replace(/%../g, (code) => code.toLowerCase());
}

const encoders = Object.values(encodings);

/** A secret as a server may show it. */
function appearance(dice: Dice, secret: string): string {
  const line = dice.pick(secret.split(/[\r\n]+/));
  const whole = dice.chance(0.1) ? secret : line;
  const encoded = dice.pick(encoders)(whole, dice);
  const half = Math.floor(line.length / 2);
  return dice.pick([
    () => encoded,
    () => encoded,
    () => encoded,
    () => `${encoded}${encoded}`,
    () => `${line}${encoded}`,
    () => `https://user:${encoded}@example.com/a.git`,
    () => `ssh://${encoded}@example.com/a.git`,
    () => `Authorization: Basic ${base64(`user:${line}`)}`,
    () => `{"token":${JSON.stringify(line)}}`,
    () => `<a href="/?t=${html(line)}">${encoded}</a>`,
    // Within itself.
    () => `${line.slice(0, Math.min(half, 6))}${encoded}${line.slice(-Math.min(half, 6))}`,
    // Divided by what no line shows, into parts that are too short to be found.
    () => line.replace(/(.{3})/gsu, `$1${dice.pick(['\u0000', '\u001b[31m', '\u200b', '\u2028'])}`),
  ])();
}

const noise = [
  '::error::x',
  '\n::set-output name=x::',
  '##[error]',
  'fatal: unable to access',
  'Authentication failed for',
  'repository not found',
  'has diverged from its upstream counterpart',
  '<title>Sign in</title>',
  '<img src=x>',
  '| a | b |',
  '😀'.repeat(30),
  '&'.repeat(20),
  '%25'.repeat(10),
  '\\'.repeat(9),
  '***',
  '*****:*****@',
  ' '.repeat(40),
  '\u202e',
  'not mirrored',
  'on pause',
  'insufficient_scope',
];

/** Where the step cuts texts, and where others do. */
const limits = [
  12, 40, 60, 64, 80, 100, 200, 255, 256, 300, 1_000, 1_024, 2_000, 2_500, 4_000, 4_096, 10_000, 16_384,
  32_768, 65_536, 262_144,
];
const padding = ['x', '.', ' ', '\u0000', '<', '&', '%', '\\', 'ä', '😀', '\u001b[0m', 'a ', '\n', '*'];

/** A text of a server, with secrets in it. */
export function hostileText(dice: Dice, secrets: readonly string[], maxLength = 300_000): string {
  const parts = Array.from({ length: 1 + dice.upTo(3) }, () =>
    dice.chance(0.75) ? appearance(dice, dice.pick(secrets)) : dice.pick(noise),
  );
  const text = parts.join(dice.pick(['', ' ', ' ', '\n', ': ', '"', '\u001b[31m', '\u0000', '|', '<b>']));
  if (maxLength > 1_000_000 && dice.chance(0.001))
    return text.padEnd(100).repeat(Math.floor(1_900_000 / Math.max(100, text.length)));
  if (!dice.chance(0.15)) return text;
  const limit = dice.pick(dice.chance(0.03) ? limits : limits.filter((length) => length <= 4_096));
  if (limit > maxLength) return text;
  // The limit is somewhere in the text.
  const before = Math.max(0, limit - dice.upTo(text.length));
  const pad = dice.chance(0.2) ? dice.pick(secrets) : dice.pick(padding);
  return `${pad.repeat(Math.floor(before / pad.length))}${text}`;
}
