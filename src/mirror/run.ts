/** One mirror, from the first snapshot to its result: read → plan → write → request → wait → verify. */
import { asStepError, StepError } from '../base/errors.ts';
import type { MirrorSnapshot, Saved } from '../gitlab/project.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import { hint } from '../text/explanations.ts';
import type { DesiredSettings, MirrorContext, RunContext } from './job.ts';
import type { MirrorResult, Outcome } from './result.ts';
import {
  assertSaved,
  type Change,
  isOff,
  type SettingsPlan,
  settingsPlan,
  withoutSecrets,
} from './settings.ts';
import type { Update } from './update.ts';
import type { Findings, MirrorFacts, Verification } from './verify.ts';

/**
 * Configures one mirror, has it updated and verified, as its job says. Never throws: an error is part of the result.
 * @param result filled in as things become known, so that it can be reported even if the step ends early
 */
export async function mirrorProject(context: MirrorContext, result: MirrorResult): Promise<void> {
  const { job, bounds, gitlab } = context;
  let begunAt = bounds.clock.now();
  const onBegin = () => {
    begunAt = bounds.clock.now();
    context.onBegin?.();
  };
  const note = (known: Partial<MirrorResult>) => {
    Object.assign(result, known);
  };
  const project = gitlab.project(job.project);
  if (job.verifyRefs !== null && job.desired.enabled !== false) note({ verified: false });
  try {
    note({ outcome: await run({ ...context, project, onBegin, note }) });
  } catch (error) {
    note({ error: asStepError(error) });
  }
  note({ durationMs: bounds.clock.now() - begunAt });
}

async function run(context: RunContext): Promise<Outcome> {
  const { job } = context;
  const read = await readMirror(context);
  if (read === 'planned') return 'planned';
  const { first, created, desired } = read;
  if (job.desired.enabled === false) return remove(context, first?.mirror ?? null);

  const mirror = first && (await withSettings(context, first.mirror, desired));
  const plan = settingsPlan(desired, mirror);
  if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirrored();
  const verification = await loadVerification(context);
  if (job.dryRun) return dryRun(context, plan, mirror, verification);

  const saved = await write(context, plan, mirror, read);
  const facts = factsOf(saved?.mirror ?? mirror, job.desired);
  if (job.sync === 'false') {
    if (verification !== null) await verifyOnce(context, verification, facts);
    return saved === null && created === null ? 'unchanged' : 'configured';
  }

  const update = await request(context, saved ?? created, first);
  if (!job.wait) {
    await update.wait();
    return 'requested';
  }
  try {
    if (verification === null) await waitForUpdate(context, update);
    else await waitForRefs(context, update, verification, facts);
    return 'synced';
  } finally {
    context.note(update.times);
  }
}

interface FirstRead {
  first: MirrorSnapshot | null;
  /** Set if this step has created the project. */
  created: Saved | null;
  /** What the creation of the project has changed. */
  changes: Change[];
  /** The settings that are still to be written if they differ. */
  desired: DesiredSettings;
}

/** Reads the mirror, and creates the project if that is what the user wants and it is missing. */
async function readMirror(context: RunContext): Promise<FirstRead | 'planned'> {
  const { job, project, onBegin, note } = context;
  const { desired } = job;
  let read: FirstRead;
  try {
    const first = await project.mirror({ priority: 'new', onStart: onBegin });
    read = { first, created: null, changes: [], desired };
  } catch (error) {
    const { createProject } = await import('./create.ts');
    const creation = await createProject(error, context);
    if (creation === 'planned') return creation;
    // The request that created a mirror has set its credentials too.
    const left = creation.created === null ? desired : withoutSecrets(desired);
    read = { first: creation.created, ...creation, desired: left };
  }
  if (read.first !== null) note({ state: read.first.mirror });
  return read;
}

/** Before GitLab 17.5 the mirror does not show its settings; the project does. */
async function withSettings(
  { job, project }: RunContext,
  mirror: PullMirror,
  desired: DesiredSettings,
): Promise<PullMirror> {
  const isNeeded = Object.keys(desired).length > 0 || job.verifyRefs !== null;
  if (mirror.settings !== null || !isNeeded) return mirror;
  const record = await project.record();
  return { ...mirror, settings: record.mirror?.settings ?? null };
}

async function dryRun(
  { project, gitlab, log, job, note }: RunContext,
  plan: SettingsPlan,
  mirror: PullMirror | null,
  verification: Verification | null,
): Promise<Outcome> {
  const { changes } = plan;
  note({ changes, changed: changes.length > 0 });
  log.info(changes.length === 0 ? 'Settings are up to date.' : 'A real run would change:');
  for (const { setting, from, to } of changes) {
    log.info(`- ${setting}: ${JSON.stringify(from)}`);
    log.info(`+ ${setting}: ${JSON.stringify(to)}`);
  }
  if (plan.dropsCredentials) log.warning(credentialsDropped);
  const { inspect } = await import('./inspect.ts');
  await inspect({ project, gitlab, log, mirror });
  if (verification === null) return 'planned';
  try {
    const { results, wrong, text } = await verification.judge(factsOf(mirror, job.desired));
    note({ refs: results, verified: wrong.length === 0 });
    log.info(text);
  } catch (error) {
    if (!(error instanceof StepError) || error.kind === 'cancelled') throw error;
    log.warning(`The refs could not be verified: ${error.message} ${error.hint}`);
  }
  return 'planned';
}

const credentialsDropped =
  'The upstream changes without new credentials, so GitLab drops the stored ones. Set auth-user and auth-password if the new upstream needs them.';

