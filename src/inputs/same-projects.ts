/** Entries of a list that are the same project. Pure. */
import { isNumericId } from './values.ts';

/** An entry of a list whose project is valid. */
export interface ListEntry {
  /** A numeric ID or a full path. */
  project: string;
  /** Its position in the list, from 1. */
  number: number;
  /** The line of its project. */
  line: number;
  /** The entry in messages: `mirrors: list.yml:3 (entry 2)`. */
  place: string;
}

/**
 * The IDs whose paths must be read from GitLab to find duplicates. None unless the list has both IDs and paths: otherwise
 * comparing the texts is enough.
 */
export function idsToRead(entries: readonly ListEntry[]): string[] {
  const ids = entries.map(({ project }) => project).filter(isNumericId);
  return ids.length === entries.length ? [] : ids;
}

/**
 * Finds entries that are the same project as an earlier one. GitLab ignores case in paths.
 * @param paths the full path of each ID that has been read from GitLab
 * @returns a problem for each, in the order of the list
 */
export function sameProjects(
  entries: readonly ListEntry[],
  paths: ReadonlyMap<string, string>,
): { line: number; text: string }[] {
  const seen = new Map<string, ListEntry>();
  return entries.flatMap((entry) => {
    const path = (paths.get(entry.project) ?? entry.project).toLowerCase();
    const first = seen.get(path);
    if (first === undefined) {
      seen.set(path, entry);
      return [];
    }
    const text = `${entry.place}: the same project as entry ${first.number} on line ${first.line}`;
    return [{ line: entry.line, text }];
  });
}
