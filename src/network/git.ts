/** Reads the refs of a repository with git itself. The only file that starts a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bounds, type Clock, withTimeout } from '../base/clock.ts';
import { NetworkError } from '../base/errors.ts';
import { trustedBundle } from './certificates.ts';

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
const maxBytes = 128 * 1024 * 1024;

/** More of git's words than this explains nothing. */
const maxMessageBytes = 32 * 1024;

/**
 * All branches and tags of a repository (`refs/heads/…`, `refs/tags/…`), each with the object that it holds.
 * @param timeoutMs bounds the whole listing
 * @throws NetworkFault with git's own words where the repository cannot be read
 */
export async function remoteRefs(
  repository: RemoteRepository,
  timeoutMs: number,
  { clock, cancelled }: Bounds,
): Promise<Map<string, string>> {
  const folder = repository.trustsMore ? await mkdtemp(join(tmpdir(), 'trusted-')) : null;
  try {
    const bundle = folder && join(folder, 'certificates.pem');
    if (bundle !== null) await writeFile(bundle, trustedBundle());
    const env = environment(repository, bundle);
    return await withTimeout(clock, timeoutMs, cancelled, async (signal) => {
      const git = (...args: string[]) => output(args, env, { clock, signal });
      const used = (await git('ls-remote', '--get-url', '--', repository.url)).trim();
      if (used !== repository.url) {
        throw new NetworkError(
          'the configuration of git on the runner (url.….insteadOf) puts another URL in its place',
        );
      }
      return parseListing(await git('ls-remote', '--refs', '--heads', '--tags', '--', repository.url));
    });
  } finally {
    // Windows refuses while a git that is ending has the bundle open.
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** What git prints; rejects with its words where it fails, and at once where the signal is aborted. */
function output(
  args: string[],
  env: NodeJS.ProcessEnv,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', args, {
      // Outside of any repository: the workspace may be one, with headers for the host that it was checked out from.
      cwd: tmpdir(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // git works through children of its own, which have to end with it; and without a terminal ssh asks nobody.
      detached: process.platform !== 'win32',
    });
    running.add(git);
    const closed = new AbortController();
    const out = new Chunks(maxBytes);
    const err = new Chunks(maxMessageBytes);
    git.stdout.on('data', (chunk: Buffer) => out.add(chunk));
    git.stderr.on('data', (chunk: Buffer) => err.add(chunk));
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
    // A child that outlives git (a shared connection of ssh) may hold the pipes open for as long as it likes.
    git.once('exit', () => clock.sleep(lastWordsMs, closed.signal).then(closePipes, () => {}));
    git.once('close', (code) => {
      running.delete(git);
      closed.abort();
      signal.removeEventListener('abort', stop);
      if (out.overflows) reject(new NetworkError(`the listing of refs is larger than ${maxBytes} bytes`));
      else if (code === 0) resolve(out.text);
      else reject(new NetworkError(err.text.trim() || `git ended with exit code ${code}`));
    });
  });
}

/** How long the pipes of a git that has ended are read on. */
const lastWordsMs = 1_000;

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
    // It has ended by itself.
  }
}

/** What a process prints, up to a limit. */
class Chunks {
  readonly #most: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Buffer): void {
    if (this.#bytes < this.#most) this.#chunks.push(chunk);
    this.#bytes += chunk.length;
  }

  get overflows(): boolean {
    return this.#bytes > this.#most;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/**
 * Credentials travel in the environment and never on the command line, which everybody on the machine can read. A helper
 * for the one origin hands them to git, which a redirect to another host does not get: a header of git's own would follow
 * it. Nothing else that the machine's configuration holds for this URL has a say: neither headers that another step left
 * there nor a URL to take in its place.
 */
function environment(
  { url, user, password, followsRedirects }: RemoteRepository,
  bundle: string | null,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !isKeptFromGit(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)),
  );
  // For this very URL, since what is more specific wins over what is said later.
  const config: [string, string][] = [
    [`http.${url}.followRedirects`, followsRedirects ? 'initial' : 'false'],
    [`http.${url}.sslVerify`, 'true'],
    [`http.${url}.extraHeader`, ''],
    [`url.${url}.insteadOf`, url],
    ['credential.helper', ''],
  ];
  if (bundle !== null) config.push([`http.${url}.sslCAInfo`, bundle]);
  if (user !== undefined || password !== undefined) {
    // A host that sends http on to https means the same credentials.
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
    // Without a user git would send nothing at all; hosts that look at a token alone take any.
    MIRROR_GIT_USER: user ?? (password === undefined ? '' : 'oauth2'),
    MIRROR_GIT_PASSWORD: password ?? '',
    LC_ALL: 'C',
  };
}

/** Run by the shell that comes with git; `printf`, since some shells' `echo` interprets backslashes. */
const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;

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
