/**
 * Every failure of a network or a server, on every endpoint that the step uses, once or permanently: checks the kind of the
 * error, the number of requests, that the step finishes in time, and that no secret is shown.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorKind } from '../../src/base/errors.ts';
import {
  type GitLab,
  type ProjectHandle,
  type RequestFailure,
  startGitLab,
  startUpstream,
  type Upstream,
} from '../gitlab/gitlab.ts';
import type { Repository } from '../gitlab/repository.ts';
import { runInProcess } from '../runner/in-process.ts';
import { type ActionInputs, type FinishedStep, type RunnerOptions, runAction } from '../runner/runner.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const timeoutMs = 15 * 60_000;
const hourMs = 3_600_000;
const maxRetries = 2;

type Cause = Omit<RequestFailure, 'method' | 'path' | 'times' | 'skip'>;

interface Failure {
  cause: (gitlab: GitLab, strangerUrl: string) => Cause;
  kind: ErrorKind;
  /** How many requests the step sends if the failure is permanent. */
  requests: number;
  /** A redirect that a GET follows. */
  isFollowed?: true;
  /** What the proxy does, beginning with the connection of the first such request. */
  proxy?: 'refuses' | 'hangs';
}

const redirectsFollowed = 5;

const attempts = 1 + maxRetries;
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

const network = (cause: Cause): Failure => ({ cause: () => cause, kind: 'network', requests: attempts });
const protocol = (cause: Failure['cause']): Failure => ({ cause, kind: 'protocol', requests: 1 });
const status = (code: number, headers: Record<string, string> = {}): Failure => ({
  cause: () => ({ respond: { status: code, headers: { ...html, ...headers }, body: '<html>busy</html>' } }),
  kind: 'unavailable',
  requests: attempts,
});
const redirect = (code: number, location: (strangerUrl: string, gitlab: GitLab) => string): Failure =>
  protocol((gitlab, strangerUrl) => ({
    respond: { status: code, headers: { location: location(strangerUrl, gitlab) }, body: '' },
  }));

const failures: Record<string, Failure> = {
  'a connection refused': { ...network({}), requests: 0, proxy: 'refuses' },
  'a proxy that hangs': { ...network({}), requests: 0, proxy: 'hangs' },
  'reset before the headers': network({ reset: 'before-headers' }),
  'reset in the middle of the body': network({ reset: 'mid-body' }),
  'stall before the headers': network({ stall: 'headers' }),
  'stall in the middle of the body': network({ stall: 'body' }),
  'a slow drip': network({ drip: 0.01 }),
  'a truncated response': network({ truncate: true }),
  'a response that is too large': protocol(() => ({
    respond: { status: 200, headers: json, body: `"${'x'.repeat(17_000_000)}"` },
  })),
  'gzip that was not accepted': protocol(() => ({
    respond: {
      status: 200,
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync('{}').toString('latin1'),
    },
  })),
  'JSON with the wrong content type': protocol(() => ({
    respond: { status: 200, headers: { 'content-type': 'text/plain' }, body: '{}' },
  })),
  'a page with status 200': protocol(() => ({
    respond: { status: 200, headers: html, body: '<title>Sign in</title>' },
  })),
  'invalid JSON': protocol(() => ({ respond: { status: 200, headers: json, body: '{"id": 1,' } })),
  'JSON of the wrong shape': protocol(() => ({
    respond: { status: 200, headers: json, body: '[[1], "x"]' },
  })),
  'a redirect to a sign-in page elsewhere': redirect(302, (stranger) => `${stranger}/users/sign_in?token=1`),
  'a redirect to another port': redirect(307, (stranger) => `${stranger}/api/v4/x`),
  'a redirect to another scheme': redirect(308, (_, gitlab) => gitlab.url.replace('http:', 'https:')),
  'a redirect to itself': { ...redirect(302, () => '#'), isFollowed: true },
  'a redirect to another host': redirect(301, (stranger) => stranger.replace('127.0.0.1', 'localhost')),
  ...Object.fromEntries(
    [408, 429, 500, 502, 503, 504].flatMap((code) => [
      [`status ${code}`, status(code)],
      [`status ${code} with Retry-After`, status(code, { 'retry-after': '3' })],
    ]),
  ),
  'status 429 with RateLimit-Reset, on a clock an hour ahead': {
    cause: (gitlab) => ({
      respond: {
        status: 429,
        headers: { ...json, 'ratelimit-reset': String(Math.ceil(gitlab.clock.now() / 1_000) + 20) },
        body: '{}',
      },
    }),
    kind: 'unavailable',
    requests: attempts,
  },
};

