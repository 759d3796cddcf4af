/** A registry of npm with one package: what `npm pack` makes of this checkout. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from './tools.ts';

export interface Registry {
  url: string;
  /** From now on the package is served with other bytes, under their right hash. */
  replacePackage(): void;
  close(): void;
}

export async function startRegistry(): Promise<Registry> {
  const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  let tarball = await pack();
  const server = createServer((request, response) => {
    if (request.url === `/${manifest.name}`) {
      const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
      const dist = { tarball: `${registry.url}package.tgz`, integrity };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          name: manifest.name,
          'dist-tags': { latest: manifest.version },
          versions: { [manifest.version]: { ...manifest, devDependencies: {}, dist } },
        }),
      );
    } else if (request.url === '/package.tgz') {
      response.end(tarball);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const registry: Registry = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    replacePackage() {
      // What follows the end of an archive changes nothing about its files.
      tarball = Buffer.concat([tarball, Buffer.alloc(512)]);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return registry;
}

async function pack(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  try {
    // The bundle is built before the tests.
    const { stdout } = await promisify(execFile)(
      'npm',
      ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
      { cwd: fileURLToPath(root) },
    );
    return await readFile(join(folder, stdout.trim()));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
