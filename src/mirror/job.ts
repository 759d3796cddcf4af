/** What to do with one mirror, and the context to do it in. */
import type { Bounds } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { GitLab } from '../gitlab/client.ts';
import type { Project } from '../gitlab/project.ts';
import type { MirrorSettings } from '../gitlab/schema.ts';
import type { DesiredRefs } from './refs.ts';
import type { MirrorResult } from './result.ts';

/** GitLab never returns the credentials. */
interface WritableSettings extends MirrorSettings {
  url: string;
  authUser: string;
  authPassword: string;
}

/**
 * The desired settings of a mirror. Those that are not set keep their values on GitLab, with three exceptions: with a URL, the step
 * also switches mirroring on; a new URL without credentials drops the stored ones; and each of the two filters clears the other.
 */
export type DesiredSettings = { [K in keyof WritableSettings]?: WritableSettings[K] | undefined };

export interface MirrorJob {
  /** A numeric ID or a full path. */
  project: string;
  desired: DesiredSettings;
  /** Visibility to create the project with if it does not exist; null: do not create it. */
  newProjectVisibility: 'private' | 'internal' | 'public' | null;
  sync: 'true' | 'immediate' | 'false';
  wait: boolean;
  verifyRefs: DesiredRefs | null;
  /** How old the last successful update may be at the end; null: any age. */
  maxAgeMs: number | null;
  resume: boolean;
  dryRun: boolean;
}

/** The context of one mirror. Everything except `job`, `log` and `onBegin` is shared by the mirrors of the step. */
export interface MirrorContext {
  job: MirrorJob;
  gitlab: GitLab;
  bounds: Bounds;
  timeoutMs: number;
  pollIntervalMs: number;
  log: Log;
  /** Called when the first request is about to be sent: in a long list, long after the start of the step. */
  onBegin?: (() => void) | undefined;
}

/** The context while the mirror is processed. */
export interface RunContext extends MirrorContext {
  project: Project;
  /** Adds to the result what becomes known, so that the outputs have it whatever happens next. */
  note(known: Partial<MirrorResult>): void;
}
