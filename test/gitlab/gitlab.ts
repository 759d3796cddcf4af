import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import {
  ACCESS_LEVEL,
  Accounts,
  type Namespace,
  type Role,
  type TokenOptions,
  type User,
} from './accounts.ts';
import type { InstanceSettings } from './api.ts';
import { type Clock, realTime, serverClock, type Time } from './clock.ts';
import { MirrorEngine } from './engine.ts';
import type { Fault } from './faults.ts';
import { Git } from './git.ts';
import { basicAuth, demandBasicAuth, parseGitRequest, serveGit } from './git-http.ts';
import { accessLevel, isActive } from './project.ts';
import { ProjectHandle } from './project-handle.ts';
import { type ProjectOptions, Projects } from './projects.ts';
import { conversation, type RecordedRequest, type RequestFilter } from './requests.ts';
import { createApi } from './routes.ts';
import { ApiServer } from './server.ts';
import { CAPABILITIES, type Version } from './versions.ts';

export type { Fault } from './faults.ts';
export type { ProjectHandle } from './project-handle.ts';
export type { RecordedRequest } from './requests.ts';
export type { Run, RunPlan } from './runs.ts';
export { startUpstream, type Upstream } from './upstream.ts';

export interface GitLabOptions extends Partial<InstanceSettings> {
  version?: Version;
  /** The time that it lives in; real time if not given. */
  time?: Time;
  /** How far the server's clock is ahead of that time. */
  skewMs?: number;
  cronMs?: number;
  pickupMs?: number;
  /** How long a run waits in the queue, and how long it takes, if its plan does not say. */
  queueMs?: number;
  runMs?: number;
  /** Updates at work at the same time; without a limit if not given. */
  workers?: number;
  /** Mirrors scheduled or started at the same time; without a limit if not given. */
  capacity?: number;
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
  readonly requests: RecordedRequest[];
  readonly inFlightPeak: number;
  addUser(name: string): User;
  addToken(user: User, options?: TokenOptions): string;
  addNamespace(path: string, members?: [User, Role][]): Namespace;
  addProject(options: ProjectOptions): Promise<ProjectHandle>;
  conversation(options?: { collapse?: boolean }): string[];
  fault(fault: Fault): void;
  /** Forgets the faults that are still to come. */
  clearFaults(): void;
  before(filter: RequestFilter & { nth?: number }, script: () => void | Promise<void>): void;
  after(filter: RequestFilter & { nth?: number }, script: () => void | Promise<void>): void;
  /** Lets time pass until no update is under way or about to be picked up. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export async function startGitLab({
  version = '18.0',
  time = realTime,
  skewMs = 0,
  cronMs = 60_000,
  pickupMs = 2_000,
  queueMs = 2_000,
  runMs = 8_000,
  workers = Infinity,
  capacity = Infinity,
  relativeRoot = '',
  tls,
  ...administered
}: GitLabOptions = {}): Promise<GitLab> {
  const settings: InstanceSettings = {
    licensed: true,
    silentMode: false,
    mirroringEnabled: true,
    checksUrls: false,
    localRequests: true,
    gitImports: false,
    intervalMs: 300_000,
    ...administered,
  };
  const clock = serverClock(time, skewMs);
  const git = await Git.start();
  const capabilities = CAPABILITIES[version];
  const { recoversCanceled } = capabilities;
  const engine = new MirrorEngine(clock, {
    cronMs,
    pickupMs,
    queueMs,
    runMs,
    workers,
    capacity,
    recoversCanceled,
  });
  const accounts = new Accounts();
  let url = '';
  const projects = new Projects({
    git,
    clock,
    url: () => url,
    rules: () => ({
      mirrors: settings.licensed && settings.mirroringEnabled,
      localRequests: settings.localRequests,
      createsInBatches: capabilities.createsInBatches,
    }),
    mayRun: (project) =>
      settings.licensed && settings.mirroringEnabled && !settings.silentMode && isActive(project, accounts),
    register: (mirror) => engine.add(mirror),
  });

  // GitLab takes any user name as long as the password is a token of someone who may read the project.
  async function other(request: IncomingMessage, response: ServerResponse, target: string): Promise<boolean> {
    const { pathname, searchParams } = new URL(target, 'http://gitlab');
    const asked = parseGitRequest(decodeURIComponent(pathname));
    if (!asked) return false;
    const fullPath = asked.repository.replace(/\.git$/, '');
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
        `/${path.basename(project.repository.dir)}/${asked.rest}`,
        searchParams.toString(),
        '',
      );
    }
    return true;
  }

  const api = createApi({
    version,
    capabilities,
    clock,
    settings,
    accounts,
    projects,
    engine,
    get url() {
      return url;
    },
  });
  const server = new ApiServer({ clock, relativeRoot, tls: tls ?? null, other, api });
  url = `${tls ? 'https' : 'http'}://127.0.0.1:${await server.listen()}${relativeRoot}`;

  return {
    url,
    clock,
    version,
    settings,
    requests: server.requests,
    get inFlightPeak() {
      return server.inFlightPeak;
    },
    addUser: (name) => accounts.addUser(name),
    addToken: (user, options) => accounts.addToken(user, options),
    addNamespace: (path, members) => accounts.addNamespace(path, members),
    async addProject(options) {
      accounts.addNamespace(options.path.slice(0, options.path.lastIndexOf('/')));
      return new ProjectHandle(await projects.add(options), { projects, engine, clock });
    },
    conversation: ({ collapse = true } = {}) => conversation(server.requests, collapse),
    fault: (fault) => server.faults.add(fault),
    clearFaults: () => server.faults.clear(),
    before: (filter, script) => server.before.add(filter, script),
    after: (filter, script) => server.after.add(filter, script),
    idle: () => time.live(engine.idle()),
    async close() {
      const ended = engine.close();
      clock.close();
      await server.close();
      await git.close();
      await ended;
    },
  };
}
