import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('a project that was moved is found and configured by its ID', async () => {
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

test('a project can be given by its ID, with a relative URL root and an OAuth token', async () => {
  const { repository, project, gitlab, run } = await arrange({ relativeRoot: '/gitlab' });
  await project.enableMirror({ url: repository.url });
  const token = gitlab.addToken(gitlab.addUser('owner'), { kind: 'oauth' });
  const step = await run({
    project: String(project.id),
    'gitlab-url': `${gitlab.url}/api/v4/`,
    token,
    'token-type': 'bearer',
  });
  // The user is not a member of the project. What matters here is that the URL is right and the token accepted.
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
  expect(step.log.join('\n')).toMatch(/postpone it by [1-4]m/);
});

test('a relative URL root that looks like an API path is not mistaken for a project', async () => {
  const { run, repository, project, gitlab } = await arrange({ relativeRoot: '/projects/7' });
  await project.enableMirror({ url: repository.url });
  expect((await run()).exitCode).toBe(0);
  const paths = new Set(gitlab.requests.map(({ path }) => path));
  expect([...paths]).toEqual(['/projects/group%2Fmirror/mirror/pull', '/personal_access_tokens/self']);
});
