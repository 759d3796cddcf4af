/** Creates the project that is to become a mirror, if it does not exist. */
import { StepError } from '../base/errors.ts';
import { type MirrorSnapshot, type Project, projectAttributes, type Saved } from '../gitlab/project.ts';
import { ApiError } from '../gitlab/response.ts';
import type { RunContext } from './job.ts';
import { type Change, settingsPlan } from './settings.ts';
import { neverRun, pollsToBelieve } from './verdict.ts';

/**
 * Creates the project as a mirror, in one request, if the input `create-project` says so and it does not exist. An
 * interrupted creation leaves an ordinary project, which the next run makes a mirror.
 * @param error of reading the mirror; thrown again if creating the project is not the answer to it
 * @returns the new mirror (null if GitLab created the project without one) and what has changed; `planned` in a dry run
 * @throws StepError of kind `not-found` if the namespace, or a project that already exists, is hidden from the token
 */
export async function createProject(
  error: unknown,
  context: RunContext,
): Promise<{ created: Saved | null; changes: Change[] } | 'planned'> {
  const { job, gitlab, project, log, note } = context;
  if (!isMissing(error) || job.newProjectVisibility === null || job.desired.enabled === false) throw error;

  const slash = job.project.lastIndexOf('/');
  const namespace = job.project.slice(0, slash);
  const path = job.project.slice(slash + 1);
  const namespaceId = await gitlab.namespaceId(namespace);
  if (namespaceId === null) {
    throw new StepError(
      'not-found',
      `The namespace ${namespace} does not exist, or the token has no access to it.`,
      'Create the group first, and make the user of the token a member who may create projects in it.',
    );
  }
  const plan = settingsPlan(job.desired, null);
  const changes = [{ setting: 'visibility', from: null, to: job.newProjectVisibility }, ...plan.changes];
  if (job.dryRun) {
    note({ changes, changed: true });
    log.info(`A real run would create the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
    return 'planned';
  }
  const mirrorAttributes = projectAttributes(plan.attributes, null);
  const answer = await gitlab.createProject(
    {
      name: path,
      path,
      namespace_id: namespaceId,
      visibility: job.newProjectVisibility,
      ...mirrorAttributes,
    },
    () => exists(project),
  );
  if (answer === 'taken') {
    throw new StepError(
      'not-found',
      `The project ${job.project} already exists, but the token has no access to it.`,
      'Make the user of the token a Maintainer of that project, or choose another path.',
    );
  }
  note({ changes, changed: true });
  log.info(`Created the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
  const first = await firstSnapshot(context);
  // Every run of a new project is ours, even one that has started or finished already.
  const created = first && { ...first, mirror: { ...first.mirror, ...neverRun }, hasRunTimes: true };
  return { created, changes };
}

/** The first snapshot may come from a replica that does not know the new project or its mirror yet. */
async function firstSnapshot(context: RunContext): Promise<MirrorSnapshot | null> {
  const { project, bounds, pollIntervalMs } = context;
  const { clock, deadline, cancelled } = bounds;
  for (let polls = 1; ; polls++) {
    const isLast = polls === pollsToBelieve;
    try {
      const snapshot = await project.mirror();
      if (snapshot !== null || isLast) return snapshot;
    } catch (error) {
      if (isLast || !isMissing(error)) throw error;
    }
    await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
  }
}

async function exists(project: Project): Promise<boolean> {
  try {
    await project.record();
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.isMissing('Project');
}
