// Rehearsal of a round: the candidate's side is hidden, the reader answers first; a quiet clock runs.

import './site.js';
import strings from 'gen:strings/rehearse';
import look from 'gen:text/css/rehearse.css';
import { all, announce, click, make, one, say, style, visit } from './dom.js';
import { held, typing } from './keys.js';
import { seen } from './place.js';
import { get, set } from './state.js';

style(look);

/** @typedef {{ask: HTMLElement, replies: HTMLElement[]}} Exchange */

/** @type {Exchange[]} */
let round = [];
let now = -1;
let began = 0;
let asked = 0;
let ticking = 0;

const root = document.documentElement;

/** Puts the panel before the round and reads who answers what. */
export function attach() {
  round = [];
  for (const turn of all('.turn')) {
    if (turn.dataset.entry) round.push({ ask: turn, replies: [] });
    else if (turn.matches('.turn--candidate')) round.at(-1)?.replies.push(turn);
    else if (turn.matches('.turn--interviewer')) round.push({ ask: turn, replies: [] });
  }
  round = round.filter((e) => e.ask.dataset.entry && e.replies.length);
  notes();
  if (one('.rehearse-panel, main.print') || !round.length) return;
  const panel = make('div', { className: 'panel rehearse-panel' }, button('rehearse', 'start', 'button--main'), make('span', { className: 'rehearse-about' }, say(strings.about)), make('output', { role: 'timer', hidden: true }));
  if (one('.stage')) panel.append(button('notes', 'notesHide', 'end'));
  one('.body')?.before(panel);
  notes();
}

/** Shows or hides the coaching notes as the remembered state says. */
function notes() {
  const shown = get('notes', true);
  root.classList.toggle('no-notes', !shown);
  for (const el of all('[data-notes]')) el.textContent = say(shown ? strings.notesHide : strings.notesShow);
}

/** @param {string} name @param {string} word @param {string} more */
const button = (name, word, more) => make('button', { type: 'button', className: 'button ' + more, ['data-' + name]: '' }, say(strings[word]));

function start() {
  root.classList.add('rehearsing');
  for (const { ask, replies } of round) {
    for (const turn of replies) turn.dataset.waiting = '';
    const said = one('.said', replies[0]);
    if (said && !one('.reveal', said)) said.prepend(make('button', { type: 'button', className: 'button reveal', 'aria-describedby': ask.id }, say(strings.reveal)));
  }
  began = Date.now();
  now = -1;
  ticking = setInterval(tick, 500);
  labels();
  next();
}

function stop() {
  root.classList.remove('rehearsing');
  clearInterval(ticking);
  for (const el of all('.turn[data-waiting]')) delete el.dataset.waiting;
  for (const el of all('.turn .reveal')) el.remove();
  for (const el of all('.turn.is-now')) el.classList.remove('is-now');
  labels();
}

const running = () => root.classList.contains('rehearsing');

function labels() {
  const el = one('[data-rehearse]');
  if (el) el.textContent = say(running() ? strings.stop : strings.start);
  for (const o of all('.rehearse-panel output')) o.hidden = !running();
  for (const p of all('[data-practice]')) p.setAttribute('aria-pressed', String(running()));
}

/** @param {number} since */
function elapsed(since) {
  const s = Math.floor((Date.now() - since) / 1000);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

function tick() {
  const output = one('.rehearse-panel output');
  const limit = Number(one('article.chapter')?.dataset.duration ?? 0);
  const whole = elapsed(began) + (limit ? ` / ${Math.round(limit / 60)}:00` : '');
  const turn = say(strings.turn, { n: now + 1, total: round.length });
  if (output) output.textContent = `${turn} · ${say(strings.clock, { answer: elapsed(asked), whole })}`;
}

/** Takes a question for the one that is asked now. @param {number} at */
function turnTo(at) {
  if (at === now) return;
  round[now]?.ask.classList.remove('is-now');
  now = at;
  asked = Date.now();
  round[now]?.ask.classList.add('is-now');
}

/** Goes to the next question that waits for an answer. */
function next() {
  turnTo(round.findIndex((e, i) => i > now && 'waiting' in e.replies[0].dataset));
  if (now < 0) {
    announce(say(strings.done));
    return stop();
  }
  const { ask, replies } = round[now];
  visit(ask);
  one('.reveal', replies[0])?.focus({ preventScroll: true });
  tick();
}

/** @param {Exchange} exchange */
function reveal({ ask, replies }) {
  for (const turn of replies) delete turn.dataset.waiting;
  const first = replies[0];
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  seen(ask.id);
}

click('[data-rehearse]', () => (running() ? stop() : start()));
click('.turn .reveal', (el) => {
  const at = round.findIndex((e) => e.replies.some((r) => r.contains(el)));
  if (at < 0) return;
  turnTo(at);
  reveal(round[at]);
});
click('[data-notes]', () => {
  set('notes', get('notes', true) ? false : undefined);
  notes();
});

/** Space and Enter show the answer to the question that has the focus, else to the one that is asked, and then go on. */
document.addEventListener('keydown', (event) => {
  if (!running() || held(event) || typing(event) || (event.key !== ' ' && event.key !== 'Enter')) return;
  if (event.target instanceof Element && event.target.closest('button, a, input, summary')) return;
  event.preventDefault();
  const at = round.findIndex((e) => e.ask === event.target);
  if (at >= 0 && 'waiting' in round[at].replies[0].dataset) turnTo(at);
  const here = round[now];
  if (here && 'waiting' in here.replies[0].dataset) reveal(here);
  else next();
});
document.addEventListener('gen:reveal', (event) => {
  const at = round.findIndex((e) => e.ask === event.target || e.replies.includes(/** @type {HTMLElement} */ (event.target)));
  if (running() && at >= 0) reveal(round[at]);
});
