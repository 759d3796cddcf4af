/** Many mirrors in one step: the action, and a loop with a client library, against what GitLab itself takes. */
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
  /** Updates that GitLab has at work at the same time. */
  workers: number;
}

/** What one program has taken for a load. */
export interface Finished extends Served {
  /** How much faster than real time it lived. */
  speed: number;
  /** Updates that it does not call a success. */
  failed: number;
}

export interface Comparison extends Load {
  action: Finished;
  rival: Finished;
}

export interface BoundTime {
  /** GitLab's own: what passes before the first update, and as many updates after each other as a worker has to do. */
  updatesMs: number;
  /** That of four requests for each mirror. */
  requestsMs: number;
  ms: number;
  setBy: 'updates' | 'requests';
}

const runMs = 20_000;
const requestsPerMinute = 600;
const requestsPerMirror = 4;
const minuteMs = 60_000;
const atMost = 1.2;

/** What the rival's source says. */
const loop = { concurrency: 8, pollIntervalMs: 5_000 };

/**
 * The part of its time that a process may be at work. Beyond that, compressed time would measure this machine: the slower it
 * is, the longer what is to be waited for seems to take.
 */
const maxBusy = 0.6;

/**
 * Speeds as high as leaves the processes idle most of the time. The rival, which takes far longer, has to live faster; it
 * never has more under way than GitLab has workers, so that it does the same whatever their number.
 */
const loads: readonly (Load & { speed: number; rivalSpeed: number })[] = [
  { count: 10, workers: 25, speed: 10, rivalSpeed: 20 },
  { count: 100, workers: 25, speed: 20, rivalSpeed: 40 },
  { count: 1_000, workers: 25, speed: 30, rivalSpeed: 60 },
  { count: 1_000, workers: 100, speed: 20, rivalSpeed: 60 },
  { count: 5_000, workers: 100, speed: 24, rivalSpeed: 120 },
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
    // An answer takes real time, which compression makes look long.
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
 * Runs the rival to its end, bundled into one file as the action is.
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
  if (exitCode !== 0) throw new Error(`the rival ended with ${exitCode}: ${printed}`);
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
    `at work for ${percent(busy)} of the compressed time, which says nothing then: lower speed`,
  );
}

/** The part of its time that a process was at work. */
function busyPart({ measured, speed, elapsedMs }: Finished): number {
  return (measured.cpuMs * speed) / elapsedMs;
}

/** What the time for a load is held against. Pure. */
export function boundTime({ count, workers }: Load): BoundTime {
  const updatesMs = delayMs + Math.ceil(count / workers) * runMs;
  const requestsMs = (count * requestsPerMirror * minuteMs) / requestsPerMinute;
  const setBy = updatesMs < requestsMs ? 'requests' : 'updates';
  return { updatesMs, requestsMs, ms: Math.max(updatesMs, requestsMs), setBy };
}

const delayMs = delayBeforeRun.pickupMs + delayBeforeRun.queueMs;

