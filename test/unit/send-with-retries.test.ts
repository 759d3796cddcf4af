/** How often and when one request is sent, in controlled time. */
import { expect, test } from 'vitest';
import { NetworkError, StepError } from '../../src/base/errors.ts';
import { type Exchange, isTransient, sendWithRetries } from '../../src/gitlab/retry.ts';
import { RequestScheduler } from '../../src/gitlab/scheduler.ts';
import type { HttpResponse } from '../../src/network/http.ts';
import { VirtualTime } from '../time/virtual-time.ts';

type Given = HttpResponse | Error;
const response = (status: number, headers: HttpResponse['headers'] = {}): HttpResponse => ({
  status,
  headers,
  text: '',
  serverTime: null,
});
const ok = response(200);
const reset = new NetworkError('reset');

interface Setting {
  deadline?: number;
  requestTimeoutMs?: number;
  maxRetries?: number;
  /** How long each try takes. */
  takesMs?: number;
}

/** Sends a request whose tries get these results; the last one is repeated. */
async function send(
  results: Given[],
  more: Partial<Exchange<HttpResponse>> = {},
  { deadline = 600_000, requestTimeoutMs = 10_000, maxRetries = 5, takesMs = 0 }: Setting = {},
) {
  const time = new VirtualTime(0);
  const { signal } = new AbortController();
  const bounds = { clock: time, random: () => 0.5, deadline, cancelled: signal, debug: () => {} };
  const scheduler = new RequestScheduler({ concurrency: 8, requestsPerMinute: 600 }, bounds);
  const sentAt: number[] = [];
  const timeouts: number[] = [];
  const exchange: Exchange<HttpResponse> = {
    send: async (timeoutMs) => {
      const given = results[Math.min(sentAt.length, results.length - 1)] ?? ok;
      sentAt.push(time.now());
      timeouts.push(timeoutMs);
      await time.sleep(takesMs, signal);
      if (given instanceof Error) throw given;
      return given;
    },
    transientFailure: (result) => (isTransient(result) ? result : null),
    ...more,
  };
  const limits = { bounds, scheduler, requestTimeoutMs, maxRetries };
  const { result, tries } = await time.live(sendWithRetries(exchange, limits));
  return { result, tries, sentAt, timeouts, scheduler };
}

test('a success is returned after one try', async () => {
  expect(await send([ok])).toMatchObject({ result: ok, tries: 1, sentAt: [0] });
});

test('a failure that a retry cannot help is returned after one try', async () => {
  expect(await send([response(404)])).toMatchObject({ result: { status: 404 }, tries: 1 });
});

test('transient failures are retried with backoff, until a try succeeds', async () => {
  expect(await send([reset, response(502), ok])).toMatchObject({
    result: ok,
    tries: 3,
    sentAt: [0, 250, 750],
  });
});

test('after the last retry its failure is returned', async () => {
  expect(await send([reset], {}, { maxRetries: 2 })).toMatchObject({ result: reset, tries: 3 });
  expect(await send([response(502)], {}, { maxRetries: 0 })).toMatchObject({
    result: { status: 502 },
    tries: 1,
  });
});

test('an error that is not a network error is thrown', async () => {
  const error = new StepError('protocol', 'It is no JSON.', 'Check the URL.');
  await expect(send([error])).rejects.toBe(error);
});

test('each try may take no longer than the request timeout, nor than the time that is left', async () => {
  const { timeouts } = await send([reset, ok], {}, { deadline: 12_000, takesMs: 5_000 });
  expect(timeouts).toEqual([10_000, 6_750]);
});

test('no retry is sent at or after the deadline', async () => {
  expect((await send([reset], {}, { deadline: 750 })).sentAt).toEqual([0, 250]);
  expect((await send([reset], {}, { deadline: 751 })).sentAt).toEqual([0, 250, 750]);
});

test('if the deadline ends a retry, the result is that of the try before it', async () => {
  const done = await send([response(502), reset], {}, { deadline: 6_000, takesMs: 4_000 });
  expect(done).toMatchObject({ result: { status: 502 }, tries: 1, sentAt: [0, 4_250] });
  expect(await send([reset], {}, { deadline: 3_000, takesMs: 4_000 })).toMatchObject({
    result: null,
    tries: 0,
  });
});

test('onStart is called once, before the first try', async () => {
  const calls: string[] = [];
  await send([reset, ok], { onStart: () => calls.push('start'), onFailure: () => calls.push('failure') });
  expect(calls).toEqual(['start', 'failure']);
});

test('with onFailure the number of retries has no limit, and each failure is named', async () => {
  const failures: string[] = [];
  const done = await send(
    [reset, response(503), ok],
    { onFailure: (failure) => failures.push(failure) },
    { maxRetries: 0 },
  );
  expect(done).toMatchObject({ result: ok, tries: 3 });
  expect(failures).toEqual(['reset', 'GitLab returned 503']);
});

test('with onFailure the last retry is sent one second before the deadline, however long the backoff', async () => {
  const watched = { onFailure: () => {} };
  expect((await send([reset], watched, { deadline: 10_000 })).sentAt).toEqual([
    0, 250, 750, 1_750, 3_750, 7_750, 9_000,
  ]);
  expect((await send([reset], {}, { deadline: 10_000 })).sentAt).toEqual([0, 250, 750, 1_750, 3_750, 7_750]);
});

test('a delay that GitLab requests is never shortened', async () => {
  const limited = response(503, { 'retry-after': '60' });
  expect((await send([limited], { onFailure: () => {} }, { deadline: 30_000 })).sentAt).toEqual([0]);
  expect((await send([limited, ok], { onFailure: () => {} }, { deadline: 90_000 })).sentAt).toEqual([
    0, 60_000,
  ]);
});

test('a requested delay of zero does not prevent the last retry before the deadline', async () => {
  const limited = response(503, { 'retry-after': '0' });
  expect((await send([limited], { onFailure: () => {} }, { deadline: 10_000 })).sentAt.at(-1)).toBe(9_000);
});

test('beforeRetry may supply the result instead of a retry', async () => {
  const failures: Given[] = [];
  const beforeRetry: Exchange<HttpResponse>['beforeRetry'] = async (failure) => {
    failures.push(failure);
    return failures.length < 2 ? null : ok;
  };
  expect(await send([response(502), reset], { beforeRetry })).toMatchObject({ result: ok, tries: 2 });
  expect(failures).toEqual([response(502), reset]);
});

test('a 429 pauses all requests, unless it is from another server', async () => {
  const limited = response(429, { 'retry-after': '7' });
  expect((await send([limited, ok])).scheduler.pauses).toBe(1);
  expect((await send([limited, ok], { cost: 0 })).scheduler.pauses).toBe(0);
});
