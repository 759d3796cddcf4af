/** What others have put into folders that they may write to, and into variables, is nothing that git runs or reads. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { hasSignals, removeFolder, systemPath } from '../platform.ts';
import { certificateAuthority } from '../runner/certificates.ts';
import { actionProgram, type ProcessOptions } from '../runner/runner.ts';
import { arrange, quickGitLab } from './setting.ts';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

/** Has the ID of no user and no group of a usual machine. */
const otherUser = 64_123;

/** Whether the step can run as another user than the tests: root may start it, and that user can read the program. */
const canSwitchUser =
  isRoot &&
  spawnSync(process.execPath, ['-e', 'fs.accessSync(process.argv[1])', actionProgram], { uid: otherUser })
    .status === 0;

/** Each user to run the step as; null is the user of the tests. */
const users = canSwitchUser ? [null, otherUser] : [null];

/** A module that makes the process of the step one of this user, who gets the files of the runner. */
function becoming(user: number | null): URL[] {
  if (user === null) return [];
  const code = `
    import { chownSync, readdirSync } from 'node:fs';
    const workspace = process.env.GITHUB_WORKSPACE;
    for (const name of ['', ...readdirSync(workspace)]) chownSync(workspace + '/' + name, ${user}, ${user});
    process.setgroups([]);
    process.setgid(${user});
    process.setuid(${user});`;
  return [new URL(`data:text/javascript,${encodeURIComponent(code)}`)];
}

/** A folder for temporary files that everybody may write to, and that belongs to the user of the step. */
async function sharedFolder(user: number | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shared-'));
  onTestFinished(() => removeFolder(folder));
  await chmod(folder, 0o1777);
  if (user !== null) await chown(folder, user, user);
  return folder;
}

/** The variables that name a folder for temporary files: the first one on Windows, the second one elsewhere. */
function temporary(folder: string): Record<string, string> {
  return { TEMP: folder, TMPDIR: folder };
}

/** Makes a folder a bare repository with this configuration. */
async function plantRepository(folder: string, config: string): Promise<void> {
  await mkdir(join(folder, 'objects'));
  await mkdir(join(folder, 'refs'));
  const files = { HEAD: 'ref: refs/heads/main\n', config: `[core]\n\tbare = true\n${config}` };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    if (isRoot) await chown(join(folder, name), otherUser + 1, otherUser + 1);
  }
}

/** Writes a program for the shell. */
async function plantProgram(path: string, script: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

/** An HTTP proxy that keeps what it is sent, and rejects it. */
async function recordingProxy() {
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(403).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const verifyAll = { sync: 'false', 'verify-refs': 'all', 'max-retries': '0' };

test.each(users)(
  'a repository in the temporary folder cannot send the credentials through its proxy (user %s)',
  async (user) => {
    const auth = { user: 'reader', password: 'secret-of-upstream' };
    const { runBuilt, repository, project } = await arrange({ auth });
    await project.enableMirror({ url: repository.url, credentials: auth });
    const folder = await sharedFolder(user);
    const { url, received } = await recordingProxy();
    await plantRepository(folder, `[http]\n\tproxy = ${url}\n`);
    const step = await runBuilt(
      { ...verifyAll, url: repository.url, 'auth-user': auth.user, 'auth-password': auth.password },
      { env: temporary(folder), preloads: becoming(user) },
    );
    expect(received).toEqual([]);
    expect(step.outputs).toMatchObject({ verified: 'true' });
  },
);

test.each(users)(
  'a repository in the temporary folder cannot choose the program for ssh or for credentials (user %s)',
  async (user) => {
    const { runBuilt } = await arrange();
    const folder = await sharedFolder(user);
    const record = join(folder, 'record').replaceAll('\\', '/');
    await plantRepository(
      folder,
      `[core]\n\tsshCommand = "env >> '${record}'; false"\n[credential]\n\thelper = "!env >> '${record}'; cat >> '${record}'; :"\n`,
    );
    const step = await runBuilt(
      { ...verifyAll, url: 'ssh://git@127.0.0.1:1/acme/widget.git', 'auth-password': 'secret-of-upstream' },
      { env: temporary(folder), preloads: becoming(user) },
    );
    expect(existsSync(record)).toBe(false);
    expect(step.outputs).toMatchObject({ 'error-kind': 'network' });
  },
);

test('a repository that the variables of a git hook point to has no effect', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await sharedFolder(null);
  const { url, received } = await recordingProxy();
  await plantRepository(folder, `[http]\n\tproxy = ${url}\n`);
  const step = await runBuilt(verifyAll, {
    env: { GIT_DIR: folder, GIT_COMMON_DIR: folder, GIT_WORK_TREE: folder },
  });
  expect(received).toEqual([]);
  expect(step.outputs).toMatchObject({ verified: 'true' });
});

test.skipIf(isWindows)('a git in the current folder never runs, whatever PATH contains', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await sharedFolder(null);
  const record = join(folder, 'record');
  await mkdir(join(folder, 'bin'));
  for (const name of ['git', 'bin/git']) {
    await plantProgram(join(folder, name), `env >> '${record}'; exit 1`);
  }
  for (const entry of ['', '.', 'bin', './bin']) {
    const env = { ...temporary(folder), PATH: `${entry}${delimiter}${process.env.PATH}` };
    const step = await runBuilt(verifyAll, { env });
    expect(existsSync(record)).toBe(false);
    expect(step.outputs).toMatchObject({ verified: 'true' });
  }
});

