import { exec, execFile, execSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../platform.ts';
import { arrange, quickGitLab } from './setting.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const installed = join(folder, 'empty');
const command = join(installed, 'node_modules', '.bin', 'gitlab-pull-mirror');
const hasMake = spawnSync('make', ['--version']).status === 0;

beforeAll(() => {
  // The bundle is built before the tests, and must not be built again while they run.
  const npm = (args: string, cwd: string) => execSync(`npm ${args}`, { cwd, stdio: 'pipe' });
  npm(`pack --ignore-scripts --pack-destination "${folder}"`, root);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  mkdirSync(installed);
  // Without a prefix, npm installs into the nearest folder above that has a package.json or node_modules.
  npm(`install --prefix . --offline --no-audit --no-fund "${join(folder, tarball)}"`, installed);
});

afterAll(() => removeFolder(folder));

/** The flags that set up a mirror, and a check that it was set up. */
async function arrangeMirror() {
  const { gitlab, repository, project, token } = await arrange(quickGitLab);
  const flags = `--gitlab-url ${gitlab.url} --project group/mirror --url ${repository.url} --poll-interval 100ms`;
  const expectMirrored = async () => {
    expect([...(await project.repository.refs())]).toEqual([...(await repository.refs())]);
  };
  return { flags, token, expectMirrored };
}

test('the package has no dependencies, and contains only what the command needs', () => {
  const manifest = JSON.parse(
    readFileSync(join(installed, 'node_modules', 'gitlab-pull-mirror', 'package.json'), 'utf8'),
  );
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.private).toBeUndefined();
  expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
  expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'gitlab-pull-mirror',
  ]);
  expect(readdirSync(join(installed, 'node_modules', 'gitlab-pull-mirror')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'mirrors.schema.json',
    'package.json',
    'results.schema.json',
  ]);
});

test('the package, installed in an empty folder, mirrors a repository from a shell', async () => {
  const { flags, token, expectMirrored } = await arrangeMirror();
  const script = `npx gitlab-pull-mirror ${flags} --json > result.json`;
  const env = { ...process.env, GITLAB_TOKEN: token };
  await promisify(exec)(script, { cwd: installed, env });
  expect(JSON.parse(readFileSync(join(installed, 'result.json'), 'utf8')).outcome).toBe('synced');
  await expectMirrored();
});

test.skipIf(!hasMake)(
  'the command mirrors a repository from a Makefile, and make fails if it fails',
  async () => {
    const { flags, token, expectMirrored } = await arrangeMirror();
    writeFileSync(
      join(installed, 'Makefile'),
      `mirror:\n\t@node_modules/.bin/gitlab-pull-mirror ${flags}\n\nbroken:\n\t@node_modules/.bin/gitlab-pull-mirror --timeout soon\n`,
    );
    const env = { ...process.env, GITLAB_TOKEN: token };
    await run('make', ['mirror'], { cwd: installed, env });
    await expectMirrored();
    await expect(run('make', ['broken'], { cwd: installed, env })).rejects.toMatchObject({
      stderr: expect.stringMatching(/Error 2/),
    });
  },
);

test('the command mirrors a repository from cron, without a terminal and with a minimal PATH', async ({
  skip,
}) => {
  skip(process.platform === 'win32', 'Windows has no cron');
  const { flags, token, expectMirrored } = await arrangeMirror();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  writeFileSync(join(folder, 'token'), token);
  const line = `${command} ${flags} --token-file ${join(folder, 'token')}`;
  const env = { HOME: folder, LOGNAME: 'nobody', SHELL: '/bin/sh', PATH: `${bin}:/usr/bin:/bin` };
  const { stdout, stderr } = await run('/bin/sh', ['-c', `${line} < /dev/null`], { cwd: folder, env });
  expect(stdout).toBe('');
  expect(stderr).toContain('The mirror is up to date.');
  await expectMirrored();
});
