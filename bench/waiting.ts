/** How soon the step detects the end of an update, and with how many requests, compared with loops with a fixed pause. */
import { type GitLab, type ProjectHandle, startGitLab } from '../test/gitlab/gitlab.ts';
import { runAction } from '../test/runner/runner.ts';
import { compressedTime, inCompressedTime } from './compressed-time.ts';
import { delayAgainstRequests, inWords } from './plot.ts';
import { type Section, type Short, table } from './section.ts';
import { median, spread } from './statistics.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

/** The step's default. */
const pollIntervalMs = secondMs;

/** One update of GitLab's, in milliseconds of its time. */
interface Case {
  queueMs: number;
  runMs: number;
}

const runsMs = [2, 5, 12, 30, 60, 120, 300, 600, 1_200, 3_600].map((seconds) => seconds * secondMs);
const queuesMs = [30, 120, 360].map((seconds) => seconds * secondMs);
const cases: readonly Case[] = [
  ...runsMs.map((runMs) => ({ queueMs: 0, runMs })),
  ...queuesMs.map((queueMs) => ({ queueMs, runMs: 8 * secondMs })),
];

/** Each update is measured with five durations around its own, unevenly spread, so that they do not all end in step with the polls. */
const lengths = [0.92, 0.957, 1.007, 1.037, 1.08];

/** The measurements of one wait. Times are GitLab's, in milliseconds. */
interface Wait {
  /** From the request to the end of the update. */
  durationMs: number;
  /** From the end of the update to the poll that showed it. */
  delayMs: number;
  requests: number;
  /** By how much the distance of the first polls exceeded the pause between them. */
  overheadsMs: number[];
  /** From the last poll to the exit of the waiting program, in real time. */
  endingRealMs: number;
}

interface Strategy {
  name: string;
  minPauseMs: number;
  /** Requests an update of the mirror, and returns when it has detected the end of that update. */
  run(gitlab: GitLab, project: ProjectHandle, how: { token: string; speed: number }): Promise<void>;
}

const ours: Strategy = { name: 'this step', minPauseMs: pollIntervalMs, run: runStep };
const loops: readonly Strategy[] = [1, 5, 10, 60].map((seconds) => ({
  name: `every ${seconds} s`,
  minPauseMs: seconds * secondMs,
  run: (gitlab, project, { token }) => runLoop(gitlab, project, token, seconds * secondMs),
}));

/** The waits of one case, by strategy. */
interface Measured extends Case {
  waits: ReadonlyMap<Strategy, readonly Wait[]>;
}

/** A strategy over all cases. */
export interface Total {
  name: string;
  /** For one update of each case. */
  requests: number;
  /** Delay relative to the duration, the mean of all. */
  relativeDelay: number;
}

export async function waiting(): Promise<Section & { svg: string }> {
  const measured: Measured[] = [];
  // One case after the other, so that their requests do not delay each other.
  for (const update of cases) {
    const waits = await Promise.all(
      [ours, ...loops].map(async (strategy) => [strategy, await measure(strategy, update)] as const),
    );
    measured.push({ ...update, waits: new Map(waits) });
  }
  const judged = measured.map(judge);
  const total = totalOf(ours, measured);
  const others = loops.map((loop) => totalOf(loop, measured));
  return {
    title: 'Delay and number of requests',
    text: textOf(judged, total, others),
    limits: [
      {
        what: 'longest delay, relative to the maximum for the duration of the update',
        measured: Math.max(...judged.map(({ delayRatio }) => delayRatio)),
        atMost: 1,
        unit: '×',
      },
      {
        what: 'most requests, relative to the maximum for the duration of the update',
        measured: Math.max(...judged.map(({ requestsRatio }) => requestsRatio)),
        atMost: 1,
        unit: '×',
      },
      {
        what: 'fixed loops that need no more requests than the step and have no more delay, relative to the duration',
        measured: others.filter((other) => dominates(other, total)).length,
        atMost: 0,
        unit: '',
      },
    ],
    short: shortOf(judged),
    svg: plotOf(measured),
  };
}

/** A typical update takes a few minutes. */
const usualMs = 5 * minuteMs;

