/** The text of src/inputs/descriptions.ts: what action.yml says of each input, for `--help`. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { inputNames } from '../src/inputs/contract.ts';

export async function descriptionsModule(): Promise<string> {
  const { inputs } = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8'));
  const line = (name: string) =>
    `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${JSON.stringify(inputs[name].description.replaceAll('`', ''))},`;
  return [
    '/** What action.yml says of each input; made from there by `npm run docs`. */',
    "import type { InputName } from './contract.ts';",
    '',
    '// biome-ignore format: made by a program',
    'export const descriptions: Record<InputName, string> = {',
    ...inputNames.map(line),
    '};',
    '',
  ].join('\n');
}
