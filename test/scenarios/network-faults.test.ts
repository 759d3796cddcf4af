import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { userAgent } from '../../src/base/version.ts';
import { arrange } from './setting.ts';

test('faults that pass are tried again', async () => {
  const { run, repository, project, gitlab, conversation } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fault({
    method: 'GET',
    respond: {
      status: 502,
      body: '<html>deploying</html>',
      headers: { 'content-type': 'text/html' },
    } as never,
  });
  gitlab.fault({ method: 'GET', reset: 'mid-body' });
  gitlab.fault({
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

test('a PUT whose answer was lost is repeated, and the run that it started is not mistaken', async () => {
  const { run, repository, project, gitlab } = await arrange();
  gitlab.fault({ method: 'PUT', reset: 'before-headers', after: 'handled' });
  const step = await run({ url: repository.url });
  expect(step.exitCode).toBe(0);
  expect(step.outputs.synced).toBe('true');
  expect(await project.repository.refs()).toEqual(await repository.refs());
});

test('a POST whose answer was lost is repeated, and the first look stays the baseline', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const release = await repository.commit('main', 'release');
  gitlab.fault({ method: 'POST', reset: 'before-headers', after: 'handled' });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect((await project.repository.refs()).get('refs/heads/main')).toBe(release);
});

test('a GitLab that stays away is told as unavailable after all tries', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fault({
    respond: { status: 503, body: '<html>', headers: { 'content-type': 'text/html' } } as never,
    times: Infinity,
  });
  const step = await run({ 'max-retries': '2' });
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(gitlab.requests).toHaveLength(3);
});

test('nobody at the address is a network error', async () => {
  const { run } = await arrange();
  const step = await run({ 'gitlab-url': 'http://127.0.0.1:1', 'max-retries': '1' });
  expect(step.outputs['error-kind']).toBe('network');
  expect(step.annotations[0]?.message).toMatch(/No response from 127\.0\.0\.1:1 .*2 tries.*ECONNREFUSED/);
});

test('a sign-in page is no success: kind protocol, with its title', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fault({
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

test('the token goes nowhere else, whatever a redirect says', async () => {
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
    gitlab.fault({
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

test('an answer that is larger than any of GitLab is no answer of GitLab', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fault({ respond: { status: 200, body: { message: 'x'.repeat(3_000_000) } }, times: Infinity });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('protocol');
  expect(gitlab.requests).toHaveLength(1);
});

test('GitLab is reached by an IPv6 address', async () => {
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

test('a proxy that cannot be used is refused, and nothing goes past it', async () => {
  const { run } = await arrange();
  const step = await run(
    { 'gitlab-url': 'http://gitlab.example' },
    { env: { http_proxy: 'http://[secret' } },
  );
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.stdout).not.toContain('secret');
});

test('where GitLab asks to wait for longer than there is time, it says so', async () => {
  const { run, gitlab } = await arrange();
  gitlab.fault({
    respond: { status: 429, headers: { 'retry-after': '7200' }, body: { message: 'Retry later' } },
    times: Infinity,
  });
  const step = await run();
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(step.annotations[0]?.message).toContain('GitLab requests a pause of 2h.');
  expect(gitlab.requests).toHaveLength(1);
});

test('every request says who asks, carries the token in one header, and asks for JSON as it is', async () => {
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
