/** Runs every example with a runner for GitHub Actions. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProjectHandle } from '../gitlab/gitlab.ts';
import type { Repository } from '../gitlab/repository.ts';
import { arrange, password, type Setting } from './setting.ts';

test.concurrent('push.yml: every branch and tag is on GitLab after a push', async (context) => {
  const { own, addProject, run } = await arrange(context);
  const project = await addProject('group/project');
  await own.branch('feature');
  await own.tag('v1.0.0');

  const finished = await run('push.yml', { name: 'push', payload: { ref: 'refs/heads/feature' } });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified', changed: 'true', synced: 'true' });
  expect(project.mirror.url).toBe(own.url);
  await expectEqual(project, own);
});

test.concurrent('push.yml: a force-pushed branch is on GitLab at its new commit', async (context) => {
  const { own, addProject, run } = await arrange(context);
  const project = await addProject('group/project');
  await own.branch('feature');
  await own.commit('feature', 'First');
  await project.enableMirror({ url: own.url, fetched: true });
  await own.forcePush('feature');

  const finished = await run('push.yml', {
    name: 'push',
    payload: { ref: 'refs/heads/feature', forced: true },
  });

  expect(finished.passed, finished.log).toBe(true);
  await expectEqual(project, own);
});

test.concurrent('release.yml: passes when GitLab has the tag at the commit of the release', async (context) => {
  const { own, addProject, run } = await arrange(context);
  const project = await addProject('group/project');
  await project.enableMirror({ url: own.url });
  const commit = await own.commit('main', 'Release 2.0.0');
  const { object } = await own.tag('v2.0.0', { annotated: true });

  const finished = await run('release.yml', {
    name: 'release',
    payload: { action: 'published', release: { tag_name: 'v2.0.0' } },
  });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified', verified: 'true' });
  const [{ refs }] = JSON.parse(finished.outputs.mirror?.results ?? '');
  expect(refs).toMatchObject([{ ref: 'refs/tags/v2.0.0', expected: commit, ok: true }]);
  expect((await project.repository.refs()).get('refs/tags/v2.0.0')).toBe(object);
});

test.concurrent('schedule.yml: settings that somebody changed are restored, and the mirror is updated', async (context) => {
  const { upstream, addProject, run } = await arrange(context);
  const repository = await upstream.addRepository('upstream/project.git');
  upstream.setAuth({ user: 'reader', password });
  const project = await addProject('group/project');
  await project.enableMirror({
    url: repository.url,
    settings: { mirror_branch_regex: '^nothing$', mirror_trigger_builds: true },
    history: 'failed',
  });
  await repository.branch('release-1');
  await repository.branch('experiment');

  const finished = await run('schedule.yml', { name: 'schedule' });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'synced', changed: 'true' });
  expect(finished.log).not.toContain(password);
  expect(project.mirror.settings).toMatchObject({
    mirror_branch_regex: '^(main|release-.*)$',
    mirror_overwrites_diverged_branches: true,
    mirror_trigger_builds: false,
  });
  expect([...(await project.repository.refs()).keys()]).toEqual(['refs/heads/main', 'refs/heads/release-1']);
});

test.concurrent('upstream-release.yml: passes when GitLab has the tag in the event that upstream sent', async (context) => {
  const { upstream, addProject, run } = await arrange(context);
  const repository = await upstream.addRepository('upstream/project.git');
  const project = await addProject('group/project');
  await project.enableMirror({ url: repository.url, endedAgoMs: 60_000 });
  const sha = await repository.commit('main', 'Release 3.0.0');
  await repository.tag('v3.0.0');

  const finished = await run('upstream-release.yml', {
    name: 'repository_dispatch',
    payload: { action: 'upstream-release', client_payload: { tag: 'v3.0.0', sha } },
  });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirror).toMatchObject({ outcome: 'verified', verified: 'true' });
  expect((await project.repository.refs()).get('refs/tags/v3.0.0')).toBe(sha);
});

test.concurrent('many-mirrors.yml: each mirror of the list gets its settings and its refs', async (context) => {
  const setting = await arrange(context);
  const mirrors = await arrangeList(setting);

  const finished = await setting.run('many-mirrors.yml', { name: 'schedule' });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.mirrors).toMatchObject({ outcome: 'synced', verified: 'true' });
  expect(finished.log).not.toContain(password);
  expect(finished.summary).toContain('**3 mirrors:** ✅ 1 synced · ✅ 2 verified');
  await expectListed(mirrors);
});

test.concurrent('many-jobs.yml: the shards process the whole list, and one job summary shows their results', async (context) => {
  const setting = await arrange(context);
  const mirrors = await arrangeList(setting);

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.gather).toMatchObject({ outcome: 'synced', changed: 'true', synced: 'true' });
  const results = ['mirror-1', 'mirror-2', 'mirror-3', 'gather'].map((job) =>
    JSON.parse(finished.outputs[job]?.results ?? ''),
  );
  expect(results.map(({ length }) => length)).toEqual([1, 1, 1, 3]);
  // All later steps have it in their environment, which GitHub prints at the start of each step.
  expect(new Set(finished.masks['Set the variables that the list refers to'])).toEqual(new Set([password]));
  expect(finished.log).not.toContain(password);
  await expectListed(mirrors);
});

test.concurrent('many-jobs.yml: a mirror that fails in one shard fails the workflow, and the other mirrors are updated', async (context) => {
  const setting = await arrange(context);
  const { one, two } = await arrangeList(setting);
  setting.gitlab.fail({ path: /three/, times: Infinity, respond: { status: 404, body: {} } });

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' });

  expect(finished.passed).toBe(false);
  expect(finished.outputs.gather, finished.log).toMatchObject({
    outcome: 'failed',
    'error-kind': 'not-found',
  });
  expect(finished.summary).toContain('**3 mirrors:** ❌ 1 failed · ✅ 1 synced · ✅ 1 verified');
  await expectEqual(one.project, one.repository);
  expect((await two.project.repository.refs()).size).toBe(2);
});

test.concurrent('many-jobs.yml: a shard that fails as a whole fails the workflow, and the job summary says why', async (context) => {
  const setting = await arrange(context);
  await arrangeList(setting);
  let list = '';
  const seen = new Set<string>();
  // The jobs run one after the other, each with a mirror of its own. The list breaks for the third.
  for (const name of ['one', 'two', 'three']) {
    setting.gitlab.before({ path: new RegExp(`group%2F${name}`) }, async () => {
      if (seen.add(name).size === 2) await writeFile(list, '- project: group/one\n  zip: 1\n');
    });
  }

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, async (checkout) => {
    list = join(checkout, 'mirrors.yml');
    // None of these may take the place of a shard's own results.
    for (const folder of ['results', 'pull-mirror-results']) {
      await mkdir(join(checkout, folder));
      for (const shard of [1, 2, 3]) await writeFile(join(checkout, folder, `${shard}.json`), '[]');
    }
  });

  expect(finished.passed).toBe(false);
  expect(finished.outputs.gather, finished.log).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  const page = finished.summary.slice(finished.summary.lastIndexOf('### GitLab pull mirrors'));
  expect(page).toContain('**2 mirrors:** ');
  expect(page).not.toContain('❌');
  expect(page).toMatch(
    /\*\*What happened:\*\* 1 of 3 shards failed as a whole \(\d\): Invalid input: mirrors: .*unknown key/,
  );
  expect(page).toContain('**What to do:** Correct the inputs; no request was made.');
});

test.concurrent('many-jobs.yml: without a token all shards fail as a whole, and the job summary says why', async (context) => {
  const setting = await arrange(context);

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, (checkout) =>
    changeWorkflow(checkout, 'secrets.GITLAB_TOKEN', 'secrets.OTHER'),
  );

  expect(finished.passed).toBe(false);
  expect(finished.summary).toContain(
    '3 of 3 shards failed as a whole (1, 2, 3): Invalid input: token: missing',
  );
});

test.concurrent('many-jobs.yml: the list may be replaced by a group, whose mirrors are updated in shards', async (context) => {
  const setting = await arrange(context);
  const { gitlab, user, own, addProject } = setting;
  gitlab.addNamespace('group', [[user, 'maintainer']]);
  const projects = await Promise.all(['group/one', 'group/two', 'group/sub/three'].map(addProject));
  for (const project of projects) await project.enableMirror({ url: own.url, fetched: false });

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, (checkout) =>
    changeWorkflow(checkout, 'mirrors: mirrors.yml', 'group: group\n      max-age: 1h'),
  );

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.outputs.gather).toMatchObject({ outcome: 'synced', synced: 'true' });
  for (const project of projects) await expectEqual(project, own);
});

test.concurrent('many-jobs.yml: a mirror of a group whose last successful update is older than max-age fails the workflow', async (context) => {
  const setting = await arrange(context);
  const { gitlab, user, own, addProject } = setting;
  gitlab.addNamespace('group', [[user, 'maintainer']]);
  const [fresh, stale] = [await addProject('group/fresh'), await addProject('group/stale')];
  await fresh.enableMirror({ url: own.url });
  await stale.enableMirror({ url: own.url, endedAgoMs: 7_200_000 });

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, (checkout) =>
    changeWorkflow(checkout, 'mirrors: mirrors.yml', "group: group\n      sync: 'false'\n      max-age: 1h"),
  );

  expect(finished.passed).toBe(false);
  expect(finished.outputs.gather, finished.log).toMatchObject({ outcome: 'failed', 'error-kind': 'stale' });
  expect(gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.concurrent.for([
  [
    'both a list and a group',
    'mirrors: mirrors.yml\n      group: group',
    'group: cannot be combined with mirrors',
  ],
  ['neither a list nor a group', 'max-parallel: 2', 'project: missing; .*or set mirrors or group'],
])(
  'many-jobs.yml: %s fails all shards, and the job summary says why',
  async ([, inputs = '', message = ''], context) => {
    const setting = await arrange(context);

    const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, (checkout) =>
      changeWorkflow(checkout, 'mirrors: mirrors.yml', inputs),
    );

    expect(finished.passed).toBe(false);
    expect(finished.outputs.gather, finished.log).toMatchObject({ 'error-kind': 'input' });
    expect(finished.summary).toMatch(
      new RegExp(`3 of 3 shards failed as a whole \\(1, 2, 3\\): [^\\n]*${message}`),
    );
  },
);

test.concurrent('many-jobs.yml: runs-on may be a JSON array of labels', async (context) => {
  const setting = await arrange(context);
  const mirrors = await arrangeList(setting);

  const finished = await setting.run('many-jobs.yml', { name: 'schedule' }, (checkout) =>
    changeWorkflow(checkout, 'shards: 3', `shards: 3\n      runs-on: '["ubuntu-latest"]'`),
  );

  expect(finished.passed, finished.log).toBe(true);
  await expectListed(mirrors);
});

test.concurrent('outputs.yml: later steps print what changed and the time of the last update', async (context) => {
  const { upstream, addProject, run } = await arrange(context);
  const repository = await upstream.addRepository('upstream/project.git');
  const project = await addProject('group/project');

  const finished = await run('outputs.yml', { name: 'workflow_dispatch' });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.steps).toEqual([
    'OWNER/gitlab-pull-mirror@v1: success',
    'Print what changed: success',
    'Print the time of the last update: success',
  ]);
  expect(finished.log).toContain('Settings changed, [{"setting":"enabled","from":false,"to":true}');
  expect(finished.log).toMatch(/^Last updated at \d{4}-\d\d-\d\dT/m);
  await expectEqual(project, repository);
});

test.concurrent('outputs.yml: if GitLab is not available today, the job passes with a warning', async (context) => {
  const { gitlab, upstream, addProject, run } = await arrange(context);
  await upstream.addRepository('upstream/project.git');
  await addProject('group/project');
  // Longer than the timeout of the step, so that it fails at once.
  gitlab.fail({ respond: { status: 503, headers: { 'retry-after': '86400' }, body: {} } });

  const finished = await run('outputs.yml', { name: 'workflow_dispatch' });

  expect(finished.passed, finished.log).toBe(true);
  expect(finished.log).toContain('Not mirrored for a temporary reason, unavailable');
  expect(finished.steps.at(-1)).toBe('Warn about a temporary failure: success');
});

test.concurrent('outputs.yml: a token without permission to configure the mirror fails the job', async (context) => {
  const { upstream, addProject, run } = await arrange(context, { role: 'developer' });
  await upstream.addRepository('upstream/project.git');
  await addProject('group/project');

  const finished = await run('outputs.yml', { name: 'workflow_dispatch' });

  expect(finished.passed).toBe(false);
  expect(finished.outputs.mirror, finished.log).toMatchObject({
    outcome: 'failed',
    'error-kind': 'permission',
  });
  expect(finished.steps.at(-1)).toBe('Fail for any other failure: failure');
});

async function changeWorkflow(checkout: string, text: string, changed: string): Promise<void> {
  const path = join(checkout, '.github/workflows/many-jobs.yml');
  const workflow = await readFile(path, 'utf8');
  expect(workflow).toContain(text);
  await writeFile(path, workflow.replace(text, changed));
}

interface ListedMirror {
  project: ProjectHandle;
  repository: Repository;
}

/** The projects and upstreams of examples/mirrors.yml. */
async function arrangeList({
  upstream,
  addProject,
}: Setting): Promise<Record<'one' | 'two' | 'three', ListedMirror>> {
  const mirror = async (name: string): Promise<ListedMirror> => {
    const repository = await upstream.addRepository(`upstream/${name}.git`);
    await repository.branch('release-1');
    await repository.branch('experiment');
    return { project: await addProject(`group/${name}`), repository };
  };
  const mirrors = { one: await mirror('one'), two: await mirror('two'), three: await mirror('three') };
  upstream.setAuth({ user: 'reader', password });
  return mirrors;
}

async function expectListed({
  one,
  two,
  three,
}: Record<'one' | 'two' | 'three', ListedMirror>): Promise<void> {
  await expectEqual(one.project, one.repository);
  await expectEqual(three.project, three.repository);
  const refs = await two.project.repository.refs();
  expect([...refs.keys()]).toEqual(['refs/heads/main', 'refs/heads/release-1']);
  const overwrites = [one, two, three].map(
    ({ project }) => project.mirror.settings.mirror_overwrites_diverged_branches,
  );
  expect(overwrites).toEqual([true, true, false]);
}

async function expectEqual(project: ProjectHandle, repository: Repository): Promise<void> {
  expect(await project.repository.refs()).toEqual(await repository.refs());
}
