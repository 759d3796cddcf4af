/** The step itself, wherever it runs: inputs → mirrors → results → exit code. */
import type { Bounds } from './base/bounds.ts';
import type { Clock } from './base/clock.ts';
import { asStepError, StepError } from './base/errors.ts';
import type { StepLog } from './base/log.ts';
import { userAgent } from './base/version.ts';
import { GitLab } from './gitlab/client.ts';
import { InvalidInputs, parseInputs, type RawInputs, readTextFile, secretInputs } from './inputs/inputs.ts';
import type { MirrorJob } from './inputs/job.ts';
import { failedMirror, type MirrorResult } from './mirror/result.ts';
import { mirrorProject } from './mirror/run.ts';
import type { RunContext } from './mirrors.ts';
import { assertUsableProxy, proxySecrets } from './network/proxy.ts';
import type { StepResult } from './report/step-result.ts';
import { type Redact, redactor } from './text/redact.ts';

/** Where the step runs: a runner of Actions, or a terminal. */
export interface Platform {
  log: StepLog;
  /** Has the secrets hidden wherever the host shows anything by itself. */
  mask(secrets: readonly string[]): void;
  /** The folder that a list of mirrors has to be in; null where it may be anywhere. */
  workspace: string | null;
  /**
   * Hands over what came of the step.
   * @returns the exit code
   */
  deliver(step: StepResult): Promise<number>;
}

/** What the step takes of the process around it. */
export type StepBounds = Pick<Bounds, 'clock' | 'random' | 'cancelled'>;

/**
 * Runs the step to its end, and hands over its results.
 * @returns the exit code
 */
export function runStep(
  raw: RawInputs,
  open: (redact: Redact) => Platform,
  bounds: StepBounds,
): Promise<number> {
  return new Step(raw, open, bounds).run();
}

class Step {
  readonly #raw: RawInputs;
  readonly #host: Platform;
  readonly #bounds: StepBounds;
  readonly #secrets: string[];
  readonly #isList: boolean;
  #redact: Redact;
  /** Those of the step's mirrors, once it is known which they are. */
  #results: MirrorResult[];

  constructor(raw: RawInputs, open: (redact: Redact) => Platform, bounds: StepBounds) {
    this.#raw = raw;
    this.#bounds = bounds;
    this.#secrets = [...secretInputs(raw), ...proxySecrets(process.env)];
    this.#redact = redactor(this.#secrets);
    this.#host = open((text) => this.#redact(text));
    this.#host.mask(this.#secrets);
    this.#isList = raw.mirrors !== '';
    this.#results = this.#isList ? [] : [failedMirror(raw.project, null)];
  }

  async run(): Promise<number> {
    let error: StepError | null = null;
    try {
      await this.#work();
    } catch (thrown) {
      error = asStepError(thrown);
    }
    for (const result of error === null ? [] : this.#results) {
      if (result.outcome === 'failed') result.error ??= error;
    }
    if (error instanceof InvalidInputs && error.problems.length > 1) {
      for (const problem of error.problems) this.#host.log.info(problem);
    }
    return this.#host.deliver({ results: this.#results, isList: this.#isList, error });
  }

  async #work(): Promise<void> {
    const { log, mask, workspace } = this.#host;
    const { jobs, listedSecrets, timeoutMs, pollIntervalMs, ...connection } = await parseInputs(this.#raw, {
      readFile: readTextFile,
      workspace,
      environment: process.env,
    });
    if (listedSecrets.length > 0) {
      mask(listedSecrets);
      this.#redact = redactor([...this.#secrets, ...listedSecrets]);
    }
    const { apiUrl, caCertificates, requestsPerMinute } = connection;
    if (caCertificates.length > 0) {
      const { trust } = await import('./network/certificates.ts');
      trust(caCertificates);
    }
    const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
    assertUsableProxy(apiUrl, process.env);
    if (travelsInTheClear(apiUrl)) {
      log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
    }
    const { clock, cancelled } = this.#bounds;
    const bounds = { ...this.#bounds, deadline: clock.now() + timeoutMs, debug: log.debug };
    const gitlab = new GitLab({ ...connection, userAgent, trustsMore }, bounds);
    const context = { gitlab, bounds, timeoutMs, pollIntervalMs, log };
    const done = new AbortController();
    try {
      await Promise.race([
        this.#mirror(jobs, context, requestsPerMinute),
        overdue(clock, timeoutMs, { cancelled, done: done.signal }),
      ]);
    } finally {
      done.abort();
    }
  }

  async #mirror(jobs: MirrorJob[], context: RunContext, requestsPerMinute: number): Promise<void> {
    const [job] = jobs;
    const [result] = this.#results;
    if (!this.#isList && job !== undefined && result !== undefined) {
      return mirrorProject({ ...context, job }, result);
    }
    // A step for one project has no use for what it takes to do many.
    const { mirrorAll, tooManyMirrors } = await import('./mirrors.ts');
    this.#results = jobs.map(({ project }) => failedMirror(project, null));
    const warning = tooManyMirrors(jobs.length, requestsPerMinute, context.timeoutMs);
    if (warning !== null) context.log.warning(warning);
    await mirrorAll(jobs, this.#results, context);
  }
}

/**
 * The last resort against a defect that would keep the step waiting: all work ends by itself at the deadline, or when the
 * job is cancelled, and this ends the step half a second after that where it did not.
 * @param done aborted when there is nothing left to wait for
 */
async function overdue(
  clock: Clock,
  timeoutMs: number,
  { cancelled, done }: { cancelled: AbortSignal; done: AbortSignal },
): Promise<never> {
  const graceMs = 500;
  await clock.sleep(timeoutMs, AbortSignal.any([cancelled, done])).catch(() => {});
  await clock.sleep(graceMs, done);
  throw cancelled.aborted
    ? cancelled.reason
    : new StepError(
        'timeout',
        'The time of the step is over.',
        'Raise timeout, or find out why GitLab answers so slowly.',
      );
}

function travelsInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
