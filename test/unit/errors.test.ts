import { expect, test } from 'vitest';
import { orNull, StepError } from '../../src/base/errors.ts';

const failing = (error: Error) => orNull(() => Promise.reject(error));

test('orNull returns null if the request fails', async () => {
  expect(await failing(new StepError('network', 'No response.', 'Wait.'))).toBeNull();
});

test.each(['cancelled', 'internal'] as const)('an error of kind %s is not swallowed', async (kind) => {
  const error = new StepError(kind, 'It ended.', 'Do this.');
  await expect(failing(error)).rejects.toBe(error);
});

test('a bug is not swallowed', async () => {
  const bug = new TypeError('x is undefined');
  await expect(failing(bug)).rejects.toBe(bug);
});
