/** The text of mirrors.schema.json: the schema that the step checks a list by, with the descriptions of action.yml. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { mirrorsSchema } from '../src/list/schema.ts';

/** @returns the file as it is published, for editors */
export async function publishedMirrorsSchema(): Promise<string> {
  const action = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8'));
  // Keys of one kind share their schema in the code, and each has its own description here.
  const schema = JSON.parse(JSON.stringify(mirrorsSchema));
  for (const part of [schema.$defs.entry, schema.$defs.defaults]) {
    for (const [name, value] of Object.entries(part.properties)) {
      Object.assign(value as object, { description: action.inputs[name].description.replaceAll('`', '') });
    }
  }
  const title = 'Mirrors of the gitlab-pull-mirror action';
  const description = 'A list of pull mirrors, or a mapping with defaults for all of them and the list.';
  return `${JSON.stringify({ $schema: mirrorsSchema.$schema, title, description, ...schema }, null, 2)}\n`;
}
