/** The pull mirrors that exist in a group. */
import type { IncomingHttpHeaders } from 'node:http';
import { StepError } from '../base/errors.ts';
import { hint } from '../text/explanations.ts';
import type { ApiRequest, LocatedResponse } from './project.ts';
import { parseResponse } from './response.ts';
import { arrayOf, type ProjectRecord, parseProject } from './schema.ts';

/** The mirrors of a group, and how many projects are excluded. */
export interface GroupMirrors {
  /** The enabled mirrors, sorted by path, except those of projects that are archived or marked for deletion. */
  mirrors: ProjectRecord[];
  archived: number;
  markedForDeletion: number;
  withoutMirror: number;
  /**
   * Whether the group has projects and GitLab shows mirroring for none of them: this GitLab has no license for it, or the token is not
   * allowed to see it.
   */
  lacksMirroring: boolean;
}

const projectsPerPage = 100;

/** The base for addresses without a host, of which only the query is used. */
const placeholderUrl = 'https://gitlab.invalid';

/**
 * Finds the pull mirrors of a group and its subgroups, without projects that are merely shared with it.
 * @param idOrPath the numeric ID or full path of the group
 * @throws StepError of kind `not-found` if there is no such group or the token has no access
 */
export async function mirrorsOfGroup(
  idOrPath: string,
  send: (request: ApiRequest) => Promise<LocatedResponse>,
): Promise<GroupMirrors> {
  const path = `/groups/${encodeURIComponent(idOrPath)}/projects`;
  const projects = new Map<number, ProjectRecord>();
  const readQueries = new Set<string>();
  // GitLab uses keyset pagination if it can, otherwise offset pagination. Both are ordered by ID.
  let query: string | null =
    `?include_subgroups=true&with_shared=false&order_by=id&sort=asc&per_page=${projectsPerPage}&pagination=keyset`;
  while (query !== null) {
    if (readQueries.has(query)) throw paginationError('the next page is one that was already read');
    readQueries.add(query);
    const { response } = await send({ method: 'GET', path: `${path}${query}` });
    const json = parseResponse(response, `Listing the projects of the group ${idOrPath}`);
    for (const project of arrayOf(json, 'the projects of the group').map(parseProject)) {
      // A project that moves between two pages is on both. One of them may come from a replica that lags behind.
      if (!isActiveMirror(projects.get(project.id))) projects.set(project.id, project);
    }
    query = nextQuery(response.headers);
    // With offset pagination, GitLab also sends the number of projects, which shows whether a proxy has removed `Link`.
    const total = Number(response.headers['x-total'] ?? 0);
    if (query === null && total > projects.size)
      throw paginationError(
        `the address of the next page is missing after ${projects.size} of ${total} projects`,
      );
  }
  return groupMirrors([...projects.values()]);
}

function isActiveMirror(project: ProjectRecord | undefined): boolean {
  return project?.inactive === null && project.mirror?.settings?.enabled === true;
}

function groupMirrors(projects: readonly ProjectRecord[]): GroupMirrors {
  const active = projects.filter(({ inactive }) => inactive === null);
  const count = (inactive: ProjectRecord['inactive']) =>
    projects.filter((project) => project.inactive === inactive).length;
  const mirrors = active.filter(isActiveMirror);
  return {
    mirrors: mirrors.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    archived: count('archived'),
    markedForDeletion: count('marked for deletion'),
    withoutMirror: active.length - mirrors.length,
    lacksMirroring: projects.length > 0 && projects.every(({ mirror }) => mirror === null),
  };
}

/**
 * The query of the next page, from the header `Link`. Only the query is used, so that the header cannot send the token elsewhere:
 * GitLab behind a proxy may show another host or path.
 * @returns null on the last page
 * @throws StepError of kind `protocol` if there is a next page but no usable address, since mirrors would be missed
 */
export function nextQuery(headers: IncomingHttpHeaders): string | null {
  const links = [headers.link ?? '']
    .flat()
    .join(', ')
    .split(/,\s*(?=<)/);
  const next = links.find((each) => /;\s*rel\s*=\s*["']?(?:[\w-]+ )*next(?![\w-])/i.test(each));
  if (next === undefined) {
    // With offset pagination, GitLab also sends the number of the next page. A proxy may have removed `Link`.
    if (/\d/.test(String(headers['x-next-page'] ?? '')))
      throw paginationError('the address of the next page is missing');
    return null;
  }
  const address = /^\s*<([^<>]*)>/.exec(next)?.[1] ?? '';
  const query = URL.canParse(address, placeholderUrl) ? new URL(address, placeholderUrl).search : '';
  if (query === '') throw paginationError('the address of the next page has no query');
  return query;
}

function paginationError(problem: string): StepError {
  return new StepError(
    'protocol',
    `Listing the projects of the group failed: ${problem}, so mirrors would be missed.`,
    hint('not-gitlab'),
  );
}
