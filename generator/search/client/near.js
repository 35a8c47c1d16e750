// Words near a word: how many typing errors lie between two.

/**
 * The Damerau-Levenshtein distance (optimal string alignment) of two words.
 * @param {string} a @param {string} b
 */
export function distance(a, b) {
  /** @type {number[]} */
  let before = [];
  let row = [...b, 0].map((_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + +(a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

/** How many typing errors a word of n letters is forgiven. @param {number} n */
export const forgiven = (n) => (n < 4 ? 0 : n < 8 ? 1 : 2);
