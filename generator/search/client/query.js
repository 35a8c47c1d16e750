// What a reader typed, taken apart: filters, quoted phrases, words, code names.

import { fold, names, words } from './tokens.js';

/**
 * @typedef {object} Word
 * @property {string} raw folded as typed
 * @property {string[]} stems by each language it may be of
 * @property {boolean} stop
 * @property {boolean} last may still be being typed
 * @property {number} df documents that hold it, known when its shard is
 */
/** @typedef {ReturnType<typeof import('./tokens.js').stemmer>[]} Languages */
/** @typedef {{words: Word[], names: string[], phrases: string[][], filters: [string, string][]}} Query */

const FILTER = /(^|\s)(level|topic|kind|chapter):("[^"]*"?|\S+)/gi;
const MOST = 400; // characters that are read
const MOST_WORDS = 16;

/** @param {string} text @param {Languages} languages @returns {Query} */
export function parse(text, languages) {
  /** @type {[string, string][]} */
  const filters = [];
  let rest = text.slice(0, MOST).replace(FILTER, (_, gap, name, value) => {
    const plain = fold(value.replace(/"/g, '')).trim();
    if (plain) filters.push([name.toLowerCase(), plain]);
    return gap;
  });
  const word = (/** @type {string} */ raw) => {
    return { raw, stems: stems(raw, languages), stop: languages.some((l) => l.stop.has(raw)), last: false, df: 0 };
  };
  /** @type {string[][]} */
  const phrases = [];
  for (const m of rest.matchAll(/"([^"]+)"/g)) {
    const phrase = words(fold(m[1]));
    if (phrase.length) phrases.push(phrase);
  }
  rest = fold(rest);
  const list = words(rest).slice(0, MOST_WORDS).map(word);
  if (list.length && /[\p{L}\p{N}\p{M}]$/u.test(rest)) list[list.length - 1].last = true;
  return { words: list, names: names(rest), phrases, filters };
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
