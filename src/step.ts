/** The step, wherever it runs: inputs → mirrors → results. */
import { resolve } from 'node:path';
import type { Clock } from './base/clock.ts';
import { asStepError, InvalidInput, orNull, type StepError } from './base/errors.ts';
import { type Log, type LogLine, type StepLog, waitingLogIntervalMs } from './base/log.ts';
import { expiryWarning, type GitLab } from './gitlab/client.ts';
import { projectUrl } from './gitlab/project.ts';
import { isMissingProject } from './gitlab/response.ts';
import { spacingMs } from './gitlab/scheduler.ts';
import { type GroupJob, shardOfGroup } from './inputs/group-input.ts';
import { InvalidInputs, type RawInputs } from './inputs/inputs.ts';
import { idsToRead, type ListEntry, sameProjects } from './inputs/same-projects.ts';
import { isForMany, type NamedInvalidInput } from './inputs/table.ts';
import type { MirrorJob } from './mirror/job.ts';
import { initialResult, type MirrorResult } from './mirror/result.ts';
import { mirrorProject } from './mirror/run.ts';
import type { Platform } from './platform/platform.ts';
import type { ProcessBounds } from './platform/process.ts';
import { prepareResultsFile } from './platform/results-file.ts';
import { outcomeText, type StepResult } from './report/step-result.ts';
import { activeMirrors, withGitLab } from './session.ts';
import { formatDuration } from './text/duration.ts';
import { sentence } from './text/sanitize.ts';

interface Mirror {
  job: MirrorJob;
  result: MirrorResult;
}

/** Runs the step. Its result contains all errors: this function does not throw. */
export async function runStep(
  raw: RawInputs,
  platform: Platform,
  bounds: ProcessBounds,
): Promise<StepResult> {
  const isList = isForMany(raw);
  let results = isList ? [] : [initialResult(raw.project)];
  const { resultsFile, invalid } = resultsFileOf(raw, platform);
  let error: StepError | null = null;
  try {
    await runMirrors(raw, invalid, platform, bounds, (mirrors) => {
      results = mirrors.map(({ result }) => result);
    });
  } catch (thrown) {
    error = asStepError(thrown);
    for (const result of results) {
      if (result.outcome === 'failed') result.error ??= error;
    }
  }
  if (error instanceof InvalidInputs) for (const problem of error.omitted) platform.log.info(problem);
  return { results, isList, error, resultsFile };
}

/** The result of a step whose command line is invalid. `known` has inputs that could still be read. */
export function failedStep(
  known: Pick<RawInputs, 'results-file' | 'mirrors' | 'ca-certificate'>,
  error: StepError,
  platform: Platform,
): StepResult {
  return { results: [], isList: true, error, resultsFile: resultsFileOf(known, platform).resultsFile };
}

