import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Git } from './git.ts';

export interface CommitSummary {
  id: string;
  title: string;
  committedAt: string;
}

/** A ref as the API shows it: `target` is what the ref holds, `commit` what that leads to; null if that is no commit. */
export interface RefSummary {
  name: string;
  target: string;
  message: string | null;
  commit: CommitSummary | null;
}

const REF_FORMAT = [
  '%(refname)',
  '%(objectname)',
  '%(objecttype)',
  '%(contents:subject)',
  '%(committerdate:iso-strict)',
  '%(*objectname)',
  '%(*objecttype)',
  '%(*contents:subject)',
  '%(*committerdate:iso-strict)',
].join('%00');

// Every commit made here is one second after the last, so that no two are equal.
let seconds = 1_700_000_000;

/** A bare repository on disk, used through real git. */
export class Repository {
  readonly dir: string;
  /** Its address for git; a moved project's changes. */
  url: string;
  readonly git: Git;

  constructor(git: Git, dir: string, url: string) {
    this.git = git;
    this.dir = dir;
    this.url = url;
  }

  /** Creates it, without a commit unless there is a message for one. */
  static async create(
    git: Git,
    name: string,
    url: string,
    { defaultBranch = 'main', firstCommit = '' }: { defaultBranch?: string; firstCommit?: string } = {},
  ): Promise<Repository> {
    const dir = path.join(git.home, name);
    const repository = new Repository(git, dir, url);
    await git.createRepository(dir, `${defaultBranch} ${firstCommit}`, async () => {
      if (defaultBranch !== 'main') await repository.setDefaultBranch(defaultBranch);
      if (firstCommit !== '') await repository.commit(defaultBranch, firstCommit);
    });
    return repository;
  }

  async setDefaultBranch(branch: string): Promise<void> {
    await this.output(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  }

  /** Whether there is no branch. */
  isEmpty(): boolean {
    if (this.dir === '') return true;
    const packed = path.join(this.dir, 'packed-refs');
    if (existsSync(packed) && readFileSync(packed, 'utf8').includes(' refs/heads/')) return false;
    return !readdirSync(path.join(this.dir, 'refs', 'heads'), {
      recursive: true,
      withFileTypes: true,
    }).some((entry) => entry.isFile());
  }

  /** Branches and tags, each with the object that it holds. */
  async refs(): Promise<Map<string, string>> {
    const lines = await this.output([
      'for-each-ref',
      '--format=%(refname) %(objectname)',
      'refs/heads',
      'refs/tags',
    ]);
    return new Map(
      lines
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(' ') as [string, string]),
    );
  }

  /** Refs under a prefix, or the one ref of that very name, in order of their names. */
  async describe(pattern: string): Promise<RefSummary[]> {
    const lines = await this.output(['for-each-ref', `--format=${REF_FORMAT}`, pattern]);
    return lines.split('\n').filter(Boolean).map(parseRef);
  }

  /** The commit of that name, or null. */
  async findCommit(name: string): Promise<CommitSummary | null> {
    const { code, stdout } = await this.git.run(
      ['log', '-1', '--format=%H%x00%s%x00%cI', '--end-of-options', `${name}^{commit}`],
      { cwd: this.dir },
    );
    const [id = '', title = '', committedAt = ''] = stdout.trim().split('\0');
    return code === 0 ? { id, title, committedAt } : null;
  }

