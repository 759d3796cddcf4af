/**
 * The facts of GitLab's own specs on pull mirroring in which the embedded GitLab once differed: each with a check that
 * performs it over HTTP or git, or with the reason why it is out of scope. Facts that held from the start are in the other
 * tests of this folder.
 */
import { expect } from 'vitest';
import type { GitLabOptions, ProjectHandle } from './gitlab.ts';
import { plain } from './replicas.ts';
import { MIRROR, openScene, PROJECT, type Scene } from './scene.ts';

/** Opens a scene that is closed after the check. */
export type Open = (options?: GitLabOptions) => Promise<Scene>;

export type Row =
  | { fact: string; check: (open: Open) => Promise<void> }
  | { fact: string; outOfScope: string };

export interface Spec {
  /** GitLab's file, or another place that shows the facts. */
  source: string;
  rows: Row[];
}

export { openScene };

const MINUTE = 60_000;
const NEWEST: GitLabOptions = { version: '19.5' };
const READ_ERROR = 'Unable to access repository with the URL and credentials provided';

const WEBHOOK =
  'Events of code hosts (the key pull_request, X-Hub-Signature) are another feature of this endpoint.';
const GRANULAR =
  'Tokens with granular permissions are in beta; the step is documented for tokens with scopes.';
const INTERNAL = 'It is internal to GitLab: no client of the API can see it.';
const ADMIN = 'The embedded GitLab has no administrators, and the step needs none.';

/** Lets this much time pass. */
function pass({ time }: Scene, ms: number): Promise<void> {
  return time.live(time.sleep(ms, new AbortController().signal));
}

/** A scene whose project is a mirror that has run, unless its history is another. */
async function openMirror(
  open: Open,
  options?: GitLabOptions,
  given: Partial<Parameters<ProjectHandle['enableMirror']>[0]> = {},
): Promise<Scene> {
  const scene = await open(options);
  await scene.project.enableMirror({ url: scene.source.url, ...given });
  return scene;
}

/** Runs the mirror once, and returns the run's message, or null if it finished. */
async function runOnce({ gitlab, project }: Scene): Promise<string | null> {
  project.startUpdate();
  await gitlab.idle();
  const run = project.runs.at(-1);
  if (run?.outcome === 'running') throw new Error('the run has not finished');
  return run?.message ?? null;
}

/** Whether a run follows the request within this time, in which the cron job runs too by default. */
async function runsAfter(scene: Scene, request: () => Promise<unknown>, ms = 3 * MINUTE): Promise<boolean> {
  const before = scene.project.runs.length;
  await request();
  await pass(scene, ms);
  return scene.project.runs.length > before;
}

/** When the next run comes after one of this length, in minutes; with so many failures before it. */
async function nextAfter(open: Open, runMs: number, failures: number): Promise<number> {
  const scene = await openMirror(open);
  const { project } = scene;
  project.mirror.retryCount = failures;
  project.plan(failures > 0 ? { runMs, outcome: { fail: 'no' } } : { runMs });
  await runOnce(scene);
  return ((project.mirror.nextExecutionAt ?? 0) - (project.mirror.lastUpdateAt ?? 0)) / MINUTE;
}

const SSL = 'fatal: unable to access: SSL certificate problem: certificate has expired';

/** A project whose mirror cannot run at first, and later can. */
async function expectInactive(open: Open, stop: (scene: Scene) => void, resume?: (scene: Scene) => void) {
  const scene = await openMirror(open);
  const { api } = scene;
  stop(scene);
  const request = async (): Promise<void> => {
    expect((await api('POST', MIRROR)).status).toBe(200);
    expect((await api('PUT', MIRROR, { enabled: true })).status).toBe(200);
  };
  expect(await runsAfter(scene, request)).toBe(false);
  if (resume) expect(await runsAfter(scene, async () => resume(scene))).toBe(true);
}

const archivedProject = (open: Open): Promise<void> =>
  expectInactive(
    open,
    ({ project }) => project.archive(),
    ({ project }) => project.archive(false),
  );
const pendingDelete = (open: Open): Promise<void> =>
  expectInactive(open, ({ project }) => project.beginDeletion());

/** A run that is canceled, of a mirror that may be turned off before. */
async function canceledRun(open: Open, options: GitLabOptions, isMirror: boolean): Promise<Scene> {
  const scene = await openMirror(open, options);
  const { gitlab, project, api } = scene;
  project.mirror.nextExecutionAt = gitlab.clock.now();
  project.plan({ outcome: 'canceled' });
  await scene.time.until(() => project.mirror.status === 'started');
  if (!isMirror) await api('PUT', MIRROR, { enabled: false });
  await scene.time.until(() => project.mirror.status === 'canceled');
  return scene;
}

