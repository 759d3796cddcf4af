/** Draws docs/summary.svg from the job summary of a real run: `npm run picture`. */
import { writeFile } from 'node:fs/promises';
import { startGitLab, startUpstream } from '../test/gitlab/gitlab.ts';
import { runAction } from '../test/runner/runner.ts';
import { VirtualTime } from '../test/time/virtual-time.ts';
import { drawnSummary } from './summary-svg.ts';

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
  const step = await runAction(
    {
      'gitlab-url': gitlab.url,
      token: gitlab.addToken(user),
      mirrors: list.join('\n'),
    },
    { time },
  );
  // The upstream of this run has an address on the local machine.
  const summary = step.summary.replaceAll(
    new URL(upstream.url).host.replace(':', '&#58;<wbr>'),
    'example.com',
  );
  await writeFile(new URL('summary.svg', import.meta.url), drawnSummary(summary));
} finally {
  await gitlab.close();
  await upstream.close();
}
