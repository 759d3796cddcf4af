import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  const { gitlab, maintainer } = scene;
  gitlab.addNamespace('team', [[maintainer, 'maintainer']]);
  for (const path of ['team/a', 'team/b', 'team/sub/c', 'team/sub/deep/d']) await gitlab.addProject({ path });
});
afterEach(() => scene.close());

const paths = (body: { path_with_namespace: string }[]): string[] =>
  body.map(({ path_with_namespace }) => path_with_namespace);

describe('GET /groups/:id/projects', () => {
  it('lists the projects of the group alone, or of its subgroups too, found by path or ID', async () => {
    const { api } = scene;
    const { id } = (await api('GET', '/groups/team')).body;
    expect(paths((await api('GET', '/groups/team/projects?order_by=id&sort=asc')).body)).toEqual([
      'team/a',
      'team/b',
    ]);
    const all = `/groups/${id}/projects?include_subgroups=true&order_by=id`;
    expect(paths((await api('GET', all)).body)).toEqual([
      'team/sub/deep/d',
      'team/sub/c',
      'team/b',
      'team/a',
    ]);
    expect(paths((await api('GET', '/groups/team%2Fsub/projects')).body)).toEqual(['team/sub/c']);
  });

  it('shows of a mirror what GET /projects/:id shows: no branch filter, and no times', async () => {
    const { api, gitlab, maintainer, source } = scene;
    const project = await gitlab.addProject({ path: 'team/m', members: [[maintainer, 'maintainer']] });
    await project.enableMirror({ url: source.url, settings: { mirror_branch_regex: '^v' } });
    const [shown] = (await api('GET', '/groups/team/projects?order_by=id')).body;
    expect(shown).toEqual((await api('GET', `/projects/${project.id}`)).body);
    expect(shown).toMatchObject({ mirror: true, archived: false, marked_for_deletion_on: null });
    expect(shown).not.toHaveProperty('mirror_branch_regex');
    expect(shown).not.toHaveProperty('last_update_at');
  });

  it('lists shared projects unless they are excluded', async () => {
    const { api, project } = scene;
    project.shareWith('team');
    expect(paths((await api('GET', '/groups/team/projects')).body)).toContain('group/mirror');
    expect(paths((await api('GET', '/groups/team/projects?with_shared=false')).body)).not.toContain(
      'group/mirror',
    );
  });

  it('lists archived projects unless they are excluded, and those marked for deletion', async () => {
    const { api, gitlab } = scene;
    const archived = await gitlab.addProject({ path: 'team/old' });
    const marked = await gitlab.addProject({ path: 'team/leaving' });
    const deleted = await gitlab.addProject({ path: 'team/gone' });
    archived.archive();
    marked.markForDeletion();
    deleted.beginDeletion();
    const { body } = await api('GET', '/groups/team/projects?order_by=id&sort=asc');
    expect(paths(body)).toEqual(['team/a', 'team/b', 'team/old', 'team/leaving']);
    expect(body[2].archived).toBe(true);
    expect(body[3].marked_for_deletion_on).toMatch(/^\d{4}-\d\d-\d\d$/);
    const active = (await api('GET', '/groups/team/projects?archived=false')).body;
    expect(paths(active)).not.toContain('team/old');
  });

  it.each([
    ['', 'page=2'],
    ['&pagination=keyset', 'id_before='],
  ])('links the next page until there is none, with the same query otherwise%s', async (extra, part) => {
    const { api, gitlab } = scene;
    const found: string[] = [];
    let path: string | undefined =
      `/groups/team/projects?include_subgroups=true&order_by=id&per_page=3${extra}`;
    const links: string[] = [];
    while (path !== undefined) {
      const { body, headers } = await api('GET', path);
      found.push(...paths(body));
      const next: string | undefined = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      if (next !== undefined) links.push(next);
      path = next?.slice(`${gitlab.url}/api/v4`.length);
    }
    expect(found).toEqual(['team/sub/deep/d', 'team/sub/c', 'team/b', 'team/a']);
    expect(links).toHaveLength(1);
    expect(links[0]).toContain(part);
    expect(links[0]).toContain('include_subgroups=true');
  });

  it('has no keyset pages in older releases: the request is answered by offset', async () => {
    const old = await openScene({ version: '17.4' });
    const { headers } = await old.api('GET', '/groups/group/projects?pagination=keyset&order_by=id');
    await old.close();
    expect(headers.get('x-page')).toBe('1');
  });

  it('lists only what the user can see, by role if one is given', async () => {
    const { api, gitlab } = scene;
    await gitlab.addProject({ path: 'team/open', visibility: 'public' });
    const stranger = { 'PRIVATE-TOKEN': gitlab.addToken(gitlab.addUser('stranger')) };
    const all = '/groups/team/projects';
    expect(paths((await api('GET', all, undefined, stranger)).body)).toEqual(['team/open']);
    expect((await api('GET', `${all}?min_access_level=40`, undefined, stranger)).body).toEqual([]);
    expect((await api('GET', `${all}?min_access_level=40`)).body).toHaveLength(3);
  });

  it('responds 404 if there is no such group, or none that the user can see', async () => {
    const { api, gitlab } = scene;
    const stranger = { 'PRIVATE-TOKEN': gitlab.addToken(gitlab.addUser('stranger')) };
    const missing = { status: 404, body: { message: '404 Group Not Found' } };
    expect(await api('GET', '/groups/nothing/projects')).toMatchObject(missing);
    expect(await api('GET', '/groups/team/projects', undefined, stranger)).toMatchObject(missing);
    expect(await api('GET', '/groups/ada/projects')).toMatchObject(missing);
  });
});
