// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a list names variables
import { expect, test } from 'vitest';
import { hasSignals } from '../platform.ts';
import { arrange, arrangeMany } from './setting.ts';

const resultsOf = (step: { outputs: { results?: string } }): { project: string; outcome: string }[] =>
  JSON.parse(step.outputs.results ?? '[]');

test('an invalid list fails before any request, with every error once and none of its text anywhere', async () => {
  const { gitlab, run } = await arrange();
  const list = [
    '- project: group/mirror',
    '  auth-password: hunter2',
    '  wait: perhaps-hunter2',
    '- project: GROUP/mirror',
    '  hunter2: true',
    '  projekt: hunter2',
  ].join('\n');
  const step = await run({ project: '', mirrors: 'list.yml' }, { files: { 'list.yml': list } });
  expect(step.exitCode).toBe(1);
  expect(gitlab.requests).toEqual([]);
  const problems = step.log.flatMap((line) => line.split(/(?=mirrors: list)/));
  expect(problems.filter((text) => text.startsWith('mirrors: list'))).toEqual([
    'mirrors: list.yml:3 (entry 1): wait: must be true or false; ',
    'mirrors: list.yml:4 (entry 2): the same project as entry 1 on line 1; ',
    expect.stringMatching(/^mirrors: list.yml:5 \(entry 2\): unknown key; valid keys: project, url/),
    expect.stringMatching(
      /^mirrors: list.yml:6 \(entry 2\): unknown key projekt; did you mean project\? Correct the inputs/,
    ),
  ]);
  expect(step.annotations).toMatchObject([
    {
      level: 'error',
      title: 'Pull mirror: input',
      message: expect.stringMatching(/^4 problems in the inputs: mirrors: list/),
    },
  ]);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'input' });
  expect(resultsOf(step)).toMatchObject([{ project: null, outcome: 'failed', error: { kind: 'input' } }]);
  expect(step.stdout + step.stderr + step.summary + JSON.stringify(step.outputs)).not.toContain('hunter2');
});

test('the secrets of a list are masked before anything else is printed, and appear nowhere', async () => {
  const { run, repository, project, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: 'fatal: sesame0 and literal1 and token-user2 are wrong' } });
  const list = [
    '- project: group/mirror',
    '  url: https://example.com/a.git',
    '  auth-user: reader',
    "  auth-password: '${UPSTREAM_PASSWORD}'",
    '- project: group/other',
    '  auth-password: literal1',
    '- project: group/third',
    '  auth-user: token-user2',
  ].join('\n');
  const step = await run(
    { project: '', mirrors: list },
    { env: { UPSTREAM_PASSWORD: 'sesame0', RUNNER_DEBUG: '1' } },
  );
  expect(project.mirror.credentials).toEqual({ user: 'reader', password: 'sesame0' });
  expect(step.masks).toEqual([token, 'sesame0', 'literal1', 'token-user2']);
  const lines = step.stdout.split('\n');
  expect(lines.slice(0, 4).every((line) => line.startsWith('::add-mask::'))).toBe(true);
  const shown = lines.slice(4).join('\n') + step.stderr + step.summary + JSON.stringify(step.outputs);
  expect(shown).toContain('fatal: *** and *** and *** are wrong');
  for (const secret of ['sesame0', 'literal1', 'token-user2', token]) expect(shown).not.toContain(secret);
});

