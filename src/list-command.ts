/** `gitlab-pull-mirror list`: reads the pull mirrors that exist in a group, and changes nothing. */
import { asStepError, InvalidInput, type StepError } from './base/errors.ts';
import type { GitLab } from './gitlab/client.ts';
import type { ProjectRecord } from './gitlab/schema.ts';
import type { ListForm } from './inputs/flags.ts';
import type { RawInputs } from './inputs/inputs.ts';
import { inputs } from './inputs/table.ts';
import { isOff } from './mirror/settings.ts';
import type { ProcessBounds } from './platform/process.ts';
import { exitCodeOf, type Output, type TerminalLog, type TerminalPlatform } from './platform/terminal.ts';
import { type ListedMirror, type Listing, listingJson, listingTable } from './report/listing.ts';
import type { IsAccepted } from './report/listing-yaml.ts';
import { activeMirrors, withGitLab } from './session.ts';

/**
 * Prints the mirrors of the input `group`. A mirror that cannot be read is reported as an error; the others are still printed.
 * @returns the exit code
 */
export async function runList(
  raw: RawInputs,
  form: ListForm,
  platform: TerminalPlatform,
  bounds: ProcessBounds,
): Promise<number> {
  try {
    const listing = await withGitLab(raw, [], platform, bounds, ({ gitlab }) =>
      readGroup(raw.group, gitlab, platform.log),
    );
    const failures = listing.mirrors.flatMap(({ path, error }) =>
      error === null ? [] : [{ project: path, error }],
    );
    const output = await outputOf(listing, form, platform);
    return await platform.conclude({ failures, output, exitCode: exitCodeOf(null, failures.length === 0) });
  } catch (error) {
    return reportListError(asStepError(error), form, platform);
  }
}

/** Reports an error that leaves no list. With `--json`, the document contains it. */
export function reportListError(
  error: StepError,
  form: ListForm,
  { redact, conclude }: TerminalPlatform,
): Promise<number> {
  const output: Output | null =
    form === 'json' ? { name: 'JSON', text: listingJson(null, error, redact) } : null;
  return conclude({ failures: [{ project: '', error }], output, exitCode: exitCodeOf(error, false) });
}

async function readGroup(group: string, gitlab: GitLab, log: TerminalLog): Promise<Listing> {
  const {
    mirrors: records,
    withoutMirror,
    archived,
    markedForDeletion,
  } = await activeMirrors(group, gitlab, log);
  let count = 0;
  const read = async (record: ProjectRecord) => {
    const mirror = await readMirror(record, gitlab);
    log.progress(`Read ${++count} of ${records.length} mirrors`);
    return mirror;
  };
  const mirrors = (await Promise.all(records.map(read))).filter((mirror) => mirror !== null);
  const disabledMeanwhile = records.length - mirrors.length;
  return {
    group,
    mirrors,
    excluded: { withoutMirror: withoutMirror + disabledMeanwhile, archived, markedForDeletion },
    serverTime: gitlab.serverTime,
  };
}

/** @returns null if mirroring was disabled after the group was read */
async function readMirror(record: ProjectRecord, gitlab: GitLab): Promise<ListedMirror | null> {
  const { id, path } = record;
  try {
    const snapshot = await gitlab.project(String(id)).mirror();
    if (snapshot === null || isOff(snapshot.mirror)) return null;
    // Before GitLab 17.5, only the project shows the settings.
    const settings = snapshot.mirror.settings ?? record.mirror?.settings ?? null;
    return { id, path, mirror: { ...snapshot.mirror, settings }, error: null };
  } catch (thrown) {
    const error = asStepError(thrown);
    if (error.kind === 'cancelled') throw error;
    return { id, path, mirror: null, error };
  }
}

async function outputOf(
  listing: Listing,
  form: ListForm,
  { redact, display }: TerminalPlatform,
): Promise<Output> {
  if (form === 'json') return { name: 'JSON', text: listingJson(listing, null, redact) };
  if (form === 'table') {
    return { name: 'table', text: listingTable(listing, redact, display), mayBeCut: true };
  }
  const { listingYaml } = await import('./report/listing-yaml.ts');
  return { name: 'YAML', text: listingYaml(listing, redact, isAccepted) };
}

const types = {
  project: inputs.project.type,
  url: inputs.url.type,
  'mirror-branch-regex': inputs.mirrorBranchRegex.type,
};

/** Whether the input of this name accepts the text unchanged in a list. */
export const isAccepted: IsAccepted = (name, text) => {
  try {
    return types[name].parse(text) === text;
  } catch (error) {
    if (error instanceof InvalidInput) return false;
    throw error;
  }
};
