/** Removes every secret that it was made for from a text. */
export type Redact = (text: string) => string;

/** A longer secret is looked for in pieces of this length, since no engine takes an expression of any size. */
const pieceLength = 400;

/** Shorter stretches of base64 than this would hit ordinary words. */
const shortestBase64 = 4;

/**
 * Makes the function that takes the given secrets out of any text, in whatever form they come: as they are, in part or
 * wholly percent-encoded (once or more often), with HTML entities or backslashes, or inside base64 such as a Basic
 * header. A secret of several lines is looked for line by line, since that is how it comes back.
 */
export function redactor(secrets: readonly string[]): Redact {
  const pieces = secretLines(secrets).flatMap(piecesOf);
  const patterns = pieces.flatMap((secret) => [encodedForms(secret), ...base64Forms(secret)]);
  if (patterns.length === 0) return (text) => text;
  return (text) => {
    // Matches may overlap (one secret may begin inside another), so all are found in the original before any is cut.
    const hidden = patterns.flatMap((pattern) => matches(pattern, text));
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

/** Every match, also those that begin within another: a secret that repeats itself would leave its end otherwise. */
function matches(pattern: RegExp, text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push({ from: match.index, to: match.index + match[0].length });
    // By whole characters: from within a surrogate pair a search goes back to its beginning, and would never end.
    pattern.lastIndex = match.index + String.fromCodePoint(text.codePointAt(match.index) ?? 0).length;
  }
  return found;
}

/** The texts that a log must never show: each line of each secret, for the runner masks line by line. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

function piecesOf(secret: string): string[] {
  const characters = Array.from(secret);
  const count = Math.ceil(characters.length / pieceLength);
  const length = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  );
}

const entityNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

function encodedForms(secret: string): RegExp {
  return new RegExp(Array.from(secret, encodedCharacter).join(''), 'gu');
}

function encodedCharacter(character: string): string {
  const literal = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const bytes = Array.from(Buffer.from(character), (byte) => byte.toString(16).padStart(2, '0'));
  // An encoded text may have been encoded again, so the percent sign may itself stand as %25; without a bound on how often,
  // a text of nothing but that would take time by the square of its length.
  const percent = bytes.map((hex) => `%(?:25){0,3}${eitherCase(hex)}`).join('');
  const forms = [literal, percent];
  if (/[^A-Za-z0-9]/.test(character)) {
    const code = character.codePointAt(0) ?? 0;
    forms.push(`&#0{0,4}${code};`, `&#[xX]0{0,4}${eitherCase(code.toString(16))};`);
    forms.push(
      Array.from({ length: character.length }, (_, index) => escapedUnit(character.charCodeAt(index))).join(
        '',
      ),
    );
  }
  if (character === ' ') forms.push('\\+');
  if (character === '"' || character === '\\' || character === '/') forms.unshift(`\\\\${literal}`);
  const entity = entityNames[character];
  if (entity !== undefined) forms.push(`&${entity};`);
  return `(?:${forms.join('|')})`;
}

/** As JSON may write any character. */
function escapedUnit(unit: number): string {
  return `\\\\u${eitherCase(unit.toString(16).padStart(4, '0'))}`;
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
    // Some tools break base64 into lines.
    const characters = Array.from(
      core,
      (character) => ({ '+': '[+-]', '/': '[/_]' })[character] ?? character,
    );
    return [new RegExp(characters.join('\\s{0,2}'), 'g')];
  });
}
