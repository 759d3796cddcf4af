/** The short tables of docs/benchmarks.md agree with the full ones. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const page = await readFile(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');

/** The rows of the first table below a text, each as its cells. */
function tableBelow(text: string): string[][] {
  const [, after = ''] = page.split(text);
  const [, , ...rows] = /(?:^\|.*\n)+/m.exec(after)?.[0].trim().split('\n') ?? [];
  expect(rows, text).not.toEqual([]);
  return rows.map((row) => row.slice(2, -2).split(' | '));
}

const inShort = tableBelow('## In short\n');
const limits = new Map(tableBelow('## Limits\n').map(([figure = '', ...cells]) => [figure, cells]));

test.each(['http', 'https'])('the figures of a cold start over %s are those of its table', (scheme) => {
  const rows = tableBelow(`\nOver ${scheme}:\n`).map(([name = '', , , ratio = '']) => [name, ratio] as const);
  const [, , [, own = ''] = []] = rows;
  const others = rows.filter(([name]) => !/this step|an empty/.test(name));
  const [, ownShort = '', othersShort = ''] =
    inShort.find(([scenario = '']) => scenario.startsWith(`A step over ${scheme} `)) ?? [];
  const shown = othersShort.split('<br>').map((each) => each.split(': '));
  expect(shown.map(([name]) => name)).toEqual(others.map(([name]) => name));
  // Both tables round the measured ratio, so rounding one of them once more may give another digit.
  for (const [short = '', ratio] of [
    [ownShort, own],
    ...others.map(([, each], index) => [shown[index]?.[1], each] as const),
  ]) {
    expect(short).toMatch(/^\d+\.\d×$/);
    expect(Math.abs(Number.parseFloat(short) - Number.parseFloat(ratio))).toBeLessThan(0.0551);
  }
  expect(
    Number.parseFloat(limits.get(`cold start over ${scheme}, relative to an empty program`)?.[0] ?? ''),
  ).toBe(Number.parseFloat(own));
});

test('the figures of many mirrors are those of their table', () => {
  for (const [mirrors, updates, , , time, ratio = '', , loopTime] of tableBelow(
    '## Many mirrors in one step\n',
  )) {
    const scenario = `${mirrors} mirrors, on a GitLab that runs ${updates} updates of 20 s at a time`;
    const [, own, others] = inShort.find(([each]) => each === scenario) ?? [];
    expect(own).toMatch(new RegExp(`^${time}, `));
    expect(others).toContain(`: ${loopTime}, `);
    const figure = `${mirrors} mirrors, ${updates} updates at once: time relative to the estimate`;
    expect(Number.parseFloat(limits.get(figure)?.[0] ?? '')).toBe(Number.parseFloat(ratio));
  }
});

test('each limit is marked as kept or exceeded, as its figure is', () => {
  const value = (cell = '') => Number.parseFloat(cell.replaceAll(',', ''));
  for (const [figure, [measured, atMost, mark]] of limits) {
    expect(mark, figure).toBe(value(measured) <= value(atMost) ? '✔' : '✘');
  }
});
