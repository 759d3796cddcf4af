import { expect, onTestFinished, test, vi } from 'vitest';
import { actionsLog } from '../../src/platform/actions.ts';

/** Everything that the log of a runner prints. */
function printedBy(use: (log: ReturnType<typeof actionsLog>) => void): string {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += chunk;
    return true;
  });
  onTestFinished(() => write.mockRestore());
  use(actionsLog((text) => text));
  write.mockRestore();
  return printed;
}

test('warnings of mirrors are annotations only up to ten, with those of the step itself', () => {
  const lines = Array.from({ length: 8 }, (_, index) => ({
    level: 'warning' as const,
    text: `of mirror ${index}`,
  }));
  const printed = printedBy((log) => {
    for (let index = 0; index < 4; index++) log.warning(`of step ${index}`);
    log.group('mirrors', lines);
  });
  expect(printed.match(/^::warning title=Pull mirror::/gm)).toHaveLength(10);
  expect(printed).toContain('::warning title=Pull mirror::of mirror 5');
  expect(printed).toMatch(/^Warning: of mirror 6$/m);
  expect(printed).toMatch(/^Warning: of mirror 7$/m);
});
