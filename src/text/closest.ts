/**
 * The word that was probably meant, despite typing errors: the one with the smallest Levenshtein distance.
 * @returns null if no word is close enough
 */
export function closest(typed: string, words: readonly string[]): string | null {
  // Longer text is not a typing error, and computing the distance takes quadratic time.
  if (typed.length > 100) return null;
  let best: string | null = null;
  let least = Math.min(Math.max(2, Math.floor(typed.length / 3)), typed.length - 1) + 1;
  for (const word of words) {
    const distance = editDistance(typed.toLowerCase(), word);
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(a).entries()) {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