test('tokens as user names in a list appear nowhere, whatever the password, even if the list is invalid', async () => {
  const { run, repository, project, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  const users = ['tok-1', 'ghp_2', 'a-user-name-of-25-letters', 'glpat-4'];
  project.plan({ outcome: { fail: `fatal: ${users.join(' and ')} are wrong` } });
  const list = [
    'defaults: {auth-user: glpat-4, auth-password: pw-4}',
    'mirrors:',
    '- {project: group/mirror, url: "https://example.com/a.git", auth-user: tok-1, auth-password: x-oauth-basic}',
    '- {project: group/2, auth-user: ghp_2}',
    '- {project: group/3, auth-user: a-user-name-of-25-letters}',
  ].join('\n');
  const step = await run({ project: '', mirrors: list });
  expect(project.mirror.credentials).toEqual({ user: 'tok-1', password: 'x-oauth-basic' });
  expect(step.masks.toSorted()).toEqual([token, ...users, 'pw-4', 'x-oauth-basic'].toSorted());
  const invalid = await run({
    project: '',
    mirrors: `${list}\n- {project: group/4, tok: x, pw: y, auth-user: tok, auth-password: x-oauth-basic}`,
  });
  for (const { log, stderr, summary, outputs } of [step, invalid]) {
    const shown = log.join('\n') + stderr + summary + JSON.stringify(outputs);
    for (const secret of users) expect(shown).not.toContain(secret);
  }
  expect(invalid.outputs['error-kind']).toBe('input');
});

test('each shard processes its own part, and together they process the whole list', async () => {
  const { run, list, projects } = await arrangeMany(12);
  const steps = [];
  for (const shard of ['1/3', '2/3', '3/3']) steps.push(await run({ project: '', mirrors: list, shard }));
  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  const done = steps.flatMap(resultsOf).map(({ project }) => project);
  expect(done.toSorted()).toEqual(projects.map(({ path }) => path).toSorted());
});

test('an empty shard passes without a request', async () => {
  const { gitlab, run, list } = await arrangeMany(1);
  const steps = [];
  for (const shard of ['1/2', '2/2']) steps.push(await run({ project: '', mirrors: list, shard }));
  const empty = steps.find((step) => step.outputs.results === '[]');
  expect(empty).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', synced: 'false' } });
  const others = gitlab.requests.filter(({ path }) => !path.includes('group%2Fp0'));
  expect(others.map(({ path }) => path)).toEqual([expect.stringMatching(/\/personal_access_tokens\/self$/)]);
});

test('a dry run over a list only reads', async () => {
  const { run, list, writes } = await arrangeMany(5);
  const defaults = 'defaults: {url: "https://example.com/b.git"}\nmirrors:\n';
  const step = await run({ project: '', mirrors: `${defaults}${list}  wait: false\n`, 'dry-run': 'true' });
  expect(step.exitCode, step.stdout).toBe(0);
  expect(writes()).toEqual([]);
  expect(step.outputs).toMatchObject({ outcome: 'planned', changed: 'true' });
  expect(JSON.parse(step.outputs.changes ?? '')).toContainEqual({
    project: 'group/p3',
    setting: 'url',
    from: expect.any(String),
    to: 'https://example.com/b.git',
  });
});

test("each mirror's log is one group, printed without interruption", async () => {
  const { run, list } = await arrangeMany(30);
  const step = await run({ project: '', mirrors: list });
  const groups = step.stdout.split(/^::group::/m).slice(1);
  expect(groups).toHaveLength(30);
  for (const group of groups) {
    const [inside = ''] = group.split('::endgroup::');
    expect(inside).toMatch(/^group\/p\d+: ✅ synced in [\dms]+\r?\n/);
    expect(inside.match(/The mirror is up to date\./g)).toHaveLength(1);
  }
});

test('every half minute a line shows the progress', async () => {
  const { gitlab, run, list } = await arrangeMany(3);
  // A first request that is retried starts its mirror only once.
  gitlab.fail({ respond: { status: 502 }, times: 3 });
  const step = await run({
    project: '',
    mirrors: `${list}- project: group/nobody\n`,
    'requests-per-minute': '6',
  });
  expect(step.log).toContain('4 mirrors: ❌ 1 failed · ✅ 3 synced');
  const lines = step.log.filter((line) => line.startsWith('Mirrors: '));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    const numbers = line.match(/\d+/g)?.map(Number) ?? [];
    expect(line).toMatch(/^Mirrors: \d+ succeeded, \d+ failed, \d+ running, \d+ waiting\.$/);
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(4);
    expect(line).not.toContain('-');
    expect(line).not.toContain(' 0 running, 0 waiting');
  }
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'not-found' });
});

test("a rate limit that lasts longer than the step fails all mirrors with GitLab's message, not with a timeout", async () => {
  const { gitlab, run, list } = await arrangeMany(20);
  gitlab.fail({
    respond: {
      status: 429,
      headers: { 'Retry-After': '3600' },
      body: { message: 'Too many, come back later' },
    },
    skip: 5,
    times: Infinity,
  });
  const step = await run({ project: '', mirrors: list, timeout: '5m' });
  expect(step.exitCode).toBe(1);
  expect(
    new Set(
      resultsOf(step).map((result) => JSON.stringify([result.outcome, Reflect.get(result, 'error_kind')])),
    ),
  ).toEqual(new Set(['["failed","unavailable"]']));
  expect(step.annotations[0]?.message).toContain('Too many, come back later');
  // Only the eight requests in flight may have reached the rate limit.
  expect(gitlab.requests.length).toBeLessThanOrEqual(5 + 8);
});

