/** The tables of README.md that are made from action.yml. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

interface Described {
  description: string;
  default?: string;
  required?: boolean;
}

/** The README with both tables as action.yml has it now. */
export async function readmeWithTables(): Promise<string> {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const { inputs, outputs } = parse(await read('../action.yml'));
  const readme = await read('../README.md');
  return withPart(withPart(readme, 'inputs', inputTable(inputs)), 'outputs', outputTable(outputs));
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
  const [before, rest] = text.split(`<!-- ${name} -->\n`);
  const [, after] = rest?.split(`<!-- /${name} -->`) ?? [];
  if (before === undefined || after === undefined) throw new Error(`README.md has no part <!-- ${name} -->`);
  return `${before}<!-- ${name} -->\n${lines.join('\n')}\n<!-- /${name} -->${after}`;
}
