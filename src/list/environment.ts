/** Credentials that a list names and the environment holds. Pure. */
import { InvalidInput } from '../inputs/values.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a list names variables
const malformed = 'holds ${ without the name of a variable and }; valid is ${NAME}';

/**
 * The text with every `${NAME}` replaced by that variable.
 * @param used called with each value that was put in
 * @throws Fault where one is not set. Neither its name nor the text is shown: both may be parts of a secret.
 */
export function withVariables(
  text: string,
  environment: Record<string, string | undefined>,
  used: (value: string) => void,
): string {
  return text.replace(/\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g, (_, name: string | undefined) => {
    // An expression of a workflow is one in the workflow alone; taken literally, it would replace what GitLab has stored.
    if (name === undefined) throw new InvalidInput(malformed);
    // The step's own inputs, with the token for GitLab, and the runner's tokens: whoever may edit the list could have them
    // sent to an upstream of his own.
    if (/^(?:INPUT|ACTIONS|GITHUB|RUNNER)_/i.test(name)) {
      throw new InvalidInput(
        "names a variable of the runner's own; give the secret a name of its own under env",
      );
    }
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    // An expression such as a secret that does not exist comes out empty.
    if (value === undefined || value === '') {
      throw new InvalidInput(
        'names an environment variable that is not set, or empty; set it under env of the step',
      );
    }
    used(value);
    return value;
  });
}
