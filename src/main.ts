/** The runner's entry: inputs → mirrors → outputs. */
import { trust } from './certificates.ts';
import { type Clock, systemClock } from './clock.ts';
import { asStepError, StepError } from './errors.ts';
import { GitLab } from './gitlab/client.ts';
import { parseInputs, readInputs, secretInputs, WrongInputs } from './inputs.ts';
import type { MirrorJob } from './job.ts';
import { mirrorProject } from './mirror/mirror.ts';
import { failedMirror } from './mirror/result.ts';
import { assertUsableProxy, proxySecrets } from './proxy.ts';
import { type Redact, redactor } from './redact.ts';
import { annotations } from './report/annotations.ts';
import { outputs } from './report/outputs.ts';
import type { StepResult } from './report/step-result.ts';
import { summary } from './report/summary.ts';
import type { RunContext } from './run.ts';
import { mask, readInput, runnerLog, writeOutputs, writeSummary } from './runner.ts';
import { readTextFile } from './text-file.ts';
import { userAgent } from './version.ts';

// Whatever ends this program without a verdict (a promise that never settles, a lost event) must not look like a pass.
process.exitCode = 1;
// The proxy library of @actions/http-client uses what Node warns of; nobody who reads the log can do anything about it.
process.noDeprecation = true;

// TLS is always verified; a variable that some other step has set must not switch that off with the token on its way.
delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;

const raw = readInputs(readInput);
const secrets = [...secretInputs(raw), ...proxySecrets(process.env)];
mask(secrets);
let redactSecrets = redactor(secrets);
const redact: Redact = (text) => redactSecrets(text);
const log = runnerLog(redact);
const isList = raw.mirrors !== '';
/** Those of the step's mirrors, once it is known which they are. */
let results = isList ? [] : [failedMirror(raw.project, null)];
let stepError: StepError | null = null;
const cancellation = new AbortController();
let finishing = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () =>
    cancellation.abort(
      new StepError(
        'cancelled',
        `The step was cancelled (${signal}).`,
        'An update that GitLab has taken goes on; run the step again to see how it ends.',
      ),
    ),
  );
}
// Nobody reads the log any longer; the outputs are written all the same.
process.stdout.on('error', () => {});
// An error event of a socket that nobody waits for any longer ends up here too.
process.on('uncaughtException', (error) => {
  stepError = asStepError(error);
  void finish();
});

try {
  const { jobs, listedSecrets, timeoutMs, pollIntervalMs, ...connection } = await parseInputs(raw, {
    readFile: readTextFile,
    workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
    environment: process.env,
  });
  if (listedSecrets.length > 0) {
    mask(listedSecrets);
    redactSecrets = redactor([...secrets, ...listedSecrets]);
  }
  const { caCertificates, requestsPerMinute } = connection;
  if (caCertificates.length > 0) trust(caCertificates);
  const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
  assertUsableProxy(connection.apiUrl, process.env);
  if (travelsInTheClear(connection.apiUrl)) {
    log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
  }
  const clock = systemClock;
  const deadline = clock.now() + timeoutMs;
  const bounds = { clock, deadline, cancelled: cancellation.signal, debug: log.debug };
  const gitlab = new GitLab({ ...connection, userAgent, trustsMore }, bounds);
  const context = { gitlab, bounds, timeoutMs, pollIntervalMs, log };
  await Promise.race([
    work(jobs, context, requestsPerMinute),
    overdue(clock, timeoutMs, cancellation.signal),
  ]);
} catch (error) {
  stepError = asStepError(error);
}
await finish();

async function work(jobs: MirrorJob[], context: RunContext, requestsPerMinute: number): Promise<void> {
  const [job] = jobs;
  const [result] = results;
  if (!isList && job !== undefined && result !== undefined) return mirrorProject({ ...context, job }, result);
  // A step for one project has no use for what it takes to do many.
  const { mirrorAll, tooManyMirrors } = await import('./run.ts');
  results = jobs.map(({ project }) => failedMirror(project, null));
  const warning = tooManyMirrors(jobs.length, requestsPerMinute, context.timeoutMs);
  if (warning !== null) log.warning(warning);
  await mirrorAll(jobs, results, context);
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

/** Reports and ends the program, explicitly, since a socket may never close. The first call reports. */
async function finish(): Promise<void> {
  // A second one is for an error within the first.
  if (finishing) process.exit(1);
  finishing = true;
  for (const result of stepError === null ? [] : results) {
    if (result.outcome === 'failed') result.error ??= stepError;
  }
  const step: StepResult = { results, isList, error: isList ? stepError : null };
  let passed =
    stepError === null && results.every(({ error, outcome }) => error === null && outcome !== 'failed');
  if (stepError instanceof WrongInputs && stepError.faults.length > 1) {
    for (const fault of stepError.faults) log.info(fault);
  }
  for (const { title, text } of annotations(step, redact)) log.error(text, title);
  try {
    writeOutputs(outputs(step, redact));
  } catch (error) {
    passed = false;
    log.error(
      `The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`,
      'Pull mirror: internal',
    );
  }
  try {
    await writeSummary(async () => {
      const [result] = results;
      if (!isList && result !== undefined) return summary(result, redact);
      const { page } = await import('./report/page.ts');
      return page(step, redact);
    });
  } catch (error) {
    log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
  }
  process.stdout.write('', () => process.exit(passed ? 0 : 1));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
