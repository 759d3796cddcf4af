/** How the time of a cold start is spent, measured with V8's profiler. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { actionProgram } from '../test/runner/runner.ts';
import { run, whileServing } from './cold-start.ts';
import { type Section, table } from './section.ts';
import { median } from './statistics.ts';

const runs = 15;
const samplesEveryUs = 100;
const bundle = new URL('../dist/index.js', import.meta.url);

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

/** The part of the profile of `node --cpu-prof` that is used here. */
export interface Profile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  /** Microseconds since the previous sample. */
  timeDeltas: number[];
}

export const parts = [
  'Node itself, outside of JavaScript',
  "Node's own modules, loaded",
  'the bundle, read and compiled',
  '`@actions/http-client` and the request',
  '`@actions/core`',
  'this project',
  'anything else of Node',
] as const;

export type Part = (typeof parts)[number];

export async function startUp(): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'start-up-'));
  try {
    const profiles = join(folder, 'profiles');
    await mkdir(profiles);
    await whileServing('https', folder, async (environment) => {
      const args = [
        '--cpu-prof',
        '--cpu-prof-dir',
        profiles,
        '--cpu-prof-interval',
        `${samplesEveryUs}`,
        actionProgram,
      ];
      const program = { name: 'the profiled step', command: process.execPath, args };
      for (let time = 0; time < runs; time++) await run(program, environment);
    });
    const moduleAt = modulesOf(await readFile(bundle, 'utf8'));
    const times = await Promise.all(
      (await readdir(profiles)).map(async (file) =>
        timesOf(JSON.parse(await readFile(join(profiles, file), 'utf8')), moduleAt),
      ),
    );
    const inMs = parts.map((part) => median(times.map((time) => (time.get(part) ?? 0) / 1_000)));
    const all = inMs.reduce((sum, ms) => sum + ms, 0);
    return {
      title: 'How a cold start spends its time',
      text: [
        `The same step over https under V8's profiler (\`--cpu-prof\`, a sample every ${samplesEveryUs} µs, medians of ${runs} runs). The profiler slows the step down, so compare the shares, not the times. V8 compiles a function on its first call, and that time counts towards the caller.`,
        table(
          ['part', 'time', 'share'],
          parts.map((part, index) => [
            part,
            `${(inMs[index] ?? 0).toFixed(1)} ms`,
            `${Math.round(((inMs[index] ?? 0) / all) * 100)}%`,
          ]),
        ),
        whatFollows,
      ].join('\n\n'),
      limits: [],
      short: [],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const whatFollows = [
  'Findings, and what was done about them:',
  '',
  '- A shim replaces `undici`, which `@actions/http-client` imports only for `fetch`: it would be most of the bundle.',
  '- V8 parses all code that it reads, even functions that are never called. So code that only some steps call is in separate files: updates, lists with YAML, verification and git, creation of projects, certificates, dry runs, the command.',
  '- V8 compiles a function in parentheses as soon as it reads it. The bundler puts each module in parentheses. Minified modules have none, and V8 would read each of them twice, so the bundle is not minified.',
  "- Node's `fetch`, its performance hooks and the standard error stream, which libraries often load, are not loaded.",
  '- All outputs are written together, not one by one.',
].join('\n');

/**
 * Finds the module of a library that a line of the bundle comes from, by the bundler's comments. Modules of this project may have
 * no name there. Pure.
 */
export function modulesOf(bundle: string): (line: number) => string {
  const imports = bundle.matchAll(/^\/\/ EXTERNAL MODULE: \.\/(\S+).*\n.*__nccwpck_require__\((\d+)\);$/gm);
  const names = new Map(Array.from(imports, ([, name, id]) => [id, name]));
  const starts: { line: number; module: string }[] = [];
  for (const [line, text] of bundle.split('\n').entries()) {
    const [, id] = /^\/\*{3}\/ (\d+):$/.exec(text) ?? [];
    const [, module = names.get(id) ?? ''] = /^;\/\/ CONCATENATED MODULE: \.\/(\S+)$/.exec(text) ?? [];
    if (id !== undefined || module !== '') starts.push({ line, module });
  }
  return (line) => starts.findLast((start) => start.line <= line)?.module ?? '';
}

/** The time of each part, in microseconds. Pure. */
export function timesOf(profile: Profile, moduleAt: (line: number) => string): Map<Part, number> {
  const parents = new Map<number, number>();
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  for (const { id, children = [] } of profile.nodes) for (const child of children) parents.set(child, id);
  const known = new Map<number, Part>();
  const partOf = (id: number): Part => {
    const part = known.get(id) ?? partOfStack(stackOf(id, frames, parents), moduleAt);
    known.set(id, part);
    return part;
  };
  const times = new Map<Part, number>();
  for (const [index, id] of profile.samples.entries()) {
    const part = partOf(id);
    times.set(part, (times.get(part) ?? 0) + (profile.timeDeltas[index] ?? 0));
  }
  return times;
}

/** From the running function outwards. */
function stackOf(id: number, frames: Map<number, Frame>, parents: Map<number, number>): Frame[] {
  const stack: Frame[] = [];
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const frame = frames.get(at);
    if (frame !== undefined) stack.push(frame);
  }
  return stack;
}

function partOfStack(stack: Frame[], moduleAt: (line: number) => string): Part {
  const [running] = stack;
  if (running === undefined || running.functionName.startsWith('('))
    return 'Node itself, outside of JavaScript';
  if (stack.some(({ functionName }) => functionName === 'compileForInternalLoader'))
    return "Node's own modules, loaded";
  const compiles = ['compileSourceTextModule', 'readFileSync', 'toRealPath'];
  const isBundle = ({ url }: Frame) => url.startsWith('file:') || url.startsWith('/');
  const own = stack.find(isBundle);
  // Without a frame of the bundle, Node reads or compiles it. Time to compile inside of a call counts towards the caller.
  if (own === undefined)
    return stack.some(({ functionName }) => compiles.includes(functionName))
      ? 'the bundle, read and compiled'
      : 'anything else of Node';
  if (basename(own.url) !== 'index.js') return 'this project';
  return partOfModule(moduleAt(own.lineNumber));
}

function partOfModule(module: string): Part {
  if (/node_modules\/@actions\/(core|exec|io)\//.test(module)) return '`@actions/core`';
  if (/node_modules\/|src\/shims\/|\/http\.js$/.test(module)) return '`@actions/http-client` and the request';
  return 'this project';
}
