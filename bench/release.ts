/** From a release that is pushed upstream to a job that goes on because of it, and whether the mirror has it by then. */
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
/** GitLab's `pull_mirror_interval_seconds` where nobody changed it. */
const intervalMs = 300 * secondMs;
/** When the mirror's last update ended, before the push. */
const endedAgoMs = 60 * secondMs;
/** GitLab looks every minute for mirrors that are due; so far into such a minute the runs begin. */
const offsetsMs = [0, 20 * secondMs, 40 * secondMs];

const tag = 'v1.2.3';

/** A mirror whose upstream has just got a release. */
interface Setting {
  gitlab: GitLab;
  project: ProjectHandle;
  token: string;
  /** That the tag stands for. */
  commit: string;
}

interface Strategy {
  name: string;
  isOurs: boolean;
  verifies: boolean;
  isImmediate: boolean;
  /** Returns with success, and throws where there is none. */
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
  /** From the push to the end of GitLab's interval: so long it puts off what a POST asks for. */
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
    bounds: [
      {
        what: 'releases passed with `verify-refs` that the mirror did not have',
        measured: untrue(own.filter(({ verifies }) => verifies)),
        atMost: 0,
        unit: '',
      },
      {
        what: 'releases passed without `verify-refs` that the mirror did not have',
        measured: untrue(own.filter(({ verifies }) => !verifies)),
        atMost: 0,
        unit: '',
      },
      {
        what: "longest way of a release with `sync: immediate`, by what was left of GitLab's interval",
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
    wrong === 0 ? `after ${time}` : `passes after ${time} without it, ${wrong} times of ${runs.length}`;
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
          // An answer takes real time, which compression makes look long.
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
 * @param pauses that it sleeps for, in seconds, by the variable that it reads
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
      const [complaint, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      if (exitCode !== 0) throw new Error(`${script}: exit code ${exitCode} ${complaint}`);
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
  return `A mirror's last update ended ${inSeconds(endedAgoMs)} ago when a commit and a tag are pushed upstream, so that GitLab puts off the update that a \`POST\` requests: at the push, ${inSeconds(median(runs.map(({ remainderMs }) => remainderMs)))} of its interval are left (median). Then the release's job begins: this step, as it is built, or a script of bash and curl. Upstream and GitLab are real git repositories behind HTTP servers on this machine, and time passes ${speed} times as fast, for what a process takes to start as well. Measured is the time from the push to the success of step or script, in GitLab's seconds, in ${offsetsMs.length} runs that begin at different points of the minute in which GitLab looks for mirrors that are due. At the moment of success the mirror's repository shows whether it has the tag.

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

${wrong.length === 0 ? 'Nothing passed before the mirror had the release.' : `Passed before the mirror had the release: ${wrongNames}.`} \`sync: immediate\` took at most ${Math.ceil(100 * maxShare(immediate))} % of what was left of GitLab's interval, which whoever asks by \`POST\` and waits for that update has to wait for.`;
}

function inSeconds(ms: number): string {
  return `${Math.round(ms / secondMs)} s`;
}
