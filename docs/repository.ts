/** Owner and version in the files of this repository. Both come from package.json. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Repository {
  /** The user or organization on GitHub. */
  owner: string;
  /** The version of the package: the newest release, or the one in preparation. */
  version: string;
}

/** The files, the text to replace in them, and its replacement. */
const mentions: [files: RegExp, text: RegExp, value: (repository: Repository) => string][] = [
  [
    /^/,
    // In a URL or alone; /opt/gitlab-pull-mirror has no owner.
    /(?<=(?:github|githubusercontent)\.com\/|(?<![\w./-]))[A-Za-z\d][\w-]*(?=\/gitlab-pull-mirror\b)/g,
    ({ owner }) => owner,
  ],
  [/^\.github\/CODEOWNERS$/, /(?<=^\* @)[\w-]+/gm, ({ owner }) => owner],
  // `uses` does not support expressions, and v1 would move even for a caller who pins the workflow.
  [
    /^\.github\/workflows\/mirrors\.yml$/,
    /(?<=^ *(?:- )?uses: \S+\/gitlab-pull-mirror(?:\/[\w-]+)?@)\S+/gm,
    ({ version }) => `v${version}`,
  ],
  [/^examples\/|^docs\/other-ci\.md$/, /(?<=gitlab-pull-mirror@)\d+\.\d+\.\d+/g, ({ version }) => version],
  [
    /^examples\/other-ci\/gitlab\/templates\/pull-mirror\.yml$/,
    /(?<=^ {6}default: ')\d+\.\d+\.\d+(?=')/gm,
    ({ version }) => version,
  ],
  [/^src\/base\/version\.ts$/, /(?<=^export const version = ')[^']+/gm, ({ version }) => version],
];

const root = new URL('../', import.meta.url);

export async function readRepository(): Promise<Repository> {
  const { version, repository } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const owner = /github\.com\/([^/]+)\//.exec(repository.url)?.[1];
  if (owner === undefined) throw new Error('package.json: the URL of the repository has no owner');
  return { owner, version };
}

/** The text of a file with this owner and version. */
export function withRepository(path: string, text: string, repository: Repository): string {
  return mentions
    .filter(([files]) => files.test(path))
    .reduce((changed, [, mention, value]) => changed.replace(mention, () => value(repository)), text);
}

/** The paths of all text files of this repository except dist. */
export function textFiles(): string[] {
  const list = execFileSync('git', ['grep', '-I', '--files-with-matches', '--null', '', '--', ':!dist'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  });
  return list.split('\0').filter((path) => path !== '');
}

/** Writes owner and version from package.json into every file that names them. */
export async function writeRepository(): Promise<void> {
  const repository = await readRepository();
  for (const path of textFiles()) {
    const text = await readFile(new URL(path, root), 'utf8');
    const changed = withRepository(path, text, repository);
    if (changed !== text) await writeFile(new URL(path, root), changed);
  }
}
