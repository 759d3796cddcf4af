/** Adapts the hints of text/explanations.ts to a job, so that they do not suggest what it already has. */
import { StepError } from '../base/errors.ts';
import {
  type Configured,
  explanationOf,
  hintFor,
  hintForMessage,
  hintWithoutUpdate,
} from '../text/explanations.ts';
import type { MirrorContext } from './job.ts';
import { givesCredentials } from './settings.ts';

function configuredBy({ job, gitlab }: MirrorContext): Configured {
  const { desired, newProjectVisibility } = job;
  return {
    credentials: givesCredentials(desired),
    overwrites: desired.mirrorOverwritesDivergedBranches === true,
    // A full path has a slash, and an ID has none.
    mayCreate: desired.url !== undefined && newProjectVisibility === null && job.project.includes('/'),
    caCertificate: gitlab.connection.hasExtraCertificates,
    immediate: job.sync === 'immediate',
    requestsUpdate: job.sync !== 'false',
  };
}

/** The error with a hint for this job. */
export function withHintFor(context: MirrorContext, error: StepError): StepError {
  const better = hintFor(error.hint, configuredBy(context));
  return better === error.hint ? error : new StepError(error.kind, error.message, better, { cause: error });
}

/**
 * What to do about the last error of a mirror.
 * @param message GitLab's; null if there is none
 * @returns null if its cause is not known
 */
export function hintOnLastError(context: MirrorContext, message: string | null): string | null {
  return message === null || explanationOf(message) === null ? null : hintOnFailure(context, message);
}

/** What to do about a failed update. A step that requests no update would change nothing if it ran again. */
export function hintOnFailure(context: MirrorContext, message: string | null): string {
  const { sync, dryRun } = context.job;
  const hint = hintFor(hintForMessage(message), configuredBy(context));
  if (sync === 'false') return hintWithoutUpdate(hint, 'with sync: true');
  return dryRun ? hintWithoutUpdate(hint, 'without dry-run') : hint;
}
