/** What a dry run reports: the server, the token, and for each mirror the changes, the role, the last update and the refs. */
import { orNull, StepError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { expiryWarning, type GitLab } from '../gitlab/client.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import { sentence } from '../text/sanitize.ts';
import { lastFailureText, lastUpdateText } from './age.ts';
import { hintOnFailure } from './hints.ts';
import type { RunContext } from './job.ts';
import { credentialsDropped, isSavedAgain, type SettingsPlan } from './settings.ts';
import type { Findings } from './verify.ts';

/**
 * Logs the version of GitLab and what it shows about the token (a missing scope, the expiry), once for all mirrors of the step.
 * Problems are warnings.
 */
export async function inspectServer(gitlab: GitLab, log: Log): Promise<void> {
  const version = await orNull(() => gitlab.version());
  log.info(version === null ? 'GitLab did not return its version.' : `GitLab ${version}`);
  const token = await orNull(() => gitlab.token());
  if (token === null) {
    log.info(
      'GitLab did not return the details of the token: it may be an OAuth token, this GitLab may be too old, or the request failed.',
    );
    return;
  }
  const { scopes, expiresAt, serverTime } = token;
  const isMissing = !scopes.includes('api');
  if (isMissing) {
    log.warning(
      `The token lacks the api scope (it has ${scopes.join(', ') || 'none'}). Without that scope, a real run cannot save settings or request an update.`,
    );
  }
  const expiry = expiryWarning(token);
  if (expiry !== null) log.warning(expiry);
  const until = expiresAt === null || serverTime === null ? '' : ` until ${expiresAt}`;
  if (!isMissing && expiry === null) log.info(`The token is valid${until}.`);
}

/**
 * Reports what a real run would change, and what may stop it.
 * @param judge reads and judges the refs; null if none are to be verified
 */
export async function dryRun(
  context: RunContext,
  { changes, dropsCredentials }: SettingsPlan,
  mirror: PullMirror | null,
  judge: (() => Promise<Findings>) | null,
): Promise<'planned'> {
  const { job, log, note } = context;
  note({ changes, changed: changes.length > 0 });
  log.info(changes.length === 0 ? 'Settings are up to date.' : 'A real run would change:');
  for (const change of changes) {
    const { setting, from, to } = change;
    if (!isSavedAgain(change)) log.info(`- ${setting}: ${JSON.stringify(from)}`);
    log.info(`+ ${setting}: ${isSavedAgain(change) ? 'saved on every run' : JSON.stringify(to)}`);
  }
  if (dropsCredentials) log.warning(credentialsDropped);
  if (job.sync !== 'false') log.info('A real run would also update the mirror.');
  await inspectMirror(context, mirror);
  if (judge === null) return 'planned';
  try {
    const { results, isComplete, text } = await judge();
    note({ refs: results, verified: isComplete });
    log.info(text);
  } catch (error) {
    if (!(error instanceof StepError) || error.kind === 'cancelled') throw error;
    log.warning(`The refs could not be verified: ${sentence(error.message)} ${error.hint}`);
  }
  return 'planned';
}

/** Reports what may stop a real run of this mirror. */
async function inspectMirror(context: RunContext, mirror: PullMirror | null): Promise<void> {
  const { project, log, gitlab } = context;
  const { isMaintainer } = await project.record();
  if (isMaintainer === false) {
    log.warning(
      "The token's user has a role below Maintainer on this project: a real run cannot change settings or request updates.",
    );
  }
  if (mirror === null) return;
  const { status, lastError } = mirror;
  if (status !== 'failed') return log.info(lastUpdateText(mirror, gitlab.serverTime));
  log.warning(`${lastFailureText(lastError)} ${hintOnFailure(context, lastError)}`);
}
