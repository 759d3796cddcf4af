/** Checks results against the published schema. */
import { readFile } from 'node:fs/promises';
import { Validator } from '@cfworker/json-schema';

const schema = JSON.parse(await readFile(new URL('../../results.schema.json', import.meta.url), 'utf8'));
const validator = new Validator(schema);

/**
 * @param json the output `results`, or what the command prints with `--json`
 * @throws Error that names what differs
 */
export function checkResults(json: string): void {
  const { valid, errors } = validator.validate(JSON.parse(json));
  if (valid) return;
  const found = errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
  throw new Error(
    `The results differ from results.schema.json, which docs/results-schema.ts generates:\n${found.join('\n')}`,
  );
}
