// What the first result does not need, loaded when something else does: the
// empty state, filters, quoted phrases, mended words, and the marks on the page
// that a result led to. It imports nothing that search.js does, so that it is a
// file of its own; kit is what search.js shares with it.

import { distance, forgiven } from './near.js';

/** @typedef {typeof import('./kit.js').kit} Kit */

const MOST_MARKS = 300; // texts that are marked
/** @typedef {{query: string, anchor: string, anchors: string[], type: string, stems: string[], langs: import('./tokens.js').Rules[]}} Visit */

const VISIT = 'gen-search'; // in sessionStorage: where a result leads
const RECENT = 'gen-search-recent'; // in localStorage
const MOST_RECENT = 6;
const MOST_TOPICS = 12;
const ENOUGH = 10; // hits that are shown to hold a phrase, at least
const ENOUGH_PAGES = 24; // that are read for it, when there are more hits
const BATCH = 12; // hits that are looked at together
const HALF = 3; // letters that each half of a compound must have
const TYPO = 0.25; // what each typing error takes; half is left for a word that occurs
const LIKE = 0.4; // part of their pairs of letters that words share at least to be like each other
const LIKE_PAIR = 0.3; // the same for words of two letters, as unspaced scripts have
const MOST_LIKE = 8; // words that one is taken for
const MOST_GUESSED = 4; // words of a query that are taken for others

const FILTER = /(^|\s)(level|topic|kind|chapter):("[^"]*"?|\S+)/gi;

/**
 * Takes a query apart that may have filters and quoted phrases, whose words it asks for as well.
 * @param {Kit} kit @param {string} text @param {import('./store.js').Store} store
 */
export function operators({ fold, words, parse }, text, { languages }) {
  /** @type {[string, string][]} */
  const filters = [];
  const rest = text.replace(FILTER, (_, gap, name, value) => {
    const plain = fold(value.replace(/"/g, '')).trim();
    if (plain) filters.push([name.toLowerCase(), plain]);
    return gap;
  });
  const phrases = [...rest.matchAll(/"([^"]+)"/g)].map((m) => words(fold(m[1]))).filter((p) => p.length);
  return { ...parse(rest, languages), filters, phrases };
}

/** @param {string} name */
const operator = (name) => new RegExp(`(^|\\s)${name}:("[^"]*"?|\\S+)`, 'gi');

/** Keeps a value on the reader's device, if it allows that. @param {string} key @param {any} value */
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is blocked: searches are forgotten.
  }
}

/** Recent searches, the last first. @returns {string[]} */
function recall() {
  try {
    return JSON.parse(localStorage.getItem(RECENT) || '[]').map(String);
  } catch {
    return []; // Storage is blocked, or holds something else.
  }
}

/** Remembers a search. @param {string} query empty where none led to what is opened */
const remember = (query) => query && keep(RECENT, [...new Set([query.trim().slice(0, 99), ...recall()])].slice(0, MOST_RECENT));

/** Lets the address of the search page say what is searched. @param {string} q */
export function address(q) {
  try {
    history.replaceState(null, '', q ? '?' + new URLSearchParams({ q }) : location.pathname);
  } catch {
    // A browser may limit how often; the next search tries again.
  }
}

/**
 * Makes the filter bar of a search field: a button, and behind it the filters
 * of the query, each group counted without its own. They write the operators
 * that can be typed as well, so that the field always says what is searched.
 * @param {Kit} kit @param {import('./session.js').Session} session @param {import('./view.js').Words} words @param {(query: string) => void} search
 */
