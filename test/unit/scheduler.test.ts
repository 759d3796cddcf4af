import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Priority, RequestScheduler } from '../../src/gitlab/scheduler.ts';
import { burstOf, spacingMs } from '../../src/gitlab/spacing.ts';
import type { HttpAnswer } from '../../src/network/http.ts';
import { seededRandom } from '../time/random.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const minute = 60_000;
/** By so much a request may take longer on its way to GitLab than another. */
const slack = 1_000;
const refusal: HttpAnswer = { status: 429, headers: {}, text: '', serverTime: null };

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
  const traffic = new RequestScheduler({ concurrency, requestsPerMinute }, bounds);
  const sent: { name: string; at: number }[] = [];
  let inFlight = 0;
  const state = { peak: 0 };
  const send = (name: string, turn: Priority = 'next', takesMs = 100, cost = 1) =>
    traffic.pass(
      turn,
      async () => {
        for (let made = 0; made < cost; made++) sent.push({ name, at: time.now() });
        state.peak = Math.max(state.peak, ++inFlight);
        await time.sleep(takesMs, cancellation.signal);
        inFlight--;
        return name;
      },
      cost,
    );
  return { time, traffic, sent, send, state, cancellation };
}

test('in any minute there are no more requests than the limit, even where GitLab counts, and in flight never more than allowed, whatever comes when', async () => {
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

test('after a silence some requests may follow each other at once; a limit of one a minute knows none', () => {
  expect(burstOf(600)).toBe(30);
  expect(burstOf(1)).toBe(1);
  expect(spacingMs(1)).toBe(minute + slack);
  expect(spacingMs(600)).toBeCloseTo(106.8, 1);
});

test('a mirror that was begun with goes before a new one, and both before looks, of which the longest due goes first', async () => {
  const { time, sent, send } = start({ concurrency: 1 });
  const all = [
    send('first'),
    send('look due at 30', 30),
    send('look due at 10', 10),
    send('look due at 20', 20),
    send('second look due at 10', 10),
    send('another mirror', 'new'),
    send('ask'),
  ];
  await time.live(Promise.all(all));
  expect(sent.map(({ name }) => name)).toEqual([
    'first',
    'ask',
    'another mirror',
    'look due at 10',
    'second look due at 10',
    'look due at 20',
    'look due at 30',
  ]);
});

test('when the time left is for one look at each waiting mirror only, looks go first', async () => {
  const { time, traffic, sent, send } = start({ concurrency: 1, deadline: 2_000 });
  const waits = Array.from({ length: 20 }, () => traffic.whileWaiting(() => time.sleep(1_900, never)));
  const all = [send('first'), send('ask'), send('look', 5)];
  await time.live(Promise.all([...waits, ...all]));
  expect(sent.map(({ name }) => name)).toEqual(['first', 'look', 'ask']);
  expect(traffic.roundMs).toBe(0);
});

const never = new AbortController().signal;

test('a rate limit holds everybody back, not only whom it met', async () => {
  const { time, traffic, sent, send } = start({ concurrency: 1 });
  const limited = traffic.pass('next', async () => traffic.pauseAll(20_000, refusal));
  await time.live(Promise.all([limited, send('a'), send('b', 3)]));
  expect(sent.map(({ at }) => at)).toEqual([20_000, 20_100]);
  expect(traffic.refusal).toBeNull();
});

test('after a rate limit one request goes alone, and the others only when GitLab has taken one', async () => {
  const { time, traffic, sent, send, state } = start();
  traffic.pauseAll(10_000, refusal);
  const probe = traffic.pass('next', async () => traffic.pauseAll(5_000, refusal));
  const others = [send('a'), send('b'), send('c')];
  const resume = async () => {
    await time.sleep(15_050, never);
    traffic.resumeAll();
  };
  await time.live(Promise.all([probe, ...others, resume()]));
  expect(sent.map(({ at }) => at)).toEqual([15_000, 15_100, 15_100]);
  expect(state.peak).toBe(2);
  expect(traffic.refusals).toBe(0);
});

test('refusals are counted by the pause and not by the request, and forgotten when GitLab takes one', async () => {
  const { time, traffic } = start();
  for (let count = 0; count < 5; count++) traffic.pauseAll(1_000, refusal);
  expect(traffic.refusals).toBe(1);
  await time.live(time.sleep(1_500, never));
  traffic.pauseAll(1_000, refusal);
  expect(traffic.refusals).toBe(2);
  traffic.resumeAll();
  expect(traffic.refusals).toBe(2);
  await time.live(time.sleep(1_500, never));
  traffic.resumeAll();
  expect(traffic.refusals).toBe(0);
});

test('the pause after a refusal grows with the refusals of all, and holds everybody back', async () => {
  const { time, traffic, sent, send } = start();
  const failed = { status: 429, serverTime: null };
  const pauses: number[] = [];
  for (let count = 0; count < 4; count++) {
    pauses.push(traffic.delayMs(failed, 0, refusal));
    await time.live(time.sleep(pauses.at(-1) ?? 0, never));
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses[3]).toBeGreaterThanOrEqual(0.8 * 24_000);
  const pause = traffic.delayMs(failed, 0, refusal);
  const before = time.now();
  await time.live(send('a'));
  expect(sent[0]?.at).toBeCloseTo(before + pause, 3);
});

test('any other fault lets the others go on', async () => {
  const { time, traffic, sent, send } = start();
  expect(traffic.delayMs({ status: 502, serverTime: null }, 0, null)).toBeLessThanOrEqual(500);
  await time.live(send('a'));
  expect(sent[0]?.at).toBe(0);
});

test('a shorter pause does not end a longer one', async () => {
  const { time, traffic, sent, send } = start();
  traffic.pauseAll(20_000, refusal);
  traffic.pauseAll(1_000, refusal);
  await time.live(send('a'));
  expect(sent[0]?.at).toBe(20_000);
});

test('where a rate limit lasts until the end of the step, nobody waits for it, and the refusal is told', async () => {
  const { time, traffic, send } = start({ deadline: minute });
  const early = send('early');
  traffic.pauseAll(2 * minute, refusal);
  expect(await time.live(Promise.all([early, send('a'), send('b', 1)]))).toEqual(['early', null, null]);
  expect(time.now()).toBeLessThan(1_000);
  expect(traffic.refusal).toBe(refusal);
});

test('a request whose turn does not come in time is told so at the deadline', async () => {
  const { time, send } = start({ requestsPerMinute: 1, deadline: 90_000 });
  expect(await time.live(Promise.all([send('a'), send('b'), send('c')]))).toEqual(['a', 'b', null]);
  expect(time.now()).toBe(90_000);
  expect(await send('too late')).toBeNull();
});

test('a cancelled step lets nobody wait', async () => {
  const { time, send, cancellation } = start({ requestsPerMinute: 1 });
  const all = Promise.allSettled([send('a'), send('b'), send('c', 4)]);
  const cancel = async () => {
    await time.sleep(50, never);
    cancellation.abort(new Error('cancelled'));
  };
  const [, ended] = await time.live(Promise.all([cancel(), all]));
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(send('later')).rejects.toThrow('cancelled');
});

test('a request that throws gives its turn to the next', async () => {
  const { time, traffic, send } = start({ concurrency: 1 });
  const broken = traffic.pass('next', () => Promise.reject(new Error('broken')));
  const next = send('next');
  await expect(time.live(broken)).rejects.toThrow('broken');
  expect(await time.live(next)).toBe('next');
});
