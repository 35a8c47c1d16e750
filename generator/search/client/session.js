// A reader's search session: one store and ranker, that recover from a deploy.

import { holds } from './query.js';
import { Ranker } from './rank.js';
import { Store } from './store.js';

/** @typedef {import('./rank.js').Answer} Answer */

const CANDIDATES = 12; // hits whose pages are read to verify a quoted phrase

/** @param {string} url @param {boolean} [fresh] */
async function get(url, fresh) {
  const response = await fetch(url, { cache: fresh ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error('missing');
  return response;
}

/** What the interface asks. Paths are below root, the relative URL of the site. */
export class Session {
  /** @param {string} root */
  constructor(root) {
    this.root = root;
    this.reset();
  }

  reset() {
    this.store = new Store(async (path, fresh) => (await get(this.root + 'search/' + path, fresh)).arrayBuffer());
    this.ranker = new Ranker(this.store);
    /** @type {Map<string, Promise<Document>>} */
    this.pages = new Map();
  }

  open() {
    return this.store.open();
  }

  /**
   * Does what needs the index. When a piece is missing, as after a deploy, it
   * is done once more from a fresh root.
   * @template T @param {() => Promise<T>} work @returns {Promise<T>}
   */
  async use(work) {
    try {
      await this.store.open();
      return await work();
    } catch (error) {
      if (navigator.onLine === false) throw error;
      this.reset();
      await this.store.open(true);
      return work();
    }
  }

  /** @param {string} text @returns {Promise<Answer>} */
  ask(text) {
    return this.use(async () => {
      const answer = await this.ranker.answer(text);
      if (answer.query.phrases.length) answer.hits = await this.verified(answer);
      return answer;
    });
  }

  /** @param {number} id */
  text(id) {
    return this.use(() => this.store.text(id));
  }

  /** The hits that hold every quoted phrase. @param {Answer} answer */
  async verified({ hits, query }) {
    const kept = await Promise.all(
      hits.slice(0, CANDIDATES).map(async (hit) => {
        const text = await this.store.text(hit.id);
        const has = (/** @type {string} */ s) => query.phrases.every((p) => holds(s, p, this.store.languages));
        return has(text.title) || has(text.excerpt) || has(await this.passage(text));
      }),
    );
    return hits.filter((_, i) => kept[i]);
  }

  /** The text of a document, from its page. @param {import('./store.js').Text} text */
  async passage(text) {
    let page = this.pages.get(text.page);
    if (!page) {
      page = get(this.root + text.page).then(async (r) => new DOMParser().parseFromString(await r.text(), 'text/html'));
      this.pages.set(text.page, page);
    }
    const doc = await page;
    return [...passage(doc, text.anchor, text.anchors)].map((node) => node.nodeValue).join('');
  }
}

/**
 * Yields the text nodes from an anchor to the next of a page's anchors.
 * @param {Document} doc @param {string} anchor @param {string[]} anchors
 * @returns {Generator<Text>}
 */
export function* passage(doc, anchor, anchors) {
  const from = (anchor && doc.getElementById(anchor)) || doc.querySelector('main') || doc.body;
  const area = from.closest('main') || doc.body;
  const ends = new Set(anchors.filter((a) => a && a !== anchor));
  const walker = doc.createTreeWalker(area, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = from;
  const heading = /^H[1-6]$/.test(from.tagName);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element || node.nodeType === 1) {
      const e = /** @type {Element} */ (node);
      if (ends.has(e.id) || (heading && e.tagName === from.tagName)) return;
    } else if (!heading && anchor && !from.contains(node)) {
      return;
    } else if (!node.parentElement?.closest('script, style, nav, button')) yield /** @type {Text} */ (node);
  }
}
