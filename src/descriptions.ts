/** What action.yml says of each input; made from there by `npm run docs`. */
import type { InputName } from './contract.ts';

// biome-ignore format: made by a program
export const descriptions: Record<InputName, string> = {
  'gitlab-url': "Base URL of GitLab; may carry the path of a relative URL root, a trailing slash or /api/v4",
  token: "Access token with the api scope, of a Maintainer or Owner of the project",
  'token-type': "Header to send the token in, private-token (PRIVATE-TOKEN) or bearer (Authorization, for OAuth tokens)",
  project: "Numeric ID or full path (group/sub/project) of the mirror; required unless mirrors is given",
  url: "Upstream repository, an http, https, ssh or git URL without credentials",
  'auth-user': "User name for the upstream; counts as a secret where no auth-password is given",
  'auth-password': "Password or token for the upstream; written on every run, since GitLab never shows it again",
  enabled: "true or false; not given, true where url is given. false removes the mirror and ends the step",
  'mirror-trigger-builds': "true or false, whether updates of the mirror trigger pipelines",
  'only-mirror-protected-branches': "true or false, whether only protected branches are mirrored",
  'mirror-overwrites-diverged-branches': "true or false, whether branches that diverged from upstream are overwritten",
  'mirror-branch-regex': "Only branches that match are mirrored; none removes the filter",
  'create-project': "Whether to create the project, a path in a namespace that exists, where it does not exist; needs url",
  visibility: "private, internal or public, of a project that is created",
  sync: "true asks GitLab for an update, immediate has it start at once, past GitLab's interval, false only configures",
  wait: "Whether to wait for that update to end, and to fail if it failed",
  'verify-refs': "Refs that must be on GitLab, one per line; refs/tags/v1.2.3=<full sha>, refs/heads/main, or all",
  resume: "Whether to resume a mirror that GitLab paused after too many failures",
  timeout: "Bounds the whole step; 90s, 15m, 1h30m, or seconds as a bare number",
  'poll-interval': "Shortest time between two looks at the status; the wait grows to at most 15 times this",
  'request-timeout': "Bounds one HTTP request, from connection to last byte",
  'max-retries': "How often one request is tried again after a passing fault",
  'dry-run': "Only look, and report what would change",
  'ca-certificate': "PEM text, or the path of a file, of a private certificate authority to trust as well",
  mirrors: "Many mirrors, a YAML list or the path of a YAML or JSON file in the workspace; not together with project",
  concurrency: "Requests in flight at once, over all mirrors",
  'requests-per-minute': "Most requests a minute over all mirrors; looks at the status are spread out to keep to it",
  shard: "A part of mirrors such as 2/5, the second of five",
};
