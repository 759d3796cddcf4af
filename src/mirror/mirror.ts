/** One mirror's story, from the first look to its result. */
import type { Outcome } from '../contract.ts';
import { asStepError, StepError } from '../errors.ts';
import type { Look } from '../gitlab/client.ts';
import type { PullMirror, UpdateState } from '../gitlab/schema.ts';
import type { WantedSettings } from '../inputs.ts';
import { type Change, settingsPlan } from './settings.ts';
import { Update, type UpdateContext } from './update.ts';

/** What is known at the end, whether it went well or not. */
export interface MirrorResult {
  project: string;
  outcome: Outcome;
  changes: Change[];
  /** A setting was written or, in a dry run, would be. */
  changed: boolean;
  /** An update that began after this step asked for it ended without error. */
  synced: boolean;
  /** The state of the updates as GitLab last reported it; null where it never did. */
  state: UpdateState | null;
  /** On the server's clock; null where no run of ours was seen. */
  queuedMs: number | null;
  runningMs: number | null;
  error: StepError | null;
  durationMs: number;
}

/** The result where nothing is known but the failure. */
export function failedMirror(project: string, error: StepError | null): MirrorResult {
  return {
    project,
    outcome: 'failed',
    changes: [],
    changed: false,
    synced: false,
    state: null,
    queuedMs: null,
    runningMs: null,
    error,
    durationMs: 0,
  };
}

/** Makes sure of one mirror's settings and of its update. Never throws: what goes wrong is part of the result. */
export async function mirrorProject(context: Omit<UpdateContext, 'onLook'>): Promise<MirrorResult> {
  const { clock } = context.bounds;
  const begun = clock.now();
  const result = failedMirror(context.job.project, null);
  try {
    result.outcome = await tell(context, result);
  } catch (error) {
    result.error = asStepError(error);
  }
  result.durationMs = clock.now() - begun;
  return result;
}

async function tell(bare: Omit<UpdateContext, 'onLook'>, result: MirrorResult): Promise<Outcome> {
  const onLook = (look: Look) => {
    result.state = look.mirror;
  };
  const context: UpdateContext = { ...bare, onLook };
  const { job, project, log } = context;
  const first = await project.mirror();
  if (first !== null) onLook(first);
  const mirror = first?.mirror ?? null;

  if (job.wanted.enabled === false) return remove(context, mirror, result);

  const plan = settingsPlan(job.wanted, mirror);
  if (isOff(mirror) && plan.attributes.enabled !== true) {
    throw new StepError(
      'not-mirrored',
      'The project is not a pull mirror, or GitLab has no licence for mirroring it.',
      'Give url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate.',
    );
  }
  for (const { setting, from, to } of plan.changes) {
    log.info(
      `${job.dryRun ? 'would set' : 'sets'} ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
    );
  }
  if (plan.dropsCredentials) {
    log.warning(
      'The upstream changes and no credentials are given: GitLab drops those it has stored. Give auth-user and auth-password if the new upstream needs them.',
    );
  }
  if (job.dryRun) {
    result.changes = plan.changes;
    result.changed = plan.changes.length > 0;
    if (!result.changed) log.info('All settings are as wanted.');
    return 'planned';
  }

  let baseline = first === null ? null : { state: mirror as UpdateState, takenAt: first.serverTime };
  let savedAt: number | null = null;
  const saves = Object.keys(plan.attributes).length > 0;
  if (saves) {
    const saved = await project.saveMirror(plan.attributes);
    onLook(saved);
    result.changes = plan.changes;
    result.changed = true;
    assertSaved(job.wanted, saved.mirror);
    baseline = { state: saved.mirror, takenAt: null };
    savedAt = saved.serverTime;
  } else {
    log.info('All settings are as wanted.');
  }
  if (job.sync === 'false') return result.changed ? 'configured' : 'unchanged';

  // Without a first look something was saved, or the project would have been refused as not mirrored.
  if (baseline === null) throw new Error('no baseline to tell the update by');
  const update = new Update(context, baseline, savedAt);
  if (saves && !update.isForeign) log.info('GitLab starts an update by itself, since settings were saved.');
  else await update.ask();
  await update.wait(!job.wait);
  if (!job.wait) return 'requested';
  result.synced = true;
  result.queuedMs = update.queuedMs(result.state);
  result.runningMs = elapsed(result.state?.lastUpdateStartedAt, result.state?.lastUpdateAt);
  log.info('The mirror is up to date.');
  return 'synced';
}

async function remove(
  { job, project, onLook, log }: UpdateContext,
  mirror: PullMirror | null,
  result: MirrorResult,
): Promise<Outcome> {
  if (isOff(mirror)) {
    log.info('The project is no pull mirror: nothing to remove.');
    return job.dryRun ? 'planned' : 'unchanged';
  }
  const changes = [{ setting: 'enabled', from: true, to: false }];
  log.info(
    `${job.dryRun ? 'would switch' : 'switches'} mirroring off, and GitLab drops the stored credentials`,
  );
  if (!job.dryRun) {
    const saved = await project.saveMirror({ enabled: false });
    onLook(saved);
    if (!isOff(saved.mirror)) {
      throw new StepError(
        'refused',
        'GitLab accepted the request but mirroring stays on.',
        'Switch it off in the project by hand to see what GitLab has against it.',
      );
    }
  }
  result.changes = changes;
  result.changed = true;
  return job.dryRun ? 'planned' : 'removed';
}

function isOff(mirror: PullMirror | null): boolean {
  return mirror === null || mirror.settings?.enabled === false;
}

/**
 * GitLab answers 200 to settings that it does not take over, for want of a licence above all.
 * @throws StepError of kind `license` or `refused`
 */
function assertSaved(wanted: WantedSettings, saved: PullMirror): void {
  if (isOff(saved)) {
    throw new StepError(
      'license',
      'GitLab accepted the settings but mirroring stays off.',
      'Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be allowed on the instance.',
    );
  }
  const { authUser: _user, authPassword: _password, ...readable } = wanted;
  const kept = settingsPlan(readable, saved).changes.map(
    ({ setting, from }) => `${setting} at ${JSON.stringify(from)}`,
  );
  if (kept.length === 0) return;
  throw new StepError(
    'refused',
    `GitLab accepted the settings but kept ${kept.join(', ')}.`,
    'Set this in the project by hand (Settings, Repository, Mirroring repositories) to see what GitLab has against it.',
  );
}

function elapsed(from: string | null | undefined, to: string | null | undefined): number | null {
  return from == null || to == null ? null : Math.max(0, Date.parse(to) - Date.parse(from));
}
