/** Reads the refs of a repository with git. The only file that starts git. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Bounds, type Clock, withTimeout } from '../base/clock.ts';
import { NetworkError } from '../base/errors.ts';
import { trustedBundle } from './certificates.ts';

export interface RemoteRepository {
  /** Without credentials. */
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  /** Whether git may follow redirects. The credentials are sent to the first host only. */
  followsRedirects: boolean;
  /** Whether this process trusts certificates that git does not know. */
  hasExtraCertificates: boolean;
}

/** A limit for memory: a hundred thousand refs take a tenth of it. */
const maxBytes = 128 * 1024 * 1024;

/** More than is ever searched of a message: its end may be a part of a secret. */
const maxMessageBytes = 256 * 1024;

/**
 * Lists all branches and tags of a repository.
 * @param timeoutMs for everything together
 * @returns by full name (`refs/heads/…`, `refs/tags/…`) the SHA of the object
 * @throws NetworkError with git's message if the repository cannot be read
 */
export async function remoteRefs(
  repository: RemoteRepository,
  timeoutMs: number,
  { clock, cancelled }: Bounds,
): Promise<Map<string, string>> {
  const folder = repository.hasExtraCertificates ? await mkdtemp(join(tmpdir(), 'trusted-')) : null;
  try {
    const bundle = folder && join(folder, 'certificates.pem');
    if (bundle !== null) await writeFile(bundle, trustedBundle());
    const env = environment(repository, bundle);
    return await withTimeout(clock, timeoutMs, cancelled, async (signal) => {
      const git = (...args: string[]) => output(args, env, { clock, signal });
      const usedUrl = (await git('ls-remote', '--get-url', '--', repository.url)).trim();
      if (usedUrl !== repository.url) {
        throw new NetworkError('the git configuration of the runner (url.….insteadOf) replaces this URL');
      }
      return parseRefs(await git('ls-remote', '--refs', '--heads', '--tags', '--', repository.url));
    });
  } finally {
    // Windows cannot remove the file while a terminating git has it open.
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/**
 * What git prints.
 * @throws NetworkError with git's message; at once the reason of the signal when it is aborted
 */
function output(
  args: string[],
  env: NodeJS.ProcessEnv,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', args, {
      // Outside of any repository: the one in the workspace may have headers configured for its host.
      cwd: tmpdir(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that git's children can be killed with it; and without a terminal, ssh prompts for nothing.
      detached: process.platform !== 'win32',
    });
    running.add(git);
    const closed = new AbortController();
    const out = collect(git.stdout, maxBytes);
    const err = collect(git.stderr, maxMessageBytes);
    const closePipes = () => {
      git.stdout.destroy();
      git.stderr.destroy();
    };
    const stop = () => {
      killGroup(git);
      closePipes();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    git.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(
        new NetworkError(missing ? 'git is not installed on the runner' : error.message, { cause: error }),
      );
    });
    // A child that outlives git (a shared connection of ssh) may keep the pipes open.
    git.once('exit', () => clock.sleep(drainMs, closed.signal).then(closePipes, () => {}));
    git.once('close', (code) => {
      running.delete(git);
      closed.abort();
      signal.removeEventListener('abort', stop);
      if (out.overflows()) reject(new NetworkError(`the list of refs exceeds ${maxBytes} bytes`));
      else if (code === 0) resolve(out.text());
      else reject(new NetworkError(err.text().trim() || `git exited with code ${code}`));
    });
  });
}

/** How long the output is read after git has exited. */
const drainMs = 1_000;

const running = new Set<ChildProcess>();

process.once('exit', () => {
  for (const git of running) killGroup(git);
});

function killGroup(git: ChildProcess): void {
  if (git.pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(git.pid), '/T', '/F']).on('error', () => {});
    else process.kill(-git.pid, 'SIGKILL');
  } catch {
    // It has exited by itself.
  }
}

/** Collects the output of a process, up to a limit. */
function collect(stream: Readable, maxBytes: number): { text(): string; overflows(): boolean } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    if (bytes < maxBytes) chunks.push(chunk);
    bytes += chunk.length;
  });
  return { text: () => Buffer.concat(chunks).toString('utf8'), overflows: () => bytes > maxBytes };
}

/**
 * Credentials are passed in the environment, since everybody on the machine can read command lines. A credential helper for
 * the origin passes them to git, because git would send a configured header to the target of a redirect as well. The rest
 * of the machine's configuration for this URL has no effect: neither headers of other steps nor a replacement of the URL.
 */
function environment(
  { url, user, password, followsRedirects }: RemoteRepository,
  bundle: string | null,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !isWithheld(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)),
  );
  // With the full URL in the key, since the most specific key wins, whatever the order.
  const config: [string, string][] = [
    [`http.${url}.followRedirects`, followsRedirects ? 'initial' : 'false'],
    [`http.${url}.sslVerify`, 'true'],
    [`http.${url}.extraHeader`, ''],
    [`url.${url}.insteadOf`, url],
    ['credential.helper', ''],
  ];
  if (bundle !== null) {
    config.push([`http.${url}.sslCAInfo`, bundle]);
    // With Schannel, git ignores the bundle.
    if (process.platform === 'win32') config.push([`http.${url}.sslBackend`, 'openssl']);
  }
  if (user !== undefined || password !== undefined) {
    // The host may redirect http to https.
    const { origin } = new URL(url);
    for (const to of new Set([origin, origin.replace(/^http:/, 'https:')])) {
      config.push([`credential.${to}.helper`, credentialHelper]);
    }
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
    GIT_ASKPASS: '',
    GIT_ALLOW_PROTOCOL: 'http:https:ssh:git',
    // git sends no credentials without a user; hosts that only check a token accept any.
    MIRROR_GIT_USER: user ?? (password === undefined ? '' : 'oauth2'),
    MIRROR_GIT_PASSWORD: password ?? '',
    LC_ALL: 'C',
  };
}

/** Run by git's shell. `printf`, because `echo` of some shells interprets backslashes. */
const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;

/** Variables that hold the step's secrets, make git print credentials, or make it trust any certificate. */
function isWithheld(name: string): boolean {
  return /^INPUT_|^GIT_(DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(
    name,
  );
}

function parseRefs(text: string): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, object, ref] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/.exec(line) ?? [];
    if (object !== undefined && ref !== undefined) refs.set(ref, object);
  }
  return refs;
}
