/** How one run goes. Times are virtual milliseconds. */
export interface RunPlan {
  /** From scheduled to started; longer if all workers are busy. */
  queueMs?: number;
  /** From started to its end, at least. */
  runMs?: number;
  /** From started to the fetch: it misses what is pushed upstream later than this. */
  fetchAtMs?: number;
  outcome?: Outcome;
  /** So many polls show `failed` without its message. */
  messageAfterPolls?: number;
  afterFetch?: () => void | Promise<void>;
}

export type Outcome =
  | 'git'
  /** Finished, without contact to upstream. */
  | 'nothing-new'
  | 'canceled'
  | 'stuck-started'
  | 'stuck-scheduled'
  | { fail: string; refsArrive?: boolean }
  | { failUnstarted: string };

export interface Run {
  scheduledAt: number;
  startedAt: number | null;
  endedAt: number | null;
  outcome: 'running' | 'finished' | 'failed' | 'canceled';
  message: string | null;
}
