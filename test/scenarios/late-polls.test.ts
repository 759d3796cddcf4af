/** GitLab reads from database replicas that may lag: a poll may show a state from some seconds ago. */
import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

const snapshot = (status: string, startedAt: number, endedAt: number) => {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    status: 200,
    body: {
      update_status: status,
      last_error: null,
      last_update_started_at: time(startedAt),
      last_update_at: time(endedAt),
      last_successful_update_at: time(endedAt),
      url: null,
      enabled: true,
      mirror_trigger_builds: false,
      only_mirror_protected_branches: null,
      mirror_overwrites_diverged_branches: null,
      mirror_branch_regex: null,
    },
  };
};

test('two runs that started before the step never count, although the first snapshot shows neither of them', async () => {
  const { run, repository, project, gitlab } = await arrange({ intervalMs: 1_000 });
  await project.enableMirror({ url: repository.url });
  const now = gitlab.clock.now();
  const ago = (seconds: number) => now - seconds * 1_000;
  gitlab.fail({ method: 'GET', respond: snapshot('finished', ago(900), ago(890)) });
  gitlab.fail({ method: 'GET', respond: snapshot('finished', ago(60), ago(50)) });
  gitlab.fail({ method: 'GET', respond: snapshot('finished', ago(40), ago(20)) });
  const step = await run();
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  const startedAt = Date.parse(step.outputs['last-update-started-at'] ?? '');
  expect(startedAt).toBeGreaterThan(now);
  expect(project.runs.map(({ startedAt: at }) => at)).toContain(startedAt);
});

test('a poll that shows an older state than the previous one is ignored', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({
    method: 'GET',
    skip: 1,
    respond: snapshot('finished', gitlab.clock.now() - 90_000_000, gitlab.clock.now() - 80_000_000),
  });
  const step = await run();
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  expect(project.runs).toHaveLength(1);
});

test('one poll that shows the state before the save does not mean that somebody has disabled the mirror', async () => {
  const { run, repository, gitlab } = await arrange();
  gitlab.fail({
    method: 'GET',
    skip: 1,
    respond: { status: 400, body: { message: 'The project is not mirrored' } },
  });
  const step = await run({ url: repository.url });
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
});

test('a failed update is reported as such even if the polls for its message fail', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: 'never shown' }, messageAfterPolls: 1_000 });
  const watch = (): void =>
    gitlab.after({ method: 'GET' }, () => {
      if (project.mirror.status !== 'failed') return watch();
      gitlab.fail({ respond: { status: 503, body: '' }, times: Infinity });
    });
  watch();
  const step = await run({ 'max-retries': '0' });
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'sync-failed' });
});
