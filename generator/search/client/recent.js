// Recent searches, kept on the reader's device if it allows that.

const KEY = 'gen-search-recent';
const MOST = 6;

/** @returns {string[]} */
export function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || '[]').map(String);
  } catch {
    return []; // Storage is blocked, or holds something else.
  }
}

/** @param {string} query */
export function remember(query) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([query.trim().slice(0, 99), ...recall()])].slice(0, MOST)));
  } catch {
    // Storage is blocked: searches are forgotten.
  }
}
