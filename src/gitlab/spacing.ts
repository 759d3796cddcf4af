/** How requests are spread over a minute: pure. */

const minuteMs = 60_000;

/**
 * GitLab counts where requests arrive, and one takes longer on its way than another, the first of a connection above all. By
 * so much they may differ.
 */
const slackMs = 1_000;

/** So many may follow each other at once after a silence, so that a step for one mirror never waits. */
export function burstOf(requestsPerMinute: number): number {
  return Math.max(1, Math.floor(requestsPerMinute / 20));
}

/**
 * The distance between requests otherwise. In any minute there is then room for one burst and what is spaced after it, which
 * together are no more than the limit.
 * @returns milliseconds
 */
export function spacingMs(requestsPerMinute: number): number {
  return (minuteMs + slackMs) / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
}
