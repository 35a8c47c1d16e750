// Ranking. It exists only here: the builder stores impacts, and what they are
// worth for a query is decided by this module. A document scores the best term
// of each slot, by BM25 of the impacts stored, more for words that stand side
// by side in its title or end it, and up to a third more for what it covers.

import { kit } from './kit.js';
import { parse } from './query.js';
import { LAST } from './store.js';
import { slotsOf, widen } from './slots.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./slots.js').Slot} Slot */
/** @typedef {{id: number, score: number}} Hit */
/** @typedef {{hits: Hit[], weak: boolean, stems: Set<string>, corrected: [string, string][], query: import('./query.js').Query, more?: string}} Answer more: what to say of the number of hits where there may be more */

const CODE = 2.6; // weight of a code name
const BORROWED = 1.2; // what other words are worth at most, against the word itself
const ASIDE = 0.5; // what another word is worth in a text, against a title
const RARITY = 0.75; // power of the inverse document frequency: rare words decide less than by BM25
const PAIR = 0.05; // weight of two words side by side in a title, and of the last words of both
const WEAK = 0.45; // part of the query that the best hit must cover
const TAIL = 0.2; // part of the best score that a hit must have
const MOST_HITS = 200;
const MOST = 400; // characters that are read of a query

/**
 * What a stored impact stands for (impact.go): how full a text is of the word, or how much of a
 * title the word is, from 0.41 to 0.85 as judged queries asked for. A code name is worth 1 in any title.
 * @param {number} i @param {unknown} word @param {unknown} borrowed
 */
const value = (i, word, borrowed) => (i < 16 ? ((i + 0.5) / 17) * (borrowed ? ASIDE : 1) : word ? (i - 2) / 34 : 1);

/** A hash of a stem (impact.go). @param {string} s */
function follower(s) {
  let h = 0;
  for (const c of s) h = Math.imul(h ^ /** @type {number} */ (c.codePointAt(0)), 2654435769);
  return 1 + ((h >>> 8) % 127);
}

/** Answers a query. @param {Store} store @param {string} text @returns {Promise<Answer>} */
export async function answer(store, text) {
  text = text.slice(0, MOST);
  const query = /[:"]/.test(text) ? (await import('./later.js')).operators(kit, text, store) : parse(text, store.languages);
  const slots = slotsOf(query, store);
  const load = () => store.load(slots.flatMap((s) => [...s.terms.keys()]));
  await load();
  const corrected = await widen(slots, store);
  await load();
  const stems = new Set(slots.flatMap((s) => (s.word ? [...s.terms.keys()] : [])).flatMap((k) => k.split(/.*\+|,/)));
  const narrow = query.filters.length + query.phrases.length;
  const allowed = narrow ? await (await import('./later.js')).allow(kit, store, query) : undefined;
  let found = score(slots, store, allowed);
  if (slots.length && !found.hits.length) {
    await (await import('./later.js')).guess(kit, slots, store);
    found = { ...score(slots, store, allowed), weak: true };
  }
  return { ...found, stems, corrected, query };
}

/** @param {Slot[]} slots @param {Store} store @param {Set<number>} [allowed] the documents to choose from */
function score(slots, store, allowed) {
  const { n, space } = store.facts;
  const idf = (/** @type {number} */ df) => Math.log1p(n / (df + 0.5)) ** RARITY;
  const scores = new Float32Array(space);
  const covered = new Float32Array(space);
  const best = new Float32Array(space);
  /** @type {number[]} */
  const touched = [];
  let total = 0;
  const add = (/** @type {number} */ id, /** @type {number} */ s) => {
    if (!scores[id] && (!allowed || allowed.has(id))) touched.push(id);
    scores[id] += s;
  };
  slots.forEach(({ terms, word }, at) => {
    /** @type {number[]} */
    const seen = [];
    const beside = word ? [slots[at - 1], slots[at + 1]].flatMap((s) => s?.word?.stems || []) : [];
    const next = new Set(beside.map(follower));
    if (word && !slots[at + 1]?.word) next.add(LAST);
    /** @type {number[]} */
    const pairs = [];
    let worth = 0;
    for (const [key, part] of terms) {
      const p = store.get(key);
      if (!p) continue;
      const borrowed = word && !word.stems.includes(key);
      const most = Math.min(idf(p.df), borrowed ? idf(word.df) * BORROWED : 99) * part;
      worth = Math.max(worth, most);
      p.ids.forEach((id, i) => {
        const s = most * value(p.impacts[i], word, borrowed);
        if (!best[id]) seen.push(id);
        if (s > best[id]) best[id] = s;
        if (next.has(p.nexts[i])) pairs.push(id);
      });
    }
    if (word) total += worth ||= word.stop ? 0 : idf(0);
    for (const id of seen) {
      add(id, best[id] * (word ? 1 : CODE));
      if (word) covered[id] += worth;
      best[id] = 0;
    }
    for (const id of pairs) add(id, idf(pairs.length) * PAIR);
  });
  if (!slots.length) allowed?.forEach((id) => add(id, 1));
  let top = 0;
  const hits = touched
    .map((id) => {
      const score = scores[id] * (2 + covered[id] / (total || 1));
      top = Math.max(top, score);
      return { id, score };
    })
    .filter((h) => h.score > top * TAIL)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, MOST_HITS);
  return { hits, weak: covered[hits[0]?.id] < total * WEAK };
}