interface Endpoint {
  method: 'GET' | 'PUT' | 'POST';
  /** The path after the project; the complete path if it begins with ^. */
  path: string;
  inputs: (cell: Cell) => ActionInputs;
  /** How many such requests succeed first. */
  skip?: number;
  /** The kind of error without any failure. */
  usually?: ErrorKind;
  /** Requests that fail are retried until the timeout, however many. */
  isPolled?: true;
  /** The response is optional, so its failure does not fail the step. */
  optional?: true;
  /** A failed request is not repeated. */
  isTriedOnce?: true;
  /** Failures with another result than on the other endpoints. */
  exceptions?: Record<string, { kind: ErrorKind | ''; requests: number }>;
  /** The project is to be created. */
  missing?: true;
}

interface Cell {
  main: string;
  tag: string;
  /** Upstream's commit on the branch `diverged`; GitLab has another. */
  diverged: string;
}

const endpoints: Record<string, Endpoint> = {
  'the first snapshot': { method: 'GET', path: '/mirror/pull$', inputs: () => ({}) },
  'the polls while waiting': {
    method: 'GET',
    path: '/mirror/pull$',
    inputs: () => ({}),
    skip: 1,
    isPolled: true,
  },
  // Any JSON is accepted, since the response has no content. But no update follows, and none is reported.
  'the request for an update': {
    method: 'POST',
    path: '/mirror/pull$',
    inputs: () => ({}),
    exceptions: { 'JSON of the wrong shape': { kind: 'timeout', requests: 1 } },
  },
  'saved settings': {
    method: 'PUT',
    path: '/mirror/pull$',
    inputs: () => ({ 'mirror-trigger-builds': 'true', sync: 'false' }),
  },
  'a branch': {
    method: 'GET',
    path: '/repository/branches/main$',
    inputs: ({ main }) => ({ 'verify-refs': `refs/heads/main=${main}`, sync: 'false' }),
  },
  'a tag': {
    method: 'GET',
    path: '/repository/tags/v1$',
    inputs: ({ tag }) => ({ 'verify-refs': `refs/tags/v1=${tag}`, sync: 'false' }),
  },
  'the relation of two commits': {
    method: 'GET',
    path: '/repository/merge_base',
    inputs: ({ diverged }) => ({ 'verify-refs': `refs/heads/diverged=${diverged}`, sync: 'false' }),
    usually: 'ref-mismatch',
  },
  'the protected branches': {
    method: 'GET',
    path: '/protected_branches',
    inputs: ({ main }) => ({
      'verify-refs': `refs/heads/none=${main}`,
      'only-mirror-protected-branches': 'true',
      sync: 'false',
    }),
    usually: 'ref-mismatch',
  },
  'the project': {
    method: 'GET',
    path: '$',
    inputs: () => ({ 'verify-refs': 'all', sync: 'false', 'mirror-branch-regex': 'main' }),
  },
  'the namespace': {
    method: 'GET',
    path: '^/namespaces/',
    inputs: () => ({ 'create-project': 'true', sync: 'false' }),
    missing: true,
  },
  'the creation of the project': {
    method: 'POST',
    path: '^/projects$',
    inputs: () => ({ 'create-project': 'true', sync: 'false' }),
    missing: true,
    // The project was created, which the step finds out before a retry.
    exceptions: Object.fromEntries(
      [
        'reset in the middle of the body',
        'stall in the middle of the body',
        'a slow drip',
        'a truncated response',
      ].map((name) => [name, { kind: '', requests: 1 }]),
    ),
  },
  'the version': { method: 'GET', path: '^/version$', inputs: () => ({ 'dry-run': 'true' }), optional: true },
  'the token itself': {
    method: 'GET',
    path: '^/personal_access_tokens/self$',
    inputs: () => ({ 'dry-run': 'true' }),
    optional: true,
    isTriedOnce: true,
  },
};

const time = new VirtualTime();
const strangers: unknown[] = [];
let cells = 0;
let upstream: Upstream;
let gitlab: GitLab;
let user: ReturnType<GitLab['addUser']>;
/** What all mirrors have fetched, and what upstream has now, after a branch was rewritten. */
let fetched: Repository;
let after: Repository;
let commits: Cell;
let strangerUrl = '';
const stranger = createServer((request, response) => {
  strangers.push(request.headers);
  response.end('{}');
});

