/**
 * Text that comes from a server, made harmless for where it is shown. A runner takes commands from the log (`::error::`,
 * `##[error]`), a terminal from escape sequences, a page from HTML and Markdown: none of that may come from GitLab, from
 * an upstream, or from a proxy in between.
 */

import type { Redact } from './redact.ts';

/** Control, format and separator characters: line ends, terminal escapes, and the marks that turn text around. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Longer texts are cut, so that no server floods a log or a page. */
const maxLineLength = 4_000;

/** The text in one printable line, without secrets, and cut where it is longer than `longest`. */
export function oneLine(text: string, redact: Redact, longest = maxLineLength): string {
  // Once before, since a secret may hold what is taken out here; once after, since taking that out may make up a secret;
  // and cut last, since half a secret would not be found.
  const shown = redact(text);
  // Nearly every text is ASCII, and a class of all of Unicode takes long to be made.
  const printable = /^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, ' ');
  const clean = withoutUserinfo(printable.replace(/ {2,}/g, ' ').trim());
  const line = clean === text ? clean : redact(clean);
  return line.length > longest ? `${Array.from(line.slice(0, longest)).slice(0, -1).join('')} …` : line;
}

/** Credentials in URLs that are not among the step's own: GitLab and git mask theirs, others may not. */
function withoutUserinfo(text: string): string {
  if (!text.includes('://')) return text;
  return text.replace(
    /(\bhttps?:\/\/|\bssh:\/\/[^\s/@:]{0,200}:)[^\s/@]{1,1000}@/gi,
    (_, start) => `${start}***@`,
  );
}

/** The text as one line of a log, without secrets, in which no runner finds a command. */
export function logLine(text: string, redact: Redact): string {
  return (
    oneLine(text, redact)
      // GitHub's runner reads a command at the start of a line, and the older form anywhere; Azure's form is ##vso[.
      .replace(/^::/, ': :')
      .replace(/##(?=(?:vso)?\[)/gi, '# #')
  );
}

/**
 * The text as part of a Markdown table or paragraph: every character that Markdown or HTML might take for more than
 * itself becomes a numeric entity, which both show as the character and neither interprets.
 */
export function markdownText(text: string, redact: Redact): string {
  return (
    oneLine(text, redact)
      .replace(/[&<>\\`*_[\]#|~@$^]|:(?! |$)/g, (character) => `&#${character.charCodeAt(0)};`)
      // GitHub turns www.… into a link; a mere dot elsewhere is harmless and stays readable.
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)
  );
}

/**
 * A text from outside as part of a message. It is never cut here, since half a secret would not be recognized later; one
 * that is too long to be a message is told by its length.
 */
export function excerpt(text: string): string {
  return text.length <= 10_000 ? text : `(${text.length} characters)`;
}
