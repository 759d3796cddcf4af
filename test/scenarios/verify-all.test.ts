import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emptyGitConfig, hasSignals } from '../platform.ts';
import { leaveUnanswered } from '../time/census.mjs';
import { arrange } from './setting.ts';

test('verify-refs: all passes if every upstream branch and tag is on GitLab at the same object', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  await repository.branch('develop');
  await repository.tag('v1', { annotated: true });
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'true' });
  expect(step.log.join('\n')).toContain('3 of 3 upstream refs match on GitLab');
});

test('an outdated branch fails the step, although the update finished', async () => {
  const { run, repository, project } = await arrange();
  await repository.commit('develop', 'first');
  await project.enableMirror({ url: repository.url });
  await repository.forcePush('develop');
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  const [result] = JSON.parse(step.outputs.results ?? '');
  expect(result.refs).toEqual([
    { ref: 'refs/heads/develop', expected: expect.any(String), actual: expect.any(String), ok: false },
  ]);
});

test('excluded branches are counted, and do not fail the step', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: 'main' } });
  await repository.branch('develop');
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  expect(step.log.join('\n')).toContain(
    '1 of 1 upstream refs matches on GitLab (the filter excludes 1 that differs)',
  );
});

test('a filter that excludes every branch fails the step, since nothing was compared', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^relase/' } });
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /The upstream has no branch or tag to mirror \(the filter excludes \d that differs?\)\..*Check url, and the filter of the mirror/,
  );
});

test('the comparison just before the deadline is not repeated, since there may be no time for another', async () => {
  const { run, upstream, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: 'nothing-new' });
  // The second update has fetched the branch but is still running at the deadline.
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_000 });
  await repository.branch('develop');
  const listedBefore = upstream.listings;
  const step = await run({ 'verify-refs': 'all', sync: 'immediate', timeout: '5m' });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'true' });
  // One by GitLab, two after the first update, since only a ref that is missing twice in a row counts, and one at the end.
  expect(upstream.listings - listedBefore).toBe(4);
});

test('a private upstream is read with the credentials, which appear nowhere else', async () => {
  const { run, repository } = await arrange({ auth: { user: 'reader', password: 'p@ss/word+1 ü' } });
  const inputs = { url: repository.url, 'auth-user': 'reader', 'auth-password': 'p@ss/word+1 ü' };
  const step = await run({ ...inputs, 'verify-refs': 'all' });
  expect(step.exitCode).toBe(0);
  const shown = step.stdout.replace(/^::add-mask::.*$/gm, '') + step.summary + JSON.stringify(step.outputs);
  expect(shown).not.toContain('p@ss');
});

test('an upstream that the runner cannot read fails with kind network and the message of git', async () => {
  const { run, repository, project } = await arrange({ auth: { user: 'reader', password: 'right' } });
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'right' } });
  const step = await run({ 'verify-refs': 'all' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ 'error-kind': 'network', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /Reading the refs of upstream from http:\/\/127.* failed: .*could not read Username.*set auth-user/,
  );
});

test('with a token as the user and no password, the hint does not suggest credentials', async () => {
  const { run, repository, project } = await arrange({ auth: { user: 'reader', password: 'right' } });
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'right' } });
  const user = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const step = await run({ url: repository.url, 'auth-user': user, 'verify-refs': 'all', sync: 'false' });
  expect(step.annotations[0]?.message).toMatch(/may read the repository/);
  expect(step.annotations[0]?.message).not.toMatch(/set auth-user/);
});

