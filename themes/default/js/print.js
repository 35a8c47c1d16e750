// Moves the answers of a print page into a key at its end, and back, as the reader chooses. The choice is in the address.

import './site.js';
import strings from 'gen:strings/print';
import { all, click, make, one } from './dom.js';

/** Whether the address asks for the key: in its query, so that following a link on the page keeps it. */
const wanted = () => new URLSearchParams(location.search).get('answers') === 'end';

/** What was moved, and the element it came from. @type {[HTMLElement, HTMLElement][]} */
let moved = [];

/**
 * The answer of a question, to stand in the key. That of a quiz is a copy: the quiz checks itself against its own.
 * @param {HTMLElement} question
 * @returns {HTMLElement | undefined}
 */
function take(question) {
  const reply = one('.reply > .reply-body', question);
  if (reply?.parentElement) {
    moved.push([reply, reply.parentElement]);
    return reply;
  }
  const copy = /** @type {HTMLElement | undefined} */ (one('.solution-body', question)?.cloneNode(true));
  if (copy) for (const el of all('[id]', copy)) el.removeAttribute('id');
  return copy;
}

/** @param {HTMLElement} question */
function entry(question) {
  const answer = take(question);
  if (!answer) return [];
  const title = make('p', { className: 'key-question question-title' });
  for (const el of all(':scope > .head .question-title > *', question)) {
    const copy = el.cloneNode(true);
    title.append(el.matches('.title') ? make('a', { href: '#' + question.id }, copy) : copy, ' ');
  }
  return [make('div', { className: 'key-entry' }, title, make('div', { className: 'key-answer' }, answer))];
}

/** @param {HTMLElement} chapter */
function part(chapter) {
  const entries = all('.question', chapter).flatMap(entry);
  if (!entries.length) return [];
  return [make('section', { className: 'answer-key-chapter', lang: chapter.lang || document.documentElement.lang }, make('h3', { textContent: chapter.dataset.title }), ...entries)];
}

/** @param {boolean} keyed */
function show(keyed) {
  const main = one('main.print');
  if (!main || keyed === !!one('.answer-key', main)) return;
  if (keyed) {
    moved = [];
    main.append(make('section', { className: 'answer-key' }, make('h2', { textContent: strings.key }), ...all('.chapter', main).flatMap(part)));
  } else {
    for (const [answer, home] of moved) home.append(answer);
    one('.answer-key', main)?.remove();
  }
  main.classList.toggle('is-keyed', keyed);
}

export function attach() {
  show(wanted());
  for (const el of all('[data-answer-key]')) {
    el.hidden = false;
    el.textContent = String(one('.answer-key') ? strings.inline : strings.keyed);
  }
}

click('[data-answer-key]', () => {
  const address = new URL(location.href);
  if (wanted()) address.searchParams.delete('answers');
  else address.searchParams.set('answers', 'end');
  history.replaceState(history.state, '', address);
  attach();
});
