/** The output of `list --yaml`: a list for the input `mirrors`. Pure. */
import { Document, isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import type { PullMirror } from '../gitlab/schema.ts';
import { hasCredentials, withoutCredentials } from '../mirror/settings.ts';
import type { Redact } from '../text/redact.ts';
import { escapedInQuotes, logLine, needsEscapes } from '../text/sanitize.ts';
import type { Listing } from './listing.ts';

/** Whether an input accepts a text in a list, and does not change it. */
export type IsAccepted = (name: 'project' | 'url' | 'mirror-branch-regex', text: string) => boolean;

interface Entry {
  values: Record<string, string | boolean>;
  /** Whether GitLab has stored credentials for the upstream. */
  hasCredentials: boolean;
  /** Which keys are excluded, and why. */
  exclusions: string[];
}

/**
 * A list for the input `mirrors` that changes no setting when it is applied. A setting is excluded if GitLab does not show it, if
 * the input does not accept it, if it contains a secret, or if GitLab has both filters; a comment gives the reason.
 */
export function listingYaml({ group, mirrors }: Listing, redact: Redact, isAccepted: IsAccepted): string {
  const comment = (text: string) => ` ${logLine(text, redact, 300)}`;
  const mayWrite: IsAccepted = (name, text) => isAccepted(name, text) && redact(text) === text;
  const entries: Entry[] = [];
  const missing: string[] = [];
  for (const { path, mirror, error } of mirrors) {
    if (mirror === null) missing.push(`${path}: excluded, since it could not be read (${error?.kind})`);
    else if (mayWrite('project', path)) entries.push(entryOf(path, mirror, mayWrite));
    else
      missing.push(
        `${path}: excluded, since the input project does not accept its path, or the path contains a secret`,
      );
  }
  // `compat` also quotes texts that YAML 1.1 would not read as text.
  const document = new Document(
    entries.map(({ values }) => values),
    { version: '1.2', compat: 'yaml-1.1' },
  );
  document.commentBefore = comment(
    `The pull mirrors of the group ${group}, found by gitlab-pull-mirror list --yaml.`,
  );
  for (const [index, { hasCredentials, exclusions }] of entries.entries()) {
    const map = document.getIn([index]);
    if (!isMap(map)) throw new Error('an entry is not a mapping');
    quoteUnsafe(map);
    const url = map.get('url', true) as Scalar | undefined;
    if (hasCredentials && url !== undefined) {
      url.comment =
        ' GitLab has stored credentials for it, and keeps them as long as the url stays the same.';
    }
    if (exclusions.length > 0) map.comment = exclusions.map(comment).join('\n');
  }
  if (missing.length > 0) document.comment = missing.map(comment).join('\n');
  return escapedInQuotes(document.toString({ lineWidth: 0, blockQuote: false, doubleQuotedAsJSON: true }));
}

/** Quotes values that have to be escaped, since the library does not escape all that a terminal or a runner interprets. */
function quoteUnsafe(map: YAMLMap): void {
  for (const { value } of map.items) {
    if (!isScalar(value) || typeof value.value !== 'string') continue;
    if (needsEscapes(value.value)) value.type = 'QUOTE_DOUBLE';
  }
}

function entryOf(path: string, { url, settings }: PullMirror, mayWrite: IsAccepted): Entry {
  const entry: Entry = {
    values: { project: path },
    hasCredentials: hasCredentials(url ?? ''),
    exclusions: [],
  };
  const exclude = (what: string, reason: string) =>
    entry.exclusions.push(`${what}: excluded, since ${reason}.`);
  const add = (name: 'url' | 'mirror-branch-regex', text: string) => {
    if (mayWrite(name, text)) entry.values[name] = text;
    else exclude(name, 'the input does not accept the value in GitLab, or the value contains a secret');
  };
  const plain = withoutCredentials(url ?? '');
  const isMaskedSsh = plain !== url && /^ssh:/i.test(plain);
  if (isMaskedSsh) exclude('url', 'GitLab does not show the user of an ssh URL');
  else if (url === null) exclude('url', 'GitLab does not show it');
  else add('url', plain);
  if (settings === null) {
    exclude('settings', 'GitLab does not show them');
    return entry;
  }
  const {
    enabled: _,
    mirrorTriggerBuilds,
    mirrorOverwritesDivergedBranches,
    onlyMirrorProtectedBranches: isProtectedOnly,
    mirrorBranchRegex: regex,
    ...unlisted
  } = settings;
  // The compiler reports a setting that is missing above.
  unlisted satisfies Record<string, never>;
  entry.values['mirror-trigger-builds'] = mirrorTriggerBuilds;
  entry.values['mirror-overwrites-diverged-branches'] = mirrorOverwritesDivergedBranches;
  if (isProtectedOnly && typeof regex === 'string') {
    // Writing either setting would remove the other.
    exclude(
      'only-mirror-protected-branches, mirror-branch-regex',
      'they cannot be combined, and GitLab has both',
    );
    return entry;
  }
  entry.values['only-mirror-protected-branches'] = isProtectedOnly;
  if (regex === undefined) exclude('mirror-branch-regex', 'GitLab before 17.5 does not show it');
  else if (regex === null) entry.values['mirror-branch-regex'] = 'none';
  else add('mirror-branch-regex', regex);
  return entry;
}