/** A git that first records how it is called. */
async function recordingGit() {
  const folder = await sharedFolder(null);
  const record = join(folder, 'record');
  const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  await plantProgram(
    join(folder, 'git'),
    `{ echo "FOLDER=$PWD"; ls -ld . | sed 's/ .*//; s/^/MODE=/'; ls | sed 's/^/FILE=/'; env; echo; } >> '${record}'\nexec '${git}' "$@"`,
  );
  return {
    PATH: `${folder}${delimiter}${systemPath}`,
    /** The environment of each call, with the working folder, its mode and the names of its files. */
    async calls(): Promise<string[][]> {
      return (await readFile(record, 'utf8'))
        .trimEnd()
        .split('\n\n')
        .map((call) => call.split('\n'));
    },
  };
}

test.skipIf(isWindows)('git receives no secret except the password of the server that it reads', async () => {
  const auth = { user: 'reader', password: 'secret-of-upstream' };
  const { runBuilt, repository, project, token } = await arrange({ auth });
  await project.enableMirror({ url: repository.url, credentials: auth });
  const { PATH, calls } = await recordingGit();
  const step = await runBuilt(
    { ...verifyAll, url: repository.url, 'auth-user': auth.user, 'auth-password': auth.password },
    { env: { PATH, GITLAB_TOKEN: token, MIRROR_USER: auth.user, MIRROR_PASSWORD: auth.password } },
  );
  expect(step.outputs).toMatchObject({ verified: 'true' });
  for (const variables of await calls()) {
    const secrets = variables.filter((line) => line.includes(token) || line.includes(auth.password));
    expect(secrets).toEqual([expect.stringMatching(/^MIRROR_GIT_PASSWORD=/)]);
  }
});

test.skipIf(isWindows)('git for one upstream of a list gets no password of another', async () => {
  const auth = { user: 'reader', password: 'secret-of-upstream' };
  const { runBuilt, gitlab, repository, project, user } = await arrange({ auth });
  await project.enableMirror({ url: repository.url, credentials: auth });
  const other = await gitlab.addProject({ path: 'group/other', members: [[user, 'maintainer']] });
  await other.enableMirror({ url: repository.url, credentials: auth });
  const { PATH, calls } = await recordingGit();
  const entry = (path: string, variable: string) =>
    `- { project: ${path}, url: ${repository.url}, auth-user: reader, auth-password: '\${${variable}}', verify-refs: all }`;
  const step = await runBuilt(
    { project: '', mirrors: `${entry('group/mirror', 'ONE')}\n${entry('group/other', 'OTHER')}` },
    { env: { PATH, ONE: auth.password, OTHER: auth.password } },
  );
  expect(step.outputs, step.stdout).toMatchObject({ verified: 'true' });
  // The calls for both run at the same time.
  const secrets = (await calls()).flat().filter((line) => line.includes(auth.password));
  expect(secrets).not.toEqual([]);
  for (const line of secrets) expect(line).toMatch(/^MIRROR_GIT_PASSWORD=/);
});

