/** Runs the examples that report failing mirrors elsewhere, with shims for what they report to. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { parse } from 'yaml';
import type { ProjectHandle } from '../gitlab/gitlab.ts';
import { arrange, type Machine } from './setting.ts';
import { root } from './tools.ts';

const hourMs = 3_600_000;

/** What an upstream may write, and a page, a chat or a shell must not act on. */
const forged =
  'Denied\n\n## ![](https://example.com/i) ```<!channel> @all & $(touch forged) "; touch forged; \'';

/** Mirrors of a group that were updated an hour ago. */
async function arrangeGroup(context: TestContext) {
  const setting = await arrange(context);
  const { gitlab, user, own } = setting;
  gitlab.addNamespace('group', [[user, 'maintainer']]);
  const updated = (project: ProjectHandle, hoursAgo: number) =>
    // GitLab's date has whole seconds, so it may be earlier than the end of the update by this clock.
    project.enableMirror({ url: own.url, endedAgoMs: hoursAgo * hourMs + 30_000 });
  const add = async (path: string) => {
    const project = await setting.addProject(path);
    await updated(project, 1);
    return project;
  };
  const folder = await mkdtemp(join(tmpdir(), 'monitor-'));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { ...setting, folder, updated, one: await add('group/one'), two: await add('group/sub/two') };
}

interface Call {
  name: string;
  positionals: string[];
  values: Record<string, string>;
  body?: string;
  token: string;
  repository: string;
}

async function arrangeMonitor(context: TestContext) {
  const setting = await arrangeGroup(context);
  const { folder } = setting;
  await cp(fileURLToPath(new URL('shims/gh', import.meta.url)), join(folder, 'gh'));
  const machine: Machine = { programs: folder, secrets: { GITHUB_TOKEN: 'ghs_of-the-job' } };
  /** Runs the monitor once. */
  const check = async (change?: (checkout: string) => Promise<void>) => {
    const calls = join(folder, 'calls');
    await rm(calls, { force: true });
    const finished = await setting.run('monitor.yml', { name: 'schedule' }, change, machine);
    const lines = (await readFile(calls, 'utf8')).trim().split('\n');
    const [label, list, ...others] = lines.map((line): Call => JSON.parse(line));
    expect([label?.name, list?.name], finished.log).toEqual(['label create', 'issue list']);
    for (const { token, repository } of others) {
      expect({ token, repository }).toEqual({ token: 'ghs_of-the-job', repository: 'acme/widget' });
    }
    return { ...finished, calls: others };
  };
  return { ...setting, check };
}

/** The lines of an issue after its introduction. */
const listed = (call: Call | undefined) => call?.body?.split('\n').slice(2, -1);