async function recovers(open: Open): Promise<void> {
  const scene = await canceledRun(open, NEWEST, true);
  const { time, project, api } = scene;
  await time.until(() => project.mirror.status === 'scheduled');
  expect((await api('GET', MIRROR)).body.last_error).toBe('Mirror recovering from canceled state');
  await scene.gitlab.idle();
  expect((await api('GET', MIRROR)).body).toMatchObject({ update_status: 'finished', last_error: null });
}

async function staysCanceled(open: Open): Promise<void> {
  const scene = await canceledRun(open, NEWEST, false);
  await pass(scene, 3 * MINUTE);
  expect((await scene.api('GET', PROJECT)).body.import_status).toBe('canceled');
}

/** A save or request that finds the mirror due enqueues nothing: the cron job comes first. */
async function waitsForCron(open: Open, method: 'PUT' | 'POST', path: string, body?: object) {
  const scene = await openMirror(open);
  const { project, gitlab, api } = scene;
  await pass(scene, 5 * MINUTE + 10_000);
  project.mirror.nextExecutionAt = gitlab.clock.now();
  expect((await api(method, path, body)).status).toBe(200);
  await pass(scene, 10_000);
  expect(project.runs).toEqual([]);
  await pass(scene, MINUTE);
  expect(project.runs).toHaveLength(1);
}

