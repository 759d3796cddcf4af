import { expect, test } from 'vitest';
import type { FinishedStep } from '../runner/runner.ts';
import { arrange, arrangeMany } from './setting.ts';

/** Mirrors at `group/p0`, `group/p1` and so on. */
async function arrangeMirrors(count: number) {
  const setting = await arrangeMany(count);
  const { projects, gitlab } = setting;
  const ids = projects.map(({ id }) => id);
  const run = (listed: (string | number)[], inputs = {}) =>
    setting.run(
      { project: '', mirrors: 'list.yml', ...inputs },
      { files: { 'list.yml': listed.map((project) => `- project: ${project}\n`).join('') } },
    );
  /** The reads of a project by its ID. */
  const checks = () => gitlab.requests.filter(({ path }) => /^\/projects\/\d+$/.test(path));
  return { ...setting, projects, ids, run, checks };
}

const resultsOf = (step: FinishedStep): { project: string; outcome: string; error_kind: string | null }[] =>
  JSON.parse(step.outputs.results ?? '[]');

const problemsOf = (step: FinishedStep) =>
  step.log.flatMap((line) => line.match(/mirrors: list\.yml:\d+ .*? on line \d+/g) ?? []);

test('a project that is listed by its path and by its ID fails the step before anything is written', async () => {
  const { run, gitlab, project, writes, conversation } = await arrange();
  await project.enableMirror({ url: 'https://example.com/old.git', fetched: false });
  const list = [
    '- project: Group/Mirror',
    '  url: https://example.com/a.git',
    '- url: https://example.com/b.git',
    `  project: ${project.id}`,
  ].join('\n');
  const step = await run({ project: '', mirrors: 'list.yml' }, { files: { 'list.yml': list } });
  expect(step.exitCode).toBe(1);
  expect(writes()).toEqual([]);
  expect(conversation()).toEqual([`GET /projects/${project.id} → 200`]);
  expect(gitlab.requests).toHaveLength(1);
  expect(project.mirror.url).toBe('https://example.com/old.git');
  expect(step.annotations).toMatchObject([
    {
      level: 'error',
      title: 'Pull mirror: input',
      message:
        'Invalid input: mirrors: list.yml:4 (entry 2): the same project as entry 1 on line 1. Keep one entry for each project; no mirror was changed.',
    },
  ]);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input', changed: 'false' });
});

test.each([
  ['a dry run', { 'dry-run': 'true' }],
  ['a step that only configures', { sync: 'false' }],
  ['a step that removes mirrors', { enabled: 'false' }],
])('%s also checks the list, and reports all duplicates at once', async (_, inputs) => {
  const { run, ids, gitlab, checks } = await arrangeMirrors(3);
  const step = await run([...ids, 'group/p0', 'group/other', 'GROUP/P2'], inputs);
  expect(problemsOf(step)).toEqual([
    'mirrors: list.yml:4 (entry 4): the same project as entry 1 on line 1',
    'mirrors: list.yml:6 (entry 6): the same project as entry 3 on line 3',
  ]);
  expect(step.outputs['error-kind']).toBe('input');
  expect(checks()).toHaveLength(3);
  expect(gitlab.requests).toHaveLength(3);
});

test('every shard checks the whole list, and all fail with the same error', async () => {
  const { run, ids, gitlab } = await arrangeMirrors(6);
  const messages = [];
  for (const shard of ['1/3', '2/3', '3/3']) {
    const step = await run(['group/p5', ...ids], { shard });
    expect(step.outputs['error-kind']).toBe('input');
    messages.push(step.annotations.map(({ message }) => message));
  }
  expect(messages[0]).toEqual([
    expect.stringContaining('list.yml:7 (entry 7): the same project as entry 1 on line 1'),
  ]);
  expect(messages[1]).toEqual(messages[0]);
  expect(messages[2]).toEqual(messages[0]);
  expect(gitlab.requests).toHaveLength(3 * 6);
});

test.each(['paths', 'IDs'])('a list of only %s is not checked in GitLab', async (kind) => {
  const { run, projects, checks } = await arrangeMirrors(4);
  const step = await run(projects.map(({ path, id }) => (kind === 'IDs' ? id : path)));
  expect(step.outputs.outcome, step.stdout).toBe('synced');
  expect(checks()).toEqual([]);
});

test('without duplicates each ID is read once, before any mirror, within the limits of the step', async () => {
  const { run, ids, gitlab, checks, time } = await arrangeMirrors(40);
  for (let nth = 1; nth < 40; nth++) {
    gitlab.before({ path: /^\/projects\/\d+$/, nth }, () => time.sleep(5_000, new AbortController().signal));
  }
  const step = await run(['group/mirror', ...ids.slice(1), 'group/p0'], {
    concurrency: '3',
    'requests-per-minute': '60',
    sync: 'false',
  });
  expect(resultsOf(step).filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(40);
  expect(checks().map(({ path }) => path)).toEqual(ids.slice(1).map((id) => `/projects/${id}`));
  expect(gitlab.requests.slice(0, 39)).toEqual(checks());
  expect(gitlab.inFlightPeak).toBe(3);
  const times = checks().map(({ at }) => at);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(30_000);
});

test('the warning about too little time counts the requests of the check', async () => {
  const { run, ids } = await arrangeMirrors(40);
  const step = await run(['group/mirror', ...ids.slice(1)], {
    'requests-per-minute': '30',
    timeout: '2m',
    sync: 'false',
  });
  expect(step.annotations[0]).toMatchObject({
    level: 'warning',
    message: expect.stringMatching(/^40 mirrors take at least 2m41s at 30 requests per minute, /),
  });
});

test('an ID that does not exist, or that the token cannot see, fails only its own entry', async () => {
  const { run, gitlab, projects, checks } = await arrangeMirrors(2);
  const hidden = await gitlab.addProject({ path: 'secret/project', members: [], repository: false });
  const step = await run([hidden.id, 'group/p0', 999_999, projects[1]?.id ?? '']);
  expect(resultsOf(step).map(({ outcome, error_kind }) => [outcome, error_kind])).toEqual([
    ['failed', 'not-found'],
    ['synced', null],
    ['failed', 'not-found'],
    ['synced', null],
  ]);
  expect(checks().map(({ status }) => status)).toEqual([404, 404, 200]);
});

test('a transient failure of the check is retried', async () => {
  const { run, ids, gitlab, checks } = await arrangeMirrors(2);
  gitlab.fail({ path: /^\/projects\/\d+$/, respond: { status: 502 } });
  const step = await run(['group/p0', ids[0] ?? '']);
  expect(step.outputs['error-kind']).toBe('input');
  expect(checks().map(({ status }) => status)).toEqual([502, 200]);
});

test.each([
  [401, '401 Unauthorized', 'authentication'],
  [503, 'Down for maintenance', 'unavailable'],
])('if the check ends with %i, the step fails and processes no mirror', async (status, message, kind) => {
  const { run, ids, gitlab, checks } = await arrangeMirrors(2);
  gitlab.fail({ path: /^\/projects\/\d+$/, respond: { status, body: { message } }, times: Infinity });
  const step = await run(['group/p0', ids[1] ?? ''], { 'max-retries': '1' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe(kind);
  expect(step.annotations).toMatchObject([{ message: expect.stringContaining(message) }]);
  expect(resultsOf(step).map(({ project, error_kind }) => [project, error_kind])).toEqual([
    ['group/p0', kind],
    [`${ids[1]}`, kind],
  ]);
  expect(gitlab.requests).toEqual(checks());
});
