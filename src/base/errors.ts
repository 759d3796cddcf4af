/** What went wrong, in the words of the `error-kind` output. */
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
  'paused',
  'sync-failed',
  'ref-mismatch',
  'timeout',
  'network',
  'unavailable',
  'protocol',
  'cancelled',
  'internal',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** A failure that the user can act on: `message` says what happened, `hint` what to do next. */
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

/** The failure itself, or, for anything unforeseen, an `internal` one: a defect of this project and never the user's. */
export function asStepError(error: unknown): StepError {
  if (error instanceof StepError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new StepError(
    'internal',
    `This is a defect of gitlab-pull-mirror: ${text}`,
    'Please report it, with this message and the version in use. The mirror itself may be fine; running the step again does no harm.',
    { cause: error },
  );
}

/**
 * The result of a request on which nothing depends; null if it fails.
 * @throws only the error of a cancelled job, and bugs
 */
export async function orNull<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof StepError && error.kind !== 'cancelled') return null;
    throw error;
  }
}
