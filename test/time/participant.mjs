/**
 * Loaded into a built program before the program itself (`node --import`): puts it on the clock of the process that started
 * it. That process sends the time over file descriptor 3, and this one reports until when it is idle.
 */
import { Socket } from 'node:net';
import { clientEnds, forgetClosed, stamp, work } from './census.mjs';

let current = Number(process.env.VIRTUAL_NOW);
const begun = current;
/** The simulated start-up time of Node, since some code takes zero for "not known". */
const startUpMs = 50;
const RealDate = Date;
const realTimeout = globalThis.setTimeout;
const realImmediate = globalThis.setImmediate;

/** @type {Timer[]} in the order in which they become due */
const timers = [];
let hasBegun = false;
let changes = 0;

class Timer {
  isRef = true;

  constructor(callback, ms, args, isRepeated) {
    Object.assign(this, { callback, args, isRepeated, ms: ms >= 1 && ms <= 2 ** 31 - 1 ? ms : 1 });
    hasBegun = true;
    this.start();
  }

  start() {
    changes++;
    this.due = current + this.ms;
    const at = timers.findIndex(({ due }) => due > this.due);
    timers.splice(at < 0 ? timers.length : at, 0, this);
    keepAlive();
  }

  close() {
    changes++;
    const at = timers.indexOf(this);
    if (at >= 0) timers.splice(at, 1);
    keepAlive();
    return this;
  }

  fire() {
    this.close();
    if (this.isRepeated) this.start();
    this.callback(...this.args);
  }

  refresh() {
    this.close();
    this.start();
    return this;
  }

  ref() {
    this.isRef = true;
    keepAlive();
    return this;
  }

  unref() {
    this.isRef = false;
    keepAlive();
    return this;
  }

  hasRef() {
    return this.isRef;
  }
}

globalThis.setTimeout = (callback, ms, ...args) => new Timer(callback, ms, args, false);
globalThis.setInterval = (callback, ms, ...args) => new Timer(callback, ms, args, true);
globalThis.clearTimeout = (timer) => void timer?.close?.();
globalThis.clearInterval = globalThis.clearTimeout;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [Math.floor(current)] : args));
  }

  static now() {
    return Math.floor(current);
  }
};
const uptimeMs = () => current - begun + startUpMs;
performance.now = uptimeMs;
process.uptime = () => uptimeMs() / 1_000;

/** Resolves when nothing is in progress in this process. */
async function settle() {
  const state = () => stamp() + changes * 1e3;
  let last = state();
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => realImmediate(resolve));
    const now = state();
    const isBusy = !hasBegun || work() !== null;
    quiet = isBusy || now !== last ? 0 : quiet + 1;
    if (isBusy && now === last) await new Promise((resolve) => realTimeout(resolve, 1).unref());
    last = now;
  }
}

const line = new Socket({ fd: 3, readable: true, writable: true });

/** Keeps the process alive exactly as long as a real timer would. */
function keepAlive() {
  if (timers.some(({ isRef }) => isRef)) line.ref();
  else line.unref();
}

async function advance({ n, now, isAgreed }) {
  if (isAgreed) forgetClosed();
  current = Math.max(current, now);
  await settle();
  while (timers[0]?.due <= current) {
    timers[0].fire();
    await settle();
  }
  line.write(`${JSON.stringify({ n, idleUntil: timers[0]?.due ?? Number.MAX_VALUE, ends: clientEnds() })}\n`);
}

let received = '';
let queue = Promise.resolve();
line.unref();
line.on('error', () => {});
line.on('data', (chunk) => {
  received += chunk;
  const messages = received.split('\n');
  received = messages.pop();
  for (const message of messages) queue = queue.then(() => advance(JSON.parse(message)));
});
