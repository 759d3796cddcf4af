/** How a release is made: the workflow release.yml, and the scripts that it runs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { readRepository } from '../../docs/repository.ts';
import { systemPath } from '../platform.ts';
import { actionMetadata } from '../runner/runner.ts';

interface Step {
  uses?: string;
  run?: string;
}
interface Job {
  needs?: string | string[];
  permissions: Record<string, string>;
  steps: Step[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFile(join(root, path), 'utf8');
const { owner } = await readRepository();
const { jobs }: { jobs: Record<string, Job> } = parse(await read('.github/workflows/release.yml'));

/** The commands of a job, with those of the scripts in .ci that they run. */
async function commandsOf(name: string): Promise<string> {
  const commands = jobs[name]?.steps.map(({ run = '' }) => run).join('\n') ?? '';
  const scripts = new Set(commands.match(/\.ci\/[\w-]+/g));
  return [commands, ...(await Promise.all([...scripts].map(read)))].join('\n').replaceAll(/^\s*#.*$/gm, '');
}

function jobsUsing(action: string): string[] {
  return Object.keys(jobs).filter((name) =>
    jobs[name]?.steps.some(({ uses }) => uses?.startsWith(`${action}@`)),
  );
}

/** The jobs that have to pass before this one starts. */
function before(name: string): string[] {
  const needed = [jobs[name]?.needs ?? []].flat();
  return [...new Set([...needed, ...needed.flatMap(before)])];
}

const testCommand = /npm (?:run )?(?:--silent )?test|npm t\b|vitest|check:/;

test('one job of a release builds what is published, from a clean checkout and without tests', async () => {
  expect(jobsUsing('actions/upload-artifact')).toEqual(['build']);
  const commands = await commandsOf('build');
  expect(commands).not.toMatch(testCommand);
  expect(commands.match(/(?<=^\s*|&& )(?:npm|npx|node) .*/gm)).toEqual([
    'npm ci --ignore-scripts',
    'npm run --silent build',
    expect.stringMatching(/^npm pack --ignore-scripts /),
  ]);
});

test('the tests of a release run in a job whose files are not used, and nothing is attested or published before they pass', async () => {
  const tested: string[] = [];
  for (const name of Object.keys(jobs)) if (testCommand.test(await commandsOf(name))) tested.push(name);
  expect(tested).toEqual(['test']);
  expect(jobs.test).not.toHaveProperty('outputs');
  for (const name of ['attest', 'publish', 'release']) {
    expect(before(name)).toEqual(expect.arrayContaining(['build', 'test']));
  }
});

test('jobs of a release with write permissions run no code from packages', async () => {
  const writing = Object.keys(jobs).filter((name) =>
    Object.values(jobs[name]?.permissions ?? {}).includes('write'),
  );
  expect(writing).toEqual(['attest', 'publish', 'release']);
  for (const name of writing) {
    const commands = await commandsOf(name);
    expect(commands).not.toMatch(/npm (?!publish \S+ --ignore-scripts |view )|npx|node_modules/);
  }
});

test('the package is compared with the commit before it is attested', () => {
  const steps = jobs.attest?.steps ?? [];
  const compared = steps.findIndex(({ run }) => run?.startsWith('.ci/compare-package '));
  const attested = steps.findIndex(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
  expect(compared).toBeGreaterThan(-1);
  expect(attested).toBeGreaterThan(compared);
});

test('a release is built by a Node whose hash is pinned, of the major version that the action runs on', async () => {
  expect(jobsUsing('actions/setup-node')).not.toContain('build');
  const [first = ''] = jobs.build?.steps.flatMap(({ run }) => (run === undefined ? [] : [run])) ?? [];
  expect(first).toContain('.ci/install-node ');
  expect(first).toContain('>> "$GITHUB_PATH"');
  const script = await read('.ci/install-node');
  expect(script).toMatch(/^sha256=[0-9a-f]{64}$/m);
  const version = /^version=(\S+)$/m.exec(script)?.[1];
  expect(`node${version?.split('.')[0]}`).toBe(actionMetadata.runs.using);
  // The comment names the file that the hash is from.
  expect(script).toContain(`https://nodejs.org/dist/v${version}/SHASUMS256.txt`);
});

const onLinux = process.platform === 'linux';
const withBash = process.platform !== 'win32';

test.runIf(onLinux)('a Node whose hash differs is not installed', async () => {
  const { folder, run } = await layOut({});
  await program(folder, 'curl', 'while [ "$1" != --output ]; do shift; done; echo changed > "$2"');
  const { status, printed } = run('.ci/install-node', [join(folder, 'node')]);
  expect(status).not.toBe(0);
  expect(printed).toContain('FAILED');
  expect(existsSync(join(folder, 'node'))).toBe(false);
});

const changelog =
  '# Changelog\n\n## [1.2.3] - 2030-01-31\n\n- New.\n\n## [1.2.2] - 2030-01-01\n\n- Old.\n\n[1.2.3]: x\n';
const released = {
  'package.json': '{ "version": "1.2.3" }',
  'CHANGELOG.md': changelog,
  '.github/workflows/mirrors.yml': mirrorsYml('1.2.3'),
};

test.runIf(withBash)(
  'a tag is released if it is on main, and package.json, mirrors.yml and CHANGELOG.md name its version',
  async () => {
    const { run } = await layOut(released);
    expect(run('.ci/check-tag', ['v1.2.3', `${owner}/gitlab-pull-mirror`])).toEqual({
      status: 0,
      printed: '',
    });
  },
);

test.runIf(withBash).each([
  ['package.json has another version', { 'package.json': '{ "version": "1.2.4" }' }, 'has the version 1.2.4'],
  ['mirrors.yml uses an older tag', { '.github/workflows/mirrors.yml': mirrorsYml('1.2.2') }, '@v1.2.2;'],
  ['mirrors.yml uses the major version', { '.github/workflows/mirrors.yml': mirrorsYml('1') }, '@v1;'],
  [
    'mirrors.yml uses the actions of another owner',
    { '.github/workflows/mirrors.yml': mirrorsYml('1.2.3', 'another-owner-1') },
    'uses another-owner-1/',
  ],
  [
    'mirrors.yml uses none of the actions',
    { '.github/workflows/mirrors.yml': 'jobs: {}\n' },
    'uses no action',
  ],
  [
    'CHANGELOG.md has no date',
    { 'CHANGELOG.md': '## [1.2.3] - Unreleased\n\n- New.\n' },
    '## [1.2.3] - <date>',
  ],
  [
    'CHANGELOG.md has no text for it',
    { 'CHANGELOG.md': '## [1.2.3] - 2030-01-31\n\n## [1.2.2]\n' },
    'is empty',
  ],
])('a tag is not released if %s', async (_, files, message) => {
  const { run } = await layOut({ ...released, ...files });
  const { status, printed } = run('.ci/check-tag', ['v1.2.3', `${owner}/gitlab-pull-mirror`]);
  expect(status).toBe(1);
  expect(printed).toContain(message);
});

test.runIf(withBash)('a tag that is not on main is not released', async () => {
  const { run, git } = await layOut(released);
  git('commit', '--quiet', '--allow-empty', '--message', 'Elsewhere');
  const { status, printed } = run('.ci/check-tag', ['v1.2.3', `${owner}/gitlab-pull-mirror`]);
  expect(status).toBe(1);
  expect(printed).toContain('v1.2.3 is not on main');
});

test.runIf(withBash)('the notes of a release are the part of the changelog for its version', async () => {
  const { run } = await layOut(released);
  expect(run('.ci/release-notes', ['1.2.3'])).toEqual({ status: 0, printed: '\n- New.\n' });
});

const shipped = { 'package.json': '{}', 'dist/index.js': 'index\n', 'dist/1.index.js': 'one\n' };

test.runIf(withBash)('a package of committed files is released', async () => {
  const { run, pack } = await layOut(shipped);
  expect(run('.ci/compare-package', [await pack(shipped)])).toEqual({ status: 0, printed: '' });
});

test.runIf(withBash).each<[string, Record<string, string | null>]>([
  ['a changed file', { 'dist/index.js': 'other\n' }],
  ['other line endings', { 'dist/index.js': 'index\r\n' }],
  ['a file that is not committed', { 'added.js': 'added\n' }],
  ['a part of dist that is missing', { 'dist/1.index.js': null }],
  ['a link', { 'README.md': '-> package.json' }],
])('a package with %s is not released', async (_, changes) => {
  const { run, pack } = await layOut(shipped);
  const { status } = run('.ci/compare-package', [await pack({ ...shipped, ...changes })]);
  expect(status).toBeGreaterThan(0);
});

test.runIf(withBash).each<[does: string, build: string, status: number]>([
  ['packs what it builds if that is the committed dist', ':', 0],
  ['fails if a file of dist differs', 'echo other > dist/index.js', 1],
  ['fails if dist has other line endings', 'printf "index\\r\\n" > dist/index.js', 1],
  ['fails if a file of dist is not committed', 'touch dist/2.index.js', 1],
  ['fails if dist has a file that the sources do not build', 'rm dist/1.index.js', 1],
])('the build of a release %s', async (_, build, expected) => {
  const { folder, run } = await layOut(shipped);
  const log = join(folder, '..', 'npm.log');
  // It prints its arguments, and builds as given.
  await program(folder, 'npm', `echo "$*" >> '${log}'; if [ "$1" = run ]; then ${build}; fi`);
  const { status } = run('.ci/build-release', [join(folder, '..', 'release')]);
  expect(status).toBe(expected);
  const packed = (await readFile(log, 'utf8')).includes('pack --ignore-scripts');
  expect(packed).toBe(expected === 0);
});

test.runIf(withBash)('a release is not built from a checkout with other files', async () => {
  const { folder, run } = await layOut(shipped);
  await writeFile(join(folder, 'added.js'), '');
  const { status, printed } = run('.ci/build-release', [join(folder, '..', 'release')]);
  expect(status).toBe(1);
  expect(printed).toContain('?? added.js');
});

function mirrorsYml(version: string, name = owner): string {
  return [
    `#       uses: ${name}/gitlab-pull-mirror/.github/workflows/mirrors.yml@v1`,
    'jobs:',
    '  mirror:',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - id: mirror',
    `        uses: ${name}/gitlab-pull-mirror@v${version}`,
    `      - uses: ${name}/gitlab-pull-mirror/gather@v${version}`,
    '',
  ].join('\n');
}

/** A repository with these files and the scripts of .ci, committed on main. */
async function layOut(files: Record<string, string>) {
  const parent = await mkdtemp(join(tmpdir(), 'release-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'checkout');
  await cp(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
  await writeFiles(folder, files);
  const environment = {
    ...process.env,
    PATH: [join(parent, 'bin'), dirname(process.execPath), systemPath].join(delimiter),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const git = (...parameters: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...parameters], {
      cwd: folder,
      env: environment,
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  return {
    folder,
    git,
    run(script: string, parameters: string[]) {
      const { status, stdout, stderr } = spawnSync(join(folder, script), parameters, {
        env: environment,
        encoding: 'utf8',
      });
      return { status, printed: stdout + stderr };
    },
    /** Packs files as npm does: in the folder `package`. */
    async pack(contents: Record<string, string | null>): Promise<string> {
      await writeFiles(join(parent, 'package'), contents);
      execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: parent, env: environment });
      return join(parent, 'package.tgz');
    },
  };
}

/** `-> target` stands for a link, and null for no file. */
async function writeFiles(folder: string, files: Record<string, string | null>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    if (content.startsWith('-> ')) await symlink(content.slice(3), join(folder, path));
    else await writeFile(join(folder, path), content);
  }
}

/** Puts a program before all others of its name, outside of the checkout. */
async function program(folder: string, name: string, script: string): Promise<void> {
  const path = join(folder, '../bin', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/usr/bin/env bash\n${script}\n`);
  await chmod(path, 0o755);
}
