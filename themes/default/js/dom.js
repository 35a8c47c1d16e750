// A few words for the document that every module uses.

/**
 * Makes an element. Properties are set as properties, names with a dash as attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.includes('-') || name === 'role') el.setAttribute(name, String(value));
    else /** @type {any} */ (el)[name] = value;
  }
  el.append(...children);
  return el;
}

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const all = (selector, within = document) => [...within.querySelectorAll(/** @type {'p'} */ (selector))];

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement | null}
 */
export const one = (selector, within = document) => within.querySelector(selector);

/**
 * The nearest element up from where an event happened.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const up = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

/**
 * Handles clicks on whatever matches, now or later: it survives a patched document.
 * @param {string} selector
 * @param {(el: HTMLElement, event: MouseEvent) => void} handle
 */
export function click(selector, handle) {
  document.addEventListener('click', (event) => {
    const el = up(event, selector);
    if (el) handle(el, event);
  });
}

/**
 * Says a string of the locale with its placeholders filled; a plural is chosen by n.
 * @param {import('gen:strings/core').Text} text
 * @param {Record<string, string | number>} [values]
 */
export function say(text, values = {}) {
  const { lang } = document.documentElement;
  if (typeof text !== 'string') text = text[new Intl.PluralRules(lang).select(Number(values.n))] ?? text.other ?? '';
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Tells a screen reader, without showing it.
 * @param {string} text
 */
export function announce(text) {
  let region = one('#announcer');
  if (!region) {
    region = make('div', { id: 'announcer', className: 'visually-hidden', role: 'status' });
    document.body.append(region);
  }
  region.textContent = '';
  setTimeout(() => region && (region.textContent = text), 50);
}

/**
 * Puts a stylesheet that came with a module into force.
 * @param {string} text
 */
export function style(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/** The element that the address names; an address that is broken names none. */
export function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** The address of the chapter that is shown, or "". */
export const chapter = () => one('article.chapter')?.dataset.chapter ?? '';

/** Everything on the page that asks something, in order. */
export const questions = () => all('[data-entry][id]').filter((el) => el.offsetParent);

/**
 * The last of some elements that begins above the reading line.
 * @param {HTMLElement[]} elements in order down the page
 */
export function above(elements) {
  const line = Math.min(innerHeight * 0.3, 240);
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elements[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Brings a question to the top and the keyboard to it.
 * @param {HTMLElement} el
 */
export function visit(el) {
  if (!el.matches('a[href], button, input, select, textarea, summary, [tabindex]')) el.tabIndex = -1;
  el.focus({ preventScroll: true });
  el.scrollIntoView({ block: 'start' });
}
