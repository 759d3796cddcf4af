/**
 * The table of inputs, in the order of `action.yml`. Names, defaults, types of the parsed values, flags of the command, `--help`,
 * `mirrors.schema.json` and the tables in the documents are computed from it.
 */
import { InvalidInput } from '../base/errors.ts';
import { tokenTypeNames, tokenTypes } from '../gitlab/token-types.ts';
import {
  accessToken,
  apiBaseUrl,
  boolean,
  choice,
  count,
  credential,
  desiredRefs,
  duration,
  groupIdOrPath,
  type InputType,
  lines,
  projectIdOrPath,
  shard,
  syncMode,
  text,
  upstreamUrl,
  wholeNumber,
} from './values.ts';

/** The parts of the README's table, in their order. */
export const sections = {
  connection: 'Connection and project',
  upstream: 'Upstream',
  settings: 'Settings of the mirror',
  update: 'Update',
  many: 'Lists and groups',
  network: 'Network and polling',
};

export interface Input<Name extends string = string, T = unknown> {
  name: Name;
  section: keyof typeof sections;
  /** Inputs with the scope `mirror` or `setting` are also keys of an entry in a list. GitLab stores a `setting`. */
  scope: 'step' | 'mirror' | 'setting';
  type: InputType<T>;
  /** The value of an empty input: runners pass an expression without a value (`${{ vars.X }}`) as an empty text. */
  default?: string;
  requiredIn?: 'step' | 'entry';
  /** For a secret: the environment variable from which the command reads it. */
  variable?: string;
  /** Whether `gitlab-pull-mirror list` has the input as well. */
  inListCommand?: true;
  /** One line of Markdown. */
  description: string;
}

