import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

const mirrorsOf = (step: { outputs: { results?: string } }) => JSON.parse(step.outputs.results ?? '[]');

test('the mirrors of a file are configured and updated at the same time, and their own settings override the defaults', async () => {
  const { gitlab, repository, project, user, run } = await arrange();
  const second = await gitlab.addProject({ path: 'group/second', members: [[user, 'maintainer']] });
  const list = [
    'defaults:',
    `  url: ${repository.url}`,
    '  mirror-trigger-builds: true',
    'mirrors:',
    '  - project: group/mirror',
    `  - project: ${second.id}`,
    '    mirror-branch-regex: ^v',
    '    mirror-trigger-builds: false',
  ].join('\n');

  const step = await run({ project: '', mirrors: 'mirrors.yml' }, { files: { 'mirrors.yml': list } });

  expect(step.exitCode, step.stdout).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'synced', changed: 'true', synced: 'true', verified: '' });
  expect(project.mirror.settings).toMatchObject({ mirror_trigger_builds: true });
  expect(second.mirror.settings).toMatchObject({ mirror_trigger_builds: false, mirror_branch_regex: '^v' });
  expect(mirrorsOf(step)).toMatchObject([
    { project: 'group/mirror', outcome: 'synced' },
    { project: `${second.id}`, outcome: 'synced' },
  ]);
});

const kinds = [
  'fine',
  'failing',
  'foreign',
  'postponed',
  'no mirror',
  'changed',
  'paused',
  'stuck',
  'fresh',
  'fine too',
];

test('each of three hundred mirrors has the right outcome, in order, with failures, foreign runs, postponed updates and a rate limit', async () => {
  const { time, gitlab, repository, user, run } = await arrange();
  const mirrors = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const kind = kinds[index % 10];
      const path = `group/p${index}`;
      // Some have real refs; for the others only the times matter.
      const moves = kind === 'fresh' && index < 100;
      const project = await gitlab.addProject({
        path,
        members: [[user, 'maintainer']],
        ...(moves ? {} : { repository: false as const }),
      });
      const nothing = { outcome: 'nothing-new', runMs: 5_000 + 100 * index } as const;
      if (kind !== 'no mirror') {
        const history = kind === 'paused' ? 'paused' : 'finished';
        const endedAgoMs = kind === 'postponed' ? 60_000 : 900_000;
        await project.enableMirror({ url: repository.url, history, endedAgoMs, fetched: moves });
      }
      if (kind === 'failing') project.plan({ outcome: { fail: `13:fetch remote: "no such host ${index}"` } });
      else if (kind === 'stuck') project.plan({ outcome: 'stuck-started' });
      else if (!moves) project.plan(nothing, nothing, nothing);
      return { kind, path, project };
    }),
  );
  const head = await repository.commit('main');
  const foreign = mirrors.filter(({ kind }) => kind === 'foreign').map(({ project }) => project);
  for (const project of foreign) project.startUpdate();
  await time.until(() => foreign.every(({ mirror }) => mirror.status === 'started'));
  const limit = { status: 429, headers: { 'Retry-After': '20' }, body: { message: 'Too Many Requests' } };
  gitlab.fail({ respond: limit, skip: 400, times: 6 });
  const list = mirrors.map(({ path, kind }) =>
    kind === 'changed' ? { project: path, 'mirror-trigger-builds': true } : { project: path },
  );
  const begun = gitlab.requests.length;

  const step = await run(
    { project: '', mirrors: 'mirrors.json', timeout: '9m', concurrency: '6' },
    { files: { 'mirrors.json': JSON.stringify({ mirrors: list }) } },
  );

  const results = mirrorsOf(step);
  expect(results.map(({ project }: { project: string }) => project)).toEqual(mirrors.map(({ path }) => path));
  const expected: Record<string, { outcome: string; error_kind: string | null; synced: boolean }> = {
    failing: { outcome: 'failed', error_kind: 'sync-failed', synced: false },
    'no mirror': { outcome: 'failed', error_kind: 'not-mirrored', synced: false },
    stuck: { outcome: 'failed', error_kind: 'timeout', synced: false },
  };
  const well = { outcome: 'synced', error_kind: null, synced: true };
  for (const [index, { kind = '', path, project }] of mirrors.entries()) {
    expect(results[index], path).toMatchObject({ ...(expected[kind] ?? well), changed: kind === 'changed' });
    if (kind === 'failing') expect(results[index].error.message).toContain(`no such host ${index}`);
    if (kind === 'foreign') expect(project.runs.length, path).toBeGreaterThan(1);
    if (kind === 'fresh' && index < 100)
      expect((await project.repository.refs()).get('refs/heads/main')).toBe(head);
  }
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({
    outcome: 'failed',
    changed: 'true',
    synced: 'false',
    'error-kind': 'sync-failed',
  });
  expect(gitlab.inFlightPeak).toBeLessThanOrEqual(6);

  const times = gitlab.requests.slice(begun).map(({ at }) => at);
  const inOneMinute = times.map((at) => times.filter((other) => other >= at && other < at + 55_000).length);
  expect(Math.max(...inOneMinute)).toBeLessThanOrEqual(600);
  const refusedAt = gitlab.requests.filter(({ status }) => status === 429).map(({ at }) => at);
  expect(refusedAt.length).toBeGreaterThan(0);
  expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
  expect(step.stdout.match(/^::group::/gm)).toHaveLength(300);
  expect(step.summary).toContain('#### Failed: 90');
  expect(Buffer.byteLength(step.summary)).toBeLessThan(1_048_576);
});
