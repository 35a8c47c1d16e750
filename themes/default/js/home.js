// The home page takes up where the reader stopped; the page that is missing asks for what was meant.

import './site.js';
import strings from 'gen:strings/core';
import { all, click, make, one, say } from './dom.js';
import { get, set } from './state.js';

/** Chapters with questions. */
const ASKING = '.chapter-card:not([data-questions="0"])';

/** A path of this host: what was loaded from a file may be an address of any kind. */
const HERE = /^\/(?![/\\])/;

/** Shows what this device remembers. */
export function attach() {
  resume();
  for (const card of all('.chapter-card')) progress(card);
  for (const el of all('[data-practice-start], [data-random-start]')) one(ASKING) ? (el.hidden = false) : el.remove();
  const field = /** @type {HTMLInputElement | null} */ (one('main[data-not-found] [name="q"]'));
  if (field && !field.value) field.value = words();
}

function resume() {
  const place = one('[data-continue]');
  const last = get('last', { url: '', id: '', title: '', question: '' });
  if (!place) return;
  place.hidden = !HERE.test(last.url);
  const href = last.url + (last.id ? '#' + encodeURIComponent(last.id) : '');
  const title = [last.title, last.question].filter(Boolean).join(' — ');
  place.replaceChildren(make('p', {}, say(strings.continue)), make('p', {}, make('a', { href }, title)));
}

/** @param {HTMLElement} card */
function progress(card) {
  const total = Number(card.dataset.questions);
  /** @type {string[]} */
  const ids = get('seen:' + card.dataset.chapter, []);
  const facts = one('.facts', card);
  if (!facts) return;
  one('.fact--seen', facts)?.remove();
  if (ids.length && total) facts.append(make('li', { className: 'fact fact--seen' }, say(strings.seen, { n: Math.min(ids.length, total), total })));
}

/** The words of an address that leads nowhere. */
function words() {
  const path = decodeURIComponent(location.pathname.replace(/\.\w+$/, '').replace(/%(?![0-9a-f]{2})/gi, ' '));
  return path.split(/[^\p{L}\p{N}_*]+/u).filter(Boolean).join(' ').slice(0, 80);
}

click('[data-practice-start]', () => {
  set('practice', true);
  const last = get('last', { chapter: '' });
  const same = one(`.chapter-card[data-chapter="${CSS.escape(last.chapter)}"] .chapter-link`);
  (same ?? one(ASKING + ':not([data-kind="quiz"]) .chapter-link') ?? one(ASKING + ' .chapter-link'))?.click();
});
click('[data-random-start]', () => {
  let left = Math.random() * all(ASKING).reduce((n, card) => n + Number(card.dataset.questions), 0);
  const card = all(ASKING).find((card) => (left -= Number(card.dataset.questions)) < 0);
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (card && one('.chapter-link', card));
  if (link) location.href = link.href + '#random';
});