/** Refs of GitLab, by the names of their branches and tags. */
const names = async ({ project }: Scene): Promise<string[]> =>
  [...(await project.repository.refs()).keys()].map((ref) => ref.replace(/^refs\/(heads|tags)\//, ''));

async function blockedUrl(open: Open, version: GitLabOptions['version'], wasConfigured: boolean) {
  const scene = await open({ version: version ?? '18.0' });
  if (wasConfigured) await scene.project.enableMirror({ url: scene.source.url });
  expect(await scene.api('PUT', MIRROR, { url: 'wrong', enabled: true })).toMatchObject({
    status: 400,
    body: { message: { unsafe_import_url: ['is blocked: Only allowed schemes are http, https, ssh, git'] } },
  });
}

const manyBranches = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `b${10_000 + index}`);

const projectMirrorSpec: Spec[] = [
  {
    source: 'ee/spec/requests/api/project_mirror_spec.rb, POST',
    rows: [
      { fact: 'an event about a pull request creates a pipeline for a webhook', outOfScope: WEBHOOK },
      { fact: 'an event about a pull request creates a pipeline for a maintainer', outOfScope: WEBHOOK },
      { fact: 'an event about a pull request without one of its parts is 400', outOfScope: WEBHOOK },
      { fact: 'force is ignored if the request is signed by a code host', outOfScope: WEBHOOK },
      { fact: 'a forged signature without a webhook token is 401', outOfScope: WEBHOOK },
      { fact: 'a forged signature with a webhook token is 401', outOfScope: WEBHOOK },
      { fact: 'a wrong signature for a public project is 401', outOfScope: WEBHOOK },
      { fact: 'a wrong signature for an internal project is 404', outOfScope: WEBHOOK },
      { fact: 'a wrong signature for a private project is 404', outOfScope: WEBHOOK },
      { fact: 'granular token permissions decide who may request an update', outOfScope: GRANULAR },
    ],
  },
  {
    source: 'ee/spec/requests/api/project_mirror_spec.rb, GET',
    rows: [
      {
        fact: 'the message about a project that is no mirror has no prefix',
        check: async (open) => {
          for (const version of ['17.4', '19.5'] as const) {
            const { api } = await open({ version });
            expect((await api('GET', MIRROR)).body).toEqual({ message: 'The project is not mirrored' });
          }
        },
      },
      { fact: 'granular token permissions decide who may read a mirror', outOfScope: GRANULAR },
    ],
  },
  {
    source: 'ee/spec/requests/api/project_mirror_spec.rb, PUT',
    rows: [
      {
        fact: 'the first URL, if it is wrong, is reported as unsafe_import_url by newer releases',
        check: (open) => blockedUrl(open, '19.5', false),
      },
      {
        fact: 'another URL, if it is wrong, is reported as unsafe_import_url by newer releases',
        check: (open) => blockedUrl(open, '19.5', true),
      },
      { fact: 'granular token permissions decide who may configure a mirror', outOfScope: GRANULAR },
    ],
  },
  {
    source: 'ee/spec/services/repositories/pull_mirrors/update_service_spec.rb',
    rows: [
      {
        fact: 'a mirror that is turned on without a URL ever set lacks its import_url',
        check: async (open) => {
          const { api } = await open();
          expect(await api('PUT', MIRROR, { enabled: true })).toMatchObject({
            status: 400,
            body: { message: { import_url: ["can't be blank"] } },
          });
        },
      },
      {
        fact: 'a blank URL is saved as it is, without being checked',
        check: async (open) => {
          const { api, source } = await open({ checksUrls: true });
          await api('PUT', MIRROR, { url: source.url });
          expect(await api('PUT', MIRROR, { url: '' })).toMatchObject({ status: 200, body: { url: null } });
        },
      },
      {
        fact: 'a private upstream is rejected if URLs are checked, since auth_user and auth_password are not used for it',
        check: async (open) => {
          const { api, source, upstream } = await open({ checksUrls: true });
          upstream.setAuth({ user: 'ada', password: 'secret' });
          const change = { url: source.url, enabled: true, auth_user: 'ada', auth_password: 'secret' };
          expect(await api('PUT', MIRROR, change)).toMatchObject({
            status: 400,
            body: { message: { import_url: [READ_ERROR] } },
          });
        },
      },
      {
        fact: 'an empty set of attributes clears the error',
        outOfScope: 'The API answers 400 to a request without attributes, so it cannot be reached.',
      },
      {
        fact: 'a user without the permission is denied',
        check: async (open) => {
          const { api, tokenOf } = await openMirror(open);
          const headers = { 'PRIVATE-TOKEN': tokenOf('developer') };
          expect((await api('PUT', MIRROR, { enabled: true }, headers)).status).toBe(403);
        },
      },
    ],
  },
  {
    source: 'ee/spec/services/start_pull_mirroring_service_spec.rb',
    rows: [
      {
        fact: 'a request for a mirror that is due already enqueues no job',
        check: (open) => waitsForCron(open, 'POST', MIRROR),
      },
    ],
  },
];

const stateSpec: Spec[] = [
  {
    source: 'ee/spec/models/project_import_state_spec.rb',
    rows: [
      { fact: 'a canceled mirror can fail', check: recovers },
      { fact: 'a canceled project that is not a mirror cannot fail', check: staysCanceled },
      {
        fact: 'a mirror is due as soon as it is created',
        check: async (open) => {
          const { api, gitlab, project, source } = await open();
          await api('PUT', MIRROR, { url: source.url, enabled: true });
          expect(project.mirror.nextExecutionAt ?? Infinity).toBeLessThanOrEqual(gitlab.clock.now());
        },
      },
      {
        fact: 'the failure after an SSL certificate problem pauses the mirror, whatever its message',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.project.plan({ outcome: { fail: SSL } }, { outcome: { fail: 'another' } });
          await runOnce(scene);
          await runOnce(scene);
          expect((await scene.api('POST', MIRROR)).status).toBe(403);
        },
      },
      {
        fact: 'such a failure leaves the time of the next run as it was',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.project.plan({ outcome: { fail: SSL } }, { outcome: { fail: 'another' } });
          await runOnce(scene);
          const { nextExecutionAt } = scene.project.mirror;
          await runOnce(scene);
          expect(scene.project.mirror.nextExecutionAt).toBe(nextExecutionAt);
        },
      },
      {
        fact: 'the first SSL certificate problem counts as any other failure',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.project.plan({ outcome: { fail: SSL } });
          await runOnce(scene);
          expect(scene.project.mirror.retryCount).toBe(1);
          expect((await scene.api('POST', MIRROR)).status).toBe(200);
        },
      },
      {
        fact: 'after a run of two minutes the next comes 48 minutes later, at the earliest',
        check: async (open) => expect(await nextAfter(open, 2 * MINUTE, 0)).toBe(48),
      },
      {
        fact: 'after a third failure of two minutes it comes 144 minutes later, at the earliest',
        check: async (open) => expect(await nextAfter(open, 2 * MINUTE, 2)).toBe(144),
      },
      {
        fact: 'after a run of an hour it comes 300 minutes later, the maximum',
        check: async (open) => expect(await nextAfter(open, 60 * MINUTE, 0)).toBe(300),
      },
      {
        fact: 'after a third failure of an hour it comes no later than that',
        check: async (open) => expect(await nextAfter(open, 60 * MINUTE, 2)).toBe(300),
      },
      { fact: 'the mirror of an archived project is never due', check: archivedProject },
      {
        fact: 'the mirror of a project in an archived group is never due',
        check: (open) =>
          expectInactive(open, ({ gitlab }) => {
            gitlab.addNamespace('group').archived = true;
          }),
      },
      { fact: 'the mirror of a project that is being deleted is never due', check: pendingDelete },
      {
        fact: 'a mirror without any branch does not count as due, so a request for it enqueues a job',
        check: async (open) => {
          const scene = await openMirror(open, {}, { history: 'never' });
          const { api, gitlab, project } = scene;
          project.mirror.nextExecutionAt = gitlab.clock.now();
          expect(await runsAfter(scene, () => api('POST', MIRROR), 10_000)).toBe(true);
        },
      },
      { fact: 'a scheduled mirror without any branch does not count as updating', outOfScope: INTERNAL },
      { fact: 'a started mirror without any branch does not count as updating', outOfScope: INTERNAL },
      {
        fact: 'forcing a mirror that is due leaves its time as it is',
        check: async (open) => {
          const { api, gitlab, project } = await openMirror(open);
          const due = gitlab.clock.now() - 2 * MINUTE;
          project.mirror.nextExecutionAt = due;
          await api('PUT', MIRROR, { enabled: true });
          expect(project.mirror.nextExecutionAt).toBe(due);
        },
      },
      {
        fact: 'credentials are masked in any message of a failure',
        check: async (open) => {
          const scene = await openMirror(open);
          const message = (userinfo: string) =>
            `fatal: repository \`http://${userinfo}@gitlab.com/group/project.git\` not found`;
          scene.project.plan({ outcome: { fail: message('user:pass') }, messageAfterPolls: 0 });
          await runOnce(scene);
          expect((await scene.api('GET', MIRROR)).body.last_error).toBe(message('*****:*****'));
        },
      },
    ],
  },
  {
    source: 'ee/spec/workers/update_all_mirrors_worker_spec.rb',
    rows: [
      {
        fact: 'a mirror that is scheduled for half an hour fails with a message of its own',
        check: async (open) => {
          const scene = await openMirror(open);
          const { api, project } = scene;
          project.plan({ outcome: 'stuck-scheduled' });
          project.startUpdate();
          await pass(scene, 31 * MINUTE);
          expect(project.runs[0]?.message).toBe('Project import state stuck in scheduled for too long');
          expect((await api('GET', MIRROR)).body.last_update_at).not.toBeNull();
        },
      },
      {
        fact: 'nothing is scheduled while the database is read-only',
        outOfScope: 'A client sees the same as in Silent Mode, which is modelled.',
      },
      {
        fact: 'nothing is scheduled by a second job at the same time',
        outOfScope: INTERNAL,
      },
      {
        fact: 'no more mirrors are scheduled than there is capacity for, and those that have been due longest come first',
        check: async (open) => {
          const { gitlab, time, maintainer, project, source } = await openMirror(open, { capacity: 2 });
          const members: [typeof maintainer, 'maintainer'][] = [[maintainer, 'maintainer']];
          const others = await Promise.all(
            ['group/b', 'group/c'].map((path) => gitlab.addProject({ path, members })),
          );
          for (const other of others) await other.enableMirror({ url: source.url });
          const all = [project, ...others];
          for (const [index, { mirror }] of all.entries()) {
            mirror.nextExecutionAt = gitlab.clock.now() - index * 1_000;
          }
          await time.until(() => all.some(({ mirror }) => mirror.status === 'scheduled'));
          expect(all.map(({ mirror }) => mirror.status)).toEqual(['finished', 'scheduled', 'scheduled']);
          await gitlab.idle();
          expect(all.map(({ runs }) => runs.length)).toEqual([1, 1, 1]);
        },
      },
      { fact: 'the mirror of an archived project is not scheduled', check: archivedProject },
      { fact: 'the mirror of a project that is being deleted is not scheduled', check: pendingDelete },
    ],
  },
  {
    source: 'ee/spec/workers/project_import_schedule_worker_spec.rb',
    rows: [
      { fact: 'a canceled mirror recovers and is scheduled', check: recovers },
      {
        fact: 'a mirror without a license fails: Project mirroring is not supported',
        outOfScope:
          'Mirrors without a license are excluded before this job, so this takes a license that expires within a second.',
      },
      { fact: 'a canceled project that is not a mirror stays canceled', check: staysCanceled },
      { fact: 'a project or a record that no longer exists is skipped', outOfScope: INTERNAL },
    ],
  },
];

