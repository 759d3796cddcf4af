import type { Clock } from './clock.ts';
import type { MirrorEngine } from './engine.ts';
import { updateMirror } from './mirror-run.ts';
import type { Protection } from './project.ts';
import type { Projects, StoredProject } from './projects.ts';
import type { Repository } from './repository.ts';
import type { Run, RunPlan } from './runs.ts';
import { type Credentials, initialSettings, type MirrorSettings, splitUrl } from './settings.ts';
import { fail, finish, type MirrorState, newMirror, REGULAR_INTERVAL, schedule, start } from './state.ts';

export type History = 'never' | 'finished' | 'failed' | 'paused';

export interface EnableMirrorOptions {
  url: string;
  credentials?: Credentials | null;
  settings?: Partial<MirrorSettings>;
  history?: History;
  endedAgoMs?: number;
  /** Whether a run in the past that finished has brought upstream's refs. */
  fetched?: boolean;
}

/** A project as tests use it: what the API does not show, and what needs no request. */
export class ProjectHandle {
  readonly #project: StoredProject;
  readonly #gitlab: { projects: Projects; engine: MirrorEngine; clock: Clock };

  constructor(project: StoredProject, gitlab: { projects: Projects; engine: MirrorEngine; clock: Clock }) {
    this.#project = project;
    this.#gitlab = gitlab;
  }

  get id(): number {
    return this.#project.id;
  }

  get path(): string {
    return this.#project.path;
  }

  /** The live record of the mirror. */
  get mirror(): MirrorState {
    return this.#project.mirror;
  }

  get repository(): Repository {
    return this.#project.repository;
  }

  get runs(): readonly Run[] {
    return this.#project.runs;
  }

  /** Turns the mirror on without a request; with a past, its last run ended `endedAgoMs` ago. */
  async enableMirror({
    url,
    credentials,
    settings = {},
    history = 'finished',
    endedAgoMs = 600_000,
    fetched = true,
  }: EnableMirrorOptions): Promise<void> {
    const split = splitUrl(url);
    if (!split) throw new Error(`not a URL: ${url}`);
    const { mirror } = this.#project;
    Object.assign(mirror, newMirror(), {
      enabled: true,
      url: split.url,
      credentials: credentials ?? split.credentials,
      settings: { ...initialSettings(), ...settings },
    });
    if (history === 'never') return;
    if (history === 'finished' && fetched) await this.#fetchNow();
    const now = this.#gitlab.clock.now();
    const ended = now - endedAgoMs;
    schedule(mirror);
    start(mirror, ended - 5_000);
    if (history === 'finished') finish(mirror, ended);
    else fail(mirror, ended, 'Deadline Exceeded');
    if (history === 'paused') mirror.retryCount = 15;
    // The regular schedule must not interfere with the test.
    mirror.nextExecutionAt = now + REGULAR_INTERVAL;
  }

  /** A run that nobody requested is queued, as by the regular schedule. */
  startUpdate(): void {
    this.#gitlab.engine.schedule(this.#project.engineMirror);
  }

  /** How the next run goes, and the one after it, and so on. */
  plan(...plans: RunPlan[]): void {
    this.#project.plans.push(...plans);
  }

  protectBranch(pattern: string, { mirrorUserMayPush = true, allowForcePush = false } = {}): void {
    replace(this.#project.protectedBranches, { pattern, mirrorUserMayPush, allowForcePush });
  }

  unprotectBranch(pattern: string): void {
    const { protectedBranches } = this.#project;
    protectedBranches.splice(0, Infinity, ...protectedBranches.filter((known) => known.pattern !== pattern));
  }

  protectTag(pattern: string, { mirrorUserMayPush = true } = {}): void {
    replace(this.#project.protectedTags, { pattern, mirrorUserMayPush, allowForcePush: false });
  }

  unprotectTag(pattern: string): void {
    const { protectedTags } = this.#project;
    protectedTags.splice(0, Infinity, ...protectedTags.filter((known) => known.pattern !== pattern));
  }

  /** The user in whose name the mirror runs loses its role, until somebody else saves the mirror. */
  demoteMirrorUser(): void {
    this.#project.mirrorUser = 'demoted';
  }

  /** An administrator blocks the user in whose name the mirror runs. */
  blockMirrorUser(): void {
    this.#project.mirrorUser = 'blocked';
  }

  archive(archived = true): void {
    this.#project.archived = archived;
  }

  /** Marks the project for deletion, which GitLab shows, and a user may take back. */
  markForDeletion(at: number | null = this.#gitlab.clock.now()): void {
    this.#project.markedForDeletionAt = at;
  }

  /** Its deletion begins, which GitLab does not show. */
  beginDeletion(): void {
    this.#project.pendingDelete = true;
  }

  /** Its repository is read-only, as while it moves to another storage. */
  makeReadOnly(readOnly = true): void {
    this.#project.readOnly = readOnly;
  }

  shareWith(groupPath: string): void {
    this.#project.sharedWith = [...this.#project.sharedWith, groupPath];
  }

  moveTo(path: string): void {
    this.#gitlab.projects.move(this.#project, path);
  }

  async #fetchNow(): Promise<void> {
    const error = await updateMirror(this.repository, this.#gitlab.projects.runSettings(this.#project));
    if (typeof error === 'string') throw new Error(`the mirror's past run failed: ${error}`);
  }
}

function replace(protections: Protection[], protection: Protection): void {
  const known = protections.findIndex(({ pattern }) => pattern === protection.pattern);
  protections.splice(known < 0 ? protections.length : known, 1, protection);
}
