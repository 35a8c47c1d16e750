// A reader's search session: an index that recovers from a deploy.

import { kit } from './kit.js';
import { answer } from './rank.js';
import { openStore } from './store.js';

/** @typedef {ReturnType<typeof createSession>} Session */

/** @param {string} url @param {boolean} [fresh] */
async function get(url, fresh) {
  const response = await fetch(url, { cache: fresh ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error('missing');
  return response;
}

/** What the interface asks. @param {string} root the relative URL of the site */
export function createSession(root) {
  /** @type {Promise<import('./store.js').Store> | undefined} */
  let opening;
  const store = () => (opening ||= openStore(async (path, fresh) => (await get(`${root}search/${path}`, fresh)).arrayBuffer()));

  /**
   * Does what needs the index. When a piece is missing, as after a deploy, it
   * is done once more from a fresh root.
   * @template T @param {(s: import('./store.js').Store) => Promise<T>} work @returns {Promise<T>}
   */
  const use = async (work) => {
    try {
      return await work(await store());
    } catch {
      opening = undefined;
      return work(await store());
    }
  };

  return {
    root,
    store,
    use,
    /** @param {string} query */
    ask: (query) =>
      use(async (s) => {
        const a = await answer(s, query);
        if (a.query.phrases.length) a.hits = await (await import('./later.js')).verified(kit, s, a, async (page) => (await get(root + page)).text());
        return a;
      }),
    /** @param {import('./rank.js').Hit[]} hits */
    texts: (hits) => use((s) => Promise.all(hits.map((h) => s.text(h.id)))),
  };
}
