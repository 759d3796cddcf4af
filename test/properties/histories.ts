/**
 * Random histories of one step: what may happen to a mirror, to GitLab and to its responses while the step runs, and whether
 * what the step then reports is true.
 */

// What the step loads when it needs it: time would not wait for that.
import '../../src/mirror/create.ts';
import '../../src/mirror/finish.ts';
import '../../src/mirror/update.ts';
import '../../src/mirror/verify.ts';

import fc from 'fast-check';
import type { StepError } from '../../src/base/errors.ts';
import { GitLab } from '../../src/gitlab/client.ts';
import type { MirrorJob } from '../../src/mirror/job.ts';
import { initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { mirrorProject } from '../../src/mirror/run.ts';
import { isSameUpstream } from '../../src/mirror/settings.ts';
import { Http, type HttpRequest, type HttpResponse } from '../../src/network/http.ts';
import { Application, type ApplicationOptions } from '../gitlab/application.ts';
import type { Git } from '../gitlab/git.ts';
import { type GitLab as EmbeddedGitLab, startGitLab } from '../gitlab/gitlab.ts';
import { MemoryHttp, MemoryRepository, MemoryTime } from '../gitlab/in-memory.ts';
import { OtherUser } from '../gitlab/other-user.ts';
import type { Outage } from '../gitlab/outages.ts';
import type { ProjectHandle } from '../gitlab/project-handle.ts';
import type { RecordedRequest } from '../gitlab/requests.ts';
import type { Outcome, Run, RunPlan } from '../gitlab/runs.ts';
import type { Configuration } from '../gitlab/settings.ts';
import { disconnect } from '../time/census.mjs';
import { seededRandom } from '../time/random.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const second = 1_000;
const minute = 60 * second;
const epoch = Date.UTC(2026, 0, 1, 12);

/** How long a mirror has existed when the step begins, so that replicas can lag in it. */
const pastMs = 2 * minute + 10 * second;
export const timeoutMs = 15 * minute;
const requestTimeoutMs = 30 * second;
/** The longest pause before a retry. */
const maxBackoffMs = 30 * second;
const path = 'group/mirror';
const upstream = 'https://example.com/a.git';
const otherUpstream = 'https://example.com/b.git';
const branch = 'main';
const commit = 'c0ffee'.repeat(7).slice(0, 40);

/** What a history may be made of besides runs, which are always random. */
export const ingredients = [
  /** Somebody else's updates, before and during the step. */
  'foreign runs',
  /** Runs that fail, in the queue or later, or are canceled. */
  'failing runs',
  /** Refs to verify, which arrive with some run or never. */
  'refs',
  /** Refs that only a last check before the deadline sees. */
  'late refs',
  /** Reads from replicas that lag by up to a minute, each by itself. */
  'lag',
  /** A run may start in the very second in which the step begins. */
  'whole seconds',
  /** The server's clock is an hour off. */
  'skew',
  /** PUTs and POSTs that take effect, but whose responses are lost. */
  'lost answers',
  /** Up to five minutes in which GitLab does not respond as it should. */
  'outages',
  /** Somebody else requests updates and saves settings that this step does not set. */
  'unrelated other user',
  /** Somebody else changes what this step sets, or removes the mirror, or renames or replaces the project. */
  'other user',
] as const;

export type Ingredient = (typeof ingredients)[number];

type OtherUserAct =
  | 'request'
  | 'save another setting'
  | 'save this setting'
  | 'change the upstream'
  | 'remove'
  | 'rename'
  | 'replace';

interface PlannedRun {
  queueMs: number;
  runMs: number;
  ending: 'finish' | 'fail' | 'fail in the queue' | 'cancel';
  messageAfterPolls: number;
}

/** Everything that is random in one history. Times count from the step's beginning. */
export interface History {
  version: '17.4' | '17.5' | '18.0' | '19.5';
  sync: 'true' | 'immediate';
  resume: boolean;
  /** What the step sets, and whether that differs from what GitLab has. */
  desired: 'nothing' | 'setting' | 'upstream' | 'all';
  differs: boolean;
  /** A mirror that is off is switched on by the step, which then sets the upstream. */
  isOff: boolean;
  before: 'never' | 'finished' | 'failed' | 'paused';
  endedAgoMs: number;
  pollIntervalMs: number;
  pickupMs: number;
  runs: PlannedRun[];
  foreign: number[];
  /** The run that brings the ref to verify; 0 if it is there already. null: nothing is verified. */
  refInRun: number | null;
  lags: number[];
  latencies: number[];
  skewMs: number;
  lost: boolean[];
  outages: (Pick<Outage, 'lastsMs' | 'answer' | 'effect'> & { at: number })[];
  otherUser: { at: number; act: OtherUserAct }[];
  /** How far into a second the step begins. */
  intoSecondMs: number;
}

const upTo = (max: number) => fc.integer({ min: 0, max });
const brief = fc.oneof(upTo(3 * second), upTo(30 * second));
const any = fc.oneof(brief, brief, upTo(400 * second));
/** A moment in the life of the step, or shortly before. */
const moment = fc.oneof(
  fc.integer({ min: -2 * second, max: 2 * second }),
  fc.integer({ min: -pastMs + second, max: 5 * second }),
  fc.integer({ min: 0, max: 60 * second }),
  fc.integer({ min: 0, max: 500 * second }),
);
const unrelated: OtherUserAct[] = ['request', 'save another setting'];
const conflicting: OtherUserAct[] = [
  'save this setting',
  'change the upstream',
  'remove',
  'rename',
  'replace',
];

/** Histories of these ingredients. */
export function history(chosen: readonly Ingredient[]): fc.Arbitrary<History> {
  const has = (ingredient: Ingredient) => chosen.includes(ingredient);
  const acts = [...(has('unrelated other user') ? unrelated : []), ...(has('other user') ? conflicting : [])];
  return fc.record({
    version: fc.constantFrom('17.4', '17.5', '18.0', '18.0', '19.5', '19.5'),
    sync: fc.constantFrom('true', 'true', 'immediate'),
    resume: fc.boolean(),
    desired: fc.constantFrom('nothing', 'setting', 'upstream', 'all'),
    differs: fc.boolean(),
    isOff: fc.constantFrom(false, false, false, true),
    before: fc.constantFrom('never', 'finished', 'finished', 'failed', 'paused'),
    endedAgoMs: any,
    pollIntervalMs: fc.constantFrom(second, 4 * second, 15 * second),
    pickupMs: brief.map((ms) => ms + 100),
    runs: fc.array(
      fc.record({
        queueMs: any,
        runMs: any.map((ms) => ms + 10),
        ending: has('failing runs')
          ? fc.constantFrom('finish', 'finish', 'finish', 'fail', 'fail in the queue', 'cancel')
          : fc.constant('finish' as const),
        messageAfterPolls: upTo(3),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    foreign: has('foreign runs') ? fc.array(moment, { maxLength: 3 }) : fc.constant([]),
    refInRun: has('refs') ? fc.constantFrom(null, null, null, 0, 1, 2, 99) : fc.constant(null),
    lags: has('lag')
      ? fc.array(fc.oneof(fc.constant(0), upTo(3 * second), upTo(minute)), { minLength: 1, maxLength: 8 })
      : fc.constant([0]),
    latencies: fc.array(fc.oneof(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 3_000 })), {
      minLength: 1,
      maxLength: 5,
    }),
    skewMs: has('skew') ? fc.constantFrom(0, 60 * minute, -60 * minute) : fc.constant(0),
    lost: has('lost answers') ? fc.array(fc.boolean(), { maxLength: 3 }) : fc.constant([]),
    outages: has('outages')
      ? fc.array(
          fc.record({
            at: moment,
            lastsMs: fc.oneof(upTo(10 * second), upTo(5 * minute)),
            answer: fc.constantFrom<Outage['answer'][]>(502, 503, 500, 429, 'reset', 'silence'),
            effect: fc.constantFrom<('none' | 'handled')[]>('none', 'none', 'handled'),
          }),
          { maxLength: 2 },
        )
      : fc.constant([]),
    otherUser:
      acts.length > 0
        ? fc.array(fc.record({ at: moment, act: fc.constantFrom(...acts) }), { maxLength: 2 })
        : fc.constant([]),
    intoSecondMs: upTo(999),
  });
}

/** The mirror at the end of one of its runs. */
interface AtEnd {
  run: Run;
  mirror: Configuration;
  /** Of the project at the step's path, or moved from there. */
  id: number | undefined;
}

/** What has happened, as only the server knows it. Times are the server's. */
export interface Truth {
  plan: History;
  job: MirrorJob;
  result: MirrorResult;
  id: number;
  /** When the step began and when it ended. */
  beganAt: number;
  endedAt: number;
  requests: readonly RecordedRequest[];
  /** What the step saw, in order; null for a request without a response. */
  exchanges: readonly Exchange[];
  runs: readonly Run[];
  ends: readonly AtEnd[];
  /** The mirror when the step ended. */
  left: Configuration;
  otherUser: OtherUser;
  /** When the ref arrived; null if it never did. */
  refAt: number | null;
  wasCanceled: boolean;
}

interface Exchange {
  request: HttpRequest;
  response: HttpResponse | null;
}

/** What the step's requests are passed through; tests plant bugs here. */
export type Edge = (http: Pick<Http, 'send'>) => Pick<Http, 'send'>;

type World = Pick<
  EmbeddedGitLab,
  | 'url'
  | 'clock'
  | 'replica'
  | 'addUser'
  | 'addToken'
  | 'addNamespace'
  | 'addProject'
  | 'handle'
  | 'outage'
  | 'fail'
> & {
  time: MemoryTime | VirtualTime;
  connect(token: string): { http: Pick<Http, 'send'>; requests: readonly RecordedRequest[] };
  close(): Promise<unknown>;
};

/** Opens a GitLab that calls `observe` after each action of its own. */
type OpenWorld = (
  plan: History,
  options: Omit<ApplicationOptions, 'time'>,
  observe: () => void,
) => Promise<World>;

/** A GitLab without sockets. */
export function inMemory(git: Git): OpenWorld {
  return async (plan, options, observe) => {
    const time = new MemoryTime(epoch);
    const gitlab = new Application(git, { ...options, time: observed(time, observe) });
    gitlab.url = 'http://gitlab';
    let sent = 0;
    const latencyMs = () => plan.latencies[sent++ % plan.latencies.length] ?? 2;
    return Object.assign(gitlab, {
      time,
      connect(token: string) {
        const http = new MemoryHttp(gitlab, time, token, latencyMs);
        return { http, requests: http.requests };
      },
    });
  };
}

/** A GitLab behind real HTTP, whose requests take no time. */
export const overHttp: OpenWorld = async (_plan, options, observe) => {
  const time = new VirtualTime(epoch);
  const gitlab = await startGitLab({
    ...options,
    time: { ...observed(time, observe), live: (work) => time.live(work) },
  });
  return {
    ...gitlab,
    time,
    connect: (token) => ({
      http: new Http('histories', { 'PRIVATE-TOKEN': token }, time),
      requests: gitlab.requests,
    }),
    async close() {
      disconnect();
      await gitlab.close();
    },
  };
};

function observed(time: MemoryTime | VirtualTime, observe: () => void) {
  return {
    now: () => time.now(),
    after: (ms: number, action: () => void) =>
      time.after(ms, () => {
        action();
        observe();
      }),
  };
}

/** Performs one history. */
export async function live(
  plan: History,
  git: Git,
  { open = inMemory(git), edge = (http) => http }: { open?: OpenWorld; edge?: Edge } = {},
): Promise<Truth> {
  const { version, skewMs, pickupMs, pollIntervalMs } = plan;
  const runs = plan.runs.map(runPlan);
  const ends: AtEnd[] = [];
  let project: ProjectHandle | undefined;
  const seen = { runs: 0, ended: 0 };
  const planned = { runs: 0, fetched: 0 };
  let refAt: number | null = null;
  let wasCanceled = false;

  const planNext = (): void => {
    const next = runs[planned.runs++ % runs.length];
    if (next !== undefined) project?.plan({ ...next, afterFetch: fetched });
  };
  const fetched = (): void => {
    if (++planned.fetched === plan.refInRun) bringRef();
  };
  const bringRef = (): void => {
    repository.setBranch(branch, commit);
    refAt = world.clock.now();
  };
  // What a run found at its end is what it has to be judged by, not what somebody has changed since.
  const observe = (): void => {
    if (project === undefined) return;
    for (; seen.runs < project.runs.length; seen.runs++) planNext();
    wasCanceled ||= project.mirror.status === 'canceled';
    const run = project.runs[seen.ended];
    if (run === undefined || run.endedAt === null) return;
    seen.ended++;
    const { enabled, url, credentials, settings } = project.mirror;
    const here = [project, otherUser.project].find((known) => known.path === path) ?? project;
    ends.push({ run, mirror: { enabled, url, credentials, settings: { ...settings } }, id: here.id });
  };

  const world = await open(plan, { version, skewMs, pickupMs, canRead: () => true }, observe);
  const { time, clock, replica } = world;
  const repository = new MemoryRepository(git);
  const user = world.addUser('mirror-bot');
  const mirrored = await world.addProject({ path, members: [[user, 'maintainer']], repository });
  const job = jobOf(plan);
  await enable(mirrored, plan);
  const otherUser = new OtherUser(world, mirrored);
  project = mirrored;
  for (let ahead = 0; ahead < 3; ahead++) planNext();
  if (plan.refInRun === 0) bringRef();
  let reads = 0;
  replica.lagMs = () => plan.lags[reads++ % plan.lags.length] ?? 0;

  // The past, in which others may have been active already.
  const beginsIn = pastMs + plan.intoSecondMs;
  for (const at of plan.foreign) clock.after(beginsIn + at, () => startForeignRun(mirrored));
  for (const { at, act } of plan.otherUser) otherUser.after(beginsIn + at, () => carryOut(act, otherUser));
  await time.live(time.sleep(beginsIn, new AbortController().signal));

  for (const { at, ...outage } of plan.outages) world.outage({ ...outage, afterMs: at });
  for (const [index, isLost] of plan.lost.entries()) {
    if (isLost) world.fail({ method: 'PUT', skip: index, reset: 'before-headers', after: 'handled' });
    if (isLost) world.fail({ method: 'POST', skip: index, reset: 'before-headers', after: 'handled' });
  }
  const exchanges: Exchange[] = [];
  const token = world.addToken(user);
  const { http, requests } = world.connect(token);
  const beganAt = clock.now();
  const result = initialResult(path);
  const stepBegan = time.now();
  const bounds = {
    clock: {
      now: () => time.now() - stepBegan,
      // Node's timers have whole milliseconds too. A small fraction is lost when it is added to a date, so that time would stand still.
      sleep: (ms: number, signal: AbortSignal) => time.sleep(Math.ceil(ms), signal),
    },
    random: seededRandom(1),
    deadline: timeoutMs,
    cancelled: new AbortController().signal,
    debug: () => {},
  };
  const connection = {
    apiUrl: `${world.url}/api/v4`,
    token,
    tokenType: 'private-token' as const,
    userAgent: 'histories',
    hasExtraCertificates: false,
    requestTimeoutMs,
    maxRetries: 5,
    concurrency: 8,
    requestsPerMinute: 600,
  };
  const log = { info: () => {}, warning: () => {} };
  const gitlab = new GitLab(connection, bounds, () => {}, edge(recording(http, exchanges)));
  const context = { gitlab, bounds, timeoutMs, pollIntervalMs, job, log };
  await time.live(mirrorProject(context, result));
  const { enabled, url, credentials, settings } = mirrored.mirror;
  const truth: Truth = {
    plan,
    job,
    result,
    id: mirrored.id,
    beganAt,
    endedAt: clock.now(),
    requests: [...requests],
    exchanges,
    runs: mirrored.runs.map((run) => ({ ...run })),
    ends,
    left: { enabled, url, credentials, settings: { ...settings } },
    otherUser,
    refAt,
    wasCanceled,
  };
  await world.close();
  return truth;
}

function recording(http: Pick<Http, 'send'>, exchanges: Exchange[]): Pick<Http, 'send'> {
  return {
    async send(request, ms, cancelled) {
      const exchange: Exchange = { request, response: null };
      exchanges.push(exchange);
      exchange.response = await http.send(request, ms, cancelled);
      return exchange.response;
    },
  };
}

function jobOf({ desired, sync, resume, isOff, refInRun }: History): MirrorJob {
  const setsUrl = isOff || desired === 'upstream' || desired === 'all';
  const setsSetting = desired === 'setting' || desired === 'all';
  return {
    project: path,
    desired: {
      ...(setsUrl ? { url: upstream } : {}),
      ...(setsSetting ? { mirrorOverwritesDivergedBranches: true } : {}),
    },
    newProjectVisibility: null,
    sync,
    wait: true,
    verifyRefs: refInRun === null ? null : { refs: [{ ref: `refs/heads/${branch}`, commit }], all: false },
    maxAgeMs: null,
    resume,
    dryRun: false,
  };
}

async function enable(project: ProjectHandle, plan: History): Promise<void> {
  const { isOff, differs, desired, before, endedAgoMs } = plan;
  const differsIn = (what: History['desired']) => differs && (desired === what || desired === 'all');
  await project.enableMirror({
    url: differsIn('upstream') ? otherUpstream : upstream,
    settings: { mirror_overwrites_diverged_branches: !differsIn('setting') },
    history: before,
    fetched: false,
    endedAgoMs: endedAgoMs + second,
  });
  if (isOff) project.mirror.enabled = false;
}

function runPlan({ ending, queueMs, runMs, messageAfterPolls }: PlannedRun): RunPlan {
  const fetchAtMs = Math.floor(runMs / 2);
  const outcomes: Record<PlannedRun['ending'], Outcome> = {
    finish: 'nothing-new',
    fail: { fail: 'Deadline Exceeded' },
    'fail in the queue': { failUnstarted: 'Deadline Exceeded' },
    cancel: 'canceled',
  };
  return { queueMs, runMs, fetchAtMs, messageAfterPolls, outcome: outcomes[ending] };
}

function startForeignRun(project: ProjectHandle): void {
  const { enabled, status, retryCount } = project.mirror;
  if (enabled && retryCount < 15 && ['none', 'finished', 'failed'].includes(status)) project.startUpdate();
}

function carryOut(act: OtherUserAct, otherUser: OtherUser): unknown {
  const { settings, url } = otherUser.project.mirror;
  // A project that replaced another one has no mirror yet, so GitLab may miss the URL.
  const expected = url === null ? [200, 400] : [200];
  switch (act) {
    case 'request':
      return otherUser.request();
    case 'save another setting':
      return otherUser.save({ mirror_trigger_builds: !settings.mirror_trigger_builds }, expected);
    case 'save this setting':
      return otherUser.save(
        { mirror_overwrites_diverged_branches: !settings.mirror_overwrites_diverged_branches },
        expected,
      );
    case 'change the upstream':
      return otherUser.save({ url: 'https://example.com/somewhere-else.git' });
    case 'remove':
      return otherUser.remove(expected);
    case 'rename':
      return otherUser.rename(`group/renamed-${otherUser.acts.length}`);
    case 'replace':
      return otherUser.replace({ repository: false });
  }
}

/** Why the result of the step is not what the truth is, or null. */
export function lie(truth: Truth, chosen: readonly Ingredient[]): string | null {
  const { result, beganAt, endedAt } = truth;
  if (endedAt > beganAt + timeoutMs + 1) return 'the step lasted longer than its timeout';
  const begin = chosen.includes('whole seconds') ? beganAt : Math.floor(beganAt / second) * second;
  if (result.error === null) return falsePass(truth, begin);
  const { kind } = result.error;
  const isOutOfTime = kind === 'ref-mismatch' || kind === 'timeout';
  if (isOutOfTime && truth.job.verifyRefs !== null && !chosen.includes('late refs')) return null;
  return falseFailure(truth, begin, result.error);
}

function falsePass(truth: Truth, begin: number): string | null {
  const { job, result, runs, ends, refAt, endedAt } = truth;
  const wrote = writes(truth, 'PUT').find(({ body }) => !isResave(body));
  const from = Math.max(begin, wrote?.at ?? begin);
  const ours = runs.filter((run) => run.outcome === 'finished' && (run.startedAt ?? 0) >= from);
  if (job.verifyRefs !== null) {
    if (refAt === null || refAt > endedAt) return 'passed without the ref';
    return result.synced && ours.length === 0 ? 'reported an update of its own that never finished' : null;
  }
  if (ours.length === 0) return 'passed although no run of its own had finished';
  const isAsDesired = ends.some(({ run, mirror, id }) => {
    const end = ours.find(({ endedAt }) => endedAt === run.endedAt);
    const isFine = matches(mirror, truth) || changedTwice(truth) || isHiddenByLag(truth, run);
    return end !== undefined && id === truth.id && isFine;
  });
  return isAsDesired ? null : 'passed although the mirror was not as desired';
}

/** Before GitLab 17.5 the settings come from another record, which may lag behind the end of the run. */
function isHiddenByLag({ plan, otherUser }: Truth, { endedAt }: Run): boolean {
  const lagMs = Math.max(...plan.lags);
  const isLate = ({ what, at }: OtherUser['acts'][number]) => what === 'save' && at >= (endedAt ?? 0) - lagMs;
  return plan.version === '17.4' && lagMs > 0 && otherUser.acts.some(isLate);
}

/** Whether a setting was changed and changed back meanwhile, which nobody can see. */
function changedTwice(truth: Truth): boolean {
  const saves = truth.otherUser.acts.filter(({ what, status }) => what === 'save' && status === 200);
  return saves.length > 1 && matches(truth.left, truth);
}

function matches(mirror: Configuration, { job, exchanges }: Truth): boolean {
  const { url = firstUrl(exchanges), mirrorOverwritesDivergedBranches } = job.desired;
  const { mirror_overwrites_diverged_branches: overwrites } = mirror.settings;
  return (
    mirror.enabled &&
    url !== null &&
    isSameUpstream(url, mirror.url ?? '') &&
    (mirrorOverwritesDivergedBranches === undefined || overwrites === mirrorOverwritesDivergedBranches)
  );
}

/** The upstream that the step read first. */
function firstUrl(exchanges: readonly Exchange[]): string | null {
  const first = exchanges.find(({ response }) => response?.status === 200)?.response;
  return first ? JSON.parse(first.text).url : null;
}

function falseFailure(truth: Truth, begin: number, error: StepError): string | null {
  const { plan, runs, refAt, endedAt, otherUser, exchanges, requests, wasCanceled, job } = truth;
  const isContradictedSince = (since: number) =>
    otherUser.acts.some(({ what, status, at }) => what !== 'request' && status === 200 && at >= since) &&
    hasConflict(plan);
  const isContradicted = isContradictedSince(0);
  // A ref may arrive just after its last check.
  const checkedAt = requests.findLast(({ path }) => path.includes('/repository/'))?.at ?? endedAt;
  const hasRefs = job.verifyRefs !== null && refAt !== null && refAt < checkedAt;
  const said = `failed with ${error.kind} (${error.message})`;
  switch (error.kind as StepError['kind'] | 'conflict') {
    case 'sync-failed': {
      const hasFailed = runs.some(
        ({ outcome, startedAt, endedAt }) => outcome === 'failed' && (startedAt ?? endedAt ?? 0) >= begin,
      );
      return (hasFailed || wasCanceled) && !hasRefs ? null : said;
    }
    case 'paused':
      return plan.before === 'paused' && !(plan.resume && runs.length === 0) ? null : said;
    case 'ref-mismatch':
      return missedSuccess(truth, said);
    case 'network':
    case 'unavailable': {
      // With no time left for a retry, a request fails with its own cause.
      const isLast = endedAt > truth.beganAt + timeoutMs - maxBackoffMs;
      if (isLast && (plan.outages.length > 0 || plan.lost.includes(true))) return missedSuccess(truth, said);
      return plan.outages.length > 0 && !isWaiting(exchanges) ? null : said;
    }
    case 'conflict':
      // A replica may hide what was done up to a minute before the step began.
      return isContradictedSince(truth.beganAt - minute) ? null : said;
    case 'not-found':
    case 'not-mirrored':
      return isContradicted ? null : said;
    case 'timeout':
      return isContradicted ? null : missedSuccess(truth, said);
    default:
      return said;
  }
}

function hasConflict({ otherUser }: History): boolean {
  return otherUser.some(({ act }) => conflicting.includes(act));
}

/** The last request of a step that was waiting is a poll, and not the first read. */
function isWaiting(exchanges: readonly Exchange[]): boolean {
  const isPoll = ({ request }: Exchange) => request.method === 'GET' && /\/mirror\/pull$/.test(request.url);
  const last = exchanges.at(-1);
  const hasRequested = exchanges.some(
    ({ request, response }) => request.method !== 'GET' && response !== null && response.status < 300,
  );
  return last !== undefined && isPoll(last) && hasRequested;
}

/**
 * Whether an update of the step succeeded early enough to be seen, despite lag and outages.
 * @returns `said` if so, null otherwise
 */
function missedSuccess(truth: Truth, said: string): string | null {
  const { plan, runs, beganAt, wasCanceled, job, refAt, requests } = truth;
  const deadline = beganAt + timeoutMs;
  const lastWrite = writes(truth, 'PUT').at(-1)?.at;
  const inTime = (at: number) => visibleAt(plan, beganAt, at) < deadline;
  if (job.verifyRefs !== null) {
    // Refs are checked once more before the deadline, and they do not lag.
    const isLate = refAt === null || refAt > deadline - 20 * second || !inTime(beganAt);
    return isLate ? null : said;
  }
  // Within the second of the previous responses, the step cannot know which run it is.
  const readAt = requests.find(({ method, status }) => method === 'GET' && status === 200)?.at ?? beganAt;
  const from = Math.max(readAt + 2 * second, (lastWrite ?? 0) + 2 * second);
  const since = runs.filter(({ endedAt }) => (endedAt ?? Number.POSITIVE_INFINITY) >= beganAt - 2 * minute);
  const [first] = since.filter(
    ({ outcome, startedAt }) => outcome === 'finished' && (startedAt ?? 0) >= from,
  );
  if (first === undefined || wasCanceled || since.some(({ outcome }) => outcome === 'failed')) return null;
  return inTime(first.endedAt ?? deadline) ? said : null;
}

/** The latest time at which something becomes visible, even if a read just before a long pause missed it. */
function visibleAt(
  { lags, outages, latencies, pollIntervalMs }: History,
  beganAt: number,
  at: number,
): number {
  // Between two polls, before a retry, and for a response that does not arrive.
  const pauses = 15 * pollIntervalMs + maxBackoffMs + requestTimeoutMs;
  const margin = Math.max(...lags) + pauses + 4 * Math.max(...latencies);
  let visible = at + margin;
  for (const outage of [...outages].sort((a, b) => a.at - b.at)) {
    if (beganAt + outage.at < visible)
      visible = Math.max(visible, beganAt + outage.at + outage.lastsMs + margin);
  }
  return visible;
}

/** The writes that took effect. */
function writes({ requests }: Truth, method: 'PUT' | 'POST'): RecordedRequest[] {
  return requests.filter((request) => request.method === method && request.handled === 200);
}

/** A save that changes nothing, to have an update started. */
function isResave(body: unknown): boolean {
  const keys = Object.keys((body ?? {}) as object);
  return keys.every((key) => key === 'enabled' || key === 'mirror');
}
