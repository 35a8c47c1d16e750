// Brings the page up to date after each build: the part of the document that has changed is replaced,
// and the window is only reloaded where that cannot work.

import { listen } from './stream.js';
import { overlay } from './overlay.js';
import { parse, patch } from './patch.js';
import { keep, restore, save } from './place.js';

/** @param {{base: Element, nodes: Map<Node, Node>, session: string, serial: number, report: number, tag: string}} shown */
export function follow(shown) {
  restore();
  let latest = null;
  let busy = false;
  listen(async (message) => {
    if (shown.tag) overlay(message.problems ?? []);
    else if (message.report !== shown.report) return reload(); // a page of the server's own lists them itself
    latest = message;
    if (busy) return;
    busy = true;
    try {
      while (latest) {
        const next = latest;
        latest = null;
        await update(shown, next);
      }
    } catch {
      reload();
    }
    busy = false;
  });
}

async function update(shown, message) {
  if (!message.ready || (message.session === shown.session && message.serial === shown.serial)) return;
  if (message.session !== shown.session || !shown.tag) return reload();
  const fresh = Object.entries(message.assets).filter(([, since]) => since > shown.serial);
  if (fresh.some(([path]) => /\.m?js$/.test(path))) return reload();
  const answer = await fetch(location.pathname + location.search, { cache: 'no-store', headers: { 'If-None-Match': shown.tag } }).catch(() => null);
  if (!answer) return; // the server is gone; when it is back, it says what is now
  if (answer.status !== 304) {
    if (answer.redirected || !answer.headers.get('Content-Type')?.startsWith('text/html')) return reload();
    const next = parse(await answer.text());
    const tag = next.querySelector('script[data-session]')?.dataset.tag;
    if (!tag || scripts(next) !== scripts(shown.base)) return reload();
    await keep(() => patch(shown, next));
    shown.tag = tag;
  }
  for (const [path, since] of fresh) swap(path, since);
  shown.serial = message.serial;
  if (answer.status !== 304) document.dispatchEvent(new CustomEvent('gen:patched'));
}

function reload() {
  save();
  location.reload();
  return new Promise(() => {}); // nothing more happens on this page
}

/** The scripts of a document; to replace one needs a new window. */
const scripts = (root) =>
  [...root.querySelectorAll('script:not([data-session])')]
    .filter((s) => !s.type || /module|javascript/.test(s.type))
    .map((s) => s.type + ' ' + (s.getAttribute('src') ?? s.textContent))
    .join('\n');

/** Loads a style sheet or image anew that has changed under its name. */
function swap(path, since) {
  for (const [selector, name] of [['link[rel~="stylesheet"]', 'href'], ['img', 'src']]) {
    for (const el of document.querySelectorAll(selector)) {
      const url = new URL(el[name], location.href);
      if (decoded(url.pathname) !== path || url.origin !== location.origin) continue;
      url.searchParams.set('v', since);
      el[name] = url.href;
    }
  }
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign
  }
}
