/** Runs the examples for other CI systems: with their own runner if there is one for a machine without containers. */
import { execFile, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { parse } from 'yaml';
import { checkResults } from '../runner/results-schema.ts';
import { type Registry, startRegistry } from './registry.ts';
import { arrange, password } from './setting.ts';
import { isInstalled, root, tool } from './tools.ts';

const example = (name: string) => fileURLToPath(new URL(`examples/other-ci/${name}`, root));
const readExample = (name: string) => readFile(example(name), 'utf8');

/** Of programs that a machine may lack. */
const shims = fileURLToPath(new URL('shims/bin', import.meta.url));

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

/** A mirror of an upstream that needs a password, and a machine whose npm has the package of this checkout. */
async function arrangeMachine(context: TestContext) {
  const setting = await arrange(context);
  const { upstream, addProject, token, gitlab } = setting;
  const repository = await upstream.addRepository('upstream/project.git');
  const project = await addProject('group/mirror');
  const home = await mkdtemp(join(tmpdir(), 'other-ci-'));
  context.onTestFinished(() => rm(home, { recursive: true, force: true }));
  // Else npm uses what is installed in a folder above.
  await writeFile(join(home, 'package.json'), '{}');
  const variables = { GITLAB_TOKEN: token, MIRROR_PASSWORD: password };
  const npm = {
    npm_config_registry: registry.url,
    npm_config_cache: join(home, '.npm'),
    npm_config_audit: 'false',
  };
  const env = {
    HOME: home,
    PATH: [dirname(process.execPath), process.env.PATH, shims].join(delimiter),
    ...npm,
  };
  const place = (text: string) =>
    text.replaceAll('https://example.com', upstream.url).replaceAll('https://gitlab.example.com', gitlab.url);
  const expectMirrored = async () =>
    expect([...(await project.repository.refs())]).toEqual([...(await repository.refs())]);
  return { ...setting, repository, project, home, variables, npm, env, place, expectMirrored };
}

interface Finished {
  exitCode: number;
  printed: string;
}

function execute(
  program: string,
  parameters: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(program, parameters, options, (error, stdout, stderr) =>
      resolve({
        exitCode: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        printed: stdout + stderr,
      }),
    );
    child.stdin?.end();
  });
}

/** A component project as it is on GitLab, with its pipeline. */
async function componentProject(home: string, pipeline?: string): Promise<string> {
  const folder = join(home, 'components');
  await cp(example('gitlab'), folder, { recursive: true });
  if (pipeline !== undefined) await writeFile(join(folder, '.gitlab-ci.yml'), pipeline);
  const git = (...parameters: string[]) =>
    expect(spawnSync('git', ['-C', folder, ...parameters], { encoding: 'utf8' })).toMatchObject({
      status: 0,
    });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'Add');
  git('remote', 'add', 'origin', 'https://gitlab.example.com/group/components.git');
  return folder;
}

/** The pipeline of the component's README. The component is taken from the same project. */
async function documentedPipeline(): Promise<string> {
  const [, snippet = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(await readExample('gitlab/README.md')) ?? [];
  expect(parse(snippet).include).toHaveLength(1);
  return snippet.replace(/(component: ).*/, '$1$CI_SERVER_FQDN/$CI_PROJECT_PATH/pull-mirror@$CI_COMMIT_SHA');
}

const pipeline = (folder: string, env: Record<string, string>, ...parameters: string[]) =>
  execute(tool('gitlab-ci-local'), ['--no-color', ...parameters], { cwd: folder, env });

const assignments = (values: Record<string, string>) =>
  Object.entries(values).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);

test('the GitLab component mirrors a repository in the pipeline of its README, on the GitLab that runs it', async (context) => {
  const machine = await arrangeMachine(context);
  const { home, env, npm, variables, gitlab, upstream, place } = machine;
  upstream.setAuth({ user: 'reader', password });
  const folder = await componentProject(home, place(await documentedPipeline()));

  const { exitCode, printed } = await pipeline(
    folder,
    env,
    ...['--force-shell-executor', '--artifacts-to-source'],
    ...assignments({ ...variables, ...npm, CI_SERVER_URL: gitlab.url }),
  );

  expect(exitCode, printed).toBe(0);
  expect(printed).not.toContain(variables.GITLAB_TOKEN);
  await machine.expectMirrored();
  const json = await readFile(join(folder, 'pull-mirror.json'), 'utf8');
  checkResults(json);
  expect(JSON.parse(json)).toMatchObject({ outcome: 'synced', results: [{ project: 'group/mirror' }] });
});

