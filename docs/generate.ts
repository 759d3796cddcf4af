/** Writes the generated documents, and the owner and version in all files: `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { publishedMirrorsSchema } from './mirrors-schema.ts';
import { readmeWithTables } from './readme.ts';
import { writeRepository } from './repository.ts';
import { publishedResultsSchema } from './results-schema.ts';
import { troubleshooting } from './troubleshooting.ts';

await writeFile(new URL('troubleshooting.md', import.meta.url), troubleshooting());
await writeFile(new URL('../mirrors.schema.json', import.meta.url), publishedMirrorsSchema());
await writeFile(new URL('../results.schema.json', import.meta.url), await publishedResultsSchema());
await writeFile(new URL('../README.md', import.meta.url), await readmeWithTables());
await writeRepository();
