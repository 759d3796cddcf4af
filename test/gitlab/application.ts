/** GitLab without its socket: all of its state, and the API as a function. */
import { Accounts, type Namespace, type Role, type TokenOptions, type User } from './accounts.ts';
import type { ApiRequest, ApiResponse, InstanceSettings } from './api.ts';
import { realTime, type ServerClock, serverClock, type Time } from './clock.ts';
import { MirrorEngine } from './engine.ts';
import { type RequestFailure, RequestFailures } from './failures.ts';
import type { Git } from './git.ts';
import { type Outage, outageFailure } from './outages.ts';
import { isActive } from './project.ts';
import { ProjectHandle } from './project-handle.ts';
import { type ProjectOptions, Projects } from './projects.ts';
import { type Lag, Replicas } from './replicas.ts';
import { createApi } from './routes.ts';
import { CAPABILITIES, type Version } from './versions.ts';

export interface ApplicationOptions extends Partial<InstanceSettings> {
  version?: Version;
  /** Its time; real time if not given. */
  time?: Pick<Time, 'now' | 'after'>;
  /** How far the server's clock is ahead of that time. */
  skewMs?: number;
  cronMs?: number;
  pickupMs?: number;
  /** How long a run waits in the queue, and how long it takes, if its plan does not set that. */
  queueMs?: number;
  runMs?: number;
  /** Updates that run at the same time; unlimited if not given. */
  workers?: number;
  /** Mirrors scheduled or started at the same time; unlimited if not given. */
  capacity?: number;
  /** Whether it can read an upstream. If not given, it tries, with real git. */
  canRead?: (url: string) => boolean;
  /** How far the database behind GET lags; the responses to PUT and POST never lag. */
  replica?: { lagMs: Lag };
}

export class Application {
  readonly version: Version;
  readonly clock: ServerClock;
  /** May be changed at any time. */
  readonly settings: InstanceSettings;
  /** Its lag may be changed at any time. */
  readonly replica: Replicas;
  readonly accounts = new Accounts();
  readonly projects: Projects;
  readonly engine: MirrorEngine;
  readonly failures = new RequestFailures();
  /** With the relative root, without a slash at the end. */
  url = '';
  readonly #api: (request: ApiRequest, projects: Projects) => Promise<ApiResponse>;

  constructor(
    git: Git,
    {
      version = '18.0',
      time = realTime,
      skewMs = 0,
      cronMs = 60_000,
      pickupMs = 2_000,
      queueMs = 2_000,
      runMs = 8_000,
      workers = Infinity,
      capacity = Infinity,
      replica = { lagMs: 0 },
      canRead,
      ...administered
    }: ApplicationOptions,
  ) {
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
    this.version = version;
    this.settings = settings;
    this.clock = clock;
    const capabilities = CAPABILITIES[version];
    const { recoversCanceled } = capabilities;
    this.engine = new MirrorEngine(clock, {
      cronMs,
      pickupMs,
      queueMs,
      runMs,
      workers,
      capacity,
      recoversCanceled,
    });
    this.replica = new Replicas(clock);
    this.replica.lagMs = replica.lagMs;
    this.projects = new Projects({
      git,
      clock,
      url: () => this.url,
      rules: () => ({
        mirrors: settings.licensed && settings.mirroringEnabled,
        localRequests: settings.localRequests,
        createsInBatches: capabilities.createsInBatches,
      }),
      mayRun: (project) =>
        settings.licensed &&
        settings.mirroringEnabled &&
        !settings.silentMode &&
        isActive(project, this.accounts),
      register: (mirror) => this.engine.add(mirror),
      track: (project) => this.replica.track(project),
      ...(canRead ? { canRead } : {}),
    });
    const url = () => this.url;
    this.#api = createApi({
      version,
      capabilities,
      clock,
      settings,
      accounts: this.accounts,
      projects: this.projects,
      engine: this.engine,
      get url() {
        return url();
      },
    });
  }

  addUser(name: string): User {
    return this.accounts.addUser(name);
  }

  addToken(user: User, options?: TokenOptions): string {
    return this.accounts.addToken(user, options);
  }

  addNamespace(path: string, members?: [User, Role][]): Namespace {
    return this.accounts.addNamespace(path, members);
  }

  async addProject(options: ProjectOptions): Promise<ProjectHandle> {
    this.accounts.addNamespace(options.path.slice(0, options.path.lastIndexOf('/')));
    return new ProjectHandle(await this.projects.add(options), this);
  }

  /**
   * Handles an API request without a connection: no failure affects it, and it is not recorded.
   * Projects and mirrors are read from a replica, with all their attributes; members, tokens, protected branches and
   * repositories never lag.
   */
  handle(request: ApiRequest): Promise<ApiResponse> {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return this.#api(request, isRead ? this.replica.read(this.projects) : this.projects);
  }

  fail(failure: RequestFailure): void {
    this.failures.add(failure);
  }

  /** From `afterMs` on, every API request that the filter selects fails in the same way. */
  outage(outage: Outage): void {
    this.failures.add(outageFailure(outage, this.clock.now()));
  }

  /** Stops everything. */
  close(): Promise<void> {
    const ended = this.engine.close();
    this.clock.close();
    return ended;
  }
}
