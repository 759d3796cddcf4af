import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Server } from 'proxy-chain';
import { expect, onTestFinished, test } from 'vitest';
import { hasSignals } from '../platform.ts';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import { arrange } from './setting.ts';

const ca = await certificateAuthority();

/** A real proxy that resolves every host name to this machine. Without it, the names do not resolve. */
async function startProxy(password?: string): Promise<{ address: string; connections: string[] }> {
  const connections: string[] = [];
  const proxy = new Server({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname, port, username, password: given }) => {
      connections.push(`${hostname}:${port}`);
      return {
        requestAuthentication: password !== undefined && (username !== 'runner' || given !== password),
        dnsLookup: ((_name: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
          options.all
            ? done(null, [{ address: '127.0.0.1', family: 4 }])
            : done(null, '127.0.0.1', 4)) as never,
      };
    },
  });
  await proxy.listen();
  onTestFinished(() => proxy.close(true));
  // Without a scheme, a name could be taken for a scheme, which an IP address could not.
  return { address: `localhost:${proxy.port}`, connections };
}

test.each(['http', 'https'])(
  'GitLab over %s is reached through the proxy in the environment',
  async (scheme) => {
    const tls = await certificateFor(['gitlab.test'], ca);
    const { runBuilt, repository, project, gitlab } = await arrange(scheme === 'https' ? { tls } : {});
    await project.enableMirror({ url: repository.url });
    const proxy = await startProxy();
    const { port } = new URL(gitlab.url);
    const step = await runBuilt(
      { 'gitlab-url': `${scheme}://gitlab.test:${port}`, 'ca-certificate': ca.cert },
      { env: { [`${scheme}_proxy`]: `http://${proxy.address}` } },
    );
    expect(step.outputs).toMatchObject({ outcome: 'synced' });
    expect(new Set(proxy.connections)).toEqual(new Set([`gitlab.test:${port}`]));
    expect(step.stderr).toBe('');
  },
);

test.each<[string, string, string]>([
  ['http', 'http_proxy', ''],
  ['http', 'ALL_PROXY', ''],
  ['https', 'https_proxy', ''],
  ['https', 'HTTPS_PROXY', ''],
  ['https', 'all_proxy', ''],
  ['http', 'http_proxy', 'runner:p%40ss-word@'],
  ['https', 'https_proxy', 'runner:p%40ss-word@'],
  ['https', 'ALL_PROXY', 'http://runner:p%40ss-word@'],
])(
  'GitLab over %s is reached through the proxy in %s that begins with %j and the host',
  async (scheme, variable, start) => {
    const tls = await certificateFor(['gitlab.test'], ca);
    const { runBuilt, repository, project, gitlab } = await arrange(scheme === 'https' ? { tls } : {});
    await project.enableMirror({ url: repository.url });
    const proxy = await startProxy(start === '' ? undefined : 'p@ss-word');
    const { port } = new URL(gitlab.url);
    // This machine cannot resolve the name, so a request that bypasses the proxy fails.
    const step = await runBuilt(
      { 'gitlab-url': `${scheme}://gitlab.test:${port}`, 'ca-certificate': ca.cert, 'max-retries': '0' },
      { env: { [variable]: `${start}${proxy.address}`, RUNNER_DEBUG: '1' } },
    );
    expect(step.outputs).toMatchObject({ outcome: 'synced' });
    expect(new Set(proxy.connections)).toEqual(new Set([`gitlab.test:${port}`]));
    expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/ss-word/);
    expect(step.stderr).toBe('');
  },
);

test.each(['', 'http://'])('git uses the same proxy as the step: %jhost:port', async (start) => {
  const { runBuilt, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const upstream = new URL(repository.url);
  upstream.hostname = 'upstream.test';
  project.mirror.url = upstream.href;
  const proxy = await startProxy();
  const { port } = new URL(gitlab.url);
  const step = await runBuilt(
    { 'gitlab-url': `http://gitlab.test:${port}`, 'verify-refs': 'all', sync: 'false', 'max-retries': '0' },
    { env: { http_proxy: `${start}${proxy.address}` } },
  );
  expect(step.outputs, step.stdout).toMatchObject({ outcome: 'verified' });
  expect(new Set(proxy.connections)).toEqual(
    new Set([`gitlab.test:${port}`, `upstream.test:${upstream.port}`]),
  );
});

test('an unusable proxy fails the step before any request, and the error shows only the name of the variable', async () => {
  const { runBuilt, gitlab } = await arrange();
  const { port } = new URL(gitlab.url);
  const step = await runBuilt(
    { 'gitlab-url': `http://gitlab.test:${port}` },
    { env: { ALL_PROXY: 'socks5h://user:hunter2@proxy.test:1080' } },
  );
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.annotations[0]?.message).toMatch(
    /environment variable ALL_PROXY is not the URL of an HTTP proxy/,
  );
  expect(gitlab.requests).toEqual([]);
  expect(step.stdout.replace('::add-mask::hunter2', '')).not.toMatch(/hunter2|proxy\.test/);
});

test('a proxy receives its credentials, which appear nowhere else', async () => {
  const { runBuilt, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const proxy = await startProxy('p@ss/word');
  const { port } = new URL(gitlab.url);
  const gitlabUrl = { 'gitlab-url': `http://gitlab.test:${port}`, 'max-retries': '0' };
  const passed = await runBuilt(gitlabUrl, {
    env: { http_proxy: `http://runner:p%40ss%2Fword@${proxy.address}`, RUNNER_DEBUG: '1' },
  });
  expect(passed.outputs).toMatchObject({ outcome: 'synced' });
  expect(passed.stdout.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/p@ss|p%40ss/);
  const refused = await runBuilt(gitlabUrl, {
    env: { http_proxy: `http://runner:wrong-one@${proxy.address}` },
  });
  expect(refused.outputs['error-kind']).toBe('network');
  expect(refused.annotations.at(-1)?.message).toContain('407');
  expect(refused.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('wrong-one');
});

test('a host in no_proxy is reached directly', async () => {
  const { runBuilt, gitlab } = await arrange();
  const proxy = await startProxy();
  const { port } = new URL(gitlab.url);
  const step = await runBuilt(
    { 'gitlab-url': `http://gitlab.test:${port}`, 'max-retries': '0' },
    { env: { http_proxy: `http://${proxy.address}`, no_proxy: 'other.example,.test' } },
  );
  // This machine cannot resolve the name, so a direct connection fails.
  expect(step.outputs['error-kind']).toBe('network');
  expect(proxy.connections).toEqual([]);
});

test('waiting for a proxy stops after request-timeout, and at once when the job is cancelled', async () => {
  const { time, runBuilt } = await arrange();
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const env = { https_proxy: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` };
  try {
    const inputs = { 'gitlab-url': 'https://gitlab.test', 'request-timeout': '10s' };
    const step = await runBuilt({ ...inputs, 'max-retries': '1' }, { env });
    expect(step.outputs['error-kind']).toBe('network');
    expect(step.annotations[0]?.message).toMatch(/2 tries.*no complete response within 10s/);
    // Windows has no signal to cancel the step with.
    if (!hasSignals) return;
    const sentAt = time.now() + 60_000;
    const cancelled = await runBuilt(
      { ...inputs, 'request-timeout': '10m' },
      { env, whileRunning: ({ kill }) => void time.after(60_000, () => kill('SIGTERM')) },
    );
    expect(cancelled.outputs['error-kind']).toBe('cancelled');
    expect(time.now() - sentAt).toBeLessThan(1_000);
  } finally {
    silent.close();
  }
});
