/** The generated tables of README.md: inputs, outputs, and some rows of docs/benchmarks.md. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { inputList, sections } from '../src/inputs/table.ts';

/** The README with its tables up to date. */
export async function readmeWithTables(): Promise<string> {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const { outputs } = parse(await read('../action.yml'));
  const readme = await read('../README.md');
  const parts = {
    inputs: inputTable(),
    outputs: outputTable(outputs),
    'in short': shortTable(partOf(await read('benchmarks.md'), 'in short')),
  };
  return Object.entries(parts).reduce((text, [name, lines]) => withPart(text, name, lines), readme);
}

/** One table, with a row above the inputs of each section. */
function inputTable(): string[] {
  return [
    '| input | default | meaning |',
    '|---|---|---|',
    ...Object.entries(sections).flatMap(([section, title]) => [
      `| **${title}** | | |`,
      ...inputList
        .filter((input) => input.section === section)
        .map(({ name, default: preset, requiredIn, description }) => {
          const shown = preset === undefined ? '' : `\`${preset}\` `;
          return `| \`${name}\` | ${requiredIn === 'step' ? 'required ' : shown}| ${cell(description)} |`;
        }),
    ]),
  ];
}

/** The beginnings of the rows of docs/benchmarks.md that the README shows. */
const shownRows = ['Waiting for an update of 5 min', 'A release,', '1,000 mirrors, on a GitLab that runs 25'];

function shortTable(table: string): string[] {
  const [head = '', line = '', ...rows] = table.trim().split('\n');
  const shown = shownRows.map((beginning) => {
    const row = rows.find((each) => each.startsWith(`| ${beginning}`));
    if (row === undefined) throw new Error(`docs/benchmarks.md has no row "${beginning}"`);
    return row;
  });
  return [head, line, ...shown];
}

function outputTable(outputs: Record<string, { description: string }>): string[] {
  return [
    '| output | meaning |',
    '|---|---|',
    ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Replaces the text between the two comments around a part. */
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
    throw new Error(`README.md or docs/benchmarks.md has no part <!-- ${name} -->`);
  return [before, part, after];
}
