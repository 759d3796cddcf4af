import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { userAgent } from '../../src/base/version.ts';
import { arrange } from './setting.ts';

test('transient errors are retried', async () => {
  const { run, repository, project, gitlab, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({
    method: 'GET',
    respond: {
      status: 502,
      body: '<html>deploying</html>',
      headers: { 'content-type': 'text/html' },
    } as never,
  });
  gitlab.fail({ method: 'GET', reset: 'mid-body' });
  gitlab.fail({
    method: 'POST',
    respond: { status: 429, headers: { 'retry-after': '7' }, body: { message: 'Retry later' } } as never,
  });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(conversation().filter((line) => line.startsWith('POST'))).toEqual([
    'POST mirror → 429',
    'POST mirror → 200',
  ]);
  const [first, second] = gitlab.requests.filter(({ method }) => method === 'POST');
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7_000);
});

test('a PUT whose response was lost is repeated, and the run that the first PUT started counts', async () => {
  const { run, repository, project, gitlab } = await arrange();
  gitlab.fail({ method: 'PUT', reset: 'before-headers', after: 'handled' });
  const step = await run({ url: repository.url });
  expect(step.exitCode).toBe(0);
  expect(step.outputs.synced).toBe('true');
  expect(await project.repository.refs()).toEqual(await repository.refs());
});

test('a POST whose response was lost is repeated, and the first snapshot stays the baseline', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const release = await repository.commit('main', 'release');
  gitlab.fail({ method: 'POST', reset: 'before-headers', after: 'handled' });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
});

test('a 503 after all retries fails with kind unavailable', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fail({
    respond: { status: 503, body: '<html>', headers: { 'content-type': 'text/html' } } as never,
    times: Infinity,
  });
  const step = await run({ 'max-retries': '2' });
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(gitlab.requests).toHaveLength(3);
});

test('if GitLab does not respond for half a minute, the log says so, once for each silence', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({ method: 'GET', stall: 'headers', times: 4 });
  gitlab.fail({ method: 'POST', stall: 'headers', times: 2 });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(step.log.filter((line) => line.includes('has not responded'))).toEqual([
    expect.stringMatching(/^127\.0\.0\.1:\d+ has not responded to GET \/api\/v4\/projects\/.* for 30s\.$/),
    expect.stringMatching(/ has not responded to POST .* for 30s\.$/),
  ]);
});

test('a GitLab that responds, or whose rate limit the step waits for, is not logged as silent', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({ respond: { status: 429, headers: { 'retry-after': '100' }, body: {} } });
  gitlab.fail({ respond: { status: 502, body: '' }, times: 3 });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(step.log.join('\n')).not.toContain('has not responded');
});

test('a refused connection fails with kind network', async () => {
  const { run } = await arrange();
  const step = await run({ 'gitlab-url': 'http://127.0.0.1:1', 'max-retries': '1' });
  expect(step.outputs['error-kind']).toBe('network');
  expect(step.annotations[0]?.message).toMatch(/No response from 127\.0\.0\.1:1 .*2 tries.*ECONNREFUSED/);
});

test('a sign-in page with status 200 fails with kind protocol, and the error shows its title', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fail({
    respond: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in · Corp</title></html>',
    } as never,
  });
  const step = await run();
  expect(step.exitCode).toBe(1);
  expect(step.outputs['error-kind']).toBe('protocol');
  expect(step.annotations[0]?.message).toContain('Sign in · Corp');
});

test('a redirect to another origin is not followed, and that origin does not receive the token', async () => {
  const strangers: unknown[] = [];
  const stranger = createServer((request, response) => {
    strangers.push(request.headers);
    response.end('{}');
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const address = stranger.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const { run, gitlab } = await arrange();
    gitlab.fail({
      respond: {
        status: 302,
        headers: { location: `http://127.0.0.1:${port}/sign-in?state=x` },
        body: '',
      } as never,
    });
    const step = await run();
    expect(step.outputs['error-kind']).toBe('protocol');
    expect(step.annotations[0]?.message).toContain(`redirect to http://127.0.0.1:${port}`);
    expect(strangers).toEqual([]);
  } finally {
    stranger.close();
  }
});

test('a response larger than any that GitLab sends fails with kind protocol', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fail({ respond: { status: 200, body: { message: 'x'.repeat(17_000_000) } }, times: Infinity });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('protocol');
  expect(step.annotations[0]?.message).toContain('The response to a GET request is larger than 16 MiB.');
  expect(gitlab.requests).toHaveLength(1);
});

test('gitlab-url may have an IPv6 address', async () => {
  const { run } = await arrange();
  const server = createServer((_, response) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"401 Unauthorized"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const step = await run({ 'gitlab-url': `http://[::1]:${port}` });
    expect(step.outputs['error-kind']).toBe('authentication');
  } finally {
    server.close();
  }
});

test('an unusable proxy is an input error and is not bypassed', async () => {
  const { run } = await arrange();
  const step = await run(
    { 'gitlab-url': 'http://gitlab.example' },
    { env: { http_proxy: 'http://[secret' } },
  );
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.stdout).not.toContain('secret');
});

test('a Retry-After beyond the deadline fails the step at once and is shown', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fail({
    respond: { status: 429, headers: { 'retry-after': '7200' }, body: { message: 'Retry later' } },
    times: Infinity,
  });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(step.annotations[0]?.message).toContain('GitLab requests a pause of 2h.');
  expect(gitlab.requests).toHaveLength(1);
});

test('every request has the user agent, the token in one header, and accepts plain JSON', async () => {
  const { run, repository, project, gitlab, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  await run({ 'mirror-trigger-builds': 'true', 'verify-refs': 'refs/heads/main' });
  expect(gitlab.requests.length).toBeGreaterThan(3);
  for (const { headers } of gitlab.requests) {
    expect(headers['user-agent']).toBe(userAgent);
    expect(Object.entries(headers).filter(([, value]) => String(value).includes(token))).toEqual([
      ['private-token', token],
    ]);
    expect(headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity' });
  }
});
