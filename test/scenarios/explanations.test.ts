/** Each explanation, with the embedded GitLab (and real git) producing the message that it explains. */

import { Server as ProxyServer } from 'proxy-chain';
import { generate } from 'selfsigned';
import { expect, onTestFinished, test } from 'vitest';
import { type ErrorKind, errorKinds } from '../../src/base/errors.ts';
import {
  type Explanation,
  type ExplanationId,
  explanationOf,
  explanations,
  hint,
} from '../../src/text/explanations.ts';
import { certificateAuthority, certificateFor } from '../runner/certificates.ts';
import type { FinishedStep } from '../runner/runner.ts';
import { arrange } from './setting.ts';

const day = 86_400_000;
const nothingConfigured = {
  credentials: false,
  overwrites: false,
  mayCreate: false,
  caCertificate: false,
  immediate: false,
  requestsUpdate: false,
};

/** What makes GitLab return the message. The step must fail with the hint of that entry. */
/** An update that fails with a message that only another server or another setting of the instance could cause. */
async function failedUpdate(message: string) {
  const { run, repository, project } = await arrange();
  await project.enableMirror({ url: repository.url });
  project.plan({ outcome: { fail: message } });
  return run();
}

const stories: Record<ExplanationId, () => Promise<FinishedStep>> = {
  'diverged-default-branch': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    await repository.forcePush('main');
    return run();
  },
  'upstream-certificate': async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
    const { run, repository } = await arrange({ upstreamTls: { key, cert } });
    return run({ url: repository.url });
  },
  'upstream-authentication': async () => {
    const { run, repository } = await arrange({ auth: { user: 'reader', password: 'right' } });
    // Without credentials, git's message differs from the one for wrong credentials.
    const without = await run({ url: repository.url });
    expect(without.outputs['last-error']).toMatch(/could not read Username/);
    expect(explanationOf(without.outputs['last-error'] ?? '')).toBe('upstream-authentication');
    return run({ url: repository.url, 'auth-user': 'reader', 'auth-password': 'wrong password' });
  },
  'upstream-ssh-key': () => failedUpdate('git@example.com: Permission denied (publickey).'),
  'upstream-host-key': () => failedUpdate('Host key verification failed.'),
  'upstream-not-found': async () => {
    const { run, upstream } = await arrange();
    return run({ url: `${upstream.url}/acme/nothing.git` });
  },
  'upstream-unreachable': async () => {
    const { run } = await arrange();
    return run({ url: 'http://127.0.0.1:1/acme/widget.git' });
  },
  'protected-force-push': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({
      url: repository.url,
      settings: { mirror_overwrites_diverged_branches: true },
    });
    await repository.forcePush('main');
    return run();
  },
  'upstream-redirect': async () => {
    const { run, upstream } = await arrange();
    upstream.redirect('acme/old.git', 'acme/widget.git');
    return run({ url: `${upstream.url}/acme/old.git` });
  },
  'protected-tag': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.protectTag('v*', { mirrorUserMayPush: false });
    await repository.tag('v1');
    return run();
  },
  'protected-branch': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.protectBranch('main', { mirrorUserMayPush: false });
    await repository.commit('main', 'release');
    return run();
  },
  'too-many-branches': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    const plan = { outcome: { fail: 'Branch creation timed out' } } as const;
    project.plan(plan, plan, plan, plan);
    const step = await run();
    expect(project.runs.length).toBeGreaterThan(1);
    return step;
  },
  'branch-name': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    await repository.branch('HEAD');
    return run();
  },
  'import-url': async () => {
    const { run, repository, project, gitlab } = await arrange();
    await project.enableMirror({ url: repository.url });
    gitlab.settings.localRequests = false;
    return run();
  },
  'given-up': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: 'stuck-scheduled' });
    return run({ timeout: '45m' });
  },
  canceled: async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: 'canceled' });
    return run();
  },
  recovering: async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: { failUnstarted: 'Mirror recovering from canceled state' } });
    return run();
  },
  'ref-mismatch': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    return run({ 'verify-refs': 'refs/tags/v1.0.0', sync: 'false' });
  },
  'gitlab-certificate': async () => {
    const authority = await certificateAuthority();
    const { run } = await arrange({ tls: await certificateFor(['127.0.0.1'], authority) });
    return run({ 'max-retries': '0' });
  },
  'gitlab-unreachable': async () => {
    const { run } = await arrange();
    return run({ 'gitlab-url': 'http://127.0.0.1:1', 'max-retries': '0' });
  },
  proxy: async () => {
    const { run } = await arrange();
    const proxy = new ProxyServer({
      port: 0,
      host: '127.0.0.1',
      prepareRequestFunction: () => ({ requestAuthentication: true }),
    });
    await proxy.listen();
    onTestFinished(() => proxy.close(true));
    return run(
      { 'gitlab-url': 'https://gitlab.test', 'max-retries': '0' },
      { env: { https_proxy: `http://127.0.0.1:${proxy.port}` } },
    );
  },
  'rate-limit': async () => {
    const { run, gitlab } = await arrange();
    gitlab.outage({ lastsMs: day, answer: 429 });
    return run({ 'max-retries': '0' });
  },
  'gitlab-down': async () => {
    const { run, gitlab } = await arrange();
    gitlab.outage({ lastsMs: day, answer: 503 });
    return run({ 'max-retries': '0' });
  },
  'inactive-project': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.archive();
    return run();
  },
  'may-not-create': async () => {
    const { run, repository, gitlab, user } = await arrange();
    gitlab.addNamespace('group', [[user, 'owner']]);
    const body = { message: '403 Forbidden' };
    gitlab.fail({ method: 'POST', path: /^\/projects$/, respond: { status: 403, body } });
    return run({ project: 'group/new', url: repository.url, 'create-project': 'true' });
  },
  conflict: async () => {
    const { run, repository, project, time } = await arrange();
    await project.enableMirror({ url: repository.url });
    time.after(5_000, () => {
      project.mirror.settings.mirror_trigger_builds = true;
    });
    return run({ 'mirror-trigger-builds': 'false' });
  },
  'mirror-user': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.demoteMirrorUser();
    return run();
  },
  'update-timed-out': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: { fail: 'Deadline Exceeded' } });
    return run();
  },
  'branch-lock': () => failedUpdate("fatal: Unable to create '/a.git/packed-refs.lock': File exists."),
  'branch-hierarchy': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    // The mirror has a branch of its own whose name upstream's branch needs as a folder.
    await project.repository.branch('topic');
    await repository.branch('topic/a');
    return run();
  },
  'stuck-waiting': async () => {
    const { run, repository, project } = await arrange({ silentMode: true });
    await project.enableMirror({ url: repository.url });
    return run({ timeout: '2m' });
  },
  'stuck-scheduled': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: 'stuck-scheduled' });
    return run({ timeout: '2m' });
  },
  'stuck-started': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.plan({ outcome: 'stuck-started' });
    return run({ timeout: '2m' });
  },
  'fork-network': async () => {
    const { run, repository, gitlab, user } = await arrange();
    await gitlab.addProject({ path: 'group/fork', members: [[user, 'maintainer']], forkOf: 'group/root' });
    return run({ project: 'group/fork', url: repository.url });
  },
  'blocked-url': async () => {
    const { run, gitlab } = await arrange();
    const message = { import_url: ['is blocked: Requests to the local network are not allowed'] };
    gitlab.fail({ method: 'PUT', respond: { status: 400, body: { message } } });
    return run({ url: 'http://192.168.0.1/a.git' });
  },
  'url-not-readable': async () => {
    const { run, upstream } = await arrange({ checksUrls: true });
    return run({ url: `${upstream.url}/acme/nothing.git` });
  },
  'url-missing': async () => {
    const { run } = await arrange();
    return run({ enabled: 'true' });
  },
  'bad-regex': async () => {
    const { run, repository } = await arrange();
    return run({ url: repository.url, 'mirror-branch-regex': '^(?!wip)' });
  },
  'mirroring-off': async () => {
    const { run, repository } = await arrange({ mirroringEnabled: false });
    return run({ url: repository.url });
  },
  unsupported: async () => {
    const { run } = await arrange({ version: '15.5' });
    return run();
  },
  license: async () => {
    const { run, repository } = await arrange({ licensed: false });
    return run({ url: repository.url });
  },
  'not-mirrored': async () => {
    const { run } = await arrange();
    return run();
  },
  paused: async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url, history: 'paused' });
    return run({ resume: 'false' });
  },
  'token-rejected': async () => {
    const { run, gitlab, user } = await arrange();
    const expired = await run({ token: gitlab.addToken(user, { expiresAt: gitlab.clock.now() - day }) });
    expect(expired.annotations[0]?.message).toContain(hint('token-rejected'));
    return run({ token: 'glpat-unknown' });
  },
  'token-scope': async () => {
    const { run, repository, project } = await arrange({ scopes: ['read_api'] });
    await project.enableMirror({ url: repository.url });
    return run();
  },
  role: async () => {
    const { run, repository, project } = await arrange({ role: 'developer' });
    await project.enableMirror({ url: repository.url });
    return run();
  },
  'project-not-found': async () => {
    const { run } = await arrange();
    return run({ project: 'group/nothing' });
  },
  'not-gitlab': async () => {
    const { run, gitlab } = await arrange();
    gitlab.fail({
      respond: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<title>Sign in</title>',
      } as never,
    });
    return run();
  },
  stale: async () => {
    const { run, project, repository } = await arrange();
    await project.enableMirror({ url: repository.url, history: 'never' });
    // GitLab runs no update by itself.
    project.mirror.nextExecutionAt = null;
    return run({ sync: 'false', 'max-age': '24h' });
  },
  'group-not-found': async () => {
    const { run } = await arrange();
    return run({ project: '', group: 'no/such/group' });
  },
  'slow-gitlab': async () => {
    const { run, gitlab } = await arrange();
    gitlab.fail({ stall: 'headers', times: Infinity });
    return run({ timeout: '2s' });
  },
};