export function createFilters(kit, session, words, search) {
  const { button, element, set } = kit;
  let current = '';
  const panel = element('div', 'filters');
  const toggle = button('toggle', words.say('filters'), () => {
    panel.hidden = !panel.hidden;
    follow(current);
  });
  const chip = (/** @type {string} */ name, /** @type {string} */ value, /** @type {number} */ n, label = words.name(name, value)) => {
    const rest = current.replace(operator(name), '$1').trim();
    const on = [...current.matchAll(operator(name))].some((m) => facetValue(kit, m[2].replace(/"/g, '')) === value);
    const b = button('chip', label, () => search(on ? rest : `${rest} ${name}:${value}`.trim()));
    set(b, { 'aria-pressed': on });
    b.append(' ', element('span', 'number', String(n)));
    b.hidden = !n && !on;
    return b;
  };
  /** Shows the filters of a query. @param {string} query */
  const follow = async (query) => {
    current = query;
    set(toggle, { 'aria-expanded': !panel.hidden });
    const groups = [];
    for (const name of panel.hidden ? [] : ['level', 'kind', 'topic', 'chapter']) {
      const { hits } = await session.ask(query.replace(operator(name), '$1'));
      const counts = await session.use((store) => (name === 'chapter' ? chapters(kit, store, hits) : tally(store, hits, name)));
      const chips = counts.map((count) => chip(name, ...count));
      const heading = name === 'chapter' ? words.name('kind', name) : words.say(name);
      if (!chips.every((c) => c.hidden)) groups.push(element('div', 'facet', element('span', 'heading', heading), ...chips));
    }
    if (query === current) panel.replaceChildren(...groups);
  };
  panel.hidden = true;
  return { bar: element('div', 'bar', toggle, panel), follow };
}

/**
 * What there is before a search: recent searches, topics, a random question.
 * @param {Kit} kit @param {import('./session.js').Session} session @param {import('./view.js').Words} words @param {any} facts
 * @param {(query: string) => void} search @param {(text: import('./store.js').Text, stems: string[]) => void} go
 */
export function welcome({ button, element }, session, { say, name }, facts, search, go) {
  const section = (/** @type {string} */ key, /** @type {string[]} */ queries, /** @type {(q: string) => string} */ label) =>
    queries.length ? [element('h2', 'heading', say(key)), element('div', 'chips', ...queries.map((q) => button('chip', label(q), () => search(q))))] : [];
  const topics = facts.topic.slice(0, MOST_TOPICS).map((/** @type {string[]} */ [t]) => 'topic:' + t);
  const random = button('random', say('random'), async () => {
    const text = await session.use(chance);
    go(Object.assign(text, { query: '' }), []);
    location.href = session.root + text.url;
  });
  return [...section('recent', recall(), (q) => q), ...section('topics', topics, (q) => name('topic', q.slice(6))), random];
}

/**
 * What may be meant by a word that next to no document has: two words of titles
 * written as one, or a word that it is a typing error of.
 * @param {Kit} kit @param {import('./slots.js').Slot} slot with a word @param {string[]} near stems beside it @param {import('./store.js').Store} store
 * @returns {{taken?: string, instead: import('./slots.js').Slot[]}} the words it is taken for, and the slots in its place
 */
export function mend({ stems }, slot, near, { lexicon, languages }) {
  const { word, terms } = /** @type {Required<import('./slots.js').Slot>} */ (slot);
  const { raw, df } = word;
  for (let i = HALF; i + HALF <= raw.length; i++) {
    const parts = [raw.slice(0, i), raw.slice(i)];
    if (!parts.every((p) => lexicon.includes(p))) continue;
    const instead = parts.map((part) => {
      const own = stems(part, languages);
      return { terms: new Map([...terms, ...own.map((s) => /** @type {[string, number]} */ ([s, 1]))]), word: { ...word, raw: part, stems: own } };
    });
    return { taken: parts.join(' '), instead };
  }
  const common = languages.flatMap((l) => [...l.stop].map((s) => s.replace('~', ''))); // their typing errors are no words of titles
  const [found, errors] = corrections(word, near, [...lexicon, ...common]);
  for (const term of found.slice(0, 6).flatMap((w) => stems(w, languages))) terms.set(term, Math.max(terms.get(term) || 0, (1 - errors * TYPO) / (df ? 2 : 1)));
  return { taken: found[0], instead: [slot] };
}

/**
 * The words nearest to a word: of titles, else of those beside it. A word of three letters may have lost one.
 * @param {import('./query.js').Word} word @param {string[]} near @param {string[]} lexicon
 * @returns {[string[], number]} and how many errors away they are
 */
function corrections({ raw, stems }, near, lexicon) {
  const n = [...raw].length;
  let least = /^\d+$/.test(raw) ? 0 : forgiven(n === 3 ? 4 : n);
  /** @type {string[]} */
  let found = [];
  for (const list of [lexicon, near]) {
    for (const w of least && !found.length ? list : []) {
      for (const typed of list === near ? [raw, ...stems] : [raw]) {
        const d = Math.abs(w.length - typed.length) > least || (n < 4 && w.length < 4) ? 9 : distance(typed, w);
        if (!d || d > least) continue;
        if (d < least) found = [];
        least = d;
        found.push(w);
      }
    }
  }
  return [found, least];
}

/**
 * Takes words that lead nowhere for those of titles that look most like them,
 * and pairs of an unspaced script for pairs that begin alike.
 * @param {Kit} kit @param {import('./slots.js').Slot[]} slots @param {import('./store.js').Store} store
 */
export async function guess({ stems }, slots, { lexicon, languages, load, beside }) {
  for (const { word, terms } of slots.slice(0, MOST_GUESSED)) {
    if (!word) continue;
    const own = new Set([...word.raw, ''].map((_, i) => pair(word.raw, i)));
    const least = word.raw.length > 2 ? LIKE : LIKE_PAIR;
    const near = word.raw.length > 2 ? lexicon : word.stems.flatMap(beside).filter(plain);
    const like = near.map((w) => {
      let shared = 0;
      for (let i = 0; i <= w.length; i++) if (own.has(pair(w, i))) shared++;
      return { w, part: (2 * shared) / (own.size + w.length + 1) };
    });
    like.sort((a, b) => b.part - a.part);
    for (const { w, part } of like.slice(0, MOST_LIKE)) if (part >= least) for (const term of stems(w, languages)) terms.set(term, part);
    await load([...terms.keys()]);
  }
}

/** The letter of a word at a place and the one before it, with its beginning and end as blanks. @param {string} word @param {number} i */
const pair = (word, i) => (word[i - 1] || ' ') + (word[i] || ' ');

/** Tells a word from the other keys of the index. @param {string} key */
const plain = (key) => !/[=@+]/.test(key);

/** A value as it is typed after a filter's name. @param {Kit} kit @param {string} s */
const facetValue = ({ fold }, s) => fold(s).trim().replace(/\s+/g, '-');

/**
 * The documents that pass the filters of a query and hold the words of its
 * phrases. Values of one filter add up; a word whose list was cut short, or is
 * not indexed, says nothing: verified decides.
 * @param {Kit} kit @param {import('./store.js').Store} store @param {import('./query.js').Query} query
 * @returns {Promise<Set<number> | undefined>} undefined if all do
 */
export async function allow(kit, store, { filters, phrases }) {
  /** @type {[string, string?][]} keys, and the group that adds up */
  const wanted = filters.flatMap(([name, value]) =>
    name === 'chapter' ? kit.words(value).map((w) => ['@chapter:' + kit.stem(w, store.languages)]) : [[`@${name}:${facetValue(kit, value)}`, name]],
  );
  await store.load(wanted.map(([key]) => key));
  for (const word of phrases.flat()) {
    const keys = kit.stems(word, store.languages).filter(store.get);
    if (!store.languages.some((l) => l.stop.has(word)) && keys.every((key) => whole(store.get(key)))) for (const key of keys) wanted.push([key, '"' + word]);
  }
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const [key, group] of wanted) {
    const name = group || key;
    groups.set(name, [...(groups.get(name) || []), ...(store.get(key)?.ids || [])]);
  }
  /** @type {Set<number> | undefined} */
  let all;
  for (const ids of groups.values()) all = new Set(all ? ids.filter((id) => all?.has(id)) : ids);
  return all;
}

/** Tells whether a list was not cut short. @param {import('./store.js').Postings} [p] */
const whole = (p) => !!p && p.df <= p.ids.length;

/**
 * The hits that hold every quoted phrase: in their title, in their excerpt, or
 * on their page. They are the best ones where many pages would have to be read;
 * the answer then says that there may be more.
 * @param {Kit} kit @param {import('./store.js').Store} store @param {import('./rank.js').Answer} answer
 * @param {(page: string) => Promise<string>} read gives a page's HTML
 */
export async function verified(kit, store, answer, read) {
  const { hits, query } = answer;
  /** @type {Map<string, Promise<string>>} */
  const pages = new Map();
  const has = (/** @type {string} */ text) => query.phrases.every((p) => holds(kit, text, p, store.languages));
  const verdict = async (/** @type {import('./rank.js').Hit} */ { id }) => {
    const t = await store.text(id);
    if (has(t.title) || has(t.excerpt)) return true;
    if (!pages.has(t.page)) pages.set(t.page, read(t.page));
    const page = new DOMParser().parseFromString(String(await pages.get(t.page)), 'text/html');
    return has([...passage(page, t.anchor, t.anchors)].map((n) => n.data).join(''));
  };
  const found = [];
  let i = 0;
  for (; i < hits.length && (found.length < ENOUGH || pages.size < ENOUGH_PAGES); i += BATCH) {
    const batch = hits.slice(i, i + BATCH);
    const verdicts = await Promise.all(batch.map(verdict));
    found.push(...batch.filter((_, j) => verdicts[j]));
  }
  if (i < hits.length) answer.more = found.length + '+';
  return found;
}

/**
 * Reports whether a text holds the words of a phrase, one after the other.
 * @param {Kit} kit @param {string} text @param {string[]} phrase @param {import('./query.js').Languages} languages
 */
export function holds({ words, fold, stems }, text, phrase, languages) {
  const [list, wanted] = [words(fold(text)), phrase].map((all) => all.map((w) => stems(w, languages)));
  return list.some((_, i) => wanted.every((own, j) => own.some((s) => list[i + j]?.includes(s))));
}

/**
 * Counts hits by what they can be filtered by.
 * @param {import('./store.js').Store} store @param {import('./rank.js').Hit[]} hits @param {string} name level, kind or topic
 * @returns {Promise<[string, number, string?][]>}
 */
export async function tally(store, hits, name) {
  const ids = new Set(hits.map((h) => h.id));
  /** @type {string[]} */
  const values = store.facts[name].map((/** @type {[string]} */ [v]) => v);
  await store.load(values.map((v) => `@${name}:${v}`));
  return values.map((v) => [v, [...(store.get(`@${name}:${v}`)?.ids || [])].filter((id) => ids.has(id)).length]);
}

/**
 * Counts hits by the chapters of the best, if those are several.
 * @param {Kit} kit @param {import('./store.js').Store} store @param {import('./rank.js').Hit[]} hits
 * @returns {Promise<[string, number, string?][]>} what is typed after the filter, the number, and the title
 */
async function chapters(kit, store, hits) {
  const texts = await Promise.all(hits.slice(0, ENOUGH).map((h) => store.text(h.id)));
  const titles = [...new Set(texts.map((t) => t.chapter))];
  return Promise.all(
    titles.slice(titles.length > 1 ? 0 : 1).map(async (title) => {
      const value = facetValue(kit, title.replace(/"/g, ''));
      const ids = await allow(kit, store, { words: [], names: [], phrases: [], filters: [['chapter', value]] });
      return [value, hits.filter((h) => ids?.has(h.id)).length, title];
    }),
  );
}

/** Gives a question by chance, or any document where there is none. @param {import('./store.js').Store} store */
async function chance(store) {
  const keys = ['@kind:question', '@kind:chapter'];
  await store.load(keys);
  const ids = keys.map(store.get).find(Boolean)?.ids || [];
  return store.text(ids[Math.floor(Math.random() * ids.length)]);
}

/**
 * Remembers what was searched, and shows what a result leads to if it is on this page.
 * @param {Kit} kit @param {{ root: string }} session @param {{ page: string, query: string }} visit
 */
export function leave(kit, { root }, { page, query }) {
  remember(query);
  if (new URL(root + page, location.href).pathname === location.pathname) setTimeout(arrive, 0, kit);
}

/** Shows what a search result led to, if one led to this page. @param {Kit} kit */
export function arrive(kit) {
  try {
    const visit = JSON.parse(sessionStorage.getItem(VISIT) || '');
    sessionStorage.removeItem(VISIT);
    remember(visit.query); // which leave had no chance to, when it came after the reader went
    if (decodeURIComponent(location.hash.slice(1)) === visit.anchor) show(kit, visit);
  } catch {
    // Storage is blocked, or nothing led here.
  }
}

/**
 * Opens the answer that a result led to and marks the words of the query.
 * @param {Kit} kit @param {Visit} visit
 */
function show({ marked, marks, matcher, stemmer }, { anchor, anchors, type, stems, langs }) {
  for (const mark of document.querySelectorAll('main .search-mark')) mark.replaceWith(...mark.childNodes);
  const hit = matcher(stems, langs.map(stemmer));
  for (const node of [...passage(document, anchor, anchors)].slice(0, MOST_MARKS)) {
    if (type !== 'quiz') node.parentElement?.closest('details')?.setAttribute('open', '');
    const pieces = marked(node.data, hit);
    if (pieces.some((p) => p[1])) node.replaceWith(...marks(pieces));
  }
  const target = document.getElementById(anchor);
  if (type !== 'quiz') target?.dispatchEvent(new CustomEvent('gen:reveal', { bubbles: true }));
  target?.scrollIntoView();
}

/**
 * Yields the text nodes from an anchor to the next of a page's anchors.
 * @param {Document} doc @param {string} anchor @param {string[]} anchors
 * @returns {Generator<Text>}
 */
function* passage(doc, anchor, anchors) {
  const main = doc.querySelector('main') || doc.body;
  const from = (anchor && doc.getElementById(anchor)) || main;
  const heading = /^H\d$/.test(from.tagName);
  const walker = doc.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = from;
  for (let node; (node = walker.nextNode()); ) {
    const e = /** @type {Element} */ (node);
    const next = heading ? /^H\d$/.test(e.tagName) && e.tagName <= from.tagName : !from.contains(node);
    if (next || (e.id && e.id !== anchor && anchors.includes(e.id))) return;
    if (node.nodeType === 3 && !node.parentElement?.closest('script, style, nav, button')) yield /** @type {Text} */ (node);
  }
}
