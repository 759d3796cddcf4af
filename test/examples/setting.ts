/** What every example needs: an upstream, a GitLab, and the repository with the workflow. */
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { Git } from '../gitlab/git.ts';
import {
  type GitLab,
  type ProjectHandle,
  startGitLab,
  startUpstream,
  type Upstream,
} from '../gitlab/gitlab.ts';
import type { Repository } from '../gitlab/repository.ts';
import { type FinishedWorkflow, runWorkflow, type WorkflowRun } from './act.ts';
import { root } from './tools.ts';

export interface Setting {
  gitlab: GitLab;
  upstream: Upstream;
  /** Of a user who is a member of every project. */
  token: string;
  /** The repository on GitHub that the workflow belongs to. */
  own: Repository;
  /** The token's user. */
  user: ReturnType<GitLab['addUser']>;
  /** Adds a project to GitLab, with the token's user as a member. */
  addProject(path: string): Promise<ProjectHandle>;
  /**
   * Runs an example unchanged, except that example.com becomes the upstream of this test.
   * @param change called with the checkout, before the example runs
   */
  run(
    example: string,
    event: WorkflowRun['event'],
    change?: ((checkout: string) => Promise<void>) | null,
    machine?: Machine,
  ): Promise<FinishedWorkflow>;
}

export interface Machine {
  /** A folder with programs that come before those of this machine. */
  programs?: string;
  /** In addition to those that all examples may use. */
  secrets?: Record<string, string>;
}

/** Contains characters that have a meaning in a shell, an env file or a workflow command. */
export const password = 'p=ss w%25rd$1';

export async function arrange(
  { onTestFinished }: TestContext,
  { role = 'maintainer' }: { role?: 'maintainer' | 'developer' } = {},
): Promise<Setting> {
  const git = await Git.start();
  onTestFinished(() => git.close());
  const upstream = await startUpstream();
  onTestFinished(() => upstream.close());
  // The workflow runs in real time and polls once a second, so this GitLab is fast.
  const gitlab = await startGitLab({
    pickupMs: 100,
    queueMs: 100,
    runMs: 400,
    intervalMs: 15_000,
    cronMs: 3_000,
  });
  onTestFinished(() => gitlab.close());
  const user = gitlab.addUser('mirror-bot');
  const token = gitlab.addToken(user);
  const own = await upstream.addRepository('acme/widget.git');

  return {
    gitlab,
    upstream,
    token,
    user,
    own,
    addProject: (path) => gitlab.addProject({ path, members: [[user, role]] }),
    async run(example, event, change, { programs, secrets } = {}) {
      const checkout = join(await mkdtemp(join(git.home, 'run-')), 'checkout');
      const credentials = { user: 'reader', password };
      await git.output(['clone', '--quiet', own.url, checkout], { credentials });
      const workflow = `.github/workflows/${example}`;
      await mkdir(join(checkout, '.github/workflows'), { recursive: true });
      await cp(new URL(`examples/${example}`, root), join(checkout, workflow));
      await cp(new URL('examples/mirrors.yml', root), join(checkout, 'mirrors.yml'));
      for (const file of [workflow, 'mirrors.yml']) {
        const content = await readFile(join(checkout, file), 'utf8');
        await writeFile(join(checkout, file), content.replaceAll('https://example.com', upstream.url));
      }
      await change?.(checkout);
      return runWorkflow({
        checkout,
        workflow: example,
        event,
        serverUrl: upstream.url,
        repository: 'acme/widget',
        variables: { GITLAB_URL: gitlab.url },
        secrets: { GITLAB_TOKEN: token, UPSTREAM_PASSWORD: password, ...secrets },
        programs,
      });
    },
  };
}
