// The index of a list: filters by level and topic that keep the numbers, and how much has been seen.

import './site.js';
import strings from 'gen:strings/list';
import { all, chapter, make, one, say, target } from './dom.js';
import * as place from './place.js';
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
  row.append(random);
  one('.index summary')?.append(make('output'));
  row.addEventListener('change', apply);
  return row;
}

/** What a question is about; its chapter says what all have alike. @param {HTMLElement} el @param {string} name */
const facet = (el, name) => (el.dataset[name] ?? one('article.chapter')?.dataset[name] ?? '').split(' ').filter(Boolean);

/** @param {string} name @param {Set<string>} values */
function choice(name, values) {
  const options = [...values].sort((a, b) => rank(a) - rank(b) || label(name, a).localeCompare(label(name, b))).map((v) => make('option', { value: v }, label(name, v)));
  const select = make('select', { name }, make('option', { value: '' }, say(strings.all)), ...options);
  return make('label', {}, say(strings[name]), select);
}

/** Levels go from low to high. @param {string} value */
const rank = (value) => ['junior', 'mid', 'senior', 'any'].indexOf(value);

/** The words the page itself uses for a level or topic. @param {string} name @param {string} value */
function label(name, value) {
  if (name === 'topic') return one(`:is(.mark--topic, .fact--topic) a[href$="/${CSS.escape(encodeURIComponent(value))}/"]`)?.textContent ?? value;
  const level = `[data-level="${CSS.escape(value)}"] `;
  return one(`.question${level} .mark--level, .chapter${level} .fact--level`)?.textContent ?? value;
}

/** @param {string} name */
const chosen = (name) => /** @type {HTMLSelectElement | null} */ (one(`.filters [name="${name}"]`))?.value ?? '';

function apply() {
  const [level, topic] = [chosen('level'), chosen('topic')];
  for (const el of all('.index-list > li, .body > .question')) {
    el.hidden = (!!level && !facet(el, 'level').includes(level)) || (!!topic && !facet(el, 'topics').includes(topic));
  }
  count();
  place.attach();
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
  const output = one('.index output');
  if (!output) return;
  const total = items.length;
  const filtered = chosen('level') || chosen('topic');
  const seen = items.filter((li) => li.classList.contains('is-seen')).length;
  if (!shown.length) output.textContent = say(strings.none);
  else output.textContent = filtered ? say(strings.shown, { n: shown.length, total }) : say(strings.seen, { n: seen, total });
}

document.addEventListener('gen:seen', count);
addEventListener('hashchange', () => {
  const at = target();
  if (!at?.closest('.question[hidden]')) return;
  for (const select of all('.filters select')) /** @type {HTMLSelectElement} */ (select).value = '';
  apply();
  at.scrollIntoView();
});
