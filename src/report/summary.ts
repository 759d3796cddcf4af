/** The job summary of a step for one mirror, as Markdown: pure; server text leaves here harmless. */

import type { MirrorResult } from '../mirror/result.ts';
import type { SettingValue } from '../mirror/settings.ts';
import { formatDuration } from '../text/duration.ts';
import type { Redact } from '../text/redact.ts';
import { markdownText } from '../text/sanitize.ts';
import { sentence } from './annotations.ts';

export const outcomeMarks: Record<MirrorResult['outcome'], string> = {
  planned: '📝',
  unchanged: '✅',
  configured: '✅',
  removed: '✅',
  requested: '⏳',
  synced: '✅',
  failed: '❌',
};

export function refsCell({ verified, refs }: MirrorResult): string {
  if (verified === null) return '–';
  const wrong = refs.filter(({ ok }) => !ok).length;
  if (verified) return '✅ verified';
  return wrong === 0 ? 'not verified' : `❌ ${wrong} wrong`;
}

/** The settings that were changed, or would be. */
export function changesCell({ changes }: MirrorResult, redact: Redact): string {
  const value = (of: SettingValue) => markdownText(JSON.stringify(of), redact);
  return (
    changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join('<br>') ||
    'none'
  );
}

export function outcomeCell({ outcome, error }: MirrorResult): string {
  return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
}

export function timesCell({ queuedMs, runningMs }: MirrorResult): string {
  const times = [
    ...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]),
    ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]),
  ];
  return times.join(', ') || '–';
}

/** A mirror's row in a table of project, outcome, settings, update and refs. */
export function rowOf(result: MirrorResult, redact: Redact): string[] {
  return [
    markdownText(result.project, redact),
    outcomeCell(result),
    changesCell(result, redact),
    timesCell(result),
    refsCell(result),
  ];
}

/** The page of one mirror. */
export function summary(result: MirrorResult, redact: Redact): string {
  const cell = (text: string) => markdownText(text, redact);
  return [
    '### GitLab pull mirror',
    '',
    `| project | outcome | settings ${result.outcome === 'planned' ? 'that would change' : 'changed'} | update | refs |`,
    '| --- | --- | --- | --- | --- |',
    `| ${rowOf(result, redact).join(' | ')} |`,
    ...(result.error
      ? [
          '',
          `**What happened:** ${cell(sentence(result.error.message))}`,
          '',
          `**What to do:** ${cell(result.error.hint)}`,
        ]
      : []),
    '',
  ].join('\n');
}
