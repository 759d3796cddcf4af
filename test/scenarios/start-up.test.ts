import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import { arrange, quickGitLab, type Setting } from './setting.ts';

/** Modules of Node that take long to load, and that no step needs. The first is Node's own fetch. */
const unnecessary = [
  'internal/deps/undici/undici',
  'internal/crypto/webcrypto',
  'stream/web',
  'http2',
  'zlib',
  'readline',
  'worker_threads',
  'perf_hooks',
];

interface Loaded {
  /** Modules of Node. */
  ofNode: string[];
  /** URLs. */
  files: string[];
}

/** What a step with nothing to do loads. */
async function loaded({ runBuilt, project, repository }: Setting, env = {}): Promise<Loaded> {
  await project.enableMirror({ url: repository.url });
  const folder = await mkdtemp(join(tmpdir(), 'loaded-'));
  try {
    const file = join(folder, 'modules.json');
    const preload = new URL('../runner/loaded-modules.mjs', import.meta.url);
    const step = await runBuilt(
      { sync: 'false' },
      { preloads: [preload], env: { LOADED_FILE: file, ...env } },
    );
    expect(step.outputs.outcome, step.stdout).toBe('unchanged');
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a step with nothing to do loads none of the files that only other steps need', async () => {
  const { files } = await loaded(await arrange(quickGitLab));
  expect(files.map((url) => basename(url))).toEqual(['index.js']);
});

test('over http and https, a step loads none of the modules of Node that are known to be slow and unnecessary', async () => {
  const overHttp = await loaded(await arrange(quickGitLab));
  expect(overHttp.ofNode).toContain('http');
  expect(unnecessary.filter((name) => overHttp.ofNode.includes(name))).toEqual([]);
  const authority = await certificateAuthority();
  const setting = await arrange({ ...quickGitLab, tls: await certificateFor(['127.0.0.1'], authority) });
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  try {
    const file = join(folder, 'authority.pem');
    await writeFile(file, authority.cert);
    const overHttps = await loaded(setting, { NODE_EXTRA_CA_CERTS: file });
    expect(overHttps.ofNode).toContain('tls');
    expect(unnecessary.filter((name) => overHttps.ofNode.includes(name))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a step that fails before it has read its inputs exits with code 1', async () => {
  const { runBuilt } = await arrange(quickGitLab);
  const broken = new URL('data:text/javascript,delete globalThis.AbortController');
  expect((await runBuilt({}, { preloads: [broken] })).exitCode).toBe(1);
});
