/** Each explanation, with the embedded GitLab (and real git) producing the message that it explains. */

import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import {
  type Explanation,
  type ExplanationId,
  explanationOf,
  explanations,
  hint,
} from '../../src/text/explanations.ts';
import type { FinishedStep } from '../runner/runner.ts';
import { arrange } from './setting.ts';

const day = 86_400_000;

/** What makes GitLab return the message. The step must fail with the hint of that entry. */
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
  'upstream-not-found': async () => {
    const { run, upstream } = await arrange();
    return run({ url: `${upstream.url}/acme/nothing.git` });
  },
  'upstream-unreachable': async () => {
    const { run } = await arrange();
    return run({ url: 'http://127.0.0.1:1/acme/widget.git' });
  },
  'protected-ref': async () => {
    const { run, repository, project } = await arrange();
    await project.enableMirror({ url: repository.url });
    project.protectBranch('main', { mirrorUserMayPush: false });
    await repository.commit('main', 'release');
    const branch = await run();
    expect(explanationOf(branch.outputs['last-error'] ?? '')).toBe('protected-ref');
    project.protectTag('v*', { mirrorUserMayPush: false });
    project.protectBranch('main');
    await repository.tag('v1');
    return run({ sync: 'immediate' });
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
  'branch-lock': async () => {
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
  'slow-gitlab': async () => {
    const { run, gitlab } = await arrange();
    gitlab.fail({ stall: 'headers', times: Infinity });
    return run({ timeout: '2s' });
  },
};

test.each(Object.entries(stories) as [ExplanationId, () => Promise<FinishedStep>][])(
  'the step fails with the hint of %s',
  async (id, story) => {
    const step = await story();
    const { message, says }: Explanation = explanations[id];
    const [error] = step.annotations.filter(({ level }) => level === 'error');
    expect(step.exitCode).toBe(1);
    if (message === undefined) expect(error?.message).toContain(says);
    else expect(error?.message).toMatch(message);
    expect(error?.message).toContain(hint(id));
  },
);

test.each(Object.entries<Explanation>(explanations))(
  'the example message of %s leads to its explanation',
  (id, { says, message }) => {
    if (message !== undefined) expect(explanationOf(says)).toBe(id);
  },
);
