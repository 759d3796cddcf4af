import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendWithRetries } from '../../src/gitlab/retry.ts';
import { burstOf, type Priority, RequestScheduler, spacingMs } from '../../src/gitlab/scheduler.ts';
import type { HttpResponse } from '../../src/network/http.ts';
import { seededRandom } from '../time/random.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const minute = 60_000;
/** How much longer one request may take to arrive at GitLab than another. */
const slack = 1_000;
const rejection: HttpResponse = { status: 429, headers: {}, text: '', serverTime: null };

function start({ concurrency = 8, requestsPerMinute = 600, deadline = 60 * minute } = {}) {
  const time = new VirtualTime(0);
  const cancellation = new AbortController();
  const bounds = {
    clock: time,
    random: seededRandom(1),
    deadline,
    cancelled: cancellation.signal,
    debug: () => {},
  };
  const scheduler = new RequestScheduler({ concurrency, requestsPerMinute }, bounds);
  const sent: { name: string; at: number }[] = [];
  let inFlight = 0;
  const state = { peak: 0 };
  const send = (name: string, priority: Priority = 'next', takesMs = 100, cost = 1) =>
    scheduler.schedule(
      priority,
      async () => {
        for (let made = 0; made < cost; made++) sent.push({ name, at: time.now() });
        state.peak = Math.max(state.peak, ++inFlight);
        await time.sleep(takesMs, cancellation.signal);
        inFlight--;
        return name;
      },
      cost,
    );
  const exchange = (status: number, maxRetries: number, cost = 1) => {
    const sentAt: number[] = [];
    const done = sendWithRetries(
      {
        send: async () => {
          sentAt.push(time.now());
          return { ...rejection, status };
        },
        transientFailure: (result) => result,
        cost,
      },
      { bounds, scheduler, requestTimeoutMs: 1_000, maxRetries },
    );
    return { sentAt, done };
  };
  return { time, scheduler, sent, send, exchange, state, cancellation };
}

test('neither the requests per minute, as GitLab counts them, nor the requests in flight exceed their limits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(
        fc.record({
          at: fc.nat(4 * minute),
          count: fc.integer({ min: 1, max: 60 }),
          takes: fc.nat(9_000),
          cost: fc.integer({ min: 0, max: 3 }),
        }),
        { maxLength: 12 },
      ),
      async (requestsPerMinute, concurrency, crowds) => {
        const { time, send, sent, state, cancellation } = start({
          requestsPerMinute,
          concurrency,
          deadline: 20 * minute,
        });
        const crowd = async ({ at, count, takes, cost }: (typeof crowds)[number]) => {
          await time.sleep(at, cancellation.signal);
          await Promise.all(
            Array.from({ length: count }, () => send('a', 'new', takes, Math.min(cost, requestsPerMinute))),
          );
        };
        await time.live(Promise.all(crowds.map(crowd)));
        for (const [index, { at }] of sent.entries()) {
          const later = sent[index + requestsPerMinute];
          if (later !== undefined) expect(later.at - at).toBeGreaterThanOrEqual(minute + slack - 0.001);
        }
        expect(state.peak).toBeLessThanOrEqual(concurrency);
      },
    ),
    { numRuns: 150 },
  );
});

test('after a pause, a twentieth of the limit may be sent at once, and at least one', () => {
  expect(burstOf(600)).toBe(30);
  expect(burstOf(1)).toBe(1);
  expect(spacingMs(1)).toBe(minute + slack);
  expect(spacingMs(600)).toBeCloseTo(106.8, 1);
});

test('mirrors in progress go first, then new ones, then polls in the order in which they became due', async () => {
  const { time, sent, send } = start({ concurrency: 1 });
  const all = [
    send('first'),
    send('poll due at 30', 30),
    send('poll due at 10', 10),
    send('poll due at 20', 20),
    send('second poll due at 10', 10),
    send('another mirror', 'new'),
    send('trigger'),
  ];
  await time.live(Promise.all(all));
  expect(sent.map(({ name }) => name)).toEqual([
    'first',
    'trigger',
    'another mirror',
    'poll due at 10',
    'second poll due at 10',
    'poll due at 20',
    'poll due at 30',
  ]);
});

test('polls go first when the time left is only enough to poll each waiting mirror once', async () => {
  const { time, scheduler, sent, send } = start({ concurrency: 1, deadline: 2_000 });
  const waits = Array.from({ length: 20 }, () => scheduler.countAsWaiting(() => time.sleep(1_900, never)));
  const all = [send('first'), send('trigger'), send('poll', 5)];
  await time.live(Promise.all([...waits, ...all]));
  expect(sent.map(({ name }) => name)).toEqual(['first', 'poll', 'trigger']);
  expect(scheduler.roundMs).toBe(0);
});

const never = new AbortController().signal;

