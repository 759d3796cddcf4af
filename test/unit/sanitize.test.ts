import { expect, test } from 'vitest';
import { redactor } from '../../src/text/redact.ts';
import {
  escapedInQuotes,
  logLine,
  markdownLink,
  markdownText,
  needsEscapes,
  oneLine,
  searchedPart,
} from '../../src/text/sanitize.ts';
import { duration } from '../duration.ts';
import { githubHtml, linksOn, readable } from '../github-page.ts';

const keep = (text: string) => text;

test.each([
  ['::error::forged', ': :error::forged'],
  ['  ::set-output name=x::y', ': :set-output name=x::y'],
  ['fatal\n::error::forged', 'fatal ::error::forged'],
  ['fatal\r::error::forged', 'fatal ::error::forged'],
  ['x ##[error]forged', 'x # #[error]forged'],
  ['x ##vso[task.setvariable]y', 'x # #vso[task.setvariable]y'],
  ['##teamcity[buildStatus]', '# #teamcity[buildStatus]'],
  ['\u001b[31mred\u001b[0m', '[31mred [0m'],
  ['a\u2028b\u0085c\u0000d', 'a b c d'],
  ['\u202eright to left', 'right to left'],
])('%j is sanitized for the log', (text, line) => {
  expect(logLine(text, keep)).toBe(line);
});

test.each([
  ['\u001b[31m\u009b\u202e\u2028', String.raw`"\u001b[31m\u009b\u202e\u2028"`],
  ['a##[error]b###vso[c', String.raw`"a\u0023#[error]b#\u0023#vso[c"`],
  ['\u{e0001}', String.raw`"\udb40\udc01"`],
  ['a # b\\', String.raw`"a # b\\"`],
])('%j keeps its value when it is escaped in JSON', (text, escaped) => {
  const json = JSON.stringify(text);
  expect(escapedInQuotes(json)).toBe(escaped);
  expect(JSON.parse(escapedInQuotes(json))).toBe(text);
  expect(needsEscapes(text)).toBe(json !== escaped || text.includes('\u001b'));
  expect(escapedInQuotes('{\n\n}\n')).toBe('{\n\n}\n');
});

test('a long text is cut after its secrets are redacted', () => {
  const line = oneLine(`${'x'.repeat(3_998)}secret`, redactor(['secret']));
  expect(line).toHaveLength(4_001);
  expect(line).not.toContain('s');
  expect(oneLine('y'.repeat(9_999_999), keep).length).toBeLessThan(4_010);
});

test('a secret that only appears when lines are joined is redacted', () => {
  expect(oneLine('my\nsecret', redactor(['my secret']))).toBe('***');
});

