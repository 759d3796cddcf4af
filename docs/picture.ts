/** Draws the pictures of the documents: `npm run picture`. */
import { writeFile } from 'node:fs/promises';
import { pictures } from './pictures.ts';

for (const [name, svg] of Object.entries(await pictures())) {
  await writeFile(new URL(name, import.meta.url), svg);
}
