// Where the words of a query stand in a text.

import { stems } from './query.js';
import { UNSPACED, fold, words } from './tokens.js';

// A character of an unspaced script, or a run of others.
const RUN = RegExp(`${UNSPACED.source.slice(0, -2)})|((?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}_])+`, 'gu');

/**
 * Cuts a text into pieces, each with whether it answers the query. The caller
 * shows them as text: no markup is made here.
 * @param {string} text
 * @param {(word: string) => boolean} hit tells of a folded word
 * @returns {[string, boolean][]}
 */
export function marked(text, hit) {
  /** @type {[string, boolean][]} */
  const pieces = [];
  let from = 0;
  const push = (/** @type {number} */ to, /** @type {boolean} */ on) => {
    const last = pieces.at(-1);
    if (last?.[1] === on) last[0] += text.slice(from, to);
    else if (to > from) pieces.push([text.slice(from, to), on]);
    from = to;
  };
  for (const m of text.matchAll(RUN)) {
    const at = /** @type {number} */ (m.index);
    // Words of unspaced scripts are pairs: this character's with those beside it.
    if (!words(fold(m[1] ? text.substring(at - 1, at + 2) : m[0])).some(hit)) continue;
    push(at, false);
    push(at + m[0].length, true);
  }
  push(text.length, false);
  return pieces;
}

/**
 * Tells which folded words answer a query.
 * @param {string[]} list stems of its words @param {import('./query.js').Languages} languages
 * @returns {(word: string) => boolean}
 */
export function matcher(list, languages) {
  const wanted = new Set(list);
  return (word) => stems(word, languages).some((s) => wanted.has(s));
}
