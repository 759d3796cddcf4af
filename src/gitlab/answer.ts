/** What an answer of GitLab's means: its JSON, or the failure that it stands for. Pure. */

import { type ErrorKind, StepError } from '../base/errors.ts';
import type { HttpAnswer } from '../network/http.ts';
import { formatDuration } from '../text/duration.ts';
import { explanationOf, hint } from '../text/explanations.ts';
import { excerpt } from '../text/sanitize.ts';

/** A refusal by GitLab itself, with what the client needs to tell one from another. */
export class ApiError extends StepError {
  readonly status: number;
  /** GitLab's own words, without the status. */
  readonly words: string;

  constructor(kind: ErrorKind, status: number, words: string, message: string, hint: string) {
    super(kind, message, hint);
    this.status = status;
    this.words = words;
  }

  /**
   * The version of GitLab lacks this route or method, which it says in `error` and without naming what was looked for; a
   * project, branch or tag that is not there comes as a `message` that names it.
   */
  get isMissingRoute(): boolean {
    return this.words === '404 Not Found' || this.words === '405 Not Allowed';
  }

  /** What was looked for is not there, in a project that is. */
  isMissing(what: 'Project' | 'Branch' | 'Tag' | 'Repository' | 'Namespace' | 'Merge Base'): boolean {
    return this.status === 404 && this.words.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
  }
}

const answersInPlace =
  'Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and whether a sign-in page or a proxy answers in its place.';

/** The JSON of a body that calls itself JSON; undefined for anything else, HTML pages above all. */
function bodyJson(answer: HttpAnswer): { json: unknown } | undefined {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '')) return undefined;
  try {
    return { json: JSON.parse(answer.text) };
  } catch {
    return undefined;
  }
}

/**
 * The JSON of a good answer.
 * @param action what was asked for, in words that follow "GitLab"
 * @param emptyIsFine for the request to update, whose answer says nothing
 * @throws Refusal, or StepError of kind `protocol` where it is not GitLab's JSON
 */
export function answerJson(answer: HttpAnswer, action: string, emptyIsFine = false): unknown {
  const { status, text } = answer;
  if (status >= 200 && status < 300 && text === '' && emptyIsFine) return null;
  const body = bodyJson(answer);
  if (status >= 300 && status < 400) {
    throw new StepError(
      'protocol',
      `To the request to ${action}, the server answered ${status} with a redirect${destination(answer)}, which this step does not follow: the token goes to one address only.`,
      answersInPlace,
    );
  }
  if (status === 408 || status === 429 || status >= 500) throw unavailable(answer, action, body?.json);
  if (body === undefined) {
    throw new StepError(
      'protocol',
      `To the request to ${action}, the server answered ${status} with ${answer.headers['content-type'] ?? 'no content type'} in place of GitLab's JSON: ${pageText(text)}`,
      answersInPlace,
    );
  }
  if (status < 200 || status >= 300) throw refusal(status, serverWords(body.json), action);
  return body.json;
}

/** What a page is about: of HTML the title, which names the sign-in service or the proxy. */
function pageText(text: string): string {
  // Searched within bounds; the title has to be whole, since half a secret in it would not be recognized.
  const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 10_000))?.[1]?.trim();
  return excerpt(title || text.trim()) || '(nothing)';
}

/** Only the origin: the rest of a sign-in address is long and may carry state that is nobody's business. */
function destination(answer: HttpAnswer): string {
  const location = answer.headers.location ?? '';
  return URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
}

function unavailable(answer: HttpAnswer, action: string, json: unknown): ApiError {
  const words = json === undefined ? '' : serverWords(json);
  const { status } = answer;
  return new ApiError(
    'unavailable',
    status,
    words,
    `To the request to ${action}, GitLab answered ${status}${words ? `: ${words}` : ''}.${requestedWait(answer)}`,
    status === 429
      ? 'GitLab limits the rate of requests. Run the step less often or later, or use a token with a higher limit.'
      : 'GitLab is down, overloaded or being upgraded. Run the step again later; a larger max-retries and timeout bridge longer gaps.',
  );
}

function requestedWait({ headers }: HttpAnswer): string {
  const asked = headers['retry-after'];
  return asked === undefined || !/^\d{1,9}$/.test(asked)
    ? ''
    : ` It asked to wait ${formatDuration(Number(asked) * 1_000)} before the next request.`;
}

/**
 * The text of an error in any of GitLab's shapes: `{message: text}`, `{message: {attribute: [texts]}}`, `{error}`, and
 * `{error, error_description}`.
 */
export function serverWords(json: unknown): string {
  if (typeof json !== 'object' || json === null) return excerpt(String(json));
  const { message, error, error_description: description } = json as Record<string, unknown>;
  const words = [message, error, description].filter((part) => part != null).map((part) => phrase(part));
  return excerpt(words.join(': ') || phrase(json));
}

function phrase(part: unknown, depth = 0): string {
  if (typeof part !== 'object' || part === null) return String(part);
  if (depth === 3) return '…';
  if (Array.isArray(part)) return part.map((item) => phrase(item, depth + 1)).join(', ');
  return Object.entries(part)
    .map(([attribute, texts]) => `${attribute} ${phrase(texts, depth + 1)}`)
    .join('; ');
}

function refusal(status: number, words: string, action: string): ApiError {
  const [kind, hint] = verdictOn(status, words);
  return new ApiError(
    kind,
    status,
    words,
    `GitLab refused to ${action}: ${status}${words ? `: ${words}` : ', without a word'}`,
    hint,
  );
}

function verdictOn(status: number, words: string): [ErrorKind, string] {
  const explanation = explanationOf(words);
  if (explanation === 'token-scope') return ['scope', hint(explanation)];
  if (status === 401) return ['authentication', hint('token-rejected')];
  if (status === 403) return ['permission', hint('role')];
  if (status === 404) return ['not-found', hint('project-not-found')];
  if (/not mirrored/i.test(words)) return ['not-mirrored', hint('not-mirrored')];
  if (/moved projects/i.test(words)) {
    return [
      'not-found',
      'The project was moved or renamed while the step was at work. Set project to its new path or its ID.',
    ];
  }
  return [
    'refused',
    explanation === null
      ? 'GitLab names what it does not accept; correct that input of the step.'
      : hint(explanation),
  ];
}
