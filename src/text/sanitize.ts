/**
 * Sanitizes text from servers for the place where it is shown. Runners execute commands in the log (`::error::`, `##[error]`),
 * terminals interpret escape sequences, and web pages render HTML and Markdown. Text from GitLab, an upstream or a proxy must not
 * be able to use any of these. Pure.
 */
import type { Redact } from './redact.ts';

/** Control, format and separator characters, such as line breaks, terminal escapes, and marks that reverse the direction of text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** The maximum length of a line, unless another is given. */
export const maxLineLength = 4_000;

/**
 * Texts up to this length are searched for secrets as a whole; of longer ones, the first part of twice this length. It exceeds the
 * longest line, and the longest token in its longest encoding.
 */
const maxSearched = 16_384;

/** The part of a text that `oneLine` reads: `oneLine` returns the same line for it as for the whole text. */
export function searchedPart(text: string): string {
  return text.slice(0, 2 * maxSearched);
}

/** The text as one printable line, without secrets, cut to about `maxLength` characters. */
export function oneLine(text: string, redact: Redact, maxLength = maxLineLength): string {
  const line = text.length <= maxSearched ? cleanLine(text, redact) : cleanBeginning(text, redact);
  // Cut last, since a part of a secret would not be redacted. The last character is omitted, since the cut may have divided it.
  return line.length > maxLength ? `${Array.from(line.slice(0, maxLength)).slice(0, -1).join('')} …` : line;
}

/**
 * The line of a text that is too long to be searched as a whole. A cut may divide a secret, whose part would not be redacted. So
 * the beginning is cut at two lengths, both are cleaned, and only what they have in common is kept.
 */
function cleanBeginning(text: string, redact: Redact): string {
  const shorter = cleanLine(text.slice(0, maxSearched), redact);
  const longer = cleanLine(searchedPart(text), redact);
  let end = 0;
  while (end < shorter.length && shorter[end] === longer[end]) end++;
  return `${shorter.slice(0, end)} …`;
}

function cleanLine(text: string, redact: Redact): string {
  // Redact before the unprintable characters are removed, since a secret may contain some, and afterwards, since the removal may
  // join the parts of a secret.
  const shown = redact(text);
  // Compiling the Unicode class is slow, and most text is ASCII.
  const printable = /^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, ' ');
  const clean = withoutUserinfo(printable.replace(/ {2,}/g, ' ').trim());
  return clean === text ? clean : redact(clean);
}

/** Replaces credentials in URLs, even if they are not among the known secrets: GitLab and git mask them, other programs may not. */
function withoutUserinfo(text: string): string {
  if (!text.includes('://')) return text;
  // Up to the last @, since a password may contain one. Over ssh, the user name is usually no secret.
  return text.replace(/((?<!\bssh):\/\/|\bssh:\/\/[^\s/:]*:)[^\s/]+@/gi, '$1***@');
}

/** The text as one line of the log, without secrets and without commands for the runner. */
export function logLine(text: string, redact: Redact, maxLength = maxLineLength): string {
  return (
    oneLine(text, redact, maxLength)
      // GitHub's runner recognizes :: at the start of a line and the older ##[ anywhere; other runners ##vso[ and ##teamcity[.
      .replace(/^::/, ': :')
      .replace(/##(?=\w*\[)/g, '# #')
  );
}

/** Unprintable characters, and the beginnings of the commands that runners recognize anywhere in a line: ##[ and ##name[. */
const unsafe = new RegExp(`${unprintable.source}|#(?=#\\w*\\[)`, 'gu');

/** Whether a value must be in double quotes, so that `escapedInQuotes` can escape its unsafe characters. */
export function needsEscapes(text: string): boolean {
  return text.search(unsafe) >= 0;
}

/**
 * Escapes unprintable characters and the beginnings of commands, without changing the values.
 * @param document JSON, or YAML in which all values with such characters are in double quotes
 */
export function escapedInQuotes(document: string): string {
  return document.replace(unsafe, (part) => part.replace(/[^\n]/g, escapeUnit));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The text as part of a Markdown table or paragraph, without secrets.
 *
 * Every character with a meaning in Markdown or HTML becomes a numeric entity, which is shown as the character.
 *
 * Entities do not stop what GitHub links or replaces after decoding them: mail addresses (in its parser, cmark-gfm), mentions,
 * issues, commits, emoji and math (in filters such as those of github.com/gjtorikian/html-pipeline). GitHub recognizes these only
 * within one text node, so `<wbr>` divides them. It is invisible, is not copied, and GitHub's sanitizer keeps it.
 *
 * `<wbr>` also allows a line break after each slash and underscore, so that paths, names of settings and URLs fit on a phone.
 */
export function markdownText(text: string, redact: Redact): string {
  return oneLine(text, redact).replace(meaningful, (part) => {
    if (part.length > 1) return insertBreaks(part);
    const shown = part === '/' ? part : `&#${part.charCodeAt(0)};`;
    return /[@#:$/_]/.test(part) ? `${shown}<wbr>` : shown;
  });
}

/**
 * Commits (words of seven hexadecimal digits or more), the beginnings of issues such as GH-1 (a repository may define other prefixes) and
 * of addresses such as www.example.com, and single characters with a meaning.
 */
const meaningful = /(?<![\da-z])[\da-f]{7,}(?![\da-z])|[a-z]-(?=\d)|www\.|[&<>\\`*_[\]#|~@$^/]|:(?! |$)/gi;

function insertBreaks(part: string): string {
  if (/^www/i.test(part)) return `${part.slice(0, 3)}&#46;<wbr>`;
  return part.endsWith('-') ? `${part}<wbr>` : part.replace(/.{6}(?=.)/g, '$&<wbr>');
}

/**
 * A Markdown link, without secrets. Returns only the text if there is no URL, or if the URL is not http or https, would be changed by
 * redaction or sanitizing, or has brackets, which GitHub's parser encodes even in a host.
 */
export function markdownLink(text: string, url: string | null, redact: Redact): string {
  const shown = markdownText(text, redact);
  if (url === null || !/^https?:\/\/[^\s[\]]+$/.test(url) || oneLine(url, redact) !== url) return shown;
  // Markdown decodes entities in a destination. They cannot end the destination or the cell of a table.
  const destination = url.replace(/[^\w:/.%~-]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `[${shown}](${destination})`;
}

/**
 * A server's text for a message. A text that is too long is replaced by its length: if it were cut, a part of a secret might
 * remain.
 */
export function textOrLength(text: string): string {
  return text.length <= 10_000 ? text : `(${text.length} characters)`;
}

/** Adds a period unless the text already ends a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
