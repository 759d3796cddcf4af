/** Owner and version are in package.json, and all files agree with it. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readRepository, textFiles, withRepository } from '../../docs/repository.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const repository = await readRepository();
const files = await Promise.all(textFiles().map(async (path) => ({ path, text: await read(path) })));

test('every file has the owner and the version of package.json; npm run docs writes them', () => {
  const differing = files.filter(({ path, text }) => withRepository(path, text, repository) !== text);
  expect(
    differing.map(({ path }) => path),
    'run npm run docs',
  ).toEqual([]);
});

test('another owner in package.json changes every mention, and another version those that belong to it, and nothing else', () => {
  const other = { owner: 'another-owner-1', version: '98.7.6' };
  const changed = files.map(({ path, text }) => ({
    path,
    before: text,
    text: withRepository(path, text, other),
  }));
  const old = [`${repository.owner}/gitlab-pull-mirror`, `@${repository.owner}`];
  const forgotten = changed.filter(({ text }) => old.some((mention) => text.includes(mention)));
  expect(forgotten.map(({ path }) => path)).toEqual([]);
  for (const { path, before, text } of changed) expect(withRepository(path, text, repository)).toBe(before);
  expect(changed.filter(({ before, text }) => before !== text).map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '.github/CODEOWNERS',
      '.github/workflows/mirrors.yml',
      '.github/zizmor.yml',
      'README.md',
      'docs/other-ci.md',
      'examples/other-ci/crontab',
      'examples/other-ci/gitlab/templates/pull-mirror.yml',
      'package.json',
      'src/base/version.ts',
    ]),
  );
});

test('a folder of the same name has no owner', () => {
  for (const text of [
    '/opt/gitlab-pull-mirror/x',
    'node_modules/.bin/gitlab-pull-mirror',
    'npx gitlab-pull-mirror',
  ])
    expect(withRepository('README.md', text, repository)).toBe(text);
});

test('mirrors.yml uses the actions of this repository at the exact tag of its version', async () => {
  const { jobs } = parse(await read('.github/workflows/mirrors.yml'));
  const steps: { uses?: string }[] = Object.values<{ steps: object[] }>(jobs).flatMap(({ steps }) => steps);
  const own = steps.flatMap(({ uses = '' }) => (uses.includes('gitlab-pull-mirror') ? [uses] : []));
  const name = `${repository.owner}/gitlab-pull-mirror`;
  expect(own.toSorted()).toEqual([`${name}/gather@v${repository.version}`, `${name}@v${repository.version}`]);
});
