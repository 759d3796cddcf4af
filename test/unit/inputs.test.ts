import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import { type Inputs, parseInputs, readInputs, secretInputs } from '../../src/inputs/inputs.ts';
import type { InputName } from '../../src/inputs/table.ts';
import type { MirrorJob } from '../../src/mirror/job.ts';
import { certificateAuthority } from '../runner/certificates.ts';

type Given = Partial<Record<InputName, string>>;

const minimal: Given = { token: 'glpat-secret', project: 'group/mirror' };

function parse(given: Given): Promise<Inputs> {
  return parseInputs(
    readInputs((name) => ({ ...minimal, ...given })[name] ?? ''),
    {
      readFile: (path) => {
        throw new Error(`ENOENT: no such file, ${path}`);
      },
      workspace: '.',
      environment: {},
    },
  );
}

async function jobOf(given: Given): Promise<MirrorJob | undefined> {
  return (await parse(given)).jobs[0];
}

async function errorOf(given: Given): Promise<string> {
  try {
    await parse(given);
  } catch (error) {
    if (error instanceof StepError && error.kind === 'input') return error.message;
    throw error;
  }
  throw new Error('the inputs were accepted');
}

test('a token and a project are enough, and the rest has defaults', async () => {
  expect(await parse({})).toEqual({
    apiUrl: 'https://gitlab.com/api/v4',
    token: 'glpat-secret',
    tokenType: 'private-token',
    jobs: [
      {
        project: 'group/mirror',
        desired: {},
        newProjectVisibility: null,
        sync: 'true',
        wait: true,
        verifyRefs: null,
        maxAgeMs: null,
        resume: true,
        dryRun: false,
      },
    ],
    groupJob: null,
    entries: [],
    listedSecrets: [],
    listedVariables: [],
    timeoutMs: 900_000,
    pollIntervalMs: 1_000,
    requestTimeoutMs: 30_000,
    maxRetries: 5,
    concurrency: 8,
    requestsPerMinute: 600,
    dryRun: false,
    caCertificates: [],
  });
});

test('an input that contains only spaces counts as not set', async () => {
  expect(await parse({ timeout: '  ', enabled: ' ' })).toEqual(await parse({}));
});

test.each([
  ['https://gitlab.example.com', 'https://gitlab.example.com/api/v4'],
  ['https://gitlab.example.com/', 'https://gitlab.example.com/api/v4'],
  ['https://gitlab.example.com/api/v4', 'https://gitlab.example.com/api/v4'],
  ['https://example.com:8443/gitlab/', 'https://example.com:8443/gitlab/api/v4'],
  ['https://example.com/gitlab/api/v4/', 'https://example.com/gitlab/api/v4'],
])('with gitlab-url %s the API is at %s', async (given, apiUrl) => {
  expect((await parse({ 'gitlab-url': given })).apiUrl).toBe(apiUrl);
});

test('only settings that are set are desired', async () => {
  const job = await jobOf({
    url: 'https://example.com/a.git',
    'auth-user': 'bot',
    'auth-password': 'pw',
    enabled: 'True',
    'mirror-trigger-builds': 'FALSE',
    'mirror-branch-regex': 'none',
  });
  expect(job?.desired).toEqual({
    url: 'https://example.com/a.git',
    authUser: 'bot',
    authPassword: 'pw',
    enabled: true,
    mirrorTriggerBuilds: false,
    mirrorBranchRegex: null,
  });
});

test.each(['true', 'True', 'TRUE'])('sync may be %s, immediate or false', async (text) => {
  expect((await jobOf({ sync: text }))?.sync).toBe('true');
  expect((await jobOf({ sync: 'immediate' }))?.sync).toBe('immediate');
  expect((await jobOf({ sync: 'false' }))?.sync).toBe('false');
});

