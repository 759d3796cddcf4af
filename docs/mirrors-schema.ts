/** The text of mirrors.schema.json, with which editors check lists of mirrors. Computed from the table of inputs. */
import { entryKeys, type Input, inputs } from '../src/inputs/table.ts';
import { booleanSpellings } from '../src/inputs/values.ts';

const booleans = [true, false, ...booleanSpellings.true, ...booleanSpellings.false];

/** For an editor, an unquoted 0123 is a number; the step reads it as text. */
const oneText = ['string', 'number'];

/** null and an empty text mean that the key is not set. */
const schemas = {
  text: () => ({ type: [...oneText, 'null'] }),
  lines: () => ({ type: [...oneText, 'array', 'null'], items: { type: oneText }, minItems: 1 }),
  choice: (choices: readonly string[]) => ({ enum: [...choices, '', null] }),
  switch: (choices: readonly string[]) => ({ enum: [...booleans, ...choices, '', null] }),
};

function valueSchema({ type, requiredIn, description }: Input): object {
  const schema =
    requiredIn === 'entry' ? { type: ['string', 'integer'], minLength: 1 } : schemas[type.form](type.choices);
  return { ...schema, description: description.replaceAll('`', '') };
}

/** A mapping with these inputs as its keys. */
function mapping(type: string | string[], keys: typeof entryKeys, required: string[]): object {
  return {
    type,
    properties: Object.fromEntries(keys.map((key) => [inputs[key].name, valueSchema(inputs[key])])),
    required,
    additionalProperties: false,
  };
}

export function publishedMirrorsSchema(): string {
  const isRequired = (key: (typeof entryKeys)[number]) => inputs[key].requiredIn === 'entry';
  const required = entryKeys.filter(isRequired).map((key) => inputs[key].name);
  const defaults = entryKeys.filter((key) => !isRequired(key));
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Mirrors of the gitlab-pull-mirror action',
    description: 'A list of pull mirrors, or a mapping with defaults for all of them and the list.',
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/entries' },
    else: {
      type: 'object',
      properties: { defaults: { $ref: '#/$defs/defaults' }, mirrors: { $ref: '#/$defs/entries' } },
      required: ['mirrors'],
      additionalProperties: false,
    },
    $defs: {
      entries: { type: 'array', items: { $ref: '#/$defs/entry' }, minItems: 1 },
      entry: mapping('object', entryKeys, required),
      defaults: mapping(['object', 'null'], defaults, []),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
