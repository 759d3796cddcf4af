import type { StepError } from '../base/errors.ts';
import type { UpdateState } from '../gitlab/schema.ts';
import type { RefResult } from './refs.ts';
import type { Change } from './settings.ts';

/** The values of the output `outcome`. The outcome of a list is the first of these that any of its mirrors has. */
export const outcomes = [
  'failed',
  'requested',
  'synced',
  'verified',
  'removed',
  'configured',
  'planned',
  'unchanged',
] as const;

export type Outcome = (typeof outcomes)[number];

/** What is known of one mirror at the end, whether the step passes or fails. */
export interface MirrorResult {
  project: string;
  /** The project's page in GitLab; null if the step failed before it was known. */
  projectUrl: string | null;
  outcome: Outcome;
  changes: Change[];
  /** Whether a setting was changed or credentials were saved; in a dry run, whether they would be. */
  changed: boolean;
  /** Whether an update that started after this step began has finished without an error. */
  synced: boolean;
  /** null if no refs had to be verified. */
  verified: boolean | null;
  /** The refs that were verified; of `all` only those that are wrong. */
  refs: RefResult[];
  /** The state of the updates as GitLab last reported it; null if it never did. */
  state: UpdateState | null;
  /** What to do about the last error in `state`; null if there is none, or if its cause is not known. */
  lastErrorHint: string | null;
  /** In a dry run: whether the last successful update is older than `max-age` allows. A real run fails instead. */
  isStale: boolean;
  /** GitLab's time at the end, in Unix milliseconds; null if GitLab has sent no date. */
  serverTime: number | null;
  /** How long the step's update was queued and running, on the server's clock; null if not known. */
  queuedMs: number | null;
  runningMs: number | null;
  error: StepError | null;
  durationMs: number;
}

/** The result before anything is known; `failed` unless the mirror completes. */
export function initialResult(project: string, projectUrl: string | null = null): MirrorResult {
  return {
    project,
    projectUrl,
    outcome: 'failed',
    changes: [],
    changed: false,
    synced: false,
    verified: null,
    refs: [],
    state: null,
    lastErrorHint: null,
    isStale: false,
    serverTime: null,
    queuedMs: null,
    runningMs: null,
    error: null,
    durationMs: 0,
  };
}

/** The result if only the error is known. */
export function failedMirror(project: string, error: StepError): MirrorResult {
  return { ...initialResult(project), error };
}