test('a job of the GitLab component fails if the mirror does, and keeps the JSON', async (context) => {
  const { home, env, npm, variables, gitlab, place } = await arrangeMachine(context);
  const text = place(await documentedPipeline()).replace('upstream/project.git', 'upstream/none.git');
  const folder = await componentProject(home, text);

  const { exitCode, printed } = await pipeline(
    folder,
    env,
    ...['--force-shell-executor', '--artifacts-to-source'],
    ...assignments({ ...variables, ...npm, CI_SERVER_URL: gitlab.url }),
  );

  expect(exitCode, printed).toBe(1);
  const { outcome, error_kind } = JSON.parse(await readFile(join(folder, 'pull-mirror.json'), 'utf8'));
  expect({ outcome, error_kind }).toEqual({ outcome: 'failed', error_kind: 'sync-failed' });
});

test("the component project's own pipeline tests the component, and releases it at a tag", async (context) => {
  const { home, env } = await arrangeMachine(context);
  const folder = await componentProject(home);
  const jobs = async (...parameters: string[]) => {
    const { exitCode, printed } = await pipeline(folder, env, '--list', ...parameters);
    expect(exitCode, printed).toBe(0);
    return Array.from(printed.matchAll(/^([\w-]+) .* on_success /gm), ([, name]) => name);
  };
  expect(await jobs('--variable', 'TEST_MIRROR=group/mirror')).toEqual(['pull-mirror']);
  expect(await jobs('--variable', 'CI_COMMIT_TAG=1.2.3')).toEqual(['create-release']);
});

test.for([
  ['an unknown input', 'project:', 'projekt:'],
  ['a version that is not exact', 'project: group/mirror', 'project: group/mirror\n      version: latest'],
  ['an unknown value of sync', 'project: group/mirror', 'project: group/mirror\n      sync: later'],
])(
  '%s of the component is rejected before the pipeline starts',
  async ([, right = '', wrong = ''], context) => {
    const { home, env } = await arrangeMachine(context);
    const text = await documentedPipeline();
    expect(text).toContain(right);
    const folder = await componentProject(home, text.replace(right, wrong));

    const { exitCode, printed } = await pipeline(folder, env, '--list');

    expect(exitCode, printed).not.toBe(0);
    expect(printed).toMatch(/input/);
  },
);

test('the Jenkinsfile mirrors a repository, with the environment variables that it sets', async (context) => {
  const machine = await arrangeMachine(context);
  const { home, env, variables, upstream, place } = machine;
  upstream.setAuth({ user: 'reader', password });
  const text = place(await readExample('Jenkinsfile'));
  // Jenkins itself is in no registry of packages: its shell step runs here as Jenkins runs it.
  const [, script = ''] = /sh '''\n([\s\S]*?)'''/.exec(text) ?? [];
  const credentials: Record<string, string> = {
    'gitlab-token': variables.GITLAB_TOKEN,
    'upstream-password': variables.MIRROR_PASSWORD,
  };
  const set = Array.from(
    text.matchAll(/^ +(\w+) = (credentials\()?'([^']*)'/gm),
    ([, name = '', isSecret, value = '']) => [name, isSecret ? credentials[value] : value],
  );
  expect(set.map(([name]) => name)).toEqual(['GITLAB_URL', 'GITLAB_TOKEN', 'MIRROR_PASSWORD']);
  const { npm_config_cache: _, HOME: __, ...rest } = env;

  const { exitCode, printed } = await execute('sh', ['-xec', script], {
    cwd: home,
    // No home folder, as in a container whose user is not in its list of users.
    env: { ...rest, HOME: '/', WORKSPACE_TMP: join(home, 'tmp'), ...Object.fromEntries(set) },
  });

  expect(exitCode, printed).toBe(0);
  expect(printed).not.toContain(variables.GITLAB_TOKEN);
  expect((await stat(join(home, 'tmp/npm'))).isDirectory()).toBe(true);
  await machine.expectMirrored();
  checkResults(await readFile(join(home, 'pull-mirror.json'), 'utf8'));
});

test.skipIf(!isInstalled('groovyc'))(
  'Groovy compiles the Jenkinsfile, and reports a missing brace',
  async (context) => {
    const { home, env } = await arrangeMachine(context);
    const compile = async (text: string) => {
      await writeFile(join(home, 'Jenkinsfile'), text);
      return execute(tool('groovyc'), ['-d', home, 'Jenkinsfile'], { cwd: home, env });
    };
    const text = await readExample('Jenkinsfile');
    const right = await compile(text);
    expect(right.exitCode, right.printed).toBe(0);
    const { printed } = await compile(text.replace("stage('Mirror') {", "stage('Mirror')"));
    expect(printed).toContain('Unexpected input');
  },
);

