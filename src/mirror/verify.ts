/** Verifies that the desired refs are on GitLab, and finds the reason if they are not. */
import { NetworkError, StepError } from '../base/errors.ts';
import { projectUrl } from '../gitlab/project.ts';
import { isUnavailable } from '../gitlab/response.ts';
import { sendWithRetries } from '../gitlab/retry.ts';
import type { Priority } from '../gitlab/scheduler.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import { type RemoteRepository, remoteRefs } from '../network/git.ts';
import type { HttpResponse } from '../network/http.ts';
import { type ExplanationId, explanationOf } from '../text/explanations.ts';
import type { RunContext } from './job.ts';
import {
  BranchFilter,
  type Comparison,
  canEvaluate,
  compareRefs,
  type DesiredRefs,
  describeWrong,
  judgeRef,
  maxShownRefs,
  permanentReason,
  type RefResult,
} from './refs.ts';
import { withoutCredentials } from './settings.ts';

/** What the verification has to know about the mirror. */
export type MirrorFacts = Pick<PullMirror, 'settings' | 'url'>;

export interface Findings {
  /** The refs that were named, and for `all` those that do not match. */
  results: RefResult[];
  wrong: RefResult[];
  /** Whether GitLab has all refs; false if the upstream has none. */
  isComplete: boolean;
  /** Whether no further update can help: one of them has a permanent reason, or the upstream has no refs. */
  isPermanent: boolean;
  /** By ref: why it does not match, if that is known and permanent. */
  reasons: Map<string, string>;
  /** The result in a few sentences. */
  text: string;
}

/** git sends three requests: one without the token, one with it, and one for the refs. */
const requestsPerListing = 3;

/**
 * The user name that git sends with the token as the password. GitLab documents it for OAuth tokens and accepts any name with
 * a personal, group or project access token (docs.gitlab.com: "OAuth 2.0 identity provider API", "Personal access tokens").
 */
const tokenUser = 'oauth2';

/** Listing the refs of both sides takes as long as about this many requests of the API. */
const requestsPerComparison = 20;

/** If upstream changes faster than it can be read, the last of these comparisons counts. */
const maxComparisons = 4;

export class Verification {
  readonly #context: RunContext;
  readonly #desired: DesiredRefs;

  constructor(context: RunContext, desired: DesiredRefs) {
    this.#context = context;
    this.#desired = desired;
  }

  /** Whether matching refs outweigh a failed update: each named ref has a commit, and `all` compares every object. */
  get outweighsFailure(): boolean {
    return this.#desired.refs.every(({ commit }) => commit !== null);
  }

  /**
   * Whether matching refs also outweigh a change of the mirror by somebody else: `all` compares with the upstream, which may have
   * changed.
   */
  get outweighsConflict(): boolean {
    return !this.#desired.all && this.outweighsFailure;
  }

  /** How many requests it takes to compare all refs once. Listings by git count as several, since they take as long. */
  get requests(): number {
    const { refs, all } = this.#desired;
    return refs.length + (all ? requestsPerComparison : 0);
  }

  /**
   * The findings if GitLab has all refs at their commits; null if not, or if not every ref is named with a commit. Stops at the
   * first that is missing, to save requests.
   */
  async arrived(priority: Priority): Promise<Findings | null> {
    // Refs without a commit, and `all`, may match an older state.
    if (!this.outweighsConflict) return null;
    const results: RefResult[] = [];
    for (const desired of this.#desired.refs) {
      const result = judgeRef(
        desired,
        await this.#context.project.ref(desired.ref, { priority, isOptional: true }),
      );
      if (!result.ok) return null;
      results.push(result);
    }
    const text = verifiedText(results);
    return { results, wrong: [], isComplete: true, isPermanent: false, reasons: new Map(), text };
  }

