import { expect, test } from 'vitest';
import { expiryWarning } from '../../src/gitlab/client.ts';
import { readable } from '../github-page.ts';
import { arrange, arrangeMany } from './setting.ts';

const path = '/personal_access_tokens/self';
const dayMs = 86_400_000;

type Setting = Awaited<ReturnType<typeof arrange>>;

const expiryRequests = ({ gitlab }: Setting) =>
  gitlab.requests.filter((request) => request.path.includes(path)).length;

function tokenFor(days: number, { gitlab, user }: Setting): string {
  return gitlab.addToken(user, { scopes: ['api'], expiresAt: gitlab.clock.now() + days * dayMs });
}

const warningsOf = (step: { annotations: { message: string }[] }) =>
  step.annotations.map(({ message }) => message).filter((message) => message.includes('The token expires'));

test('a step warns if its token expires within 14 days, with one request at its end', async () => {
  const setting = await arrange();
  await setting.project.enableMirror({ url: setting.repository.url });
  const step = await setting.run({ token: tokenFor(5, setting) });
  expect(step.exitCode).toBe(0);
  const warning =
    /^The token expires on \S+, in [45] days\. Create a new one before then, and store it in its place\.$/;
  expect(warningsOf(step)).toEqual([expect.stringMatching(warning)]);
  expect(readable(step.summary)).toContain('⚠️ Warning: The token expires on');
  expect(setting.gitlab.requests.at(-1)?.path).toContain(path);
  expect(expiryRequests(setting)).toBe(1);
});

test.each([
  [-400, 'The token expired on 2024-11-27. Create a new one, and store it in its place.'],
  [0, 'The token expired on 2026-01-01. Create a new one, and store it in its place.'],
  [
    1,
    'The token expires on 2026-01-02, in less than a day. Create a new one before then, and store it in its place.',
  ],
])('a token that expires at the start of a day %i days from now gets the right warning', (days, warning) => {
  const serverTime = Date.UTC(2026, 0, 1, 12);
  const expiresAt = new Date(serverTime + days * dayMs).toISOString().slice(0, 10);
  expect(expiryWarning({ scopes: ['api'], expiresAt, serverTime })).toBe(warning);
});

test('a step does not warn of a token that expires later', async () => {
  const setting = await arrange();
  await setting.project.enableMirror({ url: setting.repository.url });
  expect(warningsOf(await setting.run({ token: tokenFor(20, setting) }))).toEqual([]);
});

test.each([
  ['a list of mirrors', {}],
  ['a dry run of a list', { 'dry-run': 'true' }],
])('%s reads the expiry of its token once', async (_name, inputs) => {
  const setting = await arrangeMany(3);
  const step = await setting.run({
    ...inputs,
    project: '',
    mirrors: setting.list,
    token: tokenFor(5, setting),
  });
  expect(step.exitCode).toBe(0);
  expect(expiryRequests(setting)).toBe(1);
});

test.each([
  ['is rejected', { respond: { status: 403, body: { message: '403 Forbidden' } } }],
  ['fails', { respond: { status: 502, body: '' } }],
  ['gets no response', { stall: 'headers' }],
] as const)(
  'a step passes although the request for the expiry %s, and does not repeat it',
  async (_name, failure) => {
    const setting = await arrange();
    await setting.project.enableMirror({ url: setting.repository.url });
    setting.gitlab.fail({ path: /^\/personal_access_tokens/, ...failure, times: Number.POSITIVE_INFINITY });
    const step = await setting.run();
    expect(step.exitCode).toBe(0);
    expect(step.outputs.outcome).toBe('synced');
    expect(expiryRequests(setting)).toBe(1);
  },
);

test('a step that has failed, or that uses an OAuth token, does not read the expiry', async () => {
  const setting = await arrange();
  expect((await setting.run()).exitCode).toBe(1);
  await setting.project.enableMirror({ url: setting.repository.url });
  await setting.run({ 'token-type': 'bearer' });
  expect(expiryRequests(setting)).toBe(0);
});

test('a step waits at most five seconds for the expiry, whatever the rate limit', async () => {
  const setting = await arrange();
  await setting.project.enableMirror({ url: setting.repository.url });
  setting.gitlab.fail({
    path: /^\/personal_access_tokens/,
    drip: 5,
    respond: { status: 302, headers: { location: `/api/v4${path}` }, body: ' '.repeat(20) },
    times: Number.POSITIVE_INFINITY,
  });
  const begun = setting.time.now();
  const step = await setting.run({ sync: 'false' });
  expect(step.exitCode).toBe(0);
  expect(setting.time.now() - begun).toBeLessThan(6_000);

  const limited = await setting.run({ sync: 'false', 'requests-per-minute': '1' });
  expect(limited.exitCode).toBe(0);
  expect(setting.time.now() - begun).toBeLessThan(12_000);
});
