import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyGitConfig, removeFolder } from '../platform.ts';
import type { Credentials } from './settings.ts';

export interface GitResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface GitOptions {
  cwd?: string;
  input?: string;
  /** For a server that requests a name and a password. */
  credentials?: Credentials | null;
  env?: Record<string, string>;
}

const CONFIG = {
  'safe.directory': '*',
  'init.defaultBranch': 'main',
  // Housekeeping in the background would outlive the test and race with the removal of its directory.
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'core.fsync': 'none',
  'http.receivepack': 'true',
  // GitLab never runs on Windows, so a certificate is rejected here with OpenSSL's message too, and not Schannel's.
  ...(process.platform === 'win32' ? { 'http.sslBackend': 'openssl' } : {}),
};

const CREDENTIAL_HELPER = `!printf 'username=%s\\npassword=%s\\n' "$MIRROR_USER" "$MIRROR_PASSWORD"; :`;

// Neither the user's settings nor a proxy of the machine may have an effect; only PATH is inherited.
const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_GLOBAL: emptyGitConfig,
  GIT_CONFIG_SYSTEM: emptyGitConfig,
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '1700000000 +0000',
};

const templates = new Map<string, string>();
let folder: string | undefined;

function templateFolder(): string {
  if (folder !== undefined) return folder;
  const created = mkdtempSync(path.join(tmpdir(), 'mirror-templates-'));
  process.once('exit', () => rmSync(created, { recursive: true, force: true }));
  folder = created;
  return created;
}

/** Runs git in a directory of its own, without the machine's configuration. */
export class Git {
  readonly home: string;
  readonly #children = new Map<ChildProcess, Promise<void>>();
  #closed = false;

  constructor(home: string) {
    this.home = home;
  }

  /**
   * Creates the bare repository that a name stands for, with its content, or copies it if there has been one of that name
   * in this process: git itself takes ten times as long, and most tests begin with the same two repositories.
   */
  async createRepository(dir: string, name: string, fill: () => Promise<void>): Promise<void> {
    const template = templates.get(name);
    if (template !== undefined) {
      cpSync(template, dir, { recursive: true });
      return;
    }
    await this.output(['init', '--quiet', '--bare', '--template=', dir]);
    await fill();
    // Another creation of the same kind may have finished meanwhile.
    if (templates.has(name)) return;
    const copy = path.join(templateFolder(), String(templates.size));
    cpSync(dir, copy, { recursive: true });
    templates.set(name, copy);
  }

  static async start(): Promise<Git> {
    return new Git(await mkdtemp(path.join(tmpdir(), 'mirror-git-')));
  }

  /** Starts git; the caller handles its streams. `close()` kills it if it still runs. */
  spawn(
    args: string[],
    { cwd = this.home, credentials, env = {} }: Omit<GitOptions, 'input'> = {},
  ): ChildProcess {
    if (this.#closed) throw new Error('git is closed');
    const child = spawn('git', args, {
      cwd,
      env: { ...ENVIRONMENT, HOME: this.home, ...configuration(credentials ?? null), ...env },
    });
    this.#children.set(
      child,
      new Promise<void>((resolve) => {
        child.once('error', () => resolve());
        child.once('close', () => resolve());
      }).then(() => void this.#children.delete(child)),
    );
    return child;
  }

  /** Runs git, and resolves with its result whatever the exit code. */
  run(args: string[], { input = '', ...options }: GitOptions = {}): Promise<GitResult> {
    return new Promise((resolve, reject) => {
      const child = this.spawn(args, options);
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({
          code: code ?? 1,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        }),
      );
      // Git may exit without having read everything.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
  }

  /** Runs git and returns its trimmed output; anything but success is thrown with git's own message. */
  async output(args: string[], options: GitOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, options);
    if (code !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
    return stdout.trim();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const child of this.#children.keys()) child.kill();
    await Promise.all(this.#children.values());
    await removeFolder(this.home);
  }
}

// Configuration and credentials travel in the environment, so that the list of processes shows none of them.
function configuration(credentials: Credentials | null): Record<string, string> {
  const entries = Object.entries(CONFIG);
  if (credentials) entries.push(['credential.helper', CREDENTIAL_HELPER]);
  const numbered = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(numbered),
    GIT_CONFIG_COUNT: String(entries.length),
    MIRROR_USER: credentials?.user ?? '',
    MIRROR_PASSWORD: credentials?.password ?? '',
  };
}
