/**
 * A GitLab without sockets, for hundreds of thousands of random histories: the step sends its requests through `send` instead of
 * HTTP, and everything above that is real. Time passes only while all work waits for it.
 */
import { setImmediate } from 'node:timers/promises';
import type { Clock as StepClock } from '../../src/base/clock.ts';
import { NetworkError } from '../../src/base/errors.ts';
import type { Http, HttpRequest, HttpResponse } from '../../src/network/http.ts';
import type { ApiResponse } from './api.ts';
import type { Application } from './application.ts';
import { type Cancel, type ManualClock, manualClock, sleepOn, type Time } from './clock.ts';
import { isAnswered, isHandled } from './failures.ts';
import type { Git } from './git.ts';
import { type CommitSummary, type RefSummary, Repository } from './repository.ts';
import type { RecordedRequest } from './requests.ts';
import { apiRequest } from './server.ts';

/** Nothing that a step waits for takes longer or more actions than this. */
const maxLifeMs = 86_400_000;
const maxLeaps = 100_000;

/** A time in which only promises and timers count: nothing else may be in progress. */
export class MemoryTime implements Time, StepClock {
  readonly #clock: ManualClock;

  constructor(start: number) {
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

  /** Lets time pass until the work has finished. */
  async live<T>(work: Promise<T>): Promise<T> {
    const begun = this.now();
    let isFinished = false;
    const end = () => {
      isFinished = true;
    };
    work.then(end, end);
    for (let leaps = 0; ; leaps++) {
      // Everything that can proceed without time has done so before this resolves.
      await setImmediate();
      if (isFinished) return work;
      const isEndless = leaps > maxLeaps || this.now() - begun > maxLifeMs;
      if (this.#clock.due === null || isEndless) throw new Error('this never finished');
      this.#clock.leap();
    }
  }
}

/** Sends requests to a GitLab in this process, as HTTP would. */
export class MemoryHttp implements Pick<Http, 'send'> {
  /** In the order in which GitLab received them. */
  readonly requests: RecordedRequest[] = [];
  readonly #application: Application;
  readonly #time: MemoryTime;
  readonly #headers: Record<string, string>;
  readonly #latencyMs: () => number;

  /** @param latencyMs called for each request: how long it takes, half of that until GitLab receives it */
  constructor(application: Application, time: MemoryTime, token: string, latencyMs: () => number) {
    this.#application = application;
    this.#time = time;
    this.#headers = { 'private-token': token, 'content-type': 'application/json' };
    this.#latencyMs = latencyMs;
  }

  async send(
    { method, url, body }: HttpRequest,
    timeoutMs: number,
    cancelled: AbortSignal,
  ): Promise<HttpResponse> {
    const { clock, failures, url: base } = this.#application;
    const latencyMs = this.#latencyMs();
    const arrivalMs = Math.ceil(latencyMs / 2);
    const rest = async (ms: number): Promise<void> => this.#time.sleep(ms, cancelled);
    const noAnswer = async (after: number): Promise<never> => {
      await rest(Math.max(0, timeoutMs - after));
      throw new NetworkError(`no complete response within ${Math.ceil(timeoutMs / 100) / 10}s`);
    };
    if (arrivalMs > timeoutMs) return noAnswer(0);
    await rest(arrivalMs);
    const record: RecordedRequest = {
      method,
      path: url.slice(`${base}/api/v4`.length),
      body: body ?? null,
      headers: this.#headers,
      at: clock.now(),
      status: 0,
      handled: null,
    };
    this.requests.push(record);
    const failure = failures.take(record, record.at);
    let answer: ApiResponse = { status: 200 };
    if (isHandled(failure)) {
      answer = await this.#application.handle(
        apiRequest(record, body === undefined ? '' : JSON.stringify(body)),
      );
      record.handled = answer.status;
    }
    const date = new Date(clock.now()).toUTCString();
    if (failure?.stall !== undefined || latencyMs > timeoutMs) return noAnswer(arrivalMs);
    await rest(latencyMs - arrivalMs);
    if (!isAnswered(failure)) throw new NetworkError('read ECONNRESET');
    const { status, body: content, headers } = failure?.respond ?? answer;
    record.status = status;
    return responseOf({ status, body: content, ...(headers ? { headers } : {}) }, date);
  }
}

function responseOf({ status, body, headers = {} }: ApiResponse, date: string): HttpResponse {
  const isText = typeof body === 'string';
  return {
    status,
    headers: {
      'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
      date,
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    },
    text: isText ? body : body === undefined ? '' : JSON.stringify(body),
    serverTime: Date.parse(date),
  };
}

/** A repository whose branches point to commits without content. */
export class MemoryRepository extends Repository {
  readonly #branches = new Map<string, string>();

  constructor(git: Git) {
    super(git, '', '');
  }

  setBranch(name: string, commit: string): void {
    this.#branches.set(name, commit);
  }

  override async refs(): Promise<Map<string, string>> {
    return new Map([...this.#branches].map(([name, commit]) => [`refs/heads/${name}`, commit]));
  }

  override async describe(pattern: string): Promise<RefSummary[]> {
    return [...this.#branches]
      .filter(([name]) => `refs/heads/${name}`.startsWith(pattern))
      .map(([name, id]) => ({ name, target: id, message: null, commit: commitOf(id) }));
  }

  override async findCommit(name: string): Promise<CommitSummary | null> {
    return [...this.#branches.values()].includes(name) ? commitOf(name) : null;
  }

  override async mergeBase(a: string, b: string): Promise<{ base: string | null; unknown: string[] }> {
    const unknown = [a, b].filter((name) => ![...this.#branches.values()].includes(name));
    return { base: null, unknown };
  }
}

function commitOf(id: string): CommitSummary {
  return { id, title: 'Change', committedAt: new Date(0).toISOString() };
}
