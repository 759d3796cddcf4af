/** The check of links to other sites, against a server on this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { linkProblem } from '../../docs/links.ts';

const server = createServer(({ url }, response) => {
  response.statusCode = { '/page': 200, '/forbidden': 403 }[url ?? ''] ?? 404;
  response.end('<h2 id="heading">Heading</h2><a name=anchor></a>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => {
  server.close();
});

test.each(['/page', '/page#heading', '/page#anchor', '/forbidden'])('%s is not reported', async (path) => {
  expect(await linkProblem(`${site}${path}`)).toBeNull();
});

test.each([
  ['a missing page', '/missing', 'status 404'],
  ['a missing heading', '/page#none', 'no element has the id none'],
])('%s is reported', async (_, path, problem) => {
  expect(await linkProblem(`${site}${path}`)).toBe(problem);
});

test('a refused connection is reported', async () => {
  expect(await linkProblem('http://127.0.0.1:1/')).toMatch(/./);
});
