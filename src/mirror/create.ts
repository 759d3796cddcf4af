/** Creates the project that is to become a mirror, if it does not exist. */
import { StepError } from '../base/errors.ts';
import { ApiError, isMissingProject } from '../gitlab/response.ts';
import { hint } from '../text/explanations.ts';
import type { RunContext } from './job.ts';
import { settingsPlan } from './settings.ts';

/**
 * Creates an empty project, as the input `create-project` says. It then becomes a mirror like any other project. GitLab's import is
 * not used: new instances have it disabled, and it rejects ssh and ignores the filter of branches. An interrupted creation leaves an
 * ordinary project, which the next run makes a mirror.
 * @returns `exists` if somebody else has created the project meanwhile; `planned` in a dry run
 * @throws StepError of kind `not-found` if the namespace, or a project at this path, is hidden from the token or the namespace does
 *   not exist; of kind `permission` if the token may not create projects in it; of kind `refused` if GitLab rejects the project
 */
export async function createProject(context: RunContext): Promise<'created' | 'exists' | 'planned'> {
  const { job, gitlab, log, note } = context;
  const slash = job.project.lastIndexOf('/');
  const namespace = job.project.slice(0, slash);
  const path = job.project.slice(slash + 1);
  const namespaceId = await gitlab.namespaceId(namespace);
  if (namespaceId === null) {
    throw new StepError(
      'not-found',
      `The namespace ${namespace} does not exist, or the token has no access to it.`,
      "Create the group first, and make the token's user a member who may create projects in it.",
    );
  }
  if (job.dryRun) {
    const visibility = { setting: 'visibility', from: null, to: job.newProjectVisibility };
    note({ changes: [visibility, ...settingsPlan(job.desired, null).changes], changed: true });
    log.info(`A real run would create the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
    return 'planned';
  }
  const attributes = { name: path, path, namespace_id: namespaceId, visibility: job.newProjectVisibility };
  try {
    if ((await gitlab.createProject(attributes, () => exists(context))) === 'taken') {
      if (await exists(context)) return 'exists';
      throw new StepError(
        'not-found',
        `The project ${job.project} already exists, but the token has no access to it.`,
        "Make the token's user a Maintainer of that project, or choose another path.",
      );
    }
  } catch (failure) {
    throw creationError(failure, namespace, path);
  }
  log.info(`Created the ${job.newProjectVisibility} project ${job.project}.`);
  return 'created';
}

function creationError(failure: unknown, namespace: string, path: string): unknown {
  if (!(failure instanceof ApiError)) return failure;
  if (failure.status === 403) {
    return new StepError(failure.kind, failure.message, hint('may-not-create'), { cause: failure });
  }
  if (/\bname has already been taken/i.test(failure.reason)) {
    return new StepError(
      'refused',
      `Another project in ${namespace} has the name ${path}, at another path. ${failure.message}`,
      'Rename that project, or choose another path for this one.',
      { cause: failure },
    );
  }
  return failure;
}

async function exists({ project }: RunContext): Promise<boolean> {
  try {
    await project.record();
    return true;
  } catch (error) {
    if (isMissingProject(error)) return false;
    throw error;
  }
}
