// The reader's choice of colours: automatic, light or dark.

import strings from 'gen:strings/core';
import { all, click, make, say } from './dom.js';
import { get, set } from './state.js';

const schemes = ['', 'light', 'dark'];
const glyphs = ['◐', '○', '●'];

/** @returns {number} */
const chosen = () => Math.max(0, schemes.indexOf(get('scheme', '')));

/** Binds the scheme that is chosen, and shows it on every switch. */
export function attach() {
  const i = chosen();
  if (i) document.documentElement.dataset.theme = schemes[i];
  else delete document.documentElement.dataset.theme;
  const name = say([strings.schemeAuto, strings.schemeLight, strings.schemeDark][i]);
  for (const el of all('[data-scheme-switch]')) {
    el.hidden = false;
    el.setAttribute('aria-label', say(strings.scheme, { name }));
    el.replaceChildren(make('span', { 'aria-hidden': true }, glyphs[i]), make('span', { className: 'word' }, name));
  }
}

click('[data-scheme-switch]', () => {
  set('scheme', schemes[(chosen() + 1) % schemes.length] || undefined);
  attach();
});
