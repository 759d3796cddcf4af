/**
 * Compares the step with the usual alternatives, writes docs/benchmarks.md and its excerpt in the README, and exits with 1
 * if a limit is exceeded. With names of sections as arguments, measures only these and prints them.
 */
import { writeFile } from 'node:fs/promises';
import { readmeWithTables } from '../docs/readme.ts';
import { coldStart } from './cold-start.ts';
import { group } from './group.ts';
import { many } from './many.ts';
import { release } from './release.ts';
import { heading, report } from './report.ts';
import { isKept, type Section } from './section.ts';
import { startUp } from './start-up.ts';
import { waiting } from './waiting.ts';

const sections: Record<string, () => Promise<Section & { svg?: string }>> = {
  'cold-start': coldStart,
  'start-up': startUp,
  waiting,
  release,
  many,
  group,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`unknown section: ${unknown.join(', ')}; use ${Object.keys(sections).join(', ')}`);
  process.exit(2);
}

console.log(await heading());
const measured: Section[] = [];
for (const [name, measure] of Object.entries(sections)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const section = await measure();
  measured.push(section);
  console.log(`\n## ${section.title}\n\n${section.text}\n`);
  if (chosen.length === 0 && section.svg !== undefined)
    await writeFile(new URL('../docs/delay-against-requests.svg', import.meta.url), section.svg);
}
if (chosen.length === 0) {
  await writeFile(new URL('../docs/benchmarks.md', import.meta.url), await report(measured));
  await writeFile(new URL('../README.md', import.meta.url), await readmeWithTables());
}

const limits = measured.flatMap((section) => section.limits);
for (const limit of limits) {
  const { what, measured, atMost, unit } = limit;
  console.log(
    `${isKept(limit) ? '✔' : '✘'} ${what}: ${measured.toFixed(2)}${unit}, at most ${atMost}${unit}`,
  );
}
process.exitCode = limits.every(isKept) ? 0 : 1;
