// The search of a guide: the entry that the bundler makes one module of.
//
// What the theme does:
//
//   - <html data-root="../../"> holds the relative URL of the site's root.
//   - <script type="application/json" id="gen-strings"> holds the words of the
//     interface as one object; those of search begin with "search." and are
//     listed, in English, in strings.txt.
//   - Its own small script imports this module when the reader reaches for it,
//     as m, with root being data-root:
//
//       pointerenter or focus of the search button   m.openDialog(root, true), which only loads
//       click of it, "/" outside a field, Ctrl-K, Cmd-K   m.openDialog(root)
//       sessionStorage has "gen-search" at start     m.arrive()
//       on the search page at start                  m.mountPage(root, element)
//
//   - The search page's element holds <form role="search"><input name="q"
//     type="search" aria-label="..."></form> and, for readers without script,
//     topics and contents. Those stay visible while nothing is searched.
//   - A practice mode that hides answers listens for "gen:reveal", a bubbling
//     event on the question that a result led to.
//
// Text of the guide reaches the page as text nodes only.

import { element } from './dom.js';
import { kit } from './kit.js';
import { createSession } from './session.js';
import { createView } from './view.js';

/** @type {ReturnType<typeof createSession> | undefined} */
let session;
/** @type {HTMLDialogElement | undefined} */
let dialog;

/** @param {string} root */
function begin(root) {
  session ||= createSession(root);
  session.store().catch(() => {});
  return session;
}

/** Reveals and marks what a search result led to, if one led to this page. */
export const arrive = async () => (await import('./later.js')).arrive(kit);

/**
 * Opens the dialog, or closes it; only loads what it needs when warm is set.
 * @param {string} root @param {boolean} [warm]
 */
export function openDialog(root, warm) {
  const s = begin(root);
  if (warm) return;
  if (!dialog) {
    const d = /** @type {HTMLDialogElement} */ (element('dialog', ''));
    dialog = d;
    document.body.append(d);
    createView(s, d, () => d.close());
    d.onclick = (e) => {
      if (e.target === d) d.close(); // an arrow's false would cancel links
    };
  }
  if (dialog.open) return dialog.close();
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  dialog.onclose = () => before?.focus();
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

/**
 * Makes the search page work: ?q= is searched and follows what is typed.
 * @param {string} root @param {HTMLElement} host
 */
export function mountPage(root, host) {
  const search = createView(begin(root), host);
  search(host.querySelector('input')?.value || new URLSearchParams(location.search).get('q') || ''); // someone may have typed already
}
