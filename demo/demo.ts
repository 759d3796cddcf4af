/**
 * Demonstrates the step: a GitLab and an upstream on this machine, with real git, and the bundled action run as a
 * runner would run it. Exits with 1 if a result is not as expected.
 */
import { execFile } from 'node:child_process';
import { promisify, styleText } from 'node:util';
import { formatDuration } from '../src/text/duration.ts';
import { type GitLab, startGitLab, startUpstream } from '../test/gitlab/gitlab.ts';
import { emptyGitConfig } from '../test/platform.ts';
import { type ActionInputs, type FinishedStep, runAction } from '../test/runner/runner.ts';
import { VirtualTime } from '../test/time/virtual-time.ts';

const time = new VirtualTime();
const shownOutputs = ['outcome', 'changed', 'synced', 'verified', 'error-kind'] as const;

const upstream = await startUpstream();
const gitlab = await startGitLab({ time });
try {
  await show(gitlab);
} finally {
  await gitlab.close();
  await upstream.close();
}

async function show(gitlab: GitLab): Promise<void> {
  const repository = await upstream.addRepository('acme/widget.git');
  await repository.tag('v1.0.0');
  const developer = gitlab.addUser('mirror-bot');
  const token = gitlab.addToken(developer);
  const project = await gitlab.addProject({
    path: 'acme/widget-mirror',
    members: [[developer, 'maintainer']],
  });
  const inputs = { 'gitlab-url': gitlab.url, project: project.path, url: repository.url };
  const mirrorRefs = () => lsRemote(`${gitlab.url}/${project.path}.git`, token);
  const compare = async () => compareRefs(await lsRemote(repository.url), await mirrorRefs());

  say(
    `Upstream: ${repository.url}. GitLab: ${gitlab.url}. The clock jumps to the next event, so nothing really waits.`,
  );

  heading('1. A project becomes a mirror of the upstream');
  expectStep(await step({ ...inputs }, token), 0, 'synced');
  expectEqual(await compare());

  heading('2. The settings are up to date. A release was pushed upstream, and the step verifies its tag');
  const release = await repository.commit('main', 'Release 1.1.0');
  await repository.tag('v1.1.0', { annotated: true });
  const refs = `refs/tags/v1.1.0=${release}`;
  const verified = await step({ ...inputs, sync: 'immediate', 'verify-refs': refs }, token);
  expectStep(verified, 0, 'verified');
  expectEqual(await compare());

  await gitlab.idle();
  heading('3. Somebody has rewritten main upstream. By default, GitLab does not overwrite the branch');
  await repository.forcePush('main');
  expectStep(await step({ ...inputs, sync: 'immediate' }, token), 1, 'failed');
  say(`  The mirror differs from upstream in ${(await compare()).join(', ')}.`);

  heading(
    '4. As the hint says, main may now be force-pushed in GitLab, and diverged branches are overwritten',
  );
  project.protectBranch('main', { allowForcePush: true });
  expectStep(await step({ ...inputs, 'mirror-overwrites-diverged-branches': 'true' }, token), 0, 'synced');
  expectEqual(await compare());
}

async function step(inputs: ActionInputs, token: string): Promise<FinishedStep> {
  say(styleText('dim', '  - uses: OWNER/gitlab-pull-mirror@v1\n    with:'));
  say(styleText('dim', `      token: $\{{ secrets.GITLAB_TOKEN }}`));
  for (const [name, value] of Object.entries(inputs)) say(styleText('dim', `      ${name}: ${value}`));
  say('');
  const finished = await runAction({ ...inputs, token }, { time });
  for (const line of finished.log) say(`  ${line.startsWith('error:') ? styleText('red', line) : line}`);
  const passed = finished.exitCode === 0;
  const verdict = styleText(passed ? 'green' : 'red', passed ? '✔ step passed' : '✘ step failed');
  const outputs = shownOutputs.map((name) => `${name}=${finished.outputs[name]}`).join('  ');
  say(`\n  ${verdict} after ${formatDuration(finished.durationMs)}   ${outputs}\n`);
  say(drawn(finished.summary).replace(/^/gm, styleText('dim', '  │ ')));
  return finished;
}

/** The branches and tags of a repository, as git lists them. */
async function lsRemote(url: string, token?: string): Promise<Map<string, string>> {
  const header = `Authorization: Basic ${Buffer.from(`any:${token}`).toString('base64')}`;
  const credentials = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: header,
  };
  const { stdout } = await promisify(execFile)('git', ['ls-remote', '--heads', '--tags', url], {
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: emptyGitConfig,
      GIT_TERMINAL_PROMPT: '0',
      ...(token ? credentials : {}),
    },
  });
  const refs = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t').reverse() as [string, string]);
  return new Map(refs);
}

/** The refs of upstream that the mirror does not have at the same object. */
function compareRefs(expected: Map<string, string>, actual: Map<string, string>): string[] {
  return [...expected].filter(([ref, object]) => actual.get(ref) !== object).map(([ref]) => ref);
}

function expectEqual(missing: string[]): void {
  if (missing.length > 0) throw new Error(`missing from the mirror: ${missing.join(', ')}`);
  say(styleText('green', '  According to git ls-remote, the mirror has every branch and tag of upstream.'));
}

function expectStep(finished: FinishedStep, exitCode: number, outcome: string): void {
  if (finished.exitCode !== exitCode || finished.outputs.outcome !== outcome) {
    throw new Error(
      `expected ${outcome}, exit code ${exitCode}; got ${finished.outputs.outcome}, ${finished.exitCode}`,
    );
  }
}

function heading(text: string): void {
  say(`\n${styleText('bold', text)}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The job summary as GitHub draws it, apart from the tables. Its entities and tags only prevent GitLab's text from being Markdown. */
function drawn(markdown: string): string {
  return markdown
    .replaceAll('<br>', ', ')
    .replace(/<\/?[a-z]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
