/** The mirrors that exist in a group, as a table for people and as JSON, redacted and sanitized. Pure. */
import type { StepError } from '../base/errors.ts';
import type { GroupMirrors } from '../gitlab/group.ts';
import type { MirrorSettings, PullMirror } from '../gitlab/schema.ts';
import { ageMs, lastSuccessText } from '../mirror/age.ts';
import type { SettingValue } from '../mirror/settings.ts';
import type { Redact } from '../text/redact.ts';
import { escapedInQuotes, logLine, oneLine } from '../text/sanitize.ts';
import { errorRecord, lineOrNull } from './outputs.ts';
import { lastUpdateFailed } from './state.ts';

export interface ListedMirror {
  id: number;
  path: string;
  /** null if it could not be read. */
  mirror: PullMirror | null;
  /** Why it could not be read, or null. */
  error: StepError | null;
}

export interface Listing {
  /** The input: an ID or a path. */
  group: string;
  /** Sorted by path. */
  mirrors: readonly ListedMirror[];
  excluded: Pick<GroupMirrors, 'withoutMirror' | 'archived' | 'markedForDeletion'>;
  /** Now, on GitLab's clock, in Unix milliseconds; null if it sent no date. */
  serverTime: number | null;
}

/** In the order in which the table shows them. */
const states = ['unreadable', 'failing', 'never-updated', 'ok'] as const;
type State = (typeof states)[number];

/** The state of a mirror by its last completed update. */
export function stateOf({ mirror }: Pick<ListedMirror, 'mirror'>): State {
  if (mirror === null) return 'unreadable';
  if (lastUpdateFailed({ state: mirror })) return 'failing';
  return mirror.lastSuccessfulUpdateAt === null ? 'never-updated' : 'ok';
}

/** How the table names the states. */
const stateLabels: Record<State, string> = {
  unreadable: 'unreadable',
  failing: 'failing',
  'never-updated': 'never updated',
  ok: 'healthy',
};

/** One column wide in every terminal, unlike emoji. */
const marks: Record<State, string> = { unreadable: '?', failing: '✗', 'never-updated': '–', ok: '✓' };

const colors: Record<State, number> = { unreadable: 31, failing: 31, 'never-updated': 33, ok: 32 };

interface TableOptions {
  hasColors: boolean;
  /** The width of the terminal, at which lines are cut that show no error; null: no line is cut. */
  columns: number | null;
}

/** In the order of the columns. */
const header = ['STATE', 'PROJECT', 'LAST SUCCESS', 'UPSTREAM', 'LAST ERROR'];

const maxTextLength = 300;

/** Mirrors with a problem come first. */
export function listingTable(
  { mirrors, serverTime }: Listing,
  redact: Redact,
  { hasColors, columns }: TableOptions,
): string {
  if (mirrors.length === 0) return 'No mirrors.\n';
  const short = (text: string | null) => logLine(text ?? '', redact, maxTextLength);
  const rows = mirrors
    .map((listed) => ({ listed, state: stateOf(listed) }))
    .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
    .map(({ listed: { path, mirror, error }, state }) => ({
      state,
      cells: [
        `${marks[state]} ${stateLabels[state]}`,
        short(path),
        mirror === null ? '' : lastSuccessText(mirror, serverTime),
        short(mirror?.url ?? null),
        short(mirror?.lastError ?? error?.message ?? null),
      ],
    }));
  const all = [header, ...rows.map(({ cells }) => cells)];
  const widths = header.map((_, column) => Math.max(...all.map((cells) => width(cells[column] ?? ''))));
  // Columns that are empty in all rows are omitted.
  const isShown = header.map((_, column) => rows.some(({ cells }) => cells[column] !== ''));
  const line = (cells: readonly string[], color: number) => {
    const padded = cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)));
    const text = padded
      .filter((_, column) => isShown[column])
      .join('  ')
      .trimEnd();
    // An error is shown in full, on several lines of a narrow terminal.
    const hasError = isShown.at(-1) && cells.at(-1) !== '';
    const cut = columns === null || hasError ? text : cutAt(text, columns);
    const first = cells[0] ?? '';
    return hasColors && cut.startsWith(first)
      ? `\u001b[${color}m${first}\u001b[0m${cut.slice(first.length)}\n`
      : `${cut}\n`;
  };
  const bold = 1;
  return [line(header, bold), ...rows.map(({ cells, state }) => line(cells, colors[state]))].join('');
}

