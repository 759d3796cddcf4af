/** The text of troubleshooting.md, from the table behind the hints of the step. */
import { type Explanation, explanations } from '../src/text/explanations.ts';

export function troubleshooting(): string {
  const entries: Explanation[] = Object.values(explanations);
  return [
    '# Troubleshooting',
    '',
    'What goes wrong with a pull mirror, why, and what to do. The step says the same in its annotation and in the job summary, next to',
    "GitLab's own words. This page is made from the table in [src/text/explanations.ts](../src/text/explanations.ts) by `npm run docs`.",
    '',
    ...entries.flatMap(section),
  ].join('\n');
}

function section({ title, says, cause, hint }: Explanation): string[] {
  return [
    `## ${title}`,
    '',
    '```text',
    says,
    '```',
    '',
    `**Why:** ${cause}`,
    '',
    `**What to do:** ${hint}`,
    '',
  ];
}
