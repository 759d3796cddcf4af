/** Selects API requests. */
export interface RequestFilter {
  method?: string;
  /** Tested on the raw path, without root and `/api/v4`. */
  path?: RegExp;
}

/** One API request as it was received, and its result. */
export interface RecordedRequest {
  method: string;
  /** Raw, with its query, without root and `/api/v4`. */
  path: string;
  body: unknown;
  headers: Record<string, string | string[] | undefined>;
  /** The server's time. */
  at: number;
  /** 0 as long as there is no response. */
  status: number;
  /** The status that the API returned, even if its response was lost; null if it never reached the API. */
  handled: number | null;
}

type Script = () => void | Promise<void>;

export function matchesRequest(
  { method, path }: RequestFilter,
  request: { method: string; path: string },
): boolean {
  return (
    (method === undefined || method === request.method) && (path === undefined || path.test(request.path))
  );
}

/** Scripts of a test, each run once, at the nth request that its filter selects. */
export class Scripts {
  #waiting: { filter: RequestFilter; countdown: number; script: Script }[] = [];

  add(filter: RequestFilter & { nth?: number }, script: Script): void {
    this.#waiting.push({ filter, countdown: filter.nth ?? 1, script });
  }

  async run(request: { method: string; path: string }): Promise<void> {
    const matching = this.#waiting.filter(({ filter }) => matchesRequest(filter, request));
    for (const waiting of matching) waiting.countdown--;
    const due = matching.filter(({ countdown }) => countdown === 0);
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
    for (const { script } of due) await script();
  }
}

/** The requests as lines like `GET /projects/7/mirror/pull → 200`, repeated GETs as one line that counts them. */
export function conversation(requests: RecordedRequest[], collapse: boolean): string[] {
  const lines: { text: string; count: number }[] = [];
  for (const { method, path, status } of requests) {
    const text = `${method} ${path} → ${status || 'no response'}`;
    const last = lines.at(-1);
    if (collapse && method === 'GET' && last?.text === text) last.count++;
    else lines.push({ text, count: 1 });
  }
  return lines.map(({ text, count }) => (count > 1 ? `${text} ×${count}` : text));
}
