// The door to the search client: it is loaded when the reader reaches for it, with the words of the page's language.

import './site.js';
import strings from 'gen:strings/search';
import look from 'gen:text/css/search.css';
// @ts-ignore The client is put beside this folder when the script is bundled.
import { arrive, mountPage, openDialog } from '../search/search.js';
import { make, one, style } from './dom.js';

style(look);

const root = document.documentElement.dataset.root || './';

if (!one('#gen-strings')) {
  const words = Object.fromEntries(Object.entries(strings).map(([k, v]) => ['search.' + k, v]));
  document.body.append(make('script', { type: 'application/json', id: 'gen-strings' }, JSON.stringify(words)));
}

/** Opens the dialog over the page. */
export const open = () => openDialog(root);

/** Loads what the dialog will need. */
export const warm = () => openDialog(root, true);

/** Makes the search page work. */
export function page() {
  const host = one('[data-search-page]');
  if (host) mountPage(root, host);
}

export { arrive };
