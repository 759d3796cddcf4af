import { expect, test } from 'vitest';
import { redactor, Secrets, secretLines } from '../../src/text/redact.ts';
import { duration } from '../duration.ts';

const secret = 'p@ss wörd/"<&>+x%41';
const redact = redactor([secret]);
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  [
    'percent-encoded in small letters',
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  [
    'percent-encoded in every character',
    Array.from(Buffer.from(secret), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  ],
  ['as a form', new URLSearchParams({ secret }).toString().slice('secret='.length)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  [
    'in HTML',
    secret.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c),
  ],
  [
    'in HTML by number',
    Array.from(secret, (c) => `&#${c.codePointAt(0)};`)
      .join('')
      .replace(/&#(4[89]|5[0-7]|6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2]);/g, (_, code) =>
        String.fromCharCode(Number(code)),
      ),
  ],
])('a secret is found %s', (_form, text) => {
  expect(redact(`before ${text} after`)).toBe('before *** after');
});

test.each(['', 'u', 'us', 'user:', 'oauth2:', 'x-access-token:'])(
  'a secret is found in base64 after %j',
  (prefix) => {
    const header = base64(`${prefix}${secret}`);
    const shown = redact(`Basic ${header}`);
    expect(shown).toContain('***');
    // What remains is the prefix, and characters that also encode bits of it.
    const left = shown.replace('Basic ', '').replace('***', '');
    expect(left.length).toBeLessThanOrEqual(base64(prefix).length + 3);
  },
);

