/** The values of the output `error-kind`. */
export const errorKinds = [
  'input',
  'authentication',
  'scope',
  'permission',
  'not-found',
  'not-mirrored',
  'license',
  'unsupported',
  'refused',
  'conflict',
  'paused',
  'sync-failed',
  'ref-mismatch',
  'stale',
  'timeout',
  'network',
  'unavailable',
  'protocol',
  'cancelled',
  'internal',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** A failure that ends the step: `message` says what failed and why, `hint` what to do next. */
export class StepError extends Error {
  readonly kind: ErrorKind;
  readonly hint: string;

  constructor(kind: ErrorKind, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StepError';
    this.kind = kind;
    this.hint = hint;
  }
}

/** An input whose value cannot be used. The message is printed after the name of the input, and says what would be valid. */
export class InvalidInput extends Error {
  /** The message without the value, for values that may contain a secret. */
  readonly withoutValue: string;

  /** @param value shown after the message; omit it if it may contain a secret */
  constructor(message: string, value?: string) {
    super(value === undefined ? message : `${message} (got ${quote(value)})`);
    this.withoutValue = message;
  }
}

/** Maximum number of problems in a message, and of their characters. */
const maxShownProblems = 20;
const maxShownLength = 2_000;

export class InvalidInputs extends StepError {
  /** One or more for each invalid input. */
  readonly problems: readonly string[];
  /** The problems that the message omits. */
  readonly omitted: readonly string[];

  constructor(problems: readonly string[], hint = 'Correct the inputs; no request was made.') {
    const shown = shownProblems(problems);
    const omitted = problems.slice(shown.length);
    const more = omitted.length > 0 ? `; and ${omitted.length} more, which the log lists` : '';
    super(
      'input',
      problems.length === 1
        ? `Invalid input: ${problems[0]}`
        : `${problems.length} problems in the inputs: ${shown.join('; ')}${more}`,
      hint,
    );
    this.problems = problems;
    this.omitted = omitted;
  }
}

function shownProblems(problems: readonly string[]): readonly string[] {
  let length = 0;
  const count = problems.findIndex((problem, index) => {
    length += problem.length;
    return index === maxShownProblems || (index > 0 && length > maxShownLength);
  });
  return count < 0 ? problems : problems.slice(0, count);
}

/**
 * A request had no complete response (the connection failed, broke, or took too long), or git failed to read a repository.
 * Usually retried.
 */
export class NetworkError extends Error {}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export function isStepTimeout(error: unknown): boolean {
  return error instanceof StepError && error.kind === 'timeout';
}

/** The error itself, or an `internal` one for anything unforeseen, which is a bug in this project. */
export function asStepError(error: unknown): StepError {
  if (error instanceof StepError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new StepError(
    'internal',
    `This is a bug in gitlab-pull-mirror: ${text}`,
    'Please report it, with this message and the version in use. The mirror itself may be fine, and it is safe to run the step again.',
    { cause: error },
  );
}

/**
 * The result of a request that nothing depends on; null if the request fails.
 * @throws only the error of a cancelled job, and bugs
 */
export async function orNull<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof StepError && !['cancelled', 'internal'].includes(error.kind)) return null;
    throw error;
  }
}

function quote(text: string): string {
  return text.length <= 200 ? JSON.stringify(text) : `a value of ${text.length} characters`;
}