test.each([
  '<img src=x onerror=alert(1)>',
  '[link](https://example.com)',
  '**bold** _it_ `code` ~~x~~',
  '| cell | cell |',
  '@team #12 &amp; \\x',
  'https://example.com/x',
  'www.example.com',
  '![x](y)',
  '$x^2$ :smile:',
])('%j is shown as plain text in a job summary', (text) => {
  const shown = markdownText(text, keep).replaceAll('<wbr>', '');
  expect(shown.replace(/&#\d+;/g, '')).not.toMatch(/[<>[\]*_`~|@#&\\$^]|:\S|www\./);
  const decoded = shown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  expect(decoded).toBe(text);
});

const linked = [
  'mail to admin@example.com now',
  'first.last+tag@mail.example.co.uk',
  'mailto:admin@example.com and xmpp:admin@example.com/x',
  'https://example.com/x http://example.com ftp://example.com/y',
  'www.example.com and WWW.example.com',
  'git@host: permission denied',
  '@team, (@team/sub) and octocat/repo@0123456',
  '#12, octocat/repo#12, GH-12 and JIRA-12',
  `at ${'0123456789abcdef'.repeat(4)}`,
  'is at 0123456789ab instead of BA9876543210',
  ':tada: and :+1:',
  '$x^2$ or $`x`$',
  '<a href="https://example.com">x</a> [x](https://example.com) ![x](https://example.com/y.png)',
  '<admin@example.com> <https://example.com>',
];

test.each(linked)('GitHub links nothing in a text from a server: %s', (text) => {
  expect(linksOn(text)).not.toEqual([]);
  for (const markdown of [
    markdownText(text, keep),
    `**What happened:** ${markdownText(text, keep)}`,
    `| a |\n| --- |\n| ${markdownText(text, keep)} |\n`,
  ]) {
    expect(linksOn(markdown)).toEqual([]);
    expect(readable(markdown)).toContain(text);
  }
});

test.each([
  ['https://gitlab.com/group/a_b', 'https://gitlab.com/group/a_b'],
  ['http://[::1]:8080/a', null],
  ['https://example.com/a)b', 'https://example.com/a)b'],
  ['https://example.com/|a|"><img src=x>', null],
  ['https://example.com/|a|"><img>', 'https://example.com/%7Ca%7C%22%3E%3Cimg%3E'],
  ['https://example.com/ "title"', null],
  ['https://user:password@example.com/', null],
  ['https://example.com/secret', null],
  ['javascript:alert(1)', null],
  ['//example.com', null],
  [null, null],
])('a project with the URL %j is linked to %j, and nothing else is', (url, href) => {
  const link = markdownLink('a](https://example.com)|b', url, redactor(['secret']));
  const page = `| a |\n| --- |\n| ${link} |\n`;
  const links = href === null ? [] : [`<a href="${href}">`];
  expect(linksOn(page)).toEqual(links);
  expect(githubHtml(page).match(/<td>/g)).toHaveLength(1);
  expect(readable(page)).toContain('a](https://example.com)|b');
});

test('an ordinary word is not divided, although its end could be a commit', () => {
  expect(markdownText('succeeded, preceded, 0123456z', keep)).toBe('succeeded, preceded, 0123456z');
  expect(markdownText('x_0123456 0123456', keep)).toBe('x&#95;<wbr>012345<wbr>6 012345<wbr>6');
});

test('a text without references contains no <wbr>', () => {
  const text = 'fatal: repository not found, 1 of 12 refs at 2026';
  expect(markdownText(text, keep)).toBe(text);
});

test.each([
  ['fatal: https://bob:stored@example.com/a.git', 'fatal: https://***@example.com/a.git'],
  ['https://token@example.com', 'https://***@example.com'],
  ['ssh://git:stored@example.com/a.git', 'ssh://git:***@example.com/a.git'],
  ['https://user:p@ss@example.com/a.git', 'https://***@example.com/a.git'],
  ['ssh://git:p@ss@example.com/a.git', 'ssh://git:***@example.com/a.git'],
  ['ssh://us@er:stored@example.com/a.git', 'ssh://us@er:***@example.com/a.git'],
  [
    'git://token@example.com and git+http://token@example.com',
    'git://***@example.com and git+http://***@example.com',
  ],
  ['ssh://git@example.com/a.git', 'ssh://git@example.com/a.git'],
  ['ssh://git@example.com:22/a.git', 'ssh://git@example.com:22/a.git'],
  ['mail@example.com at https://example.com/@scope', 'mail@example.com at https://example.com/@scope'],
])('credentials in a URL are hidden even if they are not known: %s', (text, shown) => {
  expect(oneLine(text, keep)).toBe(shown);
});

test('credentials of any length in a URL are hidden', () => {
  expect(oneLine(`https://user:${'x'.repeat(2_000)}@example.com/`, keep)).toBe('https://***@example.com/');
});

test.each([
  'fatal: not found. ',
  'glpat-',
  '\\',
  '%25',
  '%0A',
  '&#103;',
  '\n',
  '😀',
  'https://',
  'https://a@',
  'ssh://a:',
  'ssh://',
  'a:@',
])('a text of two megabytes of %j takes no longer than its beginning', (unit) => {
  const redact = redactor(['glpat-AbCdEfGhIjKlMnOpQrSt']);
  const text = unit.repeat(2 * 1024 * 1024).slice(0, 2 * 1024 * 1024);
  for (const shown of [logLine, markdownText]) {
    const bounded = duration(() => shown(searchedPart(text), redact));
    expect(duration(() => shown(text, redact))).toBeLessThan(8 * bounded);
    expect(shown(text, redact)).toBe(shown(searchedPart(text), redact));
  }
});

test('a secret that would be cut at the end of a long text is not shown in part', () => {
  const secret = 'glpat-AbCdEfGhIjKlMnOpQrSt';
  const redact = redactor([secret]);
  const forms = [
    secret,
    Buffer.from(`oauth2:${secret}`).toString('base64'),
    Array.from(secret, (character) => `&#${character.charCodeAt(0)};`).join(''),
    Array.from(secret, (character) => `%${character.charCodeAt(0).toString(16)}`).join(''),
    Array.from(secret, (character) => `\\u00${character.charCodeAt(0).toString(16)}`).join(''),
  ];
  // What is cut off of a text is not shown anyway, unless the text shrinks before: here to a few words.
  for (const form of forms) {
    for (let place = 16_384 - form.length - 2; place <= 16_384 + 2; place++) {
      const before = secret.repeat(Math.floor(place / secret.length));
      const text = `${before}${' '.repeat(place - before.length)}${form} after ${'x'.repeat(40_000)}`;
      const line = oneLine(text, redact, 10_000);
      const left = line.replaceAll('***', '').replace(/ ?after x*/, '');
      expect(left.length, `${place}: ${left}`).toBeLessThan(16);
      expect(left).not.toMatch(/glpat|Z2xwY|&#|%6|\\u/);
    }
  }
});

test('a secret that appears only when lines are joined is not shown in part if the text is cut in it', () => {
  const redact = redactor(['correct horse battery staple', 'zzzzzzzz']);
  const text = `${'zzzzzzzz'.repeat(2_046)}\ncorrect\nhorse\nbattery\nstaple${' more'.repeat(10_000)}`;
  expect(oneLine(text, redact)).not.toMatch(/correct|horse/);
});
