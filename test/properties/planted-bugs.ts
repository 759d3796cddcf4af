/** Bugs that the step could have, planted where it sends its requests: it then sees what it would see with the bug. */
import type { HttpRequest, HttpResponse } from '../../src/network/http.ts';
import type { Edge } from './histories.ts';

const planted =
  (change: () => (request: HttpRequest, response: HttpResponse) => HttpResponse): Edge =>
  (http) => {
    const changed = change();
    return {
      send: async (request, ms, cancelled) => changed(request, await http.send(request, ms, cancelled)),
    };
  };

/** Treats each snapshot as one from ten minutes ago, so that every run that it does not show has started since. */
export const blindToDates = planted(() => ({ method }, response) => {
  if (method !== 'GET' || response.serverTime === null) return response;
  return { ...response, serverTime: response.serverTime - 600_000 };
});

/** Treats the first 502 as a permanent error. */
export const impatient = planted(() => (_request, response) => {
  if (response.status !== 502) return response;
  const headers = { ...response.headers, 'content-type': 'application/json' };
  return { ...response, status: 403, headers, text: '{"message":"403 Forbidden"}' };
});

const compared = [
  'id',
  'url',
  'enabled',
  'mirror_overwrites_diverged_branches',
  'import_url',
  'mirror',
  'path_with_namespace',
];

/** Sees what it compares as it was at first, or as this step has saved it. */
export const blindToChanges = planted(() => {
  const seen = new Map<string, Record<string, unknown>>();
  return ({ method, url }, response) => {
    if (response.status !== 200 || method === 'POST' || !/\/mirror\/pull$|\/projects\/[^/]+$/.test(url)) {
      return response;
    }
    const key = url.replace(/\/projects\/[^/]+/, '');
    const body: Record<string, unknown> = JSON.parse(response.text);
    const known = seen.get(key);
    if (known === undefined || method === 'PUT') {
      seen.set(key, body);
      return response;
    }
    for (const name of compared) if (name in known) body[name] = known[name];
    return { ...response, text: JSON.stringify(body) };
  };
});
