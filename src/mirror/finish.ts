/** What the end of an update means: whether the step has finished, failed, or needs another update. Only some steps load it. */
import { type ErrorKind, isStepTimeout, orNull, StepError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { formatDuration } from '../text/duration.ts';
import { hint } from '../text/explanations.ts';
import { sentence } from '../text/sanitize.ts';
import { withHintFor } from './hints.ts';
import type { RunContext } from './job.ts';
import type { RefResult } from './refs.ts';
import type { HasArrived, Update } from './update.ts';
import type { Findings, MirrorFacts, Verification } from './verify.ts';
import type { Ending } from './wait.ts';

/**
 * The error if somebody else has changed the mirror while its update was running; otherwise null.
 * @param isProven whether the error would only be a warning, so that waiting for replicas that lag behind is not worth it
 */
type FindConflict = (isProven: boolean) => Promise<StepError | null>;

/** Waits until the update has finished, and requests another if GitLab has updated only some of the refs. */
export async function waitForUpdate(
  { note, log }: RunContext,
  update: Update,
  findConflict: FindConflict,
): Promise<void> {
  let partial: StepError | null = null;
  try {
    for (;;) {
      const ending = await update.wait();
      if (ending.kind !== 'failed') break;
      if (!ending.isPartial) throw ending.error;
      partial = ending.error;
      await requestAgain(update, partial, log);
    }
  } catch (error) {
    throw partial !== null && isStepTimeout(error) ? partial : error;
  }
  note({ synced: true });
  const error = await findConflict(false);
  if (error !== null) throw error;
}

/** @throws `error`, if there is no time left for another update */
async function requestAgain(update: Update, error: StepError, log: Log): Promise<void> {
  if (!update.hasTimeLeft) throw error;
  log.info(`${sentence(error.message)} Another update is needed.`);
  await update.requestAgain();
}

/** What `waitForRefs` knows so far. */
interface Progress {
  /** How many updates of the step have succeeded. */
  succeeded: number;
  /** The failure of the last update, if GitLab has updated only some of the refs. */
  partial: StepError | null;
  /** The latest findings, complete or not; null until an update of the step has succeeded. */
  sinceSuccess: Findings | null;
  /** The findings that ended a wait before its update did. */
  arrived: Findings | null;
}

/**
 * The refs decide: waits, and requests further updates, until all refs are there, a permanent reason why not is known, or
 * the time is up.
 * @param facts what the mirror is like now: somebody else may change it meanwhile
 */
export async function waitForRefs(
  context: RunContext,
  update: Update,
  verification: Verification,
  facts: () => MirrorFacts,
  findConflict: FindConflict,
): Promise<void> {
  const progress: Progress = { succeeded: 0, partial: null, sinceSuccess: null, arrived: null };
  const judge = async () => {
    const findings = await verification.judge(facts());
    context.note({ refs: findings.results });
    return findings;
  };
  try {
    await untilComplete(context, update, verification, progress, judge, findConflict);
  } catch (error) {
    // If the step's update finished without the refs, a timeout means that they are missing.
    if (!isStepTimeout(error)) throw error;
    const { sinceSuccess, partial, succeeded } = progress;
    if (sinceSuccess === null || sinceSuccess.isComplete) throw partial ?? error;
    throw mismatchError(sinceSuccess, waited(context, succeeded));
  }
}

async function untilComplete(
  context: RunContext,
  update: Update,
  verification: Verification,
  progress: Progress,
  judge: () => Promise<Findings>,
  findConflict: FindConflict,
): Promise<void> {
  const { log, note } = context;
  // Before an update of the step has succeeded, a ref without a commit may be an old one, so only `verification.arrived` counts. After
  // that, the last check compares all refs. If it fails, the findings before it stand.
  const hasArrived: HasArrived = async (priority, isLast) => {
    if (isLast && progress.sinceSuccess !== null) {
      progress.sinceSuccess = (await orNull(judge)) ?? progress.sinceSuccess;
      progress.arrived = progress.sinceSuccess.isComplete ? progress.sinceSuccess : null;
    } else {
      // If the refs cannot be read, the mirror is still polled.
      progress.arrived = await orNull(() => verification.arrived(priority));
    }
    return progress.arrived !== null;
  };
  for (;;) {
    const ending = await update.wait(hasArrived);
    if (ending.kind === 'succeeded') {
      progress.succeeded++;
      progress.partial = null;
    }
    note({ synced: progress.succeeded > 0 });
    const findings = await findingsAt(ending, progress, judge);
    if (findings !== null) note({ refs: findings.results });
    // Refs named with their commits, and `all`, pass the step although the update failed.
    if (ending.kind === 'failed' && !(findings?.isComplete && verification.outweighsFailure)) {
      if (!ending.isPartial) throw ending.error;
      progress.partial = ending.error;
      await requestAgain(update, ending.error, log);
      continue;
    }
    if (findings === null) throw new Error('the refs of an update that has not failed are not known');
    if (ending.kind === 'arrived' && (await update.hasSucceeded())) progress.succeeded++;
    if (progress.sinceSuccess !== null) progress.sinceSuccess = findings;
    // Refs named with their commits pass the step, whoever has changed the mirror. If they have arrived before any update of the step has
    // succeeded, the mirror is not compared at all.
    const isProven = findings.isComplete && verification.outweighsConflict;
    const isCompared = !isProven || ending.kind !== 'arrived' || progress.succeeded > 0;
    const compare = () => findConflict(isProven);
    const conflict = !isCompared ? null : isProven ? await orNull(compare) : await compare();
    if (conflict !== null && !isProven) throw conflict;
    if (findings.isComplete) {
      const failure = ending.kind === 'failed' ? ending.error : conflict;
      return pass(context, findings, failure, progress.succeeded > 0);
    }
    progress.sinceSuccess = findings;
    const error = mismatchError(findings);
    if (findings.isPermanent) throw error;
    await requestAgain(update, error, log);
  }
}

/**
 * The findings at the end of a wait. Those that ended it are not read a second time: little time may be left.
 * @returns null if the update failed and the refs cannot be read either, perhaps for the same reason
 */
async function findingsAt(
  ending: Ending,
  { arrived }: Progress,
  judge: () => Promise<Findings>,
): Promise<Findings | null> {
  if (ending.kind === 'arrived' && arrived !== null) return arrived;
  try {
    return await judge();
  } catch (error) {
    // Any other error is a definite answer of GitLab, such as that the project is gone.
    const isUnreadable = error instanceof StepError && unreadableKinds.includes(error.kind);
    if (ending.kind === 'failed' && isUnreadable) return null;
    throw error;
  }
}

/** The kinds of errors that say nothing about the project. */
const unreadableKinds: readonly ErrorKind[] = ['network', 'unavailable', 'timeout', 'input'];

/** @param failure why the step would have failed without the refs; null if it would not */
function pass(context: RunContext, findings: Findings, failure: StepError | null, synced: boolean): void {
  const { log, note } = context;
  if (failure !== null) {
    const { message, hint } = withHintFor(context, failure);
    log.warning(`All refs are on GitLab, so the step passes despite this failure: ${message} ${hint}`);
  }
  note({ synced, verified: true });
  log.info(findings.text);
}

/** Verifies the refs as they are, for a step that requests no update. */
export async function verifyOnce(
  { log, note }: RunContext,
  verification: Verification,
  facts: MirrorFacts,
): Promise<void> {
  const findings = await verification.judge(facts);
  note({ refs: findings.results, verified: findings.isComplete });
  log.info(findings.text);
  if (!findings.isComplete) throw mismatchError(findings, ' This step requests no update (sync: false).');
}

/** @param remark a sentence about the updates of the step */
function mismatchError({ text, wrong, reasons }: Findings, remark = ''): StepError {
  return new StepError('ref-mismatch', `${text}${remark}`, mismatchHint(wrong, reasons.size));
}

function waited({ timeoutMs }: RunContext, updates: number): string {
  const finished = updates === 1 ? '1 update' : `${updates} updates`;
  return ` The timeout of ${formatDuration(timeoutMs)} was reached after ${finished}.`;
}

function mismatchHint(wrong: readonly RefResult[], explained: number): string {
  if (wrong.length === 0)
    return 'Check url, and the filter of the mirror. If the upstream repository is empty, push to it, then run the step again.';
  if (explained > 0) {
    return 'Another update will not help: change the setting that the message names, or verify another ref or commit.';
  }
  const isBranch = wrong.some(({ ref }) => ref.startsWith('refs/heads/'));
  const where = ' In GitLab, Code, Branches shows which branches have diverged from upstream.';
  return `${hint('ref-mismatch')}${isBranch ? where : ''}`;
}
