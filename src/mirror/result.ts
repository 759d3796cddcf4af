/** What is known of one mirror at the end. */

import type { StepError } from '../base/errors.ts';
import type { Outcome } from '../base/outputs.ts';
import type { UpdateState } from '../gitlab/schema.ts';
import type { RefResult } from './refs.ts';
import type { Change } from './settings.ts';

/** What is known at the end, whether it went well or not. */
export interface MirrorResult {
  project: string;
  outcome: Outcome;
  changes: Change[];
  /** A setting was written or, in a dry run, would be. */
  changed: boolean;
  /** An update that began after this step asked for it ended without error. */
  synced: boolean;
  /** null where no refs were to be verified. */
  verified: boolean | null;
  /** The refs that were to be verified; of `all` those that are wrong. */
  refs: RefResult[];
  /** The state of the updates as GitLab last reported it; null where it never did. */
  state: UpdateState | null;
  /** On the server's clock; null where no run of ours was seen. */
  queuedMs: number | null;
  runningMs: number | null;
  error: StepError | null;
  durationMs: number;
}

/** The result where nothing is known but the failure. */
export function failedMirror(project: string, error: StepError | null): MirrorResult {
  return {
    project,
    outcome: 'failed',
    changes: [],
    changed: false,
    synced: false,
    verified: null,
    refs: [],
    state: null,
    queuedMs: null,
    runningMs: null,
    error,
    durationMs: 0,
  };
}
