// What this device remembers of one guide: values under versioned keys, scoped by the site's root so
// that two guides on one host do not mix. Where storage is blocked it lasts as long as the page.

const root = new URL(document.documentElement.dataset.root || './', location.href).pathname;

/** What every key of this guide begins with; 1 is the version of the format. */
export const scope = `gen:1:${root}:`;

/** @type {Map<string, unknown>} */
const page = new Map();

/**
 * @template T
 * @param {string} key
 * @param {T} fallback
 * @returns {T}
 */
export function get(key, fallback) {
  if (page.has(key)) return /** @type {T} */ (page.get(key));
  try {
    const text = localStorage.getItem(scope + key);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/**
 * Remembers a value; undefined forgets it.
 * @param {string} key
 * @param {unknown} value
 */
export function set(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(scope + key);
    else localStorage.setItem(scope + key, JSON.stringify(value));
    page.delete(key);
  } catch {
    page.set(key, value);
  }
}
