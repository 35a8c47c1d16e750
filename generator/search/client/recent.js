// Recent searches, kept on the reader's device if it allows that.

const KEY = 'gen-search-recent';
const MOST = 6;

/** @returns {string[]} */
export function recall() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) || '[]');
    return Array.isArray(list) ? list.filter((q) => typeof q === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} query */
export function remember(query) {
  const q = query.trim().slice(0, 100);
  if (!q) return;
  try {
    localStorage.setItem(KEY, JSON.stringify([q, ...recall().filter((r) => r !== q)].slice(0, MOST)));
  } catch {
    // Storage is blocked: searches are forgotten.
  }
}
