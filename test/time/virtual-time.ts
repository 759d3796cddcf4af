/** One clock for the step, the embedded GitLab and child processes. It stands still while anything is in progress. */
import { setImmediate } from 'node:timers/promises';
import type { Clock as StepClock } from '../../src/base/clock.ts';
import { type Cancel, type ManualClock, manualClock, sleepOn, type Time } from '../gitlab/clock.ts';
import { clientEnds, forgetClosed, type ReportedEnd, stamp, transit, work } from './census.mjs';

/** Another process on this clock. */
export interface Participant {
  /** Its last report: until when it is idle, and its connections. null until it has responded. */
  report: { idleUntil: number | null; ends: ReportedEnd[] } | null;
  /** Requests a report. `isAgreed`: the last report matches what this process knows about the connections. */
  requestReport(now: number, isAgreed: boolean): void;
}

/** Time advances after this many rounds of the event loop in which nothing happens. */
const quietRounds = 3;

/** Work that shows no progress for this long is stuck, however busy the machine is. */
const patienceMs = 120_000;

/** A condition that is not met within this time never will be. */
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
    return sleepOn(this, ms, signal);
  }

  /** Adds a process to this clock; returns a function that removes it. */
  join(participant: Participant): () => void {
    this.#participants.add(participant);
    participant.requestReport(this.now(), false);
    return () => void this.#participants.delete(participant);
  }

  /** Lets time pass until the work is finished. */
  live<T>(work: Promise<T>): Promise<T> {
    this.#lives++;
    const end = () => void this.#lives--;
    work.then(end, end);
    this.#driving ??= this.#drive().finally(() => {
      this.#driving = null;
    });
    // The race reports work that fails. Time that is stuck is reported by whichever work notices it first.
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
      if (met.length === 0) this.#advance();
      if (this.now() - begun > maxLifeMs) throw new Error(this.#describe('this never happened:'));
    }
  }

  /** Resolves to true as soon as nothing is in progress, and to false if no work is left to wait for. */
  async #settle(): Promise<boolean> {
    let last = stamp();
    let changedAt = performance.now();
    for (let quiet = 0; quiet < quietRounds; ) {
      await setImmediate();
      if (this.#lives === 0) return false;
      const now = stamp();
      const reason = this.#inProgress();
      if (now !== last) {
        last = now;
        quiet = 0;
        changedAt = performance.now();
      } else if (reason === null) {
        quiet++;
      } else {
        quiet = 0;
        const waitedMs = performance.now() - changedAt;
        if (waitedMs > patienceMs) throw new Error(this.#describe(`stuck at ${reason}, waiting for:`));
        // Leaves the processor to the other processes.
        await new Promise<void>((resolve) => realTimeout(resolve, waitedMs < 5 ? 0 : 1));
      }
    }
    return true;
  }

  #inProgress(): string | null {
    const own = work() ?? transit(clientEnds());
    if (own !== null) return own;
    const others = [...this.#participants];
    const reports = others.map(({ report }) => report);
    if (reports.includes(null)) return 'another process that is busy';
    const reason = transit(reports.flatMap((report) => report?.ends ?? []));
    const isStarting = reports.some((report) => report?.idleUntil === null);
    if (reason === null && !isStarting) return this.#next() === null ? 'nothing to wait for' : null;
    // A report may be outdated, so a new one is requested as soon as everything else is idle.
    for (const other of others) {
      other.report = null;
      other.requestReport(this.now(), false);
    }
    return reason ?? 'another process that is starting';
  }

  #next(): number | null {
    const dues = [...this.#participants].map(({ report }) => report?.idleUntil ?? null);
    const known = [this.#clock.due, ...dues].filter((due) => due !== null);
    return known.length > 0 || this.#conditions.size > 0 ? Math.min(...known) : null;
  }

  #advance(): void {
    const next = this.#next() ?? Number.POSITIVE_INFINITY;
    const { due } = this.#clock;
    if (due !== null && due <= next) this.#clock.leap();
    else if (Number.isFinite(next)) this.#clock.advance(Math.max(0, next - this.now()));
    for (const participant of this.#participants) {
      participant.report = null;
      participant.requestReport(this.now(), true);
    }
  }

  #describe(words: string): string {
    const conditions = [...this.#conditions].map(({ isMet }) => String(isMet)).join(', ');
    return `${words} ${conditions || 'the work to finish'}`;
  }
}