/** The hint of an entry, and what it is for jobs that have configured something already. */
function knownHints(id: ExplanationId): string[] {
  const { hint: general, hintIfConfigured }: Explanation = explanations[id];
  const facts = Object.keys(nothingConfigured) as (keyof typeof nothingConfigured)[];
  return [
    general,
    ...facts.flatMap((fact) => hintIfConfigured?.({ ...nothingConfigured, [fact]: true }) ?? []),
  ];
}

test.each(Object.entries(stories) as [ExplanationId, () => Promise<FinishedStep>][])(
  'the step fails with the hint of %s',
  async (id, story) => {
    const step = await story();
    const { kind, pattern, example }: Explanation = explanations[id];
    const [error] = step.annotations.filter(({ level }) => level === 'error');
    expect(step.exitCode).toBe(1);
    expect(step.outputs['error-kind']).toBe(kind);
    if (pattern === undefined) expect(error?.message).toContain(example);
    else expect(error?.message).toMatch(pattern);
    expect(knownHints(id).some((text) => error?.message.includes(text))).toBe(true);
  },
);

test.each(Object.entries<Explanation>(explanations))(
  'the example message of %s leads to its explanation',
  (id, { example, pattern }) => {
    if (pattern !== undefined) expect(explanationOf(example)).toBe(id);
  },
);

