/** The HTTP proxy in the environment. */
import { checkBypass } from '@actions/http-client/lib/proxy';
import { StepError } from '../base/errors.ts';
import { bothForms } from '../text/redact.ts';

type Environment = Record<string, string | undefined>;

/**
 * Rejects an unusable proxy: the library would silently bypass it, and send the token.
 * @throws StepError of kind `input`, without the value, which may contain a password
 */
export function assertUsableProxy(apiUrl: string, environment: Environment): void {
  const url = new URL(apiUrl);
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const value = environment[name] || environment[name.toUpperCase()];
  if (value === undefined || value === '' || checkBypass(url)) return;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (isProxyUrl(text)) return;
  throw new StepError(
    'input',
    `The environment variable ${name} (or ${name.toUpperCase()}) is not the URL of an HTTP proxy.`,
    'Set it to http://host:port or http://user:password@host:port, with special characters percent-encoded; or add the host of GitLab to no_proxy. No request was made.',
  );
}

function isProxyUrl(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    decodeURIComponent(username + password);
    // With https, the library would compare the proxy's certificate with the host name of GitLab.
    return protocol === 'http:' && hostname !== '';
  } catch {
    return false;
  }
}

/** The passwords of the proxies, as they are and percent-decoded. */
export function proxySecrets(environment: Environment): string[] {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => {
    const [, password] = /^(?:[a-z]+:\/\/)?[^:/@]*:([^/]*)@/i.exec(environment[name] ?? '') ?? [];
    return password ? bothForms(password) : [];
  });
}