beforeAll(async () => {
  upstream = await startUpstream();
  // Without GitLab's regular schedule, which would update the mirrors of all cells.
  gitlab = await startGitLab({ time, skewMs: hourMs, cronMs: 1_000 * hourMs });
  user = gitlab.addUser('mirror-bot');
  gitlab.addNamespace('group', [[user, 'owner']]);
  const before = await upstream.addRepository('before.git');
  after = await upstream.addRepository('after.git');
  const { commit: tag } = await before.tag('v1');
  await before.commit('diverged', 'left behind');
  await after.output(['fetch', '--quiet', '--update-head-ok', before.dir, '+refs/*:refs/*']);
  commits = { main: tag, tag, diverged: await after.forcePush('diverged') };
  const project = await gitlab.addProject({ path: 'group/fetched' });
  await project.enableMirror({ url: before.url });
  fetched = project.repository;
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});

afterAll(async () => {
  stranger.close();
  await gitlab.close();
  await upstream.close();
  console.log(`error matrix: ${cells} cells`);
});

/** How many requests come before the first one that fails, counted in a step without failures. */
const requestsBefore = new Map<Endpoint, Promise<number>>();

function countBefore(endpoint: Endpoint): Promise<number> {
  const counted =
    requestsBefore.get(endpoint) ??
    runCell(endpoint, network({}), 0, runInProcess).then(
      ({ order }) => order[endpoint.skip ?? 0] ?? Number.NaN,
    );
  requestsBefore.set(endpoint, counted);
  return counted;
}

/**
 * A real proxy between the step and GitLab. It serves some connections, then refuses the next ones or does not respond, once
 * or permanently. Each request through a proxy has its own connection.
 */
