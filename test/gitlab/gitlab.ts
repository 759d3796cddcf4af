import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { ACCESS_LEVEL, type Namespace, type Role, type TokenOptions, type User } from './accounts.ts';
import type { ApiRequest, ApiResponse, InstanceSettings } from './api.ts';
import { Application, type ApplicationOptions } from './application.ts';
import { type Clock, realTime, type Time } from './clock.ts';
import type { RequestFailure } from './failures.ts';
import { Git } from './git.ts';
import { basicAuth, demandBasicAuth, parseGitRequest, serveGit } from './git-http.ts';
import type { Outage } from './outages.ts';
import { accessLevel } from './project.ts';
import type { ProjectHandle } from './project-handle.ts';
import type { ProjectOptions } from './projects.ts';
import type { Replicas } from './replicas.ts';
import { conversation, type RecordedRequest, type RequestFilter } from './requests.ts';
import { ApiServer } from './server.ts';
import type { Version } from './versions.ts';

export type { RequestFailure } from './failures.ts';
export type { ProjectHandle } from './project-handle.ts';
export type { RecordedRequest } from './requests.ts';
export type { Run, RunPlan } from './runs.ts';
export { startUpstream, type Upstream } from './upstream.ts';

export interface GitLabOptions extends ApplicationOptions {
  time?: Time;
  relativeRoot?: string;
  tls?: { key: string; cert: string };
}

/** A GitLab in this process, with real git, on a socket of its own. */
export interface GitLab {
  readonly url: string;
  readonly clock: Clock;
  readonly version: Version;
  /** May be changed at any time. */
  readonly settings: InstanceSettings;
  /** Its `lagMs` may be changed at any time. */
  readonly replica: Replicas;
  readonly requests: RecordedRequest[];
  readonly inFlightPeak: number;
  addUser(name: string): User;
  addToken(user: User, options?: TokenOptions): string;
  addNamespace(path: string, members?: [User, Role][]): Namespace;
  addProject(options: ProjectOptions): Promise<ProjectHandle>;
  conversation(options?: { collapse?: boolean }): string[];
  /** Handles an API request without a connection: no failure affects it, and it is not recorded. */
  handle(request: ApiRequest): Promise<ApiResponse>;
  /** Makes requests that the failure's filter selects fail. */
  fail(failure: RequestFailure): void;
  /** From `afterMs` on, every API request that the filter selects fails in the same way. */
  outage(outage: Outage): void;
  /** Removes all failures and outages. */
  clearFailures(): void;
  before(filter: RequestFilter & { nth?: number }, script: () => void | Promise<void>): void;
  after(filter: RequestFilter & { nth?: number }, script: () => void | Promise<void>): void;
  /** Lets time pass until no update is in progress or about to be picked up. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export async function startGitLab({
  relativeRoot = '',
  tls,
  ...options
}: GitLabOptions = {}): Promise<GitLab> {
  const { time = realTime } = options;
  const git = await Git.start();
  const application = new Application(git, options);
  const { version, settings, clock, engine, accounts, projects, replica, failures } = application;

  // GitLab accepts any user name if the password is a token of someone who may read the project.
  async function other(request: IncomingMessage, response: ServerResponse, target: string): Promise<boolean> {
    const { pathname, searchParams } = new URL(target, 'http://gitlab');
    const gitRequest = parseGitRequest(decodeURIComponent(pathname));
    if (!gitRequest) return false;
    const fullPath = gitRequest.repository.replace(/\.git$/, '');
    const project = projects.find(fullPath) ?? projects.findMoved(fullPath);
    const token = accounts.findToken(basicAuth(request)?.password ?? '');
    const isPublic = project?.visibility === 'public';
    const mayRead =
      project && (isPublic || (token && accessLevel(project, token.user, accounts) >= ACCESS_LEVEL.reporter));
    if (!mayRead) {
      demandBasicAuth(response, 'GitLab', 'HTTP Basic: Access denied.');
    } else {
      await serveGit(
        git,
        request,
        response,
        `/${path.basename(project.repository.dir)}/${gitRequest.rest}`,
        searchParams.toString(),
        '',
      );
    }
    return true;
  }

  const handle = (request: ApiRequest) => application.handle(request);
  const server = new ApiServer({ clock, relativeRoot, tls: tls ?? null, other, api: handle, failures });
  application.url = `${tls ? 'https' : 'http'}://127.0.0.1:${await server.listen()}${relativeRoot}`;

  return {
    url: application.url,
    clock,
    version,
    settings,
    replica,
    requests: server.requests,
    get inFlightPeak() {
      return server.inFlightPeak;
    },
    addUser: (name) => application.addUser(name),
    addToken: (user, options) => application.addToken(user, options),
    addNamespace: (path, members) => application.addNamespace(path, members),
    addProject: (options) => application.addProject(options),
    conversation: ({ collapse = true } = {}) => conversation(server.requests, collapse),
    handle,
    fail: (failure) => application.fail(failure),
    outage: (outage) => application.outage(outage),
    clearFailures: () => failures.clear(),
    before: (filter, script) => server.before.add(filter, script),
    after: (filter, script) => server.after.add(filter, script),
    idle: () => time.live(engine.idle()),
    async close() {
      const ended = application.close();
      await server.close();
      await git.close();
      await ended;
    },
  };
}
