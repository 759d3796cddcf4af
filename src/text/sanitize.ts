/**
 * Sanitizes text from servers for the place where it is shown. Runners execute commands in the log (`::error::`,
 * `##[error]`), terminals interpret escape sequences, and web pages render HTML and Markdown. None of these may come from
 * GitLab, an upstream or a proxy.
 */
import type { Redact } from './redact.ts';

/** Control, format and separator characters: line ends, terminal escapes, and marks that reverse the direction of text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Limits the length of a line. */
export const maxLineLength = 4_000;

/** More than a line needs, and more than the longest token in the longest encoding. */
const maxSearched = 16_384;

/** As much of a long text as `oneLine` reads: it returns the same for this beginning as for the whole. */
export function searchedPart(text: string): string {
  return text.slice(0, 2 * maxSearched);
}

/** The text as one printable line, without secrets, cut at `maxLength` characters. */
export function oneLine(text: string, redact: Redact, maxLength = maxLineLength): string {
  const line = text.length <= maxSearched ? cleanLine(text, redact) : cleanBeginning(text, redact);
  // Cut last, since a part of a secret would not be redacted.
  return line.length > maxLength ? `${Array.from(line.slice(0, maxLength)).slice(0, -1).join('')} …` : line;
}

/**
 * The line of a text that is too long to be searched as a whole. Its beginning is cleaned twice, cut at two lengths, and only what
 * both have in common is kept: the first cut may divide a secret, which would then not be redacted.
 */
function cleanBeginning(text: string, redact: Redact): string {
  const shorter = cleanLine(text.slice(0, maxSearched), redact);
  const longer = cleanLine(searchedPart(text), redact);
  let end = 0;
  while (end < shorter.length && shorter[end] === longer[end]) end++;
  return `${shorter.slice(0, end)} …`;
}

function cleanLine(text: string, redact: Redact): string {
  // Redact first, since a secret may contain characters that are removed here; redact again, since removing them may reveal
  // one.
  const shown = redact(text);
  // Most text is ASCII, and compiling a Unicode class takes long.
  const printable = /^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, ' ');
  const clean = withoutUserinfo(printable.replace(/ {2,}/g, ' ').trim());
  return clean === text ? clean : redact(clean);
}

/** Removes credentials in URLs that are not the step's own: GitLab and git mask them, other programs may not. */
function withoutUserinfo(text: string): string {
  if (!text.includes('://')) return text;
  return text.replace(
    /(\bhttps?:\/\/|\bssh:\/\/[^\s/@:]{0,200}:)[^\s/@]{1,1000}@/gi,
    (_, start) => `${start}***@`,
  );
}

/** The text as one line of the log, without secrets and commands for the runner. */
export function logLine(text: string, redact: Redact, maxLength = maxLineLength): string {
  return (
    oneLine(text, redact, maxLength)
      // GitHub's runner recognizes :: at the start of a line and the older ##[ anywhere; Azure's runner ##vso[.
      .replace(/^::/, ': :')
      .replace(/##(?=(?:vso)?\[)/gi, '# #')
  );
}

/** What `logLine` removes or changes. */
const unsafe = new RegExp(`${unprintable.source}|#(?=#(?:vso)?\\[)`, 'giu');

/** Whether a value that must not be changed has to be in double quotes, so that `escapedInQuotes` can make it safe. */
export function needsEscapes(text: string): boolean {
  return text.search(unsafe) >= 0;
}

/**
 * Escapes what `logLine` would change, in JSON, or in YAML in which such values are in double quotes. What they mean stays the
 * same.
 */
export function escapedInQuotes(document: string): string {
  return document.replace(unsafe, (part) => part.replace(/[^\n]/g, escapeUnit));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The text as part of a Markdown table or paragraph, without secrets. Every character with a meaning in Markdown or HTML
 * becomes a numeric entity, which both show as the character. That does not stop what GitHub links or replaces only after it has
 * decoded the entities: mail addresses (in its parser, cmark-gfm), mentions, issues, commits, emoji and math (in filters
 * such as those of github.com/gjtorikian/html-pipeline). All of these stay within one piece of text, so `<wbr>` divides them:
 * a place for a line break, which shows and copies as nothing, and which GitHub's sanitizer keeps. Paths, names of settings and
 * URLs have such a place after each slash and underscore, too, so that they fit on a phone.
 */
export function markdownText(text: string, redact: Redact): string {
  return oneLine(text, redact).replace(meaningful, (part) => {
    if (part.length > 1) return insertBreaks(part);
    const shown = part === '/' ? part : `&#${part.charCodeAt(0)};`;
    return /[@#:$/_]/.test(part) ? `${shown}<wbr>` : shown;
  });
}

/** Commits from seven digits, issues such as GH-1 (a repository may define other prefixes), www.… and single characters. */
const meaningful = /[\da-f]{7,}|[a-z]-(?=\d)|www\.|[&<>\\`*_[\]#|~@$^/]|:(?! |$)/gi;

function insertBreaks(part: string): string {
  if (/^www/i.test(part)) return `${part.slice(0, 3)}&#46;<wbr>`;
  return part.endsWith('-') ? `${part}<wbr>` : part.replace(/.{6}(?=.)/g, '$&<wbr>');
}

/**
 * A Markdown link, without secrets. Only `http` and `https` are linked; no URL that would be shown other than it is, since it may
 * hold a secret; and none with brackets, which GitHub's parser encodes in the address of a host as well.
 */
export function markdownLink(text: string, url: string | null, redact: Redact): string {
  const shown = markdownText(text, redact);
  if (url === null || !/^https?:\/\/[^\s[\]]+$/.test(url) || oneLine(url, redact) !== url) return shown;
  // Entities are decoded in a destination as well, and end neither it nor the cell of a table.
  const destination = url.replace(/[^\w:/.%~-]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `[${shown}](${destination})`;
}

/**
 * A server's text as part of a message. It is complete or, if it is too long, replaced by its length: a part of a secret would
 * not be redacted later.
 */
export function excerpt(text: string): string {
  return text.length <= 10_000 ? text : `(${text.length} characters)`;
}
