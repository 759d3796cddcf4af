import { ACCESS_LEVEL, type Role, type Token } from './accounts.ts';
import {
  ApiError,
  type ApiRequest,
  type Call,
  forbidden,
  type Instance,
  notFound,
  unauthorized,
} from './api.ts';
import { accessLevel } from './project.ts';
import type { StoredProject } from './projects.ts';

const READ_SCOPES = ['api', 'read_api'];
const WRITE_SCOPES = ['api'];

/** The token of a request, checked; null if none was sent. */
export function authenticate(instance: Instance, request: ApiRequest, scopes?: string[]): Token | null {
  const sent = sentToken(request);
  if (sent === null) return null;
  const token = instance.accounts.findToken(sent.value);
  // OAuth tokens are known as bearers only; personal ones either way.
  if (!token || (token.kind === 'oauth' && !sent.bearer)) throw unauthorized();
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.');
  if (token.expiresAt !== null && token.expiresAt <= instance.clock.now()) {
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.');
  }
  const allowed = scopes ?? (request.method === 'GET' ? READ_SCOPES : WRITE_SCOPES);
  if (!allowed.some((scope) => token.scopes.includes(scope))) throw insufficientScope(allowed);
  return token;
}

/** The project that a call is about, as far as its user can see it. */
export function visibleProject(call: Call): StoredProject {
  const { instance, parts } = call;
  const key = parts.id ?? '';
  const project = instance.projects.find(key);
  if (project && canSee(call, project)) return project;
  const moved = instance.projects.findMoved(key);
  if (!moved || !canSee(call, moved)) throw notFound('Project');
  if (call.method !== 'GET') {
    throw new ApiError(405, { message: 'Non GET methods are not allowed for moved projects' });
  }
  const location = `${instance.url}/api/v4${call.path.replace(/^(\/projects\/)[^/]+/, `$1${moved.id}`)}`;
  const query = call.query.size > 0 ? `?${call.query}` : '';
  const body = { message: `This resource has been moved permanently to ${location}${query}` };
  throw new ApiError(301, body, { Location: `${location}${query}` });
}

/** As `visibleProject`, and its user must have at least this role there. */
export function projectWithRole(call: Call, role: Role): StoredProject {
  if (!call.user) throw unauthorized();
  const project = visibleProject(call);
  if (accessLevel(project, call.user, call.instance.accounts) < ACCESS_LEVEL[role]) throw forbidden();
  return project;
}

/** As `visibleProject`, and its repository must be open to the user. */
export function projectWithRepository(call: Call): StoredProject {
  const project = visibleProject(call);
  const level = accessLevel(project, call.user, call.instance.accounts);
  if (project.visibility === 'private' && level < ACCESS_LEVEL.reporter) throw forbidden();
  return project;
}

/** Whether the user of a call can see a project. */
export function canSee({ user, instance }: Call, project: StoredProject): boolean {
  if (project.visibility === 'public') return true;
  if (project.visibility === 'internal') return user !== null;
  return accessLevel(project, user, instance.accounts) > 0;
}

function sentToken({ headers }: ApiRequest): { value: string; bearer: boolean } | null {
  const header = headers['private-token'];
  if (typeof header === 'string') return { value: header, bearer: false };
  const bearer = /^Bearer\s+(.+)$/i.exec(String(headers.authorization ?? ''))?.[1];
  return bearer === undefined ? null : { value: bearer, bearer: true };
}

function invalidToken(description: string): ApiError {
  return new ApiError(401, { error: 'invalid_token', error_description: description });
}

function insufficientScope(scopes: string[]): ApiError {
  return new ApiError(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: scopes.join(' '),
  });
}