function shortOf(judged: readonly Judged[]): Short[] {
  const usual = judged.filter(({ queueMs, runMs }) => queueMs === 0 && runMs === usualMs);
  const costs = (strategy: Strategy, { waits }: Judged) => {
    const own = waitsOf(strategy, waits);
    return `${seconds(meanDelayMs(own))} delay, ${rounded(meanRequests(own))} requests`;
  };
  return usual.map((update) => ({
    what: `Waiting for an update of ${nameOf(update)}: delay after its end`,
    ours: costs(ours, update),
    others: loops.map((loop) => `a poll ${loop.name}: ${costs(loop, update)}`).join('<br>'),
  }));
}

/** The maximum delay for an update of this duration, from the request to its end; in milliseconds. */
export function allowedDelayMs(durationMs: number, pollIntervalMs: number): number {
  return Math.max(1.2 * pollIntervalMs, Math.min(durationMs / 10, 15 * pollIntervalMs));
}

/**
 * The maximum number of requests for one update that GitLab does not postpone. The pause is one interval until ten
 * intervals have passed without a change, and then a tenth of the time since the change, which makes the next poll 1.1
 * times as late: ln(t / 10) / ln(1.1) polls until t intervals have passed. From 150 intervals on, the pause stays at
 * fifteen. The change from queued to running restarts this; since polls become rarer with time, the two phases together
 * need most polls if they are equally long. Five more requests are the snapshot before the request, the request, the poll
 * that finds the update queued, the poll after its end, and one because the pauses reach fifteen in steps.
 * @param durationMs from the request to the end of the update
 */
export function maxRequests(durationMs: number, pollIntervalMs: number): number {
  return 5 + Math.ceil(2 * pollsWithin(durationMs / pollIntervalMs / 2));
}

/** @param intervals that pass without a change, from the poll that showed the last change */
function pollsWithin(intervals: number): number {
  const even = Math.min(intervals, 10);
  const growing = Math.log(Math.min(Math.max(intervals / 10, 1), 15)) / Math.log(1.1);
  const capped = Math.max(intervals - 150, 0) / 15;
  return even + growing + capped;
}

/** Whether one has at most as many requests and at most as much delay as the other. */
export function dominates(one: Total, other: Total): boolean {
  return one.requests <= other.requests && one.relativeDelay <= other.relativeDelay;
}

/**
 * How many times as fast time may pass if so many milliseconds of it have to be measured: they last at least a quarter of
 * a second of real time, so that the few milliseconds of a request hardly count. Timers count whole milliseconds, so at
 * each of these speeds a second is a whole number of them.
 */
function speedFor(ms: number): number {
  return [50, 40, 20, 10, 4].find((speed) => ms / speed >= 250) ?? 4;
}

async function measure(strategy: Strategy, { queueMs, runMs }: Case): Promise<Wait[]> {
  const allowedMs = allowedDelayMs(queueMs + runMs, pollIntervalMs);
  const speed = speedFor(Math.max(allowedMs, strategy.minPauseMs));
  // The time until a worker picks an update up is part of the queue.
  const gitlab = await startGitLab({ time: compressedTime(speed), pickupMs: 0 });
  try {
    const user = gitlab.addUser('mirror-bot');
    const token = gitlab.addToken(user);
    return await Promise.all(
      lengths.map(async (length, index) => {
        const path = `group/mirror-${index}`;
        const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
        await project.enableMirror({
          url: 'https://example.com/upstream.git',
          fetched: false,
          // Longer ago than GitLab's interval, so that GitLab postpones nothing.
          endedAgoMs: 60 * minuteMs,
        });
        project.plan({ outcome: 'nothing-new', queueMs: queueMs * length, runMs: runMs * length });
        await strategy.run(gitlab, project, { token, speed });
        return waitOf(gitlab, project, { endedAt: gitlab.clock.now(), speed }, strategy);
      }),
    );
  } finally {
    await gitlab.close();
  }
}

