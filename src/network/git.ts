/** Reads the refs of a repository with git. The only file that starts git. */
import { isUtf8 } from 'node:buffer';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type Bounds, type Clock, withTimeout } from '../base/clock.ts';
import { messageOf, NetworkError, StepError } from '../base/errors.ts';
import { trustedBundle } from './certificates.ts';
import { findProgram, isExecutableFile, taskkillPath } from './programs.ts';

const isWindows = process.platform === 'win32';

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

/** Limits memory. 100,000 refs take about a tenth of it. */
const maxListingMiB = 128;

/** Limits git's messages. Only a much shorter part is ever shown, so a secret cut in two by this limit never is. */
const maxMessageBytes = 256 * 1024;

/**
 * Lists all branches and tags of a repository.
 * @param timeoutMs for all of the work
 * @returns the SHA of each object, by the full name of the ref (`refs/heads/…`, `refs/tags/…`)
 * @throws NetworkError with git's message if the repository cannot be read; StepError of kind `input` if no retry can help
 */
export async function remoteRefs(
  repository: RemoteRepository,
  timeoutMs: number,
  { clock, cancelled }: Bounds,
): Promise<Map<string, string>> {
  // If the host is percent-encoded, git ignores the settings of `gitEnvironment` for this URL, such as `sslVerify`.
  if (/^[a-z]+:\/\/[^/]*%/i.test(repository.url)) {
    throw unreadable(
      `the host in ${repository.url} is percent-encoded, which is not supported.`,
      'Write the host without percent-encoding',
    );
  }
  const program = gitProgram();
  const folder = await privateFolder();
  try {
    const bundle = repository.hasExtraCertificates ? await writeBundle(folder) : null;
    const options = { program, folder, env: gitEnvironment(repository, folder, bundle) };
    return await withTimeout(clock, timeoutMs, cancelled, async (signal) => {
      const git = (...args: string[]) => runGit(args, options, { clock, signal });
      const usedUrl = (await git('ls-remote', '--get-url', '--', repository.url)).toString('utf8').trim();
      if (usedUrl !== repository.url) {
        throw unreadable(
          `the git configuration of the runner (url.….insteadOf) replaces ${repository.url}.`,
          'Remove that setting for this URL',
        );
      }
      return parseRefs(await git('ls-remote', '--refs', '--heads', '--tags', '--', repository.url));
    });
  } finally {
    // Windows cannot remove the folder while a terminating git is in it. It is then removed at the exit of the step.
    await rm(folder, { recursive: true, force: true }).then(
      () => folders.delete(folder),
      () => {},
    );
  }
}

/** @throws StepError of kind `input` */
function gitProgram(): string {
  const program = findProgram('git', process.env.PATH ?? '', process.platform, isExecutableFile);
  if (program !== null) return program;
  throw unreadable(
    'git is not installed on the runner, or not in an absolute folder of PATH.',
    'Install git on the runner',
  );
}

/** The error for a reason that a retry would not change. */
function unreadable(reason: string, solution: string): StepError {
  return new StepError(
    'input',
    `The refs cannot be read: ${reason}`,
    `${solution}, or list the refs in verify-refs by name, which does not need git.`,
  );
}

/** The private folders that have not been removed yet. */
const folders = new Set<string>();

/**
 * Creates a folder for git to run in, which only this user may enter (mode 0700). The temporary folder itself may contain programs
 * of other users, or a repository with a configuration.
 * @throws StepError of kind `input`
 */
async function privateFolder(): Promise<string> {
  const parent = resolve(tmpdir());
  try {
    const folder = await mkdtemp(join(parent, 'git-'));
    folders.add(folder);
    return folder;
  } catch (error) {
    throw unusableFolder(parent, error);
  }
}

/** @throws StepError of kind `input` */
async function writeBundle(folder: string): Promise<string> {
  const bundle = join(folder, 'certificates.pem');
  const text = trustedBundle();
  try {
    await writeFile(bundle, text);
  } catch (error) {
    throw unusableFolder(resolve(tmpdir()), error);
  }
  return bundle;
}

function unusableFolder(folder: string, error: unknown): StepError {
  const variable = isWindows ? 'TEMP' : 'TMPDIR';
  return new StepError(
    'input',
    `The step cannot write to the temporary folder ${folder}: ${messageOf(error)}.`,
    `Set ${variable} to a folder that the step can write to, or make this folder writable.`,
    { cause: error },
  );
}

/** The program, working folder and environment of git. */
interface GitProcessOptions {
  program: string;
  folder: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Runs git.
 * @returns its standard output
 * @throws NetworkError with git's message; StepError of kind `input` if git cannot use the certificates, or lists too many refs; the
 *   reason of the signal as soon as the signal is aborted
 */
function runGit(
  args: string[],
  { program, folder, env }: GitProcessOptions,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const git = spawn(program, args, {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A new process group, so that git's children can be killed too. It has no terminal, so ssh cannot prompt.
      detached: !isWindows,
    });
    running.set(git, folder);
    const closed = new AbortController();
    const out = collect(git.stdout, maxListingMiB * 1024 * 1024);
    const err = collect(git.stderr, maxMessageBytes);
    const closePipes = () => {
      git.stdout.destroy();
      git.stderr.destroy();
    };
    const stop = () => {
      kill(git, folder);
      closePipes();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    git.once('error', (error) => reject(new NetworkError(error.message, { cause: error })));
    // A child that outlives git (a shared ssh connection) may keep the pipes open.
    git.once('exit', () => clock.sleep(drainMs, closed.signal).then(closePipes, () => {}));
    git.once('close', (code) => {
      running.delete(git);
      closed.abort();
      signal.removeEventListener('abort', stop);
      if (out.overflows()) {
        const reason = `git lists more than ${maxListingMiB} MiB of refs.`;
        reject(unreadable(reason, 'Delete branches and tags that nobody needs'));
      } else if (code === 0) resolve(out.bytes());
      else reject(gitError(err.bytes().toString('utf8').trim() || `git exited with code ${code}`));
    });
  });
}

