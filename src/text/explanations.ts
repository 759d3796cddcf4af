/**
 * What goes wrong with a pull mirror, why, and what to do. The step's hints and docs/troubleshooting.md come from this table.
 *
 * A hint is in this table if it explains a message of GitLab, git or TLS, or if several places use it. Any other hint is written
 * where its error is thrown.
 */
import type { ErrorKind } from '../base/errors.ts';

export interface Explanation {
  title: string;
  /** The value of the output `error-kind`. */
  kind: ErrorKind;
  /** An example of the message of GitLab, git or this step. */
  example: string;
  /** Matches the message; absent if the step recognizes the problem by something else, such as a status. */
  pattern?: RegExp;
  cause: string;
  /** What to do next, in full sentences. */
  hint: string;
  /**
   * A better hint for a job with this configuration: without what the job already has, or with what fits only this job; null if
   * `hint` fits.
   */
  hintIfConfigured?(configured: Configured): string | null;
}

/** What a job has configured, as far as hints depend on it. */
export interface Configured {
  credentials: boolean;
  overwrites: boolean;
  /** Whether `create-project: true` would be valid and is not set: the upstream is set, and the project is a path. */
  mayCreate: boolean;
  caCertificate: boolean;
  /** Whether `sync` is `immediate`. */
  immediate: boolean;
  /** Whether `sync` is `true` or `immediate`. */
  requestsUpdate: boolean;
}

const allowForcePush =
  'In GitLab, enable "Allowed to force push" for the branch (Settings, Repository, Protected branches).';

const askAdministrator =
  'If that does not help, ask an administrator to check Sidekiq and Silent Mode. After a canceled update, older versions of GitLab schedule no further update until an administrator resets the mirror.';

const checkProject =
  "Check the input project (full path or ID), gitlab-url, and that the token's user is a member. A project access token can access only its own project.";

