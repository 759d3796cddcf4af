import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Git } from './git.ts';
import { basicAuth, demandBasicAuth, parseGitRequest, serveGit } from './git-http.ts';
import { Repository } from './repository.ts';

export interface UpstreamAuth {
  user: string;
  password: string;
}

/** An HTTP server of git repositories, for GitLab to mirror from. */
export interface Upstream {
  url: string;
  addRepository(name: string, options?: { defaultBranch?: string }): Promise<Repository>;
  setAuth(auth: UpstreamAuth | null): void;
  /** Answers requests for a name with 301 to another one. */
  redirect(from: string, to: string): void;
  /** How often the refs of a repository were listed: once by each comparison of the step, and once by each fetch of GitLab's. */
  readonly listings: number;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  auth?: UpstreamAuth | null;
  tls?: { key: string; cert: string };
}

export async function startUpstream({ auth = null, tls }: UpstreamOptions = {}): Promise<Upstream> {
  const git = await Git.start();
  let required = auth;
  const redirects = new Map<string, string>();
  let listings = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://upstream');
    const given = basicAuth(request);
    if (required && (given?.user !== required.user || given.password !== required.password)) {
      demandBasicAuth(response, 'upstream', 'Authentication required');
      return;
    }
    const target = parseGitRequest(decodeURIComponent(pathname));
    if (!target) {
      response.writeHead(404).end();
      return;
    }
    const to = redirects.get(target.repository);
    if (to !== undefined) {
      response.writeHead(301, { Location: `${url}/${to}/${target.rest}${search}` }).end();
      return;
    }
    if (target.rest === 'info/refs') listings++;
    const pathInfo = `/${target.repository}/${target.rest}`;
    await serveGit(git, request, response, pathInfo, searchParams.toString(), given?.user ?? '');
  }

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => response.destroy());
  };
  const server = tls ? createTlsServer(tls, serve) : createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    async addRepository(name, { defaultBranch = 'main' } = {}) {
      return Repository.create(git, name, `${url}/${name}`, { defaultBranch, firstCommit: 'First' });
    },
    setAuth(next) {
      required = next;
    },
    redirect(from, to) {
      redirects.set(from, to);
    },
    get listings() {
      return listings;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await git.close();
    },
  };
}
