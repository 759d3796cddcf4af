/** GitLab reads from replicas that may lag behind by up to a minute. */
import { describe, expect, test } from 'vitest';
import type { GitLab } from '../gitlab/gitlab.ts';
import { arrange } from './setting.ts';

const minute = 60_000;

/** Requests take their time on the way, so that what they change is not of the same moment as what was read before. */
const onTheWay =
  (gitlab: GitLab, ms = 200) =>
  () =>
    new Promise<void>((resolve) => gitlab.clock.after(ms, resolve));

test('a run that began within the same clock second as the first snapshot, and that a replica hides, does not count', async () => {
  const { time, run, repository, project, gitlab } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, runMs: 5_000 });
  gitlab.replica.lagMs = 10_000;
  time.after(100, () => project.startUpdate());
  await time.until(() => project.mirror.status === 'started');
  const foreignStart = project.mirror.lastUpdateStartedAt ?? Number.NaN;
  const commit = await repository.commit('main', 'pushed after that run has fetched');
  const step = await run();
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(Date.parse(step.outputs['last-update-started-at'] ?? '')).toBeGreaterThan(foreignStart);
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(commit);
});

test('the update is requested only after the clock second in which the snapshot was read', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  await run();
  const [read, request] = gitlab.requests;
  expect((request?.at ?? 0) - (read?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect((request?.at ?? 0) - (read?.at ?? 0)).toBeLessThan(1_100);
});

test('saving settings does not wait for a second to pass', async () => {
  const { run, repository, gitlab } = await arrange();
  await run({ url: repository.url });
  const [read, save] = gitlab.requests;
  expect((save?.at ?? 0) - (read?.at ?? 0)).toBeLessThan(100);
});

describe.each(['17.4', '17.5', '18.0'] as const)(
  'on GitLab %s, behind replicas that lag by a minute',
  (version) => {
    test('a mirror that this step has just enabled is not mistaken for one that somebody has disabled', async () => {
      const { run, repository, gitlab } = await arrange({ version });
      gitlab.replica.lagMs = minute;
      for (const method of ['POST', 'PUT']) gitlab.before({ method }, onTheWay(gitlab));
      const step = await run({ url: repository.url });
      expect(step.annotations).toEqual([]);
      expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
    });

    test('a project that this step has just created is not mistaken for a missing one', async () => {
      const { run, repository, gitlab, user } = await arrange({ version });
      gitlab.addNamespace('group', [[user, 'owner']]);
      gitlab.replica.lagMs = minute;
      for (const method of ['POST', 'PUT']) gitlab.before({ method }, onTheWay(gitlab));
      const step = await run({ project: 'group/new', url: repository.url, 'create-project': 'true' });
      expect(step.annotations).toEqual([]);
      expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
    });

    test('a setting that this step has changed is not a conflict', async () => {
      const { run, repository, project, gitlab } = await arrange({ version });
      await project.enableMirror({ url: repository.url });
      gitlab.replica.lagMs = minute;
      for (const method of ['POST', 'PUT']) gitlab.before({ method }, onTheWay(gitlab));
      const step = await run({ url: repository.url, 'mirror-trigger-builds': 'true' });
      expect(step.annotations).toEqual([]);
      expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
    });
  },
);

test('a mirror that is disabled during the wait fails the step, if the step has not enabled it', async () => {
  const { time, run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ runMs: 10 * minute });
  time.after(30_000, () => {
    project.mirror.enabled = false;
  });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('not-mirrored');
  expect(step.durationMs).toBeLessThan(40_000);
});

test('a mirror that stays off for two minutes after the step has enabled it fails the step', async () => {
  const { run, repository, project, gitlab } = await arrange();
  gitlab.after({ method: 'PUT' }, () => {
    project.mirror.enabled = false;
  });
  const step = await run({ url: repository.url });
  expect(step.outputs['error-kind']).toBe('not-mirrored');
  expect(step.durationMs).toBeGreaterThanOrEqual(2 * minute);
  expect(step.durationMs).toBeLessThan(3 * minute);
});

test('on GitLab before 17.6, a run that starts and ends within the same clock second as the save is followed by another', async () => {
  const { run, repository, project, gitlab } = await arrange({ version: '17.4', pickupMs: 10 });
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, runMs: 10 });
  gitlab.before({ method: 'GET', path: /mirror\/pull/, nth: 2 }, onTheWay(gitlab, 500));
  const step = await run({ url: repository.url, 'mirror-trigger-builds': 'true', timeout: '20m' });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
});

test('with wait: false, the mirror is read once, immediately after the request', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  await run({ wait: 'false', 'poll-interval': '30s' });
  const [, request, read, ...more] = gitlab.requests;
  expect(more.map(({ path }) => path)).toEqual(['/personal_access_tokens/self']);
  expect((read?.at ?? 0) - (request?.at ?? 0)).toBeLessThan(100);
});

test('with wait: false, a request that GitLab dropped since a run was running is repeated after that run', async () => {
  const { time, run, repository, project, gitlab, writes } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  project.plan({ queueMs: 0, runMs: 20_000 });
  gitlab.replica.lagMs = 500;
  time.after(100, () => project.startUpdate());
  await time.until(() => project.mirror.status === 'started');
  const step = await run({ wait: 'false' });
  expect(step.outputs.outcome).toBe('requested');
  expect(writes()).toHaveLength(2);
  // The run takes 20 s, and the polls are a second and more apart.
  const polls = gitlab.requests.filter(
    ({ method, path }) => method === 'GET' && path.endsWith('/mirror/pull'),
  );
  expect(polls.length).toBeLessThan(25);
});

test('refs that have arrived without a visible run pass just before the deadline', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  gitlab.after({ method: 'POST' }, () => {
    gitlab.replica.lagMs = 2 * minute;
  });
  const step = await run({ timeout: '1m', 'verify-refs': `refs/heads/main=${commit}` });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});

test('the last check before the deadline begins early enough for the limit on requests', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  const tags = Array.from({ length: 10 }, (_, index) => `v${index}`);
  for (const tag of tags) await repository.tag(tag, { at: commit });
  gitlab.after({ method: 'POST' }, () => {
    gitlab.replica.lagMs = 2 * minute;
  });
  const step = await run({
    timeout: '1m',
    'requests-per-minute': '60',
    'verify-refs': tags.map((tag) => `refs/tags/${tag}=${commit}`).join('\n'),
  });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});
