import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Git } from './git.ts';

/** Whether this is a request of git's smart protocol, and which repository and service it is about. */
export function parseGitRequest(pathname: string): { repository: string; rest: string } | null {
  const [, repository, rest] =
    /^\/(.+?\.git)\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(pathname) ?? [];
  return repository && rest ? { repository, rest } : null;
}

/** The user and password of a request, if it has them. */
export function basicAuth(request: IncomingMessage): { user: string; password: string } | null {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { user, password: password.join(':') };
}

/** Requests a name and a password from git's client. */
export function demandBasicAuth(response: ServerResponse, realm: string, message: string): void {
  response.writeHead(401, { 'WWW-Authenticate': `Basic realm="${realm}"`, 'Content-Type': 'text/plain' });
  response.end(`${message}\n`);
}

/** Runs `git http-backend` on a request for a repository below git's home; resolves when the response has ended. */
export function serveGit(
  git: Git,
  request: IncomingMessage,
  response: ServerResponse,
  pathInfo: string,
  query: string,
  user: string,
): Promise<void> {
  const { headers } = request;
  const child = git.spawn(['http-backend'], {
    env: {
      GIT_PROJECT_ROOT: git.home,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathInfo,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      REMOTE_USER: user,
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: headers['content-type'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      // A body of unknown length is read to its end, but only if this is absent.
      ...(headers['content-length'] ? { CONTENT_LENGTH: headers['content-length'] } : {}),
    },
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('git http-backend has no streams');
  stdin.on('error', () => {});
  request.pipe(stdin);
  stderr.resume();
  response.once('close', () => child.kill());

  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const onHead = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      stdout.off('data', onHead);
      writeHead(response, head.subarray(0, end).toString());
      response.write(head.subarray(end + 4));
      stdout.on('data', (rest: Buffer) => response.write(rest));
    };
    stdout.on('data', onHead);
    child.once('error', () => resolve());
    child.once('close', () => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
      resolve();
    });
  });
}

// What a CGI program prints first: headers, with the status as one of them.
function writeHead(response: ServerResponse, head: string): void {
  const headers = head.split('\r\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const status = headers.find(([name]) => name.toLowerCase() === 'status')?.[1];
  for (const [name, value] of headers) if (name.toLowerCase() !== 'status') response.setHeader(name, value);
  response.writeHead(status ? Number.parseInt(status, 10) : 200);
}
