import { expect, test } from 'vitest';
import { idsToRead, sameProjects } from '../../src/inputs/same-projects.ts';

const entriesOf = (...projects: string[]) =>
  projects.map((project, index) => ({
    project,
    number: index + 1,
    line: 10 * (index + 1),
    place: `mirrors: list.yml:${10 * (index + 1)} (entry ${index + 1})`,
  }));

const problemsOf = (projects: string[], paths: Record<string, string> = {}) =>
  sameProjects(entriesOf(...projects), new Map(Object.entries(paths)));

test.each<[string, string[], string[]]>([
  ['IDs and paths', ['a/b', '7', 'c/d', '8'], ['7', '8']],
  ['only paths', ['a/b', '7/8'], []],
  ['only IDs', ['7', '8'], []],
  ['nothing', [], []],
])('in a list of %s, the IDs are read from GitLab only if there are also paths', (_, projects, ids) => {
  expect(idsToRead(entriesOf(...projects))).toEqual(ids);
});

test('paths are compared without case', () => {
  expect(problemsOf(['Group/A', 'group/b', 'group/a'])).toEqual([
    { line: 30, text: 'mirrors: list.yml:30 (entry 3): the same project as entry 1 on line 10' },
  ]);
});

test.each([
  ['an ID after its path', ['Group/a', '7']],
  ['a path after its ID', ['7', 'group/A']],
])('%s is the same project, whatever the case', (_, projects) => {
  expect(problemsOf(projects, { 7: 'gRoup/a' })).toEqual([
    { line: 20, text: 'mirrors: list.yml:20 (entry 2): the same project as entry 1 on line 10' },
  ]);
});

test('every duplicate entry is reported with the first entry of its project', () => {
  const problems = problemsOf(['a/b', '7', '8', 'c/d', 'A/B'], { 7: 'a/b', 8: 'c/d' });
  expect(problems.map(({ text }) => text)).toEqual([
    'mirrors: list.yml:20 (entry 2): the same project as entry 1 on line 10',
    'mirrors: list.yml:40 (entry 4): the same project as entry 3 on line 30',
    'mirrors: list.yml:50 (entry 5): the same project as entry 1 on line 10',
  ]);
});

test('an ID that GitLab does not know is not a duplicate', () => {
  expect(problemsOf(['a/b', '7', '8'], { 8: 'c/d' })).toEqual([]);
});
