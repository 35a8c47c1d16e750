// The script of every page: small things at once, larger ones when the page has them or the reader asks.

import strings from 'gen:strings/core';
import { all, announce, chapter, click, one, questions, say, visit } from './dom.js';
import * as code from './code.js';
import * as scheme from './scheme-switch.js';
import * as sides from './sides.js';
import * as place from './place.js';
import './keys.js';
import { get, scope, set } from './state.js';

/** @param {Promise<{attach(): void}>} module */
const load = (module) =>
  module.then(
    (m) => m.attach(),
    () => announce(say(strings.failed)),
  );

/** The first paint, which what only adds to a page need not hold up. */
const painted = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

function extend() {
  if (one('.question--quiz')) load(import('./quiz.js'));
  if (one('.turn--candidate')) load(import('./rehearse.js'));
  if (one('.index-list')) load(import('./list.js'));
  if (one('[data-answer-key]')) load(import('./print.js'));
  if (one('article.home, main[data-not-found]')) load(import('./home.js'));
}

/** Attaches to what the page holds; again after a patch. Every attach may run twice. */
function attach() {
  scheme.attach();
  sides.attach();
  code.attach();
  place.attach();
  painted.then(extend);
  for (const el of all('[data-help]')) el.hidden = false;
  for (const el of all('.tool[data-practice]')) one('.reply, .turn--candidate') ? (el.hidden = false) : el.remove();
  if ((get('practice', false) || one('.practice-panel')) && one('.reply')) load(import('./practice.js'));
  if (one('[data-search-page]')) import('./search.js').then((m) => m.page());
  try {
    if (sessionStorage.getItem('gen-search')) import('./search.js').then((m) => m.arrive());
  } catch {
    // Storage is blocked: there is no result to arrive from.
  }
}

click('[data-practice]', () => {
  if (!one('.reply')) return one('[data-rehearse]')?.click();
  set('practice', get('practice', false) ? undefined : true);
  load(import('./practice.js'));
});
click('[data-search]', (_, event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('./search.js').then((m) => m.open());
});
function random() {
  const list = questions();
  if (list.length) visit(list[Math.floor(Math.random() * list.length)]);
}
click('[data-random]', random);
document.addEventListener('pointerover', (e) => {
  if (e.target instanceof Element && e.target.closest('[data-search]')) import('./search.js').then((m) => m.warm());
});

document.addEventListener('gen:patched', attach);
// What was chosen in another tab, or since the reader left a page that the browser has kept as it was.
addEventListener('storage', ({ key }) => (!key || (key.startsWith(scope) && key !== scope + 'last')) && attach());
addEventListener('pageshow', (event) => event.persisted && attach());
attach();
if (chapter() && location.hash === '#random') random();
