/** Follows the README: its quick start from the tag to the verified commit, and its other snippets. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { version } from '../../src/base/version.ts';
import { startRegistry } from './registry.ts';
import { arrange, type Machine, type Setting } from './setting.ts';
import { readBlocks } from './snippets.ts';

const blocks = await readBlocks(['README.md']);

function block(language: string, content: string): string {
  const found = blocks.filter((each) => each.language === language && each.text.includes(content));
  expect(found).toHaveLength(1);
  return found[0]?.text ?? '';
}

/** Runs a workflow that is pasted as it is. */
function runPasted(
  { run }: Setting,
  workflow: string,
  event: Parameters<Setting['run']>[1],
  machine?: Machine & { prepare?: () => void },
) {
  const paste = async (checkout: string) => {
    // In place of any example.
    await writeFile(join(checkout, '.github/workflows/push.yml'), workflow);
    machine?.prepare?.();
  };
  return run('push.yml', event, paste, machine);
}

/** Tags and pushes as the quick start says. */
async function pushTag({ own }: Setting): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'readme-'));
  try {
    const git = (...parameters: string[]) =>
      expect(spawnSync('git', parameters, { cwd: folder, encoding: 'utf8' })).toMatchObject({ status: 0 });
    git('clone', '--quiet', own.dir, '.');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.com');
    const result = spawnSync('bash', ['-ec', block('sh', 'git tag')], { cwd: folder, encoding: 'utf8' });
    expect(result).toMatchObject({ status: 0 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pushedTag = { name: 'push', payload: { ref: 'refs/tags/v1.2.3' } };

test.concurrent('the quick start mirrors a tag that is pushed, and passes when GitLab has it at its commit', async (context) => {
  const setting = await arrange(context);
  const { own, addProject } = setting;
  const project = await addProject('group/project');
  const commit = await own.commit('main', 'Release 1.2.3');
  await pushTag(setting);
  const tag = (await own.refs()).get('refs/tags/v1.2.3');
  expect(tag).not.toBe(commit);

  const finished = await runPasted(setting, block('yaml', 'name: Mirror releases'), pushedTag);

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified', verified: 'true' });
  const [{ refs }] = JSON.parse(finished.outputs.mirror?.results ?? '');
  expect(refs).toMatchObject([{ ref: 'refs/tags/v1.2.3', expected: commit, actual: commit, ok: true }]);
  expect((await project.repository.refs()).get('refs/tags/v1.2.3')).toBe(tag);
});

test.concurrent('the quick start can be run manually on a branch, before there is a tag', async (context) => {
  const setting = await arrange(context);
  const project = await setting.addProject('group/project');

  const workflow = block('yaml', 'name: Mirror releases');
  const finished = await runPasted(setting, workflow, {
    name: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main' },
  });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified' });
  expect(await project.repository.refs()).toEqual(await setting.own.refs());
});

test.concurrent('the quick start mirrors a private repository with the second secret and without the two #', async (context) => {
  const setting = await arrange(context);
  const { upstream, own, addProject } = setting;
  const project = await addProject('group/project');
  await own.commit('main', 'Release 1.2.3');
  await pushTag(setting);
  const workflow = block('yaml', 'name: Mirror releases');
  const secrets = { UPSTREAM_TOKEN: 'github_pat_of-the-upstream' };
  // The checkout has other credentials.
  const prepare = () => upstream.setAuth({ user: 'x-access-token', password: secrets.UPSTREAM_TOKEN });

  const uncommented = workflow.replaceAll(/^( +)#(auth-)/gm, '$1$2');
  expect(uncommented.match(/^ +auth-/gm)).toHaveLength(2);
  const finished = await runPasted(setting, uncommented, pushedTag, { secrets, prepare });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified' });
  expect(finished.log).not.toContain(secrets.UPSTREAM_TOKEN);
  expect((await project.repository.refs()).has('refs/tags/v1.2.3')).toBe(true);
});

test.concurrent('the command of the README reads a mirror, and changes nothing', async (context) => {
  const setting = await arrange(context);
  const { gitlab, upstream, addProject, token } = setting;
  await addProject('group/project');
  const registry = await startRegistry();
  context.onTestFinished(() => registry.close());
  const home = await mkdtemp(join(tmpdir(), 'readme-'));
  context.onTestFinished(() => rm(home, { recursive: true, force: true }));
  await writeFile(join(home, 'package.json'), '{}');
  const script = block('sh', 'npx gitlab-pull-mirror')
    .replaceAll('https://example.com', upstream.url)
    .replace("GITLAB_TOKEN='<the token>'", `GITLAB_TOKEN=${token}`)
    // Without a version, npx would prefer what is installed in a folder above.
    .replace('gitlab-pull-mirror', `gitlab-pull-mirror@${version}`);

  const { stderr } = await promisify(execFile)('bash', ['-ec', script], {
    cwd: home,
    env: {
      HOME: home,
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      npm_config_registry: registry.url,
      npm_config_yes: 'true',
      GITLAB_URL: gitlab.url,
    },
  });

  expect(stderr).toContain('A real run would change:\n- enabled: false\n+ enabled: true');
  expect(gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
