/** What a scenario starts from: an upstream, a GitLab, a project in it, and the action to run against them. */
import { afterEach } from 'vitest';
import {
  type GitLab,
  type GitLabOptions,
  type ProjectHandle,
  startGitLab,
  startUpstream,
  type Upstream,
} from '../gitlab/gitlab.ts';
import { type ActionInputs, type FinishedStep, type RunnerOptions, runAction } from '../runner/runner.ts';

export interface Setting {
  gitlab: GitLab;
  upstream: Upstream;
  /** The upstream's repository, with one commit on main. */
  repository: Awaited<ReturnType<Upstream['addRepository']>>;
  project: ProjectHandle;
  /** The user that the token belongs to. */
  user: ReturnType<GitLab['addUser']>;
  token: string;
  /** The action, in GitLab's time, with the inputs that every scenario needs and those given. */
  run(inputs?: ActionInputs, options?: RunnerOptions): Promise<FinishedStep>;
  /** The requests that change anything, as the conversation shows them. */
  writes(): string[];
  /** The conversation, with the mirror's own address shortened to `mirror`. */
  conversation(): string[];
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export async function arrange(
  options: GitLabOptions & {
    auth?: { user: string; password: string };
    upstreamTls?: { key: string; cert: string };
    role?: 'maintainer' | 'developer';
    scopes?: string[];
  } = {},
): Promise<Setting> {
  const { auth, upstreamTls, role = 'maintainer', scopes, speed = 100, ...gitlabOptions } = options;
  const upstream = await startUpstream({
    ...(auth ? { auth } : {}),
    ...(upstreamTls ? { tls: upstreamTls } : {}),
  });
  closers.push(() => upstream.close());
  const repository = await upstream.addRepository('acme/widget.git');
  const gitlab = await startGitLab({ speed, ...gitlabOptions });
  closers.push(() => gitlab.close());
  const user = gitlab.addUser('mirror-bot');
  const token = gitlab.addToken(user, scopes ? { scopes } : {});
  const project = await gitlab.addProject({ path: 'group/mirror', members: [[user, role]] });
  return {
    gitlab,
    upstream,
    repository,
    project,
    user,
    token,
    run: (inputs = {}, runnerOptions = {}) =>
      runAction(
        // The default would be a third of a second in compressed time, which a busy machine may need for one answer.
        { 'gitlab-url': gitlab.url, token, project: 'group/mirror', 'request-timeout': '10m', ...inputs },
        { speed, ...runnerOptions },
      ),
    writes: () => gitlab.conversation({ collapse: false }).filter((line) => !line.startsWith('GET ')),
    conversation: () =>
      gitlab
        .conversation()
        .map((line) =>
          line.replace(/\/projects\/(?:group%2Fmirror|\d+)\/mirror\/pull/, 'mirror').replace(/ ×\d+$/, ' …'),
        ),
  };
}
