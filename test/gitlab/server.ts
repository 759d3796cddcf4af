import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ApiRequest, ApiResponse } from './api.ts';
import type { Clock } from './clock.ts';
import {
  isAnswered,
  isHandled,
  type RequestFailure,
  type RequestFailures,
  sendWithFailure,
} from './failures.ts';
import { parseBody } from './params.ts';
import { type RecordedRequest, Scripts } from './requests.ts';

export interface ServerOptions {
  clock: Clock;
  relativeRoot: string;
  tls: { key: string; cert: string } | null;
  api: (request: ApiRequest) => Promise<ApiResponse>;
  failures: RequestFailures;
  /** Handles requests outside of the API, and returns whether it did. */
  other: (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<boolean>;
}

const API = '/api/v4';
const NOT_FOUND =
  '<!DOCTYPE html>\n<html><head><title>Not Found (404)</title></head><body><h1>404</h1></body></html>\n';

/** The socket in front of an API: records every request, runs scripts before and after it, and makes it fail on request. */
export class ApiServer {
  readonly requests: RecordedRequest[] = [];
  readonly before = new Scripts();
  readonly after = new Scripts();
  inFlightPeak = 0;
  readonly #options: ServerOptions;
  readonly #server: Server;
  readonly #handling = new Set<Promise<void>>();
  #inFlight = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      const handling = this.#handle(request, response)
        .catch((error: unknown) => {
          // An error of this server itself must not look like a hang in a test.
          if (!response.headersSent) response.writeHead(500);
          response.end(String(error));
        })
        .finally(() => this.#handling.delete(handling));
      this.#handling.add(handling);
    };
    this.#server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  }

  /** Starts to listen; resolves to the port. */
  async listen(): Promise<number> {
    // A timer of Node's own would close idle connections in real time.
    this.#server.keepAliveTimeout = 0;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    await Promise.all(this.#handling);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A client may leave at any time; its own side reports that.
    response.on('error', () => {});
    response.sendDate = false;
    response.setHeader('Date', new Date(this.#options.clock.now()).toUTCString());
    const { relativeRoot } = this.#options;
    const target = request.url ?? '/';
    if (target.startsWith(`${relativeRoot}${API}/`)) {
      await this.#handleApi(request, response, target.slice(relativeRoot.length + API.length));
      return;
    }
    const inside = target.startsWith(`${relativeRoot}/`);
    const handled =
      inside && (await this.#options.other(request, response, target.slice(relativeRoot.length)));
    if (!handled) response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(NOT_FOUND);
  }

  async #handleApi(message: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const record: RecordedRequest = {
      method: message.method ?? 'GET',
      path,
      body: null,
      headers: message.headers,
      at: this.#options.clock.now(),
      status: 0,
      handled: null,
    };
    this.requests.push(record);
    this.#inFlight++;
    this.inFlightPeak = Math.max(this.inFlightPeak, this.#inFlight);
    try {
      const body = await readText(message);
      if (body === null) return;
      record.body = recordable(message.headers['content-type'] ?? '', body);
      await this.before.run(record);
      const failure = this.#options.failures.take(record, this.#options.clock.now());
      const handled = isHandled(failure) ? await this.#call(record, body) : null;
      const answer = failure?.respond ?? handled ?? { status: 200 };
      if (isAnswered(failure)) record.status = answer.status;
      await this.#send(response, answer, failure, record.method === 'HEAD');
    } finally {
      this.#inFlight--;
    }
  }

  async #call(record: RecordedRequest, body: string): Promise<ApiResponse> {
    const answer = await this.#options.api(apiRequest(record, body));
    record.handled = answer.status;
    await this.after.run(record);
    return answer;
  }

  async #send(
    response: ServerResponse,
    answer: ApiResponse,
    failure: RequestFailure | null,
    headOnly: boolean,
  ): Promise<void> {
    const isText = typeof answer.body === 'string';
    const text = isText ? String(answer.body) : answer.body === undefined ? '' : JSON.stringify(answer.body);
    const payload = Buffer.from(text);
    if (isAnswered(failure)) {
      response.writeHead(answer.status, {
        'Content-Type': isText ? 'text/html; charset=utf-8' : 'application/json',
        'Content-Length': payload.length,
        ...answer.headers,
      });
    }
    if (failure) await sendWithFailure(this.#options.clock, response, payload, failure);
    else response.end(headOnly ? undefined : payload);
  }
}

/** A request's body; null if the client left before it was complete. */
async function readText(message: IncomingMessage): Promise<string | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}

function recordable(contentType: string, body: string): unknown {
  try {
    return parseBody(contentType, body);
  } catch {
    return body;
  }
}

/** The request as the API expects it. */
export function apiRequest({ method, path: target, headers }: RecordedRequest, body: string): ApiRequest {
  const [path = '', query = ''] = splitOnce(target, '?');
  return { method, path, query: new URLSearchParams(query), headers, body };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
