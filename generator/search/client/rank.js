// Ranking. It exists only here: the builder stores impacts, and what they are
// worth for a query is decided by this module. A document scores the best term
// of each slot, by BM25 of the impacts stored, and a little of the others; more
// for words that stand side by side in its title or end it, and up to twice as
// much when its title has all of the query: so that texts may count for a lot
// where no title does.

import { kit } from './kit.js';
import { parse } from './query.js';
import { slotsOf, widen } from './slots.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./slots.js').Slot} Slot */
/** @typedef {{id: number, score: number}} Hit */
/** @typedef {{hits: Hit[], weak: boolean, stems: Set<string>, corrected: [string, string][], query: import('./query.js').Query, more?: string}} Answer more: what to say of the number of hits where there may be more */

const WHOLE = 8; // power of the part of a query that a title has: only the whole counts for much
const LAST = 0; // in place of a follower: the word ends its title
const ALSO = 0.2; // part that each term of a slot is worth beside the best
const CODE = 2.6; // weight of a code name
const NAMED = 4; // steps of fullness that a text has by holding a code name at all
const TAIL = 0.2; // part of the best score that a hit must have
const BORROWED = 1.2; // what other words are worth at most, against the word itself
const WEAK = 0.45; // part of the query that the best hit must cover
const RARITY = 0.7; // power of the inverse document frequency: rare words decide less than by BM25
const MOST_HITS = 200;
const ASIDE = 0.5; // what another word is worth in a text, against a title
const MOST = 400; // characters that are read of a query
const PAIR = 0.06; // weight of two words side by side in a title, and of the last words of both

/**
 * What a stored impact stands for (impact.go): how full a text is of the word, or how much of a
 * title the word is, from 0.41 to 0.85 as judged queries asked for. A code name is worth more in any title.
 * @param {number} i @param {unknown} word @param {unknown} borrowed
 */
const value = (i, word, borrowed) => (i < 16 ? ((i + (word ? 0.5 : NAMED)) / 12) * (borrowed ? ASIDE : 1) : (word ? i - 2 : 48) / 34);

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
  const [scores, covered, titled, best, title] = Array.from({ length: 5 }, () => new Float32Array(space));
  let total = 0;
  /** @type {number[]} */
  const touched = [];
  slots.forEach(({ terms, word }, at) => {
    let worth = 0;
    /** @type {number[]} */
    const seen = [];
    const beside = word ? [slots[at - 1], slots[at + 1]].flatMap((s) => s?.word?.stems || []) : [];
    const next = new Set(beside.map(follower));
    if (word && !slots[at + 1]?.word) next.add(LAST);
    /** @type {number[]} */
    const pairs = [];
    for (const [key, part] of terms) {
      const p = store.get(key);
      if (!p) continue;
      const borrowed = word && !word.stems.includes(key);
      const most = Math.min(idf(p.df), borrowed ? idf(word.df) * BORROWED : 99) * part * (word?.part || CODE);
      worth = Math.max(worth, most);
      p.ids.forEach((id, i) => {
        const s = most * value(p.impacts[i], word, borrowed);
        if (!best[id]) seen.push(id);
        if (!scores[id]) touched.push(id);
        best[id] = Math.max(best[id], s);
        if (p.impacts[i] > 15) {
          title[id] = Math.max(title[id], part);
          if (next.has(p.nexts[i])) pairs.push(id);
        }
        scores[id] += s * ALSO;
      });
    }
    total += worth ||= word ? idf(0) * word.part : 0;
    for (const id of seen) {
      scores[id] += best[id] * (1 - ALSO);
      covered[id] += worth;
      titled[id] += worth * title[id];
      best[id] = title[id] = 0;
    }
    for (const id of pairs) scores[id] += idf(pairs.length) * PAIR;
  });
  /** @type {Hit[]} */
  let hits = [];
  let top = 0;
  for (const id of slots.length ? touched : allowed || []) {
    if (allowed && !allowed.has(id)) continue;
    const score = (scores[id] || 1) * (1 + (titled[id] / total || 0) ** WHOLE);
    top = Math.max(top, score);
    hits.push({ id, score });
  }
  hits = hits.filter((h) => h.score > top * TAIL).sort((a, b) => b.score - a.score || a.id - b.id);
  return { hits: hits.slice(0, MOST_HITS), weak: covered[hits[0]?.id] < total * WEAK };
}
