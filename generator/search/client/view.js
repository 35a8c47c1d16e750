// The search field: a combobox whose list holds the results as links.

import { button, element, set } from './dom.js';
import { kit } from './kit.js';
import { createResults } from './results.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {{say: (key: string, values?: Record<string, string | number>) => string, name: (group: string, value: string) => string}} Words */

const PAUSE = 250; // ms after which a reader who types nothing is shown what there is: a first result needs none of it

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
 * Makes a search field: of an element with a form, or of an empty dialog.
 * @param {Session} session @param {HTMLElement} host @param {() => void} [close] what closes the dialog
 * @returns {(query: string) => void} what searches for a query
 */
export function createView(session, host, close) {
  const words = interfaceWords();
  const { say } = words;
  const rest = /** @type {HTMLElement[]} */ ([...host.children].filter((c) => c.tagName !== 'FORM'));
  const form = host.querySelector('form') || /** @type {HTMLFormElement} */ (element('form', 'form'));
  const input = form.querySelector('input') || /** @type {HTMLInputElement} */ (element('input', 'input'));
  if (close) {
    set(form, { role: 'search' });
    for (const e of [host, input]) set(e, { 'aria-label': say('label') });
    form.append(input, button('close', say('close'), close));
    host.append(form);
  }
  const list = element('div', 'list');
  list.id = 'search-list-' + ++views;
  set(list, { role: 'listbox', 'aria-label': say('results') });
  set(input, { role: 'combobox', autocomplete: 'off', spellcheck: false, placeholder: say('placeholder'), 'aria-autocomplete': 'list', 'aria-controls': list.id });
  const status = element('p', 'status');
  set(status, { role: 'status' });
  const empty = element('div', 'empty');
  /** @type {typeof import('./later.js') | undefined} */
  let later;
  /** @type {any} */
  let facts;
  const go = (/** @type {import('./store.js').Text} */ text, /** @type {string[]} */ stems) => {
    const visit = { stems, langs: facts.langs, query: input.value, ...text };
    try {
      // Here, as a reader may be faster than what comes later.
      sessionStorage['gen-search'] = JSON.stringify(visit);
    } catch {
      // Storage is blocked: the page opens as by any link.
    }
    later?.leave(kit, session, visit);
    close?.();
  };
  const results = createResults(session, input, list, words, go);
  form.after(status, list, results.more);
  host.append(empty); // below what the page has already, which keeps its place
  const search = (/** @type {string} */ query) => {
    input.value = query;
    run();
    input.focus();
  };

  let turn = new AbortController();
  /** Searches for what stands in the field, and gives up the search before. */
  const run = async () => {
    turn.abort();
    const { signal } = (turn = new AbortController());
    try {
      await render(input.value, signal);
    } catch {
      if (signal.aborted) return;
      results.clear();
      status.textContent = say(navigator.onLine ? 'failed' : 'offline');
    }
  };

  /** @type {ReturnType<typeof import('./later.js').createFilters> | undefined} */
  let filters;
  const render = async (/** @type {string} */ query, /** @type {AbortSignal} */ signal) => {
    const blank = !query.trim();
    for (const e of rest) e.hidden = !blank;
    const answer = blank ? undefined : await session.ask(query, signal);
    ({ facts } = await session.store());
    let n = 0;
    let said = '';
    if (!answer) results.clear();
    else {
      await results.show(answer, signal);
      n = answer.hits.length;
      said = say(n ? (answer.weak ? 'nearest' : n > 1 ? 'count' : 'one') : 'none', { query, n: answer.more ?? n });
      said = [said, ...answer.corrected.map(([from, to]) => say('corrected', { from, to }))].join(' · ');
    }
    status.textContent = said;
    empty.hidden = !!n;
    later = await import('./later.js').catch(() => undefined);
    if (!later || signal.aborted) return;
    if (!close) later.address(query);
    // A page lists its topics itself as long as nothing is asked.
    if (!n) empty.replaceChildren(...later.welcome(kit, session, words, blank && rest.length ? { topic: [] } : facts, search, go));
    if (!filters) form.after((filters = later.createFilters(kit, session, words, search)).bar);
    filters.bar.hidden = blank;
    filters.follow(query).catch(() => {});
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
  if (close) setTimeout(() => input.value || run(), PAUSE);
  return search;
}
