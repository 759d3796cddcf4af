/**
 * The text of results.schema.json, which describes the output `results` and `--json`. Computed from the outputs of the code and from
 * their descriptions in action.yml. Each step and each command in the tests is checked against it.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { errorKinds } from '../src/base/errors.ts';
import { outcomes } from '../src/mirror/result.ts';
import { listOutputNames, type OutputName, outputNames, snakeCase } from '../src/report/outputs.ts';

const boolean = { type: 'boolean' };
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const settingValue = { type: ['string', 'boolean', 'null'] };
const arrayOf = (definition: string) => ({ type: 'array', items: { $ref: `#/$defs/${definition}` } });
const orNull = (definition: string) => ({ anyOf: [{ $ref: `#/$defs/${definition}` }, { type: 'null' }] });

/** The type of each output in JSON. The compiler reports an output that is missing here. */
const types: Record<Exclude<OutputName, 'results'>, object> = {
  outcome: { enum: outcomes },
  changed: boolean,
  changes: {
    ...arrayOf('change'),
    description: 'The settings that were written or, in a dry run, would be',
  },
  synced: boolean,
  verified: { type: ['boolean', 'null'] },
  'update-status': textOrNull,
  'last-error': textOrNull,
  'last-update-at': textOrNull,
  'last-update-started-at': textOrNull,
  'last-successful-update-at': textOrNull,
  'error-kind': { enum: [...errorKinds, null] },
};

type Properties = Record<string, object>;

/** An object with all of these keys and no other. */
function record(description: string, properties: Properties, optional: Properties = {}): object {
  return {
    description,
    type: 'object',
    properties: { ...optional, ...properties },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** @param describe returns the part of an output's description that applies */
function outputProperties(names: readonly OutputName[], describe: (name: OutputName) => string): Properties {
  return Object.fromEntries(
    names.flatMap((name) =>
      name === 'results' ? [] : [[snakeCase(name), { description: inJson(describe(name)), ...types[name] }]],
    ),
  );
}

/** An empty output is null in JSON. */
function inJson(description: string): string {
  return description.replaceAll('`', '').replaceAll(/\bempty\b/g, 'null');
}

export async function publishedResultsSchema(): Promise<string> {
  const { outputs } = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8'));
  const description = (name: OutputName): string => outputs[name].description;
  const ofOneMirror = (name: OutputName) => description(name).split(' For a list: ')[0] ?? '';
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Results of gitlab-pull-mirror',
    description: 'The output `results` of the action (an array), or what the command prints with --json.',
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/results' },
    else: { $ref: '#/$defs/command' },
    $defs: {
      results: { ...arrayOf('mirror'), description: 'One object per mirror, in the order of the list' },
      command: record('What the command prints with --json', {
        ...outputProperties(listOutputNames, description),
        error: { ...orNull('error'), description: 'Why the step failed as a whole, or null' },
        results: { $ref: '#/$defs/results' },
      }),
      mirror: record('The result of one mirror, whether the step passes or fails', {
        project: {
          ...textOrNull,
          description: 'As given in the input; null if the step failed as a whole',
        },
        project_url: {
          ...textOrNull,
          description: 'The address of the project in GitLab; null if project is null',
        },
        ...outputProperties(outputNames, ofOneMirror),
        refs: {
          ...arrayOf('ref'),
          description:
            'The verified refs, at most 1,000; with verify-refs: all, only those that do not match',
        },
        error: { ...orNull('error'), description: 'Why the mirror failed, or null' },
        duration_seconds: { type: 'number', minimum: 0, description: 'How long the mirror took' },
      }),
      change: record(
        'A setting that was written or, in a dry run, would be; secrets are shown as ***',
        {
          setting: { ...text, description: "GitLab's name of the setting" },
          from: { ...settingValue, description: 'Null if it was not set, or if GitLab does not show it' },
          to: settingValue,
        },
        { project: { ...text, description: 'Only in the changes of a list' } },
      ),
      ref: record('A ref that was verified', {
        ref: { ...text, description: 'Its full name, such as refs/heads/main' },
        expected: { ...textOrNull, description: 'The given commit, or the one that upstream has' },
        actual: { ...textOrNull, description: 'The commit on GitLab; null if GitLab does not have the ref' },
        ok: boolean,
      }),
      error: record('Why a mirror or the step failed', {
        kind: { enum: errorKinds },
        message: { ...text, description: "What failed and why, with GitLab's message" },
        hint: { ...text, description: 'What to do next' },
      }),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
