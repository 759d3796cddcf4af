/** What stands in several files of this repository says the same in all of them. */
import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { descriptionsModule } from '../../docs/descriptions.ts';
import { publishedMirrorsSchema } from '../../docs/mirrors-schema.ts';
import { readmeWithTables } from '../../docs/readme.ts';
import { troubleshooting } from '../../docs/troubleshooting.ts';
import { version } from '../../src/base/version.ts';
import { inputDefaults, inputNames, jobInputNames } from '../../src/inputs/contract.ts';
import { outputNames } from '../../src/report/outputs.ts';
import { actionMetadata } from '../runner/runner.ts';

const file = (path: string) => new URL(`../../${path}`, import.meta.url);
const readme = await readFile(file('README.md'), 'utf8');

test('tests run on the Node that the action runs on', () => {
  expect(actionMetadata.runs.using).toBe(`node${process.versions.node.split('.')[0]}`);
});

test('action.yml declares the inputs of the code, with the same defaults', () => {
  expect(Object.keys(actionMetadata.inputs)).toEqual(inputNames);
  const defaults = Object.entries(actionMetadata.inputs).map(([name, input]) => [name, input.default ?? '']);
  expect(Object.fromEntries(defaults)).toEqual(inputDefaults);
});

test('action.yml declares the outputs of the code', () => {
  expect(Object.keys(actionMetadata.outputs)).toEqual([...outputNames]);
});

test('the tables of README are made from action.yml', async () => {
  expect(readme).toBe(await readmeWithTables());
  for (const name of [...inputNames, ...outputNames]) expect(readme).toContain(`\n| \`${name}\` |`);
});

test('the version in the code is that of the package', async () => {
  expect(JSON.parse(await readFile(file('package.json'), 'utf8')).version).toBe(version);
});

test('the bundle is no larger than 160 kB, since a runner loads it for every step', async () => {
  expect((await stat(file('dist/index.js'))).size).toBeLessThanOrEqual(160_000);
});

test('docs/troubleshooting.md is made from the table of explanations', async () => {
  expect(await readFile(file('docs/troubleshooting.md'), 'utf8')).toBe(troubleshooting());
});

test('mirrors.schema.json is the schema that lists are checked by, with the descriptions of action.yml', async () => {
  const text = await readFile(file('mirrors.schema.json'), 'utf8');
  expect(text).toBe(await publishedMirrorsSchema());
  const { entry } = JSON.parse(text).$defs;
  expect(Object.keys(entry.properties)).toEqual([...jobInputNames]);
  for (const name of jobInputNames) {
    expect(entry.properties[name].description).toBe(
      actionMetadata.inputs[name]?.description.replaceAll('`', ''),
    );
  }
});

test('what --help says of the inputs is what action.yml says', async () => {
  expect(await readFile(file('src/inputs/descriptions.ts'), 'utf8')).toBe(await descriptionsModule());
});

test('everything that is bundled has its license in dist', async () => {
  const licenses = await readFile(file('dist/licenses.txt'), 'utf8');
  const bundled = ['@actions/core', '@actions/http-client', '@cfworker/json-schema', 'tunnel', 'yaml'];
  for (const name of bundled) expect(licenses).toMatch(new RegExp(`^${name}$`, 'm'));
});
