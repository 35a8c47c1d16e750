// The search dialog and the search page.
//
// What the theme does:
//
//   - <html data-root="../../"> holds the relative URL of the site's root.
//   - <script type="application/json" id="gen-strings"> holds the interface's
//     words as one object; those of search begin with "search." (strings.txt).
//   - Its own small script loads this module when the reader reaches for it:
//
//       const search = () => import(root + 'assets/search.<hash>.js');
//       pointerenter, focus of the search button:  search().then(m => m.openDialog(root, true))  warms up
//       click of the button, "/" outside a field, Ctrl-K, Cmd-K:  search().then(m => m.openDialog(root))
//       at start, if sessionStorage has "gen-search":  search().then(m => m.arrive())
//       at start, on the search page:  search().then(m => m.mountPage(root, element))
//
//   - The search page's element holds <form role="search"><input name="q"
//     type="search"></form> and, for readers without script, topics and contents;
//     both stay as they are, the contents only while nothing is searched.
//   - A practice mode that hides answers listens for "gen:reveal", a bubbling
//     event on the question that a result led to.
//
// Text of the guide reaches the page as text nodes only.

import { element, leave, arrive } from './arrive.js';
import { Session } from './session.js';
import { View } from './view.js';

/** @type {Session | undefined} */
let session;
/** @type {HTMLDialogElement | undefined} */
let dialog;

/** @param {string} root */
function begin(root) {
  session ||= new Session(root);
  session.open().catch(() => {});
  return session;
}

/**
 * Opens the dialog; only loads what it needs when warm is set.
 * @param {string} root @param {boolean} [warm]
 */
export function openDialog(root, warm) {
  const s = begin(root);
  if (warm) return;
  if (!dialog) {
    dialog = /** @type {HTMLDialogElement} */ (element('dialog', 'search'));
    const view = new View(s, dialog, go);
    dialog.setAttribute('aria-label', view.say('label'));
    document.body.append(dialog);
    dialog.addEventListener('click', (e) => e.target === dialog && dialog?.close());
  }
  if (dialog.open) return dialog.close();
  const before = document.activeElement;
  dialog.addEventListener('close', () => before instanceof HTMLElement && before.focus(), { once: true });
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

/**
 * Makes the search page work: ?q= is searched and follows what is typed.
 * @param {string} root @param {HTMLElement} host
 */
export function mountPage(root, host) {
  const view = new View(begin(root), host, go);
  view.typed = (q) => history.replaceState(null, '', q ? '?q=' + encodeURIComponent(q) : location.pathname);
  const read = () => view.set(new URLSearchParams(location.search).get('q') || '');
  addEventListener('popstate', read);
  read();
}

/**
 * Prepares the page a result leads to; on the page itself, shows it.
 * @param {import('./store.js').Text} text @param {Iterable<string>} stems
 */
function go(text, stems) {
  const langs = session?.store.facts.langs;
  leave({ anchor: text.anchor, anchors: text.anchors, quiz: text.type === 'quiz', stems: [...stems], langs });
  if (dialog?.open) dialog.close();
  const target = new URL(session?.root + text.url, location.href);
  if (target.pathname === location.pathname) setTimeout(arrive);
}
