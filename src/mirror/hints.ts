/** Hints that know what the job has configured, so that they never suggest it again. */
import { StepError } from '../base/errors.ts';
import { explanationOf, type Given, hint, hintFor } from '../text/explanations.ts';
import type { MirrorContext } from './job.ts';

function givenBy({ job, gitlab }: MirrorContext): Given {
  const { desired, newProjectVisibility } = job;
  return {
    credentials: desired.authUser !== undefined || desired.authPassword !== undefined,
    sshUpstream: /^ssh:/i.test(desired.url ?? ''),
    overwrites: desired.mirrorOverwritesDivergedBranches === true,
    // A full path has a slash, and an ID has none.
    mayCreate: desired.url !== undefined && newProjectVisibility === null && job.project.includes('/'),
    caCertificate: gitlab.connection.hasExtraCertificates,
    immediate: job.sync === 'immediate',
  };
}

/** The error with a hint for this job. */
export function withHintFor(context: MirrorContext, error: StepError): StepError {
  const better = hintFor(error.hint, givenBy(context));
  return better === error.hint ? error : new StepError(error.kind, error.message, better, { cause: error });
}

/** What this job can do about a message of GitLab's; null if the message has no explanation. */
export function hintOnMessage(context: MirrorContext, message: string): string | null {
  const id = explanationOf(message);
  return id === null ? null : hintFor(hint(id), givenBy(context));
}