async function startProxy(how: 'refuses' | 'hangs', served: number, times: number) {
  let connections = 0;
  const proxy = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: () => {
      const number = connections++;
      if (how === 'refuses' && number === served - 1) refuse();
      if (how === 'hangs' && number >= served && number < served + times) return new Promise(() => {});
      return { dnsLookup: toThisMachine };
    },
  });
  await proxy.listen();
  const { port } = proxy;
  function refuse(): void {
    proxy.server.close();
    if (times === 1) time.after(60_000, () => proxy.server.listen(port, '127.0.0.1'));
  }
  if (how === 'refuses' && served === 0) refuse();
  const close = async (): Promise<void> => {
    proxy.closeConnections();
    if (proxy.server.listening) await proxy.close(true);
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

const toThisMachine = ((_name: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) as never;

/** Runs a step with the failure: in this process, or the built action as a child process. */
async function runCell(
  endpoint: Endpoint,
  failure: Failure,
  times: number,
  run: (time: VirtualTime, inputs: ActionInputs, options: RunnerOptions) => Promise<FinishedStep>,
) {
  const served = failure.proxy ? await countBefore(endpoint) : 0;
  const path = `group/${times > 0 ? `cell-${++cells}` : `count-${requestsBefore.size}`}`;
  const token = gitlab.addToken(user);
  const proxy = failure.proxy ? await startProxy(failure.proxy, served, times) : null;
  const begun = gitlab.requests.length;
  let project: ProjectHandle | null = null;
  try {
    // The update of a created project is not part of any cell.
    gitlab.settings.silentMode = endpoint.missing === true;
    if (!endpoint.missing) {
      project = await gitlab.addProject({ path, repository: fetched });
      await project.enableMirror({ url: after.url, fetched: false });
      const nothing = { outcome: 'nothing-new' } as const;
      project.plan(nothing, nothing, nothing);
    }
    const requestPath = new RegExp(
      endpoint.path.startsWith('^') ? endpoint.path : `^/projects/[^/]+${endpoint.path}`,
    );
    const filter = { method: endpoint.method, path: requestPath };
    if (!proxy && times > 0)
      gitlab.fail({ ...filter, ...failure.cause(gitlab, strangerUrl), times, skip: endpoint.skip ?? 0 });
    const password = 'p@ss-of-the-upstream/1';
    const step = await run(
      time,
      {
        'gitlab-url': proxy ? gitlab.url.replace('127.0.0.1', 'gitlab.test') : gitlab.url,
        token,
        project: path,
        url: after.url,
        // Polls go on until the timeout, and need not go on for long to show that.
        timeout: endpoint.isPolled && times !== 1 ? '3m' : `${timeoutMs / 1_000}`,
        'request-timeout': '80s',
        // Enough retries to last until the proxy starts again.
        'max-retries': failure.proxy === 'refuses' && times === 1 ? '50' : String(maxRetries),
        ...endpoint.inputs(commits),
        ...(endpoint.method === 'PUT' ? { 'auth-user': 'reader', 'auth-password': password } : {}),
      },
      { env: { RUNNER_DEBUG: '1', ...(proxy ? { http_proxy: proxy.url, no_proxy: '127.0.0.1' } : {}) } },
    );
    const sent = gitlab.requests.slice(begun);
    const requests = sent.filter(
      (request) => request.method === endpoint.method && requestPath.test(request.path),
    );
    const shown =
      step.stdout.replace(/^::add-mask::.*$/gm, '') +
      step.stderr +
      step.summary +
      JSON.stringify(step.outputs);
    for (const secret of [token, password, encodeURIComponent(password)]) expect(shown).not.toContain(secret);
    expect(step.stderr).toBe('');
    if (failure.proxy === 'refuses') expect(step.stdout).toContain('ECONNREFUSED');
    if (failure.proxy === 'hangs') expect(step.stdout).toContain('no complete response within');
    return { step, requests: requests.length, order: requests.map((request) => sent.indexOf(request)) };
  } finally {
    // GitLab would update it every half hour, with those of all other cells.
    if (project !== null) project.mirror.enabled = false;
    gitlab.clearFailures();
    await proxy?.close();
  }
}

/** The expected result of a cell, with the number of such requests if it is certain. */
function expected(endpoint: Endpoint, name: string, failure: Failure, times: number) {
  const skip = endpoint.skip ?? 0;
  const exception = endpoint.exceptions?.[name];
  if (exception) return { ...exception, requests: skip + exception.requests };
  const usual = { kind: endpoint.usually ?? '', requests: null };
  // A permanent failure of the proxy affects all later requests, which are optional as well after an optional one.
  const throughProxy = { ...usual, requests: endpoint.isTriedOnce ? skip : null };
  const permanently = { kind: endpoint.optional ? usual.kind : failure.kind, requests: skip };
  if (failure.proxy) return times === 1 ? throughProxy : permanently;
  if (failure.isFollowed && endpoint.method === 'GET') {
    if (times === 1) return usual;
    return { kind: endpoint.optional ? usual.kind : failure.kind, requests: skip + redirectsFollowed + 1 };
  }
  if (endpoint.isTriedOnce) return { ...usual, requests: skip + 1 };
  const isRetried = failure.requests > 1;
  if (times === 1 && isRetried) return usual;
  if (endpoint.isPolled && isRetried) return { kind: failure.kind, requests: null };
  return {
    kind: endpoint.optional ? usual.kind : failure.kind,
    requests: skip + (times === 1 ? 1 : failure.requests),
  };
}

async function expectCell(
  [name, failure]: [string, Failure],
  endpoint: Endpoint,
  times: number,
  run: Parameters<typeof runCell>[3],
): Promise<void> {
  const { step, requests } = await runCell(endpoint, failure, times, run);
  const { kind, requests: number } = expected(endpoint, name, failure, times);
  expect({ exitCode: step.exitCode, kind: step.outputs['error-kind'] }, step.log.join('\n')).toEqual({
    exitCode: kind === '' ? 0 : 1,
    kind,
  });
  if (number === null) expect(requests).toBeGreaterThanOrEqual(failure.proxy ? 1 : 2);
  else expect(requests).toBe(number);
  expect(step.durationMs).toBeLessThanOrEqual(timeoutMs);
  // No cell sends a request to the target of a redirect, or to any other server.
  expect(strangers).toEqual([]);
}

describe.each(Object.entries(endpoints))('%s', (_endpointName, endpoint) => {
  describe.each([
    ['once', 1],
    ['permanently', Infinity],
  ])('%s', (_times, times) => {
    test.each(Object.entries(failures))('%s', (name, failure) =>
      expectCell([name, failure], endpoint, times, runInProcess),
    );
  });
});

describe('the built action, on its first snapshot', () => {
  const firstSnapshot = endpoints['the first snapshot'] as Endpoint;
  test.each(Object.entries(failures))('%s', (name, failure) =>
    expectCell([name, failure], firstSnapshot, 1, (own, inputs, options) =>
      runAction(inputs, { ...options, time: own }),
    ),
  );
});
