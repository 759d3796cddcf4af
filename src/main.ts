/** The runner's entry: inputs → one mirror → outputs. */
import { systemClock } from './clock.ts';
import { asStepError, StepError } from './errors.ts';
import { GitLab } from './gitlab/client.ts';
import { parseInputs, readInputs, secretInputs } from './inputs.ts';
import { failedMirror, type MirrorResult, mirrorProject } from './mirror/mirror.ts';
import { redactor } from './redact.ts';
import { annotation, outputs, summary } from './report.ts';
import { mask, readInput, runnerLog, writeOutputs, writeSummary } from './runner.ts';
import { userAgent } from './version.ts';

// Whatever ends this program without a verdict (a promise that never settles, a lost event) must not look like a pass.
process.exitCode = 1;

const raw = readInputs(readInput);
const secrets = secretInputs(raw);
mask(secrets);
const redact = redactor(secrets);
const log = runnerLog(redact);
const cancellation = new AbortController();

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
// Not only a last resort: an error event of a socket that nobody waits for any longer ends up here too.
process.on('uncaughtException', (error) => void finish(failedMirror(raw.project, asStepError(error))));

async function run(): Promise<MirrorResult> {
  try {
    const { job, timeoutMs, pollIntervalMs, ...connection } = parseInputs(raw);
    const bounds = {
      clock: systemClock,
      deadline: systemClock.now() + timeoutMs,
      cancelled: cancellation.signal,
      debug: log.debug,
    };
    const gitlab = new GitLab({ ...connection, userAgent }, bounds);
    if (travelsInTheClear(connection.apiUrl))
      log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
    return await mirrorProject({ job, gitlab, bounds, timeoutMs, pollIntervalMs, log });
  } catch (error) {
    return failedMirror(raw.project, asStepError(error));
  }
}

function travelsInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

let finishing = false;

/** Reports and ends the program, explicitly, since a socket may never close. The first call reports. */
async function finish(result: MirrorResult): Promise<void> {
  // A second one is for an error within the first, such as a log that nobody reads any longer.
  if (finishing) process.exit(1);
  finishing = true;
  let passed = result.error === null;
  try {
    if (result.error !== null) {
      const { title, text } = annotation(result.project, result.error);
      log.error(text, title);
    }
    writeOutputs(outputs(result, redact));
    await writeSummary(summary(result, redact));
  } catch (error) {
    passed = false;
    log.error(
      `The results could not be handed to the runner: ${asStepError(error).message}`,
      'Pull mirror: internal',
    );
  }
  process.stdout.write('', () => process.exit(passed ? 0 : 1));
}

await finish(await run());