const combining = /^[\p{Mn}\p{Me}]$/u;

/** East Asian scripts and emoji: approximately the ranges that are wide in Unicode's EastAsianWidth.txt. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})$/u;

/** The width of a text in columns of a terminal. */
function width(text: string): number {
  // Compiling the Unicode classes is slow, and nearly all text is ASCII.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

function widthOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function cutAt(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let left = columns - 1;
  let cut = '';
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    cut += character;
  }
  return `${cut}…`;
}

/**
 * The listing as one JSON document.
 * @param listing null if the command failed as a whole
 * @param error why it failed, or null
 */
export function listingJson(listing: Listing | null, error: StepError | null, redact: Redact): string {
  const { group = null, mirrors = [], excluded = null, serverTime = null } = listing ?? {};
  const document = {
    group: lineOrNull(group, redact),
    server_time: serverTime === null ? null : new Date(serverTime).toISOString(),
    excluded: excluded && {
      without_mirror: excluded.withoutMirror,
      archived: excluded.archived,
      marked_for_deletion: excluded.markedForDeletion,
    },
    error: error && errorRecord(error, redact),
    mirrors: mirrors.map((listed) => listedRecord(listed, serverTime, redact)),
  };
  return `${escapedInQuotes(JSON.stringify(document, null, 2))}\n`;
}

function listedRecord(listed: ListedMirror, serverTime: number | null, redact: Redact): object {
  const { id, path, mirror, error } = listed;
  const age = mirror === null || serverTime === null ? null : ageMs(mirror, serverTime);
  const exact = (text: string | null | undefined) => (text == null ? null : redact(text));
  return {
    project: oneLine(path, redact),
    project_id: id,
    state: stateOf(listed),
    url: exact(mirror?.url),
    ...settingsRecord(mirror?.settings ?? null, exact),
    update_status: lineOrNull(mirror?.unknownStatus ?? mirror?.status, redact),
    last_error: lineOrNull(mirror?.lastError, redact),
    last_update_at: mirror?.lastUpdateAt ?? null,
    last_update_started_at: mirror?.lastUpdateStartedAt ?? null,
    last_successful_update_at: mirror?.lastSuccessfulUpdateAt ?? null,
    age_seconds: age === null ? null : Math.round(age / 1_000),
    error: error && errorRecord(error, redact),
  };
}

function settingsRecord(
  settings: MirrorSettings | null,
  exact: (text: string | null) => string | null,
): object {
  const { mirrorBranchRegex: regex } = settings ?? {};
  // The compiler reports a setting without a row here. `enabled` has none, since all mirrors of the list are enabled.
  const rows: Record<keyof Omit<MirrorSettings, 'enabled'>, Record<string, SettingValue>> = {
    mirrorTriggerBuilds: { mirror_trigger_builds: settings?.mirrorTriggerBuilds ?? null },
    onlyMirrorProtectedBranches: {
      only_mirror_protected_branches: settings?.onlyMirrorProtectedBranches ?? null,
    },
    mirrorOverwritesDivergedBranches: {
      mirror_overwrites_diverged_branches: settings?.mirrorOverwritesDivergedBranches ?? null,
    },
    // Omitted if GitLab does not show it: null means that there is no filter.
    mirrorBranchRegex: regex === undefined ? {} : { mirror_branch_regex: exact(regex) },
  };
  return Object.assign({}, ...Object.values(rows));
}
