/** What GitHub's page makes of Markdown. */
import { createRequire } from 'node:module';

/** The type that the package declares for itself has no default export. */
interface GitHubParser {
  convertUnsafe(markdown: string): string;
}

const load = createRequire(import.meta.url);

/** cmark-gfm, the parser of GitHub, compiled to JavaScript, with the extensions of GitHub and raw HTML. */
function parser(): GitHubParser {
  const before = process.listeners('uncaughtException');
  const loaded: GitHubParser = load('cmark-gfm-js');
  // Its runtime would throw every uncaught error once more.
  for (const listener of process.listeners('uncaughtException')) {
    if (!before.includes(listener)) process.removeListener('uncaughtException', listener);
  }
  return loaded;
}

const github = parser();

/** The HTML that GitHub's parser makes of Markdown. */
export function githubHtml(markdown: string): string {
  return github.convertUnsafe(markdown);
}

/**
 * What GitHub links or replaces after its parser, in each piece of text between two tags: mentions, issues, commits, emoji,
 * math, and addresses once more. Its filters work on one piece at a time (github.com/gjtorikian/html-pipeline). A commit is a
 * whole word, as in GitHub Desktop, whose filter follows that of the site (github.com/desktop/desktop, commit-mention-filter.ts).
 */
const references =
  /@[a-z\d]|#\d|\b[a-z]+-\d|(?<![\da-z])[\da-f]{7,}(?![\da-z])|:[a-z\d+_-]+:|:\/\/|\bwww\.\w|\$[^$]+\$|(?:mailto|xmpp):\S/gi;

/** What GitHub would link or replace in a page: links of the parser, and references in its text. */
export function linksOn(markdown: string): string[] {
  // Nothing is linked in code.
  const html = githubHtml(markdown).replace(/<(pre|code)\b.*?<\/\1>/gs, '<br>');
  const links = html.match(/<(?:a|img)\b[^>]*>/g) ?? [];
  const pieces = html.split(/<\/?[a-z][^>]*>/).map(characters);
  return [...links, ...pieces.flatMap((piece) => piece.match(references) ?? [])];
}

/** What a reader sees of a page, without what is drawn around it. */
export function readable(markdown: string): string {
  return characters(githubHtml(markdown).replace(/<\/?[a-z][^>]*>/g, '')).trim();
}

function characters(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
