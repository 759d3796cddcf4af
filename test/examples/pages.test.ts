import { expect, test } from 'vitest';
import { browserCommand } from '../../docs/browser.ts';
import { picturesOfPages } from '../../docs/pages.ts';

const command = browserCommand();
if (command === null) {
  console.log(
    'skipped: Chromium is not installed, which draws the pages; install it, or set CHROMIUM to its path',
  );
}

test.skipIf(command === null)(
  'no page needs horizontal scrolling, on a wide screen or a phone',
  async () => {
    const hidden: string[] = [];
    for await (const { page, width, scheme, hiddenWidth } of picturesOfPages(command ?? '')) {
      if (hiddenWidth > 0) hidden.push(`${page} at ${width} pixels, ${scheme}: ${hiddenWidth} pixels`);
    }
    expect(hidden).toEqual([]);
  },
  300_000,
);
