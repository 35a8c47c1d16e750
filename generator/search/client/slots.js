// What a query asks for. It is an OR of slots. A slot is one thing the reader
// typed, with the terms that can fill it: the stem of the word, its synonyms,
// completions of the last word, corrections of an unknown one.

import { kit } from './kit.js';
import { stems } from './query.js';
import { words } from './tokens.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./query.js').Word} Word */
/** @typedef {{terms: Map<string, number>, word?: Word}} Slot terms with what each is worth; without a word, a code name's */

const PREFIX = 0.55;
const EXPANSIONS = 24;
const SYNONYM = 0.95;
const JOINED = 1.3; // two words written as one
const RARE = 7000; // a word in less than one of so many documents may be a typing error
const MOST_MENDED = 6; // words, each of which is held against all words of titles
const SHARDS = 3; // that completions may ask for

/** @param {Slot} slot @param {string} term @param {number} worth */
const offer = (slot, term, worth) => slot.terms.set(term, Math.max(slot.terms.get(term) || 0, worth));

/** The slots of a query before any shard is loaded. @param {import('./query.js').Query} query @param {Store} store @returns {Slot[]} */
export function slotsOf(query, store) {
  const plain = query.words.filter((w) => w.part);
  /** @type {Slot[]} */
  const slots = (plain.length ? plain : query.words).map((word) => ({ terms: new Map(word.stems.map((s) => [s, 1])), word }));
  query.words.forEach((word, i) => {
    const next = query.words[i + 1];
    const joined = word.raw + next?.raw;
    if (!store.lexicon.includes(joined)) return;
    for (const slot of slots) if (slot.word === word || slot.word === next) for (const term of stems(joined, store.languages)) offer(slot, term, JOINED);
  });
  for (const slot of slots) {
    const places = new Set();
    complete(slot, store.lexicon, (w) => stems(w, store.languages).filter((term) => places.add(store.place(term)).size <= SHARDS));
  }
  for (const name of query.names) {
    slots.push({ terms: new Map(stems(words(name)[0] || '', store.languages).map((s) => [s + '=' + name, 1])) });
  }
  return slots;
}

/**
 * Adds the words that begin as the last one does, the shortest.
 * @param {Slot} slot @param {string[]} list @param {(word: string) => string[]} terms what leads to a word
 */
function complete(slot, list, terms) {
  const { last, raw } = /** @type {Word} */ (slot.word);
  if (!last || raw.length < 2) return;
  const longer = list.filter((w) => w.startsWith(raw)).sort((a, b) => a.length - b.length);
  for (const w of longer.slice(0, EXPANSIONS)) for (const term of terms(w)) offer(slot, term, (PREFIX * raw.length) / w.length);
}

/**
 * Adds what the thesaurus says of a word, and of phrases that begin with it:
 * keys such as "cach++memoiz" and "hash+tabl+dict" (synonym.go).
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
 * Completes and mends by what the shards say.
 * @param {Slot[]} slots @param {Store} store
 * @returns {Promise<[string, string][]>} words taken for other words
 */
export async function widen(slots, store) {
  /** @type {[string, string][]} */
  const mended = [];
  let tries = MOST_MENDED;
  for (const slot of [...slots]) {
    const { word, terms } = slot;
    if (!word) continue;
    const at = slots.indexOf(slot);
    const near = word.stems.flatMap(store.beside).filter((k) => !/[=@+]/.test(k));
    complete(slot, near, (k) => [k]);
    synonyms(slots, at, store);
    word.df = Math.max(...word.stems.map((s) => store.get(s)?.df || 0));
    if (word.df * RARE > store.facts.n || [...terms.keys()].some((k) => k.includes('+') || (word.last && store.get(k))) || tries-- < 1) continue;
    const { taken, instead } = (await import('./later.js')).mend(kit, slot, near, store);
    slots.splice(at, 1, ...instead);
    if (taken) mended.push([word.raw, taken]);
  }
  return mended;
}