const refsSpec: Spec[] = [
  {
    source: 'ee/spec/services/projects/update_mirror_service_spec.rb',
    rows: [
      {
        fact: 'a protected tag ends the run before any branch is touched',
        check: async (open) => {
          const scene = await openMirror(open);
          const { source, project } = scene;
          const before = await project.repository.refs();
          await source.commit('main');
          await source.branch('new');
          await source.tag('v1');
          project.protectTag('v*', { mirrorUserMayPush: false });
          expect(await runOnce(scene)).toMatch(/^You are not allowed to create tags: 'v1'/);
          expect(await project.repository.refs()).toEqual(before);
        },
      },
      {
        fact: 'an upstream branch named HEAD cannot be created',
        check: async (open) => {
          const scene = await openMirror(open);
          await scene.source.branch('HEAD');
          await scene.source.branch('new');
          expect(await runOnce(scene)).toBe('Branch name is invalid');
          expect(await names(scene)).toEqual(['main', 'new']);
        },
      },
      {
        fact: 'the default branch, protected as it is by default, is not overwritten, and that fails the run',
        check: async (open) => {
          const settings = { mirror_overwrites_diverged_branches: true };
          const scene = await openMirror(open, {}, { settings });
          const before = await scene.project.repository.refs();
          await scene.source.forcePush('main');
          expect(await runOnce(scene)).toBe('9:Could not update main. Please refresh and try again..');
          expect(await scene.project.repository.refs()).toEqual(before);
          scene.project.protectBranch('main', { allowForcePush: true });
          expect(await runOnce(scene)).toBeNull();
        },
      },
      {
        fact: 'such a failure ends the run: no later branch is updated and none is created',
        check: async (open) => {
          const settings = { mirror_overwrites_diverged_branches: true };
          const scene = await open();
          await scene.source.branch('z');
          await scene.project.enableMirror({ url: scene.source.url, settings });
          const { source, project } = scene;
          const before = await project.repository.refs();
          await source.forcePush('main');
          await source.commit('z');
          await source.branch('new');
          await runOnce(scene);
          expect(await project.repository.refs()).toEqual(before);
        },
      },
      {
        fact: 'a mirror user that is blocked fails the run',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.project.blockMirrorUser();
          expect(await runOnce(scene)).toBe('The mirror user is not allowed to perform any git operations.');
        },
      },
      {
        fact: 'a URL that is blocked fails the run',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.gitlab.settings.localRequests = false;
          expect(await runOnce(scene)).toMatch(/^The import URL is invalid: Requests to localhost/);
        },
      },
      {
        fact: 'a local URL is mirrored if an administrator allows requests to the local network',
        check: async (open) => expect(await runOnce(await openMirror(open))).toBeNull(),
      },
      {
        fact: 'a tag of an object that is not a commit is subject to no rule and fails no run',
        check: async (open) => {
          const scene = await openMirror(open);
          await scene.source.tag('blob', { at: 'HEAD:CHANGES.md' });
          scene.project.protectTag('*', { mirrorUserMayPush: false });
          expect(await runOnce(scene)).toBeNull();
          expect(await names(scene)).toEqual(['main', 'blob']);
        },
      },
      {
        fact: 'a repository that is read-only for now finishes the run, with nothing done',
        check: async (open) => {
          const scene = await openMirror(open);
          await scene.source.branch('new');
          scene.project.makeReadOnly();
          expect(await runOnce(scene)).toBeNull();
          expect(await names(scene)).toEqual(['main']);
        },
      },
      {
        fact: 'more than 100 new branches are created in batches, and the run stays started until then',
        check: async (open) => {
          const scene = await openMirror(open, { ...NEWEST, runMs: 0, queueMs: 0 });
          const { project } = scene;
          await scene.source.branches(manyBranches(150));
          project.startUpdate();
          const seen: [string, number][] = [];
          for (const ms of [29_000, 30_000, 30_000, 30_000]) {
            await pass(scene, ms);
            seen.push([project.mirror.status, (await names(scene)).length]);
          }
          expect(seen).toEqual([
            ['started', 101],
            ['started', 121],
            ['started', 141],
            ['finished', 151],
          ]);
        },
      },
      {
        fact: 'of more than 1,100 new branches the excess is left to a later run, and this one fails',
        check: async (open) => {
          const scene = await openMirror(open, NEWEST);
          await scene.source.branches(manyBranches(1_105));
          expect(await runOnce(scene)).toMatch(
            /could not create all branches: 5 branches exceeded the limit/,
          );
          expect(await names(scene)).toHaveLength(1_101);
          expect(await runOnce(scene)).toBeNull();
          expect(await names(scene)).toHaveLength(1_106);
        },
      },
      {
        fact: 'the address that a name resolves to is pinned for the fetch',
        outOfScope: INTERNAL,
      },
      {
        fact: 'objects of Git LFS are fetched, and an error about them is only logged',
        outOfScope: 'LFS objects are not refs; no run fails because of them.',
      },
      { fact: "housekeeping, Gitaly's context and Redis", outOfScope: INTERNAL },
      {
        fact: 'the first update triggers pipelines for some branches only',
        outOfScope: 'The embedded GitLab has no pipelines.',
      },
      {
        fact: 'an empty project gets no branch of its own',
        check: async (open) => {
          const scene = await open();
          const { api, gitlab, upstream } = scene;
          const source = await upstream.addRepository('acme/old.git', { defaultBranch: 'master' });
          await api('PUT', MIRROR, { url: source.url, enabled: true });
          await gitlab.idle();
          expect(await names(scene)).toEqual(['master']);
        },
      },
      {
        fact: 'a mirror without a user updates in the name of the creator of the project',
        outOfScope: 'Users cannot be deleted in the embedded GitLab.',
      },
    ],
  },
];

