// The score of a run of quiz items: right so far, passed or not, retry, a clock when the author set one.

import strings from 'gen:strings/quiz';
import { all, announce, click, make, one, say, visit } from './dom.js';
import { checkAll, reset } from './quiz.js';

/** @typedef {{items: HTMLElement[], panel: HTMLElement}} Group */

/** @type {Group[]} */
let runs = [];
let ticking = 0;

/** Finds the runs of quiz items and gives each its score. */
export function groups() {
  runs = all('.question--quiz:has(+ :not(.question--quiz)), .question--quiz:last-child').map((last) => {
    const items = [last];
    for (let el = last.previousElementSibling; el?.matches('.question--quiz'); el = el.previousElementSibling) {
      items.unshift(/** @type {HTMLElement} */ (el));
    }
    const after = last.nextElementSibling;
    const known = after instanceof HTMLElement && after.matches('.score') ? after : undefined;
    const run = { items, panel: known ?? score() };
    last.after(run.panel);
    if (!known && facts()?.shuffle !== undefined && !items.some((i) => i.matches('.is-checked'))) shuffle(run);
    return run;
  });
  clockPanel();
  count();
}

const facts = () => one('article.chapter')?.dataset;

/** @param {string} name */
const button = (name) => make('button', { type: 'button', className: 'button quiz-' + name }, say(strings[name]));

function score() {
  const row = make('div', { className: 'quiz-row' }, make('output'), button('retry'), button('restart'));
  return make('div', { className: 'score', tabIndex: -1 }, row);
}

/** Counts what is right in every run. */
export function count() {
  for (const { items, panel } of runs) {
    const done = items.filter((i) => i.classList.contains('is-checked'));
    const right = items.filter((i) => i.classList.contains('is-passed')).length;
    panel.hidden = !done.length;
    const words = [say(strings.score, { n: right, total: items.length })];
    if (done.length < items.length) words.push(say(strings.answered, { n: done.length, total: items.length }));
    else words.push(verdict(right / items.length));
    /** @type {HTMLElement} */ (one('output', panel)).textContent = words.filter(Boolean).join(' · ');
    const whole = done.length === items.length;
    /** @type {HTMLElement} */ (one('.quiz-retry', panel)).hidden = !whole || right === done.length;
    /** @type {HTMLElement} */ (one('.quiz-restart', panel)).hidden = !whole;
  }
  document.documentElement.classList.toggle('scored', runs.some((r) => !r.panel.hidden)); // keeps room for what sticks to the foot
}

/** @param {number} share */
function verdict(share) {
  const need = facts()?.pass;
  return need ? say(share * 100 >= Number(need) ? strings.passed : strings.failed, { need }) : '';
}

/** Puts the items of a run in another order. @param {Group} run */
function shuffle({ items, panel }) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  panel.before(...items);
}

/** @param {HTMLElement} el @param {(item: HTMLElement) => boolean} which */
function again(el, which) {
  const run = runs.find((g) => g.panel.contains(el));
  const items = run?.items.filter(which) ?? [];
  items.forEach(reset);
  if (run && items.length === run.items.length && facts()?.shuffle !== undefined) shuffle(run);
  count();
  const first = run?.items.find((i) => items.includes(i));
  if (first) visit(first);
}

click('.quiz-retry', (el) => again(el, (i) => i.classList.contains('is-checked') && !i.classList.contains('is-passed')));
click('.quiz-restart', (el) => again(el, () => true));

function clockPanel() {
  if (!facts()?.timeLimit || one('.quiz-clock, main.print')) return;
  one('.body')?.before(make('div', { className: 'panel quiz-clock' }, button('start'), make('output', { role: 'timer' })));
}

/** @param {number} seconds */
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

click('.quiz-start', (el) => {
  const end = Date.now() + Number(facts()?.timeLimit) * 1000;
  const output = one('.quiz-clock output');
  el.hidden = true;
  clearInterval(ticking);
  ticking = setInterval(tick, 250);
  tick();
  function tick() {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (output) output.textContent = left ? say(strings.left, { time: minutes(left) }) : say(strings.up);
    if (left) return;
    clearInterval(ticking);
    announce(say(strings.up));
    checkAll(all('.question--quiz'));
    el.hidden = false;
  }
});
