/** One mirror, from the first snapshot to its result: read → plan → write → request → wait → verify. */
import { asStepError, StepError } from '../base/errors.ts';
import type { MirrorSnapshot, Saved } from '../gitlab/project.ts';
import { isMissingProject } from '../gitlab/response.ts';
import type { PullMirror, UpdateState } from '../gitlab/schema.ts';
import { hint } from '../text/explanations.ts';
import { lastUpdateText, staleness } from './age.ts';
import { hintOnLastError, withHintFor } from './hints.ts';
import type { DesiredSettings, MirrorContext, RunContext } from './job.ts';
import { maxLagMs, retryWhileLagging } from './lag.ts';
import type { MirrorResult, Outcome } from './result.ts';
import {
  assertEncryptedUpstream,
  assertSaved,
  type Change,
  conflictError,
  conflictsIn,
  credentialsDropped,
  isOff,
  isSavedAgain,
  type SettingsPlan,
  settingsPlan,
} from './settings.ts';
import type { Update } from './update.ts';
import type { MirrorFacts, Verification } from './verify.ts';

/**
 * Configures, updates and verifies one mirror, as its job says. Never throws: an error is part of the result.
 * @param result updated as values become known, so that it can be reported even if the step ends early
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
    const outcome = await run({ ...context, project, onBegin, note });
    assertFresh(context, result);
    note({ outcome });
  } catch (error) {
    note({ error: withHintFor(context, asStepError(error)) });
  }
  const lastErrorHint = hintOnLastError(context, result.state?.lastError ?? null);
  note({ lastErrorHint, durationMs: bounds.clock.now() - begunAt, serverTime: gitlab.serverTime });
}

/** @throws StepError of kind `stale`, or of kind `protocol` if the age is not known; a dry run only reports it */
function assertFresh(context: MirrorContext, result: MirrorResult): void {
  const { job, log } = context;
  const error = job.desired.enabled === false ? null : stalenessOf(context, result.state);
  if (error === null) return;
  if (!job.dryRun) throw error;
  result.isStale = error.kind === 'stale';
  log.warning(`${error.message} ${error.hint}`);
}

/** The error if the last successful update is too old, or if its age is not known; otherwise null. */
function stalenessOf({ job, gitlab }: MirrorContext, state: UpdateState | null): StepError | null {
  return job.maxAgeMs === null ? null : staleness(state, gitlab.serverTime, job.maxAgeMs);
}

async function run(context: RunContext): Promise<Outcome> {
  const { job } = context;
  const { desired } = job;
  const read = await readMirror(context);
  if (read === 'planned') return 'planned';
  const { first } = read;
  if (desired.enabled === false) return remove(context, first?.mirror ?? null);

  const mirror = first && (await withSettings(context, first.mirror));
  const plan = settingsPlan(desired, mirror);
  if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirroredError();
  assertEncryptedUpstream(desired, mirror);
  const verification = await loadVerification(context);
  if (job.dryRun) {
    const { dryRun } = await import('./inspect.ts');
    return dryRun(
      context,
      plan,
      mirror,
      verification && (() => verification.judge(factsOf(mirror, desired))),
    );
  }

  const saved = await write(context, plan, mirror, read);
  const known = saved?.mirror ?? mirror;
  const before = saved ?? first;
  if (known === null || before === null) {
    throw new Error('nothing was saved, although the project was not a mirror');
  }
  const facts = factsOf(known, desired);
  if (job.sync === 'false') return withoutUpdate(context, saved, known, verification, facts);

  const { Update } = await import('./update.ts');
  const update = new Update(context, {
    baseline: before,
    seenBefore: first?.mirror ?? null,
    readAt: read.readAt,
    isNew: isOff(mirror),
    lastCheckRequests: verification?.requests ?? 0,
  });
  const isAccepted = await update.start(saved);
  if (job.wait) return waitFor(context, update, first?.mirror ?? null, known, verification);
  if (!isAccepted) await update.wait();
  return 'requested';
}

/**
 * Waits until the update has finished, or until the refs are there.
 * @param first the mirror as the step read it first; null if there was none
 * @param known the mirror as the step has left it
 */
async function waitFor(
  context: RunContext,
  update: Update,
  first: PullMirror | null,
  known: PullMirror,
  verification: Verification | null,
): Promise<Outcome> {
  const { desired } = context.job;
  // Before GitLab 17.6, the response to saved settings does not show the mirror's ID.
  const saved = { ...known, id: known.id ?? update.latest.id };
  const findConflict = (isProven: boolean) => readConflict(context, first, saved, update, isProven);
  // Before GitLab 17.5, only the project shows the settings, perhaps from a replica that lags behind. Those that the step has read or saved
  // are used instead.
  const facts = () => factsOf(update.latest.settings === null ? known : update.latest, desired);
  const { waitForRefs, waitForUpdate } = await import('./finish.ts');
  try {
    if (verification !== null) {
      await waitForRefs(context, update, verification, facts, findConflict);
      return 'verified';
    }
    await waitForUpdate(context, update, findConflict);
    context.log.info('The mirror is up to date.');
    return 'synced';
  } finally {
    context.note(update.times);
  }
}

/** The end of a step with `sync: false`: verifies the refs, or reports the state of the mirror. */
async function withoutUpdate(
  context: RunContext,
  saved: Saved | null,
  mirror: PullMirror,
  verification: Verification | null,
  facts: MirrorFacts,
): Promise<Outcome> {
  const { log, gitlab } = context;
  if (saved !== null) {
    log.info(
      'Saving the settings makes GitLab update the mirror. With sync: false, the step does not wait for that update.',
    );
  }
  if (verification !== null) {
    const { verifyOnce } = await import('./finish.ts');
    await verifyOnce(context, verification, facts);
    return 'verified';
  }
  if (saved !== null) return 'configured';
  // A stale mirror fails with an error that says the same.
  const isStale = stalenessOf(context, mirror)?.kind === 'stale';
  if (!isStale) log.info(lastUpdateText(mirror, gitlab.serverTime));
  return 'unchanged';
}

