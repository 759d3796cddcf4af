/** One HTTP request, from the connection to the last byte of the response. */
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { HttpClient } from '@actions/http-client';
import { type Clock, maxTimerMs, withTimeout } from '../base/clock.ts';
import { messageOf, NetworkError, StepError } from '../base/errors.ts';
import { hint } from '../text/explanations.ts';

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST';
  url: string;
  /** Sent as JSON, unless undefined. */
  body?: unknown;
}

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The server's time from its `Date` header, in Unix milliseconds; null if there is none. */
  serverTime: number | null;
}

/** Limits memory. It is far more than the largest response of GitLab that the step reads, a page of a hundred projects. */
const maxMiB = 16;

export class Http {
  readonly #client: HttpClient;
  readonly #clock: Clock;
  readonly #headers: Record<string, string>;
  /** The signal of the request that is being prepared: the library has no parameter for it. */
  #signal: AbortSignal | undefined;

  /** @param headers sent with every request, including the token */
  constructor(userAgent: string, headers: Record<string, string>, clock: Clock) {
    this.#clock = clock;
    this.#headers = {
      ...headers,
      accept: 'application/json',
      'accept-encoding': 'identity',
      'cache-control': 'no-cache',
    };
    const handler = {
      prepareRequest: (options: RequestOptions) => {
        if (this.#signal !== undefined) options.signal = this.#signal;
        // Node accepts an IPv6 address only without brackets.
        if (options.host) options.host = options.host.replace(/^\[(.*)\]$/, '$1');
      },
      canHandleAuthentication: () => false,
      handleAuthentication: () => Promise.reject(new Error('unused')),
    };
    // The library would send the token to the target of any redirect, its retries ignore Retry-After, and its default
    // timeout of three minutes may be shorter than request-timeout.
    const options = {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: maxTimerMs,
    };
    this.#client = new HttpClient(userAgent, [handler], options);
  }

  /**
   * Sends a request. A redirect or an error status is a response like any other.
   * @param timeoutMs for everything from the connection to the last byte
   * @param cancelled stops the request at once; its reason is then thrown
   * @throws NetworkError if there is no complete response in time; StepError of kind `protocol` if it is too large
   */
  async send(request: HttpRequest, timeoutMs: number, cancelled: AbortSignal): Promise<HttpResponse> {
    return withTimeout(this.#clock, timeoutMs, cancelled, async (signal) => {
      try {
        // While a proxy has not responded to CONNECT, the library ignores the signal.
        return await Promise.race([this.#response(request, signal), rejectOnAbort(signal)]);
      } catch (error) {
        const isKnown = error instanceof NetworkError || error instanceof StepError;
        throw isKnown ? error : new NetworkError(allMessages(error), { cause: error });
      }
    });
  }

  async #response({ method, url, body }: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const text = body === undefined ? null : JSON.stringify(body);
    const contentType: Record<string, string> = text === null ? {} : { 'content-type': 'application/json' };
    this.#signal = signal;
    // `request` prepares the request synchronously, so no other request can get this signal.
    // A POST without a body needs the empty text; otherwise it would have no Content-Length.
    const pending = this.#client.request(method, url, text ?? (method === 'GET' ? null : ''), {
      ...this.#headers,
      ...contentType,
    });
    this.#signal = undefined;
    const { message } = await pending;
    const chunks: Buffer[] = [];
    let bytes = 0;
    // The library's readBody never settles if the connection breaks.
    for await (const chunk of message as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxMiB * 1024 * 1024) {
        message.destroy();
        throw new StepError(
          'protocol',
          `The response to a ${method} request is larger than ${maxMiB} MiB.`,
          hint('not-gitlab'),
        );
      }
      chunks.push(chunk);
    }
    if (!message.complete) throw new NetworkError('the connection broke in the middle of the response');
    return {
      status: message.statusCode ?? 0,
      headers: message.headers,
      text: Buffer.concat(chunks).toString('utf8'),
      serverTime: timeOf(message.headers),
    };
  }
}

/**
 * The server's time: the date of the response and, if it comes from a cache, its age.
 * @returns null unless the date is in the format that HTTP requires (IMF-fixdate)
 */
function timeOf({ date, age }: IncomingHttpHeaders): number | null {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time) || new Date(time).toUTCString() !== date) return null;
  return time + (/^\d{1,9}$/.test(age ?? '') ? Number(age) * 1_000 : 0);
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The message of an error, or of all its errors: connecting to several addresses of a host name fails with several. */
function allMessages(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(allMessages))].join('; ');
  return messageOf(error);
}
