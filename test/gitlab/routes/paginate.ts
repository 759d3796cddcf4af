import type { ApiResponse, Call } from '../api.ts';

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;
/** GitLab does not count more items than this. */
const MAX_COUNTED = 10_000;

/** One page of a list, with the headers that lead to the others. */
export async function paginate<T>(call: Call, all: T[], show: (item: T) => unknown): Promise<ApiResponse> {
  const { query } = call;
  const page = positive(query.get('page')) ?? 1;
  const size = pageSize(query);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const isCounted = all.length <= MAX_COUNTED;
  const to = (number: number, rel: string): string =>
    link(call, { page: String(number), per_page: String(size) }, rel);
  return {
    status: 200,
    headers: {
      Link: [
        ...(page > 1 ? [to(page - 1, 'prev')] : []),
        ...(page < pages ? [to(page + 1, 'next')] : []),
        to(1, 'first'),
        ...(isCounted ? [to(pages, 'last')] : []),
      ].join(', '),
      'X-Page': String(page),
      'X-Per-Page': String(size),
      'X-Next-Page': page < pages ? String(page + 1) : '',
      'X-Prev-Page': page > 1 ? String(page - 1) : '',
      ...(isCounted ? { 'X-Total': String(all.length), 'X-Total-Pages': String(pages) } : {}),
    },
    body: await Promise.all(all.slice((page - 1) * size, page * size).map(show)),
  };
}

/** One page of a list in order of IDs: what follows the last ID of the page before. Only a next page is linked. */
export async function paginateByKeyset<T extends { id: number }>(
  call: Call,
  all: T[],
  descending: boolean,
  show: (item: T) => unknown,
): Promise<ApiResponse> {
  const { query } = call;
  const size = pageSize(query);
  const name = descending ? 'id_before' : 'id_after';
  const bound = positive(query.get(name));
  const rest = all.filter(({ id }) => bound === null || (descending ? id < bound : id > bound));
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return {
    status: 200,
    headers: last && rest.length > size ? { Link: link(call, { [name]: String(last.id) }, 'next') } : {},
    body: await Promise.all(items.map(show)),
  };
}

function link({ query, instance, path }: Call, changes: Record<string, string>, rel: string): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) changed.set(name, value);
  return `<${instance.url}/api/v4${path}?${changed}>; rel="${rel}"`;
}

function pageSize(query: URLSearchParams): number {
  return Math.min(positive(query.get('per_page')) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
}

function positive(text: string | null): number | null {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}
