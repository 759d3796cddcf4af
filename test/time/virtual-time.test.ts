import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { removeFolder } from '../platform.ts';
import { startProgram } from './child.ts';
import { VirtualTime } from './virtual-time.ts';

const hourMs = 3_600_000;
const never = new AbortController().signal;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  server.keepAliveTimeout = 0;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs a program on this clock. */
async function runProgram(time: VirtualTime, source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'program-'));
  onTestFinished(() => removeFolder(folder));
  const file = join(folder, 'program.mjs');
  await writeFile(file, source);
  const child = startProgram([file], { time, env: { PATH: process.env.PATH } });
  const [printed] = await time.live(Promise.all([text(child.stdout), child.exited('close')]));
  return printed.trim();
}

test('time jumps to the end of the next sleep', async () => {
  const time = new VirtualTime(0);
  const woken: string[] = [];
  const sleep = async (name: string, ms: number) => {
    await time.sleep(ms, never);
    woken.push(`${name} at ${time.now()}`);
  };
  await time.live(Promise.all([sleep('late', hourMs), sleep('early', 10)]));
  expect(woken).toEqual(['early at 10', `late at ${hourMs}`]);
});

test('time stands still while nothing waits for it', async () => {
  const time = new VirtualTime(0);
  let isOver = false;
  time.after(1, () => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOver).toBe(false);
});

test('time stands still while a child process runs, however long that takes', async () => {
  const time = new VirtualTime(0);
  void time.sleep(hourMs, never);
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => console.log("done"), 200)']);
  expect(await time.live(text(child.stdout))).toBe('done\n');
  expect(time.now()).toBe(0);
});

test('time stands still while bytes are in transit', async () => {
  const time = new VirtualTime(0);
  const large = Buffer.alloc(20_000_000);
  const url = await serve((_, response) => response.end(large));
  const work = async () => {
    for (let round = 0; round < 3; round++) await (await fetch(url)).arrayBuffer();
  };
  void time.sleep(1, never);
  await time.live(work());
  expect(time.now()).toBe(0);
});

test('time advances while a request gets no response', async () => {
  const time = new VirtualTime(0);
  const url = await serve(() => {});
  const abortion = new AbortController();
  time.after(hourMs, () => abortion.abort());
  await expect(time.live(fetch(url, abortion))).rejects.toThrow();
  expect(time.now()).toBe(hourMs);
});

test('until waits through any number of timers, and time stands still once the condition is met', async () => {
  const time = new VirtualTime(0);
  let count = 0;
  const tick = (): void => {
    count++;
    time.after(60_000, tick);
  };
  tick();
  await time.until(() => count > 10);
  expect(time.now()).toBe(600_000);
});

test('the error for a condition that is never met names the condition', async () => {
  const time = new VirtualTime(0);
  const tick = (): void => void time.after(hourMs, tick);
  tick();
  let isMet = false;
  await expect(time.until(() => isMet)).rejects.toThrow('this never happened: () => isMet');
  isMet = true;
});

test('a child process shares the clock', async () => {
  const time = new VirtualTime(0);
  let requestedAt = 0;
  const url = await serve((_, response) => {
    requestedAt = time.now();
    response.end('answer');
  });
  const printed = await runProgram(
    time,
    `const begun = Date.now();
     await new Promise((resolve) => setTimeout(resolve, ${hourMs}));
     const answer = await (await fetch('${url}')).text();
     await new Promise((resolve) => setTimeout(resolve, 500));
     console.log(answer, Date.now() - begun, Math.round(process.uptime()));
     process.exit();`,
  );
  expect(printed).toBe(`answer ${hourMs + 500} ${hourMs / 1_000 + 1}`);
  expect(requestedAt).toBe(hourMs);
  expect(time.now()).toBe(hourMs + 500);
});
