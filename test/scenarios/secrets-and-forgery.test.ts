import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('secrets are masked before anything else is printed, and appear nowhere, in any form', async () => {
  const { runBuilt, repository, project, token } = await arrange();
  await project.enableMirror({ url: repository.url });
  const password = 'p@ss/word+1 ü';
  const basic = Buffer.from(`reader:${password}`).toString('base64');
  project.plan({
    outcome: {
      fail: `fatal: unable to access 'https://reader:${encodeURIComponent(password)}@host/': ${password} ${token} Authorization: Basic ${basic}`,
    },
  });
  const step = await runBuilt(
    { url: repository.url, 'auth-user': 'reader', 'auth-password': password },
    { env: { RUNNER_DEBUG: '1' } },
  );
  expect(step.exitCode).toBe(1);
  const lines = step.stdout.split('\n');
  const masks = lines.filter((line) => line.startsWith('::add-mask::'));
  expect(lines.slice(0, masks.length)).toEqual(masks);
  expect(step.masks).toEqual([token, password]);
  const shown =
    lines.slice(masks.length).join('\n') + step.stderr + step.summary + JSON.stringify(step.outputs);
  expect(shown).toContain('***');
  for (const form of [
    password,
    encodeURIComponent(password),
    JSON.stringify(password).slice(1, -1),
    basic,
    token,
  ])
    expect(shown).not.toContain(form);
  expect(shown).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
});

test('no text from a server becomes a command, Markdown or HTML', async () => {
  const { runBuilt, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({
    outcome: {
      fail: 'x\n::set-output name=outcome::synced\r\n##[error]forged\u001b[31m | <img src=x> [a](https://example.com) @all `c`',
    },
  });
  const step = await runBuilt();
  expect(step.exitCode).toBe(1);
  for (const line of step.stdout.split(/[\r\n]+/)) expect(line).not.toMatch(/^\s*::set-output|##\[/);
  expect(step.stdout).not.toContain('\u001b');
  expect(step.summary).not.toMatch(/<img|\[a\]\(|@all|`c`|https:\/\/example/);
  const rows = step.summary.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual([
    'project',
    '---',
    'outcome',
    'state in GitLab',
    'last success',
    'update',
  ]);
  expect(rows.map((row) => row.split('|').length)).toEqual(Array(6).fill(4));
  expect(step.outputs.outcome).toBe('failed');
});
