/** The proxy that the environment names. */
import { checkBypass } from '@actions/http-client/lib/proxy';
import { StepError } from '../base/errors.ts';

type Environment = Record<string, string | undefined>;

/**
 * Refuses a proxy that cannot be used: the library would go past it, with the token, without a word.
 * @throws StepError of kind `input`; the value is not repeated, for there may be a password in it
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
    `The environment variable ${name} (or ${name.toUpperCase()}) holds no URL of an HTTP proxy.`,
    'Valid is http://host:port or http://user:password@host:port, with special characters percent-encoded; or name the host of GitLab in no_proxy. No request was made.',
  );
}

function isProxyUrl(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    decodeURIComponent(username + password);
    // Behind TLS the library would hold the proxy's certificate against the name of GitLab.
    return protocol === 'http:' && hostname !== '';
  } catch {
    return false;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The passwords of proxies, which are secrets like any other. */
export function proxySecrets(environment: Environment): string[] {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => {
    const proxy = environment[name];
    if (!proxy) return [];
    const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:/@]*:([^/]*)@/i.exec(proxy) ?? [];
    return password === '' ? [] : [password, decoded(password)];
  });
}
