import type { Role, User, Visibility } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { EngineMirror } from './engine.ts';
import type { Git } from './git.ts';
import { updateMirror } from './mirror-run.ts';
import { newProject, type ProjectRecord, runSettings } from './project.ts';
import { Repository } from './repository.ts';

export interface ProjectOptions {
  path: string;
  defaultBranch?: string;
  members?: [User, Role][];
  forkNetwork?: boolean;
  visibility?: Visibility;
  /** One that exists already; false if nothing will ever look into it: thousands of them take their time. */
  repository?: Repository | false;
}

/** A project, and its mirror as the engine has it. */
export interface StoredProject extends ProjectRecord {
  engineMirror: EngineMirror;
}

/** All projects, by ID and by every path that they have or had. */
export class Projects {
  readonly #git: Git;
  readonly #clock: Clock;
  readonly #url: () => string;
  readonly #mayRun: () => boolean;
  readonly #register: (mirror: EngineMirror) => void;
  readonly #track: (project: ProjectRecord) => ProjectRecord;
  readonly #byId = new Map<number, StoredProject>();
  /** In lower case. */
  readonly #byPath = new Map<string, StoredProject>();
  readonly #byFormerPath = new Map<string, StoredProject>();
  #lastId = 100;

  constructor(given: {
    git: Git;
    clock: Clock;
    url: () => string;
    mayRun: () => boolean;
    register: (mirror: EngineMirror) => void;
    /** Called with each new project; changes go through what it returns. */
    track: (project: ProjectRecord) => ProjectRecord;
  }) {
    this.#git = given.git;
    this.#clock = given.clock;
    this.#url = given.url;
    this.#mayRun = given.mayRun;
    this.#register = given.register;
    this.#track = given.track;
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
    const url = `${this.#url()}/${path}.git`;
    const repository =
      given === false
        ? new Repository(this.#git, '', url)
        : (given ?? (await Repository.create(this.#git, `${id}.git`, url, { defaultBranch })));
    const record = this.#track(
      newProject({
        id,
        path,
        defaultBranch,
        members,
        repository,
        createdAt: this.#clock.now(),
        visibility: options.visibility ?? 'private',
        forkNetwork: options.forkNetwork ?? false,
      }),
    );
    const engineMirror: EngineMirror = {
      state: record.mirror,
      mayRun: this.#mayRun,
      plans: record.plans,
      runs: record.runs,
      prepare: () => {
        const settings = runSettings(record);
        return () => updateMirror(repository, settings);
      },
    };
    const project = Object.assign(record, { engineMirror });
    this.#byId.set(id, project);
    this.#byPath.set(path.toLowerCase(), project);
    this.#byFormerPath.delete(path);
    this.#register(engineMirror);
    return project;
  }

  /** Finds by ID or path. GitLab's paths are the same in upper and lower case. */
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
    project.repository.url = `${this.#url()}/${path}.git`;
  }
}