test('every kind of error is explained, except those whose message needs no explanation', () => {
  const explained = new Set<ErrorKind>(Object.values<Explanation>(explanations).map(({ kind }) => kind));
  expect(errorKinds.filter((kind) => !explained.has(kind))).toEqual(['input', 'cancelled', 'internal']);
});

test('a hint does not suggest what the job has configured', async () => {
  const { run, repository } = await arrange({ auth: { user: 'reader', password: 'right' } });
  const withCredentials = await run({
    url: repository.url,
    'auth-user': 'reader',
    'auth-password': 'wrong password',
  });
  expect(withCredentials.annotations[0]?.message).toMatch(/and that it has not expired/);
  const { run: runMissing } = await arrange();
  const url = 'https://example.com/a.git';
  const missing = await runMissing({ project: 'group/nothing', url });
  expect(missing.annotations[0]?.message).toMatch(/create-project: true creates it/);
  const unknown = await runMissing({ project: 'group/nothing' });
  expect(unknown.annotations[0]?.message).not.toMatch(/create-project/);
  const byId = await runMissing({ project: '999999', url });
  expect(byId.outputs['error-kind']).toBe('not-found');
  expect(byId.annotations[0]?.message).not.toMatch(/create-project/);
});

test('in a dry run, the hint on the last update does not suggest credentials that are given', async () => {
  const { run, repository, project } = await arrange();
  const credentials = { user: 'reader', password: 'hunter2hunter2' };
  await project.enableMirror({ url: repository.url, history: 'failed', credentials });
  project.mirror.lastError = 'fatal: Authentication failed';
  const step = await run({
    'dry-run': 'true',
    project: '',
    mirrors: `- { project: group/mirror, url: ${repository.url}, auth-user: reader, auth-password: hunter2hunter2 }`,
  });
  expect(step.exitCode).toBe(0);
  const [warning] = step.annotations.map(({ message }) => message);
  for (const text of [warning, step.summary]) {
    expect(text).toContain('that it has not expired');
    expect(text).not.toContain('If the upstream is private');
  }
});

test('the hint for an update that is never scheduled does not suggest sync: immediate if that is set', async () => {
  const { run, repository, project } = await arrange({ silentMode: true });
  await project.enableMirror({ url: repository.url });
  const step = await run({ sync: 'immediate', timeout: '2m' });
  const { message } = step.annotations.find(({ level }) => level === 'error') ?? { message: '' };
  expect(message).toMatch(/has not scheduled the update yet/);
  expect(message).not.toMatch(/sync: immediate|above the interval/);
  expect(message).toMatch(/check Sidekiq and Silent Mode/);
});
