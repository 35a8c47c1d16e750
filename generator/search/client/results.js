// The list of results: questions under their chapters, one of them active.

import { element } from './arrive.js';

/** @typedef {import('./store.js').Text} Text */

const FIRST = 4; // results shown as soon as their texts are there
const PAGE = 10; // results shown at once

/** The list of one search field. */
export class Results {
  /** @param {import('./view.js').View} view */
  constructor(view) {
    this.view = view;
    this.serial = 0;
    this.clear();
  }

  clear() {
    this.serial++;
    /** @type {Set<string>} */
    this.stems = new Set();
    /** @type {HTMLAnchorElement[]} */
    this.options = [];
    /** @type {import('./rank.js').Hit[]} */
    this.rest = [];
    this.active = -1;
    this.view.list.replaceChildren();
    this.expand();
  }

  expand() {
    this.view.input.setAttribute('aria-expanded', String(this.options.length > 0));
    const id = this.options[this.active]?.id;
    if (id) this.view.input.setAttribute('aria-activedescendant', id);
    else this.view.input.removeAttribute('aria-activedescendant');
  }

  /** @param {import('./rank.js').Answer} answer */
  async show(answer) {
    const texts = await this.texts(answer.hits.slice(0, FIRST));
    this.clear();
    this.stems = answer.stems;
    const typing = answer.query.words.filter((w) => w.last).map((w) => w.raw);
    const { languages } = this.view.session.store;
    this.hit = (/** @type {string} */ w) =>
      languages.some((/** @type {any} */ l) => l.fits(w) && this.stems.has(l.stem(w))) || this.stems.has(w) || typing.some((t) => w.startsWith(t));
    this.rest = answer.hits.slice(FIRST);
    this.append(texts);
    this.move(1);
    this.more(PAGE - FIRST);
  }

  /** @param {import('./rank.js').Hit[]} hits */
  texts(hits) {
    return Promise.all(hits.map((h) => this.view.session.text(h.id)));
  }

  /** Shows n further results. @param {number} n */
  async more(n) {
    const { serial } = this;
    if (!this.rest.length) return;
    const texts = await this.texts(this.rest.slice(0, n)).catch(() => []);
    if (serial !== this.serial) return;
    this.rest = this.rest.slice(n);
    this.append(texts);
    this.view.list.nextElementSibling?.matches('.search-more') && this.view.list.nextElementSibling.remove();
    if (this.rest.length && texts.length) this.view.list.after(this.view.button('search-more', this.view.say('more'), () => this.more(PAGE)));
  }

  /** @param {Text[]} texts */
  append(texts) {
    for (const text of texts) {
      const option = this.option(text);
      this.group(text).append(option);
    }
    this.options = [...this.view.list.querySelectorAll('a')];
    this.expand();
  }

  /** The group of a result's chapter. @param {Text} text */
  group(text) {
    const { list, id } = this.view;
    const known = [...list.children].find((g) => /** @type {HTMLElement} */ (g).dataset.page === text.page);
    if (known) return known;
    const title = element('div', 'search-chapter', text.chapter);
    title.id = `${id}-g${list.children.length}`;
    title.setAttribute('role', 'presentation');
    const group = element('div', 'search-group', title);
    group.dataset.page = text.page;
    group.setAttribute('role', 'group');
    group.setAttribute('aria-labelledby', title.id);
    list.append(group);
    return group;
  }

  /** @param {Text} text */
  option(text) {
    const { view } = this;
    const hit = this.hit || (() => false);
    const about = [view.name('kind', text.type), text.level && view.name('level', text.level), text.above].filter(Boolean).join(' · ');
    const a = /** @type {HTMLAnchorElement} */ (
      element('a', 'search-result', [
        element('span', 'search-title', view.marked(text.title, hit)),
        element('span', 'search-about', about),
        element('span', 'search-excerpt', view.marked(text.excerpt, hit)),
      ])
    );
    a.id = `${view.id}-r${text.id}`;
    a.href = view.session.root + text.url;
    a.tabIndex = -1;
    a.setAttribute('role', 'option');
    a.setAttribute('aria-selected', 'false');
    a.addEventListener('click', () => view.leave(text));
    return a;
  }

  /** Makes the next or previous result the active one. @param {number} step */
  move(step) {
    const n = this.options.length;
    if (!n) return;
    this.options[this.active]?.setAttribute('aria-selected', 'false');
    this.active = (this.active + step + n) % n;
    const option = this.options[this.active];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.expand();
  }

  open() {
    this.options[this.active]?.click();
  }
}
