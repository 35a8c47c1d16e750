// The search field and its results: a combobox with a list of links.

import { element } from './arrive.js';
import { Filters } from './filters.js';
import { marked } from './mark.js';
import { recall, remember } from './recent.js';
import { Results } from './results.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {(text: import('./store.js').Text, stems: Iterable<string>) => void} Go */

let views = 0;

/** One search field with its list. */
export class View {
  /** @param {Session} session @param {HTMLElement} host @param {Go} go */
  constructor(session, host, go) {
    this.session = session;
    this.go = go;
    this.id = 'search-' + ++views;
    this.words = JSON.parse(document.getElementById('gen-strings')?.textContent || '{}');
    this.plural = new Intl.PluralRules(document.documentElement.lang || 'en');
    /** @type {(q: string) => void} */
    this.typed = () => {};
    this.fallback = [...host.children].filter((c) => c.tagName !== 'FORM');
    this.build(host);
    this.results = new Results(this);
    this.filters = new Filters(this);
    this.render('');
  }

  /** The words of the interface for a key. @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    const text = this.words['search.' + key] ?? key;
    return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => values[name]);
  }

  /** A name of the model, translated if there is a word for it. @param {string} group @param {string} value */
  name(group, value) {
    return this.words[`search.${group}.${value}`] ?? value;
  }

  /** @param {HTMLElement} host */
  build(host) {
    const page = host.querySelector('form');
    const form = page || element('form', 'search-form');
    this.input = /** @type {HTMLInputElement} */ (form.querySelector('input') || element('input', 'search-input'));
    const set = (/** @type {Record<string, string>} */ list) => Object.entries(list).forEach(([k, v]) => this.input.setAttribute(k, v));
    set({ type: 'search', name: 'q', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go' });
    set({ 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': this.id, placeholder: this.say('placeholder') });
    if (!page) {
      this.input.setAttribute('aria-label', this.say('label'));
      form.setAttribute('role', 'search');
      const close = this.button('search-close', this.say('close'), () => /** @type {HTMLDialogElement} */ (host).close());
      form.append(this.input, close);
      host.append(form);
    }
    this.bar = element('div', 'search-bar');
    this.status = element('p', 'search-status');
    this.status.setAttribute('role', 'status');
    this.list = element('div', 'search-list');
    this.list.id = this.id;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.say('results'));
    this.empty = element('div', 'search-empty');
    form.after(this.bar, this.status, this.list, this.empty);
    form.addEventListener('submit', (e) => (e.preventDefault(), this.results.open()));
    this.input.addEventListener('input', () => this.run());
    this.input.addEventListener('keydown', (e) => this.key(e));
  }

  /** @param {string} name @param {string} label @param {() => void} press */
  button(name, label, press) {
    const b = element('button', name, label);
    b.setAttribute('type', 'button');
    b.addEventListener('click', press);
    return b;
  }

  /** @param {string} query */
  set(query) {
    this.input.value = query;
    this.run();
  }

  /** @param {KeyboardEvent} e */
  key(e) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!step || e.isComposing) return;
    e.preventDefault();
    this.results.move(step);
  }

  /** Searches for what stands in the field; while one search runs, the latest waits. */
  async run() {
    const query = this.input.value;
    this.typed(query);
    if (this.running) return void (this.waiting = true);
    this.running = true;
    try {
      await this.render(query);
    } catch {
      this.results.clear();
      this.note(navigator.onLine === false ? 'offline' : 'failed');
    }
    this.running = false;
    if (this.waiting) {
      this.waiting = false;
      this.run();
    }
  }

  /** @param {string} query */
  async render(query) {
    const blank = !query.trim();
    for (const e of this.fallback) /** @type {HTMLElement} */ (e).hidden = !blank;
    this.empty.hidden = this.bar.hidden = true;
    if (blank) {
      this.results.clear();
      this.status.textContent = '';
      return this.welcome();
    }
    const answer = await this.session.ask(query);
    await this.results.show(answer);
    this.bar.hidden = false;
    this.filters.follow(query);
    const n = answer.hits.length;
    if (!n) {
      this.note('none', { query });
      return this.welcome();
    }
    const more = answer.corrected.map(([from, to]) => this.say('corrected', { from, to }));
    const count = answer.weak ? this.say('nearest', { query }) : this.say('count.' + this.plural.select(n), { n });
    this.status.textContent = [count, ...more].join(' ');
  }

  /** @param {string} key @param {Record<string, string>} [values] */
  note(key, values) {
    this.status.textContent = this.say(key, values);
  }

  /** What there is before a search: recent searches, topics, a random question. */
  async welcome() {
    const section = (/** @type {string} */ key, /** @type {HTMLElement[]} */ buttons) =>
      buttons.length ? [element('h2', 'search-heading', this.say(key)), element('div', 'search-chips', buttons)] : [];
    const chip = (/** @type {string} */ q, /** @type {string} */ label) => this.button('search-chip', label, () => (this.set(q), this.input.focus()));
    const recent = section('recent', recall().map((q) => chip(q, q)));
    this.empty.replaceChildren(...recent);
    this.empty.hidden = false;
    await this.session.open();
    const topics = this.session.store.facts.topic.slice(0, 12);
    const random = this.button('search-random', this.say('random'), async () => {
      const text = await this.session.use(() => this.session.store.random());
      this.go(text, []);
      location.href = this.session.root + text.url;
    });
    const list = section('topics', topics.map((/** @type {[string, number]} */ [t]) => chip(`topic:${t} `, t.replace(/-/g, ' '))));
    this.empty.replaceChildren(...recent, ...list, random);
  }

  /** A text with the words of the answer marked. @param {string} text @param {(w: string) => boolean} hit */
  marked(text, hit) {
    return marked(text, hit).map(([piece, on]) => (on ? element('mark', 'search-mark', piece) : piece));
  }

  /** @param {import('./store.js').Text} text */
  leave(text) {
    remember(this.input.value);
    this.go(text, this.results.stems);
  }
}
