// Where the reader is: progress through the chapter, the section in view, and what has been seen.

import { above, all, chapter, make, one, questions } from './dom.js';
import { get, set } from './state.js';

const DWELL = 1500; // milliseconds a question is in view before it counts as seen

/** What asks something, read when it is looked at: that lays the page out. @type {HTMLElement[] | undefined} */
let asked;
/** @type {{target: HTMLElement, link: HTMLElement}[]} */
let sections = [];
/** @type {HTMLElement | undefined} */
let bar;
let due = 0;
let current = '';
let dwell = 0;

/** Reads the page anew. */
export function attach() {
  sections = all('#outline a[href^="#"]').flatMap((link) => {
    const target = document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
    return target ? [{ target, link }] : [];
  });
  if (!chapter()) return;
  if (!bar?.isConnected) {
    bar = make('div', { className: 'progress', 'aria-hidden': true });
    one('.bar')?.append(bar);
  }
  asked = undefined;
  due ||= requestAnimationFrame(look);
}

function look() {
  due = 0;
  const body = one('.body');
  if (!body || !bar) return;
  const box = body.getBoundingClientRect();
  const read = Math.min(1, Math.max(0, (innerHeight * 0.7 - box.top) / Math.max(1, box.height)));
  bar.style.setProperty('--read', box.top > 0 && scrollY < 8 ? '0' : read.toFixed(3));
  mark(above(sections.map((s) => s.target)));
  asked ??= questions();
  dwellOn(asked[above(asked)]?.id ?? '');
}

/** @param {number} at */
function mark(at) {
  const link = sections[at]?.link;
  const was = one('#outline a[aria-current]');
  if (was === (link ?? null)) return;
  was?.removeAttribute('aria-current');
  if (!link) return;
  link.setAttribute('aria-current', 'true');
  const nav = one('#outline');
  if (!nav) return;
  const [a, b] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
  if (a.top < b.top || a.bottom > b.bottom) nav.scrollTop += a.top - b.top - b.height / 3;
}

/** @param {string} id */
function dwellOn(id) {
  if (id === current) return;
  current = id;
  clearTimeout(dwell);
  dwell = setTimeout(() => stay(id), DWELL);
}

/** @param {string} id */
function stay(id) {
  const title = one('article.chapter')?.dataset.title ?? document.title;
  const question = id && one('.question-title .title', document.getElementById(id) ?? document)?.textContent;
  set('last', { chapter: chapter(), url: location.pathname, id, title, question: question || '' });
  if (id && !document.documentElement.classList.contains('practising')) seen(id);
}

/**
 * Remembers that a question has been seen.
 * @param {string} id
 */
export function seen(id) {
  const key = 'seen:' + chapter();
  /** @type {string[]} */
  const ids = get(key, []);
  if (ids.includes(id)) return;
  set(key, [...ids, id]);
  document.dispatchEvent(new CustomEvent('gen:seen', { detail: id }));
}

addEventListener('scroll', () => (due ||= requestAnimationFrame(look)), { passive: true });
addEventListener('resize', () => (due ||= requestAnimationFrame(look)));
