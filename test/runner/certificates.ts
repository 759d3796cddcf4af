/** Certificates of a private authority, as companies use them. */
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

const day = 86_400_000;

export async function certificateAuthority(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Private CA' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** A server's certificate for these host names or IP addresses. */
export async function certificateFor(
  hosts: string[],
  ca: Certificate,
  { expired = false } = {},
): Promise<Certificate> {
  const now = Date.now();
  const altNames = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    ca,
    notBeforeDate: new Date(now - 20 * day),
    notAfterDate: new Date(expired ? now - day : now + 20 * day),
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key: made.private, cert: made.cert };
}