/**
 * The most requests that came within one minute, wherever that began. Pure.
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
    bounds: comparisons.map((comparison) => ({
      what: `${decimal(comparison.count)} mirrors, ${comparison.workers} updates at once: time against the bound`,
      measured: ofBound(comparison, comparison.action),
      atMost,
      unit: '×',
    })),
    short: comparisons.map(({ count, workers, action, rival }) => ({
      what: `${decimal(count)} mirrors, on a GitLab that does ${workers} updates of ${runMs / 1_000} s at once`,
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
    `The action as it is shipped updates many mirrors in one step, with its default of ${requestsPerMinute} requests a minute, on the GitLab that the tests run on.`,
    `An update is at work for ${runMs / 1_000} s there, and starts ${delayMs / 1_000} s after the request if one of GitLab's workers is free then, or as soon as one is; no mirror is updated without a request.`,
    `Times are GitLab's, from the first request to the last, and compressed (${speeds('action')} times, the rival ${speeds('rival')} times), at which no process was at work for more than ${percent(busy)} of its time; processor time holds what measuring takes, which is a collection every second.`,
    `The bound is the larger of GitLab's own time (those ${delayMs / 1_000} s, and ${runMs / 1_000} s for each update that a worker has to do) and that of ${requestsPerMirror} requests for each mirror at ${requestsPerMinute} a minute.`,
    `The rival is a loop with \`@gitbeaker/rest\`, bundled into one file as the action is: it has ${loop.concurrency} mirrors under way at a time, requests the update of each, and polls every ${loop.pollIntervalMs / 1_000} s until \`last_update_at\` is another. The number of workers is nothing to it, so that it is measured once for each number of mirrors.`,
  ].join('\n');
}

function timeTable(comparisons: readonly Comparison[]): string {
  const times = (against: Comparison, { elapsedMs, ...finished }: Finished) => [
    duration(elapsedMs),
    `${ofBound(against, { elapsedMs, ...finished }).toFixed(2)}×`,
  ];
  return table(
    [
      'mirrors',
      'updates at once',
      'bound',
      'set by',
      'action',
      'of the bound',
      'after the last update',
      'rival',
      'of the bound',
    ],
    comparisons.map((comparison) => {
      const { count, workers, action, rival } = comparison;
      const { ms, setBy } = boundTime(comparison);
      return [
        decimal(count),
        decimal(workers),
        duration(ms),
        setBy,
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
      ...rivals.map((one) => ['rival', decimal(one.count), 'any', ...cost(one, one.rival)]),
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
  const failed = comparisons.reduce((sum, { rival }) => sum + rival.failed, 0);
  const tooMany =
    busiest('action') <= requestsPerMinute
      ? ''
      : ` What is beyond ${requestsPerMinute} is the way's: the action counts where it sends, and a first request takes longer to get there than those after it, the more so the faster time runs.`;
  return [
    ...(['updates', 'requests'] as const).flatMap((setBy) => {
      const some = comparisons.filter((one) => boundTime(one).setBy === setBy);
      return some.length === 0 ? [] : [findingOf(some, setBy)];
    }),
    `The rival takes ${timesAsLong(({ rival }) => rival.elapsedMs)} times as long as the action. It does ${loop.concurrency} mirrors in ${roundMs}, whatever GitLab could do meanwhile. Of that, ${duration(pollsMs)} are the pauses between its polls, and the rest is what its requests take, the more the faster time runs; if they took no time, it would take ${timesAsLong((one) => rounds(one) * pollsMs)} times as long as the action.`,
    `Of the action's requests, at most ${busiest('action')} reached GitLab within a minute, of the rival's at most ${busiest('rival')}, since it has so few mirrors under way; the limit that its library sets itself is 3,000.${tooMany}`,
    failed === 0 ? "None of the rival's updates failed." : `Of the rival's updates ${failed} failed.`,
    'For few mirrors, processor time and memory are those of a process that starts.',
  ]
    .map((finding) => `- ${finding}`)
    .join('\n');
}

function findingOf(some: readonly Comparison[], setBy: BoundTime['setBy']): string {
  const ratios = range(
    some.map((one) => ofBound(one, one.action)),
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
  const facts = `the action takes ${ratios} of it with ${requests} requests for each mirror, and ends ${late} after the last update`;
  return setBy === 'updates'
    ? `Where GitLab's updates set the bound, ${facts}. What the limit leaves is used to poll more often, so as to finish sooner.`
    : `Where requests set the bound, ${facts}. Polls wait there until every update has been requested.`;
}

function ofBound(load: Load, { elapsedMs }: Pick<Finished, 'elapsedMs'>): number {
  return elapsedMs / boundTime(load).ms;
}

/** The smallest and the largest, or the one that there is. */
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
  return `${Math.round(part * 100)} %`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