/** A request that creates a project from the upstream, with the settings of a mirror. */
const creation = ({ source }: Scene): object => ({
  path: 'new',
  import_url: source.url,
  mirror: true,
  mirror_trigger_builds: true,
});

const projectsSpec: Spec[] = [
  {
    source: 'ee/spec/requests/api/projects_spec.rb, mirrors',
    rows: [
      {
        fact: 'without a license a project is created, and is not a mirror',
        check: async (open) => {
          const scene = await open({ gitImports: true, licensed: false });
          const { status, body } = await scene.api('POST', '/projects', creation(scene));
          expect(status).toBe(201);
          scene.gitlab.settings.licensed = true;
          const shown = (await scene.api('GET', `/projects/${body.id}`)).body;
          expect(shown).toMatchObject({ mirror: false });
          expect(shown).not.toHaveProperty('mirror_user_id');
        },
      },
      {
        fact: 'with mirroring switched off a project is created, and the settings are ignored',
        check: async (open) => {
          const scene = await open({ gitImports: true, mirroringEnabled: false });
          const { status, body } = await scene.api('POST', '/projects', creation(scene));
          expect([status, body.mirror]).toEqual([201, false]);
        },
      },
      {
        fact: 'a project is not created from a URL that cannot be read: 422',
        check: async (open) => {
          const { api, upstream } = await open({ gitImports: true });
          const given = { path: 'new', mirror: true, import_url: `${upstream.url}/nothing.git` };
          expect(await api('POST', '/projects', given)).toMatchObject({
            status: 422,
            body: { message: READ_ERROR },
          });
          expect((await api('GET', '/projects/ada%2Fnew')).status).toBe(404);
        },
      },
      {
        fact: 'a project is not created from a URL if the import source git is disabled, as it is by default: 403',
        check: async (open) => {
          const scene = await open();
          expect((await scene.api('POST', '/projects', creation(scene))).status).toBe(403);
        },
      },
      {
        fact: 'the first run of a project created from a URL imports all refs; the second updates the mirror',
        check: async (open) => {
          const scene = await open({ gitImports: true });
          const { api, gitlab, source } = scene;
          await source.branch('left-out');
          await source.tag('v1');
          const filter = { mirror_branch_regex: '^main$' };
          const { body } = await api('POST', '/projects', { ...creation(scene), ...filter });
          await gitlab.idle();
          const refs = (await api('GET', `/projects/${body.id}/repository/branches`)).body;
          expect(refs.map(({ name }: { name: string }) => name)).toEqual(['left-out', 'main']);
          const mirror = (await api('GET', `/projects/${body.id}/mirror/pull`)).body;
          expect(mirror).toMatchObject({ update_status: 'finished', mirror_branch_regex: null });
          const created = Date.parse(body.created_at);
          // An import takes ten seconds here, and so does what follows it.
          expect(Date.parse(mirror.last_update_started_at) - created).toBeGreaterThan(10_000);
        },
      },
      {
        fact: 'with mirroring switched off a PUT of a mirror is 200, and the project is not a mirror',
        check: async (open) => {
          const { api, source } = await open({ mirroringEnabled: false });
          const { status, body } = await api('PUT', PROJECT, { mirror: true, import_url: source.url });
          expect([status, body.mirror]).toEqual([200, false]);
        },
      },
      {
        fact: 'a PUT of a URL that cannot be read: 422',
        check: async (open) => {
          const { api, upstream } = await open();
          const given = { mirror: true, import_url: `${upstream.url}/nothing.git` };
          expect((await api('PUT', PROJECT, given)).status).toBe(422);
        },
      },
      {
        fact: 'a PUT of both filters, one of them false: 400',
        check: async (open) => {
          const { api } = await openMirror(open);
          const both = { mirror_branch_regex: '^v', only_mirror_protected_branches: false };
          expect((await api('PUT', PROJECT, both)).status).toBe(400);
        },
      },
      {
        fact: 'an administrator may create and change mirrors although mirroring is switched off',
        outOfScope: ADMIN,
      },
      {
        fact: 'a PUT of another mirror user: 400',
        check: async (open) => {
          const { api, maintainer } = await openMirror(open);
          expect(
            await api('PUT', PROJECT, { mirror_user_id: maintainer.id + 1, mirror: true }),
          ).toMatchObject({
            status: 400,
            body: { message: { mirror_user_id: ['is invalid'] } },
          });
        },
      },
      {
        fact: 'the branch filter is behind a feature flag',
        outOfScope: 'The flag was removed when the filter became generally available.',
      },
    ],
  },
  {
    source: 'ee/app/models/ee/project.rb, import_url_inside_fork_network',
    rows: [
      {
        fact: 'a fork is checked only if its URL changes',
        check: async (open) => {
          const { api, gitlab, maintainer, source } = await open();
          const fork = await gitlab.addProject({
            path: 'group/fork',
            members: [[maintainer, 'maintainer']],
            forkOf: 'group/mirror',
          });
          await fork.enableMirror({ url: source.url });
          for (const change of [{ mirror_trigger_builds: true }, { url: source.url }]) {
            expect((await api('PUT', `/projects/${fork.id}/mirror/pull`, change)).status).toBe(200);
          }
        },
      },
      {
        fact: 'a URL outside of the fork network has a message of its own',
        check: async (open) => {
          const { api, gitlab, maintainer, source } = await open();
          const fork = await gitlab.addProject({
            path: 'group/fork',
            members: [[maintainer, 'maintainer']],
            forkOf: 'group/mirror',
          });
          const put = (url: string) => api('PUT', `/projects/${fork.id}/mirror/pull`, { url });
          expect(await put(source.url)).toMatchObject({
            status: 400,
            body: { message: { url: ['must be inside the fork network'] } },
          });
          expect((await put(`${gitlab.url}/group/mirror.git`)).status).toBe(200);
        },
      },
    ],
  },
];

