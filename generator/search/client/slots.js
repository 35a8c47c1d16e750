// What a query asks for. It is an OR of slots. A slot is one thing the reader
// typed, with the terms that can fill it: the stem of the word, its synonyms,
// completions of the last word, corrections of an unknown one.

import { completions, distance, forgiven } from './near.js';
import { stems } from './query.js';
import { words } from './tokens.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./query.js').Word} Word */
/** @typedef {{terms: Map<string, number>, word?: Word}} Slot terms with what each is worth; without a word, a code name's */

const SYNONYM = 0.8;
const PREFIX = 0.55;
const SHARDS = 3; // that completions may ask for
const TYPO = 0.25; // what each typing error takes; half is left for a word that occurs
const RARE = 7000; // a word in less than one of so many documents may be a typing error

/** @param {Slot} slot @param {string} term @param {number} worth */
const offer = (slot, term, worth) => slot.terms.set(term, Math.max(slot.terms.get(term) || 0, worth));

/** The slots of a query before any shard is loaded. @param {import('./query.js').Query} query @param {Store} store @returns {Slot[]} */
export function slotsOf(query, store) {
  const plain = query.words.filter((w) => !w.stop);
  /** @type {Slot[]} */
  const slots = (plain.length ? plain : query.words).map((word) => ({ terms: new Map(word.stems.map((s) => [s, 1])), word }));
  for (const slot of slots) if (slot.word?.last) complete(slot, slot.word.raw, store);
  for (const name of query.names) {
    slots.push({ terms: new Map(stems(words(name)[0] || '', store.languages).map((s) => [s + '=' + name, 1])) });
  }
  return slots;
}

/** Adds completions from the titles' words. @param {Slot} slot @param {string} prefix @param {Store} store */
function complete(slot, prefix, store) {
  const places = new Set();
  if (prefix.length < 2) return;
  for (const w of completions(store.lexicon, prefix)) {
    for (const term of stems(w, store.languages)) if (places.add(store.place(term)).size <= SHARDS) offer(slot, term, (PREFIX * prefix.length) / w.length);
  }
}

/**
 * Adds what the thesaurus says of a word, and of phrases that begin with it:
 * keys such as "cach++memoiz,reus" and "hash+tabl+dict" (synonym.go).
 * @param {Slot[]} slots @param {number} at @param {Store} store
 */
function synonyms(slots, at, store) {
  for (const stem of slots[at].word?.stems || []) {
    for (const key of store.beside(stem)) {
      const [first, rest] = key.split('+');
      if (first !== stem || rest === undefined) continue;
      const phrase = slots.slice(at, at + 1 + (rest ? rest.split(' ').length : 0));
      if (rest === phrase.slice(1).map((s) => s.word?.stems[0]).join(' ')) for (const slot of phrase) offer(slot, key, SYNONYM);
    }
  }
}

/**
 * Completes and corrects by what the shards say.
 * @param {Slot[]} slots @param {Store} store
 * @returns {[string, string][]} words taken for other words
 */
export function widen(slots, store) {
  /** @type {[string, string][]} */
  const corrected = [];
  for (const [at, slot] of slots.entries()) {
    const { word, terms } = slot;
    if (!word) continue;
    const near = word.stems.flatMap(store.beside).filter((k) => !/[=@+]/.test(k));
    if (word.last && word.raw.length > 1) {
      for (const k of completions(near, word.raw)) offer(slot, k, (PREFIX * word.raw.length) / k.length);
    }
    synonyms(slots, at, store);
    word.df = Math.max(...word.stems.map((s) => store.get(s)?.df || 0));
    const known = word.df * RARE > store.facts.n || [...terms.keys()].some((k) => k.includes('+') || (word.last && store.get(k)));
    const to = !known && correct(slot, word, near, store);
    if (to) corrected.push([word.raw, to]);
  }
  return corrected;
}

/**
 * Adds the words that a word may be a typing error of.
 * @param {Slot} slot @param {Word} word @param {string[]} near @param {Store} store
 * @returns {string | undefined} the nearest
 */
function correct(slot, { raw, stems: own, df }, near, store) {
  let least = /^\d+$/.test(raw) ? 0 : forgiven([...raw].length);
  /** @type {string[]} */
  let found = [];
  for (const list of [store.lexicon, near]) {
    for (const w of least && !found.length ? list : []) {
      for (const typed of [raw, ...own]) {
        const d = Math.abs(w.length - typed.length) > least ? 9 : distance(typed, w);
        if (!d || d > least) continue;
        if (d < least) found = [];
        least = d;
        found.push(w);
      }
    }
  }
  for (const w of found.slice(0, 6)) for (const term of stems(w, store.languages)) offer(slot, term, (1 - least * TYPO) / (df ? 2 : 1));
  return found[0];
}