test.each<[InputName, string, RegExp]>([
  ['token', '', /^Invalid input: token: missing; .* the environment variable GITLAB_TOKEN\)/],
  ['project', '', /project: missing/],
  ['token', 'glpat-\nsecret', /token: contains a space, a line break/],
  ['token', 'glpat-\u200bsecret', /token: contains .* non-ASCII/],
  ['auth-password', 'two\nlines', /auth-password: contains a line break/],
  ['url', 'https://example.com/a.git?private_token=x', /url: has a query/],
  ['timeout', 'x'.repeat(5_000), /timeout: must be a duration .* \(got a value of 5000 characters\)/],
  ['token-type', 'oauth', /token-type: must be private-token or bearer \(got "oauth"\)/],
  ['gitlab-url', 'gitlab.com', /gitlab-url: is not an http or https URL; use/],
  ['gitlab-url', 'ftp://gitlab.com', /gitlab-url: is not an http or https URL/],
  ['gitlab-url', 'https://me:pw@gitlab.com', /gitlab-url: contains credentials/],
  ['url', 'https://me:\\pw@example.com/a.git', /url: is not a URL that GitLab can mirror from/],
  // The URL parser takes the user for the host, and the password for the path.
  ['gitlab-url', 'https://me:\\pw@gitlab.com', /gitlab-url: contains credentials/],
  ['gitlab-url', 'https://me:/pw@gitlab.com', /gitlab-url: contains credentials/],
  ['gitlab-url', 'https://gitlab.com?x=1', /gitlab-url: has a query/],
  ['project', 'mirror', /project: is not an ID or a full path; use .* \(got "mirror"\)/],
  ['project', 'group%2Fmirror', /project: is percent-encoded; use .* \(got "group%2Fmirror"\)/],
  ['project', 'https://gitlab.com/group/mirror', /project: is a URL/],
  ['project', 'group/../admin', /project: is not an ID/],
  ['project', '/group/mirror', /project: is not an ID/],
  ['project', '- project: a/b\n  auth-password: hunter2', /^(?!.*got).*project: is not an ID or a full path/],
  ['project', 'https%3A%2F%2Fbob%3Ahunter2%40h%2Fx', /^(?!.*got).*project: is percent-encoded/],
  ['project', 'bob:hunter2@h/x.git', /^(?!.*got).*project: is not an ID or a full path/],
  ['project', '0', /project: is not an ID .* \(got "0"\)/],
  ['url', 'git@host:group/project.git', /url: .*ssh:\/\/git@host/],
  ['url', 'file:///etc', /url: is not a URL that GitLab can mirror from/],
  ['url', 'example.com/a.git', /url: is not a URL/],
  ['url', 'https://example.com/a b.git', /url: is not a URL/],
  ['enabled', 'yes', /enabled: must be true or false \(got "yes"\)/],
  ['sync', 'now', /sync: must be true, immediate or false \(got "now"\)/],
  ['timeout', '15 minutes', /timeout: must be a duration above zero: 500ms, 90s, 15m.* \(got "15 minutes"\)/],
  ['poll-interval', '0', /poll-interval: must be a duration above zero.* \(got "0"\)/],
  ['max-retries', '-1', /max-retries: must be a whole number.* \(got "-1"\)/],
  ['ca-certificate', 'missing.pem', /ca-certificate: is neither PEM text nor a readable file \(ENOENT/],
  [
    'ca-certificate',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    /ca-certificate: must contain one or more valid certificates/,
  ],
  ['max-retries', '1.5', /max-retries: must be a whole number.* \(got "1.5"\)/],
])('%s: %j is an error that names the valid values', async (name, text, message) => {
  expect(await errorOf({ [name]: text })).toMatch(message);
});

test('ca-certificate may have text between certificates, but all certificates must be valid', async () => {
  const { cert } = await certificateAuthority();
  const { caCertificates } = await parse({ 'ca-certificate': `first\n${cert}\nsecond\n${cert}` });
  expect(caCertificates).toHaveLength(2);
  const [truncated = ''] = cert.split('-----END');
  for (const malformed of [truncated, cert.replace('M', '!')]) {
    for (const text of [`${cert}\n${malformed}`, `${malformed}\n${cert}`]) {
      expect(await errorOf({ 'ca-certificate': text })).toMatch(
        /must contain one or more valid certificates/,
      );
    }
  }
});

test('a regex together with protected branches only is an error', async () => {
  const given = { 'mirror-branch-regex': '^v', 'only-mirror-protected-branches': 'true' };
  expect(await errorOf(given)).toMatch(
    /mirror-branch-regex: cannot be combined with only-mirror-protected-branches/,
  );
  expect((await jobOf({ ...given, 'mirror-branch-regex': 'none' }))?.desired.mirrorBranchRegex).toBeNull();
});

