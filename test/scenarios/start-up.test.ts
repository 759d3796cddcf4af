import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import { arrange, quickGitLab, type Setting } from './setting.ts';

/** Modules that each take Node longer to load than a step takes to check its inputs. */
const costly = ['tls', 'https', 'crypto', 'assert', 'internal/fs/promises', 'perf_hooks', 'child_process'];

/** The costly modules of Node that a step with nothing to do loads. */
async function costlyModules({ runBuilt, project, repository }: Setting, env = {}): Promise<string[]> {
  await project.enableMirror({ url: repository.url });
  const folder = await mkdtemp(join(tmpdir(), 'loaded-'));
  try {
    const file = join(folder, 'modules.json');
    const preload = new URL('../runner/loaded-modules.cjs', import.meta.url);
    const step = await runBuilt(
      { sync: 'false' },
      { preloads: [preload], env: { LOADED_FILE: file, ...env } },
    );
    expect(step.outputs.outcome, step.stdout).toBe('unchanged');
    const loaded: string[] = JSON.parse(await readFile(file, 'utf8'));
    return costly.filter((name) => loaded.includes(name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('over http, a step with nothing to do loads no costly module of Node', async () => {
  expect(await costlyModules(await arrange(quickGitLab))).toEqual([]);
});

test('over https, it loads only the costly modules that TLS needs', async () => {
  const authority = await certificateAuthority();
  const setting = await arrange({ ...quickGitLab, tls: await certificateFor(['127.0.0.1'], authority) });
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  try {
    const file = join(folder, 'authority.pem');
    await writeFile(file, authority.cert);
    expect(await costlyModules(setting, { NODE_EXTRA_CA_CERTS: file })).toEqual(['tls', 'https', 'crypto']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