test.each([
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (text: string) => encodeURIComponent(encodeURIComponent(text))],
  ['in HTML', (text: string) => text.replace(/[+/=]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
  ['in JSON that escapes slashes', (text: string) => text.replaceAll('/', '\\/')],
  [
    'in JSON with line breaks',
    (text: string) => JSON.stringify(text.replace(/(.{16})/g, '$1\r\n')).slice(1, -1),
  ],
  [
    'percent-encoded with line breaks',
    (text: string) => encodeURIComponent(text.replace(/(.{16})/g, '$1\r\n')),
  ],
])('a secret is found in base64 that is %s', (_form, encoded) => {
  const password = 'p?>~ss~~>>word+/??';
  expect(redactor([password])(`authorization=${encoded(base64(`u:${password}`))}&`)).toMatch(
    /^authorization=.{2,4}\*{3}.{0,6}&$/,
  );
});

test('a secret is found in JSON within JSON', () => {
  const quoted = 'a"b\\c/d\u0007e';
  const twice = JSON.stringify(JSON.stringify(quoted));
  expect(redactor([quoted])(twice)).toBe('"\\"***\\""');
});

test('a secret with a tab is found in JSON, and in JSON within JSON', () => {
  const json = JSON.stringify('pass\tword');
  expect(redactor(['pass\tword'])(`${json} ${JSON.stringify(json)}`)).toBe('"***" "\\"***\\""');
});

test.each([1, 2, 3, 4])('a secret is found in JSON that is nested %i times', (times) => {
  const odd = 'a"b\\c/d\te😀f';
  const escaped = JSON.stringify(odd).replace('😀', '\\ud83d\\ude00').slice(1, -1);
  let text = escaped;
  for (let time = 1; time < times; time++) text = JSON.stringify(text).slice(1, -1);
  expect(redactor([odd])(`x ${text} y`)).toBe('x *** y');
});

test('a secret is found in the base64 of URLs', () => {
  const bytes = redactor(['>>>???>>>???']);
  expect(bytes(Buffer.from('>>>???>>>???').toString('base64url'))).toBe('***');
});

test('each line of a secret is redacted', () => {
  const lines = redactor(['first line\r\nsecond line\n']);
  expect(lines('x first line y')).toBe('x *** y');
  expect(lines('second line')).toBe('***');
  expect(secretLines(['a\nb', 'b', ''])).toEqual(['a', 'b']);
});

test('overlapping secrets are both redacted', () => {
  expect(redactor(['abcdef', 'defghi'])('xabcdefghiy')).toBe('x***y');
  expect(redactor(['abc', 'abcdef'])('abcdef')).toBe('***');
});

test('special characters of regular expressions are literal', () => {
  expect(redactor(['a.b*c'])('aXbbc a.b*c')).toBe('aXbbc ***');
  for (const odd of ['a-b', '[', '(', '\\', '^$', '{1}', '|', '/'])
    expect(redactor([odd])(`<${odd}>`)).toContain('***');
});

test('a text without secrets is unchanged', () => {
  expect(redactor([''])('anything')).toBe('anything');
});

test('a secret is found in base64 with line breaks', () => {
  const password = 'a-long-password-that-needs-more-than-one-line-of-base64-in-a-header';
  const lines = base64(`reader:${password}`).replace(/.{60}/g, '$&\n');
  expect(redactor([password])(lines)).toMatch(/^.{0,12}\*\*\*.{0,3}$/s);
});

test('a secret is found with JSON escapes', () => {
  expect(redactor(['pa&ss<word'])('pa\\u0026ss\\u003Cword')).toBe('***');
});

test('a very long secret is redacted', () => {
  // Without repetitions, as in any real secret.
  let state = 1;
  const long = Array.from({ length: 30_000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
  const shown = redactor([long])(`<${long}>`);
  expect(shown.replace(/\*\*\*/g, '')).toBe('<>');
});

test('a long text of encoded percent signs is unchanged', () => {
  const text = '%25'.repeat(300_000);
  expect(redactor(['p@ss%word'])(text)).toBe(text);
});

test('a secret that begins with a character outside the basic multilingual plane is redacted', () => {
  expect(redactor(['😀secret'])('x😀secret😀secret')).toBe('x******');
});

/** What a server may know of a secret, and what costs the most to decode. */
const hostileUnits = [
  ['the prefix of all tokens', 'glpat-'],
  ['most of the prefix', 'glp'],
  ['backslashes', '\\'],
  ['percent signs', '%'],
  ['encoded percent signs', '%25'],
  ['encoded letters', '%67'],
  ['half of an encoded character', '%F0'],
  ['entities', '&#103;'],
  ['JSON escapes', '\\u0067'],
  ['JSON within JSON', '\\\\u0067'],
  ['line breaks', '\n'],
  ['base64', 'Z2xwYXQt'],
  ['base64 with line breaks', 'Z%0A'],
  ['encoded line breaks', '%2525250A'],
  ['characters beyond ASCII', '😀'],
] as const;

const tokens = Array.from(
  { length: 2_000 },
  (_, index) => `glpat-${((index + 1) * 7_919).toString(36).padStart(20, 'x')}`,
);

test.each([
  ['backslashes', `${'\\'.repeat(20)}x`, '\\'],
  ['percent signs', `${'%'.repeat(200)}x`, '%25'],
  ['letters', 'a'.repeat(500), `${'a'.repeat(499)}b`],
])(
  'a text of %s that takes too long to search for such a secret is hidden as a whole',
  (_name, secret, unit) => {
    const redact = redactor([secret]);
    expect(redact(unit.repeat(100_000 / unit.length))).toBe('***');
    expect(redact(`fatal: ${secret}: not found`)).toBe('fatal: ***: not found');
  },
);

test('after many texts that take long, further ones are hidden as a whole, and ordinary ones are not', () => {
  const secrets = new Secrets();
  secrets.add([`${'%'.repeat(20)}x`, 'glpat-hunter2']);
  const hostile = '%25'.repeat(2_000);
  expect(secrets.redact(hostile)).toBe(hostile);
  for (let times = 0; times < 500; times++) secrets.redact(hostile);
  expect(secrets.redact(hostile)).toBe('***');
  expect(secrets.redact('fatal: repository not found')).toBe('fatal: repository not found');
  expect(secrets.redact('fatal: glpat-hunter2')).not.toContain('hunter2');
});

test.each(hostileUnits)('%s take at most a fixed multiple of the time of an ordinary text', (_name, unit) => {
  const redactAll = redactor(tokens);
  const text = (of: string) => of.repeat(20_000).slice(0, 20_000);
  const ordinary = duration(() => redactAll(text('fatal: repository not found at 1 of 2. ')));
  // Twenty to a few hundred times as long: decoding costs more than skipping. Comparing all tokens takes 10,000 times as long.
  expect(duration(() => redactAll(text(unit)))).toBeLessThan(2_000 * ordinary);
});

test.each(hostileUnits)('%s take time that is linear in their number', (_name, unit) => {
  const redactAll = redactor(tokens);
  const short = duration(() => redactAll(unit.repeat(2_000)));
  // Linear time is 16 times as long, quadratic time 256 times.
  expect(duration(() => redactAll(unit.repeat(32_000)))).toBeLessThan(128 * short);
});
