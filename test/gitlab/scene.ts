import { VirtualTime } from '../time/virtual-time.ts';
import type { Role, TokenOptions, User } from './accounts.ts';
import {
  type GitLab,
  type GitLabOptions,
  type ProjectHandle,
  startGitLab,
  startUpstream,
  type Upstream,
} from './gitlab.ts';
import type { Repository } from './repository.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
  body: any;
  headers: Headers;
}

/** What most tests start from: an upstream repository, and a GitLab with a project whose maintainer has a token. */
export interface Scene {
  /** Advances only in `gitlab.idle()`, `time.live()` and `time.until()`. */
  time: VirtualTime;
  gitlab: GitLab;
  upstream: Upstream;
  source: Repository;
  project: ProjectHandle;
  maintainer: User;
  /** A token of a new user with that role in the project's namespace. */
  tokenOf(role: Role, options?: TokenOptions): string;
  /** An API request: as the maintainer unless headers say otherwise, with a JSON body if there is one. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export const MIRROR = '/projects/group%2Fmirror/mirror/pull';
export const PROJECT = '/projects/group%2Fmirror';

export async function openScene(options: GitLabOptions = {}): Promise<Scene> {
  const time = new VirtualTime();
  const [upstream, gitlab] = await Promise.all([startUpstream(), startGitLab({ time, ...options })]);
  const maintainer = gitlab.addUser('ada');
  const token = gitlab.addToken(maintainer);
  const [source, project] = await Promise.all([
    upstream.addRepository('acme/widget.git'),
    gitlab.addProject({ path: 'group/mirror', members: [[maintainer, 'maintainer']] }),
  ]);
  let users = 0;

  async function api(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'PRIVATE-TOKEN': token },
  ): Promise<Answer> {
    const response = await fetch(`${gitlab.url}/api/v4${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  return {
    time,
    gitlab,
    upstream,
    source,
    project,
    maintainer,
    api,
    tokenOf(role, tokenOptions) {
      const user = gitlab.addUser(`${role}-${++users}`);
      gitlab.addNamespace('group', [[user, role]]);
      return gitlab.addToken(user, tokenOptions);
    },
    async close() {
      await Promise.all([gitlab.close(), upstream.close()]);
    },
  };
}
