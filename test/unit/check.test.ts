/** What `npm run check` says if a check fails. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import { removeFolder, systemPath } from '../platform.ts';

const test = plainTest.skipIf(process.platform === 'win32');
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the checks with an npm that does nothing, and fails if its arguments are these. */
function check(failing: string) {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  onTestFinished(() => removeFolder(folder));
  const npm = `#!/bin/sh\n[ "$*" != '${failing}' ]\n`;
  writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 });
  const env = { ...process.env, PATH: [folder, systemPath].join(delimiter) };
  return spawnSync('bash', ['.ci/run'], { cwd: root, env, encoding: 'utf8' });
}

test.for([
  ['test', 'npm run docs'],
  ['run --silent check:lint', 'npm run fix'],
  ['run --silent build', 'npm run build'],
] as const)('if npm %s fails, the last lines name %s', ([failing, command]) => {
  const { status, stderr } = check(failing);
  expect(status).toBe(1);
  const [failed, correction] = stderr.trimEnd().split('\n').slice(-2);
  expect(failed).toMatch(/^Failed: /);
  expect(correction).toContain(command);
});

test('if no command can fix a failed check, the last line names the check', () => {
  const { status, stderr } = check('run --silent check:types');
  expect(status).toBe(1);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('Failed: types.');
});
