import { expect, test } from 'vitest';
import type { FinishedStep } from '../runner/runner.ts';
import { arrange } from './setting.ts';

/** One annotation with the kind, GitLab's message and a hint, without a stack trace. */
function expectError(step: FinishedStep, kind: string, message: RegExp, hint: RegExp): void {
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'failed', 'error-kind': kind, synced: 'false' });
  const errors = step.annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(/^group\/\S+: /);
  expect(errors[0]?.message).toMatch(message);
  expect(errors[0]?.message).toMatch(hint);
  expect(errors[0]?.title).toBe(`Pull mirror: ${kind}`);
  expect(step.stdout + step.stderr + step.summary).not.toMatch(/\n\s+at |\.js:\d+|Error:/);
  expect(step.stderr).toBe('');
  const [result] = JSON.parse(step.outputs.results ?? '');
  expect(result.error.kind).toBe(kind);
  expect(result.error.message).toMatch(message);
  expect(result.error.hint).toMatch(hint);
  expect(step.summary).toContain(kind);
}

test('a wrong token fails with kind authentication', async () => {
  const { run } = await arrange();
  expectError(
    await run({ token: 'glpat-of-nobody-at-all' }),
    'authentication',
    /failed: 401 Unauthorized/,
    /is from the GitLab/,
  );
});

test('an expired or revoked token fails with kind authentication', async () => {
  const { run, gitlab } = await arrange();
  const user = gitlab.addUser('former');
  const expired = gitlab.addToken(user, {
    expiresAt: new Date(gitlab.clock.now() - 86_400_000).toISOString().slice(0, 10),
  } as never);
  expectError(await run({ token: expired }), 'authentication', /invalid_token/, /is from the GitLab/);
  const revoked = gitlab.addToken(user, { revoked: true });
  expectError(await run({ token: revoked }), 'authentication', /invalid_token/, /is from the GitLab/);
});

test('a token without the api scope fails with kind scope', async () => {
  const { run, repository, project } = await arrange({ scopes: ['read_api'] });
  await project.enableMirror({ url: repository.url });
  expectError(await run(), 'scope', /insufficient_scope/, /api scope/);
});

test('a role below Maintainer fails with kind permission', async () => {
  const { run, repository, project } = await arrange({ role: 'developer' });
  await project.enableMirror({ url: repository.url });
  expectError(await run(), 'permission', /403 Forbidden/, /Maintainer or Owner/);
});

test('a missing project fails with kind not-found', async () => {
  const { run } = await arrange();
  expectError(
    await run({ project: 'group/other' }),
    'not-found',
    /404 Project Not Found/,
    /Check the input project/,
  );
});

test('a project that is not a mirror fails with kind not-mirrored if url is not set, and nothing is written', async () => {
  const { run, conversation } = await arrange();
  expectError(await run({ 'mirror-trigger-builds': 'true' }), 'not-mirrored', /not a pull mirror/, /Set url/);
  expect(conversation()).toEqual(['GET mirror → 400']);
});

test('settings that GitLab accepts without a license fail with kind license', async () => {
  const { run, repository, conversation } = await arrange({ licensed: false });
  const step = await run({ url: repository.url });
  expectError(step, 'license', /mirroring stays off/, /Premium or Ultimate/);
  expect(step.outputs.changed).toBe('true');
  expect(conversation()).toEqual(['GET mirror → 400', 'PUT mirror → 200']);
});

test("rejected settings fail with kind refused and GitLab's message for each setting", async () => {
  const { run, gitlab, project, repository } = await arrange();
  await project.enableMirror({ url: repository.url });
  gitlab.fail({
    method: 'PUT',
    respond: {
      status: 400,
      body: { message: { import_url: ['is blocked: Only allowed schemes are http, https, ssh, git'] } },
    } as never,
  });
  const step = await run({ url: 'https://blocked.example.com/a.git' });
  expectError(
    step,
    'refused',
    /import_url is blocked: Only allowed schemes/,
    /Use an http, https, ssh or git URL/,
  );
  expect(step.outputs.changed).toBe('false');
});

test('enabled: true without any upstream fails with kind refused', async () => {
  const { run } = await arrange();
  expectError(
    await run({ enabled: 'true' }),
    'refused',
    /import_url can't be blank/,
    /Set url to the repository to mirror from/,
  );
});