  /** Compares all refs as they are now. */
  async judge(facts: MirrorFacts): Promise<Findings> {
    const { project } = this.#context;
    const { refs, all } = this.#desired;
    let results: RefResult[] = [];
    for (const ref of refs) results.push(judgeRef(ref, await project.ref(ref.ref)));
    const sentences: string[] = [];
    let isEmpty = false;
    if (all) {
      const { wrong, equal, excluded } = await this.#compareAll(facts);
      const differing = new Map(wrong.map((result) => [result.ref, result]));
      // A ref that is at the named commit but differs from upstream does not match either.
      results = results.map((result) => (result.ok && differing.get(result.ref)) || result);
      for (const { ref } of results) differing.delete(ref);
      results.push(...differing.values());
      isEmpty = equal + wrong.length === 0;
      const exclusions =
        excluded === 0
          ? ''
          : ` (the filter excludes ${excluded} that ${excluded === 1 ? 'differs' : 'differ'})`;
      const verb = equal === 1 ? 'matches' : 'match';
      sentences.push(
        isEmpty
          ? `The upstream has no branch or tag to mirror${exclusions}.`
          : `${equal} of ${equal + wrong.length} upstream refs ${verb} on GitLab${exclusions}.`,
      );
    }
    if (refs.length > 0) sentences.unshift(verifiedText(results.slice(0, refs.length)));
    const wrong = results.filter(({ ok }) => !ok);
    const reasons = await this.#reasons(wrong, facts);
    if (wrong.length > 0) sentences.push(`${describeWrong(wrong, reasons)}.`, ...filterRemarks(facts));
    const isComplete = wrong.length === 0 && !isEmpty;
    const isPermanent = isEmpty || reasons.size > 0;
    return { results, wrong, isComplete, isPermanent, reasons, text: sentences.join(' ') };
  }

  /**
   * Upstream may change between the two readings of a comparison, which is therefore repeated, at most `maxComparisons` times,
   * until each wrong ref was wrong before.
   */
  async #compareAll(facts: MirrorFacts): Promise<Comparison> {
    let before = new Set<string>();
    for (let reading = 1; ; reading++) {
      const upstream = await this.#upstreamRefs(facts);
      const mirror = await this.#mirrorRefs();
      const comparison = compareRefs(upstream, mirror, await this.#filter(facts, upstream.keys()));
      const isSettled = comparison.wrong.every(({ ref }) => before.has(ref));
      if (isSettled || reading === maxComparisons) return comparison;
      before = new Set(comparison.wrong.map(({ ref }) => ref));
    }
  }

