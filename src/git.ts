/** Reads the refs of a repository with git itself. The only file that starts a process. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bounds } from './bounds.ts';
import { trustedBundle } from './certificates.ts';
import { NetworkFault } from './gitlab/http.ts';

export interface RemoteRepository {
  /** Without credentials. */
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  /** Whether git may follow redirects, with the credentials for the first host only. */
  followsRedirects: boolean;
  /** Whether this process trusts certificates that git does not know. */
  trustsMore: boolean;
}

/** A listing beyond this is no listing: a hundred thousand refs take a tenth of it. */
const mostBytes = 128 * 1024 * 1024;

/**
 * All branches and tags of a repository (`refs/heads/…`, `refs/tags/…`), each with the object that it holds.
 * @param timeoutMs bounds the whole listing
 * @throws NetworkFault with git's own words where the repository cannot be read
 */
export async function remoteRefs(
  repository: RemoteRepository,
  timeoutMs: number,
  { cancelled }: Bounds,
): Promise<Map<string, string>> {
  cancelled.throwIfAborted();
  const stop = new AbortController();
  const timer = setTimeout(
    () => stop.abort(new NetworkFault(`no complete answer within ${Math.ceil(timeoutMs)} ms`)),
    Math.min(timeoutMs, 2_147_483_647),
  );
  const cancel = () => stop.abort(cancelled.reason);
  cancelled.addEventListener('abort', cancel, { once: true });
  const folder = repository.trustsMore ? await mkdtemp(join(tmpdir(), 'trusted-')) : null;
  try {
    const bundle = folder && join(folder, 'certificates.pem');
    if (bundle !== null) await writeFile(bundle, trustedBundle());
    return parseListing(await listing(repository, bundle, stop.signal));
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason;
    throw error;
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener('abort', cancel);
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

function listing(repository: RemoteRepository, bundle: string | null, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', ['ls-remote', '--refs', '--heads', '--tags', '--', repository.url], {
      // Outside of any repository: the workspace may be one, with headers for the host that it was checked out from.
      cwd: tmpdir(),
      env: environment(repository, bundle),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      killSignal: 'SIGKILL',
      signal,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let bytes = 0;
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
      else git.kill('SIGKILL');
    };
    git.stdout.on('data', keep(out));
    git.stderr.on('data', keep(err));
    git.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(
        new NetworkFault(missing ? 'git is not installed on the runner' : error.message, { cause: error }),
      );
    });
    git.once('close', (code) => {
      if (bytes > mostBytes)
        reject(new NetworkFault(`the listing of refs is larger than ${mostBytes} bytes`));
      else if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
      else
        reject(
          new NetworkFault(Buffer.concat(err).toString('utf8').trim() || `git ended with exit code ${code}`),
        );
    });
  });
}

/**
 * Credentials travel in the environment and never on the command line, which everybody on the machine can read; git sends
 * them to the origin that they are for and to no other. The step's own inputs are kept from git, and it asks nobody.
 */
function environment(
  { url, user, password, followsRedirects }: RemoteRepository,
  bundle: string | null,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !isKeptFromGit(name));
  const config: [string, string][] = [
    ['http.followRedirects', followsRedirects ? 'initial' : 'false'],
    ['http.sslVerify', 'true'],
  ];
  if (bundle !== null) config.push(['http.sslCAInfo', bundle]);
  if (user !== undefined || password !== undefined) {
    const { origin } = new URL(url);
    const basic = Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64');
    const header = `http.${origin}/.extraHeader`;
    // The empty one takes back what the configuration of the machine may have set.
    config.push(['credential.helper', ''], [header, ''], [header, `Authorization: Basic ${basic}`]);
  }
  const numbered = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(numbered),
    GIT_CONFIG_COUNT: String(config.length),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'http:https:ssh:git',
    GIT_SSH_COMMAND: process.env.GIT_SSH_COMMAND ?? 'ssh -o BatchMode=yes',
    LC_ALL: 'C',
  };
}

/** The step's inputs, what would print credentials to the log, and what would have git trust anybody. */
function isKeptFromGit(name: string): boolean {
  return /^INPUT_|^GIT_(DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(
    name,
  );
}

function parseListing(text: string): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, object, ref] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/.exec(line) ?? [];
    if (object !== undefined && ref !== undefined) refs.set(ref, object);
  }
  return refs;
}
