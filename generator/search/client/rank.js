// Ranking. It exists only here: the builder stores impacts, and what they are
// worth for a query is decided by this module.
//
// A query is an OR of slots. A slot is one thing the reader asked for, with the
// terms that can fill it: the word's stem, its synonyms, completions of the
// last word, corrections of an unknown one. A document scores the best of each
// slot, BM25 of the impacts stored, weighed by how much of the query it covers.

import { completions, distance, forgiven } from './near.js';
import { parse } from './query.js';
import { fold, words } from './tokens.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./query.js').Word} Word */
/** @typedef {{terms: Map<string, number>, weight: number, counts: boolean, word?: Word}} Slot */
/** @typedef {{id: number, score: number}} Hit */
/** @typedef {{hits: Hit[], weak: boolean, stems: Set<string>, corrected: [string, string][], query: import('./query.js').Query}} Answer */

const CODE = 1.8; // weight of a code name
const PAIR = 0.7; // of two neighbouring words in a title
const SYNONYM = 0.62;
const PREFIX = 0.55;
const TYPO = [1, 0.75, 0.5]; // by distance
const RARE = 3; // a word in fewer documents may be a typing error
const EXPANSIONS = 24;
const UNCOVERED = 0.4; // what is left of the score when next to nothing is covered
const WEAK = 0.34; // part of the query that the best hit must cover
const TAIL = 0.2; // part of the best score that a hit must have
const MOST_HITS = 200;

/** Value of a stored impact (impact.go). @param {number} i */
const value = (i) => (i < 16 ? (i + 0.5) / 16 : 0.4 + (0.6 * (i - 15.5)) / 16);
const VALUES = Array.from({ length: 32 }, (_, i) => value(i));

/** Ranks the documents of a store. */
export class Ranker {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * Answers a query. The store must be open.
   * @param {string} text
   * @returns {Promise<Answer>}
   */
  async answer(text) {
    const query = parse(text, this.store.languages);
    const slots = this.slots(query);
    const facets = query.filters.flatMap(([name, v]) => this.facetKeys(name, v));
    await this.load([...slots.flatMap((s) => [...s.terms.keys()]), ...facets]);
    const corrected = this.widen(slots);
    await this.load(slots.flatMap((s) => [...s.terms.keys()]));
    const { list, weak } = this.score(slots, query);
    const stems = new Set(slots.flatMap((s) => (s.word ? [...s.terms.keys()] : [])));
    return { hits: list, weak, stems, corrected, query };
  }

  /** @param {string[]} keys */
  async load(keys) {
    /** @type {Map<number, import('./store.js').Shard>} */
    const loaded = await this.store.shards(keys);
    this.loaded = new Map([...(this.loaded || []), ...loaded]);
  }

  /** @param {string} key */
  get(key) {
    return this.loaded?.get(this.store.place(key))?.get(key);
  }

  /** What the query asks for. @param {import('./query.js').Query} query @returns {Slot[]} */
  slots(query) {
    const plain = query.words.filter((w) => !w.stop);
    const used = plain.length ? plain : query.words;
    /** @type {Slot[]} */
    const slots = used.map((word) => ({ terms: new Map(word.stems.map((s) => [s, 1])), weight: 1, counts: true, word }));
    this.synonyms(slots);
    for (let i = 1; i < plain.length; i++) {
      slots.push({ terms: new Map([[`${plain[i - 1].stems[0]} ${plain[i].stems[0]}`, 1]]), weight: PAIR, counts: false });
    }
    for (const name of query.names) {
      const [first] = words(name);
      const base = first ? (this.store.languages.find((l) => l.fits(first))?.stem(first) ?? first) : '';
      slots.push({ terms: new Map([[`${base}=${name}`, 1]]), weight: CODE, counts: false });
    }
    for (const slot of slots) if (slot.word?.last) this.complete(slot, slot.word.raw);
    return slots;
  }