export const explanations = {
  'diverged-default-branch': {
    title: 'The default branch has diverged',
    kind: 'sync-failed',
    example:
      'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
    pattern: /default branch .* has diverged from its upstream counterpart/i,
    cause: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror.',
    hint: 'To overwrite the mirror with what the upstream has, set mirror-overwrites-diverged-branches: true, and in GitLab enable "Allowed to force push" for the branch if it is protected, as the default branch usually is (Settings, Repository, Protected branches). Commits that are only on the mirror are then lost. If its only commit is an initial README, you can instead delete the project and create a blank one.',
    hintIfConfigured: ({ overwrites }) => (overwrites ? allowForcePush : null),
  },
  'protected-force-push': {
    title: 'A protected branch may not be force-pushed',
    kind: 'sync-failed',
    example: '9:Could not update main. Please refresh and try again..',
    pattern: /could not update .{1,300}\. please refresh and try again|not allowed to force push/i,
    cause:
      'The branch was rewritten upstream, and its protection rule does not allow force pushes, which is the default. The update stopped there: later branches were not updated, and no new branch was created.',
    hint: `${allowForcePush} Then run the step again.`,
  },
  'upstream-certificate': {
    title: "The upstream's certificate is not trusted",
    kind: 'sync-failed',
    example: 'SSL certificate problem: self-signed certificate',
    pattern: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
    cause:
      'The certificate has expired, is for another host, or was issued by an authority that GitLab does not know. GitLab pauses the mirror at the next failure, whatever its cause.',
    hint: 'Renew the certificate, or ask an administrator to add its authority to GitLab. If GitLab pauses the mirror meanwhile, the next run of this step resumes it.',
  },
  'upstream-authentication': {
    title: 'The upstream rejects the credentials',
    kind: 'sync-failed',
    example: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
    pattern:
      /authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|returned error: 40[13]/i,
    cause:
      'GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts respond in the same way for a repository that does not exist.',
    hint: 'Check url. If the upstream is private, set auth-user and auth-password to a user or token that can read it.',
    hintIfConfigured: ({ credentials }) =>
      credentials
        ? 'Check url, that the user or token in auth-user and auth-password can read the upstream, and that it has not expired.'
        : null,
  },
  'upstream-ssh-key': {
    title: 'The upstream rejects the SSH key',
    kind: 'sync-failed',
    example: 'git@example.com: Permission denied (publickey).',
    pattern: /permission denied \(publickey/i,
    cause: 'GitLab connects with the SSH key of the mirror, which the upstream does not know.',
    hint: 'Add the public key of the mirror (Settings, Repository, Mirroring repositories, Copy SSH public key) to the upstream as a key that may read it.',
  },
  'upstream-host-key': {
    title: 'GitLab does not know the host key of the upstream',
    kind: 'sync-failed',
    example: 'Host key verification failed.',
    pattern: /host key verification failed/i,
    cause: 'GitLab has stored no host key for this mirror, or the host has changed its key since.',
    // https://gitlab.com/gitlab-org/gitlab/-/issues/504110: GitLab offers the detection only for a new mirror.
    hint: 'In GitLab, remove the mirror and add it again with "Detect host keys" (Settings, Repository, Mirroring repositories), or set url to an https URL.',
  },
  'upstream-not-found': {
    title: 'The upstream repository is not found',
    kind: 'sync-failed',
    example: "fatal: repository 'https://example.com/group/project.git/' not found",
    pattern:
      /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
    cause: 'There is no repository at this URL, it was moved, or the credentials give no access to it.',
    hint: 'Check url. If the repository is private, set auth-user and auth-password: many hosts answer "not found" without access.',
    hintIfConfigured: ({ credentials }) =>
      credentials
        ? 'Check url, and that the user or token in auth-user and auth-password can read the repository: many hosts answer "not found" without access.'
        : null,
  },
  'upstream-redirect': {
    title: 'The upstream has moved',
    kind: 'sync-failed',
    example:
      "fatal: unable to access 'https://example.com/group/project.git/': The requested URL returned error: 301",
    pattern: /returned error: 30[1278]/i,
    cause: 'The upstream redirects to another URL, which GitLab does not follow.',
    hint: 'Set url to the new URL of the upstream.',
  },
  'upstream-unreachable': {
    title: 'GitLab cannot reach the upstream',
    kind: 'sync-failed',
    example:
      "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
    pattern:
      /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
    cause:
      'The host name is wrong or GitLab cannot resolve it, the host is down, or a firewall blocks the connection. The connection is made by GitLab, not by the runner.',
    hint: 'Check the host in url, and that GitLab itself (not the runner) can connect to it.',
  },
  'protected-tag': {
    title: 'The mirror user may not create a protected tag',
    kind: 'sync-failed',
    example: 'You are not allowed to create tags: v1.0.0 as they are protected.',
    pattern: /not allowed to (?:create|update|change|delete) .{0,300}tag|protected tag/i,
    cause:
      'GitLab mirrors on behalf of a user, and a protection rule denies that user the tag. Nothing else was updated either: GitLab updates tags before branches.',
    hint: 'In Settings, Repository, Protected tags, allow the mirror user (whoever last saved the settings of the mirror) to create the tag, or save the settings with the token of a user who may.',
  },
  'protected-branch': {
    title: 'The mirror user may not push to a protected branch',
    kind: 'sync-failed',
    example: 'GitLab: You are not allowed to push code to protected branches on this project.',
    pattern: /not allowed to (?:push|create|update|change|delete).*protected|protected branch/i,
    cause:
      'GitLab mirrors on behalf of a user, and a protection rule denies that user the push. The other branches and tags were updated.',
    hint: 'In Settings, Repository, Protected branches, allow the mirror user (whoever last saved the settings of the mirror) to push to the branch, or save the settings with the token of a user who may.',
  },
  'mirror-user': {
    title: 'The mirror user has lost access',
    kind: 'sync-failed',
    example: 'The mirror user is not allowed to push code to all branches on this project.',
    pattern: /mirror user/i,
    cause:
      'The user on whose behalf GitLab mirrors has left the project, now has a lower role, or is blocked.',
    hint: 'Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of that token the mirror user.',
  },
  'update-timed-out': {
    title: 'The update took too long',
    kind: 'sync-failed',
    example: 'Deadline Exceeded',
    pattern: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
    cause:
      'The repository is large or the upstream is slow, or GitLab gave up on an update whose worker had died. The branches and tags may have arrived nevertheless.',
    hint: 'Run the step again: what was fetched is kept, so the next update is shorter. With verify-refs (all, or each ref with its commit), the step passes if the refs have arrived.',
  },
  'branch-hierarchy': {
    title: 'The names of two branches conflict',
    kind: 'sync-failed',
    example: "Failed to create branch 'feature/login': Branch name conflicts with existing branch hierarchy.",
    pattern: /conflicts with existing branch hierarchy|cannot lock ref .{1,300}' exists/i,
    cause:
      'The upstream has a branch such as feature/login, and the mirror one such as feature. Git cannot have both.',
    hint: 'Delete the conflicting branch in the mirror, then run the step again.',
  },
  'branch-lock': {
    title: 'GitLab was busy with the repository',
    kind: 'sync-failed',
    example: 'fatal: Unable to create packed-refs.lock: File exists.',
    pattern: /\.lock|reference already exists|cannot lock ref/i,
    cause: 'Another process was writing to the repository.',
    hint: 'Run the step again. If it keeps failing, ask an administrator to remove stale lock files.',
  },
  'too-many-branches': {
    title: 'Too many new branches for one update',
    kind: 'sync-failed',
    example:
      'Mirror update could not create all branches: 12 branches exceeded the limit of 1100 and will be synced in subsequent updates',
    pattern: /could not create all branches|branches exceeded the limit|branch creation timed out/i,
    cause:
      'GitLab creates at most 1,100 branches in one update, or as many as time allows, and leaves the others for the next one.',
    hint: 'Nothing is wrong: another update creates more of them. The step requests it by itself while time remains, so raise timeout or run the step again.',
  },
  'branch-name': {
    title: 'GitLab does not allow the name of a branch',
    kind: 'sync-failed',
    example: 'Branch name is invalid',
    pattern: /branch name is invalid/i,
    cause: 'The upstream has a branch with a name that GitLab does not allow, such as HEAD.',
    hint: 'Rename or delete that branch upstream, or exclude it with mirror-branch-regex.',
  },
  'import-url': {
    title: 'GitLab no longer allows the stored URL',
    kind: 'sync-failed',
    example: 'The import URL is invalid: Requests to the local network are not allowed',
    pattern: /import url is invalid/i,
    cause:
      'The URL was allowed when it was saved. Since then, an administrator has restricted outbound requests, or the host resolves to another address.',
    hint: 'Set url to a URL that GitLab may connect to, or ask an administrator to allow the host (Admin area, Settings, Network, Outbound requests).',
  },
  'given-up': {
    title: 'GitLab gave up on a scheduled update',
    kind: 'sync-failed',
    example: 'Project import state stuck in scheduled for too long',
    pattern: /stuck in scheduled/i,
    cause:
      'The worker that had picked up the update died, or background jobs were too busy for half an hour.',
    hint: 'Run the step again. If it fails again, ask an administrator to check Sidekiq.',
  },
  canceled: {
    title: 'The update was canceled',
    kind: 'sync-failed',
    example: 'The update was canceled in GitLab.',
    cause: 'An administrator or GitLab itself canceled the update.',
    hint: 'Run the step again in a few minutes: newer versions of GitLab recover by themselves. Older ones run no update of this mirror until an administrator resets its state.',
  },
  recovering: {
    title: 'GitLab is recovering from a canceled update',
    kind: 'sync-failed',
    example: 'Mirror recovering from canceled state',
    pattern: /recovering from canceled/i,
    cause: 'An earlier update was canceled. Newer versions of GitLab mark it as failed and schedule another.',
    hint: 'Run the step again.',
  },
  'ref-mismatch': {
    title: 'A ref is not on GitLab after the update',
    kind: 'ref-mismatch',
    example: 'refs/tags/v1.0.0 is missing.',
    cause:
      'The upstream does not have the ref, or GitLab skipped the branch (it has diverged, or a filter excludes it). GitLab finishes such an update without an error.',
    hint: 'Check that the upstream has these refs at these commits, and that the filter of the mirror includes them. If so, run the step again.',
  },
  'gitlab-certificate': {
    title: 'The certificate of GitLab is not trusted',
    kind: 'network',
    example: 'unable to verify the first certificate',
    cause:
      "GitLab's certificate has expired, is for another host, or was issued by an authority that the runner does not trust.",
    hint: 'Set ca-certificate to the certificate of the authority that issued the certificate of GitLab. If the certificate has expired or is for another host, correct it in GitLab.',
    hintIfConfigured: ({ caCertificate }) =>
      caCertificate
        ? 'Check that ca-certificate is the authority that issued the certificate of GitLab, that the certificate has not expired, and that it is for the host in gitlab-url.'
        : null,
  },
  'gitlab-unreachable': {
    title: 'GitLab does not respond',
    kind: 'network',
    example: 'No response from gitlab.example.com to GET /api/v4/projects/1/mirror/pull',
    pattern: /No response from \S+ to (?:GET|PUT|POST) /,
    cause: 'The host name is wrong, GitLab is down, or a firewall or proxy is in between.',
    hint: 'Check gitlab-url (gitlab.com if it is empty), that the runner reaches this host (name resolution, firewall, proxy settings), and that GitLab is up.',
  },
  proxy: {
    title: 'The proxy does not let the connection through',
    kind: 'network',
    example: 'tunneling socket could not be established, statusCode=407',
    cause:
      'The proxy that https_proxy, http_proxy or all_proxy names requires a password, rejects the host, or is not reachable.',
    hint: 'Check the environment variable https_proxy, http_proxy or all_proxy, with user and password if the proxy requires them, or add the host of GitLab to no_proxy.',
  },
  'rate-limit': {
    title: 'GitLab limits the rate of requests',
    kind: 'unavailable',
    example: 'Reading the pull mirror failed: GitLab returned 429',
    cause: "The token's user, or the address of the runner, has sent too many requests.",
    hint: 'Run the step less often or later, lower requests-per-minute, or use the token of another user.',
  },
  'gitlab-down': {
    title: 'GitLab is not available',
    kind: 'unavailable',
    example: 'Reading the pull mirror failed: GitLab returned 503',
    cause: 'GitLab is down, overloaded or being upgraded.',
    hint: 'Run the step again later. To bridge longer outages, raise timeout and max-retries: max-retries limits the retries before the update is requested; after that, the step retries until timeout.',
  },
  'inactive-project': {
    title: 'The project is archived or marked for deletion',
    kind: 'timeout',
    example: 'GitLab did not schedule the update within 15m: the project is archived.',
    cause: 'GitLab accepts requests for an update of such a project, but runs none.',
    hint: 'Unarchive or restore the project in GitLab, or stop mirroring it.',
  },
  'may-not-create': {
    title: 'The token may not create projects',
    kind: 'permission',
    example: 'Creating the project failed: 403 Forbidden',
    cause:
      "The token's user has a role that may not create projects in this namespace. A setting of the group determines which roles may.",
    hint: "Give the token's user the right to create projects in the namespace, or create the project by hand.",
  },
  conflict: {
    title: 'Somebody else changed the mirror',
    kind: 'conflict',
    example:
      'Somebody else changed the mirror while the step was running: mirror_trigger_builds is true instead of false.',
    cause:
      'Another job, another tool or a person saved other settings between the start of the step and the end of its update.',
    hint: 'Find out what else configures this mirror, and let only one of them do it. Then run the step again.',
  },
  'stuck-waiting': {
    title: 'GitLab does not schedule the update',
    kind: 'timeout',
    example: 'Last status: GitLab has not scheduled the update yet.',
    cause:
      "GitLab postpones an update until five minutes (or the interval that the instance has set) after the last one. If it takes longer, GitLab's background jobs may be overloaded, the instance may be in Silent Mode, the project may be archived, or an earlier update may have been canceled.",
    hint: `Raise timeout above the interval of the instance (five minutes by default), or set sync: immediate. ${askAdministrator}`,
    hintIfConfigured: ({ immediate }) =>
      immediate ? `Raise timeout if GitLab is busy. ${askAdministrator}` : null,
  },
  'stuck-scheduled': {
    title: 'The update stays scheduled',
    kind: 'timeout',
    example: 'Last status: The update is scheduled.',
    cause: "GitLab's background jobs are busy, or the worker that had picked up the update has died.",
    hint: 'Raise timeout. GitLab gives up on a scheduled update after half an hour; the API offers no way to cancel it earlier.',
  },
  'stuck-started': {
    title: 'The update does not finish',
    kind: 'timeout',
    example: 'Last status: The update is running.',
    cause: 'The repository is large, the upstream is slow, or the worker has died.',
    hint: 'If the repository is large, raise timeout. If its worker has died, GitLab gives up on the update only after a day, and starts no other until then.',
  },
  'fork-network': {
    title: 'The project belongs to a fork network',
    kind: 'refused',
    example: 'mirror is not available for a project in a fork network',
    pattern: /fork network|forked project|is a fork\b/i,
    cause: 'GitLab does not mirror into a fork, or into a project that has forks.',
    hint: 'Remove the fork relationship in Settings, General, Advanced, or use a project without forks.',
  },
  'blocked-url': {
    title: 'GitLab blocks the URL',
    kind: 'refused',
    example: 'import_url is blocked: Only allowed schemes are http, https, ssh, git',
    pattern: /is blocked/i,
    cause:
      'The scheme is not allowed, or the host is in a local network that the administrator has not opened to GitLab.',
    hint: 'Use an http, https, ssh or git URL. For a host in a local network, ask an administrator to allow it (Admin area, Settings, Network, Outbound requests).',
  },
  'url-not-readable': {
    title: 'GitLab cannot read the upstream with these settings',
    kind: 'refused',
    example: 'import_url Unable to access repository with the URL and credentials provided',
    pattern: /unable to access repository/i,
    cause:
      'With the feature flag validate_pull_mirror_url, GitLab tests the URL before it saves it, but without auth-user and auth-password. So it rejects every private upstream and every ssh URL.',
    hint: 'Check url, and that GitLab itself can reach that host. If the upstream is private or has an ssh URL, ask an administrator to disable the feature flag validate_pull_mirror_url.',
  },
  'url-missing': {
    title: 'The mirror has no upstream',
    kind: 'refused',
    example: 'url is missing',
    pattern: /url is missing|import_url can't be blank/i,
    cause: 'The mirror cannot be switched on, since GitLab has no URL for it.',
    hint: 'Set url to the repository to mirror from.',
  },
  'bad-regex': {
    title: 'GitLab does not accept the regex',
    kind: 'refused',
    example: 'mirror_branch_regex not valid RE2 syntax: missing closing )',
    pattern: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
    cause:
      'mirror-branch-regex uses RE2, which has no look-ahead, look-behind or back-references, and is limited to 255 characters.',
    hint: 'Write mirror-branch-regex in RE2 syntax. A list of alternatives in parentheses replaces most look-arounds.',
  },
  'mirroring-off': {
    title: 'Mirroring is disabled on the instance',
    kind: 'refused',
    example: 'Access Denied',
    pattern: /\bAccess Denied\b/,
    cause: 'An administrator has disabled pull mirroring.',
    hint: 'Ask an administrator to enable it (Admin area, Settings, Repository, Repository mirroring).',
  },
  unsupported: {
    title: 'GitLab is too old',
    kind: 'unsupported',
    example: 'GitLab 15.5.0-ee is not supported.',
    cause: 'GitLab shows the state of a pull mirror only since version 15.6.',
    hint: 'Upgrade GitLab to 15.6 or later.',
  },
  license: {
    title: 'Mirroring stays off',
    kind: 'license',
    example: 'GitLab accepted the settings but mirroring stays off.',
    cause:
      'Pull mirroring is not part of the free tier, or is disabled on the instance: GitLab saves the settings but does not apply them.',
    hint: 'Check that the license of the namespace is Premium or Ultimate, and that pull mirroring is enabled on the instance.',
  },
  'not-mirrored': {
    title: 'The project is not a pull mirror',
    kind: 'not-mirrored',
    example: 'The project is not a pull mirror, or its GitLab license does not include mirroring.',
    cause:
      'The mirror was never set up or was removed, the license does not include mirroring, or the instance is in Silent Mode.',
    hint: 'Set url to the upstream repository, which makes the project a mirror of it. Pull mirroring needs GitLab Premium or Ultimate.',
  },
  paused: {
    title: 'GitLab has paused the mirror',
    kind: 'paused',
    example: 'GitLab has paused this mirror after too many failed updates.',
    cause:
      '15 updates in a row have failed, or an update has failed right after one that failed with a certificate error. GitLab shows this only in its response to a request for an update.',
    hint: 'Fix the cause of the failed updates. Then set resume: true, or save the settings of the mirror in GitLab.',
  },
  'token-rejected': {
    title: 'GitLab rejects the token',
    kind: 'authentication',
    example: '401 Unauthorized',
    cause:
      'The token is wrong, expired or revoked, or from another GitLab, or it is an OAuth token sent as a private token.',
    hint: 'Check that the token was copied completely, and that it is from the GitLab in gitlab-url (gitlab.com if that is empty). If it has expired or was revoked, create one with the api scope and the role Maintainer, and store it in its place. For an OAuth token, set token-type: bearer.',
  },
  'token-scope': {
    title: 'The token lacks a scope',
    kind: 'scope',
    example: 'insufficient_scope: The request requires higher privileges than provided by the access token.',
    pattern: /insufficient_scope/i,
    cause: 'Changing a mirror needs the api scope; read_api is not enough.',
    hint: 'Create an access token with the api scope and the role Maintainer, and store it in place of this one.',
  },
  role: {
    title: 'The role is too low',
    kind: 'permission',
    example: '403 Forbidden',
    cause: 'Only Maintainers and Owners may manage pull mirrors.',
    hint: "Give the token's user the role Maintainer or Owner on the project. For a project or group access token, create a new one with that role, since the role of an existing one cannot be changed.",
  },
  'project-not-found': {
    title: 'The project is not found',
    kind: 'not-found',
    example: '404 Project Not Found',
    cause:
      "There is no project with this path or ID, or the token's user is not a member; GitLab does not say which.",
    hint: checkProject,
    hintIfConfigured: ({ mayCreate }) =>
      mayCreate
        ? `${checkProject} If the project does not exist yet, create-project: true creates it, but not with a project access token.`
        : null,
  },
  stale: {
    title: 'The mirror is stale',
    kind: 'stale',
    example: 'No update of this mirror has succeeded yet, but max-age requires one within 24h.',
    cause:
      'GitLab has not updated the mirror for longer than max-age allows: it is paused, its updates fail, or its project is archived or marked for deletion. By itself, GitLab updates a mirror every 30 minutes to 5 hours.',
    hint: 'Run the step for this mirror with sync: true, which resumes it if it is paused, requests an update, and reports why it fails. If GitLab updates this mirror less often than max-age allows, raise max-age.',
    hintIfConfigured: ({ requestsUpdate }) =>
      requestsUpdate
        ? 'The step has requested an update: check again when that has finished. With wait: true and without verify-refs, the step waits for it and reports why it fails.'
        : null,
  },
  'group-not-found': {
    title: 'The group is not found',
    kind: 'not-found',
    example: '404 Group Not Found',
    pattern: /404 group not found/i,
    cause:
      "There is no group with this path or ID, or the token's user is not a member; GitLab does not say which.",
    hint: "Check the input group (full path or ID), gitlab-url, and that the token's user is a member of the group. A project access token cannot read a group: use a group access token.",
  },
  'not-gitlab': {
    title: 'The response is not from GitLab',
    kind: 'protocol',
    example:
      "Reading the pull mirror failed: the server returned 200 with text/html instead of GitLab's JSON: Sign in",
    cause:
      'A sign-in page, a proxy or another server responds at gitlab-url, or gitlab-url lacks the path of a relative URL root.',
    hint: 'Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and that no sign-in page or proxy responds in its place.',
  },
  'slow-gitlab': {
    title: 'GitLab does not respond in time',
    kind: 'timeout',
    example: 'The timeout was reached before GitLab responded to GET',
    cause: 'GitLab or a proxy is overloaded, or timeout is very short.',
    hint: 'Raise timeout, or requests-per-minute if the step waits for that limit, or find out why GitLab responds so slowly.',
  },
} satisfies Record<string, Explanation>;

export type ExplanationId = keyof typeof explanations;

/** What to do about a problem. */
export function hint(id: ExplanationId): string {
  return explanations[id].hint;
}

/**
 * A hint for a job: what the job has configured already is not suggested.
 * @param text a hint of this table, alone or as a part of a longer one; any other hint is returned as it is
 */
export function hintFor(text: string, configured: Configured): string {
  const entry = Object.values<Explanation>(explanations).find(
    ({ hint, hintIfConfigured }) => hintIfConfigured !== undefined && text.includes(hint),
  );
  const better = entry?.hintIfConfigured?.(configured) ?? null;
  return entry === undefined || better === null ? text : text.replace(entry.hint, () => better);
}

/**
 * A hint in a step that requests no update, which would change nothing if it ran again.
 * @param change what makes it request one: `with sync: true`
 */
export function hintWithoutUpdate(text: string, change: string): string {
  return text.replace(/\b([Rr])un the step again\b/g, `$1un the step ${change}`);
}

/** The first explanation whose pattern matches a message of GitLab's or git's; null if none does. */
export function explanationOf(message: string): ExplanationId | null {
  // Some patterns take quadratic time, so only the beginning and the end of a long message are searched. The cause is in one of them.
  const searched = message.length > 4_000 ? `${message.slice(0, 2_000)}\n${message.slice(-2_000)}` : message;
  const found = Object.entries<Explanation>(explanations).find(([, entry]) => entry.pattern?.test(searched));
  return (found?.[0] as ExplanationId | undefined) ?? null;
}

/** What to do about a failed update, by GitLab's message. */
export function hintForMessage(message: string | null): string {
  if (message === null) {
    return 'Run the step again. If it fails again, an administrator can find the reason in the Sidekiq log.';
  }
  const id = explanationOf(message);
  return id === null ? "Fix the cause that GitLab's message names, then run the step again." : hint(id);
}
