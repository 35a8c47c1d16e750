// The index of a list: filters by level and topic that keep the numbers, and how much has been seen.

import strings from 'gen:strings/list';
import { all, chapter, make, one, say } from './dom.js';
import { get } from './state.js';

/** Puts the filters over the index. */
export function attach() {
  const list = one('.index-list');
  if (!list) return;
  if (!one('.filters')) list.before(filters(list));
  count();
}

/** @param {HTMLElement} list */
function filters(list) {
  const items = all(':scope > li', list);
  const levels = new Set(items.flatMap((li) => facet(li, 'level')));
  const topics = new Set(items.flatMap((li) => facet(li, 'topics')));
  const row = make('div', { className: 'filters', role: 'group', 'aria-label': say(strings.filter ?? strings.level) });
  if (levels.size > 1) row.append(choice('level', levels));
  if (topics.size > 1) row.append(choice('topic', topics));
  const random = make('button', { type: 'button', className: 'button', 'data-random': '' }, say(strings.random));
  row.append(random, make('output'));
  row.addEventListener('change', apply);
  return row;
}

/** What a question is about; its chapter says what all have alike. @param {HTMLElement} el @param {string} name */
const facet = (el, name) => (el.dataset[name] ?? one('article.chapter')?.dataset[name] ?? '').split(' ').filter(Boolean);

/** @param {string} name @param {Set<string>} values */
function choice(name, values) {
  const options = [...values].sort().map((v) => make('option', { value: v }, label(name, v)));
  const select = make('select', { name }, make('option', { value: '' }, say(strings.all)), ...options);
  return make('label', {}, say(strings[name]), select);
}

/** The word the page itself uses for a level. @param {string} name @param {string} value */
function label(name, value) {
  const shown = name === 'level' && one(`.question[data-level="${CSS.escape(value)}"] .mark--level`)?.textContent;
  return shown || value;
}

/** @param {string} name */
const chosen = (name) => /** @type {HTMLSelectElement | null} */ (one(`.filters [name="${name}"]`))?.value ?? '';

function apply() {
  const [level, topic] = [chosen('level'), chosen('topic')];
  for (const el of all('.index-list > li, .body > .question')) {
    el.hidden = (!!level && !facet(el, 'level').includes(level)) || (!!topic && !facet(el, 'topics').includes(topic));
  }
  count();
}

/** Says how many are shown, and how many have been seen. */
function count() {
  /** @type {string[]} */
  const ids = get('seen:' + chapter(), []);
  const items = all('.index-list > li');
  const shown = items.filter((li) => !li.hidden);
  for (const li of items) {
    const id = decodeURIComponent(one('a', li)?.getAttribute('href')?.split('#')[1] ?? '');
    li.classList.toggle('is-seen', ids.includes(id));
  }
  const output = one('.filters output');
  if (!output) return;
  const total = items.length;
  const filtered = chosen('level') || chosen('topic');
  const seen = items.filter((li) => li.classList.contains('is-seen')).length;
  if (!shown.length) output.textContent = say(strings.none);
  else output.textContent = filtered ? say(strings.shown, { n: shown.length, total }) : say(strings.seen, { n: seen, total });
}

document.addEventListener('gen:seen', count);
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('.question[hidden]')) return;
  for (const select of all('.filters select')) /** @type {HTMLSelectElement} */ (select).value = '';
  apply();
  target.scrollIntoView();
});
