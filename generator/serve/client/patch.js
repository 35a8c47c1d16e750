// Replaces the part of a document that differs between two versions from the server. Versions are
// compared with each other, never with the page: what scripts and the reader have done to the page
// (opened answers, chosen options, copy buttons, the colour scheme) is not a difference.

/** Parses a page as the server sends it. */
export function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html').documentElement;
}

/**
 * Brings the page from shown.base to next. Throws when it has lost track of the page.
 * @param {{base: Element, nodes: Map<Node, Node>, patched?: boolean}} shown
 * @param {Element} next
 */
export async function patch(shown, next) {
  const p = { was: shown.nodes, is: new Map(), sheets: [], leaving: [], first: !shown.patched };
  element(p, shown.base, next);
  shown.base = next;
  shown.nodes = p.is;
  shown.patched = true;
  await Promise.all(p.sheets.map(loaded));
  for (const sheet of p.leaving) sheet.remove();
}

/** The old style sheet stays until the new one is there; or else the page would flash. */
const loaded = (link) =>
  new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    setTimeout(resolve, 2000);
  });

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const isSheet = (node) => node.nodeName === 'LINK' && node.relList.contains('stylesheet');

function element(p, before, after) {
  const live = p.was.get(before);
  if (!live) throw new Error('lost');
  p.is.set(after, live);
  if (!isElement(before)) {
    live.data = after.data;
    return;
  }
  attributes(before, after, live, p.first && live === document.documentElement);
  if (before.nodeName === 'TEMPLATE') live.innerHTML = after.innerHTML;
  // With scripts on, the page has the inside of a noscript as text, the parsed document as elements.
  if (before.nodeName !== 'NOSCRIPT') children(p, before, after, live);
}

/** Only what differs is set, so that an attribute that a script has changed stays. */
function attributes(before, after, live, keepAll) {
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) === value) continue;
    if (name === 'class') classes(before, after, live, keepAll);
    else live.setAttribute(name, value);
  }
  if (keepAll) return; // a script in the head has set some before the copy was made
  for (const { name } of before.attributes) {
    if (!after.hasAttribute(name)) live.removeAttribute(name);
  }
}

function classes(before, after, live, keepAll) {
  if (!keepAll) live.classList.remove(...before.classList);
  live.classList.add(...after.classList);
}

function children(p, before, after, live) {
  const olds = [...before.childNodes];
  const news = [...after.childNodes];
  const partner = match(olds, news);
  const kept = new Set(partner.values());
  for (const old of olds) {
    if (!kept.has(old)) leave(p, old, live);
  }
  let anchor = null; // what stands behind the node at hand; nothing yet
  let open = true;
  for (const node of news.reverse()) {
    const old = partner.get(node);
    if (!old) {
      anchor = enter(p, node, live, open ? end(p, kept, olds, live) : anchor);
    } else {
      if (same(old, node)) carry(p, old, node);
      else element(p, old, node);
      anchor = below(p.was.get(old), live);
    }
    open = false;
  }
}

/** Where a last child goes: behind the last that stays, before what scripts have added at the end. */
function end(p, kept, olds, live) {
  const last = olds.findLast((old) => kept.has(old));
  return last ? below(p.was.get(last), live).nextSibling : null;
}

function enter(p, node, live, anchor) {
  const copy = document.importNode(node, true);
  pair(p, node, copy);
  live.insertBefore(copy, anchor);
  if (isSheet(copy)) p.sheets.push(copy);
  return copy;
}

function leave(p, old, live) {
  const gone = below(p.was.get(old), live);
  if (isSheet(gone)) p.leaving.push(gone);
  else gone.remove();
}

/** The child of parent that node is or is in: a script may have wrapped it. */
function below(node, parent) {
  while (node && node.parentNode !== parent) node = node.parentNode;
  if (!node) throw new Error('lost');
  return node;
}

function pair(p, a, b) {
  p.is.set(a, b);
  for (a = a.firstChild, b = b.firstChild; a; a = a.nextSibling, b = b.nextSibling) pair(p, a, b);
}

/** Hands what an unchanged part is on the page from the old version to the new. */
function carry(p, a, b) {
  const live = p.was.get(a);
  if (live) p.is.set(b, live);
  if (a.nodeName === 'NOSCRIPT') return;
  for (a = a.firstChild, b = b.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) carry(p, a, b);
}

function same(a, b) {
  if (a.nodeName === 'NOSCRIPT' && b.nodeName === 'NOSCRIPT') return true;
  return a.isEqualNode(b) && (a.nodeName !== 'TEMPLATE' || a.innerHTML === b.innerHTML);
}

const most = 400_000; // pairs that are weighed

/** Finds, for each new node, the old one that it continues, in order. */
function match(olds, news) {
  const found = new Map();
  let start = 0;
  let a = olds.length;
  let b = news.length;
  while (start < a && start < b && same(olds[start], news[start])) found.set(news[start], olds[start++]);
  while (a > start && b > start && same(olds[a - 1], news[b - 1])) found.set(news[--b], olds[--a]);
  const rows = olds.slice(start, a);
  const columns = news.slice(start, b);
  if (rows.length * columns.length > most) throw new Error('too much has changed');
  weigh(rows, columns, found);
  return found;
}

/** The order-keeping pairs of greatest weight: the longest common subsequence, with near misses. */
function weigh(olds, news, found) {
  const width = news.length + 1;
  const best = new Int32Array((olds.length + 1) * width);
  const oldTexts = olds.map(text);
  const newTexts = news.map(text);
  const weight = (i, j) => (oldTexts[i] === newTexts[j] ? 4 : alike(olds[i], news[j]));
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const both = weight(i, j);
      const paired = both && both + best[(i + 1) * width + j + 1];
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    const here = best[i * width + j];
    const both = weight(i, j);
    if (both && here === both + best[(i + 1) * width + j + 1]) found.set(news[j++], olds[i++]);
    else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
}

const text = (node) => (isElement(node) ? node.outerHTML : node.nodeName + node.data);

/** How much two different nodes look like versions of one. */
function alike(a, b) {
  if (a.nodeName !== b.nodeName || isSheet(a) || isSheet(b)) return 0;
  if (!isElement(a)) return 1;
  if (a.id || b.id) return a.id === b.id ? 3 : 0;
  return a.className === b.className ? 2 : 1;
}
