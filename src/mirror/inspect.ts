/** What a dry run reports besides the changes: the server, the token, the role and the last update. */
import { orNull } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { expiryWarning, type GitLab, type TokenFacts } from '../gitlab/client.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import { hintForMessage } from '../text/explanations.ts';
import { sentence } from '../text/sanitize.ts';
import { lastUpdateText } from './age.ts';
import { forThisStep, hintOnLastError } from './hints.ts';
import type { RunContext } from './job.ts';

/** Prints version and token of the step, once for all its mirrors. Whatever would make a real run fail, now or soon, is a warning. */
export async function inspectServer(gitlab: GitLab, log: Log): Promise<void> {
  const version = await orNull(() => gitlab.version());
  log.info(version === null ? 'GitLab did not return its version.' : `GitLab ${version}`);
  const token = await orNull(() => gitlab.token());
  if (token === null) {
    log.info(
      'GitLab did not return the details of the token: it may be an OAuth token, or this GitLab is too old.',
    );
    return;
  }
  for (const { level, text } of tokenFindings(token)) log[level](text);
}

/** Prints what may stop a real run of this mirror. */
export async function inspectMirror(context: RunContext, mirror: PullMirror | null): Promise<void> {
  const { project, log, gitlab } = context;
  const { isMaintainer } = await project.record();
  if (isMaintainer === false) {
    log.warning(
      "The token's user has a role below Maintainer on this project: a real run cannot change settings or request updates.",
    );
  }
  if (mirror === null) return;
  if (mirror.lastError !== null && mirror.status === 'failed') {
    const hint =
      hintOnLastError(context, mirror.lastError) ?? forThisStep(context, hintForMessage(mirror.lastError));
    log.warning(`The last update failed: ${sentence(mirror.lastError)} ${hint}`);
  } else if (mirror.lastSuccessfulUpdateAt !== null) {
    log.info(lastUpdateText(mirror, gitlab.serverTime));
  }
}

/** What to report of a token. */
function tokenFindings(token: TokenFacts): { level: 'info' | 'warning'; text: string }[] {
  const { scopes, expiresAt, serverTime } = token;
  const findings: { level: 'info' | 'warning'; text: string }[] = [];
  if (!scopes.includes('api')) {
    findings.push({
      level: 'warning',
      text: `The token lacks the scope api (it has ${scopes.join(', ')}), without which a real run cannot save settings or request an update.`,
    });
  }
  const warning = expiryWarning(token);
  if (warning !== null) findings.push({ level: 'warning', text: warning });
  if (findings.length === 0) {
    const until = expiresAt === null || serverTime === null ? '' : ` until ${expiresAt}`;
    findings.push({ level: 'info', text: `The token is valid${until}.` });
  }
  return findings;
}
