/** Files of this repository that must agree with each other. */
import { glob, readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { publishedMirrorsSchema } from '../../docs/mirrors-schema.ts';
import { readmeWithTables } from '../../docs/readme.ts';
import { troubleshooting } from '../../docs/troubleshooting.ts';
import { errorKinds } from '../../src/base/errors.ts';
import { version } from '../../src/base/version.ts';
import { entryKeys, inputList, inputs } from '../../src/inputs/table.ts';
import { outcomes } from '../../src/mirror/result.ts';
import { outputNames } from '../../src/report/outputs.ts';
import { actionMetadata } from '../runner/runner.ts';

const file = (path: string) => new URL(`../../${path}`, import.meta.url);
const readme = await readFile(file('README.md'), 'utf8');

test('tests run on the version of Node that the action uses', () => {
  expect(actionMetadata.runs.using).toBe(`node${process.versions.node.split('.')[0]}`);
});

test('action.yml declares the inputs of the table, with the same defaults and descriptions', () => {
  expect(Object.keys(actionMetadata.inputs)).toEqual(inputList.map(({ name }) => name));
  for (const { name, description, default: preset, requiredIn } of inputList) {
    const declared = {
      description,
      ...(preset === undefined ? {} : { default: preset }),
      ...(requiredIn === 'step' ? { required: true } : {}),
    };
    expect(actionMetadata.inputs[name], name).toEqual(declared);
  }
});

test('every input of a mirror is used where mirrors are processed', async () => {
  let code = '';
  for await (const path of glob('src/mirror/*.ts', { cwd: file('') }))
    code += await readFile(file(path), 'utf8');
  // These two become one value, newProjectVisibility.
  const direct = entryKeys.filter((key) => key !== 'createProject' && key !== 'visibility');
  const isUnused = (key: string) => !new RegExp(`\\b${key}\\b`).test(code);
  expect([...direct, 'newProjectVisibility'].filter(isUnused)).toEqual([]);
});

test('action.yml declares the outputs of the code', () => {
  expect(Object.keys(actionMetadata.outputs)).toEqual([...outputNames]);
});

test('README explains each kind of error, and no other', () => {
  const [, rows = ''] =
    /^\| `error-kind` \| what went wrong \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(readme) ?? [];
  const kinds = rows.split('\n').flatMap((row) => (row.split('|')[1] ?? '').match(/[\w-]+/g) ?? []);
  expect(kinds.toSorted()).toEqual([...errorKinds].toSorted());
});

test('README can be read in a few minutes: it has at most 250 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
});

test('action.yml describes each outcome, in the order of precedence in a list', () => {
  const { outcome } = actionMetadata.outputs;
  expect(outcome?.description.match(/(?<=`)[\w-]+(?=`)/g)).toEqual([...outcomes]);
});

test('the tables of README are up to date; npm run docs writes them', async () => {
  expect(readme, 'run npm run docs').toBe(await readmeWithTables());
  const names = [...inputList.map(({ name }) => name), ...outputNames];
  for (const name of names) expect(readme).toContain(`\n| \`${name}\` |`);
});

test('the code and the package have the same version', async () => {
  expect(JSON.parse(await readFile(file('package.json'), 'utf8')).version).toBe(version);
});

test('the bundle is no larger than 355 kB, since a runner loads it for every step', async () => {
  expect((await stat(file('dist/index.js'))).size).toBeLessThanOrEqual(355_000);
});

test('docs/troubleshooting.md is generated from the table of explanations; npm run docs writes it', async () => {
  expect(await readFile(file('docs/troubleshooting.md'), 'utf8'), 'run npm run docs').toBe(troubleshooting());
});

test('mirrors.schema.json is generated from the table of inputs; npm run docs writes it', async () => {
  const text = await readFile(file('mirrors.schema.json'), 'utf8');
  expect(text, 'run npm run docs').toBe(publishedMirrorsSchema());
  const { entry, defaults } = JSON.parse(text).$defs;
  expect(Object.keys(entry.properties)).toEqual(entryKeys.map((key) => inputs[key].name));
  expect(Object.keys(defaults.properties)).toEqual(Object.keys(entry.properties).slice(1));
});

test('every part of the bundle is loaded by another', async () => {
  const [parts, code] = [[] as string[], [] as string[]];
  for await (const path of glob('dist/*.js', { cwd: file('') })) {
    code.push(await readFile(file(path), 'utf8'));
    const [, number] = /(\d+)\.index\.js$/.exec(path) ?? [];
    if (number !== undefined) parts.push(number);
  }
  expect(parts.length).toBeGreaterThan(0);
  const loads = code.join('').matchAll(/\.e\((?:\/\*.*?\*\/ ?)?(\d+)\)/g);
  expect(parts.toSorted()).toEqual([...new Set(Array.from(loads, ([, number]) => number))].toSorted());
});

test('everything that is bundled has its license in dist', async () => {
  let [code, licenses] = ['', ''];
  for await (const path of glob('dist/*', { cwd: file('') })) {
    const text = await readFile(file(path), 'utf8');
    if (path.endsWith('.js')) code += text;
    if (path.endsWith('.licenses.txt')) licenses += text;
  }
  const named = code.matchAll(/ \.\/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//g);
  // A module in CommonJS is bundled without its name.
  const bundled = new Set(['tunnel', 'yaml', ...Array.from(named, ([, name = '']) => name)]);
  expect([...bundled]).toContain('@actions/http-client');
  for (const name of bundled) expect(licenses).toMatch(new RegExp(`^${name}$`, 'm'));
});