interface FirstRead {
  /** null if the project is not a mirror. */
  first: MirrorSnapshot | null;
  /** When the mirror had been read, or its project created, on the step's clock. */
  readAt: number;
  /** What the creation of the project has changed. */
  changes: Change[];
}

/** Reads the mirror, and creates the project if that is what the user wants and it is missing. */
async function readMirror(context: RunContext): Promise<FirstRead | 'planned'> {
  const { job, project, onBegin, note, bounds } = context;
  let first: MirrorSnapshot | null = null;
  const changes: Change[] = [];
  try {
    first = await project.mirror({ priority: 'new', onStart: onBegin });
  } catch (error) {
    const mayCreate = job.newProjectVisibility !== null && job.desired.enabled !== false;
    if (!mayCreate || !isMissingProject(error)) throw error;
    // Code that only some steps need is imported on demand, here and elsewhere, so that other steps start faster.
    const { createProject } = await import('./create.ts');
    const creation = await createProject(context);
    if (creation === 'planned') return creation;
    if (creation === 'exists') first = await project.mirror();
    else {
      changes.push({ setting: 'visibility', from: null, to: job.newProjectVisibility });
      note({ changes, changed: true });
    }
  }
  if (first !== null) note({ state: first.mirror });
  return { first, readAt: bounds.clock.now(), changes };
}

/** The error if somebody else has changed the mirror while its update was running; otherwise null. */
async function readConflict(
  context: RunContext,
  first: PullMirror | null,
  saved: PullMirror,
  update: Update,
  isProven: boolean,
): Promise<StepError | null> {
  const { job, bounds, pollIntervalMs } = context;
  const { clock, cancelled } = bounds;
  const until = Math.min(clock.now() + maxLagMs, bounds.deadline - pollIntervalMs);
  for (;;) {
    const latest = await withSettings(context, update.latest);
    const conflicts = conflictsIn(job.desired, first, saved, latest);
    if (conflicts.length === 0) return null;
    // Before GitLab 17.5 the settings are read from the project, and a lagging replica may still show earlier ones.
    if (update.latest.settings !== null || isProven || clock.now() >= until) {
      return conflictError(conflicts);
    }
    await clock.sleep(pollIntervalMs, cancelled);
  }
}

/** Before GitLab 17.5 the mirror does not show its settings; the project does. */
async function withSettings({ job, project }: RunContext, mirror: PullMirror): Promise<PullMirror> {
  const isNeeded = Object.keys(job.desired).length > 0 || job.verifyRefs !== null;
  if (mirror.settings !== null || !isNeeded) return mirror;
  const record = await project.record();
  return { ...mirror, settings: record.mirror?.settings ?? null };
}

/** @returns GitLab's response; null if nothing had to be written */
async function write(
  { project, log, note, job, bounds, pollIntervalMs }: RunContext,
  { attributes, changes, dropsCredentials }: SettingsPlan,
  mirror: PullMirror | null,
  read: FirstRead,
): Promise<Saved | null> {
  if (Object.keys(attributes).length === 0) {
    if (Object.keys(job.desired).length > 0) log.info('Settings are up to date.');
    return null;
  }
  const lagOptions = { bounds, pollIntervalMs, writtenAt: read.changes.length > 0 ? read.readAt : null };
  const saved = await retryWhileLagging(lagOptions, isMissingProject, () =>
    project.save(attributes, mirror?.url ?? null),
  );
  if (saved.hasRunTimes) note({ state: saved.mirror });
  note({ changes: [...read.changes, ...changes], changed: true });
  assertSaved(job.desired, attributes, saved.mirror);
  for (const change of changes) {
    const { setting, from, to } = change;
    log.info(
      isSavedAgain(change)
        ? `Saved ${setting}, as on every run.`
        : `Changed ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
    );
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
    log.info('A real run would switch mirroring off, and GitLab would drop any stored credentials.');
    return 'planned';
  }
  const saved = await project.save({ enabled: false }, null);
  if (saved.hasRunTimes) note({ state: saved.mirror });
  if (!isOff(saved.mirror)) {
    throw new StepError(
      'refused',
      'GitLab accepted the request but mirroring stays on.',
      'Switch mirroring off in GitLab (Settings, Repository, Mirroring repositories), which shows the reason.',
    );
  }
  note({ changes, changed: true });
  log.info('Switched mirroring off. GitLab drops any stored credentials.');
  return 'removed';
}

async function loadVerification(context: RunContext): Promise<Verification | null> {
  const { verifyRefs } = context.job;
  if (verifyRefs === null) return null;
  const { Verification } = await import('./verify.ts');
  return new Verification(context, verifyRefs);
}

function factsOf(mirror: PullMirror | null, desired: DesiredSettings): MirrorFacts {
  const shown = mirror?.settings ?? null;
  const mirrorBranchRegex =
    shown?.mirrorBranchRegex === undefined ? desired.mirrorBranchRegex : shown.mirrorBranchRegex;
  return { settings: shown && { ...shown, mirrorBranchRegex }, url: desired.url ?? mirror?.url ?? null };
}

function notMirroredError(): StepError {
  return new StepError(
    'not-mirrored',
    'The project is not a pull mirror, or its GitLab license does not include mirroring.',
    hint('not-mirrored'),
  );
}
