// Words near a word: corrections and completions.

/**
 * The Damerau-Levenshtein distance (optimal string alignment) of two words, or
 * more than most as soon as it is known to exceed that.
 * @param {string} a @param {string} b @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      next[j] = d;
      if (d < least) least = d;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

/** How many typing errors a word of n letters is forgiven. @param {number} n */
export const forgiven = (n) => (n < 4 ? 0 : n < 8 ? 1 : 2);

/**
 * The words that begin with a prefix, shortest first, of a sorted list.
 * @param {string[]} list @param {string} prefix @param {number} most
 */
export function completions(list, prefix, most) {
  let low = 0;
  for (let high = list.length; low < high; ) {
    const mid = (low + high) >> 1;
    if (list[mid] < prefix) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < list.length && list[end].startsWith(prefix)) end++;
  return list.slice(low, end).sort((a, b) => a.length - b.length).slice(0, most);
}
