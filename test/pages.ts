/** Steps whose job summaries are drawn and tested: what people see most. */
import { StepError } from '../src/base/errors.ts';
import { staleness } from '../src/mirror/age.ts';
import { initialResult, type MirrorResult } from '../src/mirror/result.ts';
import type { StepResult } from '../src/report/step-result.ts';
import { hintForMessage } from '../src/text/explanations.ts';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const at = (agoMs: number) => new Date(now - agoMs).toISOString();

function mirror(project: string, given: Partial<MirrorResult> = {}): MirrorResult {
  return {
    ...initialResult(project, `https://gitlab.example.com/${project}`),
    serverTime: now,
    durationMs: 25_000,
    ...given,
  };
}

/** A state after an update that took `runningMs`. */
function state(endedAgoMs: number, runningMs = 15_000): NonNullable<MirrorResult['state']> {
  return {
    status: 'finished',
    lastError: null,
    lastUpdateStartedAt: at(endedAgoMs + runningMs),
    lastUpdateAt: at(endedAgoMs),
    lastSuccessfulUpdateAt: at(endedAgoMs),
  };
}

function synced(project: string, endedAgoMs: number, runningMs: number, queuedMs = 2_000): MirrorResult {
  return mirror(project, {
    outcome: 'synced',
    synced: true,
    state: state(endedAgoMs, runningMs),
    queuedMs,
    runningMs,
  });
}

function failed(project: string, lastError: string, successAgoMs: number): MirrorResult {
  return mirror(project, {
    outcome: 'failed',
    state: { ...state(minuteMs), status: 'failed', lastError, lastSuccessfulUpdateAt: at(successAgoMs) },
    error: new StepError('sync-failed', `The update failed: ${lastError}`, hintForMessage(lastError)),
  });
}

const signIn =
  '2:fetch remote: "fatal: could not read Username for \'https://github.com\': terminal prompts disabled\\n": exit status 128.';
const noHost =
  '13:fetch remote: "fatal: unable to access \'https://git.example.org/team/a-rather-long-repository-name.git/\': Could not resolve host: git.example.org\\n": exit status 128.';

const sha = 'f5a0c1d2'.repeat(5);

const changes: MirrorResult['changes'] = [
  { setting: 'mirror_branch_regex', from: null, to: '^(main|release/.*)$' },
  { setting: 'mirror_overwrites_diverged_branches', from: false, to: true },
];

const single = (result: MirrorResult): StepResult => ({ results: [result], isList: false, error: null });
const list = (results: MirrorResult[]): StepResult => ({ results, isList: true, error: null });

const names = ['tools', 'libraries', 'services', 'infrastructure', 'research'];
const project = (index: number) => `platform/${names[index % 5]}/mirror-${index}`;

const monitorError = (result: MirrorResult): MirrorResult => ({
  ...result,
  outcome: 'failed',
  error: staleness(result.state, now, 24 * hourMs),
});

export const pages: Record<string, StepResult> = {
  one: single({
    ...synced('platform/tools/widget', minuteMs, 12_000),
    changes,
    changed: true,
    verified: true,
    outcome: 'verified',
    refs: [{ ref: 'refs/tags/v1.2.3', expected: sha, actual: sha, ok: true }],
  }),
  'one-failure': single(failed('platform/tools/widget', signIn, 40 * hourMs)),
  'four-with-a-failure': list([
    { ...synced('platform/tools/widget', 20_000, 12_000), outcome: 'verified', verified: true },
    { ...synced('platform/infrastructure/cluster_configuration', 30_000, 9_000), changes, changed: true },
    failed('platform/services/payments-gateway', noHost, 90 * 24 * hourMs),
    synced('platform/libraries/parser', 5_000, 41_000, 6_000),
  ]),
  'three-hundred': list(
    Array.from({ length: 300 }, (_, index) => {
      if (index % 60 === 7) return failed(project(index), index % 2 ? signIn : noHost, index * hourMs);
      const result = synced(project(index), 1_000 * (300 - index), 5_000 + 97 * index, 500 * index);
      return index % 50 === 3 ? { ...result, changes: changes.slice(0, 1), changed: true } : result;
    }),
  ),
  monitor: list(
    Array.from({ length: 12 }, (_, index) => {
      const result = mirror(project(index), {
        outcome: 'unchanged',
        state: state((index + 1) * 0.4 * hourMs),
      });
      if (index === 3) return monitorError({ ...result, state: state(31 * hourMs) });
      if (index === 5) return { ...result, state: failed('', signIn, 5 * hourMs).state };
      if (index === 8) return { ...result, state: { ...state(7 * hourMs), status: 'started' as const } };
      return result;
    }),
  ),
  'dry-run': list(
    Array.from({ length: 6 }, (_, index) => {
      const result = mirror(project(index), { outcome: 'planned', state: state((index + 1) * hourMs) });
      if (index === 1) return { ...result, changes, changed: true };
      if (index === 2) return { ...result, isStale: true, state: state(70 * hourMs) };
      if (index === 4) {
        return {
          ...result,
          state: { ...failed('', noHost, 9 * hourMs).state, lastSuccessfulUpdateAt: null },
        } as MirrorResult;
      }
      return result;
    }),
  ),
  'one-monitored': single(
    mirror('platform/tools/widget', { outcome: 'unchanged', state: state(3 * hourMs) }),
  ),
};
