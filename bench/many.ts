/** Many mirrors in one step: the action and a loop with a client library, relative to an estimate of the time that they need. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  type Commission,
  delayBeforeRun,
  measuring,
  mirrorMany,
  type Served,
  serveMany,
} from '../test/simulation/many-mirrors.ts';
import { compressedTime, inCompressedTime } from './compressed-time.ts';
import { type Section, table } from './section.ts';

export interface Load {
  count: number;
  /** Updates that GitLab runs at the same time. */
  workers: number;
}

/** The measurements of one program under a load. */
export interface Finished extends Served {
  /** How many times as fast as real time its time passed. */
  speed: number;
  /** Updates that it reports as failed. */
  failed: number;
}

export interface Comparison extends Load {
  action: Finished;
  rival: Finished;
}

export interface EstimatedTime {
  /** GitLab's own time: the delay before the first update, and as many updates one after the other as a worker has to run. */
  updatesMs: number;
  /** The time of four requests for each mirror. */
  requestsMs: number;
  ms: number;
  determinedBy: 'updates' | 'requests';
}

const runMs = 20_000;
const requestsPerMinute = 600;
const requestsPerMirror = 4;
const minuteMs = 60_000;
const atMost = 1.2;

/** The constants in the source of the comparison loop. */
const loop = { concurrency: 8, pollIntervalMs: 5_000 };

/**
 * The maximum share of its time that a process may be busy. Beyond that, compressed time would measure this machine: the
 * slower it is, the longer every wait seems.
 */
const maxBusy = 0.6;

/**
 * The highest speeds at which the processes are idle most of the time. The comparison loop takes far longer, so its time
 * passes faster. It never has more updates in progress than GitLab has workers, so their number makes no difference to it.
 */
const loads: readonly (Load & { speed: number; rivalSpeed: number })[] = [
  { count: 10, workers: 25, speed: 10, rivalSpeed: 20 },
  { count: 100, workers: 25, speed: 20, rivalSpeed: 40 },
  { count: 1_000, workers: 25, speed: 30, rivalSpeed: 60 },
  { count: 1_000, workers: 100, speed: 20, rivalSpeed: 60 },
  { count: 5_000, workers: 100, speed: 24, rivalSpeed: 60 },
];

export async function many(): Promise<Section> {
  return manySection(await compareMany());
}

/** Measures all loads, one process at a time. */
export async function compareMany(): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  const rivals = new Map<number, Finished>();
  for (const { speed, rivalSpeed, ...load } of loads) {
    const action = await finishAction(load, speed);
    const known = rivals.get(load.count) ?? (await finishRival(load, rivalSpeed));
    rivals.set(load.count, known);
    comparisons.push({ ...load, action, rival: known });
  }
  return comparisons;
}

async function finishAction({ count, workers }: Load, speed: number): Promise<Finished> {
  const { step, ...served } = await mirrorMany(
    count,
    { time: compressedTime(speed), runMs, workers },
    // A response takes real time, which compression multiplies.
    { 'requests-per-minute': String(requestsPerMinute), 'request-timeout': '10m' },
    inCompressedTime(speed),
  );
  if (step.exitCode !== 0) throw new Error(`the action failed: ${step.stdout.slice(-2_000)}`);
  return assertIdle({ ...served, speed, failed: 0 });
}

async function finishRival({ count, workers }: Load, speed: number): Promise<Finished> {
  const { client: failed, ...served } = await serveMany(
    count,
    { time: compressedTime(speed), runMs, workers },
    (commission) => runRival(commission, speed),
  );
  return assertIdle({ ...served, speed, failed });
}

/**
 * Runs the comparison loop, bundled into one file like the action.
 * @returns how many updates failed
 */
