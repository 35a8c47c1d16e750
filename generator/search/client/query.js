// What a reader typed, taken apart: filters, quoted phrases, words, code names.

import { fold, names, words } from './tokens.js';

/**
 * @typedef {object} Word
 * @property {string} raw folded as typed
 * @property {string[]} stems by each language it may be of
 * @property {boolean} stop
 * @property {boolean} last may still be being typed
 */
/** @typedef {{words: Word[], names: string[], phrases: string[][], filters: [string, string][]}} Query */

const FILTER = /(^|\s)(level|topic|kind|chapter):("[^"]*"?|\S+)/gi;
const MOST = 400; // characters that are read
const MOST_WORDS = 16;

/**
 * @param {string} text
 * @param {ReturnType<typeof import('./tokens.js').stemmer>[]} languages
 * @returns {Query}
 */
export function parse(text, languages) {
  /** @type {[string, string][]} */
  const filters = [];
  let rest = text.slice(0, MOST).replace(FILTER, (_, gap, name, value) => {
    const plain = fold(value.replace(/"/g, '')).trim();
    if (plain) filters.push([name.toLowerCase(), plain]);
    return gap;
  });
  const word = (/** @type {string} */ raw) => {
    const stems = languages.filter((l) => l.fits(raw)).map((l) => l.stem(raw));
    return { raw, stems: stems.length ? [...new Set(stems)] : [raw], stop: languages.some((l) => l.stop.has(raw)), last: false };
  };
  /** @type {string[][]} */
  const phrases = [];
  for (const m of rest.matchAll(/"([^"]+)"/g)) {
    const phrase = words(fold(m[1])).map((w) => word(w).stems[0]);
    if (phrase.length) phrases.push(phrase);
  }
  rest = fold(rest);
  const list = words(rest).slice(0, MOST_WORDS).map(word);
  if (list.length && /[\p{L}\p{N}\p{M}]$/u.test(rest)) list[list.length - 1].last = true;
  return { words: list, names: [...new Set(names(rest))].slice(0, 8), phrases, filters };
}

/**
 * Reports whether a text holds the words of a phrase, one after the other.
 * @param {string} text @param {string[]} phrase
 * @param {ReturnType<typeof import('./tokens.js').stemmer>[]} languages
 */
export function holds(text, phrase, languages) {
  const list = parse_words(text, languages);
  return list.some((_, i) => phrase.every((p, j) => list[i + j] === p));
}

/** @param {string} text @param {ReturnType<typeof import('./tokens.js').stemmer>[]} languages */
function parse_words(text, languages) {
  return words(fold(text)).map((w) => languages.find((l) => l.fits(w))?.stem(w) ?? w);
}