test.skipIf(isWindows)(
  'each git process runs in a new empty folder, which is removed afterwards',
  async () => {
    const { runBuilt, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const { PATH, calls } = await recordingGit();
    const folder = await sharedFolder(null);
    const step = await runBuilt(verifyAll, { env: { PATH, ...temporary(folder) } });
    expect(step.outputs).toMatchObject({ verified: 'true' });
    const value = (call: string[], name: string) =>
      call.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
    for (const call of await calls()) {
      expect(value(call, 'FOLDER')[0]).toMatch(`${folder}/`);
      expect(value(call, 'MODE')[0]).toMatch(/^drwx------/);
      expect(value(call, 'FILE')).toEqual([]);
    }
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a cancelled step leaves nothing in the temporary folder', async ({ skip }) => {
  skip(!hasSignals, 'Windows has no signal to cancel the step with');
  const { runBuilt, project, repository } = await arrange();
  await project.enableMirror({ url: repository.url });
  const upstream = createServer(() => upstream.emit('unanswered')).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  onTestFinished(() => void upstream.close());
  project.mirror.url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/a.git`;
  const folder = await sharedFolder(null);
  const during: Promise<string[]>[] = [];
  const step = await runBuilt(verifyAll, {
    env: temporary(folder),
    whileRunning: ({ kill }) =>
      void upstream.once('unanswered', () => {
        during.push(readdir(folder).finally(() => kill('SIGTERM')));
      }),
  });
  expect(step.outputs['error-kind']).toBe('cancelled');
  expect(await during[0]).toHaveLength(1);
  expect(await readdir(folder)).toEqual([]);
});

/** Ways in which the temporary folder cannot be used. */
const unusable: Record<string, (folder: string) => Promise<string>> = {
  missing: async (folder) => join(folder, 'missing'),
  'a file': async (folder) => {
    await writeFile(join(folder, 'file'), '');
    return join(folder, 'file');
  },
  'read-only': async (folder) => {
    await chmod(folder, 0o555);
    return folder;
  },
};

test.for(Object.keys(unusable))(
  'a temporary folder that is %s is named in the error',
  async (how, { skip }) => {
    skip(how === 'read-only' && isWindows, 'Windows ignores the mode of a folder');
    skip(how === 'read-only' && isRoot && !canSwitchUser, 'root may write to any folder');
    const user = isRoot ? otherUser : null;
    const { runBuilt, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const folder = (await unusable[how]?.(await sharedFolder(null))) ?? '';
    for (const inputs of [{}, { 'ca-certificate': (await certificateAuthority()).cert }]) {
      const step = await runBuilt(
        { ...verifyAll, ...inputs, 'max-retries': '5' },
        { env: temporary(folder), preloads: how === 'read-only' ? becoming(user) : [] },
      );
      expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
      const { message } = step.annotations[0] ?? { message: '' };
      expect(message).toContain(`temporary folder ${folder}`);
      expect(message).toMatch(isWindows ? /Set TEMP/ : /Set TMPDIR/);
    }
  },
);

test('the error says that the runner has no git, and nothing is retried', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await sharedFolder(null);
  const step = await runBuilt({ ...verifyAll, 'max-retries': '5' }, { env: { PATH: folder } });
  expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(/git is not installed.*Install git/);
});

test.skipIf(isWindows)('a git that does not support ca-certificate is an error with the reason', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  const folder = await sharedFolder(null);
  // As Git for Windows does without its library for OpenSSL.
  await plantProgram(
    join(folder, 'git'),
    `echo >> '${folder}/calls'
case "$*" in *--get-url*) for url; do :; done; echo "$url"; exit; esac
printf "fatal: Unsupported SSL backend 'openssl'. Supported SSL backends:\\n\\tschannel\\n" >&2; exit 128`,
  );
  const step = await runBuilt(
    { ...verifyAll, 'max-retries': '5', 'ca-certificate': (await certificateAuthority()).cert },
    { env: { PATH: folder } },
  );
  expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
  expect(step.annotations[0]?.message).toMatch(/git .* cannot use ca-certificate.*OpenSSL/);
  expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('\n\n');
});

test.skipIf(isWindows)(
  'a list of refs that is too long is an error with a hint, and is read once',
  async () => {
    const { runBuilt, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const folder = await sharedFolder(null);
    await plantProgram(
      join(folder, 'git'),
      `echo >> '${folder}/calls'
case "$*" in *--get-url*) for url; do :; done; echo "$url"; exit; esac
head -c 135000000 /dev/zero`,
    );
    const step = await runBuilt(
      { ...verifyAll, 'max-retries': '5' },
      { env: { PATH: `${folder}${delimiter}${systemPath}` } },
    );
    expect(step.outputs).toMatchObject({ 'error-kind': 'input', verified: 'false' });
    expect(step.annotations[0]?.message).toMatch(/more than 128 MiB.*list the refs in verify-refs by name/);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('\n\n');
  },
);

/** A step that is cancelled while git waits for the upstream. Resolves when the step has ended and git is not connected any more. */
async function cancelledWhileReading(options: Pick<ProcessOptions, 'env' | 'preloads'>) {
  const { runBuilt, project, repository } = await arrange(quickGitLab);
  await project.enableMirror({ url: repository.url });
  const folder = await sharedFolder(null);
  const asked = join(folder, 'asked');
  const connections: Promise<unknown>[] = [];
  const upstream = createServer(() => void writeFile(asked, ''));
  upstream.on('connection', (socket) => connections.push(once(socket, 'close')));
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  onTestFinished(() => void upstream.close());
  project.mirror.url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/acme/widget.git`;
  // Windows has no signals; there, this is what Ctrl-C does.
  const cancel = `
    import { existsSync } from 'node:fs';
    const poll = setInterval(() => {
      if (!existsSync(${JSON.stringify(asked)})) return;
      clearInterval(poll);
      process.emit('SIGINT');
    }, 20);`;
  const step = await runBuilt(verifyAll, {
    ...options,
    preloads: [new URL(`data:text/javascript,${encodeURIComponent(cancel)}`), ...(options.preloads ?? [])],
  });
  expect(step.outputs['error-kind']).toBe('cancelled');
  expect(connections).toHaveLength(1);
  await Promise.all(connections);
}

test('git and its children end with a step that is cancelled', async () => {
  await cancelledWhileReading({});
});

test.runIf(isWindows)('on Windows, git.exe and taskkill.exe in the current folder never run', async () => {
  const folder = await sharedFolder(null);
  const record = join(folder, 'record');
  // The planted programs are copies of Node, which loads this module before it reads its arguments.
  const planting = join(folder, 'planting.mjs');
  await writeFile(
    planting,
    `import { appendFileSync, copyFileSync } from 'node:fs';
    import { basename } from 'node:path';
    const program = basename(process.execPath);
    if (/^(git|taskkill)/i.test(program)) {
      appendFileSync(${JSON.stringify(record)}, program);
      process.exit(1);
    }
    for (const name of ['git.exe', 'taskkill.exe']) copyFileSync(process.execPath, name);`,
  );
  await copyFile(process.execPath, join(folder, 'git.exe'));
  const env = { ...temporary(folder), NODE_OPTIONS: `--import ${pathToFileURL(planting)}` };
  await cancelledWhileReading({ env });
  expect(existsSync(record)).toBe(false);
});