  /** Adds a commit to a branch, which starts at the default branch if it is new, and returns its hash. */
  async commit(branch: string, message = 'Change', files?: Record<string, string>): Promise<string> {
    const tip = (await this.#resolve(`refs/heads/${branch}`)) ?? (await this.#resolve('HEAD'));
    return this.#write(branch, message, tip, files);
  }

  /** Creates many branches at once, at the default branch. */
  async branches(names: string[]): Promise<void> {
    const tip = await this.output(['rev-parse', 'HEAD']);
    await this.updateRefs(names.map((name) => `update refs/heads/${name} ${tip}`));
  }

  /** Runs commands of `git update-ref --stdin`: all of them, or none. */
  async updateRefs(commands: string[]): Promise<void> {
    if (commands.length > 0) await this.output(['update-ref', '--stdin'], `${commands.join('\n')}\n`);
  }

  /** Creates or moves a branch. */
  async branch(name: string, from = 'HEAD'): Promise<string> {
    await this.output(['update-ref', `refs/heads/${name}`, from]);
    return this.output(['rev-parse', `refs/heads/${name}`]);
  }

  /** Creates or moves a tag. */
  async tag(
    name: string,
    { annotated = false, at = 'HEAD' }: { annotated?: boolean; at?: string } = {},
  ): Promise<{ object: string; commit: string }> {
    await this.output(['tag', '--force', ...(annotated ? ['-a', '-m', `Release ${name}`] : []), name, at]);
    const lines = await this.output(['rev-parse', `refs/tags/${name}`, `refs/tags/${name}^{}`]);
    const [object = '', commit = ''] = lines.split('\n');
    return { object, commit };
  }

  /** Replaces a branch's last commit by another, so that copies of the branch have diverged from it. */
  async forcePush(branch: string, message = 'Rewritten', files?: Record<string, string>): Promise<string> {
    const parent = await this.#resolve(`refs/heads/${branch}^`);
    return this.#write(branch, message, parent, files);
  }

  async deleteRef(ref: string): Promise<void> {
    await this.output(['update-ref', '-d', ref]);
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const { code } = await this.git.run(['merge-base', '--is-ancestor', ancestor, descendant], {
      cwd: this.dir,
    });
    return code === 0;
  }

  /** The best common ancestor of two commits; `unknown` lists those that are not there. */
  async mergeBase(a: string, b: string): Promise<{ base: string | null; unknown: string[] }> {
    const found = await Promise.all(
      [a, b].map(async (name) => ((await this.findCommit(name)) ? null : name)),
    );
    const unknown = found.filter((name) => name !== null);
    if (unknown.length > 0) return { base: null, unknown };
    const { code, stdout } = await this.git.run(['merge-base', '--end-of-options', a, b], { cwd: this.dir });
    return { base: code === 0 ? stdout.trim() : null, unknown };
  }

  output(args: string[], input = ''): Promise<string> {
    return this.git.output(args, { cwd: this.dir, input });
  }

  async #resolve(name: string): Promise<string | null> {
    const { code, stdout } = await this.git.run(['rev-parse', '--verify', '--quiet', name], {
      cwd: this.dir,
    });
    return code === 0 ? stdout.trim() : null;
  }

  async #write(
    branch: string,
    message: string,
    parent: string | null,
    files?: Record<string, string>,
  ): Promise<string> {
    const stamp = `Ada <ada@example.com> ${++seconds} +0000`;
    const contents = Object.entries(files ?? { 'CHANGES.md': `${message}\n` });
    const script = [
      `commit refs/heads/${branch}`,
      'mark :1',
      `author ${stamp}`,
      `committer ${stamp}`,
      data(message),
      ...(parent ? [`from ${parent}`] : []),
      ...contents.flatMap(([name, text]) => [`M 100644 inline ${name}`, data(text)]),
      'get-mark :1',
      '',
    ];
    return this.output(['fast-import', '--quiet', '--force'], script.join('\n'));
  }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function parseRef(line: string): RefSummary {
  const [
    ref = '',
    target = '',
    type,
    subject = '',
    date = '',
    peeled = '',
    peeledType,
    peeledSubject = '',
    peeledDate = '',
  ] = line.split('\0');
  const annotated = type === 'tag';
  return {
    name: ref.replace(/^refs\/(heads|tags)\//, ''),
    target,
    message: annotated ? subject : null,
    commit: commitOf(
      annotated
        ? { type: peeledType, id: peeled, title: peeledSubject, committedAt: peeledDate }
        : { type, id: target, title: subject, committedAt: date },
    ),
  };
}

// A tag may be of any object.
function commitOf({ type, ...commit }: CommitSummary & { type: string | undefined }): CommitSummary | null {
  return type === 'commit' ? commit : null;
}