test('a 429 pauses the requests of all mirrors', async () => {
  const { time, scheduler, sent, send } = start({ concurrency: 1 });
  const limited = scheduler.schedule('next', async () => scheduler.pauseAll(20_000, rejection));
  await time.live(Promise.all([limited, send('a'), send('b', 3)]));
  expect(sent.map(({ at }) => at)).toEqual([20_000, 20_100]);
  expect(scheduler.finalRejection).toBeNull();
});

test('after the pause for a 429, one request is sent alone, and the others when GitLab has accepted it', async () => {
  const { time, scheduler, sent, send, state } = start();
  scheduler.pauseAll(10_000, rejection);
  const probe = scheduler.schedule('next', async () => scheduler.pauseAll(5_000, rejection));
  const others = [send('a'), send('b'), send('c')];
  const resume = async () => {
    await time.sleep(15_050, never);
    scheduler.resetPauses();
  };
  await time.live(Promise.all([probe, ...others, resume()]));
  expect(sent.map(({ at }) => at)).toEqual([15_000, 15_100, 15_100]);
  expect(state.peak).toBe(2);
  expect(scheduler.pauses).toBe(0);
});

test('rejections are counted per pause and not per request, until GitLab accepts a request', async () => {
  const { time, scheduler } = start();
  for (let count = 0; count < 5; count++) scheduler.pauseAll(1_000, rejection);
  expect(scheduler.pauses).toBe(1);
  await time.live(time.sleep(1_500, never));
  scheduler.pauseAll(1_000, rejection);
  expect(scheduler.pauses).toBe(2);
  scheduler.resetPauses();
  expect(scheduler.pauses).toBe(2);
  await time.live(time.sleep(1_500, never));
  scheduler.resetPauses();
  expect(scheduler.pauses).toBe(0);
});

test('the pause after a 429 grows with the rejections of all requests, and applies to all', async () => {
  const { time, sent, send, exchange } = start();
  const sentAt: number[] = [];
  for (let count = 0; count < 5; count++) {
    const rejected = exchange(429, 0);
    await time.live(rejected.done);
    sentAt.push(...rejected.sentAt);
  }
  await time.live(send('a'));
  sentAt.push(sent[0]?.at ?? Number.NaN);
  const pauses = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  expect(pauses).toHaveLength(5);
  expect(pauses).toEqual(pauses.toSorted((x, y) => x - y));
  expect(pauses[3]).toBeGreaterThanOrEqual(0.8 * 24_000);
});

test.each([
  ['a 502 of GitLab', 502, 1],
  ['a 429 of another server', 429, 0],
])('%s delays only its own retry', async (_name, status, cost) => {
  const { time, scheduler, sent, send, exchange } = start();
  const { sentAt, done } = exchange(status, 1, cost);
  await time.live(Promise.all([done, send('a')]));
  expect(sent[0]?.at).toBe(0);
  expect(sentAt).toHaveLength(2);
  expect(sentAt[1]).toBeGreaterThan(0);
  expect(scheduler.pauses).toBe(0);
});

test('a shorter pause does not shorten a longer one', async () => {
  const { time, scheduler, sent, send } = start();
  scheduler.pauseAll(20_000, rejection);
  scheduler.pauseAll(1_000, rejection);
  await time.live(send('a'));
  expect(sent[0]?.at).toBe(20_000);
});

test('if a pause lasts until the deadline, requests fail at once and the 429 is reported', async () => {
  const { time, scheduler, send } = start({ deadline: minute });
  const early = send('early');
  scheduler.pauseAll(2 * minute, rejection);
  expect(await time.live(Promise.all([early, send('a'), send('b', 1)]))).toEqual(['early', null, null]);
  expect(time.now()).toBeLessThan(1_000);
  expect(scheduler.finalRejection).toBe(rejection);
});

test('a request that cannot be sent in time fails at the deadline', async () => {
  const { time, send } = start({ requestsPerMinute: 1, deadline: 90_000 });
  expect(await time.live(Promise.all([send('a'), send('b'), send('c')]))).toEqual(['a', 'b', null]);
  expect(time.now()).toBe(90_000);
  expect(await send('too late')).toBeNull();
});

test('cancellation stops all waiting', async () => {
  const { time, send, cancellation } = start({ requestsPerMinute: 1 });
  const all = Promise.allSettled([send('a'), send('b'), send('c', 4)]);
  const cancel = async () => {
    await time.sleep(50, never);
    cancellation.abort(new Error('cancelled'));
  };
  const [, settled] = await time.live(Promise.all([cancel(), all]));
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(send('later')).rejects.toThrow('cancelled');
});

test('a request that throws does not stop the next one', async () => {
  const { time, scheduler, send } = start({ concurrency: 1 });
  const broken = scheduler.schedule('next', () => Promise.reject(new Error('broken')));
  const next = send('next');
  await expect(time.live(broken)).rejects.toThrow('broken');
  expect(await time.live(next)).toBe('next');
});