/** The error for a message of git. */
function gitError(said: string): NetworkError | StepError {
  // The proxy may come from git's configuration, with a password that the step does not know.
  const message = said.replace(/(?<=Unsupported proxy syntax in ).*/g, '***');
  // On Windows, the step selects OpenSSL, since git ignores the bundle with Schannel.
  if (!/SSL backend (to )?'openssl'/.test(message)) return new NetworkError(message);
  return unreadable(
    `the git of the runner cannot use ca-certificate (or NODE_EXTRA_CA_CERTS), since it has no OpenSSL: ${message}`,
    'Install Git for Windows with its OpenSSL library',
  );
}

/** How long the exit of the step may wait for `taskkill`. */
const maxKillMs = 5_000;

/** How long the output is read after git has exited. */
const drainMs = 1_000;

/** The running git processes, each with its folder. */
const running = new Map<ChildProcess, string>();

process.once('exit', () => {
  for (const [git, folder] of running) kill(git, folder, true);
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    } catch {
      // A git that is still terminating keeps its folder on Windows.
    }
  }
});

/**
 * Kills git and its children.
 * @param isExit whether this process is exiting: only synchronous work is possible then
 */
function kill(git: ChildProcess, folder: string, isExit = false): void {
  if (git.pid === undefined) return;
  if (!isWindows) {
    try {
      process.kill(-git.pid, 'SIGKILL');
    } catch {
      // It has exited by itself.
    }
    return;
  }
  // Node terminates git when this process exits, but not the children of git.
  const { SystemRoot } = process.env;
  const taskkill = taskkillPath(SystemRoot);
  if (taskkill === null) {
    git.kill();
    return;
  }
  const args = ['/pid', String(git.pid), '/T', '/F'];
  const options = { cwd: folder, env: { SystemRoot }, stdio: 'ignore', windowsHide: true } as const;
  if (isExit) spawnSync(taskkill, args, { ...options, timeout: maxKillMs });
  else spawn(taskkill, args, options).once('error', () => git.kill());
}

/** Collects the output of a process, up to a limit. */
function collect(stream: Readable, maxBytes: number): { bytes(): Buffer; overflows(): boolean } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    if (bytes < maxBytes) chunks.push(chunk);
    bytes += chunk.length;
  });
  return { bytes: () => Buffer.concat(chunks), overflows: () => bytes > maxBytes };
}

/**
 * The environment of git. It contains the credentials, since everybody on the machine can read command lines. A credential helper
 * for the origin passes them to git: a configured header would also be sent to the target of a redirect. Headers that the machine has
 * configured for this URL have no effect, and `remoteRefs` rejects a replacement of the URL.
 *
 * The git configuration of the user and of the machine is read, and variables such as GIT_SSH_COMMAND, GIT_PROXY_COMMAND,
 * GIT_EXEC_PATH and GIT_CONFIG_GLOBAL keep their effect: whoever runs the step configures proxies and keys there.
 */
function gitEnvironment(
  { url, user, password, followsRedirects }: RemoteRepository,
  folder: string,
  bundle: string | null,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !isWithheld(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)),
  );
  // The keys contain the full URL, since git uses the most specific key, in any order.
  const config: [string, string][] = [
    [`http.${url}.followRedirects`, followsRedirects ? 'initial' : 'false'],
    [`http.${url}.sslVerify`, 'true'],
    [`http.${url}.extraHeader`, ''],
    [`url.${url}.insteadOf`, url],
    ['credential.helper', ''],
  ];
  if (bundle !== null) {
    config.push([`http.${url}.sslCAInfo`, bundle]);
    // With Schannel, git ignores the bundle. This key overrides the backend that the user has configured.
    if (isWindows) config.push([`http.${url}.sslBackend`, 'openssl']);
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
    // Keeps git from searching for a repository. On Windows, any user could create the folder /dev/null on the current drive.
    GIT_DIR: isWindows ? join(folder, 'none') : '/dev/null',
    // The git configuration may name files for traces, and variables to write to them, such as those with the credentials.
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_ALLOW_PROTOCOL: 'http:https:ssh:git',
    // git sends no credentials without a user. Hosts that only check a token accept any user.
    MIRROR_GIT_USER: user ?? (password === undefined ? '' : 'oauth2'),
    MIRROR_GIT_PASSWORD: password ?? '',
    LC_ALL: 'C',
  };
}

/** A script for git's shell. It uses `printf`, since `echo` interprets backslashes in some shells. */
const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;

/**
 * Whether a variable is withheld from git. These variables hold the step's secrets, name a repository (with GIT_COMMON_DIR, git reads a
 * repository's configuration even outside of it), make git print credentials or trust any certificate, or change its configuration.
 */
export function isWithheld(name: string): boolean {
  return (
    /^(INPUT_|MIRROR_|GITLAB_TOKEN$)/i.test(name) ||
    /^GIT_(DIR$|COMMON_DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(
      name,
    )
  );
}

/** @param listing the output of `git ls-remote`; a name may contain any byte except ASCII control characters */
export function parseRefs(listing: Buffer): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of listing.toString('latin1').split('\n')) {
    const [, object, name] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/s.exec(line) ?? [];
    if (object !== undefined && name !== undefined) refs.set(decodeRefName(name), object);
  }
  return refs;
}

/**
 * Decodes the name of a ref. If it is not valid UTF-8, each byte beyond ASCII becomes a lone surrogate, which no valid name has: two
 * names never decode to the same text.
 */
function decodeRefName(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return latin1.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}