test('20,000 refs are compared with one listing each of upstream and GitLab', async () => {
  const { run, repository, project, gitlab } = await arrange();
  const commit = await repository.commit('main', 'release');
  await project.enableMirror({ url: repository.url });
  // Packed, as on a server: git would take long to write so many files.
  const names = Array.from({ length: 20_000 }, (_, index) => `refs/tags/build/${index}`).toSorted();
  const packed = ['# pack-refs with: sorted ', ...names.map((name) => `${commit} ${name}`), ''].join('\n');
  for (const { dir } of [repository, project.repository]) await writeFile(join(dir, 'packed-refs'), packed);
  const step = await run({ 'verify-refs': 'all' });
  expect(step.log.join('\n')).toContain('20001 of 20001 upstream refs match on GitLab');
  expect(step.exitCode).toBe(0);
  expect(gitlab.requests.filter(({ path }) => path.includes('/repository/'))).toEqual([]);
});

test('an upstream with an ssh URL is read with the ssh keys of the runner', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  // Runs a shell on this machine instead of ssh to another one.
  const ssh = 'f() { while [ "$1" != git@upstream.example ]; do shift; done; sh -c "$2"; }; f';
  const env = { GIT_SSH_COMMAND: ssh, GIT_CONFIG_GLOBAL: emptyGitConfig };
  const url = `ssh://git@upstream.example${pathToFileURL(repository.dir).pathname}`;
  const step = await run({ url, sync: 'false', 'verify-refs': 'all' }, { env });
  expect(step.log.join('\n')).toContain('1 of 1 upstream refs matches on GitLab');
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});

test.each(['git@upstream.example: Permission denied (publickey).', 'Host key verification failed.'])(
  'an upstream whose ssh says %j is contacted once',
  async (message) => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const calls = join(repository.dir, 'ssh-calls');
    // git first asks a program for ssh with -G whether it is OpenSSH.
    const ssh = `f() { [ "$1" != -G ] && echo call >> '${calls}'; echo '${message}' >&2; exit 255; }; f`;
    const env = { GIT_SSH_COMMAND: ssh, GIT_CONFIG_GLOBAL: emptyGitConfig };
    const step = await run(
      { url: 'ssh://git@upstream.example/a.git', sync: 'false', 'verify-refs': 'all' },
      { env },
    );
    expect(step.annotations.at(-1)?.message).toContain(message);
    expect(await readFile(calls, 'utf8')).toBe('call\n');
  },
);

test('a ref that is given together with all must match its commit and upstream', async () => {
  const { run, repository, project } = await arrange();
  const old = await repository.commit('develop', 'first');
  await project.enableMirror({ url: repository.url });
  await repository.forcePush('develop');
  for (const named of ['refs/heads/develop', `refs/heads/develop=${old}`]) {
    const step = await run({ 'verify-refs': `${named}\nall`, sync: 'false' });
    expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
    expect(step.annotations[0]?.message).toContain(
      'Refs verified: 0 of 1. 1 of 2 upstream refs matches on GitLab.',
    );
  }
});

test('a regex that the step cannot evaluate excludes nothing', async () => {
  const { run, repository, project } = await arrange();
  await repository.commit('release-1', 'first');
  await project.enableMirror({
    url: repository.url,
    settings: { mirror_branch_regex: '^(main|release[-_[:digit:]]+)$' },
  });
  await repository.forcePush('release-1');
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  expect(step.annotations[0]?.message).toContain('cannot evaluate mirror-branch-regex');
});

test('a regex that takes too long excludes nothing, and the error says so', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url, settings: { mirror_branch_regex: '^main$|^(a+)+$' } });
  await repository.branch(`${'a'.repeat(40)}b`);
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false' });
  expect(step.annotations[0]?.message).toContain('cannot evaluate mirror-branch-regex');
});

