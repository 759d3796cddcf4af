/** The step's outputs. Pure. Texts are redacted before they become JSON, since its escapes could disguise a secret. */
import type { StepError } from '../base/errors.ts';
import { failedMirror, type MirrorResult, outcomes } from '../mirror/result.ts';
import type { Change } from '../mirror/settings.ts';
import type { Redact } from '../text/redact.ts';
import { escapedInQuotes, logLine, oneLine } from '../text/sanitize.ts';
import { isFailure, type StepResult } from './step-result.ts';

type Json = string | number | boolean | null | object;

interface Output {
  ofMirror(result: MirrorResult, redact: Redact): Json;
  /** The value for a list; without it, the output is empty for a list. */
  ofList?(step: StepResult, redact: Redact): Json;
}

/** Every output except `results`, whose objects have the same values under the same names in snake_case. */
const table = {
  outcome: {
    ofMirror: ({ outcome }) => outcome,
    ofList({ results, error }) {
      if (error !== null) return 'failed';
      // An empty shard had nothing to do.
      return outcomes.find((each) => results.some(({ outcome }) => outcome === each)) ?? 'unchanged';
    },
  },
  changed: {
    ofMirror: ({ changed }) => changed,
    ofList: ({ results }) => results.some(({ changed }) => changed),
  },
  changes: {
    ofMirror: ({ changes }, redact) => changes.map((change) => changeRecord(change, redact)),
    ofList: ({ results }, redact) =>
      results.flatMap(({ project, changes }) =>
        changes.map((change) => ({ project: oneLine(project, redact), ...changeRecord(change, redact) })),
      ),
  },
  synced: {
    ofMirror: ({ synced }) => synced,
    // An empty shard has not synced anything.
    ofList: ({ results }) => results.length > 0 && results.every(({ synced }) => synced),
  },
  verified: {
    ofMirror: ({ verified }) => verified,
    ofList({ results }) {
      const verified = results.flatMap((result) => result.verified ?? []);
      return verified.length === 0 ? null : verified.every(Boolean);
    },
  },
  'update-status': {
    ofMirror: ({ state }, redact) => lineOrNull(state?.unknownStatus ?? state?.status, redact),
  },
  'last-error': { ofMirror: ({ state }, redact) => lineOrNull(state?.lastError, redact) },
  'last-update-at': { ofMirror: ({ state }, redact) => lineOrNull(state?.lastUpdateAt, redact) },
  'last-update-started-at': {
    ofMirror: ({ state }, redact) => lineOrNull(state?.lastUpdateStartedAt, redact),
  },
  'last-successful-update-at': {
    ofMirror: ({ state }, redact) => lineOrNull(state?.lastSuccessfulUpdateAt, redact),
  },
  'error-kind': {
    ofMirror: ({ error }) => error?.kind ?? null,
    ofList: ({ results, error }) =>
      error?.kind ?? results.find((result) => result.error)?.error?.kind ?? null,
  },
} satisfies Record<string, Output>;

export type OutputName = keyof typeof table | 'results';

export const outputNames = [...Object.keys(table), 'results'] as OutputName[];

const entries = Object.entries<Output>(table);
const listEntries = entries.filter(([, { ofList }]) => ofList !== undefined);

/** The outputs that are also set for a list. */
export const listOutputNames = listEntries.map(([name]) => name as OutputName);

/**
 * Every output as text; empty if its value is null.
 * @param warn called if `changes` or `results` are too long, and therefore incomplete
 */
export function outputs(
  step: StepResult,
  redact: Redact,
  warn: (text: string) => void = () => {},
): Record<OutputName, string> {
  const limited = (name: string, content: string) =>
    warn(
      `GitHub allows 1 MiB for outputs, so the output ${name} contains only ${content}. The input results-file writes all results to a file.`,
    );
  const texts = Object.fromEntries(
    entries.map(([name, output]) => [name, outputText(outputValue(output, step, redact))]),
  ) as Record<keyof typeof table, string>;
  // Half of the length remains for the results.
  if (texts.changes.length > maxOutputLength / 2) {
    const all: object[] = JSON.parse(texts.changes);
    const changes = fitting(
      all.map((change) => JSON.stringify(change)),
      maxOutputLength / 2,
    );
    texts.changes = jsonArray(changes);
    limited('changes', `${changes.length} of ${all.length} changes`);
  }
  const left = maxOutputLength - Object.values(texts).join('').length;
  const { output, shown, total } = resultsOf(step, redact, left);
  if (shown < total) limited('results', `failures (${shown} of ${total} mirrors)`);
  return { ...texts, results: output };
}

