import type { Accounts, Token, User } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { MirrorEngine } from './engine.ts';
import type { Projects } from './projects.ts';
import type { AttributeErrors } from './settings.ts';
import type { Capabilities, Version } from './versions.ts';

/** One API request, parsed. */
export interface ApiRequest {
  method: string;
  /** Raw, without root, `/api/v4` and query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface ApiResponse {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** What an administrator has set; may be changed while the server runs. */
export interface InstanceSettings {
  licensed: boolean;
  silentMode: boolean;
  mirroringEnabled: boolean;
  /** Whether a PUT of a mirror checks first that the URL can be read (`validate_pull_mirror_url`). */
  checksUrls: boolean;
  /** Whether upstreams in the local network are allowed. */
  localRequests: boolean;
  /** Whether the import source `git` is enabled: not by default on self-managed instances since 16.0. */
  gitImports: boolean;
  intervalMs: number;
}

/** One GitLab: everything that the routes use. */
export interface Instance {
  readonly version: Version;
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly settings: InstanceSettings;
  readonly accounts: Accounts;
  readonly projects: Projects;
  readonly engine: MirrorEngine;
  /** With the relative root, without a slash at the end. */
  readonly url: string;
}

/** The arguments of a route's handler. */
export interface Call {
  instance: Instance;
  method: string;
  /** The route's named parts, decoded. */
  parts: Record<string, string>;
  /** Everything sent in query and body together. */
  params: Record<string, unknown>;
  query: URLSearchParams;
  path: string;
  token: Token | null;
  user: User | null;
}

export type Handler = (call: Call) => ApiResponse | Promise<ApiResponse>;

export interface Route {
  method: 'GET' | 'PUT' | 'POST';
  /** Like `/projects/:id/mirror/pull`. */
  pattern: string;
  handler: Handler;
  /** Scopes of which a token needs one, if they are not those of the method. */
  scopes?: string[];
}

/** A response other than success. */
export class ApiError extends Error {
  readonly response: ApiResponse;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.response = { status, body, headers };
  }
}

export function unauthorized(): ApiError {
  return new ApiError(401, { message: '401 Unauthorized' });
}

export function forbidden(): ApiError {
  return new ApiError(403, { message: '403 Forbidden' });
}

export function notFound(what: string): ApiError {
  return new ApiError(404, { message: `404 ${what} Not Found` });
}

export function badRequest(message: string | AttributeErrors): ApiError {
  return new ApiError(400, { message });
}

export function invalidParameter(message: string): ApiError {
  return new ApiError(400, { error: message });
}