/** @returns GitLab's answer; null if nothing had to be written */
async function write(
  { project, log, note }: RunContext,
  { attributes, changes, dropsCredentials }: SettingsPlan,
  mirror: PullMirror | null,
  read: FirstRead,
): Promise<Saved | null> {
  if (Object.keys(attributes).length === 0) {
    log.info('Settings are up to date.');
    return null;
  }
  const saved = await project.save(attributes, mirror?.url ?? null);
  if (saved.hasRunTimes) note({ state: saved.mirror });
  note({ changes: [...read.changes, ...changes], changed: true });
  assertSaved(read.desired, saved.mirror);
  for (const { setting, from, to } of changes) {
    log.info(`Changed ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
  }
  if (dropsCredentials) log.warning(credentialsDropped);
  return saved;
}

/** Switches mirroring off. */
async function remove(context: RunContext, mirror: PullMirror | null): Promise<Outcome> {
  const { job, project, log, note } = context;
  if (isOff(mirror)) {
    log.info('The project is not a pull mirror: there is nothing to remove.');
    return job.dryRun ? 'planned' : 'unchanged';
  }
  const changes = [{ setting: 'enabled', from: true, to: false }];
  if (job.dryRun) {
    note({ changes, changed: true });
    log.info('A real run would switch mirroring off, and GitLab would drop the stored credentials.');
    return 'planned';
  }
  const saved = await project.save({ enabled: false }, null);
  note({ state: saved.mirror });
  if (!isOff(saved.mirror)) {
    throw new StepError(
      'refused',
      'GitLab accepted the request but mirroring stays on.',
      'Switch mirroring off in GitLab (Settings, Repository, Mirroring repositories), which shows the reason.',
    );
  }
  note({ changes, changed: true });
  log.info('Switched mirroring off. GitLab has dropped the stored credentials.');
  return 'removed';
}

async function request(
  context: RunContext,
  saved: Saved | null,
  first: MirrorSnapshot | null,
): Promise<Update> {
  const before = saved ?? first;
  if (before === null) throw new Error('a project that is not a mirror was neither refused nor changed');
  const { Update } = await import('./update.ts');
  const update = new Update(context, before);
  await update.start(saved);
  return update;
}

async function waitForUpdate({ log, note }: RunContext, update: Update): Promise<void> {
  const ending = await update.wait();
  if (ending.kind === 'failed') throw ending.error;
  note({ synced: true });
  log.info(upToDate);
}

const upToDate = 'The mirror is up to date.';

/**
 * The refs decide: waits, and requests further updates, until all refs are there, a permanent reason why not is known, or
 * the time is up.
 */
async function waitForRefs(
  { log, bounds, note }: RunContext,
  update: Update,
  verification: Verification,
  facts: MirrorFacts,
): Promise<void> {
  let missing: Findings | null = null;
  try {
    for (;;) {
      const ending = await update.wait((priority) => verification.hasArrived(priority));
      let synced = ending.kind === 'succeeded';
      note({ synced });
      const findings = await verification.judge(facts);
      note({ refs: findings.results });
      const isComplete = findings.wrong.length === 0;
      if (ending.kind === 'failed' && !(isComplete && verification.provesByCommit)) throw ending.error;
      if (isComplete) {
        note({ verified: true });
        if (ending.kind === 'arrived') synced = await update.hasSucceeded();
        if (ending.kind === 'failed') {
          log.warning(
            `All refs are on GitLab, so the step passes despite this failure: ${ending.error.message}`,
          );
        }
        log.info(findings.text);
        note({ synced });
        return log.info(synced ? upToDate : 'All refs to verify are on GitLab.');
      }
      if (!synced) continue;
      missing = findings;
      if (findings.reasons.size > 0 || bounds.clock.now() >= bounds.deadline) throw mismatch(findings);
      log.info(`${findings.text} Another update is needed.`);
      await update.requestAgain();
    }
  } catch (error) {
    // After an update of ours without the refs, running out of time means that they did not come.
    if (missing !== null && error instanceof StepError && error.kind === 'timeout') throw mismatch(missing);
    throw error;
  }
}

async function verifyOnce(
  { log, note }: RunContext,
  verification: Verification,
  facts: MirrorFacts,
): Promise<void> {
  const findings = await verification.judge(facts);
  note({ refs: findings.results, verified: findings.wrong.length === 0 });
  log.info(findings.text);
  if (findings.wrong.length > 0) throw mismatch(findings);
}

/** What only some steps need is loaded by those, here and elsewhere: it shortens the start of the others. */
async function loadVerification(context: RunContext): Promise<Verification | null> {
  const { verifyRefs } = context.job;
  if (verifyRefs === null) return null;
  const { Verification } = await import('./verify.ts');
  return new Verification(context, verifyRefs);
}

function factsOf(mirror: PullMirror | null, desired: DesiredSettings): MirrorFacts {
  return { settings: mirror?.settings ?? null, url: desired.url ?? mirror?.url ?? null };
}

function notMirrored(): StepError {
  return new StepError(
    'not-mirrored',
    'The project is not a pull mirror, or its GitLab license does not include mirroring.',
    hint('not-mirrored'),
  );
}

function mismatch({ text, reasons }: Findings): StepError {
  return new StepError(
    'ref-mismatch',
    text,
    reasons.size > 0
      ? 'Another update will not help: change the setting that the message names, or verify another ref or commit.'
      : 'Check that upstream has these refs at these commits. If it does, run the step again, and check in GitLab which refs its updates skip.',
  );
}