/** Each key is the name of the parsed value in the code. */
// biome-ignore format: a table
const table = {
  apiUrl: { name: 'gitlab-url', section: 'connection', scope: 'step', type: text(apiBaseUrl), default: 'https://gitlab.com', inListCommand: true,
    description: 'Base URL of GitLab. May contain a path (relative URL root), and may end in `/` or `/api/v4`' },
  token: { name: 'token', section: 'connection', scope: 'step', type: text(accessToken), requiredIn: 'step', variable: 'GITLAB_TOKEN', inListCommand: true,
    description: 'Access token with the `api` scope, of a user with the role Maintainer or Owner on the project' },
  tokenType: { name: 'token-type', section: 'connection', scope: 'step', type: choice(...tokenTypeNames), default: 'private-token', inListCommand: true,
    description: `Type of the token: ${tokenTypeNames.map((name) => `\`${name}\` (${tokenTypes[name].meaning})`).join(' or ')}` },
  project: { name: 'project', section: 'connection', scope: 'mirror', type: text(projectIdOrPath), requiredIn: 'entry',
    description: 'Numeric ID or full path (`group/sub/project`) of the mirror. Set exactly one of `project`, `mirrors` and `group`' },
  url: { name: 'url', section: 'upstream', scope: 'setting', type: text(upstreamUrl),
    description: 'URL of the upstream repository (http, https, ssh or git), without credentials' },
  authUser: { name: 'auth-user', section: 'upstream', scope: 'setting', type: text(credential), variable: 'MIRROR_USER',
    description: 'User name for the upstream. Treated as a secret if there is no password or only a placeholder (`x-oauth-basic`, `x-token-auth`), or if it looks like a token' },
  authPassword: { name: 'auth-password', section: 'upstream', scope: 'setting', type: text(credential), variable: 'MIRROR_PASSWORD',
    description: 'Password or token for the upstream. GitLab never returns it, so every run saves it again. Without `url`, the stored upstream must use https or ssh' },
  enabled: { name: 'enabled', section: 'settings', scope: 'setting', type: boolean,
    description: '`false` stops mirroring, and keeps the project; no update follows. If not set: `true` with `url`, otherwise unchanged' },
  mirrorTriggerBuilds: { name: 'mirror-trigger-builds', section: 'settings', scope: 'setting', type: boolean,
    description: 'Whether updates trigger pipelines' },
  onlyMirrorProtectedBranches: { name: 'only-mirror-protected-branches', section: 'settings', scope: 'setting', type: boolean,
    description: 'Whether only protected branches are mirrored. `true` removes `mirror-branch-regex`' },
  mirrorOverwritesDivergedBranches: { name: 'mirror-overwrites-diverged-branches', section: 'settings', scope: 'setting', type: boolean,
    description: 'Whether branches that have diverged from upstream are overwritten' },
  mirrorBranchRegex: { name: 'mirror-branch-regex', section: 'settings', scope: 'setting', type: text((regex) => (regex === 'none' ? null : regex)),
    description: 'Mirror only branches whose name contains a match of this RE2 regex; `none` removes the filter. Needs GitLab 16.0 or later. Cannot be combined with `only-mirror-protected-branches: true`, which it turns off on GitLab' },
  createProject: { name: 'create-project', section: 'settings', scope: 'mirror', type: boolean, default: 'false',
    description: 'Create the project if it does not exist. `project` must be a path in an existing namespace, and `url` must be set. A project access token cannot create projects' },
  visibility: { name: 'visibility', section: 'settings', scope: 'mirror', type: choice('private', 'internal', 'public'), default: 'private',
    description: 'Visibility of a project that the step creates: `private`, `internal` or `public`' },
  sync: { name: 'sync', section: 'update', scope: 'mirror', type: syncMode, default: 'true',
    description: '`true` requests an update, which GitLab may postpone by up to five minutes; `immediate` starts one now; `false` requests none, and does not wait for the one that GitLab starts after a changed setting' },
  wait: { name: 'wait', section: 'update', scope: 'mirror', type: boolean, default: 'true',
    description: 'Wait until the update has finished, and fail the step if it fails' },
  verifyRefs: { name: 'verify-refs', section: 'update', scope: 'mirror', type: lines(desiredRefs),
    description: 'Refs that must be on GitLab, one per line: `refs/tags/v1.2.3=<full sha>` (at that commit), `refs/heads/main` (at any commit), or `all` (every branch and tag that is mirrored, at the same object as upstream). Requires `wait: true`. With `sync: false`, they are checked once' },
  maxAgeMs: { name: 'max-age', section: 'update', scope: 'mirror', type: text(duration),
    description: 'Fail (`stale`) if, at the end of the step, no update has succeeded within this time; a dry run only warns. With `sync: false`, and without `url`, credentials and settings, the step is a monitor: it changes nothing' },
  resume: { name: 'resume', section: 'update', scope: 'mirror', type: boolean, default: 'true',
    description: 'Resume a mirror that GitLab has paused after too many failures. Saving settings, as `sync: immediate` does, resumes it even if this is `false`' },
  timeoutMs: { name: 'timeout', section: 'update', scope: 'step', type: text(duration), default: '15m', inListCommand: true,
    description: 'Maximum duration of the step' },
  pollIntervalMs: { name: 'poll-interval', section: 'network', scope: 'step', type: text(duration), default: '1s',
    description: 'Initial interval between status polls. It grows to at most 15 times this, or further if `requests-per-minute` requires it' },
  requestTimeoutMs: { name: 'request-timeout', section: 'network', scope: 'step', type: text(duration), default: '30s', inListCommand: true,
    description: 'Maximum duration of one HTTP request (from connecting to the last byte), and of one listing of refs with git' },
  maxRetries: { name: 'max-retries', section: 'network', scope: 'step', type: text(wholeNumber), default: '5', inListCommand: true,
    description: 'Retries per request after a transient error. While the step waits for an update, it retries until `timeout`' },
  dryRun: { name: 'dry-run', section: 'update', scope: 'step', type: boolean, default: 'false',
    description: 'Change nothing: only read, and report what would change' },
  caCertificate: { name: 'ca-certificate', section: 'network', scope: 'step', type: text(String), inListCommand: true,
    description: 'Additional certificate authority to trust: PEM text, or the path of a PEM file. TLS is always verified' },
  mirrors: { name: 'mirrors', section: 'many', scope: 'step', type: text(String),
    description: 'List of mirrors: YAML or JSON text, or the path of such a file (for the action, in the workspace). Cannot be combined with `project`, `url`, `auth-user` or `auth-password`' },
  group: { name: 'group', section: 'many', scope: 'step', type: text(groupIdOrPath), inListCommand: true,
    description: 'Numeric ID or full path of a group. The step processes all pull mirrors in it and its subgroups that the token can see, except those of archived projects. The given settings apply to all of them. Cannot be combined with `project`, `mirrors`, `url`, `auth-user`, `auth-password`, `enabled` or `create-project: true`' },
  concurrency: { name: 'concurrency', section: 'many', scope: 'step', type: text(count), default: '8', inListCommand: true,
    description: 'Maximum number of requests in flight, across all mirrors' },
  requestsPerMinute: { name: 'requests-per-minute', section: 'many', scope: 'step', type: text(count), default: '600', inListCommand: true,
    description: 'Maximum number of requests per minute, across all mirrors. Status polls are spaced out accordingly' },
  shard: { name: 'shard', section: 'many', scope: 'step', type: text(shard),
    description: 'Part of `mirrors` or `group` to process, such as `2/5`, the second of five parts' },
  resultsFile: { name: 'results-file', section: 'many', scope: 'step', type: text(String),
    description: 'File to write all results to, as in the output `results` but without its size limit. An existing file is removed first' },
} as const satisfies Record<string, Input>;

type Table = typeof table;
type Key = keyof Table;
type Scope = Input['scope'];
export type KeyOf<S extends Scope> = { [K in Key]: Table[K]['scope'] extends S ? K : never }[Key];
export type EntryKey = KeyOf<'mirror' | 'setting'>;
export type InputName = Table[Key]['name'];

type Value<K extends Key> = ReturnType<Table[K]['type']['parse']>;

/** The parsed inputs. An invalid input is present as `undefined`, so that it is not also reported as missing. */
export type Values<K extends Key> = { [P in K]?: Value<P> | undefined };

/** Parsed inputs with all that are required or have a default. */
export type CompleteValues<K extends Key> = Values<K> & {
  [P in K as Table[P] extends { default: string } | { requiredIn: string } ? P : never]: Value<P>;
};

type TypedTable = { readonly [K in Key]: Input<Table[K]['name'], Value<K>> };

export const inputs: TypedTable = table;
export const inputList = Object.values(inputs);

/** The inputs of these scopes. */
export function keysOf<S extends Scope>(...scopes: S[]): KeyOf<S>[] {
  const isOfScope = (key: Key): key is KeyOf<S> => scopes.some((scope) => scope === inputs[key].scope);
  return (Object.keys(table) as Key[]).filter(isOfScope);
}

/** The inputs that an entry of a list may have. */
export const entryKeys = keysOf('mirror', 'setting');

/** Inputs as text. An input that is not set is absent or empty. */
export type Texts = Partial<Record<InputName, string>>;

/** Whether the inputs are for a list or a group, even if it has only one mirror. */
export function isForMany({ mirrors = '', group = '' }: Texts): boolean {
  return mirrors.trim() !== '' || group.trim() !== '';
}

export interface NamedInvalidInput {
  name: InputName;
  error: InvalidInput;
}

/** Parses the inputs that are set. Never throws `InvalidInput`. */
export function parseTexts<K extends Key>(
  keys: readonly K[],
  texts: Texts,
): { values: Values<K>; invalid: NamedInvalidInput[] } {
  const values: Values<K> = {};
  const invalid: NamedInvalidInput[] = [];
  for (const key of keys) {
    const { name, type } = inputs[key];
    const text = texts[name] ?? '';
    if (text === '') continue;
    try {
      values[key] = type.parse(text);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      values[key] = undefined;
      invalid.push({ name, error });
    }
  }
  return { values, invalid };
}

export function isComplete<K extends Key>(
  keys: readonly K[],
  values: Values<K>,
): values is Values<K> & CompleteValues<K> {
  return keys.every((key) => {
    const isRequired = inputs[key].default !== undefined || inputs[key].requiredIn !== undefined;
    return !isRequired || values[key] !== undefined;
  });
}
