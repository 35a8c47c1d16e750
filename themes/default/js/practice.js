// Practice: every answer waits behind a button; the reader answers first, looks, and marks how it went.

import './site.js';
import strings from 'gen:strings/practice';
import look from 'gen:text/css/practice.css';
import { above, all, announce, chapter, click, make, one, questions, say, style, target, up, visit } from './dom.js';
import { enabled, held, typing } from './keys.js';
import { seen } from './place.js';
import { get, set } from './state.js';

style(look);

const GRADES = ['again', 'hard', 'good', 'easy'];

/** @typedef {Record<string, {grade: string, at: number}>} Marks grade by question; at is days since 1970 */

/** @returns {Marks} */
const marks = () => get('marks:' + chapter(), {});

/** Hides or shows the answers as the remembered state says. */
export function attach() {
  const on = get('practice', false);
  const root = document.documentElement;
  const was = root.classList.toggle('practising', on) !== on || !!one('.practice-panel');
  for (const el of all('[data-practice]')) el.setAttribute('aria-pressed', String(on));
  const done = marks();
  for (const el of all('.question:has(> .reply)')) on ? hide(el, done[el.id]?.grade) : show(el);
  delete root.dataset.practice;
  panel(on);
  if (on) linked();
  if (on !== !!was) announce(say(on ? strings.on : strings.off));
}

/** @param {HTMLElement} question @param {string} [grade] what it was marked with */
function hide(question, grade) {
  const reply = one('.reply', question);
  const body = one('.reply-body', question);
  if (one('.reveal', question)) press(question, grade);
  else if (reply && body) cover(question, reply, body, grade);
}

/** @param {HTMLElement} question @param {HTMLElement} reply @param {HTMLElement} body @param {string} [grade] */
function cover(question, reply, body, grade) {
  if (reply instanceof HTMLDetailsElement) reply.open = true; // the button takes the place of its summary
  body.id ||= question.id + '-reply';
  /** @type {any} */ (body).hidden = 'until-found';
  reply.before(make('button', { type: 'button', className: 'button reveal', 'aria-expanded': false, 'aria-controls': body.id }, say(strings.reveal)));
  reply.after(grades());
  press(question, grade);
  reply.classList.add('is-ready');
}

/** @param {HTMLElement} question */
function show(question) {
  const body = one('.reply-body', question);
  if (!body) return;
  body.hidden = false;
  for (const el of all('.reveal, .grades', question)) el.remove();
  const reply = one('.reply', question);
  reply?.classList.remove('is-ready');
  if (reply instanceof HTMLDetailsElement) reply.open = false;
  question.classList.remove('is-open');
}

function grades() {
  const buttons = GRADES.map((g) => make('button', { type: 'button', className: 'button', value: g }, say(strings[g])));
  return make('fieldset', { className: 'grades' }, make('legend', {}, say(strings.how)), ...buttons);
}

/** Shows which grade was given. @param {HTMLElement} question @param {string} [grade] */
function press(question, grade) {
  for (const b of all('.grades .button', question)) b.setAttribute('aria-pressed', String(/** @type {HTMLButtonElement} */ (b).value === grade));
}

/**
 * Opens one answer.
 * @param {HTMLElement} question
 */
function reveal(question) {
  const body = one('.reply-body', question);
  const button = one('.reveal', question);
  if (!body || !button || question.classList.contains('is-open')) return;
  body.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  question.classList.add('is-open');
  if (document.activeElement === button) {
    body.tabIndex = -1;
    body.focus({ preventScroll: true });
  }
  seen(question.id);
}

/**
 * @param {HTMLElement} question
 * @param {string} grade
 */
function markAs(question, grade) {
  set('marks:' + chapter(), { ...marks(), [question.id]: { grade, at: Math.floor(Date.now() / 864e5) } });
  press(question, grade);
  announce(say(strings.marked, { mark: say(strings[grade]) }));
  count();
}

/** @param {boolean} on */
function panel(on) {
  const old = one('.practice-panel');
  if (!on) return old?.remove();
  if (old) return count();
  const button = (/** @type {string} */ name, /** @type {string} */ attr) => make('button', { type: 'button', className: 'button', [attr]: '' }, say(strings[name]));
  const el = make('div', { className: 'panel practice-panel' }, make('output'));
  if (!one('.index-list')) el.append(button('random', 'data-random'));
  el.append(button('stop', 'data-practice'));
  one('.body')?.before(el);
  count();
}

function count() {
  const asked = all('.question:has(> .reply)');
  const done = marks();
  const output = one('.practice-panel output');
  if (output) output.textContent = say(strings.progress, { n: asked.filter((q) => done[q.id]).length, total: asked.length });
}

/** Places that links of this page have led to. They lead to a question, not to its answer. @type {Set<string>} */
const followed = new Set();

/** Opens the answer that the address or a search result leads to. */
function linked() {
  const question = target()?.closest('.question');
  if (question instanceof HTMLElement) reveal(question);
}

/** @param {Event} event */
const questionOf = (event) => up(event, '.practising .question:has(> .reply)');

click('.reveal', (el) => {
  const question = el.closest('.question');
  if (question instanceof HTMLElement) reveal(question);
});
click('.grades .button', (el) => {
  const question = el.closest('.question');
  if (question instanceof HTMLElement) markAs(question, /** @type {HTMLButtonElement} */ (el).value);
});
document.addEventListener('beforematch', (event) => questionOf(event) && reveal(/** @type {HTMLElement} */ (questionOf(event))));
document.addEventListener('gen:reveal', (event) => questionOf(event) && reveal(/** @type {HTMLElement} */ (questionOf(event))));
click('a[href]', (el) => followed.add(/** @type {HTMLAnchorElement} */ (el).hash));
addEventListener('hashchange', () => {
  if (target()?.closest(followed.has(location.hash) ? '.practising .reply' : '.practising')) linked();
});

/** Space and Enter open the question that has the focus; 1 to 4 mark it and go on. */
document.addEventListener('keydown', (event) => {
  const question = questionOf(event);
  if (!question || event.defaultPrevented || held(event) || typing(event)) return;
  if ((event.key === ' ' || event.key === 'Enter') && event.target === question && !question.classList.contains('is-open')) {
    event.preventDefault();
    reveal(question);
  }
  const grade = GRADES[Number(event.key) - 1];
  if (!grade || !question.classList.contains('is-open') || !enabled()) return;
  markAs(question, grade);
  const list = questions();
  const next = list[(list.indexOf(question) + 1 || above(list) + 1)];
  if (next) visit(next);
});