async function runRival({ url, token, paths, measureFile }: Commission, speed: number): Promise<number> {
  const folder = dirname(measureFile);
  const program = await bundleRival(folder);
  const list = join(folder, 'mirrors.json');
  await writeFile(list, JSON.stringify(paths));
  const { preloads, env } = inCompressedTime(speed);
  const child = spawn(process.execPath, [...preloads.flatMap(({ href }) => ['--import', href]), program], {
    env: {
      ...env,
      ...measuring(measureFile),
      GITLAB_URL: url,
      GITLAB_TOKEN: token,
      MIRRORS_FILE: list,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (exitCode !== 0) throw new Error(`the comparison loop exited with ${exitCode}: ${printed}`);
  const { failed }: { failed: number } = JSON.parse(printed);
  return failed;
}

/** @returns the path of the program */
async function bundleRival(folder: string): Promise<string> {
  const ncc = fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js'));
  const source = fileURLToPath(new URL('rivals/gitbeaker-many.mjs', import.meta.url));
  const to = join(folder, 'rival');
  await promisify(execFile)(process.execPath, [ncc, 'build', source, '--out', to, '--no-cache', '--quiet']);
  return join(to, 'index.mjs');
}

function assertIdle(finished: Finished): Finished {
  const busy = busyPart(finished);
  if (busy <= maxBusy) return finished;
  throw new Error(
    `busy for ${percent(busy)} of the compressed time, too much to measure anything: lower the speed`,
  );
}

/** The share of its time that a process was busy. */
function busyPart({ measured, speed, elapsedMs }: Finished): number {
  return (measured.cpuMs * speed) / elapsedMs;
}

/** The estimated time of a load. Pure. */
export function estimatedTime({ count, workers }: Load): EstimatedTime {
  const updatesMs = delayMs + Math.ceil(count / workers) * runMs;
  const requestsMs = (count * requestsPerMirror * minuteMs) / requestsPerMinute;
  const determinedBy = updatesMs < requestsMs ? 'requests' : 'updates';
  return { updatesMs, requestsMs, ms: Math.max(updatesMs, requestsMs), determinedBy };
}

const delayMs = delayBeforeRun.pickupMs + delayBeforeRun.queueMs;

/**
 * The maximum number of requests within any minute. Pure.
 * @param times in milliseconds, the earliest first
 */
export function busiestMinute(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? time) <= time - minuteMs) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** What was measured, as a section of the report. Pure. */
export function manySection(comparisons: readonly Comparison[]): Section {
  return {
    title: 'Many mirrors in one step',
    text: [
      howMeasured(comparisons),
      timeTable(comparisons),
      costTable(comparisons),
      findings(comparisons),
    ].join('\n\n'),
    limits: comparisons.map((comparison) => ({
      what: `${decimal(comparison.count)} mirrors, ${comparison.workers} updates at once: time relative to the estimate`,
      measured: ofEstimate(comparison, comparison.action),
      atMost,
      unit: '×',
    })),
    short: comparisons.map(({ count, workers, action, rival }) => ({
      what: `${decimal(count)} mirrors, on a GitLab that runs ${workers} updates of ${runMs / 1_000} s at a time`,
      ours: `${duration(action.elapsedMs)}, ${(action.requests / count).toFixed(1)} requests each`,
      others: `a loop with \`@gitbeaker/rest\`: ${duration(rival.elapsedMs)}, ${(rival.requests / count).toFixed(1)} requests each`,
    })),
  };
}

function howMeasured(comparisons: readonly Comparison[]): string {
  const all = comparisons.flatMap(({ action, rival }) => [action, rival]);
  const speeds = (of: 'action' | 'rival') =>
    range(
      comparisons.map((one) => one[of].speed),
      String,
    );
  const busy = Math.max(...all.map(busyPart));
  return [
    `The action as shipped updates many mirrors in one step, with its default of ${requestsPerMinute} requests a minute, on the embedded GitLab of the tests.`,
    `There, an update runs for ${runMs / 1_000} s. It starts ${delayMs / 1_000} s after the request if one of GitLab's workers is free, otherwise as soon as one becomes free. GitLab updates no mirror without a request.`,
    `Times are measured by GitLab's clock, from the first request to the last. Time is compressed: it passes ${speeds('action')} times as fast for the action, and ${speeds('rival')} times as fast for the comparison loop. No process was busy for more than ${percent(busy)} of its time. Processor time includes the measurement itself, which runs the garbage collector every second.`,
    `The estimate is the larger of two times: GitLab's own time (those ${delayMs / 1_000} s, and ${runMs / 1_000} s for each update that one worker has to run), and the time of ${requestsPerMirror} requests for each mirror, one more than it needs, at ${requestsPerMinute} requests a minute.`,
    `The comparison loop uses \`@gitbeaker/rest\`, and is bundled into one file like the action. It handles ${loop.concurrency} mirrors at a time, requests an update of each, and polls every ${loop.pollIntervalMs / 1_000} s until \`last_update_at\` changes. The number of workers makes no difference to it, so it is measured once for each number of mirrors.`,
  ].join('\n');
}

function timeTable(comparisons: readonly Comparison[]): string {
  const times = (against: Comparison, { elapsedMs, ...finished }: Finished) => [
    duration(elapsedMs),
    `${ofEstimate(against, { elapsedMs, ...finished }).toFixed(2)}×`,
  ];
  return table(
    [
      'mirrors',
      'updates at once',
      'estimate',
      'determined by',
      'action',
      'relative to the estimate',
      'after the last update',
      'comparison loop',
      'relative to the estimate',
    ],
    comparisons.map((comparison) => {
      const { count, workers, action, rival } = comparison;
      const { ms, determinedBy } = estimatedTime(comparison);
      return [
        decimal(count),
        decimal(workers),
        duration(ms),
        determinedBy,
        ...times(comparison, action),
        duration(action.elapsedMs - action.updatedMs),
        ...times(comparison, rival),
      ];
    }),
  );
}

function costTable(comparisons: readonly Comparison[]): string {
  const cost = ({ count }: Load, { requests, requestsAt, measured }: Finished) => [
    (requests / count).toFixed(1),
    decimal(busiestMinute(requestsAt)),
    `${(measured.cpuMs / count).toFixed(1)} ms`,
    megabytes(measured.peakHeapBytes),
    megabytes(measured.peakRssBytes),
  ];
  const rivals = comparisons.filter(
    ({ count }, index) => comparisons.findIndex((one) => one.count === count) === index,
  );
  return table(
    [
      'program',
      'mirrors',
      'updates at once',
      'requests per mirror',
      'in the busiest minute',
      'processor time per mirror',
      'heap after collection',
      'resident',
    ],
    [
      ...comparisons.map((one) => [
        'action',
        decimal(one.count),
        decimal(one.workers),
        ...cost(one, one.action),
      ]),
      ...rivals.map((one) => ['comparison loop', decimal(one.count), 'any', ...cost(one, one.rival)]),
    ],
  );
}

function findings(comparisons: readonly Comparison[]): string {
  const pollsMs = Math.ceil((delayMs + runMs) / loop.pollIntervalMs) * loop.pollIntervalMs;
  const rounds = ({ count }: Load) => Math.ceil(count / loop.concurrency);
  const timesAsLong = (rivalMs: (one: Comparison) => number) =>
    range(
      comparisons.map((one) => rivalMs(one) / one.action.elapsedMs),
      (times) => times.toFixed(1),
    );
  const roundMs = range(
    comparisons.map((one) => one.rival.elapsedMs / rounds(one)),
    duration,
  );
  const busiest = (of: 'action' | 'rival') =>
    Math.max(...comparisons.map((one) => busiestMinute(one[of].requestsAt)));
  const tooMany =
    busiest('action') <= requestsPerMinute
      ? ''
      : ` More than ${requestsPerMinute} can arrive because the action counts requests when it sends them, and the first request takes longer to arrive than later ones. Compressed time makes this difference larger.`;
  return [
    ...(['updates', 'requests'] as const).flatMap((determinedBy) => {
      const some = comparisons.filter((one) => estimatedTime(one).determinedBy === determinedBy);
      return some.length === 0 ? [] : [findingOf(some, determinedBy)];
    }),
    `The comparison loop takes ${timesAsLong(({ rival }) => rival.elapsedMs)} times as long as the action. It handles ${loop.concurrency} mirrors in ${roundMs}, even if GitLab could run more updates. Without the time of its requests, which compressed time makes longer, they would take ${duration(pollsMs)}, and the comparison loop would take ${timesAsLong((one) => rounds(one) * pollsMs)} times as long as the action.`,
    `Within one minute, at most ${busiest('action')} requests of the action reached GitLab, and at most ${busiest('rival')} of the comparison loop, since it handles so few mirrors at a time. Its library's own limit is 3,000 requests a minute.${tooMany}`,
    ...failuresText(comparisons),
    'With few mirrors, most of the processor time and memory goes into the start of the process.',
  ]
    .map((finding) => `- ${finding}`)
    .join('\n');
}

function failuresText(comparisons: readonly Comparison[]): string[] {
  const failed = comparisons.filter(({ rival }) => rival.failed > 0);
  return failed.map(
    ({ count, rival }) =>
      `${rival.failed} of the comparison loop's updates of ${decimal(count)} mirrors failed.`,
  );
}

function findingOf(some: readonly Comparison[], determinedBy: EstimatedTime['determinedBy']): string {
  const ratios = range(
    some.map((one) => ofEstimate(one, one.action)),
    (ratio) => ratio.toFixed(2),
  );
  const requests = range(
    some.map(({ count, action }) => action.requests / count),
    (each) => each.toFixed(1),
  );
  const late = range(
    some.map(({ action }) => action.elapsedMs - action.updatedMs),
    duration,
  );
  const facts = `the action takes ${ratios} times the estimate with ${requests} requests for each mirror, and finishes ${late} after the last update`;
  return determinedBy === 'updates'
    ? `If GitLab's updates determine the estimate, ${facts}. It uses the remaining requests to poll more often, so that it finishes sooner.`
    : `If requests determine the estimate, ${facts}. Polls then wait until every update has been requested.`;
}

function ofEstimate(load: Load, { elapsedMs }: Pick<Finished, 'elapsedMs'>): number {
  return elapsedMs / estimatedTime(load).ms;
}

/** The smallest and the largest value, or one value if they are equal. */
function range(values: readonly number[], show: (value: number) => string): string {
  const [least, most] = [show(Math.min(...values)), show(Math.max(...values))];
  return least === most ? least : `${least} to ${most}`;
}

function duration(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  return seconds < 7_200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

function decimal(value: number): string {
  return value.toLocaleString('en');
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
