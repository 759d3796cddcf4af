/**
 * What goes wrong with a pull mirror, why, and what to do: the one table behind the hints of every failure and behind
 * docs/troubleshooting.md. Built from what GitLab and git really say.
 */
export interface Explanation {
  title: string;
  /** What is seen, as GitLab, git or this step words it. */
  says: string;
  /** Finds the message among GitLab's and git's; absent where something other than a text tells. */
  message?: RegExp;
  cause: string;
  /** What to do next, in full sentences. */
  hint: string;
}

export const explanations = {
  'diverged-default-branch': {
    title: 'The default branch has diverged',
    says: 'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
    message: /default branch .* has diverged from its upstream counterpart/i,
    cause: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror.',
    hint: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror. To take over what upstream has, set mirror-overwrites-diverged-branches: true; commits that are only on the mirror are lost by that.',
  },
  'upstream-certificate': {
    title: 'The certificate of the upstream is not trusted',
    says: 'SSL certificate problem: self-signed certificate',
    message: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
    cause:
      'The certificate has expired, is for another host, or comes from an authority that GitLab does not know. GitLab counts this as unrecoverable and pauses the mirror at once.',
    hint: 'Renew the certificate of the upstream, or have an administrator make GitLab trust its authority. If GitLab has paused the mirror over this, the next run of this step resumes it.',
  },
  'upstream-authentication': {
    title: 'The upstream does not accept the credentials',
    says: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
    message:
      /authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|permission denied \(publickey|host key verification failed|returned error: 40[13]/i,
    cause:
      'GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts answer so to a repository that does not exist, too.',
    hint: 'Give auth-user and auth-password with a user or token that may read the upstream; with ssh, GitLab has to know the key of the mirror.',
  },
  'upstream-not-found': {
    title: 'The upstream repository is not found',
    says: "fatal: repository 'https://example.com/group/project.git/' not found",
    message:
      /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
    cause: 'There is no repository at this URL, it was moved, or the credentials may not see it.',
    hint: 'Check url; give auth-user and auth-password where the repository is private, for many hosts hide what one may not see.',
  },
  'upstream-unreachable': {
    title: 'GitLab does not reach the upstream',
    says: "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
    message:
      /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
    cause:
      'The host name is wrong or unknown to GitLab, the host is down, or a firewall lies between GitLab and it. What the runner reaches does not matter here.',
    hint: 'Check the host in url and that GitLab itself (not the runner) may connect to it.',
  },
  'protected-ref': {
    title: 'The mirror user may not write a protected branch or tag',
    says: 'GitLab: You are not allowed to push code to protected branches on this project.',
    message:
      /not allowed to (push|create|update|change|delete).*(protected|this tag)|protected (branch|tag)/i,
    cause:
      'A protection rule keeps the user in whose name GitLab mirrors from writing. The other branches and tags were updated.',
    hint: 'Allow the mirror user (whoever saved the settings of the mirror last) to push in Settings, Repository, Protected branches or Protected tags, or save the settings with the token of somebody who may.',
  },
  'mirror-user': {
    title: 'The mirror user has lost its rights',
    says: 'The mirror user is not allowed to push code to all branches on this project.',
    message: /mirror user/i,
    cause: 'The user in whose name GitLab mirrors left the project, was demoted or blocked.',
    hint: 'Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of the token the mirror user.',
  },
  'update-timed-out': {
    title: 'The update took too long',
    says: 'Deadline Exceeded',
    message: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
    cause:
      'The repository is large or the upstream slow, or GitLab gave up an update whose worker had died. The branches and tags may have arrived all the same.',
    hint: 'Run the step again: what was fetched stays, so the next update has less to do. With verify-refs, refs that did arrive pass.',
  },
  'branch-lock': {
    title: 'GitLab was busy with the repository',
    says: 'fatal: Unable to create packed-refs.lock: File exists.',
    message: /\.lock|reference already exists|cannot lock ref/i,
    cause:
      'Something else was writing to the repository at the same time, or upstream has branches such as a and a/b one after the other.',
    hint: 'Run the step again. Where it stays, delete in the mirror the branch that stands in the way.',
  },
  'stuck-waiting': {
    title: 'GitLab does not schedule the update',
    says: 'Last seen: GitLab has not scheduled the update yet.',
    cause:
      'GitLab puts an update off until five minutes (or what the instance has set) after the last one. Beyond that its background jobs are overloaded, the instance is in Silent Mode, or an earlier update was canceled.',
    hint: 'Raise timeout above the interval of the instance (five minutes unless changed), or set sync: immediate. Where that does not help, ask an administrator about Sidekiq and Silent Mode, and to reset a mirror whose last update was canceled, for GitLab schedules none after that.',
  },
  'stuck-scheduled': {
    title: 'The update stays scheduled',
    says: 'Last seen: The update is scheduled.',
    cause: 'The background jobs of GitLab are busy, or the worker that had taken the update has died.',
    hint: 'Raise timeout. GitLab itself gives up a scheduled update after half an hour, and nothing in the API does so sooner.',
  },
  'stuck-started': {
    title: 'The update does not end',
    says: 'Last seen: The update is running.',
    cause: 'The repository is large, the upstream slow, or the worker has died.',
    hint: 'Raise timeout where the repository is large. GitLab itself gives up a dead update after a day, and takes no other until then.',
  },
  'fork-network': {
    title: 'The project belongs to a fork network',
    says: 'Saving the mirror settings failed: GitLab returned 400: mirror is not available for a project in a fork network',
    message: /fork network|forked project|is a fork\b/i,
    cause: 'GitLab does not mirror into a fork, nor into a project with forks.',
    hint: 'Remove the fork relationship in Settings, General, Advanced, or mirror into a project of its own.',
  },
  'blocked-url': {
    title: 'GitLab blocks the URL',
    says: 'import_url is blocked: Only allowed schemes are http, https, ssh, git',
    message: /is blocked/i,
    cause:
      'The scheme is not allowed, or the host is in a local network that the administrator keeps GitLab from.',
    hint: 'Use an http, https, ssh or git URL; for a host in a local network, have an administrator allow it (Network, Outbound requests).',
  },
  'url-not-readable': {
    title: 'GitLab cannot read the upstream with these settings',
    says: 'import_url Unable to access repository with the URL and credentials provided',
    message: /unable to access repository/i,
    cause: 'GitLab tried the URL with the credentials before saving them, and failed.',
    hint: 'Check url, auth-user and auth-password, and that GitLab itself reaches that host.',
  },
  'url-missing': {
    title: 'No upstream was ever set',
    says: 'url is missing',
    message: /url is missing|import_url can't be blank/i,
    cause: 'The mirror was to be switched on, and GitLab has no URL for it.',
    hint: 'Give url, the repository to mirror from.',
  },
  'bad-regex': {
    title: 'GitLab does not understand the regex',
    says: 'mirror_branch_regex not valid RE2 syntax: missing closing )',
    message: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
    cause:
      'mirror-branch-regex is RE2, which knows no look-ahead, look-behind or back-references, and has at most 255 characters.',
    hint: 'Write mirror-branch-regex in RE2; a list of alternatives in parentheses takes the place of most look-arounds.',
  },
  'mirroring-off': {
    title: 'The instance does not mirror',
    says: 'Saving the mirror settings failed: GitLab returned 400: Access Denied',
    message: /\bAccess Denied\b/,
    cause: 'An administrator has switched pull mirroring off.',
    hint: 'Have an administrator allow mirroring (Settings, Repository, Repository mirroring).',
  },
  unsupported: {
    title: 'GitLab is too old',
    says: 'GitLab 15.5.9-ee is not supported.',
    cause: 'GitLab shows the state of a pull mirror from version 15.6 on.',
    hint: 'Upgrade GitLab to 15.6 or later.',
  },
  license: {
    title: 'Mirroring stays off',
    says: 'GitLab accepted the settings but mirroring stays off.',
    cause:
      'Pull mirroring is not part of the free tier; GitLab saves the settings there and does nothing with them.',
    hint: 'Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be allowed on the instance.',
  },
  'not-mirrored': {
    title: 'The project is not a pull mirror',
    says: 'The project is not a pull mirror, or GitLab has no licence for mirroring it.',
    cause:
      'The mirror was never set up or has been removed, the licence lacks mirroring, or the instance is in Silent Mode.',
    hint: 'Give url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate.',
  },
  paused: {
    title: 'GitLab has paused the mirror',
    says: 'GitLab has paused this mirror after too many failed updates.',
    cause:
      'More than 14 updates in a row failed, or one over a certificate. GitLab shows this nowhere but in its answer to a request for an update.',
    hint: 'Correct what made the updates fail, then set resume: true, or save the settings of the mirror in GitLab.',
  },
  'token-rejected': {
    title: 'The token is not accepted',
    says: 'Reading the pull mirror failed: 401 Unauthorized',
    cause: 'The token is wrong, expired or revoked, or it is an OAuth token sent as a private one.',
    hint: 'The token is wrong, expired or revoked, or it is an OAuth token that needs token-type: bearer. Create an access token with the api scope and update the secret.',
  },
  'token-scope': {
    title: 'The token lacks a scope',
    says: 'insufficient_scope: The request requires higher privileges than provided by the access token.',
    message: /insufficient_scope/i,
    cause: 'Changing a mirror needs the scope api; read_api is not enough.',
    hint: 'The token lacks the api scope. Create an access token with the api scope and put it into the input token.',
  },
  role: {
    title: 'The role is too low',
    says: 'Reading the pull mirror failed: 403 Forbidden',
    cause: 'Pull mirroring is for Maintainers and Owners.',
    hint: 'Pull mirroring needs the role Maintainer or Owner on the project. Give it to the user (or the bot user) that the token belongs to.',
  },
  'project-not-found': {
    title: 'The project is not found',
    says: 'Reading the pull mirror failed: 404 Project Not Found',
    cause:
      'There is no project at this path, or the user of the token is no member; GitLab does not tell which.',
    hint: 'The project does not exist, or the token may not see it. Check the input project (full path or ID), gitlab-url, and that the user of the token is a member.',
  },
} satisfies Record<string, Explanation>;

export type ExplanationId = keyof typeof explanations;

/** What to do about something that is told by more than a text. */
export function hint(id: ExplanationId): string {
  return explanations[id].hint;
}

/** The first explanation whose message is found in GitLab's or git's words. */
export function explanationOf(words: string): ExplanationId | null {
  // The cause stands at the beginning or at the end; what a server may add in between must not cost time by its square.
  const searched = words.length > 4_000 ? `${words.slice(0, 2_000)}\n${words.slice(-2_000)}` : words;
  const found = Object.entries<Explanation>(explanations).find(([, { message }]) => message?.test(searched));
  return (found?.[0] as ExplanationId | undefined) ?? null;
}

/** What to do about a failed update. */
export function hintFor(message: string | null): string {
  if (message === null) {
    return 'GitLab gave no reason. Run the step again; if it fails again, an administrator finds the reason in the log of Sidekiq.';
  }
  const id = explanationOf(message);
  return id === null ? 'See the message of GitLab; correct the cause, then run the step again.' : hint(id);
}
