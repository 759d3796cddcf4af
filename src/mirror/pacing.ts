/** When to look again, and when GitLab will probably have acted: pure. */
import type { UpdateState } from '../gitlab/schema.ts';

/** The longest pause, in poll intervals. */
const maxPause = 15;

/**
 * The pause before the next look at the status. It grows with the time that nothing has changed, so that a long update is
 * not asked about more often than its length deserves; the last look comes shortly before the deadline, with the time that
 * one answer takes.
 * @param roundMs what one look at each of the mirrors that wait takes, all in all: none is looked at more often, until the
 * time left is for one round only, which everybody then queues for
 * @returns milliseconds
 */
export function pauseMs(sinceChangeMs: number, pollIntervalMs: number, leftMs: number, roundMs = 0): number {
  const desired = Math.min(Math.max(sinceChangeMs / 10, pollIntervalMs), maxPause * pollIntervalMs);
  const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
  const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
  return leftMs <= lastPollMs ? leftMs : Math.min(pause, leftMs - lastPollMs);
}

const maxLastPollMs = 1_000;

/** GitLab's `pull_mirror_interval_seconds` where nobody changed it. */
const usualIntervalMs = 300_000;

/**
 * How long GitLab will probably put the update off: until five minutes after the last attempt, unless none ever
 * succeeded. A guess, since the interval can be configured and is not shown.
 * @param requestedAt when GitLab took the request, on the server's clock
 * @returns milliseconds; null where the update should start at once or no time is known
 */
export function putOffMs(state: UpdateState, requestedAt: number | null): number | null {
  if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null)
    return null;
  const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
  return leftMs > 0 ? leftMs : null;
}
