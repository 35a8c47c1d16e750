// Chapters and outline: drawers close once a link is followed, the outline is remembered open or closed.

import { one } from './dom.js';
import { get, set } from './state.js';

const wide = matchMedia('(min-width: 84rem)');
const narrow = matchMedia('(max-width: 45.99rem)');

/** @returns {HTMLDetailsElement | null} */
const details = () => document.querySelector('#outline details');

/** The outline that was opened or closed already: a patch of the page leaves it as the reader has it. @type {HTMLElement | null} */
let known = null;

/** Where the outline has a column it is open, above the text it is closed, unless the reader chose otherwise there. */
const key = () => (wide.matches ? 'outline' : 'above');

/** Opens or closes the outline as it was left. */
export function attach() {
  const el = details();
  if (!el || el === known) return;
  known = el;
  el.open = get(key(), wide.matches);
  document.documentElement.dataset.outline = 'kept';
}
wide.addEventListener('change', () => {
  known = null;
  attach();
});

/** Opens or closes the outline, as a drawer where there is no room for it. */
export function toggleOutline() {
  const nav = one('#outline');
  const el = details();
  if (!nav || !el) return;
  if (narrow.matches) return nav.togglePopover();
  el.open = !el.open;
  if (el.open) one('a[aria-current], a', nav)?.focus();
}

document.addEventListener(
  'toggle',
  (event) => {
    const el = details();
    if (event.target === el && !narrow.matches) set(key(), el?.open === wide.matches ? undefined : el?.open);
    if (event.target === one('#outline') && one('#outline:popover-open') && el) el.open = true;
  },
  true,
);
document.addEventListener('click', (event) => {
  const drawer = event.target instanceof Element && event.target.closest('a') && event.target.closest('[popover]:popover-open');
  if (drawer instanceof HTMLElement) drawer.hidePopover();
});