/**
 * GitHub allows 1 MiB for the outputs of a job, and counts two bytes per UTF-16 code unit:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
const maxOutputLength = (1024 * 1024) / 2;

interface Results {
  /** All objects as JSON. */
  json: string;
  /** All objects as JSON; if they exceed the maximum length, only failures, as many as fit. */
  output: string;
  /** The number of objects in `output`. */
  shown: number;
  /** The number of objects in `json`. */
  total: number;
}

export function resultsOf(step: StepResult, redact: Redact, maxLength = maxOutputLength): Results {
  const records = shownResults(step).map((result) => ({
    hasFailed: isFailure(result),
    text: JSON.stringify(resultRecord(result, redact)),
  }));
  const total = records.length;
  const json = jsonArray(records.map(({ text }) => text));
  if (json.length <= maxLength) return { json, output: json, shown: total, total };
  const failures = records.flatMap(({ hasFailed, text }) => (hasFailed ? text : []));
  const shown = fitting(failures, maxLength);
  return { json, output: jsonArray(shown), shown: shown.length, total };
}

/** The items that fit into a JSON array of this length, in order. */
function fitting(items: readonly string[], maxLength: number): string[] {
  let left = maxLength - '[]'.length;
  return items.filter((text) => {
    const fits = text.length < left;
    if (fits) left -= text.length + ','.length;
    return fits;
  });
}

function jsonArray(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}

/** What `--json` prints: the outputs that are also set for a list, the error of the step as a whole, and the results. */
export function commandJson(step: StepResult, redact: Redact): string {
  const values = listEntries.map(([name, output]) => [snakeCase(name), outputValue(output, step, redact)]);
  const error = step.error && errorRecord(step.error, redact);
  const results = shownResults(step).map((result) => resultRecord(result, redact));
  return escapedInQuotes(JSON.stringify({ ...Object.fromEntries(values), error, results }, null, 2));
}

function outputValue({ ofMirror, ofList }: Output, step: StepResult, redact: Redact): Json {
  const [single] = step.isList ? [] : step.results;
  return single === undefined ? (ofList?.(step, redact) ?? null) : ofMirror(single, redact);
}

function outputText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Maximum refs per mirror, so that the results of one mirror fit into an output. */
const maxRefs = 1_000;

/**
 * The results to show. If the step failed as a whole and no mirror has its error, they begin with one that has the error and no
 * project: without it, they might look like those of an empty list.
 */
function shownResults(step: StepResult): readonly MirrorResult[] {
  const { results, error } = step;
  const known = isInvalidInput(step) ? [] : results;
  const isShown = error === null || known.some((result) => result.error === error);
  return isShown ? known : [failedMirror('', error), ...known];
}

/** Whether an invalid input ended the step before it read any mirror. */
function isInvalidInput({ results, error }: StepResult): boolean {
  return (
    error?.kind === 'input' && results.every((result) => result.error === error && result.state === null)
  );
}

function resultRecord(result: MirrorResult, redact: Redact): object {
  return {
    project: result.project === '' ? null : oneLine(result.project, redact),
    project_url: result.projectUrl === null ? null : oneLine(result.projectUrl, redact),
    ...Object.fromEntries(entries.map(([name, { ofMirror }]) => [snakeCase(name), ofMirror(result, redact)])),
    refs: result.refs.slice(0, maxRefs).map((found) => ({ ...found, ref: oneLine(found.ref, redact) })),
    error: result.error && errorRecord(result.error, redact),
    duration_seconds: Math.round(result.durationMs) / 1_000,
  };
}

function changeRecord({ setting, from, to }: Change, redact: Redact): Change {
  const safe = (value: Change['from']) => (typeof value === 'string' ? oneLine(value, redact) : value);
  return { setting, from: safe(from), to: safe(to) };
}

export function errorRecord({ kind, message, hint }: StepError, redact: Redact): object {
  return { kind, message: logLine(message, redact), hint: logLine(hint, redact) };
}

export function lineOrNull(text: string | null | undefined, redact: Redact): string | null {
  return text == null ? null : logLine(text, redact);
}

/** The name of an output in JSON. */
export function snakeCase(name: string): string {
  return name.replaceAll('-', '_');
}
