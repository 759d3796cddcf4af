/** Removes every secret that it was made for from a text. */
export type Redact = (text: string) => string;

/** Shorter stretches of base64 than this would hit ordinary words. */
const shortestBase64 = 4;

/**
 * Makes the function that takes the given secrets out of any text, in whatever form they come: as they are, in part or
 * wholly percent-encoded (once or more often), with HTML entities or backslashes, or inside base64 such as a Basic
 * header. A secret of several lines is looked for line by line, since that is how it comes back.
 */
export function redactor(secrets: readonly string[]): Redact {
  const patterns = secretLines(secrets).flatMap((secret) => [encodedForms(secret), ...base64Forms(secret)]);
  if (patterns.length === 0) return (text) => text;
  return (text) => {
    // Matches may overlap (one secret may begin inside another), so all are found in the original before any is cut.
    const hidden = patterns.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), (match) => ({
        from: match.index,
        to: match.index + match[0].length,
      })),
    );
    hidden.sort((a, b) => a.from - b.from);
    let shown = '';
    let end = 0;
    for (const { from, to } of hidden) {
      if (from >= end) shown += `${text.slice(end, from)}***`;
      end = Math.max(end, to);
    }
    return shown + text.slice(end);
  };
}

/** The texts that a log must never show: each line of each secret, for the runner masks line by line. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

const entityNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

function encodedForms(secret: string): RegExp {
  return new RegExp(Array.from(secret, encodedCharacter).join(''), 'gu');
}

function encodedCharacter(character: string): string {
  const literal = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const bytes = Array.from(Buffer.from(character), (byte) => byte.toString(16).padStart(2, '0'));
  // An encoded text may have been encoded again, so the percent sign may itself stand as %25.
  const percent = bytes.map((hex) => `%(?:25)*${eitherCase(hex)}`).join('');
  const forms = [literal, percent];
  if (/[^A-Za-z0-9]/.test(character)) {
    const code = character.codePointAt(0) ?? 0;
    forms.push(`&#0*${code};`, `&#[xX]0*${eitherCase(code.toString(16))};`);
  }
  if (character === ' ') forms.push('\\+');
  if (character === '"' || character === '\\' || character === '/') forms.unshift(`\\\\${literal}`);
  const entity = entityNames[character];
  if (entity !== undefined) forms.push(`&${entity};`);
  return `(?:${forms.join('|')})`;
}

function eitherCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/**
 * How a secret shows inside a longer text that was put in base64: in one of three ways, by its distance from a group of
 * three bytes. The first and last characters mix in bits of the neighbours and tell nearly nothing, so they are left out.
 */
function base64Forms(secret: string): RegExp[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(from, to);
    if (core.length < shortestBase64) return [];
    return [new RegExp(core.replace(/\+/g, '[+-]').replace(/\//g, '[/_]'), 'g')];
  });
}
