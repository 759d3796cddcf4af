/** The pictures of the documents, drawn from the job summaries of real runs. */
import { startGitLab, startUpstream } from '../test/gitlab/gitlab.ts';
import { runInProcess } from '../test/runner/in-process.ts';
import type { ActionInputs } from '../test/runner/runner.ts';
import { VirtualTime } from '../test/time/virtual-time.ts';
import { drawnSummary } from './summary-svg.ts';

/** @returns the SVG of each file in this folder, always the same for the same code */
export async function pictures(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const time = new VirtualTime();
  const upstream = await startUpstream();
  const gitlab = await startGitLab({ time });
  try {
    const user = gitlab.addUser('mirror-bot');
    const repository = await upstream.addRepository('upstream/tool.git');
    const add = async (path: string, isMirror = true) => {
      const project = await gitlab.addProject({ path, members: [[user, 'maintainer']] });
      if (isMirror) await project.enableMirror({ url: repository.url });
      return project;
    };
    const draw = async (name: string, label: string, inputs: ActionInputs) => {
      const connection = { 'gitlab-url': gitlab.url, token: gitlab.addToken(user) };
      const step = await runInProcess(time, { ...connection, ...inputs });
      // The upstream of this run has an address on the local machine.
      const { host } = new URL(upstream.url);
      const summary = step.summary
        .replaceAll(host.replace(':', '&#58;<wbr>'), 'example.com')
        // The commits differ from run to run.
        .replaceAll(/(?<=is at )(?:[\da-f]|<wbr>)+/g, '4f2a9c81d07b');
      for (const scheme of ['light', 'dark'] as const) {
        files[`${name}-${scheme}.svg`] = drawnSummary(summary, label, scheme);
      }
    };

    (await add('group/tool')).plan({ runMs: 20_000 });
    const release = await repository.commit('main', 'Release 1.2.3');
    await repository.tag('v1.2.3');
    await draw('summary', 'Job summary of a step that mirrored a release', {
      project: 'group/tool',
      'mirror-branch-regex': '^(main|release/.*)$',
      'verify-refs': `refs/tags/v1.2.3=${release}`,
    });

    (await add('group/one')).plan({ runMs: 20_000 });
    (await add('group/two')).startUpdate();
    (await add('group/broken')).plan({
      outcome: { fail: '13:fetch remote: "fatal: Authentication failed": exit status 128.' },
    });
    await add('group/new', false);
    const list = [
      '- project: group/one',
      '- project: group/two',
      '- project: group/broken',
      '- project: group/new',
      `  url: ${repository.url}`,
      '  verify-refs: [refs/heads/main]',
    ];
    await draw('list-summary', 'Job summary of a step for four mirrors', { mirrors: list.join('\n') });
  } finally {
    await gitlab.close();
    await upstream.close();
  }
  return files;
}
