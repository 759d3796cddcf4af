import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/text/duration.ts';

test.each([
  ['500ms', 500],
  ['90s', 90_000],
  ['15m', 900_000],
  ['1h', 3_600_000],
  ['1h30m', 5_400_000],
  ['1h30m5s7ms', 5_405_007],
  ['45', 45_000],
  ['1000h', 3_600_000_000],
])('%s is %d milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '0', '0s', '-5s', '1.5h', '5 m', '5d', 'm', '30m1h', '5m30', 'NaN', '1e3', '٣s'])(
  '%j is not a duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

test.each([
  [350, '350ms'],
  [1_000, '1s'],
  [59_600, '1m'],
  [250_000, '4m10s'],
  [3_600_000, '1h'],
  [5_400_000, '1h30m'],
])('%d milliseconds are shown as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
