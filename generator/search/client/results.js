// The list of results: questions under their chapters, one of them active.

import { button, element, marks, set } from './dom.js';
import { marked, matcher } from './mark.js';

/** @typedef {import('./store.js').Text} Text */
/** @typedef {import('./rank.js').Hit} Hit */

const PAGE = 10; // results shown at once
const FIRST = 3; // results whose texts are waited for; others are shown if theirs are at hand
const SMALL = 1024; // document numbers of a guide whose texts are all soon at hand

/**
 * Fills the list of a search field.
 * @param {import('./view.js').Session} session @param {HTMLInputElement} input @param {HTMLElement} list
 * @param {import('./view.js').Words} words @param {(text: Text, stems: string[]) => void} leave
 */
export function createResults(session, input, list, words, leave) {
  /** @type {HTMLElement[]} */
  let options = [];
  /** @type {Hit[]} */
  let rest = [];
  let active = -1;
  /** @type {AbortSignal | undefined} */
  let current;
  let hit = (/** @type {string} */ _) => false;
  /** @type {string[]} */
  let stems = [];

  const point = () => {
    set(input, { 'aria-expanded': !!options.length, 'aria-activedescendant': options[active]?.id || '' });
    options.forEach((o, i) => set(o, { 'aria-selected': i === active }));
  };

  const clear = () => {
    [options, rest, active] = [[], [], -1];
    list.textContent = '';
    more.hidden = true;
    point();
  };

  const group = (/** @type {Text} */ { page, chapter }) => {
    const known = /** @type {HTMLElement[]} */ ([...list.children]).find((g) => g.dataset.page === page);
    if (known) return known;
    const title = element('div', 'chapter', chapter);
    title.id = `${list.id}-${list.children.length}`;
    const g = element('div', 'group', title);
    g.dataset.page = page;
    set(g, { role: 'group', 'aria-labelledby': title.id });
    list.append(g);
    return g;
  };

  const option = (/** @type {Text} */ text) => {
    const about = [words.name('kind', text.type), text.level && words.name('level', text.level), text.above];
    const a = /** @type {HTMLAnchorElement} */ (
      element('a', 'result',
        element('span', 'title', ...marks(marked(text.title, hit))),
        element('span', 'about', about.filter(Boolean).join(' · ')),
        element('span', 'excerpt', ...marks(marked(text.excerpt, hit))))
    );
    a.id = `${list.id}-r${text.id}`;
    a.href = session.root + text.url;
    set(a, { role: 'option', tabindex: -1 });
    a.onclick = () => leave(text, stems);
    return a;
  };

  const append = (/** @type {Text[]} */ texts) => {
    for (const t of texts) group(t).append(option(t));
    const now = options[active];
    options = [...list.querySelectorAll('a')];
    active = Math.max(options.indexOf(now), 0);
    more.hidden = !rest.length;
    point();
  };

  /** Adds results, unless the query is another by then. @param {number} n */
  const extend = async (n) => {
    const signal = current;
    const texts = await session.texts(rest.splice(0, n), signal);
    if (!signal?.aborted) append(texts);
  };
  const more = button('more', words.say('more'), () => extend(PAGE));

  clear();
  return {
    more,
    clear,
    /** @param {import('./rank.js').Answer} answer @param {AbortSignal} signal */
    async show({ hits, query, ...answer }, signal) {
      const { languages, missing, facts } = await session.store();
      const files = ['', ...hits.slice(0, facts.space > SMALL ? FIRST : PAGE).map((h) => missing(h.id))];
      const end = hits.findIndex((h, i) => i === PAGE || !files.includes(missing(h.id)));
      const first = hits.slice(0, end < 0 ? PAGE : end);
      const texts = await session.texts(first, signal);
      signal.throwIfAborted();
      current = signal;
      clear();
      stems = [...answer.stems];
      const matches = matcher(stems, languages);
      const typing = query.words.find((w) => w.last)?.raw;
      hit = (w) => matches(w) || (!!typing && w.startsWith(typing));
      rest = hits.slice(first.length);
      append(texts);
    },
    /** Makes the next or the previous result the active one. @param {number} step */
    async move(step) {
      if (rest.length && active + step === options.length) await extend(PAGE);
      if (!options.length) return;
      active = (active + step + options.length) % options.length;
      options[active].scrollIntoView({ block: 'nearest' });
      point();
    },
    open: () => options[active]?.click(),
  };
}
