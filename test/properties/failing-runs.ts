/**
 * Random runs of the whole step that fail, or should: in GitHub's runner or in a terminal, for one project, a list or a group, with
 * random secrets, in front of a GitLab that repeats the secrets wherever a response has room for a text.
 */

// What the step loads when it needs it: time would not wait for that.
import '../../src/inputs/mirror-list.ts';
import '../../src/many.ts';
import '../../src/platform/results-file.ts';
import '../../src/mirror/create.ts';
import '../../src/mirror/finish.ts';
import '../../src/mirror/inspect.ts';
import '../../src/mirror/update.ts';
import '../../src/mirror/verify.ts';
import '../../src/network/certificates.ts';

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asStepError, NetworkError, StepError } from '../../src/base/errors.ts';
import { parseCommandLine } from '../../src/inputs/flags.ts';
import { type RawInputs, readInputs } from '../../src/inputs/inputs.ts';
import type { InputName } from '../../src/inputs/table.ts';
import { Http, type HttpRequest, type HttpResponse } from '../../src/network/http.ts';
import { actionsPlatform, readInput } from '../../src/platform/actions.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { terminalPlatform } from '../../src/platform/terminal.ts';
import { parseResults } from '../../src/report/parse-results.ts';
import { combineShards } from '../../src/report/shards.ts';
import type { StepResult } from '../../src/report/step-result.ts';
import { runStep } from '../../src/step.ts';
import { Secrets, secretLines } from '../../src/text/redact.ts';
import { MemoryTime } from '../gitlab/in-memory.ts';
import { summary } from '../job-summary.ts';
import { seededRandom } from '../time/random.ts';
import { Dice, hostileText, randomSecret } from './hostile-texts.ts';
import { entitiesDecoded } from './secret-search.ts';

const epoch = Date.UTC(2026, 0, 1, 12);

/** What one run did. */
export interface FailingRun {
  /** The error kind, or the outcome. */
  kind: string;
  hasFailed: boolean;
  secrets: readonly string[];
  /** Everything that the step wrote, as it was written and as a reader sees it, except the mask commands. */
  written: string[];
  /** The values of the mask commands; null outside of a runner. */
  masks: string[] | null;
  /** Whether another line came before one of these. */
  hasLateMask: boolean;
}

/** What the step's secrets are passed through; tests plant bugs here. */
export type Plant = () => Secrets;

