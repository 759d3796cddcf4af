/** Results as the user meets them: outputs, the annotation, the job summary. Pure; server text leaves here harmless. */
import type { OutputName } from './contract.ts';
import { formatDuration } from './duration.ts';
import type { StepError } from './errors.ts';
import { logLine, markdownText, oneLine } from './harmless.ts';
import type { MirrorResult } from './mirror/result.ts';
import type { SettingValue } from './mirror/settings.ts';
import type { Redact } from './redact.ts';

/** Every output as text, empty where nothing is known. */
export function outputs(result: MirrorResult, redact: Redact): Record<OutputName, string> {
  const record = resultRecord(result, redact);
  const text = (value: string | null) => value ?? '';
  return {
    outcome: record.outcome,
    changed: String(record.changed),
    changes: JSON.stringify(record.changes),
    synced: String(record.synced),
    verified: record.verified === null ? '' : String(record.verified),
    'update-status': text(record.update_status),
    'last-error': text(record.last_error),
    'last-update-at': text(record.last_update_at),
    'last-update-started-at': text(record.last_update_started_at),
    'last-successful-update-at': text(record.last_successful_update_at),
    'error-kind': text(record.error_kind),
    results: JSON.stringify([record]),
  };
}

/** An output has its limits, and whoever reads a thousand wrong refs has seen enough. */
const mostRefs = 1_000;

/** One object of the output `results`. Texts are freed of secrets before they become JSON, which may hide a secret by its escapes. */
function resultRecord(result: MirrorResult, redact: Redact) {
  const clean = (text: string | null | undefined) => (text == null ? null : logLine(text, redact));
  const cleanValue = (value: SettingValue) => (typeof value === 'string' ? oneLine(value, redact) : value);
  const { state, error } = result;
  return {
    project: oneLine(result.project, redact),
    outcome: result.outcome,
    changed: result.changed,
    changes: result.changes.map(({ setting, from, to }) => ({
      setting,
      from: cleanValue(from),
      to: cleanValue(to),
    })),
    synced: result.synced,
    verified: result.verified,
    update_status: clean(state?.status),
    last_error: clean(state?.lastError),
    last_update_at: clean(state?.lastUpdateAt),
    last_update_started_at: clean(state?.lastUpdateStartedAt),
    last_successful_update_at: clean(state?.lastSuccessfulUpdateAt),
    error_kind: error?.kind ?? null,
    refs: result.refs.slice(0, mostRefs).map((found) => ({ ...found, ref: oneLine(found.ref, redact) })),
    error: error && { kind: error.kind, message: clean(error.message), hint: clean(error.hint) },
    duration_seconds: Math.round(result.durationMs) / 1_000,
  };
}

/** The one annotation of a failure: what happened, on which project, in GitLab's words, and what to do next. */
export function annotation(
  project: string,
  error: StepError,
  redact: Redact,
): { title: string; text: string } {
  // Each part is shortened by itself, so that a long message never pushes out what to do about it.
  const subject = project === '' ? '' : `${oneLine(project, redact, 300)}: `;
  const message = sentence(oneLine(error.message, redact, 2_500));
  return {
    title: `Pull mirror: ${error.kind}`,
    text: `${subject}${message} ${oneLine(error.hint, redact, 1_000)}`,
  };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

const outcomeMarks: Record<MirrorResult['outcome'], string> = {
  planned: '📝',
  unchanged: '✅',
  configured: '✅',
  removed: '✅',
  requested: '⏳',
  synced: '✅',
  failed: '❌',
};

function refsCell({ verified, refs }: MirrorResult): string {
  if (verified === null) return '–';
  const wrong = refs.filter(({ ok }) => !ok).length;
  if (verified) return '✅ verified';
  return wrong === 0 ? 'not verified' : `❌ ${wrong} wrong`;
}

/** The job summary, as Markdown. */
export function summary(result: MirrorResult, redact: Redact): string {
  const cell = (text: string) => markdownText(text, redact);
  const changes = result.changes.map(
    ({ setting, from, to }) => `\`${setting}\`: ${cell(JSON.stringify(from))} → ${cell(JSON.stringify(to))}`,
  );
  const times = [
    ...(result.queuedMs === null ? [] : [`queued ${formatDuration(result.queuedMs)}`]),
    ...(result.runningMs === null ? [] : [`ran ${formatDuration(result.runningMs)}`]),
  ];
  const row = [
    cell(result.project),
    `${outcomeMarks[result.outcome]} ${result.outcome}${result.error ? ` (${result.error.kind})` : ''}`,
    changes.join('<br>') || 'none',
    times.join(', ') || '–',
    refsCell(result),
  ];
  return [
    '### GitLab pull mirror',
    '',
    `| project | outcome | settings ${result.outcome === 'planned' ? 'that would change' : 'changed'} | update | refs |`,
    '| --- | --- | --- | --- | --- |',
    `| ${row.join(' | ')} |`,
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
