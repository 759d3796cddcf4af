import { expect, test } from 'vitest';
import { StepError } from '../../src/base/errors.ts';
import type { InputName } from '../../src/inputs/contract.ts';
import { type Inputs, parseInputs, readInputs, secretInputs } from '../../src/inputs/inputs.ts';
import type { MirrorJob } from '../../src/inputs/job.ts';

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

async function faultOf(given: Given): Promise<string> {
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
        createWith: null,
        sync: 'true',
        wait: true,
        verifyRefs: null,
        resume: true,
        dryRun: false,
      },
    ],
    listedSecrets: [],
    timeoutMs: 900_000,
    pollIntervalMs: 1_000,
    requestTimeoutMs: 30_000,
    maxRetries: 5,
    concurrency: 8,
    requestsPerMinute: 600,
    caCertificates: [],
  });
});

test('an input of blanks counts as not given', async () => {
  expect(await parse({ timeout: '  ', enabled: ' ' })).toEqual(await parse({}));
});

test.each([
  ['https://gitlab.example.com', 'https://gitlab.example.com/api/v4'],
  ['https://gitlab.example.com/', 'https://gitlab.example.com/api/v4'],
  ['https://gitlab.example.com/api/v4', 'https://gitlab.example.com/api/v4'],
  ['https://example.com:8443/gitlab/', 'https://example.com:8443/gitlab/api/v4'],
  ['https://example.com/gitlab/api/v4/', 'https://example.com/gitlab/api/v4'],
])('gitlab-url %s leads to %s', async (given, apiUrl) => {
  expect((await parse({ 'gitlab-url': given })).apiUrl).toBe(apiUrl);
});

test('settings that are given are desired, and only those', async () => {
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

test.each(['true', 'True', 'TRUE'])('sync takes %s as well as immediate', async (text) => {
  expect((await jobOf({ sync: text }))?.sync).toBe('true');
  expect((await jobOf({ sync: 'immediate' }))?.sync).toBe('immediate');
  expect((await jobOf({ sync: 'false' }))?.sync).toBe('false');
});

test.each<[InputName, string, RegExp]>([
  ['token', '', /^Wrong input: token: missing/],
  ['project', '', /project: missing/],
  ['token', 'glpat-\nsecret', /token: holds a space, a line break/],
  ['token', 'glpat-\u200bsecret', /token: holds .* beyond ASCII/],
  ['auth-password', 'two\nlines', /auth-password: holds a line break/],
  ['url', 'https://example.com/a.git?private_token=x', /url: has a query/],
  ['timeout', 'x'.repeat(5_000), /timeout: \(a text of 5000 characters\) is no duration/],
  ['token-type', 'oauth', /token-type: "oauth" is none of private-token, bearer/],
  ['gitlab-url', 'gitlab.com', /gitlab-url: is no http or https URL; valid is/],
  ['gitlab-url', 'ftp://gitlab.com', /gitlab-url: is no http or https URL/],
  ['gitlab-url', 'https://me:pw@gitlab.com', /gitlab-url: holds credentials/],
  ['gitlab-url', 'https://gitlab.com?x=1', /gitlab-url: has a query/],
  ['project', 'mirror', /project: "mirror" is neither an ID nor a full path/],
  ['project', 'group%2Fmirror', /project: "group%2Fmirror" is percent-encoded/],
  ['project', 'https://gitlab.com/group/mirror', /project: is a URL/],
  ['project', 'group/../admin', /project: .* is neither/],
  ['project', '/group/mirror', /project: .* is neither/],
  ['project', '0', /project: "0" is neither/],
  ['url', 'git@host:group/project.git', /url: .*ssh:\/\/git@host/],
  ['url', 'file:///etc', /url: is no URL that GitLab can mirror from/],
  ['url', 'example.com/a.git', /url: is no URL/],
  ['url', 'https://example.com/a b.git', /url: is no URL/],
  ['enabled', 'yes', /enabled: "yes" is neither true nor false/],
  ['sync', 'now', /sync: "now" is none of true, immediate, false/],
  ['timeout', '15 minutes', /timeout: "15 minutes" is no duration above zero; valid are 500ms, 90s, 15m/],
  ['poll-interval', '0', /poll-interval: "0" is no duration above zero/],
  ['max-retries', '-1', /max-retries: "-1" is no whole number/],
  ['ca-certificate', 'missing.pem', /ca-certificate: is neither PEM text nor a readable file \(ENOENT/],
  [
    'ca-certificate',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    /ca-certificate: contains no valid certificate/,
  ],
  ['max-retries', '1.5', /max-retries: "1.5" is no whole number/],
])('%s: %j is refused with a word on what is valid', async (name, text, message) => {
  expect(await faultOf({ [name]: text })).toMatch(message);
});

test('a regex together with protected branches only is refused', async () => {
  const given = { 'mirror-branch-regex': '^v', 'only-mirror-protected-branches': 'true' };
  expect(await faultOf(given)).toMatch(
    /mirror-branch-regex: not together with only-mirror-protected-branches/,
  );
  expect((await jobOf({ ...given, 'mirror-branch-regex': 'none' }))?.desired.mirrorBranchRegex).toBeNull();
});

test.each([
  'https://user:hunter2@example.com/a.git',
  'https://hunter2@example.com/a.git',
  'ssh://git:hunter2@example.com/a.git',
])(
  'credentials inside url are refused with a pointer to their own inputs, never repeated, and masked: %s',
  async (url) => {
    const fault = await faultOf({ url });
    expect(fault).toMatch(/url: holds a .*; move it to auth-user and auth-password/);
    expect(fault).not.toContain('hunter2');
    expect(secretInputs(readInputs((name) => ({ ...minimal, url })[name as 'url'] ?? ''))).toContain(
      'hunter2',
    );
  },
);

test('a user in an ssh URL belongs to the address', async () => {
  expect((await jobOf({ url: 'ssh://git@example.com/a.git' }))?.desired.url).toBe(
    'ssh://git@example.com/a.git',
  );
});

test('all that is wrong is reported at once', async () => {
  const fault = await faultOf({ token: '', enabled: 'maybe', timeout: 'soon', url: 'x' });
  expect(fault).toMatch(/^4 wrong inputs: /);
  for (const name of ['token', 'enabled', 'timeout', 'url']) expect(fault).toContain(`${name}: `);
});

test.each<[Given, string[]]>([
  [{ 'auth-user': 'me', 'auth-password': 'pw' }, ['glpat-secret', 'pw']],
  [{ 'auth-user': 'a-token-as-user' }, ['glpat-secret', 'a-token-as-user']],
])('of %j the secrets are %j', (given, secrets) => {
  expect(secretInputs(readInputs((name) => ({ ...minimal, ...given })[name] ?? ''))).toEqual(secrets);
});