/** Prepares the results file, if there is one. A file that could not be written is an invalid input. */
function resultsFileOf(
  raw: Pick<RawInputs, 'results-file' | 'mirrors' | 'ca-certificate'>,
  { workspace }: Platform,
): { resultsFile: string | null; invalid: NamedInvalidInput[] } {
  const path = raw['results-file'];
  if (path === '') return { resultsFile: null, invalid: [] };
  try {
    // Each of them may also be YAML or PEM text, which is not the path of any file.
    const inputFiles = [resolve(workspace ?? '.', raw.mirrors), raw['ca-certificate']];
    return { resultsFile: prepareResultsFile(path, workspace, inputFiles), invalid: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { resultsFile: null, invalid: [{ name: 'results-file', error }] };
  }
}

/**
 * Runs all mirrors of the step at the same time, over one connection.
 * @param invalid invalid inputs that are already known
 * @param onMirrors called with the mirrors before they run. Their results are updated while they run, so that a cancelled step can
 *   report them.
 * @throws StepError if the step fails as a whole
 */
function runMirrors(
  raw: RawInputs,
  invalid: readonly NamedInvalidInput[],
  platform: Platform,
  stepBounds: ProcessBounds,
  onMirrors: (mirrors: readonly Mirror[]) => void,
): Promise<void> {
  const { log } = platform;
  return withGitLab(raw, invalid, platform, stepBounds, async ({ gitlab, inputs, bounds, done }) => {
    const { jobs, entries, groupJob, timeoutMs, pollIntervalMs, requestsPerMinute } = inputs;
    const run: Run = ({ job, result }, ownLog, onBegin) =>
      mirrorProject({ job, gitlab, bounds, timeoutMs, pollIntervalMs, log: ownLog, onBegin }, result);
    const all = groupJob === null ? jobs : await jobsOfGroup(groupJob, gitlab, log);
    const mirrors = all.map((job) => ({
      job,
      result: initialResult(job.project, projectUrl(inputs.apiUrl, job.project)),
    }));
    onMirrors(mirrors);
    let runLogged = (mirror: Mirror) => run(mirror, log);
    if (isForMany(raw)) {
      const requests = idsToRead(entries).length + all.reduce((sum, job) => sum + minRequests(job), 0);
      const warning = timeoutWarning(all.length, requests, requestsPerMinute, timeoutMs);
      if (warning !== null) log.warning(warning);
      const counts = { begun: 0, succeeded: 0, failed: 0 };
      void reportProgress(all.length, counts, bounds.clock, done, log);
      runLogged = (mirror) => runInLogGroup(mirror, run, counts, log);
    }
    await assertDifferentProjects(entries, gitlab);
    await Promise.all(mirrors.map(runLogged));
    const succeeded = mirrors.filter(({ result }) => result.error === null);
    if (succeeded.some(({ job }) => job.dryRun)) {
      const { inspectServer } = await import('./mirror/inspect.ts');
      await inspectServer(gitlab, log);
    } else if (succeeded.length > 0) await warnOfExpiry(gitlab, log, bounds.clock, done);
  });
}

/**
 * The jobs for the mirrors of a group, or of a shard of it.
 * @throws StepError of kind `license` if none of its projects shows mirroring
 */
async function jobsOfGroup(
  { idOrPath, shard, job }: GroupJob,
  gitlab: GitLab,
  log: Log,
): Promise<MirrorJob[]> {
  const { mirrors } = await activeMirrors(idOrPath, gitlab, log);
  return shardOfGroup(mirrors, shard).map(({ path }) => ({ ...job, project: path }));
}

/**
 * Checks that no two entries of the whole list are the same project, one by its ID and the other by its path: both would
 * configure it. Every shard checks the whole list, so all shards fail with the same error. An ID that does not exist fails only
 * its own entry, later.
 * @throws InvalidInputs with all such entries; StepError if an ID cannot be read
 */
async function assertDifferentProjects(entries: readonly ListEntry[], gitlab: GitLab): Promise<void> {
  const paths = new Map<string, string>();
  const readPath = async (id: string) => {
    try {
      paths.set(id, (await gitlab.project(id).record()).path);
    } catch (error) {
      if (!isMissingProject(error)) throw error;
    }
  };
  await Promise.all(idsToRead(entries).map(readPath));
  const problems = sameProjects(entries, paths).map(({ text }) => text);
  if (problems.length > 0) {
    throw new InvalidInputs(problems, 'Keep one entry for each project; no mirror was changed.');
  }
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

type Run = (mirror: Mirror, log: Log, onBegin?: () => void) => Promise<void>;

/** Runs a mirror of a list: its log is printed as a group when it has finished. */
async function runInLogGroup(mirror: Mirror, run: Run, counts: MirrorCounts, log: StepLog): Promise<void> {
  const lines: LogLine[] = [];
  const ownLog: Log = {
    info: (text) => lines.push({ level: 'info', text }),
    // A warning is also an annotation, and an annotation does not show the group.
    warning: (text) => lines.push({ level: 'warning', text: `${mirror.result.project}: ${text}` }),
  };
  await run(mirror, ownLog, () => {
    counts.begun++;
  });
  const { project, error, durationMs } = mirror.result;
  counts[error === null ? 'succeeded' : 'failed']++;
  if (error !== null) ownLog.info(`${sentence(error.message)} ${error.hint}`);
  log.group(`${project}: ${outcomeText(mirror.result)} in ${formatDuration(durationMs)}`, lines);
}

interface MirrorCounts {
  begun: number;
  succeeded: number;
  failed: number;
}

/** Logs every half minute how many mirrors have finished, until `done` is aborted. */
async function reportProgress(
  total: number,
  counts: Readonly<MirrorCounts>,
  clock: Clock,
  done: AbortSignal,
  log: Log,
): Promise<void> {
  for (;;) {
    try {
      await clock.sleep(waitingLogIntervalMs, done);
    } catch {
      return;
    }
    const { begun, succeeded, failed } = counts;
    const running = Math.max(0, begun - succeeded - failed);
    const waiting = total - running - succeeded - failed;
    log.info(`Mirrors: ${succeeded} succeeded, ${failed} failed, ${running} running, ${waiting} waiting.`);
  }
}

/** The minimum number of requests for a mirror: one to read it and, if an update is requested, that request and one poll. */
function minRequests({ sync, dryRun, desired }: MirrorJob): number {
  const requestsUpdate = sync !== 'false' && !dryRun && desired.enabled !== false;
  return requestsUpdate ? 3 : 1;
}

/** @returns a warning if the timeout is too short for the requests of so many mirrors, or null */
function timeoutWarning(
  count: number,
  requests: number,
  requestsPerMinute: number,
  timeoutMs: number,
): string | null {
  const neededMs = requests * spacingMs(requestsPerMinute);
  if (neededMs <= timeoutMs) return null;
  return [
    `${count} mirrors take at least ${formatDuration(neededMs)} at ${requestsPerMinute} requests per minute, but timeout is`,
    `${formatDuration(timeoutMs)}, so some will fail. Raise timeout, or raise requests-per-minute as far as GitLab's rate limit allows.`,
  ].join(' ');
}