function waitOf(
  gitlab: GitLab,
  project: ProjectHandle,
  { endedAt, speed }: { endedAt: number; speed: number },
  strategy: Strategy,
): Wait {
  const requests = gitlab.requests.filter(({ path }) => path.startsWith(`/projects/${project.id}/`));
  const requestIndex = requests.findIndex(({ method }) => method === 'POST');
  const polls = requests.slice(requestIndex).map(({ at }) => at);
  const [first, last] = [polls[0], polls.at(-1)];
  const [run, ...more] = project.runs;
  if (first === undefined || last === undefined || run?.endedAt == null || more.length > 0) {
    throw new Error(`${strategy.name}: expected exactly one finished update`);
  }
  // The first polls are one interval apart: pauses grow only after ten intervals without a change.
  const even = polls.slice(0, 9);
  return {
    durationMs: run.endedAt - first,
    delayMs: Math.max(0, last - run.endedAt),
    requests: requests.length,
    overheadsMs: even.slice(1).map((at, index) => at - (even[index] ?? Number.NaN) - strategy.minPauseMs),
    endingRealMs: (endedAt - last) / speed,
  };
}

async function runStep(
  gitlab: GitLab,
  project: ProjectHandle,
  { token, speed }: { token: string; speed: number },
): Promise<void> {
  const step = await runAction(
    {
      'gitlab-url': gitlab.url,
      token,
      project: String(project.id),
      timeout: '10h',
      // A response takes real time, which compression multiplies.
      'request-timeout': '10m',
    },
    inCompressedTime(speed),
  );
  if (step.outputs.synced !== 'true') throw new Error(step.stdout.slice(-2_000));
}

/** Recognizes its own run, which few loops do: `last_update_at` differs from its value before the request. */
async function runLoop(
  gitlab: GitLab,
  project: ProjectHandle,
  token: string,
  pauseMs: number,
): Promise<void> {
  const url = `${gitlab.url}/api/v4/projects/${project.id}/mirror/pull`;
  const headers = { 'PRIVATE-TOKEN': token };
  const lastUpdateAt = async () => {
    const response = await fetch(url, { headers });
    return ((await response.json()) as { last_update_at: string }).last_update_at;
  };
  const before = await lastUpdateAt();
  await (await fetch(url, { method: 'POST', headers })).text();
  do {
    await new Promise<void>((resolve) => gitlab.clock.after(pauseMs, resolve));
  } while ((await lastUpdateAt()) === before);
}

/** This step's waits of one case, relative to the maxima for their durations. */
interface Judged extends Measured {
  own: readonly Wait[];
  /** How long a poll itself takes, measured by the first ones. */
  overheadMs: number;
  /** The highest of all; 1 is the maximum. */
  delayRatio: number;
  requestsRatio: number;
}

function judge(update: Measured): Judged {
  const own = waitsOf(ours, update.waits);
  const overheadMs = median(own.flatMap(({ overheadsMs }) => overheadsMs));
  return {
    ...update,
    own,
    overheadMs,
    delayRatio: Math.max(
      ...own.map(
        ({ delayMs, durationMs }) =>
          Math.max(0, delayMs - overheadMs) / allowedDelayMs(durationMs, pollIntervalMs),
      ),
    ),
    requestsRatio: Math.max(
      ...own.map(({ requests, durationMs }) => requests / maxRequests(durationMs, pollIntervalMs)),
    ),
  };
}

function totalOf(strategy: Strategy, measured: readonly Measured[]): Total {
  const series = measured.map(({ waits }) => waitsOf(strategy, waits));
  return {
    name: strategy.name,
    requests: sum(series.map(meanRequests)),
    relativeDelay: mean(series.flat().map(({ delayMs, durationMs }) => delayMs / durationMs)),
  };
}

