import { expect, test } from 'vitest';
import { redactor, secretLines } from '../../src/text/redact.ts';

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

test('characters with a meaning in regular expressions are literal', () => {
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

test('a secret of any length is redacted', () => {
  const long = Array.from({ length: 30_000 }, (_, index) =>
    String.fromCharCode(33 + ((index * 7) % 90)),
  ).join('');
  const shown = redactor([long])(`<${long}>`);
  expect(shown.replace(/\*\*\*/g, '')).toBe('<>');
});

test('a long text of percent signs does not take quadratic time', () => {
  const text = '%25'.repeat(300_000);
  expect(redactor(['p@ss%word'])(text)).toBe(text);
});

test('a secret that begins with a character outside the basic multilingual plane is redacted', () => {
  expect(redactor(['😀secret'])('x😀secret😀secret')).toBe('x******');
});
