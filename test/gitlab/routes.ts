import { authenticate } from './access.ts';
import { ApiError, type ApiRequest, type ApiResponse, type Instance, type Route } from './api.ts';
import { parseBody } from './params.ts';
import type { Projects } from './projects.ts';
import { accountRoutes } from './routes/account.ts';
import { groupRoutes } from './routes/groups.ts';
import { mirrorRoutes } from './routes/mirror.ts';
import { projectRoutes } from './routes/projects.ts';
import { repositoryRoutes } from './routes/repository.ts';

/**
 * Answers requests of the API, about these projects or as they were some time ago. It throws nothing that a client can
 * cause.
 */
export function createApi(
  primary: Instance,
): (request: ApiRequest, projects: Projects) => Promise<ApiResponse> {
  const routes = [
    ...mirrorRoutes(primary),
    ...projectRoutes(),
    ...groupRoutes(),
    ...repositoryRoutes(),
    ...accountRoutes(),
  ].map((route) => ({ route, pattern: route.pattern.split('/') }));

  async function answer(sent: ApiRequest, projects: Projects): Promise<ApiResponse> {
    const instance = projects === primary.projects ? primary : { ...primary, projects };
    const request = { ...sent, method: sent.method === 'HEAD' ? 'GET' : sent.method };
    const path = request.path.split('/');
    const here = routes.flatMap(({ route, pattern }) => {
      const parts = matchPath(pattern, path);
      return parts ? [{ route, parts }] : [];
    });
    const found = here.find(({ route }) => route.method === request.method);
    if (!found) throw absent(instance, here);
    const { route, parts } = found;
    const token = authenticate(instance, request, route.scopes);
    const body = parseBody(String(request.headers['content-type'] ?? ''), request.body);
    return route.handler({
      instance,
      method: request.method,
      path: request.path,
      query: request.query,
      parts,
      params: { ...Object.fromEntries(request.query), ...(body as object | null) },
      token,
      user: token?.user ?? null,
    });
  }

  return async (request, projects) => {
    try {
      return await answer(request, projects);
    } catch (error) {
      if (error instanceof ApiError) return error.response;
      throw error;
    }
  };
}

function absent({ capabilities }: Instance, here: { route: Route }[]): ApiError {
  const isMirror = here.some(({ route }) => route.pattern.endsWith('/mirror/pull'));
  if (here.length === 0 || (isMirror && capabilities.absentMethod === 404)) {
    return new ApiError(404, { error: '404 Not Found' });
  }
  const allowed = here.map(({ route }) => route.method).join(', ');
  return new ApiError(405, { error: '405 Not Allowed' }, { Allow: `OPTIONS, ${allowed}` });
}

// Parts stay encoded until they are separated, since a project's path has slashes itself.
function matchPath(names: string[], given: string[]): Record<string, string> | null {
  if (names.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = given[index] ?? '';
    if (name.startsWith(':')) {
      const decoded = decode(part);
      if (decoded === null || decoded === '') return null;
      parts[name.slice(1)] = decoded;
    } else if (name !== part) {
      return null;
    }
  }
  return parts;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
