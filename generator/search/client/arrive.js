// What happens where a result leads to: the answer is opened and the words of
// the query are marked.

import { marked } from './mark.js';
import { passage } from './session.js';
import { stemmer } from './tokens.js';

/** @typedef {{anchor: string, anchors: string[], quiz: boolean, stems: string[], langs: import('./tokens.js').Rules[]}} Visit */

const KEY = 'gen-search';
const MOST_MARKS = 300;

/** Remembers a visit for the page that is about to be opened. @param {Visit} visit */
export function leave(visit) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // Storage is blocked: the page opens without marks.
  }
}

/** Reveals and marks what a search result led to, if one led to this page. */
export function arrive() {
  try {
    const visit = JSON.parse(sessionStorage.getItem(KEY) || 'null');
    sessionStorage.removeItem(KEY);
    if (visit && decodeURIComponent(location.hash.slice(1)) === visit.anchor) show(visit);
  } catch {
    // Storage is blocked or holds something else.
  }
}

/** @param {Visit} visit */
function show({ anchor, anchors, quiz, stems, langs }) {
  const target = document.getElementById(anchor);
  for (const mark of document.querySelectorAll('mark.search-mark')) mark.replaceWith(...mark.childNodes);
  const languages = langs.map(stemmer);
  const wanted = new Set(stems);
  const hit = (/** @type {string} */ w) => languages.some((l) => l.fits(w) && wanted.has(l.stem(w))) || wanted.has(w);
  let room = MOST_MARKS;
  for (const node of [...passage(document, anchor, anchors)]) {
    if (!quiz) node.parentElement?.closest('details')?.setAttribute('open', '');
    const pieces = room > 0 ? marked(node.data, hit) : [];
    if (!pieces.some(([, on]) => on)) continue;
    room -= pieces.length;
    node.replaceWith(...pieces.map(([text, on]) => (on ? element('mark', 'search-mark', text) : text)));
  }
  if (!target) return;
  if (!quiz) target.dispatchEvent(new CustomEvent('gen:reveal', { bubbles: true }));
  target.scrollIntoView();
}

/**
 * Makes an element whose content is text, never markup.
 * @param {string} tag @param {string} name its class @param {string | Node | (string | Node)[]} [content]
 */
export function element(tag, name, content = []) {
  const e = document.createElement(tag);
  e.className = name;
  e.append(...(Array.isArray(content) ? content : [content]));
  return e;
}