/** The folder in which the runs write their files, and the step's environment. */
export class Workplace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  readonly #environment = process.env;
  readonly #send = Http.prototype.send;
  readonly #streams = {
    stdout: Object.getOwnPropertyDescriptor(process, 'stdout'),
    stderr: Object.getOwnPropertyDescriptor(process, 'stderr'),
  };

  constructor() {
    // Nothing can be written below it.
    writeFileSync(join(this.#folder, 'file'), '');
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async run(number: number, plant: Plant = () => new Secrets()): Promise<FailingRun> {
    const plan = planOf(new Dice(number), this.#folder);
    const { dice, files } = plan;
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.#folder, name), text);
    const printed = { stdout: '', stderr: '' };
    const time = new MemoryTime(epoch);
    const server = new HostileServer(dice, plan.secrets, time);
    process.env = plan.env;
    Http.prototype.send = (request) => server.answer(request);
    const isTerminal = plan.terminal !== null && dice.chance(0.2);
    for (const name of ['stdout', 'stderr'] as const) {
      const write = (text: string) => {
        printed[name] += text;
      };
      Object.defineProperty(process, name, { configurable: true, value: captured(write, isTerminal) });
    }
    let step: StepResult;
    try {
      step = await time.live(this.#step(plan, time, plant()));
    } finally {
      Http.prototype.send = this.#send;
      process.env = this.#environment;
      for (const name of ['stdout', 'stderr'] as const) {
        const own = this.#streams[name];
        if (own !== undefined) Object.defineProperty(process, name, own);
      }
    }
    return this.#finished(plan, step, printed);
  }

  async #step(
    { terminal, cancelAfterMs, dice }: Plan,
    time: MemoryTime,
    secrets: Secrets,
  ): Promise<StepResult> {
    const cancellation = new AbortController();
    if (cancelAfterMs !== null) {
      const reason = new StepError('cancelled', 'The step was cancelled.', 'Run the step again.');
      time.after(cancelAfterMs, () => cancellation.abort(reason));
    }
    const clock = {
      now: () => time.now() - epoch,
      sleep: (ms: number, signal: AbortSignal) => time.sleep(Math.ceil(ms), signal),
    };
    const random = seededRandom(dice.upTo(1_000_000));
    const bounds = { clock, random, cancelled: cancellation.signal };
    if (terminal === null) {
      const platform = actionsPlatform(secrets);
      const step = await runStep(readInputs(readInput), platform, bounds);
      await platform.report(step);
      return step;
    }
    return command(terminal, bounds, secrets);
  }

  #finished(plan: Plan, step: StepResult, printed: { stdout: string; stderr: string }): FailingRun {
    const read = (name: string) => {
      const path = join(this.#folder, name);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      rmSync(path, { force: true });
      return text;
    };
    const [output, page, results] = ['output', 'summary', 'results.json'].map(read) as [
      string,
      string,
      string,
    ];
    for (const name of Object.keys(plan.files)) rmSync(join(this.#folder, name), { force: true });
    const lines = printed.stdout.split('\n');
    const isMask = (line: string) => line.startsWith('::add-mask::');
    const masks = lines.filter(isMask);
    const log = lines.filter((line) => !isMask(line)).join('\n');
    const shards = plan.dice.chance(0.2) ? gatheredPage(results) : '';
    const written = [log, printed.stderr, output, page, results, shards];
    const error = step.error ?? step.results.find((result) => result.error !== null)?.error ?? null;
    return {
      kind: error?.kind ?? step.results[0]?.outcome ?? 'unchanged',
      hasFailed: error !== null,
      secrets: plan.secrets,
      written: [...written, ...written.flatMap(asRead)],
      masks: plan.env.GITHUB_ACTIONS === 'true' ? masks.map((line) => commandText(line.slice(12))) : null,
      hasLateMask: lines.findLastIndex(isMask) >= masks.length,
    };
  }
}

/** The lines that the runner has to mask. */
export const maskedLines = secretLines;

/** A stream of standard output that is a pipe, since a file would be written to past the stream. */
function captured(write: (text: string) => void, isTTY: boolean): NodeJS.WritableStream {
  return Object.assign(Object.create(Socket.prototype), {
    isTTY,
    columns: 80,
    on() {},
    write(text: string, done?: () => void) {
      write(text);
      done?.();
      return true;
    },
  });
}

/** The command as `cli.ts` starts it. */
async function command(
  { args, files }: NonNullable<Plan['terminal']>,
  bounds: Pick<Parameters<typeof runStep>[2], 'clock' | 'random' | 'cancelled'>,
  secrets: Secrets,
): Promise<StepResult> {
  const ofPlatform = { bounds: { ...bounds, deadline: 900_000 }, secrets };
  const readFile = (path: string) => files[path] ?? readFileSync(path, 'utf8');
  let platform: Platform;
  let step: StepResult;
  try {
    const { inputs, json, verbose } = parseCommandLine(args, process.env, readFile);
    const raw: RawInputs = readInputs((name) => inputs[name] ?? '');
    platform = terminalPlatform({ ...ofPlatform, json, verbose });
    step = await runStep(raw, platform, bounds);
  } catch (error) {
    platform = terminalPlatform({ ...ofPlatform, json: true, verbose: false });
    step = { results: [], isList: true, error: asStepError(error) };
  }
  await platform.report(step);
  return step;
}

/** The page of the action in `gather/`, which knows no secrets. */
function gatheredPage(results: string): string {
  if (results === '') return '';
  return summary(combineShards([parseResults(results)]), (text) => text);
}

/** A text as a reader sees it: the runner decodes commands, a browser entities, and programs JSON. */
function asRead(text: string): string[] {
  if (text === '') return [];
  if (text.startsWith('### ')) return [entitiesDecoded(text.replaceAll('<wbr>', ''))];
  const json = [text, ...text.split('\n').map((line) => line.replace(/^[a-z-]+=/, ''))].flatMap(textsInJson);
  return [commandText(text), json.join('\n')];
}

function textsInJson(text: string): string[] {
  if (!/^[[{]/.test(text)) return [];
  const texts: string[] = [];
  try {
    JSON.parse(text, (_, value) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return texts;
}

function commandText(text: string): string {
  const codes: Record<string, string> = { '0A': '\n', '0D': '\r', '25': '%', '2C': ',', '3A': ':' };
  return text.replace(/%(0A|0D|25|2C|3A)/g, (_, code: string) => codes[code] ?? '');
}

interface Plan {
  dice: Dice;
  secrets: string[];
  env: Record<string, string>;
  /** Files of the runner and of the workspace. */
  files: Record<string, string>;
  /** The command line; null in a runner. Its files of secrets do not exist on disk. */
  terminal: { args: string[]; files: Record<string, string> } | null;
  cancelAfterMs: number | null;
}

type GivenInputs = Partial<Record<InputName, string>>;

function planOf(dice: Dice, folder: string): Plan {
  const secrets: string[] = [];
  const secret = (kind: Parameters<typeof randomSecret>[1]) => {
    const made = randomSecret(dice, kind);
    secrets.push(made);
    return made;
  };
  const variables: Record<string, string> = {};
  const inputs: GivenInputs = { token: secret('token'), timeout: dice.pick(['20s', '40s', '2m', '3']) };
  const scope = dice.pick<'project' | 'list' | 'group'>([
    'project',
    'project',
    'project',
    'list',
    'list',
    'group',
  ]);
  if (scope === 'project') Object.assign(inputs, projectInputs(dice, secret));
  const ofStep = [...secrets];
  if (scope === 'list') inputs.mirrors = list(dice, secret, variables);
  if (scope === 'group') inputs.group = dice.pick(['group', 'group/sub', '42']);
  Object.assign(inputs, stepInputs(dice, scope));
  if (dice.chance(0.3)) inputs['results-file'] = join(folder, 'results.json');
  if (dice.chance(0.2)) proxy(dice, secret, variables);
  if (dice.chance(0.15)) makeInvalid(dice, inputs, ofStep, secret, folder);
  if (dice.chance(0.1)) inputs['token-type'] = 'bearer';
  const cancelAfterMs = dice.chance(0.03) ? dice.upTo(20_000) : null;
  const common = { dice, secrets, cancelAfterMs };
  return dice.chance(0.4)
    ? { ...common, env: variables, files: {}, terminal: commandLine(dice, inputs, variables, secrets) }
    : { ...common, ...runner(dice, inputs, variables, folder), terminal: null };
}

function runner(dice: Dice, inputs: GivenInputs, variables: Record<string, string>, folder: string) {
  const env: Record<string, string> = {
    ...variables,
    GITHUB_WORKSPACE: folder,
    ...(dice.chance(0.9) ? { GITHUB_ACTIONS: 'true' } : {}),
    ...(dice.chance(0.5) ? { RUNNER_DEBUG: '1' } : {}),
    ...(dice.chance(0.95) ? { GITHUB_OUTPUT: join(folder, 'output') } : {}),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value;
  const files: Record<string, string> = { output: '', summary: '' };
  if (inputs.mirrors !== undefined && dice.chance(0.3)) {
    files['mirrors.yml'] = inputs.mirrors;
    env.INPUT_MIRRORS = 'mirrors.yml';
  }
  return { env, files };
}

function commandLine(
  dice: Dice,
  { token = '', 'auth-password': password, 'auth-user': user, ...inputs }: GivenInputs,
  variables: Record<string, string>,
  secrets: readonly string[],
): NonNullable<Plan['terminal']> {
  const args = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
  const files: Record<string, string> = {};
  const give = (name: string, variable: string, value: string | undefined) => {
    if (value === undefined) return;
    const how = dice.upTo(2);
    if (how === 0) variables[variable] = value;
    else if (how === 1) args.push(`--${name}=${value}`);
    else {
      args.push(`--${name}-file=FILE-${name}`);
      files[`FILE-${name}`] = `${value}\n`;
    }
  };
  give('token', 'GITLAB_TOKEN', token);
  give('auth-password', 'MIRROR_PASSWORD', password);
  give('auth-user', 'MIRROR_USER', user);
  if (dice.chance(0.7)) args.push('--json');
  if (dice.chance(0.5)) args.push('--verbose');
  if (dice.chance(0.05)) {
    const known = dice.pick(secrets);
    args.push(
      ...dice.pick([
        [known],
        [`--token-file=${known}`],
        [`--tokn=${known}`],
        ['--wait', known],
        [`--json=${known}`],
      ]),
    );
  }
  return { args, files };
}

type MakeSecret = (kind: Parameters<typeof randomSecret>[1]) => string;

const projects = ['group/mirror', 'group/sub/mirror', 'group/Mirror', 'Gruppe/spiegel-ä'];
/** `all` fails here, since there is no git: time would not wait for it. */
const refs = [
  'all',
  'refs/heads/main',
  `refs/tags/v1=${'a1'.repeat(20)}`,
  `refs/heads/main=${'b2'.repeat(20)}`,
];

function projectInputs(dice: Dice, secret: MakeSecret): GivenInputs {
  const inputs: GivenInputs = { project: dice.pick(projects) };
  const scheme = dice.pick(['https', 'https', 'https', 'ssh', 'http']);
  if (dice.chance(0.6)) inputs.url = `${scheme}://${scheme === 'ssh' ? 'git@' : ''}example.com/acme/a.git`;
  if (inputs.url !== undefined && dice.chance(0.25)) inputs['create-project'] = 'true';
  if (dice.chance(0.05)) inputs.enabled = 'false';
  return { ...inputs, ...credentials(dice, secret, scheme === 'ssh') };
}

/** The combinations that the description of `auth-user` names. */
function credentials(dice: Dice, secret: MakeSecret, isSsh: boolean): GivenInputs {
  switch (dice.upTo(5)) {
    case 0:
      return {};
    case 1:
      return { 'auth-password': secret('password') };
    case 2:
      return { 'auth-user': 'reader', 'auth-password': secret('password') };
    case 3: {
      const placeholder = dice.pick(['x-oauth-basic', 'x-token-auth', 'X-OAuth-Basic']);
      return {
        'auth-user': isSsh ? tokenLike(dice, secret) : secret('password'),
        'auth-password': placeholder,
      };
    }
    case 4:
      return { 'auth-user': tokenLike(dice, secret), 'auth-password': secret('password') };
    default:
      return { 'auth-user': isSsh ? tokenLike(dice, secret) : secret('password') };
  }
}

function tokenLike(dice: Dice, secret: MakeSecret): string {
  return secret(dice.pick(['long', 'long', 'prefixed']));
}

function stepInputs(dice: Dice, scope: 'project' | 'list' | 'group'): GivenInputs {
  const inputs: GivenInputs = {};
  if (dice.chance(0.2)) inputs.sync = dice.pick(['immediate', 'false']);
  if (dice.chance(0.15)) inputs['dry-run'] = 'true';
  if (dice.chance(0.1) && scope !== 'list') inputs.wait = 'false';
  else if (dice.chance(0.25) && scope === 'project') inputs['verify-refs'] = dice.pick(refs);
  if (dice.chance(0.2)) inputs['max-age'] = '1h';
  if (dice.chance(0.2)) inputs['mirror-branch-regex'] = dice.pick(['^main$', 'none']);
  if (dice.chance(0.2)) inputs['mirror-overwrites-diverged-branches'] = 'true';
  if (dice.chance(0.3)) inputs['max-retries'] = '1';
  if (dice.chance(0.2))
    inputs['gitlab-url'] = dice.pick(['https://gitlab.example/git', 'http://gitlab.example']);
  return inputs;
}

/** A list whose credentials are in it or in the environment. */
function list(dice: Dice, secret: MakeSecret, variables: Record<string, string>): string {
  const given = (value: string | undefined) => {
    if (value === undefined) return undefined;
    if (!dice.chance(0.6) || /\$\{/.test(value)) return value;
    const name = `UPSTREAM_${Object.keys(variables).length}`;
    variables[name] = value;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a list names variables
    return '${NAME}'.replace('NAME', name);
  };
  const layer = () => {
    if (dice.chance(0.1)) return { 'auth-password': given(secret('variable')) };
    const { 'auth-user': user, 'auth-password': password } = credentials(dice, secret, false);
    return { 'auth-user': given(user), 'auth-password': given(password) };
  };
  const defaults = dice.chance(0.3) ? layer() : null;
  // A user without a password is a secret, but not if an entry adds one.
  const hasPassword = defaults?.['auth-password'] !== undefined;
  const own = () => {
    if (defaults === null) return layer();
    return hasPassword ? { 'auth-user': 'reader', 'auth-password': given(secret('password')) } : {};
  };
  const entries = Array.from({ length: 1 + dice.upTo(2) }, (_, index) => ({
    project: `group/p${index}`,
    ...(dice.chance(0.7) ? { url: 'https://example.com/a.git' } : {}),
    ...(dice.chance(0.6) ? own() : {}),
    ...(dice.chance(0.2) ? { 'verify-refs': dice.pick(refs) } : {}),
    ...(dice.chance(0.1) ? { 'create-project': 'true', url: 'https://example.com/b.git' } : {}),
  }));
  // JSON is YAML as well.
  const document = defaults === null ? entries : { defaults, mirrors: entries };
  return `${dice.chance(0.3) ? '---\n' : ''}${JSON.stringify(document, null, dice.pick([0, 1]))}`;
}

function proxy(dice: Dice, secret: MakeSecret, variables: Record<string, string>): void {
  const password = encodeURIComponent(secret('password'));
  const name = dice.pick(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'all_proxy', 'ALL_PROXY']);
  variables[name] =
    `${dice.pick(['http://', 'http://', '', '', 'https://'])}user:${password}@proxy.example:3128`;
}

/** Makes inputs wrong as people do: with a secret in the wrong place. */
function makeInvalid(
  dice: Dice,
  inputs: GivenInputs,
  secrets: readonly string[],
  secret: MakeSecret,
  folder: string,
): void {
  const known = dice.pick(secrets);
  const inUrl = () => {
    const password = secret('password');
    return password.includes('/') || dice.chance(0.5) ? encodeURIComponent(password) : password;
  };
  dice.pick<() => GivenInputs>([
    () => Object.assign(inputs, { url: `https://user:${inUrl()}@example.com/a.git` }),
    () => Object.assign(inputs, { url: `https://${inUrl()}@example.com/a.git` }),
    () => Object.assign(inputs, { url: `ftp://user:${inUrl()}@example.com/a.git` }),
    () => Object.assign(inputs, { url: `ssh://git:${inUrl()}@example.com/a.git` }),
    () => Object.assign(inputs, { url: `https://user:${inUrl()}@exa mple.com/a.git` }),
    () => Object.assign(inputs, { url: `https://example.com/a.git?private_token=${known}` }),
    () => Object.assign(inputs, { 'gitlab-url': `https://oauth2:${known}@gitlab.example` }),
    () => Object.assign(inputs, { 'gitlab-url': `https://gitlab.example/?private_token=${known}` }),
    () => Object.assign(inputs, { project: known }),
    () => Object.assign(inputs, { project: `https://oauth2:${known}@gitlab.example/group/mirror` }),
    () => Object.assign(inputs, { [dice.pick(textInputs)]: known }),
    () => Object.assign(inputs, { [dice.pick(textInputs)]: hostileText(dice, secrets, 20_000) }),
    () =>
      Object.assign(inputs, {
        mirrors: `- project: a/b\n  auth-password: ${known}\n  ${known}: x\n`,
        project: '42',
      }),
    () => Object.assign(inputs, { mirrors: `- project: a/b\n  auth-password: "${known}\n`, project: '42' }),
    () => Object.assign(inputs, { mirrors: known, project: '42' }),
    () => Object.assign(inputs, { token: `${inputs.token} ä` }),
    () => Object.assign(inputs, { 'ca-certificate': known }),
    () => Object.assign(inputs, { 'results-file': join(folder, 'file', encodeURIComponent(known)) }),
  ])();
}

const textInputs: InputName[] = [
  'timeout',
  'poll-interval',
  'shard',
  'sync',
  'verify-refs',
  'mirror-branch-regex',
  'token-type',
  'visibility',
  'max-retries',
  'max-age',
  'group',
  'wait',
  'concurrency',
];

type Json = Record<string, unknown>;

/** What the server does to a request from some moment on. */
const failures = [
  'last error',
  'last error',
  'last error',
  'last error',
  'rejected',
  'rejected',
  'unavailable',
  'page',
  'redirect',
  'no response',
  'wrong types',
  'status',
  'settings',
  'times',
  'refs',
  'never',
  'paused',
  'moved',
] as const;

/** A GitLab of hostile texts. Its mirrors are all alike. */
class HostileServer {
  readonly #dice: Dice;
  readonly #secrets: readonly string[];
  readonly #time: MemoryTime;
  readonly #failure: (typeof failures)[number];
  readonly #failsAt: number;
  readonly #polls = new Map<string, number>();
  #requests = 0;
  #latest = '';
  #hasUpdate = false;

  constructor(dice: Dice, secrets: readonly string[], time: MemoryTime) {
    this.#dice = dice;
    this.#secrets = secrets;
    this.#time = time;
    this.#failure = dice.pick(failures);
    this.#failsAt = dice.upTo(dice.pick([0, 3, 7]));
  }

  async answer({ method, url, body }: HttpRequest): Promise<HttpResponse> {
    const { pathname } = new URL(url);
    const isFailing = this.#requests++ >= this.#failsAt && this.#dice.chance(0.9);
    const failed = isFailing ? this.#failed(method) : null;
    return failed ?? this.#json(200, this.#resource(method, pathname, body));
  }

  #text(maxLength = 2_000_000): string {
    // A server does not make up every text anew.
    if (maxLength > 500 && this.#latest !== '' && this.#dice.chance(0.5)) return this.#latest;
    const text = hostileText(this.#dice, this.#secrets, maxLength);
    if (maxLength > 500) this.#latest = text;
    return text;
  }

  #response(status: number, type: string, text: string, headers: HttpResponse['headers'] = {}): HttpResponse {
    const serverTime = this.#time.now();
    return { status, headers: { 'content-type': type, ...headers }, text, serverTime };
  }

  #json(status: number, body: unknown, headers: HttpResponse['headers'] = {}): HttpResponse {
    return this.#response(status, 'application/json', JSON.stringify(body), headers);
  }

  #failed(method: string): HttpResponse | null {
    const dice = this.#dice;
    switch (this.#failure) {
      case 'rejected':
        return this.#json(dice.pick([400, 401, 403, 404, 405, 409, 422]), this.#message());
      case 'unavailable':
        return dice.chance(0.5)
          ? this.#json(dice.pick([429, 500, 503]), this.#message(), this.#headers())
          : this.#response(dice.pick([408, 429, 502, 503, 530]), 'text/html', this.#page(), this.#headers());
      case 'page':
        return this.#response(
          dice.pick([200, 200, 403, 404, 407]),
          dice.pick(['text/html', 'application/json', this.#text(3_000), 'text/plain']),
          this.#page(),
          this.#headers(),
        );
      case 'redirect':
        return this.#response(dice.pick([301, 302, 307]), 'text/html', this.#page(), {
          location: this.#location(),
        });
      case 'no response':
        throw new NetworkError(
          dice.pick([
            `tunneling socket could not be established, cause=${this.#text()}`,
            `getaddrinfo ENOTFOUND ${this.#text()}`,
            this.#text(),
          ]),
        );
      case 'paused':
        return method === 'POST'
          ? this.#json(403, { message: `The project pull mirroring is on pause. ${this.#text()}` })
          : null;
      case 'moved':
        return method === 'GET'
          ? null
          : this.#json(405, {
              message: `Non GET methods are not allowed for moved projects ${this.#text()}`,
            });
      default:
        return null;
    }
  }

  #message(): unknown {
    const text = this.#text();
    return this.#dice.pick<() => unknown>([
      () => ({ message: text }),
      () => ({ message: `404 ${this.#dice.pick(['Project', 'Branch', 'Namespace'])} Not Found ${text}` }),
      () => ({ message: { url: [text, this.#text()], [this.#text(500)]: ['is invalid'] } }),
      () => ({ error: this.#dice.pick(['insufficient_scope', text]), error_description: text }),
      () => ({ other: text }),
      () => text,
      () => [text, { a: [text] }],
      () => ({ message: '404 Not Found' }),
    ])();
  }

  #page(): string {
    return this.#dice.pick([
      () => `<html><head><title>${this.#text()}</title></head><body>${this.#text()}</body></html>`,
      () => this.#text(),
      () => `{"message":"${this.#text()}"}`,
      () => '',
    ])();
  }

  #headers(): HttpResponse['headers'] {
    return this.#dice.chance(0.3)
      ? { 'retry-after': this.#dice.pick(['1', this.#text(1_000)]), 'x-text': this.#text(1_000) }
      : {};
  }

  #location(): string {
    const known = this.#dice.pick(this.#secrets);
    return this.#dice.pick([
      () => `https://user:${encodeURIComponent(known)}@sso.example/?t=${known}`,
      () => `https://sso.example/${known}`,
      () => `https://${encodeURIComponent(known)}.example/`,
      () => `/api/v4/projects/${encodeURIComponent(known)}/mirror/pull`,
      () => `/api/v4/${known}?private_token=${known}`,
      () => `?${known}`,
      () => this.#text(3_000),
    ])();
  }

  #resource(method: string, path: string, body: unknown): unknown {
    if (/\/groups\/[^/]+\/projects$/.test(path)) return this.#group();
    if (path.endsWith('/version')) return { version: this.#dice.pick(['18.0.1-ee', this.#text(3_000)]) };
    if (path.endsWith('/self')) return this.#token();
    if (path.includes('/namespaces/'))
      return { id: 1, full_path: this.#dice.pick(['group', 'group/sub', this.#text(500)]) };
    if (path.includes('/repository/')) return this.#ref(path);
    if (path.endsWith('/protected_branches')) return [{ name: this.#text(3_000) }];
    if (path.endsWith('/mirror/pull')) return this.#mirror(method, path, body);
    return this.#project('group/mirror', 42);
  }

  #group(): unknown[] {
    return Array.from({ length: 1 + this.#dice.upTo(2) }, (_, index) =>
      this.#project(this.#dice.chance(0.3) ? `group/${this.#text(500)}` : `group/p${index}`, index),
    );
  }

  #token(): Json {
    const soon = new Date(this.#time.now() + 86_400_000).toISOString().slice(0, 10);
    return {
      scopes: this.#dice.pick([['api'], ['read_api', this.#text(500)]]),
      expires_at: this.#dice.pick([null, soon, this.#date()]),
    };
  }

  /** A date whose comment JavaScript ignores. */
  #date(): string {
    const short = this.#secrets.filter((secret) => secret.length <= 32 && !/[()]/.test(secret));
    const comment = short.length === 0 ? 'UTC' : this.#dice.pick(short);
    return `Thu, 01 Jan 2026 12:00:00 GMT (${comment})`;
  }

  #ref(path: string): Json {
    const id = this.#failure === 'refs' && this.#dice.chance(0.3) ? this.#text(300) : 'a1'.repeat(20);
    return path.includes('/tags/') ? { target: id, commit: { id } } : { commit: { id } };
  }

  #project(path: string, id: number): Json {
    const { url, last_error: error, update_status: status, enabled, ...settings } = this.#settings();
    return {
      id,
      path_with_namespace: path,
      mirror: enabled,
      import_url: url,
      import_status: status,
      import_error: error,
      archived: false,
      permissions: { project_access: { access_level: this.#dice.pick([30, 40]) } },
      ...settings,
    };
  }

  #mirror(method: string, path: string, body: unknown): unknown {
    if (method !== 'GET') this.#hasUpdate = true;
    if (method === 'POST') return null;
    const polls = this.#polls.get(path) ?? 0;
    if (this.#hasUpdate) this.#polls.set(path, polls + 1);
    const isWrong = this.#failure === 'settings' || this.#failure === 'wrong types';
    const { auth_user: _user, auth_password: _password, ...saved } = (body ?? {}) as Json;
    return { ...this.#settings(polls), ...(isWrong ? {} : saved) };
  }

  #settings(polls = 0): Json {
    const dice = this.#dice;
    const now = this.#time.now();
    const time = (ms: number) =>
      this.#failure === 'times' && dice.chance(0.5) ? this.#date() : new Date(now + ms).toISOString();
    const isOver = polls > 1;
    const ending =
      this.#failure === 'never'
        ? 'started'
        : this.#failure === 'times' || this.#failure === 'refs'
          ? 'finished'
          : 'failed';
    const status = isOver ? ending : polls === 1 ? 'started' : dice.pick(['finished', 'failed', 'none']);
    const mirror: Json = {
      id: 7,
      enabled: true,
      url: 'https://*****:*****@example.com/acme/a.git',
      mirror_trigger_builds: false,
      only_mirror_protected_branches: false,
      mirror_overwrites_diverged_branches: dice.chance(0.5),
      mirror_branch_regex: null,
      update_status: status,
      last_error: status === 'failed' ? this.#text() : null,
      last_update_at: time(isOver ? 0 : -3_600_000),
      last_update_started_at: time(polls > 0 ? -10 : -3_600_100),
      last_successful_update_at: dice.chance(0.7) ? time(-7_200_000) : null,
    };
    if (this.#failure === 'status' && dice.chance(0.6)) mirror.update_status = this.#text();
    if (this.#failure === 'settings') {
      mirror.mirror_branch_regex = dice.pick([null, this.#text(1_000)]);
      mirror.url = dice.pick([
        `https://example.com/${this.#text(2_000)}`,
        this.#text(3_000),
        'http://example.com/a.git',
      ]);
      mirror.only_mirror_protected_branches = dice.chance(0.3);
      mirror.enabled = dice.chance(0.8);
    }
    if (this.#failure === 'wrong types' && dice.chance(0.5)) {
      mirror[dice.pick(Object.keys(mirror))] = dice.pick<unknown>([this.#text(), { a: this.#text() }, [], 5]);
    }
    return mirror;
  }
}
