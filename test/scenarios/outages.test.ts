/** GitLab does not respond for a while: a failed status poll says nothing about the update. */
import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test.each([
  ['502', { answer: 502 }],
  ['429 without Retry-After', { answer: 429 }],
  ['a connection that is reset', { answer: 'reset' }],
] as const)('a step passes despite an outage of five minutes during the wait: %s', async (_name, outage) => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.after({ method: 'POST' }, () => gitlab.outage({ afterMs: 500, lastsMs: 300_000, ...outage }));
  const step = await run();
  expect(step.annotations).toEqual([]);
  expect(step.outputs).toMatchObject({ outcome: 'synced', synced: 'true' });
  const log = step.log.join('\n');
  expect(log).toMatch(/A request to GitLab failed: .* the step retries until the timeout/);
  expect(log).toMatch(/GitLab has not responded for \d+/);
  expect(log).toMatch(/GitLab responded again after [45]m/);
});

test('refs are read again after an outage, however long', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  const commit = await repository.commit('main', 'release');
  gitlab.after({ method: 'POST' }, () =>
    gitlab.outage({ afterMs: 500, lastsMs: 300_000, answer: 503, path: /repository/ }),
  );
  const step = await run({ 'verify-refs': `refs/heads/main=${commit}` });
  expect(step.outputs).toMatchObject({ outcome: 'verified', verified: 'true' });
});

test('an outage that lasts until the timeout fails the step with the cause of the outage', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.after({ method: 'POST' }, () => gitlab.outage({ lastsMs: 3_600_000, answer: 502 }));
  const step = await run({ timeout: '5m' });
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(step.durationMs).toBeGreaterThan(295_000);
  expect(step.durationMs).toBeLessThanOrEqual(300_000);
});

test('a Retry-After beyond the deadline fails the step at once, and names the time', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.after({ method: 'POST' }, () =>
    gitlab.outage({ lastsMs: 3_600_000, answer: 503, retryAfter: 3_600 }),
  );
  const step = await run();
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(step.annotations[0]?.message).toContain('GitLab requests a pause of 1h.');
  expect(step.durationMs).toBeLessThan(10_000);
});

test('before an update is requested, max-retries limits the retries', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.outage({ lastsMs: 3_600_000, answer: 502 });
  const step = await run({ 'max-retries': '2' });
  expect(step.outputs['error-kind']).toBe('unavailable');
  expect(gitlab.requests).toHaveLength(3);
});

test('a token that is revoked during the wait ends it at once', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.after({ method: 'POST' }, () =>
    gitlab.fail({ respond: { status: 401, body: { message: '401 Unauthorized' } }, times: Infinity }),
  );
  const step = await run();
  expect(step.outputs['error-kind']).toBe('authentication');
  expect(step.durationMs).toBeLessThan(10_000);
});
