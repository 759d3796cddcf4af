import type { ApiResponse, Call } from '../api.ts';

const DEFAULT_PAGE_SIZE = 20;
const LARGEST_PAGE_SIZE = 100;

/** One page of a list, with the headers that lead to the others. */
export function paginate<T>(
  { query, instance, path }: Call,
  all: T[],
  show: (item: T) => unknown,
): ApiResponse {
  const page = positive(query.get('page')) ?? 1;
  const size = Math.min(positive(query.get('per_page')) ?? DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(to));
    next.set('per_page', String(size));
    return `<${instance.url}/api/v4${path}?${next}>; rel="${rel}"`;
  };
  return {
    status: 200,
    headers: {
      Link: [
        ...(page > 1 ? [link(page - 1, 'prev')] : []),
        ...(page < pages ? [link(page + 1, 'next')] : []),
        link(1, 'first'),
        link(pages, 'last'),
      ].join(', '),
      'X-Page': String(page),
      'X-Per-Page': String(size),
      'X-Next-Page': page < pages ? String(page + 1) : '',
      'X-Prev-Page': page > 1 ? String(page - 1) : '',
      'X-Total': String(all.length),
      'X-Total-Pages': String(pages),
    },
    body: all.slice((page - 1) * size, page * size).map(show),
  };
}

function positive(text: string | null): number | null {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}