const lockstep: Spec[] = [
  {
    source: "GitLab's services in lockstep with the embedded GitLab",
    rows: [
      {
        fact: 'a mirror that is due when it is saved, requested or turned on waits for the cron job',
        check: async (open) => {
          await waitsForCron(open, 'PUT', MIRROR, { enabled: true });
          await waitsForCron(open, 'PUT', PROJECT, { mirror: true });
          await waitsForCron(open, 'POST', MIRROR);
        },
      },
      {
        fact: 'turning a mirror off leaves the time of its next run',
        check: async (open) => {
          const { api, project } = await openMirror(open);
          const { nextExecutionAt } = project.mirror;
          await api('PUT', MIRROR, { enabled: false });
          expect(project.mirror.nextExecutionAt).toBe(nextExecutionAt);
        },
      },
      {
        fact: 'the end of a run whose mirror was turned off changes no times and counts no failure',
        check: async (open) => {
          for (const outcome of [{ fail: 'no' }, 'nothing-new'] as const) {
            const scene = await openMirror(open);
            const { api, gitlab, project } = scene;
            project.plan({ outcome });
            project.startUpdate();
            await scene.time.until(() => project.mirror.status === 'started');
            await api('PUT', MIRROR, { enabled: false });
            const before = plain(project.mirror);
            await gitlab.idle();
            expect(project.mirror.status).toBe(outcome === 'nothing-new' ? 'finished' : 'failed');
            for (const name of ['lastUpdateAt', 'nextExecutionAt', 'retryCount'] as const) {
              expect(project.mirror[name]).toBe(before[name]);
            }
          }
        },
      },
      {
        fact: 'a canceled mirror stays due: newer releases recover it, older ones never do',
        check: async (open) => {
          await recovers(open);
          const scene = await canceledRun(open, { version: '18.0' }, true);
          await pass(scene, 60 * MINUTE);
          expect((await scene.api('GET', MIRROR)).body.update_status).toBe('canceled');
        },
      },
      {
        fact: 'the first SSL certificate problem is followed by a run half an hour later',
        check: async (open) => {
          const scene = await openMirror(open);
          scene.project.plan({ outcome: { fail: SSL } });
          await runOnce(scene);
          await pass(scene, 32 * MINUTE);
          expect(scene.project.runs.map(({ outcome }) => outcome)).toEqual(['failed', 'finished']);
        },
      },
      {
        fact: 'the interval grows with the duration of a run',
        check: async (open) => expect(await nextAfter(open, 10 * MINUTE, 0)).toBe(240),
      },
    ],
  },
  {
    source: "GitLab's code and issues, of what no spec shows",
    rows: [
      {
        fact: 'redirects of an upstream are not followed',
        check: async (open) => {
          const scene = await open();
          const { project, upstream } = scene;
          upstream.redirect('acme/moved.git', 'acme/widget.git');
          await project.enableMirror({ url: `${upstream.url}/acme/moved.git`, history: 'never' });
          expect(await runOnce(scene)).toContain('returned error: 301');
        },
      },
      {
        fact: 'a URL without credentials drops the stored ones, even if it is the same URL',
        check: async (open) => {
          const credentials = { user: 'ada', password: 'secret' };
          const { api, source } = await openMirror(open, {}, { credentials });
          expect((await api('GET', MIRROR)).body.url).toContain('*****');
          expect((await api('PUT', MIRROR, { url: source.url })).body.url).toBe(source.url);
        },
      },
      {
        fact: 'the branch filter is shown by the mirror alone, not by a response about a project',
        check: async (open) => {
          const { api } = await openMirror(open, {}, { settings: { mirror_branch_regex: '^v' } });
          expect((await api('GET', MIRROR)).body.mirror_branch_regex).toBe('^v');
          const answers = [
            await api('GET', PROJECT),
            await api('PUT', PROJECT, { mirror: true }),
            await api('GET', '/groups/group/projects'),
          ];
          for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('mirror_branch_regex');
        },
      },
      {
        fact: 'a save by the older endpoint keeps the error of the last run',
        check: async (open) => {
          const { api } = await openMirror(open, {}, { history: 'failed' });
          await api('PUT', PROJECT, { mirror: true });
          await api('GET', MIRROR);
          expect((await api('GET', MIRROR)).body.last_error).toBe('Deadline Exceeded');
        },
      },
      {
        fact: 'nothing runs in Silent Mode, and requests are still answered',
        check: (open) =>
          expectInactive(
            open,
            ({ gitlab }) => {
              gitlab.settings.silentMode = true;
            },
            ({ gitlab }) => {
              gitlab.settings.silentMode = false;
            },
          ),
      },
      {
        fact: 'nothing runs in a project that is marked for deletion, and the project shows it',
        check: (open) =>
          expectInactive(
            open,
            ({ project }) => project.markForDeletion(),
            ({ project }) => project.markForDeletion(null),
          ),
      },
      {
        fact: 'a branch whose name conflicts with another fails the run',
        check: async (open) => {
          const scene = await openMirror(open);
          await scene.project.repository.branch('topic');
          await scene.source.branch('topic/a');
          expect(await runOnce(scene)).toBe(
            "Failed to create branch 'topic/a': Branch name conflicts with existing branch hierarchy.",
          );
        },
      },
      {
        fact: 'an upstream without the default branch leaves the default branch as it was set',
        check: async (open) => {
          const scene = await openMirror(open);
          const { api, project, upstream } = scene;
          const other = await upstream.addRepository('acme/other.git', { defaultBranch: 'master' });
          await project.enableMirror({ url: other.url, history: 'never' });
          expect(await runOnce(scene)).toBeNull();
          expect((await api('GET', PROJECT)).body.default_branch).toBe('main');
        },
      },
    ],
  },
];

export const conformance: Spec[] = [
  ...projectMirrorSpec,
  ...stateSpec,
  ...refsSpec,
  ...projectsSpec,
  ...lockstep,
];
