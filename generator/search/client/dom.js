// Elements, and the text between them.

/**
 * Makes an element whose strings are text, never markup.
 * @param {string} tag @param {string} name its class, after "search-"
 * @param {(string | Node)[]} content
 */
export function element(tag, name, ...content) {
  const e = document.createElement(tag);
  e.className = name ? 'search-' + name : 'search';
  e.append(...content);
  return e;
}

/**
 * Makes a button. @param {string} name @param {string} label @param {() => void} press
 */
export function button(name, label, press) {
  const b = /** @type {HTMLButtonElement} */ (element('button', name, label));
  b.type = 'button';
  b.onclick = press;
  return b;
}

/** @param {Element} e @param {Record<string, string | number | boolean>} attributes */
export function set(e, attributes) {
  for (const name in attributes) e.setAttribute(name, String(attributes[name]));
}

/**
 * Marks pieces of a text. @param {[string, boolean][]} pieces as marked makes them
 */
export const marks = (pieces) => pieces.map(([text, on]) => (on ? element('mark', 'mark', text) : text));
