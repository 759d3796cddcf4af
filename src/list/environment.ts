/** Credentials that a list names and the environment holds. Pure. */
import { Fault } from '../input-values.ts';

/**
 * The text with every `${NAME}` replaced by that variable.
 * @throws Fault where one is not set. Neither its name nor the text is shown: both may be parts of a secret.
 */
export function withVariables(text: string, environment: Record<string, string | undefined>): string {
  return text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    // The step's own inputs, with the token for GitLab, and the runner's tokens: whoever may edit the list could have them
    // sent to an upstream of his own.
    if (/^(?:INPUT|ACTIONS)_/i.test(name)) {
      throw new Fault("names a variable of the runner's own; give the secret a name of its own under env");
    }
    const value = environment[name];
    // An expression such as a secret that does not exist comes out empty.
    if (value === undefined || value === '') {
      throw new Fault(
        'names an environment variable that is not set, or empty; set it under env of the step',
      );
    }
    return value;
  });
}
