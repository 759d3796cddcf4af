/** Looks whether the wanted refs have arrived, and finds out why not. */
import type { Bounds } from '../base/bounds.ts';
import { StepError } from '../base/errors.ts';
import type { Project } from '../gitlab/project.ts';
import type { Priority, RequestScheduler } from '../gitlab/scheduler.ts';
import type { MirrorSettings } from '../gitlab/schema.ts';
import { type RemoteRepository, remoteRefs } from '../network/git.ts';
import { NetworkError } from '../network/network.ts';
import { explanationOf } from '../text/explanations.ts';
import {
  BranchFilter,
  type Comparison,
  compareRefs,
  type DesiredRefs,
  describeWrong,
  finalReason,
  jsRegex,
  judgeRef,
  type RefResult,
} from './refs.ts';
import { withoutCredentials } from './settings.ts';

/** What the verification needs to know of the mirror at the time. */
export interface MirrorFacts {
  /** null where GitLab does not tell them. */
  settings: MirrorSettings | null;
  /** The upstream as GitLab shows it, possibly with masked credentials. */
  url: string | null;
}

export interface VerificationContext {
  desired: DesiredRefs;
  project: Project;
  bounds: Bounds;
  /** A listing takes its turn like any request. */
  scheduler: Pick<RequestScheduler, 'pass' | 'delayMs'>;
  /** What one listing of refs may take; it is one exchange with a server like any other. */
  requestTimeoutMs: number;
  maxRetries: number;
  /** Base URL of GitLab without `/api/v4`, below which the repositories are served. */
  gitlabUrl: string;
  token: string;
  /** Whether git has to be told of certificates that it does not know. */
  trustsMore: boolean;
  upstreamUser: string | undefined;
  upstreamPassword: string | undefined;
}

export interface Findings {
  /** The refs that were named, and of `all` those that are wrong. */
  results: RefResult[];
  wrong: RefResult[];
  /** Why a ref is wrong, where that is known and final. */
  reasons: Map<string, string>;
  /** One sentence on what was found. */
  text: string;
}

/** Diagnosing a ref costs a request, and ten reasons explain a thousand refs. */
const maxDiagnosed = 10;

/** git asks without the token, with it, and then for the refs. */
const requestsOfListing = 3;

/** An upstream that moves faster than it can be read is judged by the last reading. */
const maxReadings = 4;

export class Verification {
  readonly #context: VerificationContext;

  constructor(context: VerificationContext) {
    this.#context = context;
  }

  /** Whether the refs alone can end the step early: what is there without a commit, or of `all`, may be old. */
  get canEndEarly(): boolean {
    const { refs, all } = this.#context.desired;
    return !all && refs.every(({ commit }) => commit !== null);
  }

  /** Whether a failed update can be passed over: every ref is proven by its commit. */
  get provesByCommit(): boolean {
    return this.#context.desired.refs.every(({ commit }) => commit !== null);
  }

