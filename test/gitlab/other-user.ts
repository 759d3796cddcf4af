/** Somebody else who works on the same project at the same time, through the API and with a token of their own. */
import type { ApiResponse } from './api.ts';
import type { GitLab } from './gitlab.ts';
import type { ProjectHandle } from './project-handle.ts';
import type { ProjectOptions } from './projects.ts';
import type { MirrorChange } from './settings.ts';

export type OtherUserGitLab = Pick<
  GitLab,
  'addUser' | 'addToken' | 'addNamespace' | 'addProject' | 'clock' | 'handle'
>;

export interface Act {
  what: 'save' | 'request' | 'rename' | 'replace';
  /** On the server's clock. */
  at: number;
  /** The status of GitLab's response; 200 for a change that needs no request here. */
  status: number;
}

export class OtherUser {
  /** What it has done so far. */
  readonly acts: Act[] = [];
  /** The project that it works on: the new one after `replace`. */
  project: ProjectHandle;
  readonly #gitlab: OtherUserGitLab;
  readonly #user: ReturnType<OtherUserGitLab['addUser']>;
  readonly #token: string;

  constructor(gitlab: OtherUserGitLab, project: ProjectHandle) {
    this.#gitlab = gitlab;
    this.project = project;
    this.#user = gitlab.addUser('other-user');
    this.#token = gitlab.addToken(this.#user);
    gitlab.addNamespace(project.path.slice(0, project.path.lastIndexOf('/')), [[this.#user, 'maintainer']]);
  }

  /** Makes it act later, by the server's clock. */
  after(ms: number, act: (user: this) => unknown): void {
    this.#gitlab.clock.after(ms, () => void act(this));
  }

  /**
   * Saves settings, the upstream among them, through whichever endpoint this release has. Throws if GitLab responds with
   * another status than expected: before 18.0, it rejects an upstream that it cannot read.
   */
  async save(change: MirrorChange, expected = [200]): Promise<ApiResponse> {
    const path = `/projects/${this.project.id}`;
    let answer = await this.#send('PUT', `${path}/mirror/pull`, change);
    if (answer.status === 404 || answer.status === 405) {
      const { enabled, url, ...settings } = change;
      answer = await this.#send('PUT', path, {
        ...settings,
        ...(enabled === undefined ? {} : { mirror: enabled }),
        ...(url === undefined ? {} : { import_url: url }),
      });
    }
    this.#note('save', answer.status);
    requireStatus('save', answer, expected);
    return answer;
  }

  /** Switches mirroring off, so that GitLab forgets the credentials. */
  remove(expected?: number[]): Promise<ApiResponse> {
    return this.save({ enabled: false }, expected);
  }

  /** Requests an update, which GitLab may reject if the mirror is off or paused. */
  async request(): Promise<ApiResponse> {
    const answer = await this.#send('POST', `/projects/${this.project.id}/mirror/pull`);
    this.#note('request', answer.status);
    requireStatus('request', answer, [200, 400, 403]);
    return answer;
  }

  /** Renames or moves the project. GitLab redirects reads of the old path. */
  rename(path: string): void {
    this.project.moveTo(path);
    this.#note('rename', 200);
  }

  /** Renames this project, as GitLab 18 does with one that is deleted, and puts another one at its path. */
  async replace(options: Omit<ProjectOptions, 'path'> = {}): Promise<ProjectHandle> {
    const { path, id } = this.project;
    this.project.moveTo(`${path}-deletion_scheduled-${id}`);
    this.project = await this.#gitlab.addProject({ ...options, path });
    this.#note('replace', 200);
    return this.project;
  }

  #send(method: string, path: string, body?: object): Promise<ApiResponse> {
    return this.#gitlab.handle({
      method,
      path,
      query: new URLSearchParams(),
      headers: { 'private-token': this.#token, 'content-type': 'application/json' },
      body: body === undefined ? '' : JSON.stringify(body),
    });
  }

  #note(what: Act['what'], status: number): void {
    this.acts.push({ what, at: this.#gitlab.clock.now(), status });
  }
}

function requireStatus(what: Act['what'], { status, body }: ApiResponse, expected: number[]): void {
  if (expected.includes(status)) return;
  throw new Error(`the other user's ${what}: GitLab returned ${status} ${JSON.stringify(body)}`);
}
