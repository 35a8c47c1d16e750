// A reader's search session: an index that recovers from a deploy.

import { kit } from './kit.js';
import { answer } from './rank.js';
import { openStore } from './store.js';

/** @typedef {ReturnType<typeof createSession>} Session */

/** @param {string} url @param {boolean} [fresh] @param {AbortSignal} [signal] */
async function get(url, fresh, signal) {
  const response = await fetch(url, { cache: fresh ? 'no-cache' : 'default', signal });
  if (!response.ok) throw Error('stale');
  return response;
}

/** What the interface asks. @param {string} root the relative URL of the site */
export function createSession(root) {
  /** @type {Promise<import('./store.js').Store> | undefined} */
  let opening;
  const store = () => (opening ||= openStore(async (path, fresh, signal) => (await get(`${root}search/${path}`, fresh, signal)).arrayBuffer()));

  /**
   * Does what needs the index. When a piece is missing, as after a deploy, it
   * is done once more from a fresh root, unless it is outdated.
   * @template T @param {(s: import('./store.js').Store) => Promise<T>} work @param {AbortSignal} [signal] @returns {Promise<T>}
   */
  const use = async (work, signal) => {
    try {
      return await work(await store());
    } catch {
      signal?.throwIfAborted();
      opening = undefined;
      return work(await store());
    }
  };

  return {
    root,
    store,
    use,
    /** @param {string} query @param {AbortSignal} [signal] */
    ask: (query, signal) =>
      use(async (s) => {
        const a = await answer(s, query);
        signal?.throwIfAborted();
        if (a.query.phrases.length) a.hits = await (await import('./later.js')).verified(kit, s, a, async (page) => (await get(root + page, false, signal)).text());
        return a;
      }, signal),
    /** @param {import('./rank.js').Hit[]} hits @param {AbortSignal} [signal] */
    texts: (hits, signal) => use((s) => Promise.all(hits.map((h) => s.text(h.id, signal))), signal),
  };
}
