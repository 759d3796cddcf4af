/** One HTTP request, from connection to last byte. The only file that fetches. */
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { HttpClient } from '@actions/http-client';
import { type Clock, maxTimerMs } from '../base/clock.ts';
import { StepError } from '../base/errors.ts';
import { NetworkError, withinTime } from './network.ts';

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST';
  url: string;
  /** Sent as JSON where given. */
  body?: unknown;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The server's own time from its `Date` header, in Unix milliseconds; null where it gave none. */
  serverTime: number | null;
}

/** GitLab's largest answer here is the record of a project; anything beyond this is not GitLab. */
const maxBytes = 2 * 1024 * 1024;

export class Http {
  readonly #client: HttpClient;
  readonly #clock: Clock;
  readonly #headers: Record<string, string>;
  /** Handed to the request that is being prepared: the library has no parameter for it. */
  #signal: AbortSignal | undefined;

  /** @param headers sent with every request, the token among them */
  constructor(userAgent: string, headers: Record<string, string>, clock: Clock) {
    this.#clock = clock;
    this.#headers = { ...headers, accept: 'application/json', 'accept-encoding': 'identity' };
    const passSignal = {
      prepareRequest: (options: RequestOptions) => {
        if (this.#signal !== undefined) options.signal = this.#signal;
        // Node looks the host up as it stands, and no name has brackets.
        if (options.host) options.host = options.host.replace(/^\[(.*)\]$/, '$1');
      },
      canHandleAuthentication: () => false,
      handleAuthentication: () => Promise.reject(new Error('unused')),
    };
    // The library would send the token along to wherever a redirect leads, and its retries ignore Retry-After.
    // Its own time-out of three minutes would cut longer ones short.
    const options = {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: maxTimerMs,
    };
    this.#client = new HttpClient(userAgent, [passSignal], options);
  }

  /**
   * Makes the request; redirects are answers like any other.
   * @param timeoutMs bounds everything from the connection to the last byte
   * @param cancelled ends the request at once, with the signal's reason
   * @throws NetworkFault where no complete answer came in time
   */
  async exchange(request: HttpRequest, timeoutMs: number, cancelled: AbortSignal): Promise<HttpAnswer> {
    return withinTime(this.#clock, timeoutMs, cancelled, async (signal) => {
      try {
        // A proxy that never answers CONNECT does not heed the signal, so the wait for it is left instead.
        return await Promise.race([this.#answer(request, signal), aborted(signal)]);
      } catch (error) {
        const isKnown = error instanceof NetworkError || error instanceof StepError;
        throw isKnown ? error : new NetworkError(causeText(error), { cause: error });
      }
    });
  }

  async #answer({ method, url, body }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const text = body === undefined ? null : JSON.stringify(body);
    const contentType: Record<string, string> = text === null ? {} : { 'content-type': 'application/json' };
    this.#signal = signal;
    // The request is prepared before `request` first yields, so no other request can take this signal.
    // A POST without a body needs the empty text, or it would go out without a Content-Length.
    const sent = this.#client.request(method, url, text ?? (method === 'GET' ? null : ''), {
      ...this.#headers,
      ...contentType,
    });
    this.#signal = undefined;
    const { message } = await sent;
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Reading by iteration and not with the library's readBody, which never settles when the connection breaks.
    for await (const chunk of message as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        message.destroy();
        throw new StepError(
          'protocol',
          `The answer to ${method} ${new URL(url).pathname} is larger than ${maxBytes} bytes, which none of GitLab's is.`,
          'Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.',
        );
      }
      chunks.push(chunk);
    }
    if (!message.complete) throw new NetworkError('the connection broke in the middle of the answer');
    const date = Date.parse(message.headers.date ?? '');
    return {
      status: message.statusCode ?? 0,
      headers: message.headers,
      text: Buffer.concat(chunks).toString('utf8'),
      serverTime: Number.isNaN(date) ? null : date,
    };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The cause in one text; connecting to several addresses of a name fails with several causes. */
function causeText(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(causeText))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
