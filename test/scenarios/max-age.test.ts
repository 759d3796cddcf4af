import { expect, test } from 'vitest';
import type { EnableMirrorOptions } from '../gitlab/project-handle.ts';
import { arrange, arrangeMany } from './setting.ts';

const hourMs = 3_600_000;

/** A mirror that GitLab does not update by itself, though it is due. */
async function arrangeIdle(options: Omit<EnableMirrorOptions, 'url'> & { url?: string }) {
  const setting = await arrange();
  await setting.project.enableMirror({ url: setting.repository.url, ...options });
  setting.project.mirror.nextExecutionAt = null;
  return setting;
}

test('a monitor passes if the last successful update is recent, and sends one request', async () => {
  const { run, conversation } = await arrangeIdle({ endedAgoMs: 23 * hourMs });
  const step = await run({ sync: 'false', 'max-age': '24h' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false', 'error-kind': '' });
  expect(conversation()).toEqual(['GET mirror → 200']);
});

test('a monitor fails as stale, and says how old the last successful update is', async () => {
  const { run, writes } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  const step = await run({ sync: 'false', 'max-age': '24h' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': 'stale' });
  expect(step.annotations[0]?.message).toMatch(
    /^group\/mirror: The last successful update was 31h ago \(.* UTC\), but max-age allows 24h\. Run the step for this mirror with sync: true/,
  );
  expect(writes()).toEqual([]);
});

test('if a step requests an update and does not wait, the hint is to check again, not to request one', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  const step = await run({ wait: 'false', 'max-age': '24h' });
  expect(step.outputs['error-kind']).toBe('stale');
  expect(step.annotations[0]?.message).toContain('check again when that has finished');
  expect(step.annotations[0]?.message).not.toContain('with sync: true');
});

test("a stale mirror whose updates fail shows GitLab's last error, with a hint", async () => {
  const { run, project } = await arrangeIdle({ url: 'https://example.com/gone.git', history: 'failed' });
  project.mirror.lastError = '12:fatal: could not read Username for https://example.com';
  const step = await run({ sync: 'false', 'max-age': '1h' });
  expect(step.outputs['error-kind']).toBe('stale');
  expect(step.annotations[0]?.message).toMatch(/has succeeded yet.*could not read Username.*auth-user/);
});

test.each(['never', 'failed'] as const)(
  'a mirror with the history "%s" has never succeeded, so it is stale',
  async (history) => {
    const { run } = await arrangeIdle({ history });
    const step = await run({ sync: 'false', 'max-age': '1000h' });
    expect(step.outputs['error-kind']).toBe('stale');
  },
);

test('a step whose own update succeeds is not stale', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 500 * hourMs });
  const step = await run({ 'max-age': '1h' });
  expect(step.outputs).toMatchObject({ outcome: 'synced', 'error-kind': '' });
});

test('if the update of the step fails, the kind is sync-failed and not stale', async () => {
  const { run } = await arrangeIdle({ url: 'http://127.0.0.1:1/nothing.git', history: 'failed' });
  expect((await run({ 'max-age': '1h' })).outputs['error-kind']).toBe('sync-failed');
});

test('a step that does not wait for its update fails as stale if the last successful one is too old', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 3 * hourMs });
  expect((await run({ wait: 'false', 'max-age': '1h' })).outputs['error-kind']).toBe('stale');
});

test('the log of a list says once why a mirror is stale, and once what to do about all of them', async () => {
  const { run, projects, list, gitlab } = await arrangeMany(3);
  const old = gitlab.clock.now() - 31 * hourMs;
  for (const { mirror } of projects) {
    Object.assign(mirror, { lastSuccessfulUpdateAt: old, lastUpdateAt: old, nextExecutionAt: null });
  }
  Object.assign(projects[1]?.mirror ?? {}, { status: 'failed', lastError: 'It failed.' });
  const { log } = await run({ project: '', mirrors: list, sync: 'false', 'max-age': '24h' });
  const lines = log.filter((line) => !line.startsWith('error: '));
  expect(lines.filter((line) => line.includes('31h ago'))).toHaveLength(3);
  expect(lines.filter((line) => line.includes('It failed.'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('Run the step for this mirror'))).toHaveLength(1);
});

test('a dry run reports a stale mirror, and passes', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  const step = await run({ 'dry-run': 'true', 'max-age': '24h' });
  expect(step.exitCode).toBe(0);
  expect(step.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('31h ago') }]);
});

test('the job summary of a monitor shows failing mirrors first, and marks them even if the step passes', async () => {
  const { run, gitlab, project, repository, user } = await arrangeIdle({ endedAgoMs: 2 * hourMs });
  const failing = await gitlab.addProject({ path: 'group/failing', members: [[user, 'maintainer']] });
  await failing.enableMirror({ url: repository.url, endedAgoMs: hourMs });
  Object.assign(failing.mirror, { status: 'failed', lastError: 'It | failed.', nextExecutionAt: null });
  const mirrors = `- project: group/mirror\n- project: ${failing.id}\n`;
  const step = await run({ project: '', mirrors, sync: 'false', 'max-age': '24h' });
  expect(step.exitCode, step.stdout).toBe(0);
  expect(step.summary).toContain('**2 mirrors:** ⚠️ 1 failing · ✅ 1 healthy\n');
  const groups = step.log.filter((line) => /: .* in [\dms]+$/.test(line));
  expect(groups.map((line) => line.replace(/ in [\dms]+$/, '')).sort()).toEqual([
    `(group) ${failing.id}: ⚠️ failing`,
    '(group) group/mirror: ✅ healthy',
  ]);
  expect(step.summary).toContain(
    `| [${failing.id}](${gitlab.url}/projects/${failing.id}) | ⚠️ failing: It &#124; failed.<br>Last success: 1h ago`,
  );
  expect(step.summary).toContain(
    `| [group/<wbr>mirror](${gitlab.url}/${project.path}) | ✅ healthy | 2h ago (`,
  );
  expect(step.summary).not.toMatch(/unchanged|as they were/);
});

test('the job summary of a dry run shows the state of each mirror, stale ones first, and warnings name the project', async () => {
  const { run, gitlab, repository, user } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  const fresh = await gitlab.addProject({ path: 'group/fresh', members: [[user, 'maintainer']] });
  await fresh.enableMirror({ url: repository.url, endedAgoMs: hourMs });
  fresh.mirror.nextExecutionAt = null;
  const mirrors = '- project: group/fresh\n- project: group/mirror\n';
  const step = await run({ project: '', mirrors, 'dry-run': 'true', 'max-age': '24h' });
  expect(step.exitCode, step.stdout).toBe(0);
  expect(step.summary).toContain('**2 mirrors:** ⚠️ 1 stale · ✅ 1 healthy\n');
  expect(step.summary).toMatch(
    /Failing or stale: 1\n(.*\n)*\| \[group\/<wbr>mirror\]\(\S+\) \| ⚠️ stale<br>.*31h ago/,
  );
  expect(step.summary).not.toContain('planned');
  expect(step.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^group\/mirror: The last successful update was 31h ago/),
  ]);
});

test('a mirror that the step removes has no age', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  expect((await run({ enabled: 'false', 'max-age': '24h' })).outputs.outcome).toBe('removed');
});

test('an entry of a list can set its own max-age', async () => {
  const { run } = await arrangeIdle({ endedAgoMs: 31 * hourMs });
  const list = '- project: group/mirror\n  max-age: 48h\n';
  const inputs = { project: '', sync: 'false', 'max-age': '24h', mirrors: 'list.yml' };
  expect((await run(inputs, { files: { 'list.yml': list } })).exitCode).toBe(0);
});
