import { type ApiResponse, badRequest, type Call, type Route, unauthorized } from '../api.ts';
import { timestamp } from './format.ts';

const ANY_READ_SCOPE = ['api', 'read_api', 'read_user'];

/** The user of a request, its token, and the server. */
export function accountRoutes(): Route[] {
  return [
    { method: 'GET', pattern: '/version', handler: showVersion, scopes: ANY_READ_SCOPE },
    { method: 'GET', pattern: '/metadata', handler: showMetadata, scopes: ANY_READ_SCOPE },
    { method: 'GET', pattern: '/user', handler: showUser, scopes: ANY_READ_SCOPE },
    { method: 'GET', pattern: '/personal_access_tokens/self', handler: showToken, scopes: ANY_READ_SCOPE },
  ];
}

function showVersion({ instance, user }: Call): ApiResponse {
  if (!user) throw unauthorized();
  return { status: 200, body: { version: `${instance.version}.0-ee`, revision: 'f0e1d2c3b4a' } };
}

function showMetadata(call: Call): ApiResponse {
  const { status, body } = showVersion(call);
  return { status, body: { ...(body as object), enterprise: true } };
}

function showUser({ user }: Call): ApiResponse {
  if (!user) throw unauthorized();
  return {
    status: 200,
    body: { id: user.id, username: user.username, name: user.username, state: 'active' },
  };
}

function showToken({ token }: Call): ApiResponse {
  if (!token) throw unauthorized();
  if (token.kind !== 'private') {
    throw badRequest('400 Bad request - This endpoint requires token type to be a personal access token');
  }
  return {
    status: 200,
    body: {
      id: token.id,
      name: 'mirror',
      user_id: token.user.id,
      scopes: token.scopes,
      active: true,
      revoked: false,
      expires_at: token.expiresAt === null ? null : timestamp(token.expiresAt).slice(0, 10),
    },
  };
}
