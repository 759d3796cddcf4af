/** How long a job waits for a release that was pushed upstream, and whether the mirror has the release when the job continues. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  type GitLab,
  type ProjectHandle,
  startGitLab,
  startUpstream,
  type Upstream,
} from '../test/gitlab/gitlab.ts';
import { runAction } from '../test/runner/runner.ts';
import { compressedTime, inCompressedTime } from './compressed-time.ts';
import { type Section, table } from './section.ts';
import { median, spread } from './statistics.ts';

/** How many times as fast time passes. */
const speed = 25;
const secondMs = 1_000;
/** GitLab's `pull_mirror_interval_seconds` by default. */
const intervalMs = 300 * secondMs;
/** How long before the push the mirror's last update finished. */
const endedAgoMs = 60 * secondMs;
/** GitLab checks every minute which mirrors are due. The runs begin this long after such a check. */
const offsetsMs = [0, 20 * secondMs, 40 * secondMs];

const tag = 'v1.2.3';

/** A mirror whose upstream has just got a release. */
interface Setting {
  gitlab: GitLab;
  project: ProjectHandle;
  token: string;
  /** The commit that the tag points to. */
  commit: string;
}

interface Strategy {
  name: string;
  isOurs: boolean;
  verifies: boolean;
  isImmediate: boolean;
  /** Returns on success, throws on failure. */
  run(setting: Setting): Promise<void>;
}

const strategies: readonly Strategy[] = [
  ours('true', false),
  ours('true', true),
  ours('immediate', false),
  ours('immediate', true),
  rival('`POST`, then a poll every 10 s until `finished`', 'post-and-poll.sh', { POLL: 10 }),
  rival('`POST`, then a poll every 10 s until `last_update_at` has changed', 'post-and-compare.sh', {
    POLL: 10,
  }),
  rival('`POST`, then `sleep 600`', 'post-and-hope.sh', { HOPE: 600 }),
];

/** One run of a strategy. Times are GitLab's, in milliseconds. */
interface Run {
  /** From the push upstream to success. */
  elapsedMs: number;
  /** From the push to the end of GitLab's interval, until which it postpones an update that a POST requests. */
  remainderMs: number;
  /** Whether the mirror had the tag at the moment of success. */
  isTrue: boolean;
  requests: number;
}

interface Measured extends Strategy {
  runs: readonly Run[];
}

export async function release(): Promise<Section> {
  const measured: Measured[] = [];
  const upstream = await startUpstream();
  try {
    for (const [index, strategy] of strategies.entries()) {
      const runs = offsetsMs.map((offsetMs) =>
        measure(strategy, upstream, `acme/widget-${index}-${offsetMs}`, offsetMs),
      );
      measured.push({ ...strategy, runs: await Promise.all(runs) });
    }
  } finally {
    await upstream.close();
  }
  const own = measured.filter(({ isOurs }) => isOurs);
  const immediate = own.filter(({ isImmediate }) => isImmediate);
  return {
    title: 'Release to mirror',
    text: textOf(measured, immediate),
    limits: [
      {
        what: 'steps with `verify-refs` that passed before the mirror had the release',
        measured: untrue(own.filter(({ verifies }) => verifies)),
        atMost: 0,
        unit: '',
      },
      {
        what: 'steps without `verify-refs` that passed before the mirror had the release',
        measured: untrue(own.filter(({ verifies }) => !verifies)),
        atMost: 0,
        unit: '',
      },
      {
        what: "longest time of a release with `sync: immediate`, relative to the rest of GitLab's interval",
        measured: maxShare(immediate),
        atMost: 1,
        unit: '×',
      },
    ],
    short: [
      {
        what: `A release, from the push upstream to the mirror, ${inSeconds(endedAgoMs)} after the last update`,
        ours: own.map(inShort).join('<br>'),
        others: measured
          .filter(({ isOurs }) => !isOurs)
          .map(inShort)
          .join('<br>'),
      },
    ],
  };
}

function inShort({ name, runs }: Measured): string {
  const time = inSeconds(median(runs.map(({ elapsedMs }) => elapsedMs)));
  const wrong = runs.filter(({ isTrue }) => !isTrue).length;
  const end =
    wrong === 0
      ? `after ${time}`
      : `passes after ${time} without the release, in ${wrong} of ${runs.length} runs`;
  return `${name.replace('this step, ', '')}: ${end}`;
}

function ours(sync: 'true' | 'immediate', verifies: boolean): Strategy {
  return {
    name: `this step, \`sync: ${sync}\`${verifies ? ', `verify-refs`' : ''}`,
    isOurs: true,
    verifies,
    isImmediate: sync === 'immediate',
    async run({ gitlab, project, token, commit }) {
      const step = await runAction(
        {
          'gitlab-url': gitlab.url,
          token,
          project: project.path,
          sync,
          ...(verifies ? { 'verify-refs': `refs/tags/${tag}=${commit}` } : {}),
          // A response takes real time, which compression multiplies.
          'request-timeout': '10m',
        },
        inCompressedTime(speed),
      );
      if (step.exitCode !== 0) throw new Error(step.stdout.slice(-2_000));
    },
  };
}

