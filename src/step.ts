/** The step, wherever it runs: inputs → mirrors → results. */
import { resolve } from 'node:path';
import type { Clock } from './base/clock.ts';
import { asStepError, InvalidInput, orNull, type StepError } from './base/errors.ts';
import type { Log } from './base/log.ts';
import { expiryWarning, type GitLab } from './gitlab/client.ts';
import { projectUrl } from './gitlab/project.ts';
import type { RawInputs } from './inputs/inputs.ts';
import { isForMany, type NamedInvalidInput } from './inputs/table.ts';
import { mayHoldSecret } from './inputs/values.ts';
import type { Mirror, Run } from './many.ts';
import { initialResult } from './mirror/result.ts';
import { mirrorProject } from './mirror/run.ts';
import type { Platform } from './platform/platform.ts';
import type { ProcessBounds } from './platform/process.ts';
import type { StepResult } from './report/step-result.ts';
import { withGitLab } from './session.ts';

/** Runs the step. Its result contains all errors: this function does not throw. */
export async function runStep(
  raw: RawInputs,
  platform: Platform,
  bounds: ProcessBounds,
): Promise<StepResult> {
  const isList = isForMany(raw);
  const warnings: string[] = [];
  const warning = (text: string) => {
    warnings.push(text);
    platform.log.warning(text);
  };
  const recordingPlatform = { ...platform, log: { ...platform.log, warning } };
  let results = isList ? [] : [initialResult(mayHoldSecret(raw.project) ? '' : raw.project)];
  const { resultsFile, invalid } = await resultsFileOf(raw, platform);
  let error: StepError | null = null;
  try {
    await runMirrors(raw, invalid, recordingPlatform, bounds, (mirrors) => {
      results = mirrors.map(({ result }) => result);
    });
  } catch (thrown) {
    error = asStepError(thrown);
    for (const result of results) {
      // The error of a step for a single mirror is reported with that mirror, even if the mirror itself had succeeded.
      if (!isList) result.outcome = 'failed';
      if (result.outcome === 'failed') result.error ??= error;
    }
  }
  return { results, isList, error, warnings, resultsFile };
}

/** The result of a step whose command line is invalid. `known` has inputs that could still be read. */
export async function failedStep(
  known: Pick<RawInputs, 'results-file' | 'mirrors' | 'ca-certificate'>,
  error: StepError,
  platform: Platform,
): Promise<StepResult> {
  const { resultsFile } = await resultsFileOf(known, platform);
  return { results: [], isList: true, error, resultsFile };
}

/** If results-file is set, creates its folder and removes an old file. A path that cannot be written is an invalid input. */
async function resultsFileOf(
  raw: Pick<RawInputs, 'results-file' | 'mirrors' | 'ca-certificate'>,
  { workspace, protectedFiles }: Platform,
): Promise<{ resultsFile: string | null; invalid: NamedInvalidInput[] }> {
  const path = raw['results-file'];
  if (path === '') return { resultsFile: null, invalid: [] };
  const { prepareResultsFile } = await import('./platform/results-file.ts');
  try {
    // mirrors and ca-certificate may be YAML or PEM text, which is not the path of any file.
    const usedFiles = [resolve(workspace ?? '.', raw.mirrors), raw['ca-certificate'], ...protectedFiles];
    return { resultsFile: prepareResultsFile(path, workspace, usedFiles), invalid: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { resultsFile: null, invalid: [{ name: 'results-file', error }] };
  }
}

/**
 * Runs all mirrors of the step at the same time. They share one client, and with it the limits on requests.
 * @param invalid invalid inputs that are already known
 * @param onMirrors called with the mirrors before they run. Their results are updated while they run, so that a cancelled step can
 *   report them.
 * @throws StepError if the step fails as a whole
 */
function runMirrors(
  raw: RawInputs,
  invalid: readonly NamedInvalidInput[],
  platform: Platform,
  processBounds: ProcessBounds,
  onMirrors: (mirrors: readonly Mirror[]) => void,
): Promise<void> {
  const { log } = platform;
  return withGitLab(raw, invalid, platform, processBounds, async (session) => {
    const { gitlab, inputs, bounds, done } = session;
    const { jobs, groupJob, timeoutMs, pollIntervalMs } = inputs;
    const run: Run = ({ job, result }, ownLog, onBegin) =>
      mirrorProject({ job, gitlab, bounds, timeoutMs, pollIntervalMs, log: ownLog, onBegin }, result);
    // A step for a single mirror does not load it.
    const many = isForMany(raw) ? await import('./many.ts') : null;
    const all = many === null || groupJob === null ? jobs : await many.jobsOfGroup(groupJob, gitlab, log);
    const mirrors = all.map((job) => ({
      job,
      result: initialResult(job.project, projectUrl(inputs.apiUrl, job.project)),
    }));
    onMirrors(mirrors);
    if (many === null) await Promise.all(mirrors.map((mirror) => run(mirror, log)));
    else await many.runAll(mirrors, run, session, log);
    const succeeded = mirrors.filter(({ result }) => result.error === null);
    if (succeeded.some(({ job }) => job.dryRun)) {
      const { inspectServer } = await import('./mirror/inspect.ts');
      await inspectServer(gitlab, log);
    } else if (succeeded.length > 0) await warnOfExpiry(gitlab, log, bounds.clock, done);
  });
}

/** How long the check of the token's expiry may delay the end of the step, because of a rate limit or redirects. */
const maxExpiryCheckMs = 5_000;

/**
 * Warns if the token expires soon. This takes one request, at the end of the step; none for an OAuth token, since GitLab does not
 * show when it expires. If the request fails, the step does not.
 * @param done aborted when the session ends
 */
async function warnOfExpiry(gitlab: GitLab, log: Log, clock: Clock, done: AbortSignal): Promise<void> {
  if (gitlab.connection.tokenType === 'bearer') return;
  const noToken = () => null;
  const token = await Promise.race([
    orNull(() => gitlab.token()),
    clock.sleep(maxExpiryCheckMs, done).then(noToken, noToken),
  ]);
  const warning = token && expiryWarning(token);
  if (warning !== null) log.warning(warning);
}
