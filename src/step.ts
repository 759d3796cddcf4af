/** The step itself, wherever it runs: inputs → mirrors → results → exit code. */
import { type Clock, systemClock } from './clock.ts';
import { asStepError, StepError } from './errors.ts';
import { GitLab } from './gitlab/client.ts';
import { parseInputs, type RawInputs, secretInputs, WrongInputs } from './inputs.ts';
import type { MirrorJob } from './job.ts';
import type { StepLog } from './log.ts';
import { mirrorProject } from './mirror/mirror.ts';
import { failedMirror, type MirrorResult } from './mirror/result.ts';
import { assertUsableProxy, proxySecrets } from './proxy.ts';
import { type Redact, redactor } from './redact.ts';
import type { StepResult } from './report/step-result.ts';
import type { RunContext } from './run.ts';
import { readTextFile } from './text-file.ts';
import { userAgent } from './version.ts';

/** What the step runs in: a runner of Actions, or a terminal. */
export interface Host {
  log: StepLog;
  /** Has the secrets hidden wherever the host shows anything by itself. */
  mask(secrets: readonly string[]): void;
  /** What it prints to: all of that is written out before the process ends. */
  streams: readonly NodeJS.WriteStream[];
  /** The folder that a list of mirrors has to be in; null where it may be anywhere. */
  workspace: string | null;
  /**
   * Hands over what came of the step.
   * @returns the exit code
   */
  deliver(step: StepResult): Promise<number>;
}

/** Runs the step to its end, and ends the process. */
export async function runStep(raw: RawInputs, open: (redact: Redact) => Host): Promise<void> {
  // Whatever ends this program without a verdict (a promise that never settles, a lost event) must not look like a pass.
  process.exitCode = 1;
  // The proxy library of @actions/http-client uses what Node warns of; nobody who reads the log can do anything about it.
  process.noDeprecation = true;
  // TLS is always verified; a variable that some other step has set must not switch that off with the token on its way.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  await new Step(raw, open).run();
}

class Step {
  readonly #raw: RawInputs;
  readonly #host: Host;
  readonly #secrets: string[];
  readonly #cancellation = new AbortController();
  readonly #isList: boolean;
  #redact: Redact;
  /** Those of the step's mirrors, once it is known which they are. */
  #results: MirrorResult[];
  #error: StepError | null = null;
  #isEnding = false;

  constructor(raw: RawInputs, open: (redact: Redact) => Host) {
    this.#raw = raw;
    this.#secrets = [...secretInputs(raw), ...proxySecrets(process.env)];
    this.#redact = redactor(this.#secrets);
    this.#host = open((text) => this.#redact(text));
    this.#host.mask(this.#secrets);
    this.#isList = raw.mirrors !== '';
    this.#results = this.#isList ? [] : [failedMirror(raw.project, null)];
  }

  async run(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => this.#cancellation.abort(cancelledBy(signal)));
    }
    // Nobody reads the log any longer; the results are handed over all the same.
    for (const stream of this.#host.streams) stream.on('error', () => {});
    // An error event of a socket that nobody waits for any longer ends up here too.
    process.on('uncaughtException', (error) => {
      this.#error = asStepError(error);
      void this.#end();
    });
    try {
      await this.#work();
    } catch (error) {
      this.#error = asStepError(error);
    }
    await this.#end();
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
      const { trust } = await import('./certificates.ts');
      trust(caCertificates);
    }
    const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
    assertUsableProxy(apiUrl, process.env);
    if (travelsInTheClear(apiUrl)) {
      log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
    }
    const clock = systemClock;
    const cancelled = this.#cancellation.signal;
    const bounds = { clock, deadline: clock.now() + timeoutMs, cancelled, debug: log.debug };
    const gitlab = new GitLab({ ...connection, userAgent, trustsMore }, bounds);
    const context = { gitlab, bounds, timeoutMs, pollIntervalMs, log };
    await Promise.race([
      this.#mirror(jobs, context, requestsPerMinute),
      overdue(clock, timeoutMs, cancelled),
    ]);
  }

  async #mirror(jobs: MirrorJob[], context: RunContext, requestsPerMinute: number): Promise<void> {
    const [job] = jobs;
    const [result] = this.#results;
    if (!this.#isList && job !== undefined && result !== undefined) {
      return mirrorProject({ ...context, job }, result);
    }
    // A step for one project has no use for what it takes to do many.
    const { mirrorAll, tooManyMirrors } = await import('./run.ts');
    this.#results = jobs.map(({ project }) => failedMirror(project, null));
    const warning = tooManyMirrors(jobs.length, requestsPerMinute, context.timeoutMs);
    if (warning !== null) context.log.warning(warning);
    await mirrorAll(jobs, this.#results, context);
  }

  /** Hands over the results and ends the process, explicitly, since a socket may never close. The first call does. */
  async #end(): Promise<void> {
    // A second one is for an error within the first.
    if (this.#isEnding) process.exit(1);
    this.#isEnding = true;
    for (const result of this.#error === null ? [] : this.#results) {
      if (result.outcome === 'failed') result.error ??= this.#error;
    }
    if (this.#error instanceof WrongInputs && this.#error.faults.length > 1) {
      for (const fault of this.#error.faults) this.#host.log.info(fault);
    }
    const code = await this.#host.deliver({
      results: this.#results,
      isList: this.#isList,
      error: this.#error,
    });
    await this.#written();
    process.exit(code);
  }

  /** Waits until everything is written, as long as somebody reads: a full pipe that nobody does would never end. */
  async #written(): Promise<void> {
    const { streams } = this.#host;
    const isAll = Promise.all(streams.map(written)).then(() => true);
    const patienceMs = this.#cancellation.signal.aborted ? 250 : 1_000;
    for (let left = Number.POSITIVE_INFINITY; ; ) {
      const now = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
      if (now >= left) return;
      left = now;
      const isOver = systemClock.sleep(patienceMs, new AbortController().signal).then(() => false);
      if (await Promise.race([isAll, isOver])) return;
    }
  }
}

/** Resolves when everything before has been written, or cannot be. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

function cancelledBy(signal: string): StepError {
  return new StepError(
    'cancelled',
    `The step was cancelled (${signal}).`,
    'An update that GitLab has taken goes on; run the step again to see how it ends.',
  );
}

/**
 * The last resort against a defect that would keep the step waiting: all work ends by itself at the deadline, or when the
 * job is cancelled, and this ends the step half a second after that where it did not.
 */
async function overdue(clock: Clock, timeoutMs: number, cancelled: AbortSignal): Promise<never> {
  const graceMs = 500;
  const never = new AbortController().signal;
  await clock.sleep(timeoutMs, cancelled).catch(() => {});
  await clock.sleep(graceMs, never);
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
