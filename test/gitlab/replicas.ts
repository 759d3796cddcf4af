/** Read replicas of the database: a read may show what was true some time ago. */
import type { Clock } from './clock.ts';
import type { ProjectRecord } from './project.ts';
import { isInGroup, type Projects, type StoredProject } from './projects.ts';
import type { MirrorState } from './state.ts';

/** A function is called for each read, which models several replicas: a response may then be older than the one before it. */
export type Lag = number | (() => number);

/** A project as it was before a change. */
interface Former {
  until: number;
  record: ProjectRecord;
}

/**
 * GitLab stops reading from a replica that lags by more than `max_replication_lag_time`, 60 seconds by default. Nothing older
 * than twice that is kept. https://docs.gitlab.com/administration/postgresql/database_load_balancing/
 */
export const maxLagMs = 120_000;

export class Replicas {
  readonly #clock: Clock;
  readonly #formers = new Map<ProjectRecord, Former[]>();
  #lag: Lag = 0;
  /** What replicas had replayed when the lag was set: they never go back. */
  #replayed = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get lagMs(): Lag {
    return this.#lag;
  }

  /** Milliseconds, at most two minutes. Replicas replay in order: after the lag has grown, they show the same state for a while. */
  set lagMs(lag: Lag) {
    if (typeof this.#lag === 'number') {
      this.#replayed = Math.max(this.#replayed, this.#clock.now() - this.#lag);
    }
    this.#lag = lag;
  }

  /** Keeps the former state of a project at each change. All changes have to go through the returned object. */
  track<T extends ProjectRecord>(project: T): T {
    const keep = (): void => this.#keep(tracked, project);
    project.mirror = watch(project.mirror, keep);
    const tracked: T = new Proxy<T>(project, { set: setter(keep) });
    return tracked;
  }

  /**
   * The projects as a read sees them now: the primary's, unless there is a lag. A lagging replica has only the methods
   * that find projects. A GET that needs another one fails until it is added here, so that none reads from the primary unnoticed.
   */
  read(projects: Projects): Projects {
    const lag = typeof this.#lag === 'number' ? this.#lag : this.#lag();
    if (lag > maxLagMs) throw new Error(`a replica lags by at most ${maxLagMs} ms`);
    if (lag <= 0) return projects;
    const time = Math.max(this.#clock.now() - lag, this.#replayed);
    const asOf: Pick<Projects, 'find' | 'findMoved' | 'ofGroup'> = {
      find: (key) => this.#find(projects, key, time),
      findMoved: (path) => this.#findMoved(projects, path, time),
      ofGroup: (path, ...options) =>
        projects
          .all()
          .flatMap((project) => this.#at(project, time) ?? [])
          .filter((project) => isInGroup(project, path, ...options)),
    };
    return asOf as Projects;
  }

  #keep(tracked: ProjectRecord, project: ProjectRecord): void {
    const now = this.#clock.now();
    const formers = this.#formers.get(tracked) ?? [];
    // Changes of the same moment are one transaction.
    if (formers.at(-1)?.until === now) return;
    const current = formers.filter(({ until }) => until >= now - maxLagMs);
    current.push({ until: now, record: copy(project) });
    this.#formers.set(tracked, current);
  }

  /** The project as it was; undefined if it did not exist. */
  #at(project: StoredProject, time: number): StoredProject | undefined {
    if (project.createdAt > time) return undefined;
    const former = this.#formers.get(project)?.find(({ until }) => until > time);
    // A poll may write a late message into the record, which must not change what was.
    return former ? { ...project, ...copy(former.record) } : project;
  }

  #find(projects: Projects, key: string, time: number): StoredProject | undefined {
    const isId = /^\d+$/.test(key);
    const live = projects.find(key);
    const others = isId ? [] : ([...this.#formers.keys()] as StoredProject[]);
    for (const project of live ? [live, ...others] : others) {
      const then = this.#at(project, time);
      if (then && (isId || then.path.toLowerCase() === key.toLowerCase())) return then;
    }
    return undefined;
  }

  #findMoved(projects: Projects, path: string, time: number): StoredProject | undefined {
    if (this.#find(projects, path, time)) return undefined;
    const left = [...this.#formers].find(([, formers]) =>
      formers.some(({ until, record }) => until <= time && record.path.toLowerCase() === path.toLowerCase()),
    );
    const moved = projects.findMoved(path) ?? (left?.[0] as StoredProject | undefined);
    return moved && this.#at(moved, time);
  }
}

/** How many polls a late message still takes is not in the database. */
const notStored: keyof NonNullable<MirrorState['lateError']> = 'polls';

function copy<T extends ProjectRecord>(project: T): T {
  return { ...project, mirror: plain(project.mirror) };
}

/** A copy in which nothing is shared or watched. `structuredClone` cannot copy a watched record. */
export function plain<T extends object>(record: T): T {
  const result = { ...record };
  for (const [key, value] of Object.entries(result)) {
    if (isRecord(value)) Object.assign(result, { [key]: plain(value) });
  }
  return result;
}

/** Calls `beforeChange` before anything in the record changes, at any depth. */
function watch<T extends object>(record: T, beforeChange: () => void): T {
  return new Proxy<T>(record, {
    get(target, key, receiver) {
      const value = Reflect.get(target, key, receiver);
      return isRecord(value) ? watch(value, beforeChange) : value;
    },
    set: setter(beforeChange),
  });
}

function setter(beforeChange: () => void) {
  return (target: object, key: string | symbol, value: unknown): boolean => {
    if (key !== notStored && Reflect.get(target, key) !== value) beforeChange();
    return Reflect.set(target, key, value);
  };
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
