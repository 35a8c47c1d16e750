// Filters as buttons. They write the operators that can be typed as well, so
// that the field always says what is searched.

import { element } from './arrive.js';
import { facetValue } from './rank.js';

/** The filter bar of one search field. */
export class Filters {
  /** @param {import('./view.js').View} view */
  constructor(view) {
    this.view = view;
    this.query = '';
    this.panel = element('div', 'search-filters');
    this.panel.hidden = true;
    this.toggle = view.button('search-toggle', view.say('filters'), () => {
      this.panel.hidden = !this.panel.hidden;
      this.toggle.setAttribute('aria-expanded', String(!this.panel.hidden));
      this.follow(this.query);
    });
    this.toggle.setAttribute('aria-expanded', 'false');
    view.bar.append(this.toggle, this.panel);
  }

  /** Counts what the query finds, each group without its own filter. @param {string} query */
  async follow(query) {
    this.query = query;
    if (this.panel.hidden) return;
    const { session } = this.view;
    const groups = [];
    for (const name of ['level', 'kind', 'topic']) {
      const { hits } = await session.ask(this.without(query, name));
      const counts = (await session.use(() => session.ranker.tally(hits)))[name].filter(([, n]) => n);
      if (query !== this.query) return;
      const buttons = counts.map(([value, n]) => this.button(name, value, n));
      if (buttons.length) groups.push(element('div', 'search-facet', [element('span', 'search-heading', this.view.say(name)), ...buttons]));
    }
    this.panel.replaceChildren(...groups);
  }

  /** @param {string} query @param {string} name */
  without(query, name) {
    return query.replace(new RegExp(`(^|\\s)${name}:("[^"]*"?|\\S+)`, 'gi'), '$1');
  }

  /** @param {string} name @param {string} value @param {number} n */
  button(name, value, n) {
    const { view } = this;
    const typed = view.input.value.match(new RegExp(`(?:^|\\s)${name}:("[^"]*"?|\\S+)`, 'i'));
    const on = !!typed && facetValue(typed[1].replace(/"/g, '')) === value;
    const b = view.button('search-chip', '', () => {
      const rest = this.without(this.query, name).trim();
      view.set(on ? rest : `${rest} ${name}:${value}`.trim());
    });
    b.setAttribute('aria-pressed', String(on));
    b.append(view.name(name, value).replace(/-/g, ' '), element('span', 'search-count', String(n)));
    return b;
  }
}