  /** Whether all refs are there at their commits; asks for the first that is missing only, and for the rest once it is there. */
  async hasArrived(priority: Priority): Promise<boolean> {
    if (!this.canEndEarly) return false;
    for (const desired of this.#context.desired.refs) {
      if (!judgeRef(desired, await this.#context.project.ref(desired.ref, priority)).ok) return false;
    }
    return true;
  }

  /** Judges all refs as they are now. */
  async judge(facts: MirrorFacts): Promise<Findings> {
    const { desired, project } = this.#context;
    const results: RefResult[] = [];
    for (const ref of desired.refs) results.push(judgeRef(ref, await project.ref(ref.ref)));
    const sentences: string[] = [];
    if (desired.refs.length > 0) {
      const right = results.filter(({ ok }) => ok).length;
      sentences.push(`Refs verified: ${right} of ${desired.refs.length}.`);
    }
    if (desired.all) {
      const { wrong, equal, excluded } = await this.#compareAll(facts);
      // A ref that is as it was named but not as upstream has it is wrong all the same.
      const wrongNames = new Set(wrong.map(({ ref }) => ref));
      const named = results.splice(0).filter(({ ref, ok }) => !ok || !wrongNames.has(ref));
      const known = new Set(named.map(({ ref }) => ref));
      results.push(...named, ...wrong.filter(({ ref }) => !known.has(ref)));
      const outside = excluded === 0 ? '' : `, ${excluded} left out by the filter`;
      sentences.push(
        `Of upstream's branches and tags ${equal} are on GitLab at the same object, ${wrong.length} are not${outside}.`,
      );
    }
    const wrong = results.filter(({ ok }) => !ok);
    const reasons = await this.#reasons(wrong, facts);
    if (wrong.length > 0) sentences.push(`${describeWrong(wrong, reasons)}.`);
    const regex = facts.settings?.mirrorBranchRegex ?? null;
    if (wrong.length > 0 && regex !== null && jsRegex(regex) === null) {
      sentences.push(`What mirror-branch-regex (${regex}) leaves out cannot be told here.`);
    }
    return { results, wrong, reasons, text: sentences.join(' ') };
  }

  /** A ref may have moved upstream between two readings, so nothing is called wrong that was not so twice in a row. */
  async #compareAll(facts: MirrorFacts): Promise<Comparison> {
    let before = new Set<string>();
    for (let reading = 1; ; reading++) {
      const upstream = await this.#upstreamRefs(facts);
      const mirror = await this.#mirrorRefs();
      const comparison = compareRefs(upstream, mirror, await this.#filter(facts, upstream.keys()));
      const isSettled = comparison.wrong.every(({ ref }) => before.has(ref));
      if (isSettled || reading === maxReadings) return comparison;
      before = new Set(comparison.wrong.map(({ ref }) => ref));
    }
  }

  async #filter({ settings }: MirrorFacts, refs: Iterable<string>): Promise<BranchFilter> {
    const patterns = settings?.onlyMirrorProtectedBranches
      ? await this.#context.project.protectedBranches()
      : [];
    return new BranchFilter(settings, patterns, refs);
  }

  async #reasons(wrong: RefResult[], facts: MirrorFacts): Promise<Map<string, string>> {
    const reasons = new Map<string, string>();
    if (wrong.length === 0) return reasons;
    const filter = await this.#filter(
      facts,
      wrong.map(({ ref }) => ref),
    );
    // Without knowledge of the settings, nothing about a branch left behind is final.
    const overwrites = facts.settings?.mirrorOverwritesDivergedBranches ?? true;
    for (const result of wrong.slice(0, maxDiagnosed)) {
      const { ref, expected, actual } = result;
      const comparable = ref.startsWith('refs/heads/') && expected !== null && actual !== null;
      const relation = comparable ? await this.#context.project.relation(expected, actual) : 'unknown';
      const reason = finalReason(result, filter, relation, overwrites);
      if (reason !== null) reasons.set(ref, reason);
    }
    return reasons;
  }

  async #upstreamRefs({ url }: MirrorFacts): Promise<Map<string, string>> {
    const { upstreamUser: user, upstreamPassword: password } = this.#context;
    if (url === null) throw new Error('the upstream is not known');
    // GitLab masks the user of an ssh URL, which on git hosts is git.
    const upstream = withoutCredentials(url).replace(/^ssh:\/\/(?=[^/@]*\/)/i, 'ssh://git@');
    return this.#refs(
      { url: upstream, user, password, followsRedirects: true },
      'upstream',
      [
        'Verifying all refs needs the runner to read the upstream itself: check that it reaches that host, and give auth-user and',
        'auth-password (or, for ssh, a key of the runner) where the repository is private.',
      ].join(' '),
    );
  }

  async #mirrorRefs(): Promise<Map<string, string>> {
    const { gitlabUrl, token, project } = this.#context;
    const { path } = await project.record();
    const url = `${gitlabUrl}/${path.split('/').map(encodeURIComponent).join('/')}.git`;
    return this.#refs(
      { url, user: 'oauth2', password: token, followsRedirects: false },
      'GitLab',
      [
        'Verifying all refs reads the mirror through git over HTTP: the token needs the api scope, and the instance has to allow',
        'git over HTTP(S).',
      ].join(' '),
    );
  }

  async #refs(
    repository: Omit<RemoteRepository, 'trustsMore'>,
    whose: 'upstream' | 'GitLab',
    hint: string,
  ): Promise<Map<string, string>> {
    const { bounds, scheduler, maxRetries } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    let fault: NetworkError | null = null;
    for (let retries = 0; ; retries++) {
      const read = await this.#read(repository, whose === 'GitLab' ? requestsOfListing : 0);
      if (read instanceof Map) return read;
      fault = read ?? fault;
      if (fault === null) {
        throw new StepError(
          'timeout',
          `The time of the step was over before the refs of ${whose} were read.`,
          hint,
        );
      }
      const status = Number(/returned error: (\d{3})/.exec(fault.message)?.[1] ?? Number.NaN);
      const isRefused = whose === 'GitLab' && status === 429;
      const refusal = { status, headers: {}, text: fault.message, serverTime: null };
      const delayMs = scheduler.delayMs(
        { status: status || null, serverTime: null },
        retries,
        isRefused ? refusal : null,
      );
      const mayPass =
        explanationOf(fault.message) !== 'upstream-authentication' &&
        !/not found|not installed/i.test(fault.message);
      if (read === null || !mayPass || retries === maxRetries || clock.now() + delayMs >= deadline) {
        throw new StepError(
          status === 429 || status >= 500 ? 'unavailable' : 'network',
          `The refs of ${whose} could not be read from ${repository.url}: ${fault.message}`,
          hint,
          { cause: fault },
        );
      }
      await clock.sleep(delayMs, cancelled);
    }
  }

  /** @returns null where the time of the step is over */
  async #read(
    repository: Omit<RemoteRepository, 'trustsMore'>,
    cost: number,
  ): Promise<Map<string, string> | NetworkError | null> {
    const { bounds, scheduler, requestTimeoutMs, trustsMore } = this.#context;
    const leftMs = () => bounds.deadline - bounds.clock.now();
    try {
      return await scheduler.pass(
        'next',
        () =>
          remoteRefs(
            { ...repository, trustsMore },
            Math.max(1, Math.min(leftMs(), requestTimeoutMs)),
            bounds,
          ),
        cost,
      );
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return leftMs() <= 0 ? null : error;
    }
  }
}
