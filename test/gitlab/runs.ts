/** How one run goes. Times are virtual milliseconds. */
export interface RunPlan {
  /** From scheduled to started; longer where all workers are busy. */
  queueMs?: number;
  /** From started to its end, at least. */
  runMs?: number;
  /** From started to the fetch: what is pushed upstream later than this is not in it. */
  fetchAtMs?: number;
  outcome?: Outcome;
  /** After so many looks at `failed` its message is there. */
  messageAfterLooks?: number;
  afterFetch?: () => void | Promise<void>;
}

export type Outcome =
  | 'git'
  /** Finished, without a look at upstream. */
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
