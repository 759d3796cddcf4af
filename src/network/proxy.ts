/** The HTTP proxy in the environment. */
import { checkBypass } from '@actions/http-client/lib/proxy';
import { StepError } from '../base/errors.ts';
import { rawAndDecoded } from '../text/redact.ts';

type Environment = Record<string, string | undefined>;

/**
 * Makes the step use the proxy that curl would use by these variables (https://curl.se/docs/manpage.html#ENVIRONMENT). The
 * library would silently bypass a proxy that is written without a scheme or is unusable, or that `all_proxy` names, and send
 * the token past it. So the address is written back into the environment in the form that the library and git agree on.
 * @throws StepError of kind `input`, without the value, which may contain a password
 */
export function useProxy(apiUrl: string, environment: Environment): void {
  const url = new URL(apiUrl);
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const source = [name, name.toUpperCase(), ...forAllProtocols].find((candidate) => environment[candidate]);
  if (source === undefined || checkBypass(url)) return;
  const address = proxyAddress(environment[source] ?? '');
  if (address === null) {
    throw new StepError(
      'input',
      `The environment variable ${source} is not the URL of an HTTP proxy.`,
      'Set it to http://host:port or http://user:password@host:port, with special characters percent-encoded; or add the host of GitLab to no_proxy. No request was made.',
    );
  }
  environment[name] = address;
}

const forAllProtocols = ['all_proxy', 'ALL_PROXY'];

/** @returns `http://user:password@host:port`, where user and password may be missing; null if it is not an HTTP proxy */
function proxyAddress(value: string): string | null {
  try {
    // Without a scheme, the host or the user would be taken for it.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
    decodeURIComponent(username + password);
    // A password with one of /?# in it would begin a path, and the user would be taken for the host.
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

/** The passwords of the proxies, as they are and percent-decoded. */
export function proxySecrets(environment: Environment): string[] {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', ...forAllProtocols];
  return names.flatMap((name) => {
    const [, password] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^:/@]*:(.*)@/is.exec(environment[name] ?? '') ?? [];
    return password ? rawAndDecoded(password) : [];
  });
}
