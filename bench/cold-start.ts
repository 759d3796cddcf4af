/** How long a step with nothing to do takes from start to exit, compared with other programs that send the same request. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type GitLab, startGitLab } from '../test/gitlab/gitlab.ts';
import { certificateAuthority, certificateFor } from '../test/runner/certificates.ts';
import { actionProgram, inputVariables } from '../test/runner/runner.ts';
import { type Limit, type Section, type Short, table } from './section.ts';
import { median, quartiles } from './statistics.ts';

export interface Program {
  name: string;
  command: string;
  args: string[];
}

type Environment = Record<string, string>;

const rounds = { warmUp: 5, measured: 61, memory: 5 };
const project = 'group/mirror';
const bundle = new URL('../dist/index.js', import.meta.url);

function rival(file: string): string {
  return fileURLToPath(new URL(`rivals/${file}`, import.meta.url));
}

function node(name: string, ...args: string[]): Program {
  return { name, command: process.execPath, args };
}

const empty = node('an empty Node program', rival('empty.cjs'));
const ours = node('**this step**', actionProgram);

const programs: Program[] = [
  empty,
  node('`node:https`, no library and no checks', rival('node-get.cjs')),
  ours,
  node('`@gitbeaker/rest`', rival('gitbeaker-get.mjs')),
  { name: 'bash and curl', command: 'bash', args: [rival('curl-get.sh')] },
];

/** Limits for the whole process relative to an empty one on the same Node, and for the sizes in kB. */
const maxTimes = { http: 3, https: 2.7 };
const maxMemory = 1.45;
const maxKilobytes = { bundle: 355, download: 400 };

interface Measured {
  program: Program;
  ms: number[];
  /** Relative to the empty program of the same round, which ran under the same load. */
  ratios: number[];
}

