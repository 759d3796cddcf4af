/** The YAML snippets of the documentation. */
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

export async function readSnippets(paths: string[]): Promise<Snippet[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const page = await readFile(new URL(path, root), 'utf8');
      return Array.from(page.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm), ({ index, 1: text = '' }) => {
        const line = page.slice(0, index).split('\n').length;
        const name = `${path.replaceAll('/', '-')}-line-${line}.yml`;
        return { name, kind: kindOf(text, name), text };
      });
    }),
  );
  return found.flat();
}

function kindOf(text: string, name: string): Snippet['kind'] {
  const content = parse(text);
  if (Array.isArray(content)) return 'steps';
  if ('jobs' in content) return 'workflow';
  if ('mirrors' in content) return 'list';
  throw new Error(`${name} is neither a workflow, nor steps, nor a list of mirrors`);
}
