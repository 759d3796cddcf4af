/** The snippets of the documentation. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { root } from './tools.ts';

export interface Snippet {
  /** A file name that contains the page and the line. */
  name: string;
  /** A whole workflow, some steps, or a list of mirrors. */
  kind: 'workflow' | 'steps' | 'list';
  text: string;
}

export interface Block {
  /** The page and the line, as a file name. */
  name: string;
  /** The word after the opening fence. */
  language: string;
  text: string;
}

/** All fenced blocks of these pages. */
export async function readBlocks(paths: string[]): Promise<Block[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const page = await readFile(new URL(path, root), 'utf8');
      const fences = page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
      return Array.from(fences, ({ index, 1: language = '', 2: text = '' }) => {
        const line = page.slice(0, index).split('\n').length;
        return { name: `${path.replaceAll('/', '-')}-line-${line}`, language, text };
      });
    }),
  );
  return found.flat();
}

/** Those in YAML. */
export async function readSnippets(paths: string[]): Promise<Snippet[]> {
  const blocks = await readBlocks(paths);
  return blocks
    .filter(({ language }) => language === 'yaml')
    .map(({ name, text }) => ({ name: `${name}.yml`, kind: kindOf(text, name), text }));
}

function kindOf(text: string, name: string): Snippet['kind'] {
  const content = parse(text);
  if (Array.isArray(content)) return 'steps';
  if ('jobs' in content) return 'workflow';
  if ('mirrors' in content) return 'list';
  throw new Error(`${name} is neither a workflow, nor steps, nor a list of mirrors`);
}
