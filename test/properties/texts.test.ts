/** Random secrets in random texts of a server: no secret is shown, and no text is a command, markup or escape sequence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { failedMirror } from '../../src/mirror/result.ts';
import { annotation } from '../../src/report/annotations.ts';
import { outputs } from '../../src/report/outputs.ts';
import { redactor, secretLines } from '../../src/text/redact.ts';
import { logLine, markdownText, oneLine } from '../../src/text/sanitize.ts';
import { linksOn } from '../github-page.ts';
import { summary } from '../job-summary.ts';
import { runs } from './runs.ts';

const numRuns = runs(4_000);
const keep = (text: string) => text;

/** Characters of tokens and passwords, among them every one that some encoding changes. */
const secret = fc
  .array(fc.constantFrom(...'abcXYZ019-_.~!@#$%^&()+=/\\?<>"\'`|{}[];:, äß日😀'), {
    minLength: 6,
    maxLength: 40,
  })
  .map((characters) => characters.join('').trim())
  .filter((text) => text.length >= 6 && new Set(text).size >= 4);

const hostile = fc.constantFrom(
  '::error::',
  '\n::set-output name=x::',
  '\r\n##[error]',
  '##vso[task]',
  '\u001b[31m',
  '<img src=x>',
  '</td>',
  '[a](b)',
  '`',
  '|',
  '@all',
  'a@example.com',
  '#12',
  'GH-1',
  '0123456789abcdef',
  ':smile:',
  '$x$',
  'https://user:pw@example.com',
  'www.example.com',
  '\u2028',
  '\u202e',
  '\u0000',
  '***',
  '%0A',
  '&amp;',
  ' ',
  '%',
  '\\',
);
const noise = fc.oneof(hostile, fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));

/** How a secret may appear: as it is, or encoded. */
const forms: ((secret: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => new URLSearchParams({ s: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`oauth2:${text}`).toString('base64'),
  (text) => Buffer.from(`u:${text}`).toString('base64url'),
  (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  (text) => encodeURIComponent(Buffer.from(`u:${text}`).toString('base64')),
  (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
];

const message = fc.tuple(
  secret,
  secret,
  fc.array(fc.oneof(noise, fc.nat(forms.length * 2 - 1)), { maxLength: 12 }),
);

function textOf([first, second, parts]: [string, string, (string | number)[]]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part : (forms[part >> 1]?.(part % 2 === 0 ? first : second) ?? ''),
    )
    .join(' ');
}

/** The part of base64 that depends on the secret alone, whatever is around it. */
function base64Cores(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.from(text);
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
}

test(`in ${numRuns} random texts no secret is shown, in any form, in any output`, () => {
  fc.assert(
    fc.property(message, (parts) => {
      const [first, second] = parts;
      const text = textOf(parts);
      const redact = redactor([first, second]);
      const result = failedMirror('group/mirror', new StepError('sync-failed', text, 'Do this.'));
      result.state = {
        status: 'failed',
        lastError: text,
        lastUpdateAt: null,
        lastUpdateStartedAt: null,
        lastSuccessfulUpdateAt: null,
      };
      const step = { results: [result], isList: true, error: null };
      const decoded = (markdown: string) =>
        markdown
          .replaceAll('<wbr>', '')
          .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
      const channels = [
        logLine(text, redact),
        annotation('group/mirror', result.error as StepError, redact).text,
        decoded(summary({ ...step, isList: false }, redact)),
        decoded(summary(step, redact)),
        JSON.parse(outputs(step, redact).results)[0].last_error ?? '',
        outputs({ ...step, isList: false }, redact)['last-error'],
      ];
      for (const channel of channels) {
        for (const hidden of [first, second]) {
          expect(channel).not.toContain(hidden);
          expect(channel).not.toContain(encodeURIComponent(hidden));
          for (const core of base64Cores(hidden)) {
            expect(channel).not.toContain(core);
            expect(channel).not.toContain(encodeURIComponent(core));
          }
        }
      }
    }),
    { numRuns },
  );
});

test(`none of ${numRuns} random texts is a command, markup or an escape sequence`, () => {
  fc.assert(
    fc.property(message, (parts) => {
      const text = textOf(parts);
      const line = logLine(text, keep);
      expect(line).not.toMatch(/^\s*::|##(?:vso)?\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/iu);
      expect(line.length).toBeLessThan(4_010);
      const page = markdownText(text, keep);
      expect(linksOn(page)).toEqual([]);
      expect(page.replace(/&#\d+;|<wbr>/g, '')).not.toMatch(
        /[<>[\]*_`~|@#&\\$^]|:\S|www\.|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/iu,
      );
    }),
    { numRuns },
  );
});

test('a page never exceeds the limit of a runner, whatever a server returns', () => {
  const redact = redactor([]);
  const result = failedMirror(
    'group/mirror',
    new StepError('sync-failed', '<'.repeat(5_000_000), '|'.repeat(5_000_000)),
  );
  result.changes = Array.from({ length: 10 }, () => ({
    setting: 'url',
    from: '`'.repeat(1_000_000),
    to: '*'.repeat(1_000_000),
  }));
  expect(Buffer.byteLength(summary({ results: [result], isList: false, error: null }, redact))).toBeLessThan(
    1024 * 1024,
  );
});

test('each line of a secret is masked separately', () => {
  fc.assert(
    fc.property(secret, secret, (first, second) => {
      expect(secretLines([`${first}\r\n${second}\n`])).toEqual([...new Set([first, second])]);
    }),
  );
});

test('text without secrets is shown unchanged', () => {
  expect(oneLine('fatal: repository not found', redactor(['another-secret']))).toBe(
    'fatal: repository not found',
  );
});
