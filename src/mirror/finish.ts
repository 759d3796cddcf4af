/** What the end of an update means: whether the step has finished, failed, or needs another update. Only some steps load it. */
import { isStepTimeout, StepError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { formatDuration } from '../text/duration.ts';
import { hint } from '../text/explanations.ts';
import { withHintFor } from './hints.ts';
import type { RunContext } from './job.ts';
import type { RefResult } from './refs.ts';
import type { HasArrived, Update } from './update.ts';
import type { Findings, MirrorFacts, Verification } from './verify.ts';

/** The error if somebody else has changed the mirror while its update was running; otherwise null. */
type FindConflict = () => Promise<StepError | null>;

/** Waits until the update has finished, and requests another if GitLab has left refs for it. */
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
  const error = await findConflict();
  if (error !== null) throw error;
}

/** @throws `error`, if there is no time left for another update */
async function requestAgain(update: Update, error: StepError, log: Log): Promise<void> {
  if (!update.hasTimeLeft) throw error;
  log.info(`${error.message} Another update is needed.`);
  await update.requestAgain();
}

/**
 * The refs decide: waits, and requests further updates, until all refs are there, a permanent reason why not is known, or
 * the time is up.
 * @param facts reads what the mirror is like now: somebody else may change it meanwhile
 */
export async function waitForRefs(
  context: RunContext,
  update: Update,
  verification: Verification,
  facts: () => MirrorFacts,
  findConflict: FindConflict,
): Promise<void> {
  const { log, note } = context;
  let missing: Findings | null = null;
  let finishedUpdates = 0;
  let partial: StepError | null = null;
  let arrived = null as Findings | null;
  const judge = async () => {
    const findings = await verification.judge(facts());
    note({ refs: findings.results });
    return findings;
  };
  // Before an update of the step has succeeded (`missing` is null), a ref without a commit may be an old one, so only
  // `verification.arrived` counts. After that, the last check compares all refs.
  const hasArrived: HasArrived = async (priority, isLast) => {
    if (isLast && missing !== null) {
      missing = await judge();
      arrived = missing.isComplete ? missing : null;
    } else {
      arrived = await verification.arrived(priority);
    }
    return arrived !== null;
  };
  try {
    for (;;) {
      const ending = await update.wait(hasArrived);
      if (ending.kind === 'succeeded') finishedUpdates++;
      note({ synced: finishedUpdates > 0 });
      // Findings that end the wait are not read a second time: little time may be left.
      const findings = (ending.kind === 'arrived' && arrived) || (await judge());
      note({ refs: findings.results });
      const { isComplete } = findings;
      // Refs that prove themselves pass the step, although the update failed.
      if (ending.kind === 'failed' && !(isComplete && verification.outweighsFailure)) {
        if (!ending.isPartial) throw ending.error;
        partial = ending.error;
        await requestAgain(update, partial, log);
        continue;
      }
      if (ending.kind === 'arrived' && (await update.hasSucceeded())) finishedUpdates++;
      // Refs that all have their commits prove themselves, whoever has changed the mirror. Before the end of the update, nothing has to be
      // compared for them.
      const isProven = isComplete && verification.outweighsConflict;
      const conflict =
        isProven && ending.kind === 'arrived' && finishedUpdates === 0 ? null : await findConflict();
      if (conflict !== null && !isProven) throw conflict;
      const failure = ending.kind === 'failed' ? ending.error : conflict;
      if (isComplete) {
        if (failure !== null) {
          const { message, hint } = withHintFor(context, failure);
          log.warning(`All refs are on GitLab, so the step passes despite this failure: ${message} ${hint}`);
        }
        note({ synced: finishedUpdates > 0, verified: true });
        return log.info(findings.text);
      }
      missing = findings;
      const error = mismatchError(findings);
      if (findings.isPermanent) throw error;
      await requestAgain(update, error, log);
    }
  } catch (error) {
    // If the step's update finished without the refs, a timeout means that they are missing.
    if (!isStepTimeout(error)) throw error;
    if (missing === null || missing.isComplete) throw partial ?? error;
    throw mismatchError(missing, waited(context, finishedUpdates));
  }
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
