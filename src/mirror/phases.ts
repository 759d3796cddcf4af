/** An update's phases in words, and what it means that one of them is the last. Pure. */

import { StepError } from '../base/errors.ts';
import { formatDuration } from '../text/duration.ts';
import { type ExplanationId, hint } from '../text/explanations.ts';
import type { Verdict } from './progress.ts';

export const phaseText: Record<Verdict, string> = {
  waiting: 'GitLab has not scheduled the update yet.',
  scheduled: 'The update is scheduled.',
  running: 'The update is running.',
  'foreign-running': 'An update that began before this step is running.',
  'foreign-ended': 'The update that was running before has ended.',
  succeeded: 'The update has finished.',
  failed: 'The update has failed.',
  canceled: 'The update was canceled.',
};

/** What it means that a phase lasts until time is up. */
const stuckIn: Partial<Record<Verdict, ExplanationId>> = {
  waiting: 'stuck-waiting',
  scheduled: 'stuck-scheduled',
};

export function canceled(): StepError {
  return new StepError(
    'sync-failed',
    'The update was canceled in GitLab.',
    'Somebody or something in GitLab canceled it; run the step again.',
  );
}

export function switchedOff(): StepError {
  return new StepError(
    'not-mirrored',
    'The mirror was switched off while this step waited for its update.',
    'Somebody or something else changes the settings of this mirror. Find out who, then run the step again.',
  );
}

export function timedOut(timeoutMs: number, phase: Verdict): StepError {
  return new StepError(
    'timeout',
    `The update had not ended within ${formatDuration(timeoutMs)}. Last seen: ${phaseText[phase]}`,
    hint(stuckIn[phase] ?? 'stuck-started'),
  );
}
