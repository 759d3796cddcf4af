/** Certificate authorities to trust besides those that Node knows. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { StepError } from '../base/errors.ts';
import { InvalidInput } from '../inputs/values.ts';

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The certificates that the input `ca-certificate` gives, as PEM text or in a file.
 * @throws Fault
 */
export function readCertificates(text: string, readFile: (path: string) => string): string[] {
  let pem = text;
  if (!text.includes('-----BEGIN')) {
    try {
      pem = readFile(text);
    } catch (error) {
      throw new InvalidInput(
        `is neither PEM text nor a file that can be read (${error instanceof Error ? error.message : error})`,
      );
    }
  }
  const certificates = parseCertificates(pem);
  if (certificates === null)
    throw new InvalidInput(
      'holds no certificate that can be read; valid are one or more -----BEGIN CERTIFICATE----- blocks',
    );
  return certificates;
}

/**
 * The certificates in a PEM text, which may hold other things between them.
 * @returns null where there is none, or one that cannot be read
 */
function parseCertificates(pem: string): string[] | null {
  const certificates = pem.match(block) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    return null;
  }
  return certificates.length > 0 ? certificates : null;
}

/**
 * Has every TLS connection of this process trust these as well.
 * @throws StepError of kind `input` on a Node that cannot (before 22.19 and 24.5)
 */
export function trust(certificates: readonly string[]): void {
  if (typeof tls.setDefaultCACertificates !== 'function') {
    throw new StepError(
      'input',
      `ca-certificate needs Node 22.19, 24.5 or later, and this is ${process.version}.`,
      'Use a newer Node, or leave ca-certificate out and set NODE_EXTRA_CA_CERTS to the path of the file.',
    );
  }
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
}

/** All that this process trusts and the machine besides, for git, which takes one file in place of its own. */
export function trustedBundle(): string {
  // An older Node does not tell what the machine trusts, and what NODE_EXTRA_CA_CERTS names is added from the file itself.
  const known =
    typeof tls.getCACertificates === 'function'
      ? [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
      : [...tls.rootCertificates, ...extraCertificates()];
  return [...new Set(known)].join('\n');
}

function extraCertificates(): string[] {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  return file === undefined ? [] : (parseCertificates(readFileSync(file, 'utf8')) ?? []);
}
