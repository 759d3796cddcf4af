import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { mirrorsOfGroup, nextQuery } from '../../src/gitlab/group.ts';
import type { HttpResponse } from '../../src/network/http.ts';

describe('the next page', () => {
  it.each([
    ['the last page', undefined, null],
    ['an empty header', '', null],
    ['a header without a next page', '<https://gitlab.example/a?page=1>; rel="first"', null],
    [
      'pages by offset',
      '<https://gitlab.example/a?page=1>; rel="prev", <https://gitlab.example/a?page=3&per_page=100>; rel="next", <https://gitlab.example/a?page=9>; rel="last"',
      '?page=3&per_page=100',
    ],
    [
      'pages by keyset',
      '<https://gitlab.example/api/v4/groups/1/projects?id_after=42>; rel="next"',
      '?id_after=42',
    ],
    ['a comma in an address', '<https://gitlab.example/a?order=x,y&page=2>; rel="next"', '?order=x,y&page=2'],
    ['another host', '<https://attacker.example/collect?page=2>; rel="next"', '?page=2'],
    ['a name in capitals', '<https://gitlab.example/a?page=2>; REL="next"', '?page=2'],
    ['blanks around the sign', '<https://gitlab.example/a?page=2>; rel = "next"', '?page=2'],
    ['several relations', '<https://gitlab.example/a?page=2>; rel="last next"', '?page=2'],
    ['another relation', '<https://gitlab.example/a?page=2>; rel="next-archive"', null],
    ['a relative address', '</api/v4/groups/1/projects?page=2>; rel=next', '?page=2'],
    [
      'several headers',
      ['<https://a.example/?page=1>; rel="first"', '<https://a.example/?page=2>; rel="next"'],
      '?page=2',
    ],
  ])('is read from %s', (_, link, query) => {
    expect(nextQuery({ link } as IncomingHttpHeaders)).toBe(query);
  });

  it.each(['<https://gitlab.example/a>; rel="next"', '<>; rel="next"', '<http://[>; rel="next"'])(
    'is an error if its address has no query: %s',
    (link) => {
      expect(() => nextQuery({ link })).toThrowError(expect.objectContaining({ kind: 'protocol' }));
    },
  );

  it('is an error if GitLab sends its number without its address, as behind a proxy that removes Link', () => {
    expect(nextQuery({ 'x-next-page': '' })).toBeNull();
    expect(() => nextQuery({ 'x-next-page': '2' })).toThrowError(
      expect.objectContaining({
        kind: 'protocol',
        message: expect.stringContaining(
          'the address of the next page is missing, so mirrors would be missed',
        ),
      }),
    );
  });
});

it('is an error if there are fewer projects than GitLab counts', async () => {
  const page = {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-total': '2' },
    serverTime: null,
  };
  const send = async () => ({
    response: { ...page, text: JSON.stringify([project(1, 'a/b')]) },
    movedTo: null,
  });
  await expect(mirrorsOfGroup('team', send)).rejects.toThrow(
    'the address of the next page is missing after 1 of 2 projects',
  );
});

/** What GitLab shows of a project. */
const project = (id: number, path: string, rest: object = {}) => ({ id, path_with_namespace: path, ...rest });

/** Finds the mirrors in these pages, each of which links to the next. */
async function find(...pages: object[][]) {
  const asked: string[] = [];
  const found = await mirrorsOfGroup('team/sub', ({ path }) => {
    asked.push(path);
    const index = asked.length - 1;
    const link =
      index < pages.length - 1 ? `<https://gitlab.example/?page=${index + 2}>; rel="next"` : undefined;
    const response: HttpResponse = {
      status: 200,
      headers: { 'content-type': 'application/json', ...(link === undefined ? {} : { link }) },
      text: JSON.stringify(pages[index]),
      serverTime: null,
    };
    return Promise.resolve({ response, movedTo: null });
  });
  return { ...found, paths: found.mirrors.map(({ path }) => path), asked };
}

describe('the mirrors of a group', () => {
  it('include a project that only one of two pages shows as a mirror, since one of them may be outdated', async () => {
    const on = project(1, 'team/sub/a', { mirror: true });
    const off = project(1, 'team/sub/a', { mirror: false });
    expect((await find([on], [off])).paths).toEqual(['team/sub/a']);
    expect((await find([off], [on])).paths).toEqual(['team/sub/a']);
  });

  it('are those of all pages, in the order of their paths', async () => {
    const { paths, asked } = await find(
      [project(1, 'team/sub/z', { mirror: true }), project(2, 'team/sub/m', { mirror: false })],
      [project(3, 'team/sub/b', { mirror: true })],
      [project(4, 'team/sub/a/c', { mirror: true })],
    );
    expect(paths).toEqual(['team/sub/a/c', 'team/sub/b', 'team/sub/z']);
    expect(asked).toEqual([
      '/groups/team%2Fsub/projects?include_subgroups=true&with_shared=false&order_by=id&sort=asc&per_page=100&pagination=keyset',
      '/groups/team%2Fsub/projects?page=2',
      '/groups/team%2Fsub/projects?page=3',
    ]);
  });

  it('exclude and count archived projects, those marked for deletion, and those that are not mirrors', async () => {
    const found = await find([
      project(1, 'team/archived', { mirror: true, archived: true }),
      project(2, 'team/leaving', { mirror: true, marked_for_deletion_on: '2026-01-01' }),
      project(3, 'team/plain', { mirror: false }),
      project(4, 'team/mirror', { mirror: true }),
    ]);
    expect(found.paths).toEqual(['team/mirror']);
    expect(found).toMatchObject({
      archived: 1,
      markedForDeletion: 1,
      withoutMirror: 1,
      lacksMirroring: false,
    });
  });

  it.each([
    'team/a b',
    'team',
    'team//a',
    'team/&#97;',
    'team/a\u200b',
    'https://team/a?',
    `team/${'a'.repeat(5_000)}`,
  ])('have paths that GitLab allows: not %.20s', async (path) => {
    await expect(find([project(1, path, { mirror: true })])).rejects.toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(
        /path_with_namespace of the project is (?:not the full path of a project|longer than 4096 characters)/,
      ),
    });
  });

  it('count once if they move to another page while the pages are read', async () => {
    const moved = project(7, 'team/moved', { mirror: true });
    expect((await find([moved], [moved])).paths).toEqual(['team/moved']);
  });

  it('show whether this GitLab has mirroring at all', async () => {
    expect((await find([project(1, 'team/a')])).lacksMirroring).toBe(true);
    expect((await find([project(1, 'team/a', { mirror: false })])).lacksMirroring).toBe(false);
    expect((await find([])).lacksMirroring).toBe(false);
  });

  it('do not cause an endless loop if a page links to itself', async () => {
    const page = () =>
      Promise.resolve({
        response: {
          status: 200,
          headers: {
            'content-type': 'application/json',
            link: '<https://gitlab.example/?page=2>; rel="next"',
          },
          text: '[]',
          serverTime: null,
        },
        movedTo: null,
      });
    await expect(mirrorsOfGroup('1', page)).rejects.toMatchObject({ kind: 'protocol' });
  });
});