/**
 * @param script in the folder of rivals
 * @param pauses how long it sleeps, in seconds, by the name of the variable that it reads
 */
function rival(name: string, script: string, pauses: Record<string, number>): Strategy {
  return {
    name,
    isOurs: false,
    verifies: false,
    isImmediate: false,
    async run({ gitlab, project, token }) {
      const compressed = Object.entries(pauses).map(([name, seconds]) => [name, String(seconds / speed)]);
      const child = spawn('bash', [fileURLToPath(new URL(`rivals/${script}`, import.meta.url))], {
        env: {
          PATH: process.env.PATH,
          URL: `${gitlab.url}/api/v4/projects/${project.id}/mirror/pull`,
          TOKEN: token,
          ...Object.fromEntries(compressed),
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [errors, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      if (exitCode !== 0) throw new Error(`${script}: exit code ${exitCode} ${errors}`);
    },
  };
}

async function measure(strategy: Strategy, upstream: Upstream, path: string, offsetMs: number): Promise<Run> {
  const gitlab = await startGitLab({ time: compressedTime(speed), intervalMs });
  try {
    const user = gitlab.addUser('mirror-bot');
    const token = gitlab.addToken(user);
    const project = await gitlab.addProject({ path, members: [[user, 'maintainer']] });
    const repository = await upstream.addRepository(`${path}.git`);
    await new Promise<void>((resolve) => gitlab.clock.after(offsetMs, resolve));
    await project.enableMirror({ url: repository.url, endedAgoMs });
    const intervalEnd = (project.mirror.lastUpdateAt ?? Number.NaN) + intervalMs;
    const commit = await repository.commit('main', 'Release');
    const { object } = await repository.tag(tag, { annotated: true, at: commit });
    const pushedAt = gitlab.clock.now();
    await strategy.run({ gitlab, project, token, commit });
    const elapsedMs = gitlab.clock.now() - pushedAt;
    const refs = await project.repository.refs();
    return {
      elapsedMs,
      remainderMs: intervalEnd - pushedAt,
      isTrue: refs.get(`refs/tags/${tag}`) === object,
      requests: gitlab.requests.length,
    };
  } finally {
    await gitlab.close();
  }
}

function untrue(measured: readonly Measured[]): number {
  return measured.flatMap(({ runs }) => runs).filter(({ isTrue }) => !isTrue).length;
}

function maxShare(measured: readonly Measured[]): number {
  return Math.max(
    ...measured.flatMap(({ runs }) => runs).map(({ elapsedMs, remainderMs }) => elapsedMs / remainderMs),
  );
}

function textOf(measured: readonly Measured[], immediate: readonly Measured[]): string {
  const runs = measured.flatMap((strategy) => strategy.runs);
  const wrong = measured.filter((strategy) => untrue([strategy]) > 0);
  const wrongNames = wrong.map(({ name }) => name).join('; ');
  return `A commit and a tag are pushed upstream ${inSeconds(endedAgoMs)} after the mirror's last update finished. GitLab therefore postpones the update that a \`POST\` requests: at the push, ${inSeconds(median(runs.map(({ remainderMs }) => remainderMs)))} of its interval remain (median). Then the release job starts: this step, as built, or a script of bash and curl. Upstream and GitLab are real git repositories behind HTTP servers on this machine. Time passes ${speed} times as fast, so the start of a process also counts ${speed} times. The table shows the time from the push to the success of the step or script, by GitLab's clock. Each job runs ${offsetsMs.length} times. The runs begin at different points between two of GitLab's checks for due mirrors, which happen every minute. At the moment of success, the mirror's repository shows whether it has the tag.

${table(
  ['what the job does', 'from push to success: median (range)', 'mirror had the tag', 'requests'],
  measured.map((strategy) => [
    strategy.name,
    spread(
      strategy.runs.map(({ elapsedMs }) => elapsedMs),
      inSeconds,
    ),
    `${strategy.runs.length - untrue([strategy])} of ${strategy.runs.length}`,
    String(Math.round(median(strategy.runs.map(({ requests }) => requests)))),
  ]),
)}

${wrong.length === 0 ? 'No job passed before the mirror had the release.' : `Passed before the mirror had the release: ${wrongNames}.`} \`sync: immediate\` took at most ${Math.ceil(100 * maxShare(immediate))}% of the rest of GitLab's interval. A job that sends a \`POST\` and waits for that update has to wait for all of it.`;
}

function inSeconds(ms: number): string {
  return `${Math.round(ms / secondMs)} s`;
}