test('the Forgejo workflow mirrors a repository, and verifies all branches and tags', async (context) => {
  const machine = await arrangeMachine(context);
  const { home, env, variables, gitlab, npm, place } = machine;
  const text = await readExample('forgejo.yml');
  // The runners of Forgejo and Gitea come from act. There are no containers here.
  const withoutContainer = text.replace(/ {4}container:\n {6}image: node:24\n/, '');
  expect(withoutContainer).not.toBe(text);
  await mkdir(join(home, '.forgejo/workflows'), { recursive: true });
  await writeFile(join(home, '.forgejo/workflows/mirror.yml'), place(withoutContainer));
  expect(spawnSync('git', ['-C', home, 'init', '--quiet'])).toMatchObject({ status: 0 });

  const { exitCode, printed } = await execute(
    tool('act'),
    [
      ...['schedule', '--workflows', '.forgejo/workflows/mirror.yml', '--no-cache-server'],
      ...['--platform', 'docker=-self-hosted', '--action-cache-path', join(home, 'cache')],
      ...['--secret', `GITLAB_TOKEN=${variables.GITLAB_TOKEN}`, '--var', `GITLAB_URL=${gitlab.url}`],
      ...Object.entries(npm).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
    { cwd: home, env },
  );

  expect(exitCode, printed).toBe(0);
  expect(printed).toContain('Job succeeded');
  await machine.expectMirrored();
});

/** Variables and command of the crontab, with the folders on this machine in place of its own. */
async function cronJob(folders: Record<string, string>, place: (text: string) => string) {
  const text = Object.entries(folders).reduce(
    (changed, [folder, own]) => changed.replaceAll(folder, own),
    place(await readExample('crontab')),
  );
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const variables = Object.fromEntries(
    lines.flatMap((line) => (/^\w+=/.test(line) ? [line.split(/=(.*)/).slice(0, 2)] : [])),
  );
  const [, command = ''] = /^17 5 \* \* \* (.*)/.exec(lines.at(-1) ?? '') ?? [];
  return { variables, command, install: /^# +(npm install .*)/m.exec(text)?.[1] ?? '' };
}

test('the crontab mirrors a repository and prints nothing, and only its user can read its log', async (context) => {
  const machine = await arrangeMachine(context);
  const { home, env, token, place, project } = machine;
  const own = join(home, 'own');
  const folders = { '/var/lib/pull-mirror': own, '/opt/gitlab-pull-mirror': join(home, 'opt') };
  await mkdir(own, { mode: 0o700 });
  await writeFile(join(own, 'token'), token, { mode: 0o400 });
  const { variables, command, install } = await cronJob(folders, place);
  expect(await readExample('crontab')).not.toContain('/tmp');
  const installed = await execute('sh', ['-c', install], { cwd: home, env });
  expect(installed.exitCode, installed.printed).toBe(0);
  const fromCron = {
    ...variables,
    HOME: home,
    PATH: `${dirname(process.execPath)}:${variables.PATH}`,
  };
  await project.enableMirror({ url: machine.repository.url });

  const passed = await execute('/bin/sh', ['-c', command], { cwd: home, env: fromCron });

  expect(passed).toEqual({ exitCode: 0, printed: '' });
  await machine.expectMirrored();
  expect((await stat(join(own, 'log'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(own, 'log'), 'utf8')).toContain('up to date');

  await chmod(join(own, 'token'), 0o600);
  await writeFile(join(own, 'token'), 'glpat-wrong');
  const failed = await execute('/bin/sh', ['-c', command], { cwd: home, env: fromCron });

  expect(failed.printed).toContain('error: group/mirror');
});

test.skipIf(spawnSync('crontab', ['-V']).error !== undefined)(
  'crontab accepts the crontab, and reports an invalid minute',
  async (context) => {
    const { home, env } = await arrangeMachine(context);
    // Debian's cron checks with -n, cronie with -T.
    const check = async (text: string) => {
      await writeFile(join(home, 'crontab'), text);
      const { exitCode } = await execute('crontab', ['-n', 'crontab'], { cwd: home, env });
      return (
        exitCode === 0 || (await execute('crontab', ['-T', 'crontab'], { cwd: home, env })).exitCode === 0
      );
    };
    const text = await readExample('crontab');
    expect(await check(text)).toBe(true);
    expect(await check(text.replace('\n17 5 ', '\n77 5 '))).toBe(false);
  },
);

test('npm ci rejects a package whose hash differs from the lock file', async (context) => {
  const { home, env, token } = await arrangeMachine(context);
  const other = await startRegistry();
  context.onTestFinished(() => other.close());
  const options = { cwd: home, env: { ...env, GITLAB_TOKEN: token, npm_config_registry: other.url } };
  const page = await readFile(new URL('docs/other-ci.md', root), 'utf8');
  const [, install = ''] = /^(npm install .*)$/m.exec(page) ?? [];
  const [, use = ''] = /^(npm ci .*)$/m.exec(page) ?? [];
  expect(await execute('sh', ['-c', install], options)).toMatchObject({ exitCode: 0 });

  const right = await execute('sh', ['-c', use], options);
  other.replacePackage();
  await rm(env.npm_config_cache, { recursive: true });
  const replaced = await execute('sh', ['-c', use], options);

  expect(right.exitCode, right.printed).toBe(0);
  expect(replaced.exitCode).not.toBe(0);
  expect(replaced.printed).toContain('EINTEGRITY');
});
