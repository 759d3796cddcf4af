/** One time for the step, the embedded GitLab and processes: it stands still while anything is on its way. */
import { setImmediate } from 'node:timers/promises';
import type { Clock as StepClock } from '../../src/base/clock.ts';
import { type Cancel, type ManualClock, manualClock, type Time } from '../gitlab/clock.ts';
import { clientEnds, forgetClosed, type ReportedEnd, stamp, transit, work } from './census.mjs';

/** Another process that lives in this time. */
export interface Participant {
  /** What it reported last: until when it is idle, and its connections. null while it has not answered. */
  report: { idleUntil: number | null; ends: ReportedEnd[] } | null;
  /** Asks for a report; `isAgreed` if the last one matched what this process knows of the connections. */
  ask(now: number, isAgreed: boolean): void;
}

/** Rounds of the event loop in which nothing may happen, for time to move. */
const quietRounds = 3;

/** Nothing that a machine works on takes this long, however busy it is, without anything happening. */
const patienceMs = 120_000;

/** What a test waits for happens within this time, or never. */
const maxLifeMs = 14 * 86_400_000;

const realTimeout = globalThis.setTimeout;

export class VirtualTime implements Time, StepClock {
  readonly #clock: ManualClock;
  readonly #participants = new Set<Participant>();
  readonly #conditions = new Set<{ isMet: () => boolean; resolve: () => void }>();
  #lives = 0;
  #driving: Promise<void> | null = null;

  constructor(start?: number) {
    this.#clock = manualClock(start);
  }

  now(): number {
    return this.#clock.now();
  }

  after(ms: number, action: () => void): Cancel {
    return this.#clock.after(ms, action);
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const cancel = this.after(ms, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      const stop = () => {
        cancel();
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  /** Has a process take part; returns what ends that. */
  join(participant: Participant): () => void {
    this.#participants.add(participant);
    participant.ask(this.now(), false);
    return () => void this.#participants.delete(participant);
  }

  /** Lets time pass until the work has ended. */
  live<T>(work: Promise<T>): Promise<T> {
    this.#lives++;
    const end = () => void this.#lives--;
    work.then(end, end);
    this.#driving ??= this.#drive().finally(() => {
      this.#driving = null;
    });
    // The work that fails is reported by the race; time that stands still, by whichever is the first to see it.
    this.#driving.catch(() => {});
    return Promise.race([work, this.#driving.then(() => work)]);
  }

  /** Lets time pass until the condition is met. */
  until(isMet: () => boolean): Promise<void> {
    return this.live(new Promise((resolve) => this.#conditions.add({ isMet, resolve })));
  }

  async #drive(): Promise<void> {
    const begun = this.now();
    while (this.#lives > 0) {
      if (!(await this.#settle())) return;
      forgetClosed();
      const met = [...this.#conditions].filter(({ isMet }) => isMet());
      for (const condition of met) {
        this.#conditions.delete(condition);
        condition.resolve();
      }
      if (met.length === 0) this.#leap();
      if (this.now() - begun > maxLifeMs) throw new Error(this.#complaint('waited in vain for'));
    }
  }

  /** Resolves to true as soon as nothing is on its way; to false if there is nobody left to wait for. */
  async #settle(): Promise<boolean> {
    let last = stamp();
    let changedAt = performance.now();
    for (let quiet = 0; quiet < quietRounds; ) {
      await setImmediate();
      if (this.#lives === 0) return false;
      const now = stamp();
      const reason = this.#underWay();
      if (now !== last) {
        last = now;
        quiet = 0;
        changedAt = performance.now();
      } else if (reason === null) {
        quiet++;
      } else {
        quiet = 0;
        const waitedMs = performance.now() - changedAt;
        if (waitedMs > patienceMs) throw new Error(this.#complaint(`time stands still over ${reason}:`));
        // The other processes need the processor too.
        await new Promise<void>((resolve) => realTimeout(resolve, waitedMs < 5 ? 0 : 1));
      }
    }
    return true;
  }

  #underWay(): string | null {
    const own = work() ?? transit(clientEnds());
    if (own !== null) return own;
    const others = [...this.#participants];
    const reports = others.map(({ report }) => report);
    if (reports.includes(null)) return 'another process at work';
    const reason = transit(reports.flatMap((report) => report?.ends ?? []));
    const isStarting = reports.some((report) => report?.idleUntil === null);
    if (reason === null && !isStarting) return this.#next() === null ? 'nothing to wait for' : null;
    // What a process has reported may have been overtaken: it is asked again as soon as the rest is quiet.
    for (const other of others) {
      other.report = null;
      other.ask(this.now(), false);
    }
    return reason ?? 'another process that is starting';
  }

  #next(): number | null {
    const dues = [...this.#participants].map(({ report }) => report?.idleUntil ?? null);
    const known = [this.#clock.due, ...dues].filter((due) => due !== null);
    return known.length > 0 || this.#conditions.size > 0 ? Math.min(...known) : null;
  }

  #leap(): void {
    const next = this.#next() ?? Number.POSITIVE_INFINITY;
    const { due } = this.#clock;
    if (due !== null && due <= next) this.#clock.leap();
    else if (Number.isFinite(next)) this.#clock.advance(Math.max(0, next - this.now()));
    for (const participant of this.#participants) {
      participant.report = null;
      participant.ask(this.now(), true);
    }
  }

  #complaint(words: string): string {
    const conditions = [...this.#conditions].map(({ isMet }) => String(isMet)).join(', ');
    return `${words} ${conditions || 'the end of the work'}`;
  }
}
