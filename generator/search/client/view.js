// The search field: a combobox whose list holds the results as links.

import { button, element, set } from './dom.js';
import { createFilters } from './filters.js';
import { kit } from './kit.js';
import { remember } from './recent.js';
import { createResults } from './results.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {(text: import('./store.js').Text, stems: string[], langs: import('./tokens.js').Rules[]) => void} Go */
/** @typedef {{say: (key: string, values?: Record<string, string | number>) => string, name: (group: string, value: string) => string}} Words */

let views = 0;

/** The words of the interface, from the page. @returns {Words} */
function interfaceWords() {
  const words = JSON.parse(document.getElementById('gen-strings')?.textContent || '{}');
  return {
    say: (key, values = {}) => (words['search.' + key] ?? key).replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ v) => values[v]),
    name: (group, value) => words[`search.${group}.${value}`] ?? value.replace(/-/g, ' '),
  };
}

/**
 * Makes a search field of a dialog or of an element with a form.
 * @param {Session} session @param {HTMLElement} host @param {Go} go @param {(query: string) => void} [typed]
 * @returns {(query: string) => void} what searches for a query
 */
export function createView(session, host, go, typed) {
  const words = interfaceWords();
  const { say } = words;
  const rest = /** @type {HTMLElement[]} */ ([...host.children].filter((c) => c.tagName !== 'FORM'));
  const form = host.querySelector('form') || /** @type {HTMLFormElement} */ (element('form', 'form'));
  const input = form.querySelector('input') || /** @type {HTMLInputElement} */ (element('input', 'input'));
  if (!form.parentElement) {
    const dialog = /** @type {HTMLDialogElement} */ (host);
    set(form, { role: 'search' });
    for (const e of [dialog, input]) set(e, { 'aria-label': say('label') });
    form.append(input, button('close', say('close'), () => dialog.close()));
    host.append(form);
  }
  const list = element('div', 'list');
  list.id = 'search-list-' + ++views;
  set(list, { role: 'listbox', 'aria-label': say('results') });
  set(input, {
    type: 'search', name: 'q', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: false, enterkeyhint: 'go', placeholder: say('placeholder'),
    'aria-expanded': false, 'aria-autocomplete': 'list', 'aria-controls': list.id,
  });
  const status = element('p', 'status');
  set(status, { role: 'status' });
  const empty = element('div', 'empty');
  const results = createResults(session, input, list, words, async (text, stems) => {
    remember(input.value);
    go(text, stems, (await session.store()).facts.langs);
  });
  const search = (/** @type {string} */ query) => {
    input.value = query;
    run();
  };
  const filters = createFilters(session, words, search);
  form.after(filters.bar, status, list, results.more, empty);

  let running = false;
  let waiting = false;
  /** Searches for what stands in the field; while one search runs, the latest waits. */
  const run = async () => {
    waiting = running;
    typed?.(input.value);
    if (running) return;
    running = true;
    try {
      await render(input.value);
    } catch {
      results.clear();
      status.textContent = say(navigator.onLine === false ? 'offline' : 'failed');
    }
    running = false;
    if (waiting) run();
  };

  const render = async (/** @type {string} */ query) => {
    const blank = !query.trim();
    for (const e of rest) e.hidden = !blank;
    if (blank) {
      results.clear();
      status.textContent = '';
      filters.bar.hidden = true;
      return welcome();
    }
    const { hits, weak, corrected, ...answer } = await session.ask(query);
    await results.show(hits, answer);
    filters.bar.hidden = false;
    filters.follow(query).catch(() => {});
    empty.hidden = !!hits.length;
    const n = hits.length;
    const count = !n ? say('none', { query }) : weak ? say('nearest', { query }) : say(n === 1 ? 'one' : 'count', { n });
    status.textContent = [count, ...corrected.map(([from, to]) => say('corrected', { from, to }))].join(' ');
    if (!n) await welcome();
  };

  /** Shows what there is before a search. */
  const welcome = async () => {
    empty.hidden = false;
    const { facts } = await session.store();
    const later = await import('./later.js');
    empty.replaceChildren(...later.welcome(kit, session, words, facts, (query) => (search(query), input.focus()), (text) => go(text, [], facts.langs)));
  };

  form.onsubmit = (e) => {
    e.preventDefault();
    results.open();
  };
  input.oninput = run;
  input.onkeydown = (e) => {
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (!step || e.isComposing) return;
    e.preventDefault();
    results.move(step);
  };
  run();
  return search;
}
