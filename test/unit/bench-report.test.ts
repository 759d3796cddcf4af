import { expect, test } from 'vitest';
import { report } from '../../bench/report.ts';
import { isKept, type Section, table } from '../../bench/section.ts';
import { modulesOf, type Profile, timesOf } from '../../bench/start-up.ts';
import { median, quantile, quartiles, spread } from '../../bench/statistics.ts';

test('the median and the quartiles of a series lie between its measurements', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quartiles([1, 2, 3, 4, 5])).toEqual([2, 4]);
  expect(quantile([7], 0.9)).toBe(7);
  expect(spread([3, 1, 2], (value) => `${value} s`)).toBe('2 s (1 s – 3 s)');
  expect(() => median([])).toThrow('no measurements');
});

test('a value that equals its limit does not exceed it', () => {
  expect(isKept({ what: '', measured: 2.2, atMost: 2.2, unit: '×' })).toBe(true);
  expect(isKept({ what: '', measured: 2.201, atMost: 2.2, unit: '×' })).toBe(false);
});

test('columns of numbers are right-aligned, all others left-aligned', () => {
  const lines = table(
    ['what', 'number', 'words'],
    [
      ['a', '1', 'one'],
      ['b', '2 ms', '2'],
    ],
  ).split('\n');
  expect(lines[1]).toBe('| --- | ---: | --- |');
});

test('the report lists each limit with its measured value, and the rows for the README', async () => {
  const section: Section = {
    title: 'A section',
    text: 'What was measured.',
    limits: [
      { what: 'kept', measured: 1.234, atMost: 1.5, unit: '×' },
      { what: 'missed', measured: 161, atMost: 160, unit: ' kB' },
    ],
    short: [{ what: 'a step', ours: '1 s', others: '2 s' }],
  };
  const text = await report([section]);
  expect(text).toContain('| kept | 1.23× | 1.5× | ✔ |');
  expect(text).toContain('| missed | 161 kB | 160 kB | ✘ |');
  expect(text).toMatch(/<!-- in short -->\n[\s\S]*\| a step \| 1 s \| 2 s \|\n<!-- \/in short -->/);
  expect(text).toContain('## A section\n\nWhat was measured.\n');
});

test('a line of the bundle belongs to the last module that starts above it, whose name is there or at its import', () => {
  const bundle = `import
/***/ 12:
a
// EXTERNAL MODULE: ./node_modules/b/index.js + 1 modules
var b = __nccwpck_require__(345);
;// CONCATENATED MODULE: ./lib/c.js
c
/***/ 345:
b
/***/ 6:
d`;
  const moduleAt = modulesOf(bundle);
  expect([0, 2, 6, 8, 10].map(moduleAt)).toEqual(['', '', 'lib/c.js', 'node_modules/b/index.js', '']);
});

test('the time of a profile counts towards the part that is running, and loading a module of Node towards its own part', () => {
  const frame = (functionName: string, url: string, lineNumber = 0) => ({ functionName, url, lineNumber });
  const bundle = 'file:///dist/index.js';
  const profile: Profile = {
    nodes: [
      { id: 1, callFrame: frame('(root)', ''), children: [2, 3, 5, 7] },
      { id: 2, callFrame: frame('(garbage collector)', '') },
      { id: 3, callFrame: frame('parse', bundle, 10), children: [4, 6] },
      { id: 4, callFrame: frame('compileForInternalLoader', 'node:internal/bootstrap/realm') },
      { id: 5, callFrame: frame('compileSourceTextModule', 'node:internal/modules/esm/utils') },
      { id: 6, callFrame: frame('exec', '') },
      { id: 7, callFrame: frame('emit', 'node:events') },
    ],
    samples: [2, 3, 4, 5, 6, 7, 3],
    timeDeltas: [1, 2, 4, 8, 16, 32, 64],
  };
  const times = timesOf(profile, () => 'lib/inputs.js');
  expect(Object.fromEntries(times)).toEqual({
    'Node itself, outside of JavaScript': 1,
    'this project': 2 + 16 + 64,
    "Node's own modules, loaded": 4,
    'the bundle, read and compiled': 8,
    'anything else of Node': 32,
  });
});
