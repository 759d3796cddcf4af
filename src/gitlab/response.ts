/** What a response of GitLab means: its JSON, or an error. Pure. */
import { type ErrorKind, StepError } from '../base/errors.ts';
import type { HttpResponse } from '../network/http.ts';
import { formatDuration } from '../text/duration.ts';
import { explanationOf, hint } from '../text/explanations.ts';
import { sentence, textOrLength } from '../text/sanitize.ts';
import { requestedDelayMs } from './retry.ts';

/** GitLab rejected a request. */
export class ApiError extends StepError {
  readonly status: number;
  /** GitLab's message, without the name of the failed action. */
  readonly reason: string;

  constructor(kind: ErrorKind, response: HttpResponse, reason: string, message: string, hintText: string) {
    super(kind, message, hintText);
    this.status = response.status;
    this.reason = reason;
  }

  /**
   * Whether this version of GitLab lacks the route or the method. The message then names no resource, unlike that for a missing
   * project, branch or tag.
   */
  get isMissingRoute(): boolean {
    return this.reason === '404 Not Found' || this.reason === '405 Not Allowed';
  }

  /** Whether GitLab found no such resource. If `what` is not `Project`, the project itself exists. */
  isMissing(what: 'Project' | 'Branch' | 'Tag' | 'Repository' | 'Merge Base'): boolean {
    return this.status === 404 && this.reason.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
  }
}

/** Whether the project does not exist, or the token has no access to it. */
export function isMissingProject(error: unknown): boolean {
  return error instanceof ApiError && error.isMissing('Project');
}

/**
 * The JSON of a successful response.
 * @param action what the request was for, as the beginning of a message: `Reading the pull mirror`
 * @param mayBeEmpty whether a successful response may be empty
 * @throws ApiError; StepError of kind `protocol` if the response is a redirect or not GitLab's JSON
 */
export function parseResponse(response: HttpResponse, action: string, mayBeEmpty = false): unknown {
  const { status, headers, text } = response;
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && text === '' && mayBeEmpty) return null;
  const json = parseJson(response);
  if (status >= 300 && status < 400) {
    throw new StepError(
      'protocol',
      `${action} failed: the server returned ${status}, a redirect${destination(response)}, which is not followed: the step follows only redirects of GET requests, within gitlab-url, and only a few.`,
      hint('not-gitlab'),
    );
  }
  if (isUnavailable(status)) throw unavailableError(response, action, json);
  if (json === undefined) {
    throw new StepError(
      'protocol',
      `${action} failed: the server returned ${status} with ${headers['content-type'] ?? 'no content type'} instead of GitLab's JSON: ${pageText(text)}`,
      hint('not-gitlab'),
    );
  }
  if (!isSuccess) throw rejectedError(response, action, reasonOf(json));
  return json;
}

/** Whether the status means that the server is down, overloaded or limiting requests. */
export function isUnavailable(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** The JSON of the response; undefined if its content type is not JSON or it is not valid. */
function parseJson({ headers, text }: HttpResponse): unknown {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The title of an HTML page, which names the sign-in service or the proxy; otherwise the text itself. */
function pageText(text: string): string {
  // The search is bounded. The title has to be complete, since a part of a secret would not be redacted.
  const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 10_000))?.[1]?.trim();
  return textOrLength(title || text.trim()) || '(nothing)';
}

/**
 * Where a redirect leads, for a message. Only the origin: the rest of a sign-in address is long and may contain session state.
 * Empty if the URL parser normalizes the origin (letter case, for example), since a secret in it would not be redacted.
 */
function destination({ headers }: HttpResponse): string {
  const location = headers.location ?? '';
  const origin = URL.canParse(location) ? new URL(location).origin : null;
  return origin !== null && location.startsWith(origin) ? ` to ${origin}` : '';
}

function unavailableError(response: HttpResponse, action: string, json: unknown): ApiError {
  const reason = json === undefined ? '' : reasonOf(json);
  const pauseMs = requestedDelayMs(response);
  const pause = pauseMs === null ? '' : ` GitLab requests a pause of ${formatDuration(pauseMs)}.`;
  return new ApiError(
    'unavailable',
    response,
    reason,
    `${sentence(failedText(response, action, reason))}${pause}`,
    hint(response.status === 429 ? 'rate-limit' : 'gitlab-down'),
  );
}

/** Most of GitLab's messages begin with the status, which is not repeated. */
function failedText({ status }: HttpResponse, action: string, reason: string): string {
  if (reason.startsWith(String(status))) return `${action} failed: ${reason}`;
  return `${action} failed: GitLab returned ${status}${reason && ': '}${reason}`;
}

/**
 * The message of an error in any of GitLab's formats: `{message: text}`, `{message: {attribute: [texts]}}`, `{error}`, and
 * `{error, error_description}`.
 */
export function reasonOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return textOrLength(String(json));
  const { message, error, error_description: description } = json as Record<string, unknown>;
  const texts = [message, error, description].filter((part) => part != null).map((part) => textOf(part));
  return textOrLength(texts.join(': ') || textOf(json));
}

function textOf(part: unknown, depth = 0): string {
  if (typeof part !== 'object' || part === null) return String(part);
  if (depth === 3) return '…';
  if (Array.isArray(part)) return part.map((item) => textOf(item, depth + 1)).join(', ');
  return Object.entries(part)
    .map(([attribute, texts]) => `${attribute} ${textOf(texts, depth + 1)}`)
    .join('; ');
}

function rejectedError(response: HttpResponse, action: string, reason: string): ApiError {
  const [kind, hintText] = kindAndHint(response.status, reason);
  return new ApiError(kind, response, reason, failedText(response, action, reason), hintText);
}

function kindAndHint(status: number, reason: string): [ErrorKind, string] {
  const explanation = explanationOf(reason);
  if (explanation === 'token-scope') return ['scope', hint(explanation)];
  if (status === 401) return ['authentication', hint('token-rejected')];
  if (status === 403) return ['permission', hint('role')];
  if (status === 404) {
    return ['not-found', hint(explanation === 'group-not-found' ? explanation : 'project-not-found')];
  }
  if (/not mirrored/i.test(reason)) return ['not-mirrored', hint('not-mirrored')];
  if (/moved projects/i.test(reason)) {
    return [
      'not-found',
      'The project was moved or renamed while the step was running. Set project to its new path or its ID.',
    ];
  }
  return [
    'refused',
    explanation === null
      ? 'Correct the input that GitLab names in its message, then run the step again.'
      : hint(explanation),
  ];
}
