/** Opens every link of the documents to another site, and prints those that lead nowhere. */
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown documents for users and contributors. */
export async function documentPaths(): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of glob('{README,CONTRIBUTING,SECURITY,CHANGELOG,docs/*,examples/**/*}.md', {
    cwd: root,
  })) {
    paths.push(path.replaceAll('\\', '/'));
  }
  return paths.sort();
}

/** The targets of all links and pictures of a document. Code is not searched. */
export function linkTargets(markdown: string): string[] {
  const text = withoutFences(markdown).replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  const inline = text.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const references = text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm);
  const pictures = text.matchAll(/\s(?:src|srcset|href)="([^"]+)"/g);
  return [...inline, ...references, ...pictures].map(([, target = '']) => target);
}

export function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1[^\n]*$/gm, '');
}

const timeoutMs = 30_000;

/** Sites may reject programs, or too many requests. That says nothing about the page. */
const unclearStatuses = new Set([403, 429]);

/**
 * Opens a page, and looks for the element that the link points to.
 * @returns why the link leads nowhere; null if it is good, or if the site does not show it to programs
 */
export async function linkProblem(link: string): Promise<string | null> {
  const { hash } = new URL(link);
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(timeoutMs) });
    if (unclearStatuses.has(response.status)) return null;
    if (!response.ok) return `status ${response.status}`;
    const id = decodeURIComponent(hash.slice(1));
    const ids = Array.from(
      (await response.text()).matchAll(/\s(?:id|name)=["']?([^"'\s>]+)/g),
      ([, name]) => name,
    );
    return id === '' || ids.includes(id) ? null : `no element has the id ${id}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

/** The links to other sites in all documents, each once. Those of a repository without an owner do not exist yet. */
async function externalLinks(): Promise<string[]> {
  const texts = await Promise.all((await documentPaths()).map((path) => readFile(`${root}/${path}`, 'utf8')));
  const links = texts
    .flatMap(linkTargets)
    .filter((target) => /^https?:/.test(target) && !target.includes('/OWNER/'));
  return [...new Set(links)].sort();
}

if (import.meta.main) {
  for (const link of await externalLinks()) {
    const problem = await linkProblem(link);
    console.log(`${problem === null ? 'ok' : 'BROKEN'} ${link}${problem === null ? '' : `: ${problem}`}`);
    if (problem !== null) process.exitCode = 1;
  }
}
