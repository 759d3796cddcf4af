/** The text of troubleshooting.md, computed from the table of explanations. */
import { type Explanation, explanations } from '../src/text/explanations.ts';

export function troubleshooting(): string {
  const entries: Explanation[] = Object.values(explanations);
  return [
    '# Troubleshooting',
    '',
    'Find the message of GitLab, git or the step below, with its cause and what to do. The step shows the same hint, adapted to your inputs.',
    'This page is generated from [src/text/explanations.ts](../src/text/explanations.ts) by `npm run docs`.',
    '',
    ...entries.flatMap(section),
  ].join('\n');
}

function section({ title, kind, example, cause, hint }: Explanation): string[] {
  return [
    `## ${title}`,
    '',
    '```text',
    example,
    '```',
    '',
    `**Error kind:** \`${kind}\``,
    '',
    `**Why:** ${cause}`,
    '',
    `**What to do:** ${hint}`,
    '',
  ];
}
