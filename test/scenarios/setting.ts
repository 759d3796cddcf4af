/** What every scenario starts with: an upstream, a GitLab with a project, and the action to run with them. */
import { onTestFinished } from 'vitest';
import { realTime } from '../gitlab/clock.ts';
import {
  type GitLab,
  type GitLabOptions,
  type ProjectHandle,
  startGitLab,
  startUpstream,
  type Upstream,
} from '../gitlab/gitlab.ts';
import { runInProcess } from '../runner/in-process.ts';
import {
  type ActionInputs,
  type FinishedStep,
  type ProcessOptions,
  type RunnerOptions,
  runAction,
} from '../runner/runner.ts';
import { VirtualTime } from '../time/virtual-time.ts';

export interface Setting {
  /** The clock of all parts. It advances only while a step runs or a test waits with `until`. */
  time: VirtualTime;
  gitlab: GitLab;
  upstream: Upstream;
  /** The upstream's repository, with one commit on main. */
  repository: Awaited<ReturnType<Upstream['addRepository']>>;
  project: ProjectHandle;
  /** The user that the token belongs to. */
  user: ReturnType<GitLab['addUser']>;
  token: string;
  /** Runs the action with the inputs that every scenario needs and the given ones. */
  run(inputs?: ActionInputs, options?: RunnerOptions): Promise<FinishedStep>;
  /** Runs the built action as a child process, for what only a process shows. */
  runBuilt(inputs?: ActionInputs, options?: ProcessOptions): Promise<FinishedStep>;
  /** The requests other than GET, as the conversation shows them. */
  writes(): string[];
  /** The conversation, with the path of the mirror shortened to `mirror`, without the last request of each step. */
  conversation(): string[];
}

export async function arrange(
  options: GitLabOptions & {
    auth?: { user: string; password: string };
    upstreamTls?: { key: string; cert: string };
    role?: 'maintainer' | 'developer';
    scopes?: string[];
  } = {},
): Promise<Setting> {
  const { auth, upstreamTls, role = 'maintainer', scopes, ...gitlabOptions } = options;
  const time = new VirtualTime();
  const upstream = await startUpstream({
    ...(auth ? { auth } : {}),
    ...(upstreamTls ? { tls: upstreamTls } : {}),
  });
  onTestFinished(() => upstream.close());
  const repository = await upstream.addRepository('acme/widget.git');
  const gitlab = await startGitLab({ time, ...gitlabOptions });
  onTestFinished(() => gitlab.close());
  const user = gitlab.addUser('mirror-bot');
  const token = gitlab.addToken(user, scopes ? { scopes } : {});
  const project = await gitlab.addProject({ path: 'group/mirror', members: [[user, role]] });
  const givenInputs = { 'gitlab-url': gitlab.url, token, project: 'group/mirror' };
  return {
    time,
    gitlab,
    upstream,
    repository,
    project,
    user,
    token,
    run: (inputs = {}, runnerOptions = {}) =>
      runInProcess(time, { ...givenInputs, ...inputs }, runnerOptions),
    runBuilt: (inputs = {}, processOptions = {}) =>
      runAction(
        { ...givenInputs, ...inputs },
        gitlabOptions.time === undefined ? { time, ...processOptions } : processOptions,
      ),
    writes: () => gitlab.conversation({ collapse: false }).filter((line) => !line.startsWith('GET ')),
    conversation: () =>
      gitlab
        .conversation()
        .filter((line) => !line.startsWith(`GET ${expiryPath}`))
        .map((line) =>
          line.replace(/\/projects\/(?:group%2Fmirror|\d+)\/mirror\/pull/, 'mirror').replace(/ ×\d+$/, ' …'),
        ),
  };
}

/** What a step reads last, to warn if its token expires soon. */
const expiryPath = '/personal_access_tokens/self';

/** A GitLab in real time, for tests that depend on printed output: virtual time does not see that and would not wait for it. */
export const quickGitLab: GitLabOptions = { time: realTime, pickupMs: 10, queueMs: 10, runMs: 50 };

/** Mirrors at `group/p0`, `group/p1` and so on, and a list of them. */
export async function arrangeMany(count: number, options: Parameters<typeof arrange>[0] = {}) {
  const setting = await arrange(options);
  const { gitlab, repository, user } = setting;
  const projects = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = `group/p${index}`;
      const project = await gitlab.addProject({ path, members: [[user, 'maintainer']], repository: false });
      await project.enableMirror({ url: repository.url, fetched: false });
      project.plan({ outcome: 'nothing-new' });
      return project;
    }),
  );
  const list = projects.map(({ path }) => `- project: ${path}\n`).join('');
  return { ...setting, projects, list };
}
