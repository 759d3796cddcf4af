/** The HTTP proxy in the environment. */
import { checkBypass } from '@actions/http-client/lib/proxy';
import { StepError } from '../base/errors.ts';
import { isSecretUser } from '../text/credentials.ts';
import { rawAndDecoded } from '../text/redact.ts';

type Environment = Record<string, string | undefined>;

/** The environment variables that name a proxy, in order of precedence. */
const variables = {
  https: ['https_proxy', 'HTTPS_PROXY'],
  http: ['http_proxy', 'HTTP_PROXY'],
  all: ['all_proxy', 'ALL_PROXY'],
} as const;

/**
 * Makes the step use the proxy in the environment. The variables and their precedence are those of curl
 * (https://curl.se/docs/manpage.html#ENVIRONMENT), but HTTP_PROXY also counts, and loopback hosts never use a proxy.
 *
 * The library would silently bypass a proxy without a scheme, an unusable proxy, and one in `all_proxy`. The address is therefore
 * written back into the environment in a form that both the library and git accept.
 * @throws StepError of kind `input`, without the value, which may contain a password
 */
export function useProxy(apiUrl: string, environment: Environment): void {
  const url = new URL(apiUrl);
  const names = url.protocol === 'https:' ? variables.https : variables.http;
  const source = [...names, ...variables.all].find((name) => environment[name]);
  if (source === undefined || checkBypass(url)) return;
  const address = proxyAddress(environment[source] ?? '');
  if (address === null) {
    throw new StepError(
      'input',
      `The environment variable ${source} is not the URL of an HTTP proxy.`,
      'Set it to http://host:port, if necessary with user:password and @ before the host (special characters percent-encoded), or add the host of GitLab to no_proxy. No request was made.',
    );
  }
  environment[names[0]] = address;
}

/** @returns `http://user:password@host:port`, with or without user and password; null if the value is not an HTTP proxy */
function proxyAddress(value: string): string | null {
  try {
    // Without a scheme, the URL parser would read the host or the user as the scheme.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
    decodeURIComponent(username + password);
    // If the password contains one of /?#, the URL parser ends the host there and reads the user as the host.
    const isAddress = hostname !== '' && `${pathname}${search}${hash}` === '/';
    // With https, the library would compare the proxy's certificate with the host name of GitLab.
    if (protocol !== 'http:' || !isAddress) return null;
    const credentials = username === '' && password === '' ? '' : `${username}:${password}@`;
    // Without a port, git would use 1080.
    return `http://${credentials}${hostname}:${port || '80'}`;
  } catch {
    return null;
  }
}

/** A shorter part of a password would also match ordinary text. */
const minPartLength = 4;

/**
 * The passwords of the proxies, and the users that are secrets like `auth-user`, as they are and percent-decoded. If a
 * password contains one of /?#, git takes what is before it, from the last @ on, for the host, and shows that in its messages.
 */
export function proxySecrets(environment: Environment): string[] {
  const names = Object.values(variables).flat();
  return names.flatMap((name) => {
    const [, user = '', password = ''] =
      /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^:]*)(?::(.*))?@/is.exec(environment[name] ?? '') ?? [];
    const secrets = [password, isSecretUser(user, password, '') ? user : ''].filter(Boolean);
    const parts = secrets.flatMap((secret) => {
      const [part = ''] = secret.split(/[/?#]/);
      const host = part.slice(part.lastIndexOf('@') + 1);
      return part === secret
        ? []
        : [`${user}:${part}`, part, host].filter(({ length }) => length >= minPartLength);
    });
    return [...secrets, ...parts].flatMap(rawAndDecoded);
  });
}
