import type { Role, User, Visibility } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { EngineMirror } from './engine.ts';
import type { Git } from './git.ts';
import { importRepository, isReadable, type RunSettings, updateMirror } from './mirror-run.ts';
import {
  defaultProtection,
  namespaceOf,
  newProject,
  type ProjectRecord,
  type RunRules,
  runSettings,
} from './project.ts';
import { Repository } from './repository.ts';
import { splitUrl, urlError } from './settings.ts';

export interface ProjectOptions {
  path: string;
  defaultBranch?: string;
  members?: [User, Role][];
  /** The path of the project that it is a fork of. */
  forkOf?: string;
  visibility?: Visibility;
  /** One that exists already; false if nothing ever reads it: creating thousands of them takes long. */
  repository?: Repository | false;
}

/** A project, and its mirror as the engine uses it. */
export interface StoredProject extends ProjectRecord {
  engineMirror: EngineMirror;
}

export interface ProjectsGiven {
  git: Git;
  clock: Clock;
  url: () => string;
  /** The instance's rules for runs, now. */
  rules: () => RunRules;
  /** Whether the instance allows this project's mirror to run, now. */
  mayRun: (project: ProjectRecord) => boolean;
  register: (mirror: EngineMirror) => void;
  /** Whether it can read an upstream. If not given, it tries, with real git. */
  canRead?: (url: string) => boolean;
  /** Called with each new project; changes go through what it returns. */
  track: (project: ProjectRecord) => ProjectRecord;
}

/** All projects, by ID and by every path that they have or had. */
export class Projects {
  readonly #given: ProjectsGiven;
  readonly #byId = new Map<number, StoredProject>();
  /** In lower case. */
  readonly #byPath = new Map<string, StoredProject>();
  readonly #byFormerPath = new Map<string, StoredProject>();
  #lastId = 100;

  constructor(given: ProjectsGiven) {
    this.#given = given;
  }

  /** Adds a project, with an empty repository if none is given. */
  async add({
    path,
    defaultBranch = 'main',
    members = [],
    repository: given,
    ...options
  }: ProjectOptions): Promise<StoredProject> {
    const id = ++this.#lastId;
    const { git, clock, mayRun, register, track } = this.#given;
    const url = `${this.#given.url()}/${path}.git`;
    const repository =
      given === false
        ? new Repository(git, '', url)
        : (given ?? (await Repository.create(git, `${id}.git`, url, { defaultBranch })));
    const record = track(
      newProject({
        id,
        path,
        defaultBranch,
        members,
        repository,
        createdAt: clock.now(),
        visibility: options.visibility ?? 'private',
        forkOf: options.forkOf ?? null,
      }),
    );
    const engineMirror: EngineMirror = {
      state: record.mirror,
      mayRun: () => mayRun(record),
      plans: record.plans,
      runs: record.runs,
      prepare: () => {
        const settings = this.runSettings(record);
        return () => updateMirror(repository, settings);
      },
    };
    const project = Object.assign(record, { engineMirror });
    this.#byId.set(id, project);
    this.#byPath.set(path.toLowerCase(), project);
    this.#byFormerPath.delete(path.toLowerCase());
    register(engineMirror);
    return project;
  }

  /** The settings that a run of this project works with, taken now. */
  runSettings(project: ProjectRecord): RunSettings {
    return runSettings(project, this.#given.rules());
  }

  /** What the import of a project does, with the settings as they are now. */
  importWork(project: ProjectRecord): () => Promise<string | null> {
    const settings = this.runSettings(project);
    return async () => {
      const result = await importRepository(project.repository, settings);
      if ('error' in result) return result.error;
      if (result.defaultBranch !== null && result.defaultBranch !== project.defaultBranch) {
        project.defaultBranch = result.defaultBranch;
        project.protectedBranches = [defaultProtection(result.defaultBranch)];
        await project.repository.setDefaultBranch(result.defaultBranch);
      }
      return null;
    };
  }

  /** Whether GitLab can read the repository of a URL, with the credentials in it. It cannot read ssh URLs. */
  async isReadable(text: string): Promise<boolean> {
    const { localRequests } = this.#given.rules();
    const isTried = /^(https?|git):/i.test(text) && urlError(text, localRequests) === null;
    const split = isTried ? splitUrl(text) : null;
    if (split === null) return false;
    return this.#given.canRead?.(split.url) ?? isReadable(this.#given.git, split.url, split.credentials);
  }

  /** Whether a URL is that of a project in the fork network of this one. */
  isInForkNetwork(project: ProjectRecord, text: string): boolean {
    const url = splitUrl(text)?.url.replace(/\.git$/, '');
    const prefix = `${this.#given.url()}/`;
    const other = url?.startsWith(prefix) ? this.find(url.slice(prefix.length)) : undefined;
    return other !== undefined && rootOf(other) === rootOf(project);
  }

  /** All projects below a group, or in it alone; shared ones too if `withShared`. */
  ofGroup(path: string, subgroups: boolean, withShared: boolean): StoredProject[] {
    return this.all().filter((project) => isInGroup(project, path, subgroups, withShared));
  }

  all(): StoredProject[] {
    return [...this.#byId.values()];
  }

  /** Finds by ID or path. Paths are not case-sensitive. */
  find(key: string): StoredProject | undefined {
    if (/^\d+$/.test(key)) return this.#byId.get(Number(key));
    return this.#byPath.get(key.toLowerCase());
  }

  /** Finds the project that has left this path. */
  findMoved(path: string): StoredProject | undefined {
    return this.find(path) ? undefined : this.#byFormerPath.get(path.toLowerCase());
  }

  move(project: StoredProject, path: string): void {
    this.#byFormerPath.set(project.path.toLowerCase(), project);
    this.#byPath.delete(project.path.toLowerCase());
    this.#byPath.set(path.toLowerCase(), project);
    project.path = path;
    project.name = path.slice(path.lastIndexOf('/') + 1);
    project.repository.url = `${this.#given.url()}/${path}.git`;
  }
}

/** Whether a project is in a group, or below it if `subgroups`; also if it is shared with the group if `withShared`. */
export function isInGroup(
  project: ProjectRecord,
  path: string,
  subgroups: boolean,
  withShared: boolean,
): boolean {
  const namespace = namespaceOf(project);
  if (namespace === path || (subgroups && namespace.startsWith(`${path}/`))) return true;
  return withShared && project.sharedWith.includes(path);
}

function rootOf({ forkOf, path }: ProjectRecord): string {
  return forkOf ?? path;
}
