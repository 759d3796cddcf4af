import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a moved project is found under its ID, and written to there', async () => {
  const { run, repository, project, gitlab } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.moveTo('group/renamed');
  const step = await run({ 'mirror-trigger-builds': 'true' });
  expect(step.exitCode).toBe(0);
  expect(gitlab.conversation().slice(0, 3)).toEqual([
    'GET /projects/group%2Fmirror/mirror/pull → 301',
    `GET /projects/${project.id}/mirror/pull → 200`,
    `PUT /projects/${project.id}/mirror/pull → 200`,
  ]);
});

test('a project is addressed by its ID as well, below a relative root, with an OAuth token', async () => {
  const { repository, project, gitlab, run } = await arrange({ relativeRoot: '/gitlab' });
  await project.enableMirror({ url: repository.url });
  const token = gitlab.addToken(gitlab.addUser('owner'), { kind: 'oauth' });
  const step = await run({
    project: String(project.id),
    'gitlab-url': `${gitlab.url}/api/v4/`,
    token,
    'token-type': 'bearer',
  });
  // That user is no member: what counts here is that the token was taken and the address found.
  expect(step.outputs['error-kind']).toBe('not-found');
  expect(gitlab.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
  expect(gitlab.requests[0]?.headers['private-token']).toBeUndefined();
  expect((await run({ project: String(project.id), 'gitlab-url': `${gitlab.url}/` })).exitCode).toBe(0);
});

test.each([3_600_000, -3_600_000])("GitLab's clock may differ from the runner's by %d ms", async (skewMs) => {
  const { run, repository, project } = await arrange({ skewMs });
  await project.enableMirror({ url: repository.url, endedAgoMs: 60_000 });
  const step = await run();
  expect(step.exitCode).toBe(0);
  expect(step.log.join('\n')).toMatch(/postpone it for [1-4]m/);
});

test('a relative root that looks like the path of a project is no project', async () => {
  const { run, repository, project, gitlab } = await arrange({ relativeRoot: '/projects/7' });
  await project.enableMirror({ url: repository.url });
  expect((await run()).exitCode).toBe(0);
  for (const { path } of gitlab.requests) expect(path).toBe('/projects/group%2Fmirror/mirror/pull');
});