test('neither the password of the upstream nor configured headers are sent to the target of a redirect', async () => {
  const { run, repository, upstream, project } = await arrange({
    auth: { user: 'reader', password: 'secret-of-upstream' },
  });
  await project.enableMirror({
    url: repository.url,
    credentials: { user: 'reader', password: 'secret-of-upstream' },
  });
  const seen: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  const redirecting = createServer((request, response) => {
    const { port } = elsewhere.address() as AddressInfo;
    response.writeHead(302, { location: `http://localhost:${port}${request.url}` }).end();
  });
  await Promise.all(
    [elsewhere, redirecting].map(
      (server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    ),
  );
  const folder = await mkdtemp(join(tmpdir(), 'config-'));
  try {
    const config = join(folder, 'gitconfig');
    await writeFile(
      config,
      `[http "${upstream.url}/"]\n\textraHeader = Authorization: Basic ${Buffer.from('left:behind').toString('base64')}\n[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${upstream.url}/\n`,
    );
    const inputs = {
      'auth-user': 'reader',
      'auth-password': 'secret-of-upstream',
      'verify-refs': 'all',
      sync: 'false',
      'max-retries': '0',
    };
    const read = await run({ ...inputs, url: repository.url }, { env: { GIT_CONFIG_GLOBAL: config } });
    expect(read.outputs).toMatchObject({ verified: 'true' });
    const { port } = redirecting.address() as AddressInfo;
    await run(
      { ...inputs, url: `http://127.0.0.1:${port}/acme/widget.git` },
      { env: { GIT_CONFIG_GLOBAL: emptyGitConfig } },
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  } finally {
    elsewhere.close();
    redirecting.close();
    await rm(folder, { recursive: true });
  }
});

test('a git configuration that traces its environment gets no credentials', async () => {
  const { run, repository, project } = await arrange({ auth: { user: 'reader', password: 'hunter2' } });
  await project.enableMirror({ url: repository.url, credentials: { user: 'reader', password: 'hunter2' } });
  const folder = await mkdtemp(join(tmpdir(), 'traces-'));
  try {
    const config = join(folder, 'config');
    const targets = ['normalTarget', 'eventTarget', 'perfTarget'];
    const lines = targets.map((name) => `\t${name} = ${join(folder, name)}\n`).join('');
    await writeFile(config, `[trace2]\n${lines}\tenvVars = MIRROR_GIT_PASSWORD\n`);
    const inputs = { 'auth-user': 'reader', 'auth-password': 'hunter2', 'verify-refs': 'all', sync: 'false' };
    const step = await run(inputs, { env: { GIT_CONFIG_GLOBAL: config } });
    expect(step.outputs).toMatchObject({ 'error-kind': 'input' });
    const read = await run({ ...inputs, url: repository.url }, { env: { GIT_CONFIG_GLOBAL: config } });
    expect(read.outputs).toMatchObject({ verified: 'true' });
    for (const name of targets) await expect(readFile(join(folder, name))).rejects.toThrow('ENOENT');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a failed update is reported with its own error, even if the runner cannot read the upstream either', async () => {
  const { run, repository, project, upstream } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: 'fatal: Authentication failed' } });
  upstream.setAuth({ user: 'reader', password: 'hunter2' });
  const step = await run({ 'verify-refs': 'all' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'sync-failed', verified: 'false' });
  expect(step.annotations[0]?.message).toContain('GitLab says: fatal: Authentication failed');
});

test('a last comparison that cannot be made leaves the result of the one before', async () => {
  const { time, run, repository, project, upstream } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: 'nothing-new' });
  project.plan({ runMs: 1_200_000, fetchAtMs: 1_190_000 });
  await repository.branch('develop');
  time.after(120_000, () => upstream.setAuth({ user: 'reader', password: 'hunter2' }));
  const step = await run({ 'verify-refs': 'all', sync: 'immediate', timeout: '5m' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'ref-mismatch', verified: 'false', synced: 'true' });
  expect(step.annotations[0]?.message).toContain('refs/heads/develop is missing');
});