test('if timeout is too short for all mirrors, the step warns at its start, and updates as many as possible', async () => {
  const { run, list } = await arrangeMany(60);
  const step = await run({
    project: '',
    mirrors: list,
    timeout: '3m',
    'requests-per-minute': '30',
  });
  expect(step.annotations[0]).toMatchObject({
    level: 'warning',
    message: expect.stringMatching(
      /^60 mirrors take at least 6m6s at 30 requests per minute, but timeout is 3m, so some will fail\. Raise timeout, or raise requests-per-minute as far as GitLab's rate limit allows\.$/,
    ),
  });
  const done = resultsOf(step).filter(({ outcome }) => outcome === 'synced');
  expect(done.length).toBeGreaterThan(20);
  expect(step.outputs['error-kind']).toBe('timeout');
  expect(step.exitCode).toBe(1);
});

test.each([{ sync: 'false' }, { 'dry-run': 'true' }, { enabled: 'false' }])(
  'a step that requests no update (%j) does not warn of the time that updates would take',
  async (inputs) => {
    const { run, list } = await arrangeMany(40);
    const limits = { timeout: '3m', 'requests-per-minute': '30' };
    const step = await run({ project: '', mirrors: list, ...limits, ...inputs });
    const messages = step.annotations.map(({ message }) => message);
    expect(messages.filter((message) => / take at least /.test(message))).toEqual([]);
  },
);

test('a rate limit without Retry-After pauses all mirrors together', async () => {
  const { gitlab, run, list } = await arrangeMany(80);
  // Sixty requests per minute, as a proxy in front of GitLab may allow.
  let [windowAt, taken] = [0, 0];
  const refuse = { status: 429, headers: {}, body: { message: 'Too Many Requests' } };
  const limit = () => {
    const now = gitlab.clock.now();
    if (now - windowAt >= 60_000) [windowAt, taken] = [now, 0];
    if (++taken > 60) gitlab.fail({ respond: refuse });
    gitlab.before({}, limit);
  };
  gitlab.before({}, limit);
  const step = await run({ project: '', mirrors: list, timeout: '30m' });
  expect(step.exitCode, step.stdout.slice(-3_000)).toBe(0);
  const refused = gitlab.requests.filter(({ status }) => status === 429).length;
  expect(refused).toBeLessThan(gitlab.requests.length / 4);
});

test('hundreds of passwords are all redacted', async () => {
  const { run, projects, gitlab } = await arrangeMany(300);
  const list = projects
    .map(({ path }, index) => `- project: ${path}\n  auth-password: secret-number-${index * 7_919}\n`)
    .join('');
  gitlab.fail({
    respond: { status: 403, body: { message: 'secret-number-7919 is refused' } },
    times: Infinity,
  });
  const step = await run({ project: '', mirrors: list });
  expect(step.masks).toHaveLength(301);
  expect(resultsOf(step).every(({ outcome }) => outcome === 'failed')).toBe(true);
  expect(step.annotations[0]?.message).toContain('*** is refused');
});

test('a cancelled list stops within a second, with a result for each mirror', async ({ skip }) => {
  skip(!hasSignals, 'Windows has no signal to cancel the step with');
  const { time, runBuilt, projects, gitlab, repository } = await arrangeMany(300);
  const list = projects
    .map(
      ({ path }, index) =>
        `- project: ${path}\n  url: ${repository.url}\n  auth-password: secret-number-${index * 7_919}\n`,
    )
    .join('');
  let sentAt = 0;
  const step = await runBuilt(
    { project: '', mirrors: list },
    {
      whileRunning: async ({ kill }) => {
        await time.until(() => gitlab.requests.length > 100);
        sentAt = time.now();
        kill('SIGTERM');
      },
    },
  );
  expect(time.now() - sentAt).toBeLessThan(1_000);
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'cancelled' });
  expect(resultsOf(step)).toHaveLength(300);
  expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
});
