/** Creates the project that is to become a mirror, where it does not exist. */
import type { Bounds } from '../base/clock.ts';
import { StepError } from '../base/errors.ts';
import type { GitLab } from '../gitlab/client.ts';
import { type MirrorSnapshot, type Project, projectAttributes, type Saved } from '../gitlab/project.ts';
import { ApiError } from '../gitlab/response.ts';
import { neverRun } from './progress.ts';
import type { MirrorResult } from './result.ts';
import { settingsPlan } from './settings.ts';
import type { UpdateContext } from './update.ts';

const pollsToBelieve = 3;

/**
 * Creates the project and makes it a mirror, in one request, if that is why the first look failed and it is wanted. What an
 * interrupted creation left behind is an ordinary project, which the next run makes a mirror like any other.
 * @param error with which the first look failed; thrown again where creating the project is no answer to it
 * @returns the mirror as it was created; null where GitLab made it no mirror; `planned` in a dry run
 */
export async function createProject(
  error: unknown,
  { job, gitlab, project, log, bounds, pollIntervalMs }: UpdateContext & { gitlab: GitLab },
  result: MirrorResult,
): Promise<Saved | null | 'planned'> {
  const isMissing = error instanceof ApiError && error.isMissing('Project');
  if (!isMissing || job.createWith === null || job.desired.enabled === false) throw error;

  const slash = job.project.lastIndexOf('/');
  const namespace = job.project.slice(0, slash);
  const path = job.project.slice(slash + 1);
  const namespaceId = await gitlab.namespaceId(namespace);
  if (namespaceId === null) {
    throw new StepError(
      'not-found',
      `The namespace ${namespace} does not exist, or the token may not see it.`,
      'Create the group first, and make the user of the token a member who may create projects in it.',
    );
  }
  const { attributes, changes } = settingsPlan(job.desired, null);
  result.changes = [{ setting: 'visibility', from: null, to: job.createWith }, ...changes];
  if (job.dryRun) {
    result.changed = true;
    log.info(`would create the ${job.createWith} project ${job.project} as a mirror`);
    return 'planned';
  }
  const created = await gitlab.createProject(
    {
      name: path,
      path,
      namespace_id: namespaceId,
      visibility: job.createWith,
      ...projectAttributes(attributes, null),
    },
    () => isThere(project),
  );
  if (created === 'taken') {
    throw new StepError(
      'not-found',
      `GitLab has a project ${job.project} already, which the token may not see.`,
      'Make the user of the token a Maintainer of that project, or choose another path.',
    );
  }
  result.changed = true;
  log.info(`Created the ${job.createWith} project ${job.project} as a mirror.`);
  const snapshot = await firstSnapshot(project, bounds, pollIntervalMs);
  // Every run of a new project is ours, also one that is on or over by now.
  return (
    snapshot && {
      mirror: { ...snapshot.mirror, ...neverRun },
      serverTime: snapshot.serverTime,
      tellsTimes: true,
    }
  );
}

/** A look may come from a database that has not heard of the new project or its mirror yet. */
async function firstSnapshot(
  project: Project,
  { clock, deadline, cancelled }: Bounds,
  pollIntervalMs: number,
): Promise<MirrorSnapshot | null> {
  for (let polls = 1; ; polls++) {
    const isLast = polls === pollsToBelieve;
    try {
      const snapshot = await project.mirror();
      if (snapshot !== null || isLast) return snapshot;
    } catch (error) {
      if (isLast || !(error instanceof ApiError && error.isMissing('Project'))) throw error;
    }
    await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
  }
}

async function isThere(project: UpdateContext['project']): Promise<boolean> {
  try {
    await project.record();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.isMissing('Project')) return false;
    throw error;
  }
}