test.concurrent('monitor.yml: one issue is opened when mirrors fail, updated, and closed when all mirrors are up to date', async (context) => {
  const { one, two, updated, check, gitlab } = await arrangeMonitor(context);

  const well = await check();
  expect(well.passed, well.log).toBe(true);
  expect(well.calls).toEqual([]);

  await updated(two, 31);
  const first = await check();
  expect(first.passed).toBe(false);
  expect(first.calls, first.log).toMatchObject([
    {
      name: 'issue create',
      values: { title: 'Pull mirrors are not up to date', label: 'pull-mirrors' },
      body: expect.stringMatching(
        /^The job summary of \[the last check\]\(http.*\/acme\/widget\/actions\/runs\/\d+\)/,
      ),
    },
  ]);
  expect(listed(first.calls[0])).toEqual([
    expect.stringMatching(/^ {4}group\/sub\/two: stale: The last successful update was 31h ago/),
  ]);

  await updated(one, 50);
  const second = await check();
  expect(second.passed).toBe(false);
  expect(second.calls, second.log).toMatchObject([{ name: 'issue edit', positionals: ['7'] }]);
  expect(listed(second.calls[0])).toEqual([
    expect.stringMatching(/^ {4}group\/one: stale: /),
    expect.stringMatching(/^ {4}group\/sub\/two: stale: /),
  ]);

  await updated(one, 1);
  await updated(two, 1);
  const last = await check();
  expect(last.passed, last.log).toBe(true);
  expect(last.calls).toMatchObject([
    { name: 'issue close', positionals: ['7'], values: { comment: 'All mirrors are up to date.' } },
  ]);
  expect((await check()).calls).toEqual([]);
  expect(gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.concurrent('monitor.yml: text from GitLab is shown as code in the issue, and is never executed', async (context) => {
  const { one, own, check } = await arrangeMonitor(context);
  await one.enableMirror({ url: own.url, history: 'failed' });
  one.mirror.lastError = forged;

  const { calls, log } = await check();

  expect(listed(calls[0]), log).toEqual([
    expect.stringMatching(/^ {4}group\/one: stale: .*Denied.*\$\(touch forged\) "; touch forged; '/),
  ]);
});

test.concurrent('monitor.yml: if the check fails as a whole, the issue stays open and shows the reason', async (context) => {
  const { one, updated, check } = await arrangeMonitor(context);
  await updated(one, 31);
  await check();

  const { calls, log } = await check(async (checkout) => {
    const path = join(checkout, '.github/workflows/monitor.yml');
    const workflow = await readFile(path, 'utf8');
    await writeFile(path, workflow.replace('secrets.GITLAB_TOKEN', 'secrets.OTHER'));
  });

  expect(calls, log).toMatchObject([{ name: 'issue edit' }]);
  expect(listed(calls[0])).toEqual([expect.stringMatching(/^ {4}All mirrors: input: .*token/)]);
});

test.each([
  ['monitor.yml', 'issue.md', 100],
  ['webhook.yml', 'message.json', 20],
])(
  '%s: if very many mirrors fail, the first are listed and the rest are counted',
  async (example, file, listedAtMost) => {
    const folder = await mkdtemp(join(tmpdir(), 'monitor-'));
    try {
      const workflow = parse(await readFile(new URL(`examples/${example}`, root), 'utf8'));
      const { run } = workflow.jobs.check.steps.at(-1);
      const failed = (number: number) => ({
        project: `group/p${number}-`,
        error: { kind: 'stale', message: 'x'.repeat(10_000) },
      });
      const results = [
        { project: 'group/well', error: null },
        ...Array.from({ length: 150 }, (_, n) => failed(n)),
      ];
      await writeFile(join(folder, 'results.json'), JSON.stringify(results));
      for (const program of ['gh', 'curl']) {
        await writeFile(join(folder, program), '#!/bin/sh\n', { mode: 0o755 });
      }
      const PATH = `${folder}:${process.env.PATH}`;

      execFileSync('bash', ['-ec', run], { env: { PATH, RUNNER_TEMP: folder, OUTCOME: 'failure' } });

      const report = await readFile(join(folder, file), 'utf8');
      expect(report.match(/group\/p\d+-/g)).toHaveLength(listedAtMost);
      expect(report).toContain(`and ${150 - listedAtMost} more`);
      // GitHub's limit for the text of an issue.
      expect(report.length).toBeLessThan(65_536);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

/** A webhook, and a curl that keeps its command line. */
async function arrangeWebhook(context: TestContext) {
  const setting = await arrangeGroup(context);
  const { folder } = setting;
  const posts: { path: string | undefined; type: string | undefined; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const { text: message } = JSON.parse(await text(request));
    posts.push({ path: request.url, type: request.headers['content-type'], text: message });
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.onTestFinished(() => void server.close());
  const curl = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim();
  const recording = `#!/bin/sh\nprintf '%s\\n' "$@" >> '${folder}/arguments'\nexec '${curl}' "$@"\n`;
  await writeFile(join(folder, 'curl'), recording, { mode: 0o755 });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const machine: Machine = {
    programs: folder,
    secrets: { WEBHOOK_URL: `${address}/services/T0/B0/of-the-channel` },
  };
  const check = () => setting.run('webhook.yml', { name: 'schedule' }, null, machine);
  return { ...setting, posts, check };
}

test.concurrent('webhook.yml: failing mirrors are posted, and the URL of the webhook stays secret', async (context) => {
  const { two, updated, check, posts, folder } = await arrangeWebhook(context);
  await updated(two, 31);

  const finished = await check();

  expect(finished.passed).toBe(false);
  expect(posts, finished.log).toEqual([
    {
      path: '/services/T0/B0/of-the-channel',
      type: 'application/json',
      text: expect.stringMatching(
        /^Pull mirrors that are not up to date:\n```\ngroup\/sub\/two: stale: The last successful update was 31h ago.*\n```$/,
      ),
    },
  ]);
  expect(await readFile(join(folder, 'arguments'), 'utf8')).not.toContain('of-the-channel');
  expect(finished.log).not.toContain('of-the-channel');
});

test.concurrent('webhook.yml: nothing is posted when all mirrors are up to date', async (context) => {
  const { check, posts } = await arrangeWebhook(context);
  const finished = await check();
  expect(finished.passed, finished.log).toBe(true);
  expect(posts).toEqual([]);
});

test.concurrent('webhook.yml: text from GitLab cannot mention anybody in the chat, or end its code block', async (context) => {
  const { one, own, check, posts } = await arrangeWebhook(context);
  await one.enableMirror({ url: own.url, history: 'failed' });
  one.mirror.lastError = forged;

  const { log } = await check();

  const [, line = ''] = /^Pull .*:\n```\n(.*)\n```$/.exec(posts[0]?.text ?? '') ?? [];
  expect(line, log).toContain(`'''&lt;!channel&gt; @all &amp; $(touch forged) "; touch forged; '`);
  expect(line).not.toMatch(/[`<>]/);
});
