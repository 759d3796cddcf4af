import { describe, expect, it } from 'vitest';
import { manualClock, realTime, serverClock } from './clock.ts';

describe('real time', () => {
  it('never acts before its time', async () => {
    const early = await Promise.all(
      Array.from({ length: 20 }, (_, ms) => {
        const due = realTime.now() + ms;
        return new Promise<boolean>((resolve) => realTime.after(ms, () => resolve(realTime.now() < due)));
      }),
    );
    expect(early).not.toContain(true);
  });

  it('does not act immediately if given a time beyond the longest timer', async () => {
    let acted = false;
    const warnings: string[] = [];
    const warn = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', warn);
    const cancel = realTime.after(2 ** 33, () => {
      acted = true;
    });
    await new Promise<void>((resolve) => void realTime.after(20, resolve));
    cancel();
    process.off('warning', warn);
    expect(acted).toBe(false);
    expect(warnings).toEqual([]);
  });
});

describe("a server's clock", () => {
  it('is off by the skew', () => {
    expect(serverClock(manualClock(5_000_000), -3_600_000).now()).toBe(1_400_000);
  });

  it('forgets what is canceled, and everything when it is closed', () => {
    const time = manualClock();
    const clock = serverClock(time, 0);
    const acted: string[] = [];
    clock.after(1_000, () => acted.push('canceled'))();
    clock.after(1_000, () => acted.push('kept'));
    clock.after(20_000, () => acted.push('after close'));
    time.advance(10_000);
    clock.close();
    time.advance(30_000);
    expect(acted).toEqual(['kept']);
  });
});

describe('the manual clock', () => {
  it('acts in order of time, then of registration, each at its own time', () => {
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
