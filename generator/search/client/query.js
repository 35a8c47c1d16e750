// What a reader typed, taken apart: words and code names. later.js reads filters
// and quoted phrases.

import { fold, names, words } from './tokens.js';

/**
 * @typedef {object} Word
 * @property {string} raw folded as typed
 * @property {string[]} stems by each language it may be of
 * @property {number} part that it is worth of what its rarity says: a stop word nothing beside others
 * @property {boolean} last may still be being typed
 * @property {number} df documents that hold it, known when its shard is
 */
/** @typedef {ReturnType<typeof import('./tokens.js').stemmer>[]} Languages */
/** @typedef {{words: Word[], names: string[], phrases: string[][], filters: [string, string][]}} Query */

const MOST_WORDS = 32; // a word each two letters where no spaces part them
const ASKING = 0.05; // what "explain" is worth, which most titles ask without

/** Takes apart what is neither operator nor quoted. @param {string} text @param {Languages} languages @returns {Query} */
export function parse(text, languages) {
  const rest = fold(text);
  const list = words(rest)
    .slice(0, MOST_WORDS)
    .map((raw) => ({ raw, stems: stems(raw, languages), part: languages.some((l) => l.stop.has(raw)) ? 0 : languages.some((l) => l.stop.has('~' + raw)) ? ASKING : 1, last: false, df: 0 }));
  if (list.length && /[\p{L}\p{N}\p{M}]$/u.test(rest)) list[list.length - 1].last = true;
  return { words: list, names: names(rest), phrases: [], filters: [] };
}

/**
 * The stems of a folded word by each language it may be of.
 * @param {string} word @param {Languages} languages
 */
export function stems(word, languages) {
  const all = languages.filter((l) => l.fits(word)).map((l) => l.stem(word));
  return all.length ? [...new Set(all)] : [word];
}

/**
 * The stem of a folded word by the first language it may be of.
 * @param {string} word @param {Languages} languages
 */
export const stem = (word, languages) => stems(word, languages)[0];