  /** Adds what the thesaurus says, for words and phrases. @param {Slot[]} slots */
  synonyms(slots) {
    const stems = slots.map((s) => s.word?.stems[0]);
    for (const group of this.store.facts.syn) {
      for (const member of group) {
        const parts = member.split(' ');
        for (let i = 0; i + parts.length <= stems.length; i++) {
          if (!parts.every((/** @type {string} */ p, /** @type {number} */ j) => stems[i + j] === p)) continue;
          for (const other of group) {
            if (other === member || other.includes(' ')) continue;
            for (let j = 0; j < parts.length; j++) {
              const terms = slots[i + j].terms;
              terms.set(other, Math.max(terms.get(other) || 0, SYNONYM));
            }
          }
        }
      }
    }
  }

  /** Adds completions from the titles' words. @param {Slot} slot @param {string} prefix */
  complete(slot, prefix) {
    if (prefix.length < 2) return;
    for (const w of completions(this.store.lexicon, prefix, EXPANSIONS)) this.offer(slot, w, (PREFIX * prefix.length) / w.length);
  }

  /** @param {Slot} slot @param {string} word @param {number} weight */
  offer(slot, word, weight) {
    for (const l of this.store.languages) {
      if (!l.fits(word)) continue;
      const stem = l.stem(word);
      slot.terms.set(stem, Math.max(slot.terms.get(stem) || 0, weight));
    }
  }

  /**
   * Completes and corrects by what the first shards say.
   * @param {Slot[]} slots
   * @returns {[string, string][]} words taken for other words
   */
  widen(slots) {
    /** @type {[string, string][]} */
    const corrected = [];
    for (const slot of slots) {
      const { word } = slot;
      if (!word) continue;
      const keys = word.stems.flatMap((s) => this.loaded?.get(this.store.place(s))?.keys || []).filter((k) => !/[ =:@]/.test(k));
      if (word.last && word.raw.length > 1) {
        for (const k of completions(keys, word.raw, EXPANSIONS)) {
          if (slot.terms.size > EXPANSIONS) break;
          if (!slot.terms.has(k)) slot.terms.set(k, (PREFIX * word.raw.length) / k.length);
        }
      }
      const found = Math.max(...[...slot.terms].map(([k, w]) => (w > SYNONYM ? (this.get(k)?.df ?? 0) : 0)));
      const completes = word.last && [...slot.terms.keys()].some((k) => this.get(k)?.df);
      if (found < RARE && !completes) this.correct(slot, word, keys, corrected);
    }
    return corrected;
  }

  /**
   * @param {Slot} slot @param {Word} word @param {string[]} keys
   * @param {[string, string][]} corrected
   */
  correct(slot, word, keys, corrected) {
    const most = forgiven([...word.raw].length);
    if (!most || /^\d+$/.test(word.raw)) return;
    /** @type {[number, string][]} */
    const near = [];
    for (const w of this.store.lexicon) {
      const d = distance(word.raw, w, most);
      if (d && d <= most) near.push([d, w]);
    }
    for (const k of near.length ? [] : keys) {
      const d = Math.min(distance(word.raw, k, most), distance(word.stems[0], k, most));
      if (d && d <= most) near.push([d, k]);
    }
    near.sort((a, b) => a[0] - b[0]);
    for (const [d, w] of near.slice(0, 6)) {
      if (d === near[0][0]) this.offer(slot, w, TYPO[d]);
    }
    if (near.length) corrected.push([word.raw, near[0][1]]);
  }

  /** @param {number} df */
  idf(df) {
    return Math.log(1 + (this.store.facts.n - df + 0.5) / (df + 0.5));
  }

  /** @param {Slot[]} slots @param {import('./query.js').Query} query */
  score(slots, query) {
    const { space } = this.store.facts;
    if (this.scores?.length !== space) {
      this.scores = new Float32Array(space);
      this.covered = new Float32Array(space);
      this.best = new Float32Array(space);
    }
    const scores = /** @type {Float32Array} */ (this.scores);
    const covered = /** @type {Float32Array} */ (this.covered);
    const allowed = this.filter(query.filters);
    /** @type {number[]} */
    const touched = [];
    let total = 0;
    for (const slot of slots) total += this.fill(slot, touched);
    if (!slots.length && allowed) for (const id of allowed) scores[touched[touched.push(id) - 1]] = 1;
    let top = 0;
    let cover = 0;
    /** @type {Hit[]} */
    let list = [];
    const needed = query.phrases.length ? this.together(query.phrases) : undefined;
    for (const id of touched) {
      const part = total ? Math.min(covered[id] / total, 1) : 1;
      const score = scores[id] * (UNCOVERED + (1 - UNCOVERED) * part);
      scores[id] = covered[id] = 0;
      if (!score || (allowed && !allowed.has(id)) || (needed && !needed.has(id))) continue;
      if (score > top) (top = score), (cover = part);
      list.push({ id, score });
    }
    list = list.filter((h) => h.score >= top * TAIL).sort((a, b) => b.score - a.score || a.id - b.id).slice(0, MOST_HITS);
    return { list, weak: cover < WEAK };
  }

