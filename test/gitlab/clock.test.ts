import { describe, expect, it } from 'vitest';
import { manualClock, scaledClock } from './clock.ts';

describe('the scaled clock', () => {
  it('runs faster than real time', async () => {
    const clock = scaledClock(1_000, 0);
    const before = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now() - before).toBeGreaterThanOrEqual(18_000);
  });

  it('is off by the skew', () => {
    const clock = scaledClock(1, -3_600_000);
    expect(Math.abs(clock.now() + 3_600_000 - Date.now())).toBeLessThan(1_000);
  });

  it('never acts before its time', async () => {
    const clock = scaledClock(500, 0);
    const early = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const due = clock.now() + n * 37;
        return new Promise<boolean>((resolve) => clock.after(n * 37, () => resolve(clock.now() < due)));
      }),
    );
    expect(early).not.toContain(true);
    clock.close();
  });

  it('does not act at once when asked for a time beyond the longest timer', async () => {
    const clock = scaledClock(1, 0);
    let acted = false;
    const warnings: string[] = [];
    const warn = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', warn);
    clock.after(2 ** 33, () => {
      acted = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    clock.close();
    process.off('warning', warn);
    expect(acted).toBe(false);
    expect(warnings).toEqual([]);
  });

  it('forgets what is canceled, and everything when it is closed', async () => {
    const clock = scaledClock(1_000, 0);
    const acted: string[] = [];
    clock.after(1_000, () => acted.push('canceled'))();
    clock.after(1_000, () => acted.push('kept'));
    clock.after(20_000, () => acted.push('after close'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    clock.close();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(acted).toEqual(['kept']);
  });
});

describe('the manual clock', () => {
  it('acts in order of time, then of asking, each at its own time', () => {
    const clock = manualClock(0);
    const acted: string[] = [];
    const note = (name: string) => () => acted.push(`${name}@${clock.now()}`);
    clock.after(20, note('c'));
    clock.after(10, note('a'));
    clock.after(10, note('b'));
    clock.after(5, () => clock.after(5, note('nested')));
    clock.after(7, note('canceled'))();
    clock.advance(15);
    expect(acted).toEqual(['a@10', 'b@10', 'nested@10']);
    clock.advance(5);
    expect(acted.at(-1)).toBe('c@20');
    expect(clock.now()).toBe(20);
  });
});
