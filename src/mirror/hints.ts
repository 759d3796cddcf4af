/** Hints that take the job into account, so that they do not suggest what it already has. */
import { StepError } from '../base/errors.ts';
import { type Configured, explanationOf, hint, hintFor, hintWithoutUpdate } from '../text/explanations.ts';
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
  };
}

/** The error with a hint for this job. */
export function withHintFor(context: MirrorContext, error: StepError): StepError {
  const better = hintFor(error.hint, configuredBy(context));
  return better === error.hint ? error : new StepError(error.kind, error.message, better, { cause: error });
}

/**
 * What to do about the last error of a mirror.
 * @param message GitLab's
 * @returns null if its cause is not known
 */
export function hintOnLastError(context: MirrorContext, message: string): string | null {
  const id = explanationOf(message);
  return id === null ? null : forThisStep(context, hintFor(hint(id), configuredBy(context)));
}

/** Adapts a hint on a failed update: a step that requests no update would change nothing if it ran again. */
export function forThisStep({ job }: MirrorContext, text: string): string {
  if (job.sync === 'false') return hintWithoutUpdate(text, 'with sync: true');
  return job.dryRun ? hintWithoutUpdate(text, 'without dry-run') : text;
}
