/** A headless Chromium that takes pictures of pages. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The command of the browser: `CHROMIUM`, or an installed one; null if there is none. */
export function browserCommand(): string | null {
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : names;
  return candidates.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

export type Scheme = 'light' | 'dark';

export interface View {
  /** In pixels. The picture is as high as the page. */
  width: number;
  scheme: Scheme;
}

export interface Shot {
  png: Buffer;
  /** How many pixels of the page, or of a table or code block that scrolls, are hidden beyond the right edge. */
  hiddenWidth: number;
}

type ProtocolResult = Record<string, unknown>;

/** Runs in the page. */
const measure = `(() => {
  const hidden = (element) => element.scrollWidth - element.clientWidth;
  const all = [document.scrollingElement, ...document.querySelectorAll('table, pre')];
  return { height: Math.ceil(document.scrollingElement.scrollHeight), hiddenWidth: Math.max(...all.map(hidden)) };
})()`;

/** Drives the browser through the pipes of its debugging protocol, whose messages are JSON, each followed by a zero byte. */
export class Browser {
  readonly #process: ReturnType<typeof spawn>;
  readonly #profile: string;
  readonly #exited: Promise<unknown>;
  readonly #waiting = new Map<
    number,
    { resolve(result: ProtocolResult): void; reject(error: Error): void }
  >();
  #lastId = 0;

  private constructor(command: string, profile: string) {
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    this.#profile = profile;
    this.#process = spawn(command, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = `${rest}${chunk}`.split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message));
    });
    this.#exited = new Promise((resolve) => this.#process.once('close', resolve).once('error', resolve));
    void this.#exited.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser has exited'));
    });
  }

  static async start(command: string): Promise<Browser> {
    return new Browser(command, await mkdtemp(join(tmpdir(), 'pages-')));
  }

  /** A picture of a page in its full height. */
  async shoot(html: string, { width, scheme }: View): Promise<Shot> {
    const { targetId } = await this.#send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method: string, params: object) => this.#send(method, params, String(sessionId));
    const metrics = { width, deviceScaleFactor: 1, mobile: false };
    await send('Emulation.setDeviceMetricsOverride', { ...metrics, height: 100 });
    await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    const { frameTree } = await send('Page.getFrameTree', {});
    const { id: frameId } = (frameTree as { frame: { id: string } }).frame;
    await send('Page.setDocumentContent', { frameId, html });
    const { result } = await send('Runtime.evaluate', { expression: measure, returnByValue: true });
    const { height, hiddenWidth } = (result as { value: { height: number; hiddenWidth: number } }).value;
    await send('Emulation.setDeviceMetricsOverride', { ...metrics, height });
    const { data } = await send('Page.captureScreenshot', { format: 'png' });
    await this.#send('Target.closeTarget', { targetId });
    return { png: Buffer.from(String(data), 'base64'), hiddenWidth };
  }

  async close(): Promise<void> {
    this.#process.kill();
    await this.#exited;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #send(method: string, params: object, sessionId?: string): Promise<ProtocolResult> {
    const id = ++this.#lastId;
    const message = JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) });
    (this.#process.stdio[3] as Writable).write(`${message}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #receive(message: { id?: number; result?: ProtocolResult; error?: { message: string } }): void {
    const waiting = this.#waiting.get(message.id ?? 0);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id ?? 0);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result ?? {});
  }
}
