import { expect, test } from 'vitest';
import { terminalLog } from '../../src/platform/terminal.ts';
import { redactor } from '../../src/text/redact.ts';
import { VirtualTime } from '../time/virtual-time.ts';

function open(options: Partial<Parameters<typeof terminalLog>[2]> = {}) {
  const time = new VirtualTime();
  const pass = (ms: number) => time.live(time.sleep(ms, new AbortController().signal));
  let printed = '';
  const log = terminalLog(
    (text) => {
      printed += text;
    },
    redactor(['secret']),
    { clock: time, isLive: false, hasColors: false, isVerbose: false, ...options },
  );
  return { log, pass, printed: () => printed };
}

test('every line is printed without secrets, escape sequences or line breaks', () => {
  const { log, printed } = open();
  log.info('the secret\u001b[31m\nerror: forged');
  log.error('a secret');
  log.group('title\r', [{ level: 'warning', text: 'secret' }]);
  expect(printed()).toBe('the *** [31m error: forged\nerror: a ***\ntitle\n  warning: ***\n');
});

test('on a terminal a status line counts the time since the last line, and is removed at the end', async () => {
  const { log, pass, printed } = open({ isLive: true });
  log.info('The update is running.');
  await pass(1_000);
  expect(printed()).toMatch(/The update is running\. \(1s\)$/);
  log.info('The update has finished.');
  expect(printed()).toContain('\r\u001b[2KThe update has finished.\n');
  log.close();
  const before = printed();
  expect(before.endsWith('\r\u001b[2K')).toBe(true);
  await pass(5_000);
  expect(printed()).toBe(before);
});

test('progress is shown only in the status line', async () => {
  const live = open({ isLive: true });
  live.log.info('The group has 9 mirrors.');
  live.log.progress('Read 3 of 9\u001b[2J secret mirrors');
  expect(live.printed()).toBe('The group has 9 mirrors.\n');
  await live.pass(1_000);
  expect(live.printed()).toMatch(/Read 3 of 9 \[2J \*\*\* mirrors \(1s\)$/);
  live.log.close();
  const plain = open();
  plain.log.progress('Read 3 of 9 mirrors');
  await plain.pass(1_000);
  expect(plain.printed()).toBe('');
});

test('colors and requests are shown only if the options enable them', () => {
  const plain = open();
  plain.log.warning('careful');
  plain.log.debug('GET /');
  expect(plain.printed()).toBe('warning: careful\n');
  const rich = open({ hasColors: true, isVerbose: true });
  rich.log.warning('careful');
  rich.log.debug('GET /');
  expect(rich.printed()).toBe('\u001b[33mwarning:\u001b[0m careful\n\u001b[90mGET /\u001b[0m\n');
});