function textOf(judged: readonly Judged[], total: Total, others: readonly Total[]): string {
  const overheadMs = Math.max(...judged.map((update) => update.overheadMs));
  const endingMs = median(judged.flatMap(({ own }) => own.map(({ endingRealMs }) => endingRealMs)));
  const farthest = Math.round(100 * Math.max(...lengths.map((length) => Math.abs(length - 1))));
  const better = others.filter((other) => dominates(other, total));
  const worse = others.filter((other) => dominates(total, other));
  return `The built action waits for updates of the embedded GitLab, over HTTP and in compressed time, with its default \`poll-interval\` of ${inWords(pollIntervalMs)}. Each update is measured with ${lengths.length} durations, up to ${farthest}% shorter or longer than the table says. The delay is the time from the end of GitLab's run to the poll that shows it, by GitLab's clock. The step's process exits ${Math.round(endingMs)} ms of real time after that poll (median). All requests of the step count: the first snapshot, the request for the update, and every poll after it.

The duration is the time from the request for the update to its end, queue included. The maximum delay is 1.2 poll intervals, or a tenth of the duration if that is longer, up to 15 intervals. The maximum number of requests grows with the logarithm of the duration until the pauses have reached 15 intervals, and then by one for each 15 intervals. In compressed time, the milliseconds that a poll takes count as up to ${seconds(overheadMs)}. The delays in the table include this overhead, which is measured as the median of the first polls of each row. The ratios to the maximum do not include it.

${table(
  [
    'update',
    'delay: median (range)',
    'maximum',
    'highest ratio',
    'requests: median (range)',
    'maximum',
    'highest ratio',
  ],
  judged.map(ownRow),
)}

The next table compares the step with loops that have a fixed pause. They recognize their own run by a changed \`last_update_at\`. Each cell shows the mean delay and the mean number of requests. The last row shows the mean of all delays relative to the duration, and the number of requests for one update of each row.

${table(
  ['update', ...[ours, ...loops].map(({ name }) => name)],
  [
    ...judged.map((update) => [
      nameOf(update),
      ...[ours, ...loops].map((strategy) => {
        const waits = waitsOf(strategy, update.waits);
        return `${seconds(meanDelayMs(waits))}, ${rounded(meanRequests(waits))}`;
      }),
    ]),
    [
      'all',
      ...[total, ...others].map(
        ({ relativeDelay, requests }) => `${percent(relativeDelay)}, ${rounded(requests)}`,
      ),
    ],
  ],
)}

![Delay against requests, for updates without a queue](delay-against-requests.svg)

${
  better.length === 0
    ? 'Over all rows, no fixed loop has both as few requests and as little delay.'
    : `Over all rows, these loops have no more requests and no more delay: ${namesOf(better)}.`
}${worse.length === 0 ? '' : ` In total, the step sends fewer requests than a poll ${namesOf(worse)}, and has less delay relative to the duration.`} A loop has to choose its pause before it knows how long the update takes; the step does not.`;
}

function ownRow({ own, delayRatio, requestsRatio, ...update }: Judged): string[] {
  const durationMs = median(own.map((wait) => wait.durationMs));
  return [
    nameOf(update),
    spread(
      own.map(({ delayMs }) => delayMs),
      seconds,
    ),
    seconds(allowedDelayMs(durationMs, pollIntervalMs)),
    delayRatio.toFixed(2),
    spread(
      own.map(({ requests }) => requests),
      rounded,
    ),
    rounded(maxRequests(durationMs, pollIntervalMs)),
    requestsRatio.toFixed(2),
  ];
}

function plotOf(measured: readonly Measured[]): string {
  const updates = measured.filter(({ queueMs }) => queueMs === 0);
  return delayAgainstRequests(
    [ours, ...loops].map((strategy) => ({
      name: strategy.name,
      isOurs: strategy === ours,
      points: updates.map((update) => {
        const waits = waitsOf(strategy, update.waits);
        return { requests: meanRequests(waits), delayMs: meanDelayMs(waits), durationMs: update.runMs };
      }),
    })),
  );
}

function waitsOf(strategy: Strategy, waits: Measured['waits']): readonly Wait[] {
  const found = waits.get(strategy);
  if (found === undefined) throw new Error(`${strategy.name} was not measured`);
  return found;
}

function nameOf({ queueMs, runMs }: Case): string {
  return queueMs === 0 ? inWords(runMs) : `${inWords(queueMs)} queued, ${inWords(runMs)}`;
}

function namesOf(totals: readonly Total[]): string {
  return totals.map(({ name }) => name).join(' or ');
}

function meanDelayMs(waits: readonly Wait[]): number {
  return mean(waits.map(({ delayMs }) => delayMs));
}

function meanRequests(waits: readonly Wait[]): number {
  return mean(waits.map(({ requests }) => requests));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function seconds(ms: number): string {
  return `${(ms / secondMs).toFixed(ms < 10 * secondMs ? 1 : 0)} s`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(part < 0.1 ? 1 : 0)}%`;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}
