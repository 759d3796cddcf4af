/** Links in documents have targets, and workflows pin the actions that they use. */
import { glob, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import { documentPaths, linkTargets, withoutFences } from '../../docs/links.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
async function files(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: root, exclude: ['node_modules'] })) found.push(path);
  return found.map((path) => path.replaceAll('\\', '/')).sort();
}

const documents = await documentPaths();
const workflows = await files('.github/workflows/*.{yml,yaml}');
const actions = await files('{,*/,.github/actions/*/}action.{yml,yaml}');

test('the documents, workflows and actions of this repository are found', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md']),
  );
  expect(documents.length).toBeGreaterThan(4);
  expect(workflows).toContain('.github/workflows/ci.yml');
  expect(actions).toEqual(['action.yml', 'gather/action.yml']);
});

test.each(documents)('every relative link in %s leads to a file, and to a heading in it', async (path) => {
  expect(await brokenLinks(path, await readFile(join(root, path), 'utf8'))).toEqual([]);
});

test('a link to a missing file or heading is reported', async () => {
  const text = [
    '# One `code` and [two](https://example.com)',
    '## Same',
    '## Same',
    '[a](#one-code-and-two) [b](#same-1) ![c](LICENSE) [d](docs/many-mirrors.md#which-timeout "title") [e](src)',
    '[f](#same-2) [g](missing.md) [h](docs/many-mirrors.md#none) [i][j]',
    '[j]: <missing.txt>',
    'Not links: `[k](none)`, https://example.com/#none, [l](https://example.com/none)',
    '```md',
    '# In a fence',
    '[m](none)',
    '```',
    '[n](#in-a-fence) [o](../outside.md)',
    '<source srcset="docs/none.svg"><img src="docs/summary-light.svg" alt="p">',
  ].join('\n');
  expect(await brokenLinks('README.md', text)).toEqual([
    '#same-2',
    'missing.md',
    'docs/many-mirrors.md#none',
    '#in-a-fence',
    '../outside.md',
    'missing.txt',
    'docs/none.svg',
  ]);
});

test.each([
  ['Which timeout', 'which-timeout'],
  ["GitLab's limits", 'gitlabs-limits'],
  ['[0.1.0] - Unreleased', '010---unreleased'],
  ['`verify-refs` & snake_case', 'verify-refs--snake_case'],
  ['Größe, *so* **many**', 'größe-so-many'],
])('the heading %j has the anchor that GitHub gives it', (heading, anchor) => {
  expect(anchorsOf(`# ${heading}`)).toEqual(new Set([anchor]));
});

test.each([...workflows, ...actions])(
  '%s pins other actions to a full commit, with the version in a comment',
  async (path) => {
    expect(unpinned(await yamlOf(path))).toEqual([]);
  },
);

test('an action that is not pinned is reported', () => {
  const pinned = `actions/a@${'0123456789'.repeat(4)}`;
  const text = [
    'jobs:',
    '  one:',
    '    uses: ./.github/workflows/own.yml',
    '  two:',
    '    steps:',
    `      - uses: ${pinned} # v1.2.3`,
    '      - uses: OWNER/gitlab-pull-mirror@v1',
    `      - uses: ${pinned}`,
    `      - uses: ${pinned} # the newest`,
    '      - uses: actions/a@v1 # v1.2.3',
    '      - { uses: actions/a@0123456 }',
  ].join('\n');
  expect(unpinned(parseDocument(text))).toEqual([
    pinned,
    `${pinned} # the newest`,
    'actions/a@v1 # v1.2.3',
    'actions/a@0123456',
  ]);
});

test.each(workflows)('%s declares its permissions at the top', async (path) => {
  const { contents } = await yamlOf(path);
  expect(isMap(contents) && contents.has('permissions')).toBe(true);
});

async function yamlOf(path: string): Promise<Document> {
  const document = parseDocument(await readFile(join(root, path), 'utf8'));
  expect(document.errors).toEqual([]);
  return document;
}

/** @returns the value of each `uses` without a full commit or without the version in a comment */
function unpinned(document: Document): string[] {
  const found: string[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const text = value.comment ? `${value.value} #${value.comment}` : String(value.value);
      // Of this repository, as another test checks.
      if (text.startsWith('./') || text.startsWith('OWNER/gitlab-pull-mirror')) return;
      if (!/^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+(?:\.\d+)*$/.test(text)) found.push(text);
    },
  });
  return found;
}

/** @returns the targets of relative links that do not exist */
async function brokenLinks(path: string, text: string): Promise<string[]> {
  const broken: string[] = [];
  // Links to other sites have a scheme.
  const targets = linkTargets(text).filter((target) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target));
  for (const target of targets) {
    const [file = '', anchor] = target.split('#');
    const to =
      file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
    const exists = !to.startsWith('..') && (await stat(join(root, to)).catch(() => null)) !== null;
    const here = async () => (to === path ? text : await readFile(join(root, to), 'utf8'));
    if (!exists || (anchor !== undefined && !anchorsOf(await here()).has(anchor))) broken.push(target);
  }
  return broken;
}

/** GitHub keeps letters, digits, `_` and `-` of a heading's text, and numbers headings of the same text. */
function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const [, heading = ''] of withoutFences(markdown).matchAll(/^#{1,6}\s+(.*?)(?:\s+#+)?\s*$/gm)) {
    const shown = heading.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
    const kept = shown.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '');
    const anchor = kept.replaceAll(' ', '-');
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}
