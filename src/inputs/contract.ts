/** The names and defaults that users rely on. `action.yml` says the same, and a test holds the two together. */

/**
 * Every input with its default. The defaults stand here as well as in `action.yml` because a runner hands over an
 * expression that came out empty (`${{ vars.X }}`) as an empty text and not as the default.
 */
export const inputDefaults = {
  'gitlab-url': 'https://gitlab.com',
  token: '',
  'token-type': 'private-token',
  project: '',
  url: '',
  'auth-user': '',
  'auth-password': '',
  enabled: '',
  'mirror-trigger-builds': '',
  'only-mirror-protected-branches': '',
  'mirror-overwrites-diverged-branches': '',
  'mirror-branch-regex': '',
  'create-project': 'false',
  visibility: 'private',
  sync: 'true',
  wait: 'true',
  'verify-refs': '',
  resume: 'true',
  timeout: '15m',
  'poll-interval': '1s',
  'request-timeout': '30s',
  'max-retries': '5',
  'dry-run': 'false',
  'ca-certificate': '',
  mirrors: '',
  concurrency: '8',
  'requests-per-minute': '600',
  shard: '',
} as const;

export type InputName = keyof typeof inputDefaults;

export const inputNames = Object.keys(inputDefaults) as InputName[];

/** The inputs that are about one mirror: an entry of a list has keys of the same names. */
export const jobInputNames = [
  'project',
  'url',
  'auth-user',
  'auth-password',
  'enabled',
  'mirror-trigger-builds',
  'only-mirror-protected-branches',
  'mirror-overwrites-diverged-branches',
  'mirror-branch-regex',
  'create-project',
  'visibility',
  'sync',
  'wait',
  'verify-refs',
  'resume',
] as const satisfies InputName[];

export type JobInputName = (typeof jobInputNames)[number];

export type Outcome = 'planned' | 'unchanged' | 'configured' | 'removed' | 'requested' | 'synced' | 'failed';