test('the password of a proxy in the git configuration is not shown', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  try {
    const config = join(folder, 'config');
    await writeFile(config, "[http]\n\tproxy = http://bob:pa'Hunter2/x@127.0.0.1:3128\n");
    const inputs = { 'verify-refs': 'all', sync: 'false', 'max-retries': '0' };
    const step = await run(inputs, { env: { GIT_CONFIG_GLOBAL: config } });
    expect(step.annotations[0]?.message).toContain('Unsupported proxy syntax in ***');
    expect(step.stdout + step.summary + JSON.stringify(step.outputs)).not.toContain('Hunter2');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('cancellation stops git and its children, and a transient error of the upstream is retried', async ({
  skip,
}) => {
  skip(!hasSignals, 'Windows has no signal to cancel the step with');
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  let requests = 0;
  const connections: Promise<unknown>[] = [];
  const upstream = createServer((request, response) => {
    if (++requests > 1) return void upstream.emit('unanswered');
    response.writeHead(503).end();
    request.socket.end();
  });
  upstream.on('connection', (socket) => connections.push(once(socket, 'close')));
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  project.mirror.url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/a.git`;
  try {
    const step = await runBuilt(
      { 'verify-refs': 'all', sync: 'false', 'max-retries': '3' },
      { whileRunning: ({ kill }) => void upstream.once('unanswered', () => kill('SIGTERM')) },
    );
    expect(step.outputs['error-kind']).toBe('cancelled');
    await Promise.all(connections);
  } finally {
    upstream.close();
  }
});

test('each attempt of a git command without a response stops after request-timeout', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const upstream = createServer((request) => leaveUnanswered(request.socket)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  project.mirror.url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/a.git`;
  try {
    const step = await run({
      'verify-refs': 'all',
      sync: 'false',
      'request-timeout': '80s',
      'max-retries': '2',
    });
    expect(step.outputs['error-kind']).toBe('network');
    expect(step.durationMs).toBeGreaterThanOrEqual(240_000);
    // Plus two pauses, of at most half a second and a second.
    expect(step.durationMs).toBeLessThanOrEqual(241_500);
  } finally {
    upstream.close();
  }
});

test('a password without a user name is sent to upstream', async () => {
  const { run, repository, project, upstream } = await arrange();
  await project.enableMirror({ url: repository.url });
  upstream.setAuth({ user: 'oauth2', password: 'token-of-upstream' });
  const step = await run({
    url: repository.url,
    'auth-password': 'token-of-upstream',
    'verify-refs': 'all',
    sync: 'false',
  });
  expect(step.outputs).toMatchObject({ verified: 'true' });
});

test('a git configuration that replaces the URL of the upstream fails the step', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await mkdtemp(join(tmpdir(), 'config-'));
  try {
    const config = join(folder, 'gitconfig');
    await writeFile(config, `[url "${repository.url}.other"]\n\tinsteadOf = ${repository.url}\n`);
    const step = await run({ 'verify-refs': 'all', sync: 'false' }, { env: { GIT_CONFIG_GLOBAL: config } });
    expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
    const { message } = step.annotations[0] ?? { message: '' };
    expect(message).toContain(`(url.….insteadOf) replaces ${repository.url}.`);
    expect(message).toMatch(/The refs cannot be read.*Remove .*, or list the refs in verify-refs by name/);
    expect(step.durationMs).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a percent-encoded host of the upstream fails the step with a hint, and nothing is retried', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.mirror.url = 'https://git%2eexample.com/a.git';
  const step = await run({ 'verify-refs': 'all', sync: 'false' });
  expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(
    /percent-encoded.*Write the host without percent-encoding, or list the refs in verify-refs by name/,
  );
  expect(step.durationMs).toBe(0);
});

test('the step does not wait for a child that outlives git', async () => {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const lingering =
    'f() { sleep 30 & while [ "$1" != git@upstream.example ]; do shift; done; sh -c "$2"; }; f';
  const env = { GIT_SSH_COMMAND: lingering, GIT_CONFIG_GLOBAL: emptyGitConfig };
  const url = `ssh://git@upstream.example${pathToFileURL(repository.dir).pathname}`;
  const step = await run({ url, sync: 'false', 'verify-refs': 'all' }, { env });
  expect(step.outputs).toMatchObject({ verified: 'true' });
  // A second for the remaining output of each of two children, and a poll.
  expect(step.durationMs).toBeLessThan(4_000);
});
