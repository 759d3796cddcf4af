/**
 * Draws the job summaries of test/pages.ts into reports/pages as GitHub shows them: `npm run pages`. Uses GitHub's parser,
 * GitHub's stylesheet, and Chromium.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { githubHtml } from '../test/github-page.ts';
import { summary } from '../test/job-summary.ts';
import { pages } from '../test/pages.ts';
import { Browser, browserCommand, type Scheme, type Shot } from './browser.ts';

export const widths = [1_280, 375] as const;

const stylesheet = createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css');

/** The page of a summary, with the margins that GitHub has around it. */
async function pageOf(markdown: string): Promise<string> {
  return `<!doctype html><meta name="viewport" content="width=device-width"><style>${await readFile(stylesheet, 'utf8')}
body { margin: 0; background: #fff } .markdown-body { padding: 16px; max-width: 1012px; margin: 0 auto }
@media (prefers-color-scheme: dark) { body { background: #0d1117 } }</style>
<article class="markdown-body">${githubHtml(markdown)}</article>`;
}

export interface Picture extends Shot {
  page: string;
  width: number;
  scheme: Scheme;
}

/** The pages. A page with folded parts comes a second time with all of them open. */
function markdownPages(): [string, string][] {
  return Object.entries(pages).flatMap(([page, step]) => {
    const markdown = summary(step, (text) => text);
    const unfolded = markdown.replaceAll('<details>', '<details open>');
    const both: [string, string][] = [[page, markdown]];
    return unfolded === markdown ? both : [...both, [`${page}-unfolded`, unfolded]];
  });
}

/** Every page in every width and color scheme. */
export async function* picturesOfPages(command: string): AsyncGenerator<Picture> {
  const browser = await Browser.start(command);
  try {
    for (const [page, markdown] of markdownPages()) {
      const html = await pageOf(markdown);
      for (const width of widths) {
        for (const scheme of ['light', 'dark'] as const) {
          yield { page, width, scheme, ...(await browser.shoot(html, { width, scheme })) };
        }
      }
    }
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const command = browserCommand();
  if (command === null) throw new Error('Chromium is not installed; install it, or set CHROMIUM to its path');
  const folder = new URL('../reports/pages/', import.meta.url);
  await mkdir(folder, { recursive: true });
  for await (const { page, width, scheme, png, hiddenWidth } of picturesOfPages(command)) {
    const name = `${page}-${width}-${scheme}.png`;
    await writeFile(new URL(name, folder), png);
    console.log(
      `reports/pages/${name}${hiddenWidth > 0 ? `: ${hiddenWidth} pixels are hidden beyond the right edge` : ''}`,
    );
  }
}
