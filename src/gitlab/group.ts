/** The pull mirrors that exist in a group. */
import type { IncomingHttpHeaders } from 'node:http';
import { StepError } from '../base/errors.ts';
import { hint } from '../text/explanations.ts';
import type { ApiRequest, LocatedResponse } from './project.ts';
import { parseResponse } from './response.ts';
import { arrayOf, type ProjectRecord, parseProject } from './schema.ts';

/** What a group has besides its mirrors, for the log and for a verdict if it has none. */
export interface GroupMirrors {
  /** The active mirrors, by path. */
  mirrors: ProjectRecord[];
  archived: number;
  markedForDeletion: number;
  withoutMirror: number;
  /** Whether there are projects and none shows mirroring, on or off: this GitLab has no license for it. */
  lacksMirroring: boolean;
}

const projectsPerPage = 100;

/**
 * Finds the pull mirrors of a group and its subgroups, without projects that are merely shared with it.
 * @param idOrPath of the group
 * @throws StepError of kind `not-found` if there is no such group or the token has no access
 */
export async function mirrorsOfGroup(
  idOrPath: string,
  send: (request: ApiRequest) => Promise<LocatedResponse>,
): Promise<GroupMirrors> {
  const path = `/groups/${encodeURIComponent(idOrPath)}/projects`;
  const projects = new Map<number, ProjectRecord>();
  const requested = new Set<string>();
  // GitLab serves pages by keyset where it can, and by offset where it cannot; both are in order of IDs.
  let query: string | null =
    `?include_subgroups=true&with_shared=false&order_by=id&sort=asc&per_page=${projectsPerPage}&pagination=keyset`;
  while (query !== null) {
    if (requested.has(query)) throw unreadablePages('is that of a page that was read before');
    requested.add(query);
    const { response } = await send({ method: 'GET', path: `${path}${query}` });
    const json = parseResponse(response, 'Listing the projects of the group');
    for (const project of arrayOf(json, 'the projects of the group').map(parseProject)) {
      projects.set(project.id, project);
    }
    query = nextQuery(response.headers);
  }
  return groupMirrors([...projects.values()]);
}

function groupMirrors(projects: readonly ProjectRecord[]): GroupMirrors {
  const active = projects.filter(({ inactive }) => inactive === null);
  const count = (inactive: ProjectRecord['inactive']) =>
    projects.filter((project) => project.inactive === inactive).length;
  const mirrors = active.filter(({ mirror }) => mirror?.settings?.enabled);
  return {
    mirrors: mirrors.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    archived: count('archived'),
    markedForDeletion: count('marked for deletion'),
    withoutMirror: active.length - mirrors.length,
    lacksMirroring: projects.length > 0 && projects.every(({ mirror }) => mirror === null),
  };
}

/**
 * The query of the next page in the header `Link`. Only the query is taken, so that nothing in the header can send the token
 * elsewhere: GitLab behind a proxy may show another host or path.
 * @returns null on the last page
 * @throws StepError of kind `protocol` if there is a next page and its address cannot be read, since mirrors would be missed
 */
export function nextQuery(headers: IncomingHttpHeaders): string | null {
  const links = [headers.link ?? '']
    .flat()
    .join(', ')
    .split(/,\s*(?=<)/);
  const next = links.find((each) => /;\s*rel\s*=\s*["']?(?:[\w-]+ )*next(?![\w-])/i.test(each));
  if (next === undefined) {
    // GitLab also sends its number, unless the pages are by keyset. A proxy may have removed `Link`.
    if (/\d/.test(String(headers['x-next-page'] ?? ''))) throw unreadablePages('is missing');
    return null;
  }
  const address = /^\s*<([^<>]*)>/.exec(next)?.[1] ?? '';
  const query = URL.canParse(address, 'https://gitlab.invalid')
    ? new URL(address, 'https://gitlab.invalid').search
    : '';
  if (query === '') throw unreadablePages('has no query');
  return query;
}

function unreadablePages(what: string): StepError {
  return new StepError(
    'protocol',
    `Listing the projects of the group failed: the address of the next page ${what}, so mirrors would be missed.`,
    hint('not-gitlab'),
  );
}
