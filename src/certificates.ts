/** Certificate authorities to trust besides those that Node knows. */
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The certificates in a PEM text, which may hold other things between them.
 * @returns null where there is none, or one that cannot be read
 */
export function parseCertificates(pem: string): string[] | null {
  const certificates = pem.match(block) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    return null;
  }
  return certificates.length > 0 ? certificates : null;
}

/** Has every TLS connection of this process trust these as well (Node 22.19, 24.5 and later). */
export function trust(certificates: readonly string[]): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
}

/** All that this process trusts and the machine besides, for git, which takes one file in place of its own. */
export function trustedBundle(): string {
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])].join('\n');
}
