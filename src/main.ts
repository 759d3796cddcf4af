/** The runner's entry: inputs → one mirror → outputs. */
import { readFileSync } from 'node:fs';
import { trust } from './certificates.ts';
import { type Clock, systemClock } from './clock.ts';
import { asStepError, StepError } from './errors.ts';
import { GitLab } from './gitlab/client.ts';
import { parseInputs, readInputs, secretInputs } from './inputs.ts';
import { mirrorProject } from './mirror/mirror.ts';
import { failedMirror } from './mirror/result.ts';
import { assertUsableProxy, proxySecrets } from './proxy.ts';
import { redactor } from './redact.ts';
import { annotation, outputs, summary } from './report.ts';
import { mask, readInput, runnerLog, writeOutputs, writeSummary } from './runner.ts';
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
const redact = redactor(secrets);
const log = runnerLog(redact);
const result = failedMirror(raw.project, null);
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
  result.outcome = 'failed';
  result.error = asStepError(error);
  void finish();
});

try {
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const { job, timeoutMs, pollIntervalMs, caCertificates, ...connection } = parseInputs(raw, readFile);
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
  const work = mirrorProject({ job, gitlab, bounds, timeoutMs, pollIntervalMs, log }, result);
  await Promise.race([work, overdue(clock, timeoutMs, cancellation.signal)]);
} catch (error) {
  result.outcome = 'failed';
  result.error = asStepError(error);
}
await finish();

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
  let passed = result.error === null;
  if (result.error !== null) {
    const { title, text } = annotation(result.project, result.error, redact);
    log.error(text, title);
  }
  try {
    writeOutputs(outputs(result, redact));
  } catch (error) {
    passed = false;
    log.error(
      `The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`,
      'Pull mirror: internal',
    );
  }
  try {
    await writeSummary(summary(result, redact));
  } catch (error) {
    log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
  }
  process.stdout.write('', () => process.exit(passed ? 0 : 1));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
