/** What action.yml says of each input; made from there by `npm run docs`. */
import type { InputName } from './contract.ts';

// biome-ignore format: made by a program
export const descriptions: Record<InputName, string> = {
  'gitlab-url': "Base URL; may carry the path of a relative URL root, a trailing / or /api/v4",
  token: "Access token with the api scope, Maintainer or Owner on the project",
  'token-type': "Header to send it in: private-token, or bearer for OAuth tokens",
  project: "Numeric ID or full path (group/sub/project); required unless mirrors is given",
  url: "Upstream repository: http, https, ssh or git URL, without credentials",
  'auth-user': "User name for the upstream; counts as a secret where no auth-password is given",
  'auth-password': "Password or token for the upstream. GitLab never shows it again, so it is written on every run",
  enabled: "Not given: true where url is given. false removes the mirror and ends the step",
  'mirror-trigger-builds': "Whether updates trigger pipelines",
  'only-mirror-protected-branches': "Whether only protected branches are mirrored",
  'mirror-overwrites-diverged-branches': "Whether branches that diverged from upstream are overwritten",
  'mirror-branch-regex': "Mirror only matching branches; none removes the filter. Not together with only-mirror-protected-branches: true",
  'create-project': "Create project (a path) where it does not exist; its namespace must, and url has to be given",
  visibility: "Visibility of a project that is created: private, internal, public",
  sync: "true: ask for an update; immediate: have it start now, past GitLab's interval; false: only configure",
  wait: "Wait for that update to end, and fail if it failed",
  'verify-refs': "Refs that must be on GitLab, one per line: refs/tags/v1.2.3=<full sha> at that commit, refs/heads/main at all, all: every branch and tag of upstream at the same object",
  resume: "Resume a mirror that GitLab paused after too many failures",
  timeout: "Bounds the whole step",
  'poll-interval': "Shortest time between two looks at the status; grows to at most 15 times this",
  'request-timeout': "Bounds one HTTP request, from connection to last byte",
  'max-retries': "How often one request is tried again after a passing fault",
  'dry-run': "Only look, and report what would change",
  'ca-certificate': "PEM text, or a file's path, of a private certificate authority to trust as well. TLS is always verified",
  mirrors: "Many mirrors: a YAML list, or the path of a YAML or JSON file in the workspace. Not together with project",
  concurrency: "Requests in flight at once, over all mirrors",
  'requests-per-minute': "Most requests a minute over all mirrors; looks at the status are spread out to keep to it",
  shard: "2/5: of mirrors only the second of five parts",
};
