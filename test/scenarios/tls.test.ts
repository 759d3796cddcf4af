import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import { arrange } from './setting.ts';

const ca = await certificateAuthority();

test('with ca-certificate as text or as a file, the step and git trust a private CA', async () => {
  const { runBuilt, repository, project } = await arrange({ tls: await certificateFor(['127.0.0.1'], ca) });
  await project.enableMirror({ url: repository.url });
  const text = await runBuilt({ 'ca-certificate': ca.cert, 'verify-refs': 'all' });
  expect(text.outputs).toMatchObject({ outcome: 'verified', verified: 'true', synced: 'true' });
  const folder = await mkdtemp(join(tmpdir(), 'ca-'));
  try {
    await writeFile(join(folder, 'ca.pem'), `Private CA\n${ca.cert}`);
    const file = await runBuilt({ 'ca-certificate': join(folder, 'ca.pem'), sync: 'false' });
    expect(file.outputs).toMatchObject({ outcome: 'unchanged' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  [
    'unknown',
    { hosts: ['127.0.0.1'], expired: false, trusted: false },
    /unable to verify|self-signed|local issuer/,
  ],
  ['expired', { hosts: ['127.0.0.1'], expired: true, trusted: true }, /expired/],
  [
    'of another host',
    { hosts: ['other.example'], expired: false, trusted: true },
    /does not match certificate|altnames/,
  ],
])(
  'a certificate that is %s fails the step before the token is sent, whatever the environment',
  async (_name, how, words) => {
    const { hosts, expired, trusted } = how;
    const { runBuilt, gitlab } = await arrange({ tls: await certificateFor(hosts, ca, { expired }) });
    for (const NODE_TLS_REJECT_UNAUTHORIZED of ['1', '0']) {
      const step = await runBuilt(
        { 'max-retries': '0', ...(trusted ? { 'ca-certificate': ca.cert } : {}) },
        { env: { NODE_TLS_REJECT_UNAUTHORIZED } },
      );
      expect(step.exitCode).toBe(1);
      expect(step.outputs['error-kind']).toBe('network');
      expect(step.annotations[0]?.message).toMatch(words);
    }
    expect(gitlab.requests).toEqual([]);
  },
);

test('git rejects an unknown CA, whatever its configuration', async () => {
  const { runBuilt, repository, upstream, project } = await arrange({
    upstreamTls: await certificateFor(['127.0.0.1'], ca),
  });
  expect(upstream.url).toMatch(/^https:/);
  // GitLab itself has the refs already; only the runner reads the upstream here.
  project.mirror.enabled = true;
  project.mirror.url = repository.url;
  const folder = await mkdtemp(join(tmpdir(), 'config-'));
  const config = join(folder, 'gitconfig');
  await writeFile(config, `[http "${upstream.url}/"]\n\tsslVerify = false\n`);
  const env = {
    GIT_CONFIG_GLOBAL: config,
    GIT_SSL_NO_VERIFY: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.sslVerify',
    GIT_CONFIG_VALUE_0: 'false',
  };
  const refused = await runBuilt({ sync: 'false', 'verify-refs': 'all' }, { env });
  expect(refused.outputs['error-kind']).toBe('network');
  expect(refused.annotations[0]?.message).toMatch(
    /Reading the refs of upstream from .* failed: .*certificate/,
  );
  const trusted = await runBuilt({ sync: 'false', 'verify-refs': 'all', 'ca-certificate': ca.cert }, { env });
  expect(trusted.outputs['error-kind']).toBe('ref-mismatch');
  await rm(folder, { recursive: true });
});
