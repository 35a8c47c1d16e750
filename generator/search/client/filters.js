// The filter bar: a button, and behind it what later.js makes.

import { button, element, set } from './dom.js';
import { kit } from './kit.js';

/**
 * Makes the filter bar of a search field.
 * @param {import('./session.js').Session} session @param {import('./view.js').Words} words @param {(query: string) => void} search
 */
export function createFilters(session, words, search) {
  let current = '';
  const panel = element('div', 'filters');
  const follow = async (/** @type {string} */ query) => {
    current = query;
    set(toggle, { 'aria-expanded': !panel.hidden });
    if (panel.hidden) return;
    const groups = await (await import('./later.js')).filters(kit, session, words, query, search);
    if (query === current) panel.replaceChildren(...groups);
  };
  const toggle = button('toggle', words.say('filters'), () => {
    panel.hidden = !panel.hidden;
    follow(current).catch(() => {});
  });
  panel.hidden = true;
  return { bar: element('div', 'bar', toggle, panel), follow };
}
