/** The tables of README.md that are made from action.yml, and the one that stands in docs/benchmarks.md as well. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

interface Described {
  description: string;
  default?: string;
  required?: boolean;
}

/** The README with its tables as action.yml and docs/benchmarks.md have them now. */
export async function readmeWithTables(): Promise<string> {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const { inputs, outputs } = parse(await read('../action.yml'));
  const readme = await read('../README.md');
  const parts = {
    inputs: inputTable(inputs),
    outputs: outputTable(outputs),
    'in short': partOf(await read('benchmarks.md'), 'in short')
      .trim()
      .split('\n'),
  };
  return Object.entries(parts).reduce((text, [name, lines]) => withPart(text, name, lines), readme);
}

function inputTable(inputs: Record<string, Described>): string[] {
  return [
    '| input | default | meaning |',
    '|---|---|---|',
    ...Object.entries(inputs).map(([name, input]) => {
      const preset =
        input.default === undefined ? (input.required ? 'required ' : '') : `\`${input.default}\` `;
      return `| \`${name}\` | ${preset}| ${cell(input.description)} |`;
    }),
  ];
}

function outputTable(outputs: Record<string, Described>): string[] {
  return [
    '| output | meaning |',
    '|---|---|',
    ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Replaces what stands between the two marks of a part. */
function withPart(text: string, name: string, lines: string[]): string {
  const [before, , after] = partsAround(text, name);
  return `${before}<!-- ${name} -->\n${lines.join('\n')}\n<!-- /${name} -->${after}`;
}

function partOf(text: string, name: string): string {
  return partsAround(text, name)[1];
}

function partsAround(text: string, name: string): [before: string, part: string, after: string] {
  const [before, rest] = text.split(`<!-- ${name} -->\n`);
  const [part, after] = rest?.split(`<!-- /${name} -->`) ?? [];
  if (before === undefined || part === undefined || after === undefined)
    throw new Error(`there is no part <!-- ${name} -->`);
  return [before, part, after];
}
