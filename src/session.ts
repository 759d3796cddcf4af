/** What all programs that use GitLab share: creating the client from the inputs, and reading the mirrors of a group. */
import type { Bounds } from './base/clock.ts';
import { StepError } from './base/errors.ts';
import type { Log } from './base/log.ts';
import { userAgent } from './base/version.ts';
import { GitLab } from './gitlab/client.ts';
import type { GroupMirrors } from './gitlab/group.ts';
import { type Inputs, parseInputs, type RawInputs, readTextFile, secretInputs } from './inputs/inputs.ts';
import type { NamedInvalidInput } from './inputs/table.ts';
import { proxySecrets, useProxy } from './network/proxy.ts';
import type { Platform } from './platform/platform.ts';
import type { ProcessBounds } from './platform/process.ts';
import { formatDuration } from './text/duration.ts';
import { hint } from './text/explanations.ts';

export interface Session {
  gitlab: GitLab;
  inputs: Inputs;
  bounds: Bounds;
  /** Aborted when the session ends. */
  done: AbortSignal;
}

/**
 * Registers the secrets for redaction, parses the inputs, sets up certificates, proxy and timeout, and then runs `work` with a client for
 * GitLab.
 * @param invalid invalid inputs that are already known
 * @throws InvalidInputs; StepError of kind `timeout` if the work does not stop by itself; otherwise what `work` throws
 */
export async function withGitLab<T>(
  raw: RawInputs,
  invalid: readonly NamedInvalidInput[],
  { log, hide, workspace }: Pick<Platform, 'log' | 'hide' | 'workspace'>,
  processBounds: ProcessBounds,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  hide([...secretInputs(raw), ...proxySecrets(process.env)]);
  const sources = { readFile: readTextFile, workspace, environment: process.env };
  const inputs = await parseInputs(raw, sources, invalid);
  const { apiUrl, caCertificates, listedSecrets, listedVariables, timeoutMs } = inputs;
  hide(listedSecrets);
  // The git of one upstream must not inherit the credentials of another.
  for (const name of listedVariables) delete process.env[name];
  if (caCertificates.length > 0) {
    const { trustCertificates } = await import('./network/certificates.ts');
    trustCertificates(caCertificates);
  }
  const hasExtraCertificates = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
  useProxy(apiUrl, process.env);
  if (isUnencrypted(apiUrl)) {
    log.warning('gitlab-url is http, so the token is sent unencrypted. Use https.');
  }
  const { clock, cancelled } = processBounds;
  const bounds = { ...processBounds, deadline: clock.now() + timeoutMs, debug: log.debug };
  const gitlab = new GitLab({ ...inputs, userAgent, hasExtraCertificates }, bounds, log.info);
  const done = new AbortController();
  try {
    return await Promise.race([
      work({ gitlab, inputs, bounds, done: done.signal }),
      failAfterTimeout(bounds, timeoutMs, cancelled, done.signal),
    ]);
  } finally {
    done.abort();
  }
}

/**
 * The active mirrors of a group, sorted by path. The log counts the projects that are excluded.
 * @throws StepError of kind `license` if none of its projects shows mirroring
 */
export async function activeMirrors(idOrPath: string, gitlab: GitLab, log: Log): Promise<GroupMirrors> {
  const group = await gitlab.mirrorsOfGroup(idOrPath);
  const { mirrors, withoutMirror, archived, markedForDeletion, lacksMirroring } = group;
  if (lacksMirroring) {
    throw new StepError(
      'license',
      'No project of the group shows pull mirroring: this GitLab has no license for it, or the token is not allowed to see it.',
      hint('license'),
    );
  }
  const count = `${mirrors.length} mirror${mirrors.length === 1 ? '' : 's'}`;
  const excluded = `${withoutMirror} without a mirror, ${archived} archived, ${markedForDeletion} marked for deletion`;
  if (mirrors.length === 0) log.warning('The token can see no active pull mirror in this group.');
  log.info(`The group has ${count}. Projects excluded: ${excluded}.`);
  return group;
}

/**
 * A safeguard against bugs. Work stops by itself at the deadline or on cancellation; if it does not, this fails the step half a
 * second later.
 * @param done aborted when the session ends
 */
async function failAfterTimeout(
  { clock }: Bounds,
  timeoutMs: number,
  cancelled: AbortSignal,
  done: AbortSignal,
): Promise<never> {
  const graceMs = 500;
  await clock.sleep(timeoutMs, AbortSignal.any([cancelled, done])).catch(() => {});
  await clock.sleep(graceMs, done);
  throw cancelled.aborted
    ? cancelled.reason
    : new StepError(
        'timeout',
        `The step did not finish within ${formatDuration(timeoutMs)}.`,
        hint('slow-gitlab'),
      );
}

function isUnencrypted(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