export async function coldStart(): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'cold-start-'));
  try {
    const limits: Limit[] = [];
    const tables: string[] = [];
    const short: Short[] = [];
    for (const scheme of ['http', 'https'] as const) {
      await whileServing(scheme, folder, async (environment) => {
        const measured = await inTurns(programs, environment);
        tables.push(`Over ${scheme}:`, timesTable(measured));
        short.push(shortOf(scheme, measured));
        limits.push({
          what: `cold start over ${scheme}, relative to an empty program`,
          measured: median(measured.find(({ program }) => program === ours)?.ratios ?? []),
          atMost: maxTimes[scheme],
          unit: '×',
        });
        if (scheme === 'https') {
          const [ofOurs, ofEmpty] = [await peakBytes(ours, environment), await peakBytes(empty, environment)];
          tables.push(
            `Peak memory over https: ${megabytes(ofOurs)} for the step, ${megabytes(ofEmpty)} for the empty program (medians of ${rounds.memory} runs).`,
          );
          const what = 'peak memory over https, relative to an empty program';
          limits.push({ what, measured: ofOurs / ofEmpty, atMost: maxMemory, unit: '×' });
        }
      });
    }
    const { size } = await stat(bundle);
    const sizes = [
      { what: '`dist/index.js`', bytes: size, atMost: maxKilobytes.bundle },
      { what: 'what a runner downloads', bytes: await downloadBytes(), atMost: maxKilobytes.download },
    ];
    for (const { what, bytes, atMost } of sizes) {
      limits.push({ what, measured: bytes / 1_000, atMost, unit: ' kB' });
    }
    return {
      title: 'Cold start',
      text: [
        `Reads one mirror whose settings are up to date (\`sync: false\`), from the start of the process to its exit, as a runner starts it: inputs, masks, outputs and job summary included. The programs run one after the other, in ${rounds.measured} rounds after ${rounds.warmUp} warm-up rounds; each time is divided by that of the empty program in the same round. GitLab runs on the same machine and responds at once. Over https, its certificate is from a private authority, which all programs trust through an environment variable such as \`NODE_EXTRA_CA_CERTS\`.`,
        ...tables,
      ].join('\n\n'),
      limits,
      short,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Serves one mirror on an embedded GitLab, and passes the work the environment in which every program finds it. */
export async function whileServing(
  scheme: 'http' | 'https',
  folder: string,
  work: (environment: Environment) => Promise<void>,
): Promise<void> {
  const authority = await certificateAuthority();
  const tls = await certificateFor(['127.0.0.1'], authority);
  const gitlab = await startGitLab(scheme === 'https' ? { tls } : {});
  try {
    const authorities = join(folder, 'authority.pem');
    await writeFile(authorities, authority.cert);
    await work({
      ...(await mirrorOn(gitlab, folder)),
      NODE_EXTRA_CA_CERTS: authorities,
      CURL_CA_BUNDLE: authorities,
    });
  } finally {
    await gitlab.close();
  }
}

async function mirrorOn(gitlab: GitLab, folder: string): Promise<Environment> {
  const user = gitlab.addUser('mirror-bot');
  const token = gitlab.addToken(user);
  const mirror = await gitlab.addProject({
    path: project,
    members: [[user, 'maintainer']],
    repository: false,
  });
  await mirror.enableMirror({ url: 'https://example.com/upstream.git', fetched: false });
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) await writeFile(file, '');
  return {
    PATH: process.env.PATH ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    ...files,
    ...inputVariables({ 'gitlab-url': gitlab.url, token, project, sync: 'false' }),
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: token,
    PROJECT: project,
  };
}

async function inTurns(all: Program[], environment: Environment): Promise<Measured[]> {
  const measured: Measured[] = all.map((program) => ({ program, ms: [], ratios: [] }));
  for (let round = 0; round < rounds.warmUp + rounds.measured; round++) {
    const ms: number[] = [];
    for (const program of all) ms.push(await run(program, environment));
    if (round < rounds.warmUp) continue;
    for (const [index, of] of measured.entries()) {
      of.ms.push(ms[index] ?? 0);
      of.ratios.push((ms[index] ?? 0) / (ms[0] ?? 0));
    }
  }
  return measured;
}

/** @returns how long the process took, in milliseconds */
export async function run({ name, command, args }: Program, env: Environment): Promise<number> {
  const begun = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} exited with ${code}: ${printed}`);
  return performance.now() - begun;
}

async function peakBytes({ name, command, args }: Program, environment: Environment): Promise<number> {
  const file = join(environment.GITHUB_WORKSPACE ?? '', 'memory');
  const watched = {
    name,
    command,
    args: ['--import', new URL('peak-memory.mjs', import.meta.url).href, ...args],
  };
  const peaks: number[] = [];
  for (let time = 0; time < rounds.memory; time++) {
    await run(watched, { ...environment, MEMORY_FILE: file });
    peaks.push(Number(await readFile(file, 'utf8')));
  }
  return median(peaks);
}

/** @returns the size of the committed files as GitHub packs them for a runner */
async function downloadBytes(): Promise<number> {
  const options = {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'buffer',
    maxBuffer: 16_000_000,
  } as const;
  const { stdout } = await promisify(execFile)('git', ['archive', '--format=tar.gz', 'HEAD'], options);
  return stdout.length;
}

function shortOf(scheme: string, measured: Measured[]): Short {
  const ratio = ({ ratios }: Measured) => `${median(ratios).toFixed(1)}×`;
  const [own] = measured.filter(({ program }) => program === ours);
  const rivals = measured.filter(({ program }) => program !== ours && program !== empty);
  return {
    what: `A step over ${scheme} with nothing to do, from start to exit; an empty Node program is 1×`,
    ours: own === undefined ? '' : ratio(own),
    others: rivals.map((one) => `${one.program.name}: ${ratio(one)}`).join('<br>'),
  };
}

function timesTable(measured: Measured[]): string {
  const rows = measured.map(({ program, ms, ratios }) => [
    program.name,
    `${median(ms).toFixed(0)} ms`,
    quartiles(ms)
      .map((value) => value.toFixed(0))
      .join(' – '),
    `${median(ratios).toFixed(2)}×`,
    quartiles(ratios)
      .map((value) => value.toFixed(2))
      .join(' – '),
  ]);
  return table(['program', 'median', 'quartiles', 'relative to the empty program', 'quartiles'], rows);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