test.each([
  'https://user:hunter2@example.com/a.git',
  'https://hunter2@example.com/a.git',
  'ssh://git:hunter2@example.com/a.git',
])('credentials in url are an error that points to their own inputs, and are masked: %s', async (url) => {
  const error = await errorOf({ url });
  expect(error).toMatch(/url: contains a .*; move it to auth-user and auth-password/);
  expect(error).not.toContain('hunter2');
  expect(secretInputs(readInputs((name) => ({ ...minimal, url })[name as 'url'] ?? ''))).toContain('hunter2');
});

const setCredentials = 'remove them from the URL, and set auth-user and auth-password';
test.each([
  ['https://*****:*****@example.com/a.git', setCredentials],
  ['https://*****@example.com/a', setCredentials],
  ['ssh://*****@example.com/a', 'write the user name instead: ssh://git@host/group/project.git'],
])('a url as GitLab shows it is an error that says what to write: %s', async (url, correction) => {
  expect(await errorOf({ url })).toBe(
    `Invalid input: url: contains *****, which GitLab shows in place of credentials; ${correction}`,
  );
  expect(secretInputs(readInputs((name) => ({ ...minimal, url })[name as 'url'] ?? ''))).toEqual([
    minimal.token,
  ]);
});

test('a user in an ssh URL belongs to the address', async () => {
  expect((await jobOf({ url: 'ssh://git@example.com/a.git' }))?.desired.url).toBe(
    'ssh://git@example.com/a.git',
  );
});

test('all problems in the inputs are reported at once', async () => {
  const error = await errorOf({ token: '', enabled: 'maybe', timeout: 'soon', url: 'x' });
  expect(error).toMatch(/^4 problems in the inputs: /);
  for (const name of ['token', 'enabled', 'timeout', 'url']) expect(error).toContain(`${name}: `);
});

test.each<[Given, string[]]>([
  [{ 'auth-user': 'me', 'auth-password': 'pw' }, ['glpat-secret', 'pw']],
  [{ 'auth-user': 'a-token-as-user' }, ['glpat-secret', 'a-token-as-user']],
  [{ 'auth-user': 'tok', 'auth-password': 'x-oauth-basic' }, ['glpat-secret', 'tok', 'x-oauth-basic']],
  [{ 'auth-user': 'ghp_abc', 'auth-password': 'pw' }, ['glpat-secret', 'ghp_abc', 'pw']],
  [{ 'auth-user': 'git' }, ['glpat-secret']],
  [{ url: 'ssh://git@example.com/a' }, ['glpat-secret']],
  [{ url: 'ssh://glpat-%2Bx@example.com/a' }, ['glpat-secret', 'glpat-%2Bx', 'glpat-+x']],
])('the secrets of %j are %j', (given, secrets) => {
  expect(secretInputs(readInputs((name) => ({ ...minimal, ...given })[name] ?? ''))).toEqual(secrets);
});

test.each(['x-access-token', 'oauth2'])(
  'the user %s without a password is an error, since the secret is probably not set',
  async (user) => {
    const given = { url: 'https://example.com/a.git', 'auth-user': user };
    await expect(Promise.resolve(parse(given))).rejects.toThrowError(/auth-password: missing/);
    await expect(Promise.resolve(parse({ ...given, 'auth-password': 'p' }))).resolves.toBeDefined();
  },
);

test.each<[Given, string]>([
  [
    { 'create-project': 'true' },
    'create-project: cannot be combined with group; put the mirrors into a list',
  ],
  [
    { 'auth-user': 'x-access-token' },
    'auth-user: cannot be combined with group; put the mirrors into a list',
  ],
])('an input that cannot be combined with group is reported once: %j', async (given, problem) => {
  expect(await errorOf({ project: '', group: 'team', ...given })).toBe(`Invalid input: ${problem}`);
});

test('a missing token is an error that names the most common cause in a workflow', async () => {
  expect(await errorOf({ token: '' })).toMatch(
    /^Invalid input: token: missing; .*\. In a workflow, the secret does not exist, or the event \(such as a pull request from a fork\) has no access to it$/,
  );
});

test('an invalid group is not shown, since it may be a secret of a list that is not read', async () => {
  const message = await errorOf({ project: '', group: 'sec|ret', mirrors: '- project: a/b' });
  expect(message).toMatch(/group: is not an ID or a full path/);
  expect(message).not.toContain('sec|ret');
});
