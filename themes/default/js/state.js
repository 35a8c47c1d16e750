// What this device remembers of one guide: values under versioned keys, scoped by the site's root so
// that two guides on one host do not mix. Where storage is blocked it lasts as long as the page.

const root = new URL(document.documentElement.dataset.root || './', location.href).pathname;

/** What every key of this guide begins with; 1 is the version of the format. */
export const scope = `gen:1:${root}:`;

/** What could not be stored. @type {Map<string, unknown>} */
export const unsaved = new Map();

/**
 * What is remembered, if it is of the kind of the fallback: a file that was loaded may hold anything.
 * @template T
 * @param {string} key
 * @param {T} fallback
 * @returns {T}
 */
export function get(key, fallback) {
  if (unsaved.has(key)) return /** @type {T} */ (unsaved.get(key) ?? fallback);
  try {
    const value = JSON.parse(localStorage.getItem(scope + key) ?? 'null');
    return value?.constructor === /** @type {any} */ (fallback).constructor ? value : fallback;
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
    unsaved.delete(key);
  } catch {
    unsaved.set(key, value);
  }
}
