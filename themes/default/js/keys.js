// The keyboard: single letters outside of fields, all listed under "?", all possible to switch off.

import { above, one, questions, visit } from './dom.js';
import { toggleOutline } from './sides.js';
import { get } from './state.js';

/** @param {number} step */
function go(step) {
  const list = questions();
  const focused = list.findIndex((el) => el === document.activeElement || el.contains(document.activeElement));
  const at = focused >= 0 ? focused : above(list);
  const next = list[at < 0 && step < 0 ? 0 : at + step];
  if (next) visit(next);
}

/** @type {Record<string, () => void>} */
const actions = {
  '/': () => one('[data-search]')?.click(),
  j: () => go(1),
  k: () => go(-1),
  '[': () => one('a[rel="prev"]')?.click(),
  ']': () => one('a[rel="next"]')?.click(),
  p: () => one('[data-practice]:not([hidden])')?.click(),
  t: toggleOutline,
  '?': () => import('./help.js').then((m) => m.open()),
};

/** Whether single letters do something. */
export const enabled = () => get('keys', document.documentElement.dataset.keys !== 'off');

/**
 * Whether keys belong to what has the focus: a field, an open dialog.
 * @param {KeyboardEvent} event
 */
export function typing(event) {
  const el = event.target;
  return (
    !!one('dialog[open]') ||
    (el instanceof HTMLElement && (el.isContentEditable || el.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')))
  );
}

/**
 * What a key means: on a keyboard of another script, what is printed there on a Latin one.
 * @param {KeyboardEvent} event
 */
export function meant({ key, code }) {
  if (key <= '~' || /\p{sc=Latin}/u.test(key)) return key;
  return code.startsWith('Key') ? code[3].toLowerCase() : { BracketLeft: '[', BracketRight: ']' }[code] ?? key;
}

/**
 * Whether a key is held that makes a command of another. Brackets need Alt on many keyboards.
 * @param {KeyboardEvent} event
 */
export const held = ({ key, ctrlKey, metaKey, altKey }) => metaKey || (ctrlKey && !altKey) || (altKey && !/^[[\]/?]$/.test(key));

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && meant(event) === 'k' && one('[data-search]')) {
    event.preventDefault();
    return actions['/']();
  }
  if (held(event) || typing(event) || !enabled()) return;
  const act = Object.hasOwn(actions, meant(event)) && actions[meant(event)];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-help]')) actions['?']();
});
