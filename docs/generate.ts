/** Writes the documents that are made from the sources: `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { troubleshooting } from './troubleshooting.ts';

await writeFile(new URL('troubleshooting.md', import.meta.url), troubleshooting());
