import { PassThrough, Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { handOver } from '../../src/platform/output.ts';
import { VirtualTime } from '../time/virtual-time.ts';

const quarterHourMs = 900_000;

function setting() {
  const time = new VirtualTime();
  const cancellation = new AbortController();
  const deadline = time.now() + quarterHourMs;
  const bounds = { clock: time, deadline, cancelled: cancellation.signal };
  const cancel = () => cancellation.abort(new Error('cancelled'));
  const begun = time.now();
  return { time, bounds, cancel, elapsed: () => time.now() - begun };
}

/** A stream that nobody reads until `resume` is called. */
function unread() {
  let resume = () => {};
  const stream = new Writable({
    write(_chunk, _encoding, done) {
      resume = done;
    },
  });
  return { stream, resume: () => resume() };
}

test('a reader may pause until the deadline', async () => {
  const { time, bounds, elapsed } = setting();
  const { stream, resume } = unread();
  time.after(quarterHourMs - 1, resume);
  expect(await time.live(handOver('text', stream, bounds))).toBeNull();
  expect(elapsed()).toBe(quarterHourMs - 1);
});

test('a reader that never reads is an error at the deadline', async () => {
  const { time, bounds, elapsed } = setting();
  const error = await time.live(handOver('text', unread().stream, bounds));
  expect(error?.message).toBe('it was not read before the timeout');
  expect(elapsed()).toBe(quarterHourMs);
});

test('a reader gets one second if the deadline has passed', async () => {
  const { time, bounds, elapsed } = setting();
  const passed = { ...bounds, deadline: time.now() - 1 };
  expect(await time.live(handOver('text', unread().stream, passed))).toBeInstanceOf(Error);
  expect(elapsed()).toBe(1_000);
});

test.each([0, 60_000])(
  'a reader gets one second after a signal, even %d ms after the first byte',
  async (ms) => {
    const { time, bounds, cancel, elapsed } = setting();
    if (ms === 0) cancel();
    else time.after(ms, cancel);
    const error = await time.live(handOver('text', unread().stream, bounds));
    expect(error?.message).toBe('it was not read within a second of the cancellation');
    expect(elapsed()).toBe(ms + 1_000);
  },
);

test('a closed pipe is an error, and does not end the process', async () => {
  const { bounds } = setting();
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  expect(await handOver('text', stream, bounds)).toMatchObject({ code: 'EPIPE' });
});

test('the text is written unchanged', async () => {
  const { bounds } = setting();
  const stream = new PassThrough();
  expect(await handOver('é\n', stream, bounds)).toBeNull();
  stream.end();
  expect(await textOf(stream)).toBe('é\n');
});
