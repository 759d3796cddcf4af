import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { version } from '../../src/base/version.ts';
import { parseCommandLine } from '../../src/inputs/flags.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The arguments of each command line in the text, without redirections and pipes. */
function argumentsIn(text: string): string[][] {
  const joined = text
    .replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => defaultOf(text, name))
    .replace(/ \d?>.*/g, '')
    .replace(/\\\n\s*/g, ' ')
    .replace(/\n\s+(?=--)/g, ' ');
  return Array.from(
    joined.matchAll(/gitlab-pull-mirror(?:@\S+)?((?: +(?:--[a-z-]+|"[^"]*"|[^\s"|<>&-][^\s|<>&]*))+)/g),
    ([, words = '']) => (words.trim().match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
  );
}

/** The default of an input of the GitLab component. */
function defaultOf(component: string, name: string): string {
  const [header] = parseAllDocuments(component);
  return header?.toJS().spec.inputs[name].default ?? 'value';
}

test.each([
  'examples/other-ci/gitlab/templates/pull-mirror.yml',
  'examples/other-ci/Jenkinsfile',
  'examples/other-ci/forgejo.yml',
  'examples/other-ci/crontab',
])('the command accepts the command line in %s', async (path) => {
  const text = await read(path);
  const lines = argumentsIn(text).filter(
    (words) => words[0]?.startsWith('--project') || words.includes('--project'),
  );
  expect(lines).toHaveLength(1);
  const [line = []] = lines;
  const { inputs } = parseCommandLine(line, {}, () => 'secret');
  expect(inputs.project).toBeDefined();
  for (const [, used] of text.matchAll(/gitlab-pull-mirror@(\d+\.\d+\.\d+)/g)) expect(used).toBe(version);
});

test('the GitLab component and the Forgejo workflow are YAML', async () => {
  for (const path of ['gitlab/templates/pull-mirror.yml', 'gitlab/.gitlab-ci.yml', 'forgejo.yml']) {
    for (const document of parseAllDocuments(await read(`examples/other-ci/${path}`))) {
      expect('errors' in document ? document.errors : []).toEqual([]);
    }
  }
});

test('the credentials in the environment are used unless there is a list', () => {
  const environment = { GITLAB_TOKEN: 'token', MIRROR_PASSWORD: 'password' };
  const given = (mirrors: string) =>
    parseCommandLine(['--mirrors', mirrors], environment, () => '').inputs['auth-password'];
  expect(given('mirrors.yml')).toBeUndefined();
  // A variable that is not set leaves an empty text.
  expect(given('')).toBe('password');
});