  async #filter({ settings }: MirrorFacts, refs: Iterable<string>): Promise<BranchFilter> {
    const protectedBranches = settings?.onlyMirrorProtectedBranches
      ? await this.#context.project.protectedBranches()
      : [];
    return new BranchFilter(settings, protectedBranches, refs);
  }

  async #reasons(wrong: RefResult[], facts: MirrorFacts): Promise<Map<string, string>> {
    const reasons = new Map<string, string>();
    if (wrong.length === 0) return reasons;
    const filter = await this.#filter(
      facts,
      wrong.map(({ ref }) => ref),
    );
    // Comparing two commits costs a request, so only the refs that the message names are compared. If the settings are not known, the
    // next update may overwrite a diverged branch.
    const overwrites = facts.settings?.mirrorOverwritesDivergedBranches ?? true;
    for (const result of wrong.slice(0, maxShownRefs)) {
      const { ref, expected, actual } = result;
      const isBranch = ref.startsWith('refs/heads/');
      const comparable = !overwrites && isBranch && expected !== null && actual !== null;
      const relation = comparable ? await this.#context.project.relation(expected, actual) : 'unknown';
      const reason = permanentReason(result, filter, relation, overwrites);
      if (reason !== null) reasons.set(ref, reason);
    }
    return reasons;
  }

  async #upstreamRefs({ url }: MirrorFacts): Promise<Map<string, string>> {
    const { authUser: user, authPassword: password } = this.#context.job.desired;
    if (url === null) throw new Error('the upstream is not known');
    // GitLab masks the user of an ssh URL. On nearly all hosts, that user is git.
    const upstream = withoutCredentials(url).replace(/^ssh:\/\/(?=[^/@]*\/)/i, 'ssh://git@');
    const accessAdvice =
      user === undefined && password === undefined
        ? 'set auth-user and auth-password (or, for ssh, a key of the runner) if the repository is private'
        : 'that auth-user and auth-password may read the repository';
    return this.#readRefs(
      { url: upstream, user, password, followsRedirects: true },
      'upstream',
      `To verify all refs, the runner reads the upstream itself: check that it can reach that host, and ${accessAdvice}.`,
    );
  }

  async #mirrorRefs(): Promise<Map<string, string>> {
    const { gitlab, project } = this.#context;
    const { apiUrl, token } = gitlab.connection;
    const { path } = await project.record();
    return this.#readRefs(
      { url: `${projectUrl(apiUrl, path)}.git`, user: tokenUser, password: token, followsRedirects: false },
      'GitLab',
      'To verify all refs, the step reads the mirror with git over HTTP: the token needs the api scope, and the instance has to allow git over HTTP(S).',
    );
  }

  /** @throws StepError of kind `network`, `unavailable` or `timeout`, and `input` if git cannot read them on this runner */
  async #readRefs(
    repository: Omit<RemoteRepository, 'hasExtraCertificates'>,
    owner: 'upstream' | 'GitLab',
    advice: string,
  ): Promise<Map<string, string>> {
    const { bounds, gitlab } = this.#context;
    const { scheduler, connection } = gitlab;
    const { hasExtraCertificates } = connection;
    const { result } = await sendWithRetries<Map<string, string>>(
      {
        send: (timeoutMs) => remoteRefs({ ...repository, hasExtraCertificates }, timeoutMs, bounds),
        transientFailure: (read) => (read instanceof NetworkError ? transientGitError(read) : null),
        cost: owner === 'GitLab' ? requestsPerListing : 0,
      },
      { ...connection, bounds, scheduler },
    );
    if (result instanceof Map) return result;
    if (result === null) {
      throw new StepError(
        'timeout',
        `The timeout was reached before the refs of ${owner} were read.`,
        advice,
      );
    }
    const status = statusIn(result);
    throw new StepError(
      isUnavailable(status) ? 'unavailable' : 'network',
      `Reading the refs of ${owner} from ${repository.url} failed: ${result.message}`,
      advice,
      { cause: result },
    );
  }
}

/** What the step does not know about the filter of the mirror, so that it cannot name the filter as the reason. */
function filterRemarks({ settings }: MirrorFacts): string[] {
  const regex = settings?.mirrorBranchRegex;
  if (settings !== null && regex === undefined) {
    return [
      'GitLab before 17.5 does not show its filter. If the mirror has one, set mirror-branch-regex, so that the step knows which branches are excluded.',
    ];
  }
  return regex == null || canEvaluate(regex)
    ? []
    : [
        `The step cannot evaluate mirror-branch-regex (${regex}), so it does not know which branches the filter excludes.`,
      ];
}

function verifiedText(results: readonly RefResult[]): string {
  return `Refs verified: ${results.filter(({ ok }) => ok).length} of ${results.length}.`;
}

/** Why git cannot read a repository, if a retry would not help. */
const permanentGitErrors: readonly (ExplanationId | null)[] = [
  'upstream-authentication',
  'upstream-ssh-key',
  'upstream-host-key',
];

/** The failure to retry after; null if a retry would not help. */
function transientGitError(error: NetworkError): HttpResponse | NetworkError | null {
  const { message } = error;
  const isPermanent = permanentGitErrors.includes(explanationOf(message)) || /not found/i.test(message);
  if (isPermanent) return null;
  const status = statusIn(error);
  return Number.isNaN(status) ? error : { status, headers: {}, text: message, serverTime: null };
}

/** The HTTP status in a message of git; otherwise NaN. */
function statusIn({ message }: NetworkError): number {
  return Number(/returned error: (\d{3})/.exec(message)?.[1]);
}