  /**
   * Adds a slot to the scores.
   * @param {Slot} slot @param {number[]} touched
   * @returns {number} what covering it counts
   */
  fill(slot, touched) {
    const scores = /** @type {Float32Array} */ (this.scores);
    const covered = /** @type {Float32Array} */ (this.covered);
    const best = /** @type {Float32Array} */ (this.best);
    /** @type {number[]} */
    const seen = [];
    let worth = 0;
    for (const [key, weight] of slot.terms) {
      const p = this.get(key);
      if (!p) continue;
      const idf = this.idf(p.df) * weight;
      worth = Math.max(worth, idf);
      for (let i = 0; i < p.ids.length; i++) {
        const id = p.ids[i];
        const s = idf * VALUES[p.impacts[i]];
        if (!best[id]) seen.push(id);
        if (s > best[id]) best[id] = s;
      }
    }
    if (!worth && slot.counts) worth = this.idf(0);
    for (const id of seen) {
      if (!scores[id]) touched.push(id);
      scores[id] += best[id] * slot.weight;
      if (slot.counts) covered[id] += worth;
      best[id] = 0;
    }
    return slot.counts ? worth : 0;
  }

  /** The documents that hold every word of the phrases. @param {string[][]} phrases */
  together(phrases) {
    /** @type {Set<number> | undefined} */
    let all;
    for (const stem of phrases.flat()) {
      const p = this.get(stem);
      if (!p) {
        if (this.store.languages.some((l) => l.stop.has(stem))) continue;
        return new Set();
      }
      if (this.store.languages.some((l) => l.stop.has(stem))) continue;
      all = new Set(all ? [...p.ids].filter((id) => all?.has(id)) : p.ids);
    }
    return all;
  }

  /** @param {string} name @param {string} v */
  facetKeys(name, v) {
    if (name !== 'chapter') return [`@${name}:${v.replace(/\s+/g, '-')}`];
    return words(v).map((w) => `@chapter:${this.store.languages.find((l) => l.fits(w))?.stem(w) ?? w}`);
  }

  /** The documents that pass the filters. @param {[string, string][]} filters */
  filter(filters) {
    /** @type {Map<string, Set<number>>} */
    const groups = new Map();
    for (const [name, v] of filters) {
      for (const key of this.facetKeys(name, v)) {
        const ids = this.get(key)?.ids || [];
        const group = name === 'chapter' ? key : name;
        groups.set(group, new Set([...(groups.get(group) || []), ...ids]));
      }
    }
    /** @type {Set<number> | undefined} */
    let all;
    for (const set of groups.values()) all = all ? new Set([...all].filter((id) => set.has(id))) : set;
    return all;
  }

  /**
   * Counts hits by what they can be filtered by.
   * @param {Hit[]} hits
   * @returns {Promise<Record<string, [string, number][]>>}
   */
  async tally(hits) {
    const ids = new Set(hits.map((h) => h.id));
    const { kind, level, topic } = this.store.facts;
    /** @type {Record<string, [string, number][]>} */
    const result = { level, kind, topic };
    await this.load(Object.entries(result).flatMap(([name, list]) => list.map(([v]) => `@${name}:${v}`)));
    for (const [name, list] of Object.entries(result)) {
      result[name] = list.map(([v]) => {
        let n = 0;
        for (const id of this.get(`@${name}:${v}`)?.ids || []) if (ids.has(id)) n++;
        return [v, n];
      });
    }
    return result;
  }
}

/** @param {string} s */
export const facetValue = (s) => fold(s).trim().replace(/\s+/g, '-');
