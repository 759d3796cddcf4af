import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pictures } from '../../docs/pictures.ts';

test('the pictures of the documents show the current job summary; npm run picture draws them', async () => {
  for (const [name, svg] of Object.entries(await pictures())) {
    expect(await readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8'), name).toBe(svg);
  }
});
