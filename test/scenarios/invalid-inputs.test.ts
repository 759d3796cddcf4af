import { expect, test } from 'vitest';
import { arrange } from './setting.ts';

test('all invalid inputs are reported at once, in one annotation, and no request is sent', async () => {
  const { run, gitlab } = await arrange();
  const step = await run({
    project: 'mirror',
    url: 'https://user:hunter2hunter2@example.com/a.git',
    enabled: 'yes',
    timeout: 'soon',
    'max-retries': 'many',
  });
  expect(step.exitCode).toBe(1);
  expect(gitlab.requests).toEqual([]);
  expect(step.annotations).toHaveLength(1);
  const message = step.annotations[0]?.message ?? '';
  expect(message).toContain('5 problems in the inputs');
  for (const name of ['project', 'url', 'enabled', 'timeout', 'max-retries'])
    expect(message).toContain(`${name}: `);
  expect(step.outputs).toMatchObject({
    outcome: 'failed',
    changed: 'false',
    changes: '[]',
    synced: 'false',
    'error-kind': 'input',
  });
  expect(step.stdout.replace('::add-mask::hunter2hunter2', '')).not.toContain('hunter2');
  expect(step.stderr).toBe('');
});

test('a missing token is an input error too', async () => {
  const { run, gitlab } = await arrange();
  const step = await run({ token: '' });
  expect(step.outputs['error-kind']).toBe('input');
  expect(step.annotations[0]?.message).toContain('token: missing');
  expect(gitlab.requests).toEqual([]);
});
