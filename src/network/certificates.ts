/** Certificate authorities to trust in addition to Node's. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { InvalidInput, messageOf, StepError } from '../base/errors.ts';

/** Of an incomplete certificate, it matches only the first line, which `X509Certificate` then rejects. */
const pemCertificate = /-----BEGIN CERTIFICATE-----(?:[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----)?/g;

/**
 * The certificates in the input `ca-certificate`.
 * @param text PEM text, or the path of a file with it
 * @throws InvalidInput
 */
export function readCertificates(text: string, readFile: (path: string) => string): string[] {
  let pem = text;
  if (!text.includes('-----BEGIN')) {
    try {
      pem = readFile(text);
    } catch (error) {
      throw new InvalidInput(`is neither PEM text nor a readable file (${messageOf(error)})`);
    }
  }
  const certificates = parseCertificates(pem);
  if (certificates === null) {
    throw new InvalidInput(
      'must contain one or more valid certificates in PEM format (-----BEGIN CERTIFICATE-----)',
    );
  }
  return certificates;
}

/**
 * The certificates in a PEM text, which may have other text between them.
 * @returns null if the text has no certificate, or one that is invalid or incomplete
 */
function parseCertificates(pem: string): string[] | null {
  const certificates = pem.match(pemCertificate) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    return null;
  }
  return certificates.length > 0 ? certificates : null;
}

/**
 * Makes all TLS connections of this process trust these certificates as well.
 * @throws StepError of kind `input` if this version of Node cannot
 */
export function trustCertificates(certificates: readonly string[]): void {
  if (typeof tls.setDefaultCACertificates !== 'function') {
    throw new StepError(
      'input',
      `ca-certificate needs Node 22.19 or later (of Node 24: 24.5 or later), but this is ${process.version}.`,
      'Use a newer Node, or omit ca-certificate and set NODE_EXTRA_CA_CERTS to the path of the file.',
    );
  }
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
}

/** All certificates that this process or the machine trusts, as PEM text. git uses them instead of its own. */
export function trustedBundle(): string {
  // Older versions of Node list neither the machine's certificates nor the file in NODE_EXTRA_CA_CERTS.
  const trusted =
    typeof tls.getCACertificates === 'function'
      ? [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
      : [...tls.rootCertificates, ...extraCertificates()];
  return [...new Set(trusted)].join('\n');
}

function extraCertificates(): string[] {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (!file) return [];
  try {
    return parseCertificates(readFileSync(file, 'utf8')) ?? [];
  } catch {
    // Node itself only warns about a file that it cannot read.
    return [];
  }
}
